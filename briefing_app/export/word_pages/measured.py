"""The blocks of a document as Word sets them: every paragraph with its lines, every row with its height.

This follows `docx/blocks/body.py` block by block and takes all lengths from the same looks, so that the
contents of a Word file can name the pages that it will have.
"""

from __future__ import annotations

from functools import partial
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
    SourceRef,
    Sources,
    Table,
    Text,
    plain,
)
from briefing_app.export.column_groups import is_group_head
from briefing_app.export.direction import is_rtl_language
from briefing_app.export.docx.blocks.figures import drawn_size
from briefing_app.export.docx.blocks.key_figures import boxes, large_look
from briefing_app.export.docx.blocks.lists import LIST_INDENT
from briefing_app.export.docx.blocks.notes import NOTE_HANG, notes_of, source_entries
from briefing_app.export.docx.blocks.tables import CELL_GAP, column_widths, strong
from briefing_app.export.docx.looks.styles import borders, kept_with_next, space_after, space_before
from briefing_app.export.docx.looks.variants import (
    COMMENT_INSET,
    INDEX_WHITE,
    MANY_SOURCES,
    SOURCE_HANG,
    TABLE_WHITE,
    numbered_white,
)
from briefing_app.export.docx.sheets.geometry import turned
from briefing_app.export.docx.sheets.parting import parted, table_measure
from briefing_app.export.docx.xml import twips
from briefing_app.export.pdf.building.flow import anchors_of
from briefing_app.export.pdf.setting.lines import Typesetter
from briefing_app.export.pdf.setting.text import Voice, source_anchor
from briefing_app.export.pdf.typefaces.fonts import FontBook
from briefing_app.export.word_pages.filling import Note
from briefing_app.export.word_pages.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from briefing_app.document.house_style import HouseStyle, Look
    from briefing_app.document.nodes import Block, Document, IndexEntry, Inlines
    from briefing_app.export.docx.sheets.geometry import Geometry
    from briefing_app.export.pdf.setting.lines import Line
    from briefing_app.export.pdf.setting.words import Run

_EN_SPACE = "\u2002"
_CELL_WHITE, _ROW_RULE = 5.5, 0.25
"""White above and below the words of a cell, and the rule between two rows."""
_HEAD_RULES, _GROUP_WHITE = 0.75, 4.0
_PLAIN_WHITE = 5.0
_AFTER_TABLE = 7.0
_LIST_WHITE = 2.0
_LETTER = 0.64
_HUNG_LETTERS = 3


class Measured:
    """The pieces of one document on a sheet like `page`, and the heights of its footnotes."""

    def __init__(self, document: Document, style: HouseStyle, page: Geometry) -> None:
        self.pieces: list[Piece] = []
        self.notes: dict[int, Note] = {}
        self._style, self._page = style, page
        self._document = document = parted(document, page, style)
        language = document.meta.language
        self._voice = Voice(style, language)
        self._type = Typesetter(FontBook(style.faces), rtl=is_rtl_language(language), filled=True)
        self._known = anchors_of(document)
        self._count = notes_of(document).count
        self._noted = 0
        self._sources = {source_anchor(number): number for number in range(1, self._count + 1)}
        self._paged: list[tuple[Piece, Callable[[Mapping[str, int]], list[Run]], float]] = []
        self._previous: Role | None = None
        self._opens: Geometry | bool = False
        for block, following in zip_longest(document.blocks, document.blocks[1:]):
            self._block(block, following)
            self._previous = _role(block)
        for entry in source_entries(document)[: self._count]:
            look = style.look(Role.FOOTNOTE_TEXT)
            width = self._page.text_width - NOTE_HANG
            lines = len(self._type.lines(self._voice.runs(entry.inlines, look, self._known), width)) or 1
            white = space_before(style, page, Role.FOOTNOTE_TEXT)
            self.notes[entry.number] = Note(lines, look.leading, white)

    def _look(self, role: Role) -> Look:
        return self._style.look(role)

    def _add(self, piece: Piece) -> Piece:
        if self._opens:
            piece.opens = True
            piece.sheet = None if self._opens is True else self._opens
            self._opens = False
        self.pieces.append(piece)
        return piece

    def _lines(
        self, runs: Sequence[Run], width: float, indent: float = 0.0
    ) -> tuple[int, dict[int, list[int]]]:
        """Return how many lines `runs` fill, at least one, and which footnotes each of them brings."""
        lines = self._type.lines(runs, max(width, 1.0), indent=indent)
        return max(len(lines), 1), self._brought(lines)

    def _brought(self, lines: Iterable[Line]) -> dict[int, list[int]]:
        brought: dict[int, list[int]] = {}
        if self._noted < self._count:
            for place, line in enumerate(lines):
                for span in line.spans:
                    number = self._sources.get(span.mark.target.anchor) if span.mark.target else None
                    if number == self._noted + 1:
                        self._noted = number
                        brought.setdefault(place, []).append(number)
        return brought

    def _set(
        self,
        role: Role,
        inlines: Inlines = (),
        *,
        runs: list[Run] | None = None,
        before: float | None = None,
        after: float | None = None,
        keep_next: bool | None = None,
        hang: float = 0.0,
        indent: float = 0.0,
        more: int = 0,
        anchor: str = "",
        measure: Measure | None = None,
    ) -> Piece:
        """Add a paragraph of `role`; what differs from the style of that role is given."""
        look, page = self._look(role), self._page
        width = page.measure_width(measure or look.measure) - look.column_indent - hang
        top, bottom = borders(role, look)
        width -= COMMENT_INSET if look.tint or look.bar else 0.0
        made = self._voice.runs(inlines, look, self._known) if runs is None else runs
        lines, notes = self._lines(made, width, indent)
        if more:
            notes = {line + more: numbers for line, numbers in notes.items()}
        return self._add(
            Piece(
                lines + more,
                look.leading,
                space_before(self._style, page, role) if before is None else before,
                space_after(role, look) if after is None else after,
                top,
                bottom,
                role.value if look.tint else "",
                kept_with_next(role, look) if keep_next is None else keep_next,
                look.keep_together,
                (anchor,) if anchor else (),
                notes,
            )
        )

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
                self._beside(block.title, (block.caution,))
                for number, inlines in enumerate(block.paragraphs):
                    self._set(block.role, inlines, before=0.0 if number else None)
            case ListBlock():
                self._beside(block.label, ())
                for item in block.items:
                    self._set(block.role, item, after=_LIST_WHITE, hang=LIST_INDENT)
            case Table():
                self._table(block)
            case KeyFigures():
                self._key_figures(block)
            case Figure():
                self._figure(block)
            case Contents():
                self._contents(block)
            case Index():
                self._index(block)
            case Sources():
                self._listed(block)
            case PageBreak(landscape=landscape):
                turns = landscape is not None and landscape != self._page.landscape
                if turns:
                    self._page = turned(self._page)
                self._opens = self._page if turns else True
                if not turns and not _is_section(following):
                    self._add(Piece(1, 1.0))
            case EndMark(text=text):
                self._set(Role.END_MARK, (Text(text),))
            case _:
                assert_never(block)

    def _masthead(self, block: Masthead) -> None:
        for line in block.organisation:
            self._set(Role.MASTHEAD_ORG, (Text(line),))
        self._set(Role.MASTHEAD_TITLE, (Text(block.title),))
        if block.second_title:
            piece = self._set(Role.MASTHEAD_TITLE, (Text(block.second_title),), before=0.0, after=4.0)
            piece.lines, piece.leading = 1, piece.leading * 0.6
        if any(block.dateline):
            self._set(Role.ISSUE_LINE, (Text(_EN_SPACE.join(block.dateline)),))
        for _, value in block.control:
            self._set(Role.CONTROL_VALUE, (Text(value),))

    def _gap(self, letters: int) -> int:
        """Return how many lines a label of so many letters takes of its own."""
        label, offset = self._look(Role.SIDE_LABEL), self._page.offset
        return int(bool(offset) and letters > (offset - 6) / (label.size * _LETTER + label.tracking))

    def _heading(self, block: Heading) -> None:
        words = _EN_SPACE.join(filter(None, (block.number, block.label)))
        if block.level > 1:
            self._beside(words, ())
            self._set(Role.SECTION_2, block.inlines, anchor=block.anchor)
        else:
            before = 0.0 if self._opens else None
            self._set(
                Role.SECTION_1, block.inlines, anchor=block.anchor, more=self._gap(len(words)), before=before
            )

    def _item_head(self, block: ItemHead) -> None:
        letters = len(block.number) + sum(len(words) + 1 for words in (block.genre, block.tag) if words)
        look = self._look(Role.ITEM_HEAD)
        before = look.space_before * 0.4 if self._previous is Role.SECTION_1 else None
        self._set(Role.ITEM_HEAD, block.inlines, anchor=block.anchor, more=self._gap(letters), before=before)

    def _beside(self, label: str, notes: Iterable[str]) -> None:
        """Add the line of a label where no side column takes it."""
        words = f"{_EN_SPACE}·{_EN_SPACE}".join(filter(None, (label, *notes)))
        if words and not self._page.side:
            self._set(Role.SIDE_LABEL, (Text(words),), keep_next=True, measure=Measure.TEXT)

    def _room(self, inlines: Inlines, role: Role, lines: int) -> float | None:
        """Return the white under a paragraph that is lower than the `lines` beside it, None for its own."""
        look, note = self._look(role), self._look(Role.SIDE_NOTE)
        if lines < 2 or not self._page.side:
            return None
        length = len(plain(inlines)) * look.size * 0.5
        high = look.leading * (1 + length // self._page.measure_width(look.measure))
        return look.space_after + 2 * note.leading if high < lines * note.leading else None

    def _paragraph(self, block: Paragraph) -> None:
        role, look = block.role, self._look(block.role)
        number, label = block.number, block.label
        if len(number) > _HUNG_LETTERS:
            number, label = "", _EN_SPACE.join(filter(None, (number, label)))
        indent, after = 0.0, None
        before = numbered_white(look) if number else None
        if not number and not block.changed:
            bare = not (label or block.notes)
            if self._previous is role and look.first_indent and (bare or not block.number):
                indent, before = look.first_indent, 0.0
            elif not bare:
                after = self._room(block.inlines, role, bool(label) + len(block.notes))
        self._beside(label, block.notes)
        hang = 0.0 if self._page.offset or not number else 20.0
        self._set(
            role, block.inlines, before=before, after=after, indent=indent, hang=hang, anchor=block.anchor
        )

    def _quotation(self, block: Quotation) -> None:
        self._beside(block.label, block.notes)
        if block.attribution:
            self._set(Role.STATEMENT_ATTRIBUTION, block.attribution, anchor=block.anchor)
            after = self._room(block.content, Role.STATEMENT, len(block.notes) - 1)
            self._set(Role.STATEMENT, block.content, after=after)
        else:
            white = self._look(Role.STATEMENT).space_before
            self._set(Role.STATEMENT, block.content, before=white, anchor=block.anchor)
        if block.original:
            self._set(Role.STATEMENT_ORIG, block.original)

    def _label_over(self, label: str) -> None:
        look = self._look(Role.SIDE_LABEL)
        self._add(Piece(1, look.leading + 3, before=8.0, keep_next=True))

    def _table(self, block: Table) -> None:
        if block.label and not block.caption:
            self._label_over(block.label)
        if block.caption:
            self._beside(block.label, ())
            self._set(Role.CAPTION, (Text(block.caption),), before=TABLE_WHITE, after=3.0, keep_next=True)
        if not block.columns:
            return
        measure = self._page.measure_width(table_measure(block))
        widths = [
            width / 20
            for width in column_widths(
                block, twips(measure), self._look(Role.TABLE_HEAD), self._look(Role.TABLE_CELL)
            )
        ]
        rooms = [width - CELL_GAP for width in widths[:-1]] + widths[-1:]
        head: list[Piece] = []
        if block.legend and block.rows:
            look = self._look(Role.CAPTION)
            count, notes = self._lines(self._voice.runs(block.legend, look, self._known), measure)
            height = count * look.leading + space_after(Role.CAPTION, look) * 0 + _CELL_WHITE + _HEAD_RULES
            head.append(self._add(Piece(1, height, keep_next=True, notes=_first(notes))))
        if any(column.head for column in block.columns):
            look = self._look(Role.TABLE_HEAD)
            cells = (self._voice.plain(column.head, look) for column in block.columns)
            count = max(self._lines(runs, room)[0] for runs, room in zip(cells, rooms, strict=True))
            height = count * look.leading + _CELL_WHITE + _HEAD_RULES
            head.append(self._add(Piece(1, height, keep_next=True)))
        white = _CELL_WHITE + _ROW_RULE if any(column.head for column in block.columns) else _PLAIN_WHITE
        for position, row in enumerate(block.rows):
            self._row(block, position, row, rooms, measure, tuple(head), white)
        if block.rows or head:
            self._add(Piece(1, 1.0, after=_AFTER_TABLE))

    def _row(
        self,
        block: Table,
        position: int,
        row: tuple[Inlines, ...],
        rooms: list[float],
        measure: float,
        head: tuple[Piece, ...],
        white: float,
    ) -> None:
        look = self._look(Role.TABLE_CELL)
        if is_group_head(block, position):
            runs = self._voice.runs(strong(row[0]), look, self._known)
            count, notes = self._lines(runs, measure)
            height = count * look.leading + _CELL_WHITE + _ROW_RULE + _GROUP_WHITE
            self._add(Piece(1, height, keep_next=True, notes=_first(notes), head=head))
            return
        most, brought = 1, []
        for place, (inlines, room) in enumerate(zip(row, rooms, strict=False)):
            words = strong(inlines) if place < block.row_heads else inlines
            count, notes = self._lines(self._voice.runs(words, look, self._known), room)
            most = max(most, count)
            brought += [number for numbers in notes.values() for number in numbers]
        height = most * look.leading + white
        self._add(Piece(1, height, notes={0: brought} if brought else {}, head=head))

    def _key_figures(self, block: KeyFigures) -> None:
        if block.label:
            self._label_over(block.label)
        columns, rows = boxes(block)
        cell, note, large = self._look(Role.TABLE_CELL), self._look(Role.SIDE_NOTE), large_look(self._style)
        room = self._page.measure_width(Measure.FULL) / max(columns, 1) - 12.0
        for row in rows:
            highest, brought = 0.0, []
            for figure in row:
                value = self._voice.plain(figure.value, large)
                if figure.change:
                    value = [*value, *self._voice.plain(f"{_EN_SPACE}{figure.change}", cell)]
                height = self._lines(value, room)[0] * large.size * 1.2
                height += (
                    self._lines(self._voice.plain(figure.name, cell, strong=True), room)[0] * cell.leading
                )
                if figure.note:
                    count, notes = self._lines(self._voice.runs(figure.note, note, self._known), room)
                    height += count * note.leading + 2
                    brought += [number for numbers in notes.values() for number in numbers]
                highest = max(highest, height)
            self._add(Piece(1, highest + 11.5, notes={0: brought} if brought else {}))
        if rows:
            self._add(Piece(1, 1.0, after=_AFTER_TABLE))

    def _figure(self, block: Figure) -> None:
        size = drawn_size(block, self._page.text_width)
        if size is None:
            self._set(Role.CAPTION, (Text(f"[{block.alt}]"),))
        else:
            self._add(Piece(1, size[1] + 3, before=6.0, after=3.0, keep_next=True))
        if block.caption:
            self._set(Role.CAPTION, (Text(block.caption),))

    def _contents(self, block: Contents) -> None:
        heads = [
            one for one in self._document.blocks if isinstance(one, Heading) and one.level <= block.levels
        ]
        if heads:
            self._beside(block.title, ())
        for one in heads:
            kept = tuple(inline for inline in one.inlines if not isinstance(inline, SourceRef))
            words = _EN_SPACE.join(filter(None, (one.number, plain(kept))))
            role = Role.TOC_1 if one.level == 1 else Role.TOC_2
            piece = self._set(role, (Text(words),))
            look = self._look(role)
            width = self._page.measure_width(look.measure) - look.column_indent
            self._paged.append((piece, partial(self._entry, words, look, one.anchor), width))

    def _entry(self, words: str, look: Look, anchor: str, pages: Mapping[str, int]) -> list[Run]:
        """Return an entry of the contents with its page, joined: a tab needs no room of its own."""
        number = self._voice.plain(str(pages.get(anchor, "")), look, strong=True)
        return [*self._voice.plain(words, look), *number]

    def _index(self, block: Index) -> None:
        self._beside(block.title, ())
        for number, entry in enumerate(block.entries):
            piece = self._set(
                Role.INDEX_1, runs=self._indexed(block, entry, {}), before=None if number else INDEX_WHITE
            )
            width = self._page.measure_width(self._look(Role.INDEX_1).measure)
            self._paged.append((piece, partial(self._indexed, block, entry), width))

    def _indexed(self, block: Index, entry: IndexEntry, pages: Mapping[str, int]) -> list[Run]:
        look = self._look(Role.INDEX_1)
        runs = self._voice.plain(f"{entry.name}{_EN_SPACE}", look)
        for place, item in enumerate(entry.items):
            runs += self._voice.plain(", ", look) if place else []
            runs += self._voice.runs((item,), look, self._known)
        found = sorted({pages[item.anchor] for item in entry.items if item.anchor in pages})
        if found:
            runs += self._voice.plain(f" · {block.page_word}\u00a0", look)
            for place, page in enumerate(found):
                runs += self._voice.plain(", ", look) if place else []
                runs += self._voice.plain(str(page), look, strong=True)
        return runs

    def renew(self, pages: Mapping[str, int]) -> bool:
        """Set contents and index with the `pages` that they name; say whether that changes anything."""
        changed = False
        for piece, runs, width in self._paged:
            lines = self._lines(runs(pages), width)[0]
            changed = changed or lines != piece.lines
            piece.lines = lines
        return changed

    def _listed(self, block: Sources) -> None:
        """Add the sources that are no footnotes."""
        listed = [entry for entry in block.entries if entry.number > self._count]
        if not listed:
            return
        look = self._look(Role.SIDE_LABEL)
        head = Piece(1, look.leading, before=30.0, after=6.0, top=6.5, keep_next=True)
        head.anchors = (block.anchor,)
        self._add(head)
        measure = Measure.FULL if len(listed) >= MANY_SOURCES else None
        for entry in listed:
            anchor = source_anchor(entry.number)
            self._set(Role.SOURCE_ENTRY, entry.inlines, hang=SOURCE_HANG, anchor=anchor, measure=measure)


def _first(notes: dict[int, list[int]]) -> dict[int, list[int]]:
    """Return the footnotes of a row, which breaks nowhere."""
    brought = [number for numbers in notes.values() for number in numbers]
    return {0: brought} if brought else {}


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
