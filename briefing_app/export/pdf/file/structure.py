"""The structure of a document: what each painted thing is, and what it belongs to.

Who sets a block makes an `Element` for each paragraph, cell or list body and hands it to the
words painted in it. An element takes its place among those of its parent when something of
it is first painted, so that the tree follows the order of reading and holds nothing that no
page shows. Rows and cells are the exception: they stand where they were made, for a table
keeps its empty cells. A caption is the first of what it captions.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from briefing_app.export.pdf import syntax

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DEEPEST = 6
"""The lowest level of a heading that PDF knows."""


class Kind(StrEnum):
    """The structure types of ISO 32000-1, 14.8.4, that a briefing needs."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    DIVISION = "Div"
    BLOCK_QUOTE = "BlockQuote"
    CAPTION = "Caption"
    CONTENTS = "TOC"
    CONTENTS_ENTRY = "TOCI"
    INDEX = "Index"
    PARAGRAPH = "P"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    H5 = "H5"
    H6 = "H6"
    LIST = "L"
    LIST_ITEM = "LI"
    LABEL = "Lbl"
    LIST_BODY = "LBody"
    TABLE = "Table"
    TABLE_HEAD = "THead"
    TABLE_BODY = "TBody"
    ROW = "TR"
    HEAD_CELL = "TH"
    CELL = "TD"
    SPAN = "Span"
    REFERENCE = "Reference"
    NOTE = "Note"
    LINK = "Link"
    FIGURE = "Figure"


_CAPTION, _PARAGRAPH = Kind.CAPTION, Kind.PARAGRAPH


class Element:
    """A structure element.

    `kids` are its elements and, in between, what is painted of it: a number for marked content
    (`mark_of`), a pair (page, object) for an annotation. `more` are entries of its dictionary,
    `key` tells whether what is painted next goes on with it, `identifier` is unique or "",
    `number` is that of its object in the file.
    """

    __slots__ = ("_attached", "_placed", "identifier", "key", "kids", "kind", "more", "number", "parent")

    def __init__(
        self, kind: Kind, parent: Element | None, more: str = "", *, placed: bool = False, key: object = None
    ) -> None:
        self.kind = kind
        self.parent = parent
        self.more = more
        self.key = key
        self.identifier = ""
        self.number = 0
        self.kids: list[Element | int | tuple[int, int]] = []
        self._attached = parent is None
        self._placed = placed
        if placed and parent is not None:
            parent.kids.append(self)

    def attach(self) -> None:
        """Take a place in the tree, if there is none yet."""
        if self._attached:
            return
        self._attached = True
        if self.parent is not None:
            self.parent.attach()
            if self.kind is _CAPTION:
                self.parent.kids.insert(0, self)
            elif not self._placed:
                self.parent.kids.append(self)

    def walk(self) -> Iterator[Element]:
        """Yield this element and all under it, in the order of reading."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            kids = element.kids
            if len(kids) == 1 and isinstance(kids[0], int):  # nearly every leaf: the one thing painted of it
                continue
            waiting += [kid for kid in reversed(kids) if isinstance(kid, Element)]


class Heading(Element):
    """A heading, whose level is settled when it is first painted.

    It is that of `depth`, but never more than one below the heading before it.
    """

    __slots__ = ("_depth", "_levels")

    def __init__(self, parent: Element, depth: int, levels: list[int]) -> None:
        super().__init__(Kind.H1, parent)
        self._depth = depth
        self._levels = levels

    def attach(self) -> None:
        """Take a place in the tree, and the level that fits it."""
        if not self._attached:
            super().attach()
            level = min(self._depth, self._levels[-1] + 1, DEEPEST)
            self._levels.append(level)
            self.kind = Kind(f"H{level}")


def mark_of(page: int, number: int) -> int:
    """Return what stands among the kids for the marked content `number` of a page, from 0."""
    return page << 20 | number


class Tree:
    """The structure of the document at hand, while its blocks are set one after the other.

    `here` is where the block at hand goes: its section, or what it opened with `enclose`.
    """

    def __init__(self) -> None:
        self.root = Element(Kind.DOCUMENT, None)
        self.here = self.root
        self._titled = False
        self._levels = [0]
        self._sections: list[tuple[int, Element]] = []
        self._blocks: list[Element] = []
        self._notes = 0

    def begin(self, block: int, *, outside: bool = False) -> None:
        """Start the block of that number, counted from 0, in the section that is open.

        A block `outside` closes all sections.
        """
        if outside:
            self._sections.clear()
        self.here = self._sections[-1][1] if self._sections else self.root
        self._blocks += [self.here] * (block + 1 - len(self._blocks))

    def title(self) -> Element:
        """Return the heading for the title of the document, which is above all others."""
        self._titled = True
        return Heading(self.here, 1, self._levels)

    def heading(self, level: int) -> Element:
        """Return a heading of `level`, from 1, whose section the block at hand opens."""
        while self._sections and self._sections[-1][0] >= level:
            self._sections.pop()
        above = self._sections[-1][1] if self._sections else self.root
        section = Element(Kind.SECTION, above)
        self._sections.append((level, section))
        self._settle(section)
        return Heading(section, len(self._sections) + self._titled, self._levels)

    def item_heading(self) -> Element:
        """Return a heading under the section that is open; the item under it is no section."""
        return Heading(self.here, len(self._sections) + 1 + self._titled, self._levels)

    def paragraph(self) -> Element:
        """Return a paragraph of the block at hand."""
        return Element(_PARAGRAPH, self.here)

    def enclose(self, kind: Kind) -> Element:
        """Put all of the block at hand that says no other parent into a new element."""
        self._settle(Element(kind, self.here))
        return self.here

    def note(self, *, at_foot: bool = False) -> Element:
        """Return a note, that a reference may lead to; one at the foot of a page is hung up later."""
        self._notes += 1
        note = Element(Kind.NOTE, None if at_foot else self.here)
        note.identifier = f"note-{self._notes}"
        return note

    def of_part(self, block: int, part: str) -> Element:
        """Return the paragraph for words of a block that say only what `part` they are.

        Those that follow one another in the same part are one paragraph.
        """
        parent = self._blocks[block]
        key = (block, part)
        last = parent.kids[-1] if parent.kids else None
        if isinstance(last, Element) and last.key == key:
            return last
        return Element(Kind.PARAGRAPH, parent, key=key)

    def _settle(self, here: Element) -> None:
        self.here = self._blocks[-1] = here


def hang_notes(notes: Iterable[tuple[Element, Element]]) -> None:
    """Hang each note where it is read: (note, what cites it), once all pages are painted.

    It follows the paragraph or heading that cites it, and is the last of a cell or an item.
    """
    beside: dict[Element, dict[Element, list[Element]]] = {}
    for note, cited_in in notes:
        above = cited_in.parent
        if above is not None and (cited_in.kind is Kind.PARAGRAPH or isinstance(cited_in, Heading)):
            note.parent = above
            beside.setdefault(above, {}).setdefault(cited_in, []).append(note)
        else:
            note.parent = cited_in
            cited_in.kids.append(note)
    for above, found in beside.items():
        kids: list[Element | int | tuple[int, int]] = []
        for kid in above.kids:
            kids.append(kid)
            if isinstance(kid, Element):
                kids += found.get(kid, ())
        above.kids = kids


class TableTree:
    """A table: its caption first, then rows of cells, as many in each as there are columns.

    `summary` is its description for those who do not see it. Without a `body` the rows of its
    head are all there is.
    """

    def __init__(self, parent: Element, columns: int, summary: str = "", *, body: bool = True) -> None:
        words = f"/A <</O /Table /Summary {syntax.text_string(summary)}>>" if summary else ""
        table = Element(Kind.TABLE, parent, words)
        self.columns = columns
        self.caption = Element(Kind.CAPTION, table)
        self._table = table
        self._head: Element | None = None
        self._body = Element(Kind.TABLE_BODY, table, placed=True) if not body else None

    def head(self) -> list[Element]:
        """Return the cells of a row that heads the columns."""
        if self._head is None:
            self._head = self._body or Element(Kind.TABLE_HEAD, self._table, placed=True)
        row = Element(Kind.ROW, self._head, placed=True)
        return [_head_cell(row, "Column") for _ in range(self.columns)]

    def row(self, heads: int = 0) -> list[Element]:
        """Return the cells of a row; the first `heads` of them head it."""
        row = self._row()
        return [
            _head_cell(row, "Row") if column < heads else Element(Kind.CELL, row, placed=True)
            for column in range(self.columns)
        ]

    def spanning(self) -> Element:
        """Return the one cell of a row that heads the rows under it."""
        return _head_cell(self._row(), "Row", f" /ColSpan {self.columns}" if self.columns > 1 else "")

    def _row(self) -> Element:
        if self._body is None:
            self._body = Element(Kind.TABLE_BODY, self._table, placed=True)
        return Element(Kind.ROW, self._body, placed=True)


def _head_cell(row: Element, scope: str, more: str = "") -> Element:
    return Element(Kind.HEAD_CELL, row, f"/A <</O /Table /Scope /{scope}{more}>>", placed=True)


class ListTree:
    """A list: each item has its label and its body. `numbering` is `Disc`, `Decimal` or `None`."""

    def __init__(self, parent: Element, numbering: str = "None") -> None:
        self.list = Element(Kind.LIST, parent, f"/A <</O /List /ListNumbering /{numbering}>>")

    def item(self) -> tuple[Element, Element]:
        """Return label and body of the next item."""
        item = Element(Kind.LIST_ITEM, self.list)
        return Element(Kind.LABEL, item), Element(Kind.LIST_BODY, item)
