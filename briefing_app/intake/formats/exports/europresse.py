"""Exports of Europresse: a saved page with an `article` for each, its parts told by their classes."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import DetailSource
from briefing_app.errors import Refused
from briefing_app.intake.clues.dates import date_in
from briefing_app.intake.clues.genre import genre_named
from briefing_app.intake.containers.hardened_xml import attribute, words
from briefing_app.intake.formats.blocks import UNSEEN, paragraphs_in
from briefing_app.intake.formats.exports.lines import TOLD_IN_LINE, length_doubt, told_words
from briefing_app.intake.formats.html import decoded_page
from briefing_app.intake.formats.several import each
from briefing_app.intake.formats.wire.items import without_by
from briefing_app.intake.limits import MAX_HTML_BYTES
from briefing_app.intake.reading import Format, Reading
from briefing_app.intake.text.markup_text import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_MARK = b"DocPublicationName"
_ISSUE = re.compile(
    r",?\s*(?:no|n°|nº)\.?\s*[\d-]+.*$|\s*\((?:site web|tablette|réf\. site)[^)]*\)\s*$", re.IGNORECASE
)
_NO_TEXT = UNSEEN | {"footer", "aside", "header"}
_LONGEST_BYLINE = 120


def looks_like_europresse(data: bytes, name: str) -> bool:
    """Tell by the class that the names of outlets have."""
    return _MARK in data and b"DocHeader" in data and b"<article" in data


def read_europresse(data: bytes) -> Iterator[Reading | Refused]:
    """Return the articles of an export; one that cannot be understood is refused, the rest go on."""
    tree = tree_of(decoded_page(data))
    articles = [one for one in tree.iter("article") if _of_class(one, "DocPublicationName") is not None]
    if not articles:
        raise Refused("The export holds no articles.", hint="Export them again with their full text.")
    return each(partial(_article, one) for one in articles)


def _article(article: _Element) -> Reading:
    body = _of_class(article, "DocText")
    if body is None:
        body = next(iter(article.iter("section")), None)
    paragraphs = [] if body is None else paragraphs_in(body, _NO_TEXT)
    if not paragraphs:
        raise Refused("This article of the export has no text.")
    heads = [words(one) for one in article.iter() if "DocHeader" in attribute(one, "class").split()]
    line = " ".join(heads)
    told = TOLD_IN_LINE.search(line)
    section = line.partition(",")[0].strip() if line.count(",") else ""
    byline = words(_of_class(article, "sm-margin-bottomNews"))
    text = "\n\n".join(paragraphs)
    return Reading(
        text=text,
        headline=words(_of_class(article, "titreArticle")) or words(_of_class(article, "titreArticleVisu")),
        outlet=_ISSUE.sub("", words(_of_class(article, "DocPublicationName"))),
        byline=without_by(byline) if len(byline) <= _LONGEST_BYLINE else "",
        published_on=date_in(line),
        genre=genre_named(section),
        section="" if date_in(section) else section,
        doubt=length_doubt(told_words(told.group()) if told else None, text),
        source=DetailSource.EXPORT_FIELD,
    )


def _of_class(root: _Element, name: str) -> _Element | None:
    return next((one for one in root.iter() if name in attribute(one, "class").split()), None)


EUROPRESSE = Format(
    name="Europresse export",
    suffixes=(),
    media_types=(),
    max_bytes=MAX_HTML_BYTES,
    looks_like=looks_like_europresse,
    read=read_europresse,
    holds_many=True,
)
