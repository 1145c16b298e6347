"""What a web page says about its article: headline, outlet, date, author, link, language, genre."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import ArticleField, DetailSource, Genre
from briefing_app.intake.clues.genre import genre_named
from briefing_app.intake.details.claim import Claim, claim
from briefing_app.intake.details.weighing import weigh
from briefing_app.intake.web.authors import author_claims
from briefing_app.intake.web.dating.claims import publication_claims
from briefing_app.intake.web.headlines import headline_claims, site_in_titles
from briefing_app.intake.web.page import WebPage, text_in, types_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_GENRE_OF_TYPE = {"OpinionNewsArticle": Genre.OP_ED, "AnalysisNewsArticle": Genre.ANALYSIS}
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S+)")
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def web_claims(tree: HtmlElement, markup: str) -> tuple[Claim, ...]:
    """Return what the head, the linked data and the layout of a page say about its article."""
    page = WebPage(tree, markup)
    links = list(_links(page))
    address = links[0].value if links else ""
    headlines = list(headline_claims(page))
    headline = weigh(ArticleField.HEADLINE, headlines).value
    return (
        *headlines,
        *_outlets(page, headline),
        *author_claims(page),
        *publication_claims(page, address, headline),
        *links,
        *_languages(page),
        *_genres(page),
    )


def _outlets(page: WebPage, headline: str) -> Iterator[Claim]:
    named = page.meta.get("og:site_name")
    yield from claim(ArticleField.OUTLET, named, DetailSource.META_TAG, 0.93)
    publisher = page.resolved(page.article.get("publisher"))
    name = text_in(publisher.get("name") if isinstance(publisher, dict) else publisher)
    if not name.startswith(("http:", "https:", "@", "#")):
        yield from claim(ArticleField.OUTLET, name, DetailSource.LINKED_DATA, 0.9)
    if not named and page.site != name:
        yield from claim(ArticleField.OUTLET, page.site, DetailSource.META_TAG, 0.8)
    if headline:
        yield from claim(ArticleField.OUTLET, site_in_titles(page, headline), DetailSource.PAGE_TITLE)


def _links(page: WebPage) -> Iterator[Claim]:
    canonical = next(
        (link.get("href") or "" for link in page.tree.iter("link") if link.get("rel") == "canonical"), ""
    )
    saved = _SAVED_FROM.search(page.markup[:4000])
    for value, source, confidence in (
        (canonical, DetailSource.META_TAG, 0.95),
        (page.meta.get("og:url"), DetailSource.META_TAG, 0.93),
        (text_in(page.article.get("url")), DetailSource.LINKED_DATA, 0.9),
        (saved[1] if saved else "", DetailSource.PAGE_LINE, 0.85),
    ):
        if value.startswith(("http://", "https://")):
            yield from claim(ArticleField.URL, value, source, confidence)


def _languages(page: WebPage) -> Iterator[Claim]:
    declared = page.tree.get("lang") or page.tree.get(_XML_LANGUAGE) or page.meta.get("content-language")
    for value, source in (
        (text_in(page.article.get("inLanguage")), DetailSource.LINKED_DATA),
        (declared or page.meta.get("og:locale", "dc.language", "language"), DetailSource.META_TAG),
    ):
        yield from claim(ArticleField.LANGUAGE, value, source, 0.8)


def _genres(page: WebPage) -> Iterator[Claim]:
    for kind in types_of(page.article):
        if kind in _GENRE_OF_TYPE:
            yield from claim(ArticleField.GENRE, _GENRE_OF_TYPE[kind], DetailSource.LINKED_DATA, 0.95)
            return
    sections = page.article.get("articleSection")
    for label, source in (
        (text_in(page.article.get("genre")), DetailSource.LINKED_DATA),
        *(
            (text_in(value), DetailSource.LINKED_DATA)
            for value in (sections if isinstance(sections, list) else [sections])
        ),
        (page.meta.get("article:section"), DetailSource.META_TAG),
    ):
        if label and (genre := genre_named(label)) not in (None, Genre.NEWS):
            yield from claim(ArticleField.GENRE, genre, source, 0.9)
            return
