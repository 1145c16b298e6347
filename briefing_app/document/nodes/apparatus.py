"""What helps to find one's way: contents, index, sources, and the marks of page and end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.document.nodes.inlines import Inlines, ItemRef


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents: every `Heading`, with its page, in the order of the document."""

    title: str
    levels: int = 2


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A name and the items that it appears in, each shown by its number."""

    name: str
    items: tuple[ItemRef, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """An alphabetical index: names, their items, and the pages of these after `page_word`."""

    title: str
    entries: tuple[IndexEntry, ...]
    page_word: str = "p."


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A numbered entry of the sources."""

    number: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Sources:
    """The numbered sources under their heading: native footnotes in Word, linked notes in PDF."""

    title: str
    entries: tuple[SourceEntry, ...]
    anchor: str = "sources"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page; `landscape` turns it and those after it, None leaves them."""

    landscape: bool | None = None


@dataclass(frozen=True, slots=True)
class EndMark:
    """The last line of a document, so that a lost last page is noticed."""

    text: str
