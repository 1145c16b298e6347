"""Blocks to strips: every block of the document measured and set, before any page is filled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from briefing_app.document.house_style import Align, Measure
from briefing_app.document.nodes import (
    Block,
    Comment,
    Contents,
    Document,
    EndMark,
    Figure,
    Heading,
    Index,
    Inlines,
    ItemHead,
    ListBlock,
    Masthead,
    PageBreak,
    Paragraph,
    Quotation,
    Role,
    Sources,
    Table,
)
from briefing_app.export.pdf_boxes import Band, Hold, Item, Part, Rule, Strip, Words
from briefing_app.export.pdf_frame import Frame
from briefing_app.export.pdf_lines import Typesetter
from briefing_app.export.pdf_words import Run
from briefing_app.export.pdf_text import Voice, source_anchor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.document.house_style import HouseStyle, Look
    from briefing_app.export.pdf_fonts import FontBook
    from briefing_app.export.pdf_lines import Line

LONGEST_WHOLE = 14
"""Lines up to which a block that should stay whole does."""
BAND_PADDING = 9.0
BAND_INSET = 14.0
BAR = 2.2
LIST_INDENT = 13.0
RULE_TO_HEADING = 7.0
SIDE_WHITE = 8.0
"""White kept under what stands in the side column."""


def base(look: Look) -> float:
    """Return how far below the top of its line the baseline of `look` lies."""
    return look.leading * 0.5 + look.size * 0.33


class Flow:
    """Builds the strips of one document, block after block."""

    def __init__(self, document: Document, style: HouseStyle, frame: Frame, book: FontBook) -> None:
        self.document = document
        self.frame = frame
        self.voice = Voice(style)
        self.type = Typesetter(book)
        self.strips: list[Strip] = []
        self.known = anchors_of(document)
        self.warnings: list[str] = []
        self.masthead: Strip | None = None
        self._block = 0
        self._origin: int | None = None
        self._after = 0.0
        self._keep = False
        self._new_page = False
        self._role: Role | None = None

    def run(self) -> list[Strip]:
        """Return the strips of the whole document."""
        for number, block in enumerate(self.document.blocks):
            self._block = number
            self._origin = getattr(block, "origin", None)
            self.add(block)
        _pad_bands(self.strips)
        return self.strips

    def add(self, block: Block) -> None:
        """Set one block."""
        from briefing_app.export import pdf_figure, pdf_lists, pdf_masthead, pdf_tables

        match block:
            case Masthead():
                pdf_masthead.set_masthead(self, block)
            case Heading():
                self._heading(block)
            case ItemHead():
                self._item_head(block)
            case Paragraph():
                self._paragraph(block)
            case Quotation():
                self._quotation(block)
            case Comment():
                self._comment(block)
            case ListBlock():
                self._list(block)
            case Table():
                pdf_tables.set_table(self, block)
            case Figure():
                pdf_figure.set_figure(self, block)
            case Contents():
                pdf_lists.set_contents(self, block)
            case Index():
                pdf_lists.set_index(self, block)
            case Sources():
                pdf_lists.set_sources(self, block)
            case PageBreak():
                self._new_page = True
            case EndMark(text=text):
                self._end_mark(text)
            case _:
                assert_never(block)

    def look(self, role: Role) -> Look:
        """Return how `role` is set."""
        return self.voice.look(role)

    def runs(self, inlines: Inlines, look: Look) -> list[Run]:
        """Return `inlines` as runs in `look`."""
        return self.voice.runs(inlines, look, self.known)

    def put(
        self,
        strips: Sequence[Strip],
        role: Role,
        *,
        space: float | None = None,
        keep: bool | None = None,
        tight: bool = False,
    ) -> None:
        """Append the strips of a block: white above it, and how it holds on to its neighbours.

        `space` and `keep` stand in for what the role says; a `tight` block ignores the white
        that the one before it asked for below itself.
        """
        if not strips:
            return
        look = self.look(role)
        first = strips[0]
        wanted = look.space_before if space is None else space
        first.space += wanted if tight else max(wanted, self._after)
        if self._new_page:
            first.hold = Hold.NEW_PAGE
        elif self._keep:
            first.hold = Hold.FIRM
        for strip in strips:
            strip.block, strip.origin = self._block, self._origin
        self.strips.extend(strips)
        self._after = look.space_after
        self._keep = look.keep_with_next if keep is None else keep
        self._new_page = False
        self._role = role

    def column(self, look: Look) -> tuple[float, float]:
        """Return the left edge and the width of the column that `look` is set in."""
        frame = self.frame
        match look.measure:
            case Measure.SIDE:
                left, width = frame.left, frame.side_measure
            case Measure.FULL:
                left, width = frame.left, frame.full_measure
            case Measure.TEXT:
                left, width = frame.text, frame.text_measure
            case _:
                assert_never(look.measure)
        return left + look.column_indent, width - look.column_indent

    def paragraph(
        self,
        inlines: Inlines,
        look: Look,
        *,
        part: Part = Part.PARAGRAPH,
        runs: list[Run] | None = None,
        indent: float = 0.0,
        x: float | None = None,
        measure: float | None = None,
        balanced: bool = False,
    ) -> list[Strip]:
        """Return a paragraph as strips, one for each line, that allow no widow and no orphan."""
        left, width = self.column(look)
        left = left if x is None else x
        width = width if measure is None else measure
        lines = self.type.lines(
            self.runs(inlines, look) if runs is None else runs,
            width,
            indent=indent,
            hang=look.hang_quotes,
            justify=look.justify,
            balanced=balanced,
        )
        return self.stack(lines, look, left, width, part)

    def stack(self, lines: Sequence[Line], look: Look, left: float, width: float, part: Part) -> list[Strip]:
        """Return `lines` one under the other in `look`."""
        baseline = base(look)
        strips = []
        for line in lines:
            if look.align is Align.CENTRE:
                line.shift = (width - line.width) / 2
            elif look.align is Align.RIGHT:
                line.shift = width - line.width
            words = Words(left, baseline, line, part)
            strips.append(Strip(look.leading, [words], left=left, right=left + width))
        hold_lines(strips, whole=look.keep_together)
        return strips

    def beside(
        self, strips: Sequence[Strip], label: Sequence[Run], notes: Sequence[str] = (), lead: float = 0.0
    ) -> None:
        """Set a label and notes in the side column, their first baseline that of `strips`."""
        if not strips:
            return
        first = strips[0]
        y = next((item.y for item in first.items if isinstance(item, Words)), 10.0)
        items: list[Item] = []
        frame = self.frame
        look, note_look = self.look(Role.SIDE_LABEL), self.look(Role.SIDE_NOTE)
        step = lead or look.leading
        for line in self.type.small(label, frame.side_measure):
            if items:
                y += step
            items.append(Words(frame.left, y, line, Part.LABEL))
        for note in notes:
            for line in self.type.small(self.voice.plain(note, note_look), frame.side_measure):
                if items:
                    y += note_look.leading + (1.0 if len(items) == 1 else 0.0)
                items.append(Words(frame.left, y, line, Part.NOTE))
        if items:
            first.items[:0] = items
            first.depth = max(first.depth, y + SIDE_WHITE)
            first.left = frame.left

    def label_runs(self, label: str, colour: str = "") -> list[Run]:
        """Return a side label as runs, none when it is empty."""
        return self.voice.plain(label, self.look(Role.SIDE_LABEL), colour=colour) if label else []

    def name_runs(self, label: str) -> list[Run]:
        """Return the number or name of an item as runs for the side column."""
        look = self.look(Role.STATEMENT_ATTRIBUTION)
        return self.voice.plain(label, look, strong=True, colour="accent") if label else []

    def _heading(self, block: Heading) -> None:
        role = Role.SECTION_1 if block.level == 1 else Role.SECTION_2
        look = self.look(role)
        part = Part.H1 if block.level == 1 else Part.H2
        strips = self.paragraph(block.inlines, look, part=part, balanced=True)
        if not strips:
            return
        if block.label or block.level > 1:
            label = " ".join(part for part in (block.number, block.label) if part)
            self.beside(strips, self.label_runs(label))
        elif block.number:
            self.beside(strips, self.voice.plain(block.number, look, colour="accent"))
        strips[0].anchors = (block.anchor,)
        if look.rule_above:
            frame = self.frame
            strips[0].rule = Rule(frame.left, frame.right, -RULE_TO_HEADING, look.rule_above, "ink")
            strips[0].space = RULE_TO_HEADING
        self.put(strips, role)

    def _item_head(self, block: ItemHead) -> None:
        look = self.look(Role.ITEM_HEAD)
        if block.genre:
            look = replace(look, face=look.emphasis)
        strips = self.paragraph(block.inlines, look, part=Part.H3, balanced=True)
        if not strips:
            return
        self.beside(strips, self.name_runs(block.number))
        self._tags(strips, block)
        strips[0].anchors = (block.anchor,)
        previous_heading = self._role in (Role.SECTION_1, Role.SECTION_2)
        self.put(strips, Role.ITEM_HEAD, space=look.space_before * 0.4 if previous_heading else None)

    def _tags(self, strips: Sequence[Strip], block: ItemHead) -> None:
        """Set the genre and the tag of an item beside its number; they are read after the headline."""
        look = self.look(Role.SIDE_LABEL)
        runs = self.label_runs(block.genre)
        if block.tag:
            runs += self.voice.plain(f"{'  ' if runs else ''}{block.tag}", look, colour="quiet")
        if not runs:
            return
        first, last = strips[0], strips[-1]
        for strip in strips[1:]:
            strip.hold = Hold.FIRM
        y = base(self.look(Role.ITEM_HEAD))
        above = sum(strip.height for strip in strips[:-1])
        indent = 20.0 if block.number else 0.0
        frame = self.frame
        for line in self.type.small(runs, frame.side_measure - indent):
            last.items.append(Words(frame.left + indent, y - above, line, Part.LABEL))
            y += look.leading
        first.left = frame.left
        first.depth = max(first.depth, y - look.leading + SIDE_WHITE)

    def _paragraph(self, block: Paragraph) -> None:
        role, look = block.role, self.look(block.role)
        follows = self._role is role
        indent = look.first_indent if follows and not block.label else 0.0
        left, width = self.column(look)
        band = self._band(look, follows)
        if band:
            width -= BAND_INSET
        strips = self.paragraph(block.inlines, look, indent=indent, x=left, measure=width)
        for strip in strips:
            strip.band = band
        self.beside(strips, self.label_runs(block.label), block.notes)
        if strips and block.anchor:
            strips[0].anchors = (block.anchor,)
        joined = follows and look.first_indent and not block.label
        self.put(strips, role, space=0.0 if joined else None)

    def _band(self, look: Look, follows: bool) -> Band | None:
        if not look.tint and not look.bar:
            return None
        if follows and self.strips and self.strips[-1].band:
            return self.strips[-1].band
        edge = self.frame.text - BAND_INSET
        return Band(edge, self.frame.right, edge, look.tint, look.bar)

    def _quotation(self, block: Quotation) -> None:
        look, said = self.look(Role.STATEMENT_ATTRIBUTION), self.look(Role.STATEMENT)
        strips = self.paragraph(block.attribution, look, part=Part.ATTRIBUTION)
        content = self.paragraph(block.content, said, part=Part.QUOTE)
        if content and strips:
            content[0].hold = Hold.FIRM
            content[0].space = max(said.space_before, look.space_after) if look.space_after else 0.0
        strips += content
        self.beside(strips, self.name_runs(block.label), block.notes)
        if strips and block.anchor:
            strips[0].anchors = (block.anchor,)
        self.put(strips, Role.STATEMENT, space=said.space_before)

    def _comment(self, block: Comment) -> None:
        look = self.look(Role.COMMENT)
        band = self._band(look, follows=False)
        strips: list[Strip] = []
        for inlines in block.paragraphs:
            more = self.paragraph(inlines, look, measure=self.frame.text_measure - BAND_INSET)
            if strips and more:
                more[0].space = look.leading / 2
            strips += more
        for strip in strips:
            strip.band = band
        self.beside(strips, self.label_runs(block.title), (block.caution,) if block.caution else ())
        self.put(strips, Role.COMMENT)

    def _end_mark(self, text: str) -> None:
        """Set the last line; it rather takes company along than stand alone on a page."""
        look = self.look(Role.END_MARK)
        strips = self.paragraph((), look, runs=self.voice.plain(text, look))
        for strip in strips:
            strip.hold = Hold.LOOSE
        self.put(strips, Role.END_MARK)

    def _list(self, block: ListBlock) -> None:
        look = self.look(block.role)
        left, width = self.column(look)
        strips: list[Strip] = []
        for number, inlines in enumerate(block.items, 1):
            sign = f"{number}." if block.ordered else "•"
            item = self.paragraph(
                inlines, look, part=Part.LIST_ITEM, x=left + LIST_INDENT, measure=width - LIST_INDENT
            )
            if not item:
                continue
            mark = self.type.one_line(self.voice.plain(sign, look, colour="quiet"))
            item[0].items.insert(0, Words(left, base(look), mark, Part.LIST_MARK))
            if strips:
                item[0].space = 2.0
            strips += item
        self.beside(strips, self.label_runs(block.label))
        self.put(strips, block.role, space=max(look.space_before, 4.0))


def anchors_of(document: Document) -> frozenset[str]:
    """Return every anchor that a link may lead to."""
    anchors: set[str] = set()
    for block in document.blocks:
        match block:
            case Heading(anchor=anchor) | ItemHead(anchor=anchor):
                anchors.add(anchor)
            case Paragraph(anchor=anchor) | Quotation(anchor=anchor) if anchor:
                anchors.add(anchor)
            case Sources(anchor=anchor, entries=entries):
                anchors.add(anchor)
                anchors.update(source_anchor(entry.number) for entry in entries)
    return frozenset(anchors)


def hold_lines(strips: Sequence[Strip], *, whole: bool = False) -> None:
    """Let no single line stand alone at a page's foot or head; keep a short block whole if asked."""
    if whole and len(strips) <= LONGEST_WHOLE:
        for strip in strips[1:]:
            strip.hold = Hold.LOOSE
    if len(strips) > 1:
        strips[1].hold = strips[-1].hold = Hold.FIRM


def _pad_bands(strips: Sequence[Strip]) -> None:
    """Give the first and last strip of each tinted block its inner white."""
    for index, strip in enumerate(strips):
        if strip.band is None:
            continue
        if index == 0 or strips[index - 1].band is not strip.band:
            strip.height += BAND_PADDING
            strip.depth += BAND_PADDING
            for item in strip.items:
                item.y += BAND_PADDING
        if index + 1 == len(strips) or strips[index + 1].band is not strip.band:
            strip.height += BAND_PADDING
