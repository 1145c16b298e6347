"""E-books: a magazine or a downloaded paper is its articles, any other book its chapters.

calibre's news downloads come as sections of articles, each with a bar of links above and below.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

from briefing_app.domain.articles.article import ArticleField, DetailSource
from briefing_app.errors import Refused
from briefing_app.intake.clues.dates import date_in
from briefing_app.intake.containers.hardened_xml import attribute, below, first, local_name, parsed_xml, words
from briefing_app.intake.containers.package import Package
from briefing_app.intake.details.claim import claim
from briefing_app.intake.formats.blocks import paragraphs_in
from briefing_app.intake.formats.html import is_article
from briefing_app.intake.formats.several import each
from briefing_app.intake.formats.wire.items import without_by
from briefing_app.intake.limits import MAX_PACKED_BYTES
from briefing_app.intake.reading import Format, Reading
from briefing_app.intake.text.encoding import decode
from briefing_app.intake.text.markup_text import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.etree import _Element

_EPUB = b"mimetypeapplication/epub+zip"
_NO_ARTICLE_NAMES = re.compile(
    r"(?:^|[/_-])(?:nav|toc|cover|title_?page|copyright|colophon|imprint|contents)(?:[._-]|$)|"
    r"^(?!.*article_\d).*(?:^|/)index(?:_[\w]+)*\.x?html?$",
    re.IGNORECASE,
)
_NO_ARTICLE_KINDS = frozenset(
    (
        "toc",
        "cover",
        "titlepage",
        "copyright-page",
        "landmarks",
        "page-list",
        "index",
        "colophon",
        "halftitlepage",
    )
)
_BARS = re.compile(
    r"\bcalibre_navbar|\bcalibre_feed|\bcalibre_next|\bcalibre_previous|\bnavbar\b", re.IGNORECASE
)
_NEWS = re.compile(
    r"\b(?:news|newspaper|magazine|zeitung|zeitschrift|journal|periodical|revue|nachrichten)\b", re.I
)
_FROM_CALIBRE = "calibre"
_DATE_OF_TITLE = re.compile(r"\s*[\[(]?(?:\w{2,10}[,.]?\s+)?\d{1,2}[\s./-].{3,14}\d{4}[\])]?\s*$")
_DOWNLOADED = re.compile(
    r"this article was downloaded by .{0,40}calibre.{0,20}from\s+(?P<url>https?://\S+)", re.I
)
_MOST_CHAPTERS = 2_000


@dataclass(frozen=True, slots=True)
class _Book:
    title: str
    creator: str
    publisher: str
    published_on: date | None
    language: str
    is_news: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a chapter stands in the table of contents."""

    title: str
    section: str


def read_epub(data: bytes) -> Iterator[Reading | Refused]:
    """Yield the articles or chapters of a book in the order of reading."""
    package = Package(data)
    if "META-INF/encryption.xml" in package and b"EncryptedData" in package.part("META-INF/encryption.xml"):
        raise Refused("The e-book is protected against copying.", hint="Paste the text that you need.")
    container = package.xml("META-INF/container.xml")
    opf = next((attribute(one, "full-path") for one in below(container, "rootfile")), "")
    root = parsed_xml(package.part(opf))
    book = _book(root)
    names = _spine(root, posixpath.dirname(opf))
    places = _places(package, root, posixpath.dirname(opf))
    chapters = (name for name in names if name in package and not _NO_ARTICLE_NAMES.search(name))
    found = False
    for part in each(partial(_member, package, name, book, places) for name in chapters):
        found = True
        yield part
    if not found:
        raise Refused("The e-book holds no text that could be an article.")


def looks_like_epub(data: bytes, name: str) -> bool:
    """Tell by the type at the start of the package."""
    return data.startswith(b"PK") and (_EPUB in data[:200] or name.lower().endswith(".epub"))


def _book(root: _Element) -> _Book:
    meta = first(root, "metadata")
    holder = root if meta is None else meta

    def said(name: str) -> list[str]:
        return [text for text in (words(element) for element in below(holder, name)) if text]

    title = " ".join(said("title")[:1])
    calibre = any(_FROM_CALIBRE in text.lower() for text in (*said("contributor"), *said("creator")))
    periodical = any(
        "periodical" in attribute(element, "content").lower() for element in below(holder, "meta")
    )
    subjects = " ".join(said("subject"))
    dates = [found for text in said("date") if (found := date_in(text)) is not None and found.year > 1900]
    return _Book(
        title=_DATE_OF_TITLE.sub("", title) or title,
        creator=", ".join(name for name in said("creator") if _FROM_CALIBRE not in name.lower()),
        publisher=" ".join(name for name in said("publisher")[:1] if _FROM_CALIBRE not in name.lower()),
        published_on=date_in(title) or next(iter(dates), None),
        language=" ".join(said("language")[:1]),
        is_news=periodical or bool(_NEWS.search(subjects)) or (calibre and date_in(title) is not None),
    )


def _spine(root: _Element, folder: str) -> list[str]:
    """Return the names of the chapters in order; what is no text, or no part of the flow, is left out."""
    manifest = {attribute(item, "id"): item for holder in below(root, "manifest") for item in holder}
    names = []
    for holder in below(root, "spine"):
        for reference in list(holder)[:_MOST_CHAPTERS]:
            item = manifest.get(attribute(reference, "idref"))
            if item is None or attribute(reference, "linear") == "no":
                continue
            if "html" in attribute(item, "media-type") and "nav" not in attribute(item, "properties").split():
                names.append(_inside(folder, attribute(item, "href")))
    return names


def _places(package: Package, root: _Element, folder: str) -> dict[str, _Place]:
    """Return what the table of contents calls each chapter, and the section it puts it in."""
    places: dict[str, _Place] = {}
    for item in (item for holder in below(root, "manifest") for item in holder):
        name = _inside(folder, attribute(item, "href"))
        is_nav = "nav" in attribute(item, "properties").split()
        if name not in package or not (is_nav or attribute(item, "media-type") == "application/x-dtbncx+xml"):
            continue
        try:
            tree = parsed_xml(package.part(name))
        except Refused:
            continue
        inside = posixpath.dirname(name)
        for point in below(tree, "navPoint"):
            target = attribute(first(point, "content"), "src").partition("#")[0]
            above = point.getparent()
            section = words(first(above, "navLabel")) if above is not None else ""
            places[_inside(inside, target)] = _Place(words(first(point, "navLabel")), section)
        for link in below(tree, "a"):
            target, _, place = attribute(link, "href").partition("#")
            if target and not place:
                places.setdefault(_inside(inside, target), _Place(words(link), ""))
    return places


def _inside(folder: str, href: str) -> str:
    """Return the name of a member; one that points out of the package names none."""
    return posixpath.normpath(posixpath.join(folder, unquote(href)))


def _member(package: Package, name: str, book: _Book, places: dict[str, _Place]) -> Reading | None:
    return _chapter(package.part(name), book, places.get(name, _Place("", "")))


def _chapter(data: bytes, book: _Book, place: _Place) -> Reading | None:
    try:
        root = parsed_xml(data)
    except Refused:
        root = tree_of(decode(data))
    body = next(below(root, "body"), None)
    if body is None or _kinds(root) & _NO_ARTICLE_KINDS:
        return None
    url = _downloaded_from(body)
    for element in list(body.iter()):
        if isinstance(element.tag, str) and _BARS.search(attribute(element, "class")):
            _remove(element)
    headline = _headline(body, place.title)
    text = "\n\n".join(text for text in paragraphs_in(body) if not _DOWNLOADED.search(text))
    if not is_article(text):
        return None
    return Reading(
        text=text,
        outlet=book.title if book.is_news else book.publisher,
        byline="" if book.is_news else without_by(book.creator),
        published_on=book.published_on,
        url=url,
        language=attribute(root, "lang") or book.language,
        source=DetailSource.FILE_PROPERTIES,
        claims=claim(ArticleField.HEADLINE, headline, DetailSource.HEADING),
        section=place.section if book.is_news else book.title,
        label=headline,
    )


def _downloaded_from(body: _Element) -> str:
    """Return where calibre took an article from."""
    for link in below(body, "a"):
        if attribute(link, "rel") == "calibre-downloaded-from":
            return attribute(link, "href")
    match = _DOWNLOADED.search(words(body)[-600:])
    return match["url"] if match else ""


def _headline(body: _Element, title: str) -> str:
    for name in ("h1", "h2", "h3"):
        if text := words(next(below(body, name), None)):
            return text
    return title


def _kinds(root: _Element) -> set[str]:
    """Return what the first elements of a chapter say it is (`epub:type`)."""
    kinds: set[str] = set()
    for number, element in enumerate(root.iter()):
        if number > 12:
            break
        if local_name(element) in {"body", "section", "html", "div", "nav"}:
            kinds.update(attribute(element, "type").split())
    return kinds


def _remove(element: _Element) -> None:
    """Take an element out and leave the words behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


EPUB = Format(
    name="e-book",
    suffixes=(".epub",),
    media_types=("application/epub+zip",),
    max_bytes=MAX_PACKED_BYTES,
    looks_like=looks_like_epub,
    read=read_epub,
    holds_many=True,
)
