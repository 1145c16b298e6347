"""A whole document: its blocks, what runs round every page, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.document.nodes.apparatus import Contents, EndMark, Index, PageBreak, Sources
from briefing_app.document.nodes.boxed_blocks import Figure, KeyFigures, Table
from briefing_app.document.nodes.text_blocks import (
    Comment,
    Heading,
    ItemHead,
    ListBlock,
    Masthead,
    Paragraph,
    Quotation,
)

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.domain.briefings.briefing import Paper, Tlp

Block = (
    Masthead
    | Heading
    | ItemHead
    | Paragraph
    | Quotation
    | Comment
    | ListBlock
    | Table
    | KeyFigures
    | Figure
    | Contents
    | Index
    | Sources
    | PageBreak
    | EndMark
)


@dataclass(frozen=True, slots=True)
class Marking:
    """What stands in the first line of the header and the last of the footer of each page.

    `words` are the classification and handling (`OFFICIAL`), `tlp` the coloured label;
    both may be empty.
    """

    words: str
    tlp: Tlp


@dataclass(frozen=True, slots=True)
class Furniture:
    """The running head and foot of every page.

    `running_head` is (left, middle), printed from page two on; `foot_left` and `foot_right`
    stand beside the page number; `page_of` has `{page}` and `{pages}`: "Page {page} of {pages}".
    """

    marking: Marking
    running_head: tuple[str, str]
    foot_left: str
    foot_right: str
    page_of: str


@dataclass(frozen=True, slots=True)
class Meta:
    """What a file says of itself; holds nothing that the user did not enter."""

    title: str
    subject: str
    author: str
    keywords: tuple[str, ...]
    language: str
    created_at: datetime
    paper: Paper
    colon: str = ": "


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document, ready for any writer."""

    meta: Meta
    furniture: Furniture
    blocks: tuple[Block, ...]
