"""The closed vocabulary of a printable document.

A `Document` is a list of blocks; a block holds inlines; neither knows fonts or sizes.
A paragraph says its `Role`, and the house style says what that role looks like. Every
writer handles every node (`match` ending in `assert_never`), so that a new one fails type
checking in each writer that lacks it.

Order on paper is the order of `blocks`. `origin` on a block is the id of the briefing item
(or section) that it came from, None for furniture: the preview finds its item by it.
Text in nodes is final: numbers, dates and quotation marks are already those of the language.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.domain.briefing import Paper, Tlp

SEPARATOR = " · "
"""What stands between the parts of a line that make no sentence; writers may break a marking there."""


class Role(StrEnum):
    """What a paragraph is for; the value is the name of its style in Word and in house styles."""

    MASTHEAD_ORG = "Masthead Org"
    MASTHEAD_TITLE = "Masthead Title"
    ISSUE_LINE = "Issue Line"
    CONTROL_LABEL = "Control Label"
    CONTROL_VALUE = "Control Value"
    BLUF = "BLUF"
    SECTION_1 = "Section 1"
    SECTION_2 = "Section 2"
    ITEM_HEAD = "Item Head"
    ITEM_HEAD_ORIG = "Item Head Orig"
    ITEM_SOURCE = "Item Source"
    ITEM_BODY = "Item Body"
    ALSO_IN = "Also In"
    STATEMENT = "Statement"
    STATEMENT_ATTRIBUTION = "Statement Attribution"
    STATEMENT_ORIG = "Statement Orig"
    ASSESSMENT = "Assessment"
    COMMENT = "Comment"
    NOTE = "Note"
    TALKING_POINT = "Talking Point"
    QA_Q = "QA Q"
    QA_A = "QA A"
    TABLE_HEAD = "Table Head"
    TABLE_CELL = "Table Cell"
    SOURCE_ENTRY = "Source Entry"
    SOURCE_SUMMARY = "Source Summary"
    FOOTNOTE_TEXT = "Footnote Text"
    MARKING = "Marking"
    HEADER = "Header"
    FOOTER = "Footer"
    SIDE_LABEL = "Side Label"
    SIDE_NOTE = "Side Note"
    TOC_1 = "TOC 1"
    TOC_2 = "TOC 2"
    INDEX_1 = "Index 1"
    CAPTION = "Caption"
    NOTICE = "Notice"
    END_MARK = "End Mark"


class Emphasis(StrEnum):
    """How words stand out from those around them."""

    NONE = "none"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Text:
    """Words. `language` is a BCP 47 tag where it differs from the document's, else ""."""

    text: str
    emphasis: Emphasis = Emphasis.NONE
    language: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address; `url` is http, https or mailto, checked by `compose`."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class SourceRef:
    """`[3][7]`: the numbers of entries in the document's `Sources`, each a live link."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ItemRef:
    """A live link to the block whose `anchor` it names, shown as `text`."""

    anchor: str
    text: str


Inline = Text | Link | SourceRef | ItemRef
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in a role; `label` and `notes` stand beside it in the side column, if any.

    `number` hangs before its first line ("7", so that people can answer "para 7"). A `changed`
    one carries a bar in the margin: it is newer than the last report.
    """

    role: Role
    inlines: Inlines
    label: str = ""
    notes: tuple[str, ...] = ()
    anchor: str = ""
    origin: int | None = None
    number: str = ""
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of page one: organisation lines, product title, then lines of control data.

    `dateline` holds (left, middle, right) of the issue line, any of them "";
    `control` are label and value pairs, empty ones left out already. `second_title` is the
    title in the second language of a bilingual post, set under the first.
    """

    organisation: tuple[str, ...]
    title: str
    dateline: tuple[str, str, str]
    control: tuple[tuple[str, str], ...] = ()
    second_title: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (section) or 2; it enters the outline and the contents.

    `number` is "1" or "" and `label` a short word for the side column ("Our country"),
    which may repeat the heading in small; `anchor` is unique in the document.
    """

    level: int
    inlines: Inlines
    anchor: str
    number: str = ""
    label: str = ""
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class ItemHead:
    """The head of a numbered item: its headline in the language of the desk, and a tag such as `new`.

    `genre` is the printed word for opinion pieces ("editorial"), "" for news; `number` is printed
    with the headline. Level 3 of the outline.
    """

    number: str
    inlines: Inlines
    anchor: str
    genre: str = ""
    tag: str = ""
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A statement in the printed grammar; never parted from its attribution.

    `attribution` stands as a line of its own: speaker, function, occasion. `content` is what
    was said with its printed quotation marks (none if indirect) and ends in its `SourceRef`.
    `label` and `notes` are for the side column: number or name, date, manner. Where `content`
    is a translation, `original` has the words as they were said, after their language.
    """

    attribution: Inlines
    content: Inlines
    label: str = ""
    notes: tuple[str, ...] = ()
    anchor: str = ""
    origin: int | None = None
    original: Inlines = ()


@dataclass(frozen=True, slots=True)
class Comment:
    """The analyst's words, set apart from reporting; `title` and `caution` say whose they are.

    `role` is `COMMENT`, or `ASSESSMENT` for the judgements of a report.
    """

    title: str
    caution: str
    paragraphs: tuple[Inlines, ...]
    origin: int | None = None
    role: Role = Role.COMMENT


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; `ordered` lists are numbered from 1."""

    items: tuple[Inlines, ...]
    ordered: bool = False
    role: Role = Role.ITEM_BODY
    label: str = ""
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width, relative to the others."""

    head: str
    share: float = 1.0
    align_right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head repeats on each page and whose rows stay whole where they can.

    `description` is its alternative text; `label` stands in the side column. With no column
    heads at all (every `head` is "") no head row is printed. A row of one cell in a table of
    several columns is the heading of the rows under it, across all columns.

    The first `row_heads` columns head their rows. Where the columns need more than the
    measure they are set in groups, one after the other, each with those columns again.
    A `wide` table fills the whole measure, side column too. The `legend` says what its signs
    mean, on each page that it is on. `origins` are the items of its rows, in their order.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    description: str
    caption: str = ""
    label: str = ""
    origin: int | None = None
    row_heads: int = 0
    wide: bool = False
    legend: Inlines = ()
    origins: tuple[int | None, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that a reader should take along: `value` with its unit, what it counts, and since when.

    `change` is the difference to the last report (`+120`), `note` says as of when and after whom.
    """

    value: str
    name: str
    note: Inlines = ()
    change: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Three to five figures side by side in boxes."""

    figures: tuple[KeyFigure, ...]
    label: str = ""
    origin: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: PNG or JPEG bytes, and the words for those who cannot see it."""

    image: bytes
    alt: str
    width_mm: float
    caption: str = ""
    origin: int | None = None


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


def plain(inlines: Inlines) -> str:
    """Return the words of `inlines` as they are read aloud: `[3][7]` for source references."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text=text) | Link(text=text) | ItemRef(text=text):
                parts.append(text)
            case SourceRef(numbers=numbers):
                parts.extend(f"[{number}]" for number in numbers)
    return "".join(parts)
