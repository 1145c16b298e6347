"""What a web page says about its article: headline, outlet, date, author, link, genre."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from briefing_app.domain.article import Genre
from briefing_app.intake.genre import genre_named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Review|Report)$")
_GENRE_OF_TYPE = {
    "OpinionNewsArticle": Genre.OP_ED,
    "AnalysisNewsArticle": Genre.ANALYSIS,
}
_SEPARATOR = re.compile(r"\s+(?:[|·•»:]|[-–—])\s+|\s*\|\s*|:\s+")
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S+)")
_LONGEST_SITE_WORDS = 5


@dataclass(frozen=True, slots=True)
class WebDetails:
    """The details as the page gives them; "" where it says nothing."""

    headline: str = ""
    outlet: str = ""
    byline: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    genre: Genre | None = None


@dataclass(slots=True)
class _Page:
    meta: dict[str, str] = field(default_factory=dict)
    data: list[dict[str, Any]] = field(default_factory=list)


def web_details(tree: HtmlElement, markup: str) -> WebDetails:
    """Return the details from meta tags, linked data and headings of a page."""
    page = _Page(_meta_of(tree), list(_linked_data(tree)))
    article = next((item for item in page.data if _is_article(item)), {})
    site = _site_name(page, article)
    titles = _titles(tree, page, article)
    headline = _headline(_headings(tree), titles, site)
    return WebDetails(
        headline=headline,
        outlet=site or (_site_in_titles(titles, headline) if headline else ""),
        byline=_authors(article) or _plain_author(page.meta),
        published=_text(article.get("datePublished"))
        or page.meta.get("article:published_time", "")
        or page.meta.get("parsely-pub-date", "")
        or page.meta.get("dc.date.issued", ""),
        url=_link(tree, page, article, markup),
        language=(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
        or page.meta.get("og:locale", "")
        or page.meta.get("content-language", ""),
        genre=_genre(page, article),
    )


def _meta_of(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("http-equiv") or ""
        value = (element.get("content") or "").strip()
        if key and value:
            found.setdefault(key.strip().lower(), value)
    return found


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            waiting = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting.extend(value[:50])
            elif isinstance(value, dict):
                yield value
                waiting.extend(value[key] for key in ("@graph", "mainEntity") if key in value)


def _is_article(item: dict[str, Any]) -> bool:
    return any(_ARTICLE_TYPES.search(name) for name in _types(item))


def _types(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _site_name(page: _Page, article: dict[str, Any]) -> str:
    publisher = article.get("publisher")
    if isinstance(publisher, list):
        publisher = publisher[0] if publisher else None
    named = publisher.get("name") if isinstance(publisher, dict) else publisher
    name = (
        page.meta.get("og:site_name")
        or _text(named)
        or page.meta.get("application-name", "")
        or page.meta.get("dc.publisher", "")
    )
    return "" if name.startswith(("http:", "https:", "@", "#")) else name


def _headline(headings: list[str], titles: list[str], site: str) -> str:
    """Return the headline with the name of the site cut off.

    A heading that stands in the other titles is the surest: it is what readers see.
    """
    for heading in headings:
        if len(heading) >= 8 and any(_is_in(title, heading) for title in titles):
            return heading
    if titles:
        return without_site(titles[0], site)
    return headings[0] if headings else ""


def _titles(tree: HtmlElement, page: _Page, article: dict[str, Any]) -> list[str]:
    titles = (
        page.meta.get("og:title", ""),
        _text(article.get("headline")),
        page.meta.get("twitter:title", ""),
        " ".join((tree.findtext(".//title") or "").split()),
    )
    return [title for title in titles if title]


def _headings(tree: HtmlElement) -> list[str]:
    found = [" ".join(heading.text_content().split()) for heading in tree.iter("h1", "h2")]
    return [heading for heading in found if heading]


def _is_in(title: str, heading: str) -> bool:
    """Tell whether a heading begins a title, or is one of its parts."""
    wanted = _letters(heading)
    if not wanted:
        return False
    parts = [_letters(part) for part in _SEPARATOR.split(title)]
    return _letters(title).startswith(wanted) or (len(heading.split()) > 2 and wanted in parts)


def _site_in_titles(titles: list[str], headline: str) -> str:
    """Return what stands after the headline in a title, when it can be the name of a site."""
    for title in titles:
        if title.startswith(headline) and (cut := _SEPARATOR.match(title, len(headline))):
            site = _SEPARATOR.split(title[cut.end() :])[-1]
            if 1 <= len(site.split()) <= _LONGEST_SITE_WORDS - 1:
                return site
    return ""


def without_site(title: str, site: str) -> str:
    """Return `title` without ` | Site` or ` - Site` at its end, or `Site: ` at its start."""
    cuts = list(_SEPARATOR.finditer(title))
    wanted = _letters(site)
    for cut in cuts:
        if wanted and _letters(title[cut.end() :]) == wanted:
            return title[: cut.start()]
    if cuts and wanted and _letters(title[: cuts[0].start()]) == wanted:
        return title[cuts[0].end() :]
    bar = next((match for match in cuts if "|" in match.group()), None)
    if bar is not None and bar.start() >= 15 and len(title[bar.end() :].split()) <= _LONGEST_SITE_WORDS:
        return title[: bar.start()]
    return title


def _authors(article: dict[str, Any]) -> str:
    authors = article.get("author")
    names = []
    for author in authors if isinstance(authors, list) else [authors]:
        name = _text(author.get("name")) if isinstance(author, dict) else _text(author)
        if name and not name.startswith("http") and name not in names:
            names.append(name)
    if len(names) > 1:
        return ", ".join(names[:-1]) + " and " + names[-1]
    return names[0] if names else ""


def _plain_author(meta: dict[str, str]) -> str:
    for key in ("author", "article:author", "parsely-author", "dc.creator", "byl"):
        value = meta.get(key, "")
        if value and not value.startswith(("http", "@", "/")):
            return re.sub(r"^(?:by|von|par)\s+", "", value, flags=re.IGNORECASE)
    return ""


def _link(tree: HtmlElement, page: _Page, article: dict[str, Any], markup: str) -> str:
    canonical = next(
        (link.get("href") or "" for link in tree.iter("link") if link.get("rel") == "canonical"), ""
    )
    saved = _SAVED_FROM.search(markup[:4000])
    for value in (canonical, page.meta.get("og:url", ""), _text(article.get("url")), saved and saved[1]):
        if value and value.startswith(("http://", "https://")):
            return value
    return ""


def _genre(page: _Page, article: dict[str, Any]) -> Genre | None:
    for kind in _types(article):
        if kind in _GENRE_OF_TYPE:
            return _GENRE_OF_TYPE[kind]
    sections = article.get("articleSection")
    for label in (
        _text(article.get("genre")),
        *([_text(value) for value in sections] if isinstance(sections, list) else [_text(sections)]),
        page.meta.get("article:section", ""),
    ):
        if label and (genre := genre_named(label)) not in (None, Genre.NEWS):
            return genre
    return None


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
