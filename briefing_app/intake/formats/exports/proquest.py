"""Exports of ProQuest as plain text: articles between rules, each with labelled lines around its text."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import DetailSource
from briefing_app.errors import Refused
from briefing_app.intake.clues.dates import date_in
from briefing_app.intake.clues.genre import genre_named
from briefing_app.intake.formats.exports.lines import blocks_of, language_named
from briefing_app.intake.formats.several import each
from briefing_app.intake.formats.wire.items import without_by
from briefing_app.intake.limits import MAX_HTML_BYTES
from briefing_app.intake.reading import Format, Reading
from briefing_app.intake.text.encoding import decode
from briefing_app.intake.text.normalise import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_RULE = re.compile(r"_{30,}")
_LABELS = (
    "title|author|publication title|publication info|publication date|publication year|publication subject|"
    "full text|abstract|subject|location|people|company / organization|company|identifier / keyword|"
    "classification|pages|volume|issue|section|publisher|place of publication|country of publication|issn|"
    "source type|language of publication|document type|proquest document id|document url|copyright|"
    "last updated|database|links|first page|start page|column|dateline|credit|number of pages|e-issn"
)
_LABEL = re.compile(rf"(?P<name>{_LABELS}):(?:\s+(?P<value>\S.*)|\s*$)", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*document \d+ of \d+\s*", re.IGNORECASE)
_SIGNS = (b"ProQuest document ID:", b"Full text:")


def looks_like_proquest(data: bytes, name: str) -> bool:
    """Tell by the rules between articles and the labels that all of them have."""
    return b"_" * 30 in data and all(sign in data for sign in _SIGNS)


def read_proquest(data: bytes) -> Iterator[Reading | Refused]:
    """Return the articles of an export; one that cannot be understood is refused, the rest go on."""
    documents: list[list[str]] = [[]]
    for line in clean(decode(data)).split("\n"):
        if _RULE.fullmatch(line.strip()):
            documents.append([])
        else:
            documents[-1].append(line)
    found = [lines for lines in documents if any(_LABEL.match(line) for line in lines)]
    if not found:
        raise Refused("The export holds no articles.", hint="Export them again with their full text.")
    return each(partial(_article, lines) for lines in found)


def _article(lines: list[str]) -> Reading:
    above: list[str] = []
    fields: dict[str, list[str]] = {}
    at_hand = above
    for block in blocks_of(lines, _LABEL):
        match = _LABEL.match(block)
        if match is not None:
            at_hand = fields.setdefault(match["name"].lower(), [])
            if match["value"]:
                at_hand.append(match["value"])
        else:
            at_hand.append(block)
    text = "\n\n".join(fields.get("full text", []))
    if not text or text.lower().startswith("not available"):
        raise Refused("This article of the export has no text.", hint="Export it again with its full text.")

    def one(name: str) -> str:
        return " ".join(fields.get(name, [])[:1])

    titles = [line for line in above if not _NUMBERED.fullmatch(line)]
    return Reading(
        text=text,
        headline=one("title").partition(": [")[0] or " ".join(titles[:1]),
        outlet=one("publication title").partition("; ")[0],
        byline=without_by(one("author").replace(";", ",").strip(" .")),
        dateline=one("dateline"),
        published_on=date_in(one("publication date")),
        language=language_named(one("language of publication")),
        genre=genre_named(one("document type")),
        section=one("section"),
        source=DetailSource.EXPORT_FIELD,
    )


PROQUEST = Format(
    name="ProQuest export",
    suffixes=(),
    media_types=(),
    max_bytes=MAX_HTML_BYTES,
    looks_like=looks_like_proquest,
    read=read_proquest,
    holds_many=True,
)
