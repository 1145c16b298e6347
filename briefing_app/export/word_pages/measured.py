"""The blocks of a document as Word sets them: every paragraph with its lines, every row with its height.

This follows `docx/blocks/body.py` block by block and takes all lengths from the same looks, so that the
contents of a Word file can name the pages that it will have.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, assert_never

from briefing_app.document.house_style import Measure
from briefing_app.document.nodes import (
    Comment,
    Contents,
    EndMark,
    Figure,
    Heading,
    Index,
    ItemHead,
    KeyFigures,
    ListBlock,
    Masthead,
    PageBreak,
    Paragraph,
    Quotation,
    Role,
    Sources,
    Table,
    Text,
    plain,
)
from briefing_app.export.anchors import source_anchor
from briefing_app.export.docx.blocks.figures import drawn_size
from briefing_app.export.docx.blocks.lists import LIST_INDENT
from briefing_app.export.docx.blocks.notes import NOTE_HANG, notes_of, source_entries
from briefing_app.export.docx.looks.styles import space_before
from briefing_app.export.docx.looks.variants import (
    MANY_SOURCES,
    SOURCE_HANG,
    numbered_white,
)
from briefing_app.export.docx.sheets.geometry import turned
from briefing_app.export.docx.sheets.parting import parted
from briefing_app.export.word_pages.filling import Note
from briefing_app.export.word_pages.paged import Paged
from briefing_app.export.word_pages.pieces import Piece
from briefing_app.export.word_pages.setting import EN_SPACE, Setting
from briefing_app.export.word_pages.tables import set_key_figures, set_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Block, Document, Inlines
    from briefing_app.export.docx.sheets.geometry import Geometry

_LIST_WHITE = 2.0
_LETTER = 0.64
_HUNG_LETTERS = 3


class Measured:
    """The pieces of one document on a sheet like `page`, and the heights of its footnotes."""

    def __init__(self, document: Document, style: HouseStyle, page: Geometry) -> None:
        self.notes: dict[int, Note] = {}
        self._document = document = parted(document, page, style)
        self._count = notes_of(document).count
        self._setting = setting = Setting(document, style, page, self._count)
        self.pieces = setting.pieces
        self._paged = Paged(setting)
        self._previous: Role | None = None
        for block, following in zip_longest(document.blocks, document.blocks[1:]):
            self._block(block, following)
            self._previous = _role(block)
        for entry in source_entries(document)[: self._count]:
            look = style.look(Role.FOOTNOTE_TEXT)
            width = setting.page.text_width - NOTE_HANG
            lines = setting.lines(setting.voice.runs(entry.inlines, look, setting.known), width)[0]
            white = space_before(style, page, Role.FOOTNOTE_TEXT)
            self.notes[entry.number] = Note(lines, look.leading, white)

    def renew(self, pages: Mapping[str, int]) -> bool:
        """Set contents and index with the `pages` that they name; say whether that changes anything."""
        return self._paged.renew(pages)

    def _block(self, block: Block, following: Block | None) -> None:
        match block:
            case Masthead():
                self._masthead(block)
            case Heading():
                self._heading(block)
            case ItemHead():
                self._item_head(block)
            case Paragraph():
                self._paragraph(block)
            case Quotation():
                self._quotation(block)
            case Comment():
                self._setting.beside(block.title, (block.caution,))
                for number, inlines in enumerate(block.paragraphs):
                    self._setting.set(block.role, inlines, before=0.0 if number else None)
            case ListBlock():
                self._setting.beside(block.label, ())
                for item in block.items:
                    self._setting.set(block.role, item, after=_LIST_WHITE, hang=LIST_INDENT)
            case Table():
                set_table(self._setting, block)
            case KeyFigures():
                set_key_figures(self._setting, block)
            case Figure():
                self._figure(block)
            case Contents():
                self._paged.set_contents(block, self._document)
            case Index():
                self._paged.set_index(block)
            case Sources():
                self._listed(block)
            case PageBreak(landscape=landscape):
                turns = landscape is not None and landscape != self._setting.page.landscape
                if turns:
                    self._setting.page = turned(self._setting.page)
                self._setting.opens = self._setting.page if turns else True
                if not turns and not _is_section(following):
                    self._setting.add(Piece(1, 1.0))
            case EndMark(text=text):
                self._setting.set(Role.END_MARK, (Text(text),))
            case _:
                assert_never(block)

    def _masthead(self, block: Masthead) -> None:
        for line in block.organisation:
            self._setting.set(Role.MASTHEAD_ORG, (Text(line),))
        self._setting.set(Role.MASTHEAD_TITLE, (Text(block.title),))
        if block.second_title:
            piece = self._setting.set(Role.MASTHEAD_TITLE, (Text(block.second_title),), before=0.0, after=4.0)
            piece.lines, piece.leading = 1, piece.leading * 0.6
        if any(block.dateline):
            self._setting.set(Role.ISSUE_LINE, (Text(EN_SPACE.join(block.dateline)),))
        for _, value in block.control:
            self._setting.set(Role.CONTROL_VALUE, (Text(value),))

    def _gap(self, letters: int) -> int:
        """Return how many lines a label of so many letters takes of its own."""
        label, offset = self._setting.look(Role.SIDE_LABEL), self._setting.page.offset
        return int(bool(offset) and letters > (offset - 6) / (label.size * _LETTER + label.tracking))

    def _heading(self, block: Heading) -> None:
        words = EN_SPACE.join(filter(None, (block.number, block.label)))
        if block.level > 1:
            self._setting.beside(words, ())
            self._setting.set(Role.SECTION_2, block.inlines, anchor=block.anchor)
        else:
            before = 0.0 if self._setting.opens else None
            self._setting.set(
                Role.SECTION_1, block.inlines, anchor=block.anchor, more=self._gap(len(words)), before=before
            )

    def _item_head(self, block: ItemHead) -> None:
        letters = len(block.number) + sum(len(words) + 1 for words in (block.genre, block.tag) if words)
        look = self._setting.look(Role.ITEM_HEAD)
        before = look.space_before * 0.4 if self._previous is Role.SECTION_1 else None
        self._setting.set(
            Role.ITEM_HEAD, block.inlines, anchor=block.anchor, more=self._gap(letters), before=before
        )

    def _room(self, inlines: Inlines, role: Role, lines: int) -> float | None:
        """Return the white under a paragraph that is lower than the `lines` beside it, None for its own."""
        look, note = self._setting.look(role), self._setting.look(Role.SIDE_NOTE)
        if lines < 2 or not self._setting.page.side:
            return None
        length = len(plain(inlines)) * look.size * 0.5
        high = look.leading * (1 + length // self._setting.page.measure_width(look.measure))
        return look.space_after + 2 * note.leading if high < lines * note.leading else None

    def _paragraph(self, block: Paragraph) -> None:
        role, look = block.role, self._setting.look(block.role)
        number, label = block.number, block.label
        if len(number) > _HUNG_LETTERS:
            number, label = "", EN_SPACE.join(filter(None, (number, label)))
        indent, after = 0.0, None
        before = numbered_white(look) if number else None
        if not number and not block.changed:
            bare = not (label or block.notes)
            if self._previous is role and look.first_indent and (bare or not block.number):
                indent, before = look.first_indent, 0.0
            elif not bare:
                after = self._room(block.inlines, role, bool(label) + len(block.notes))
        self._setting.beside(label, block.notes)
        hang = 0.0 if self._setting.page.offset or not number else 20.0
        self._setting.set(
            role, block.inlines, before=before, after=after, indent=indent, hang=hang, anchor=block.anchor
        )

    def _quotation(self, block: Quotation) -> None:
        self._setting.beside(block.label, block.notes)
        if block.attribution:
            self._setting.set(Role.STATEMENT_ATTRIBUTION, block.attribution, anchor=block.anchor)
            after = self._room(block.content, Role.STATEMENT, len(block.notes) - 1)
            self._setting.set(Role.STATEMENT, block.content, after=after)
        else:
            white = self._setting.look(Role.STATEMENT).space_before
            self._setting.set(Role.STATEMENT, block.content, before=white, anchor=block.anchor)
        if block.original:
            self._setting.set(Role.STATEMENT_ORIG, block.original)

    def _figure(self, block: Figure) -> None:
        size = drawn_size(block, self._setting.page.text_width)
        if size is None:
            self._setting.set(Role.CAPTION, (Text(f"[{block.alt}]"),))
        else:
            self._setting.add(Piece(1, size[1] + 3, before=6.0, after=3.0, keep_next=True))
        if block.caption:
            self._setting.set(Role.CAPTION, (Text(block.caption),))

    def _listed(self, block: Sources) -> None:
        """Add the sources that are no footnotes."""
        listed = [entry for entry in block.entries if entry.number > self._count]
        if not listed:
            return
        look = self._setting.look(Role.SIDE_LABEL)
        head = Piece(1, look.leading, before=30.0, after=6.0, top=6.5, keep_next=True)
        head.anchors = (block.anchor,)
        self._setting.add(head)
        measure = Measure.FULL if len(listed) >= MANY_SOURCES else None
        for entry in listed:
            anchor = source_anchor(entry.number)
            self._setting.set(
                Role.SOURCE_ENTRY, entry.inlines, hang=SOURCE_HANG, anchor=anchor, measure=measure
            )


def _is_section(block: Block | None) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _role(block: Block) -> Role | None:
    match block:
        case Paragraph(role=role):
            return role
        case Heading():
            return Role.SECTION_1
        case _:
            return None
