"""The flow of strips: what all blocks are set with, before any page is filled."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from briefing_app.document.house_style import Align, Measure
from briefing_app.document.nodes import (
    Contents,
    Document,
    EndMark,
    Index,
    Inlines,
    Masthead,
    Paragraph,
    Role,
    Sources,
)
from briefing_app.export.anchors import anchors_of
from briefing_app.export.pdf.boxes import Band, Hold, Part, Strip, Words
from briefing_app.export.pdf.building.slices import sliced
from briefing_app.export.pdf.file.structure import Tree
from briefing_app.export.pdf.setting.lines import Typesetter
from briefing_app.export.pdf.setting.text import Voice
from briefing_app.export.pdf.setting.words import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.document.house_style import Look
    from briefing_app.document.nodes import Block, SourceEntry
    from briefing_app.export.pdf.boxes import FootNote
    from briefing_app.export.pdf.file.structure import Element
    from briefing_app.export.pdf.frame import Frame
    from briefing_app.export.pdf.paging.sheets import Sheets
    from briefing_app.export.pdf.setting.lines import Line

LONGEST_WHOLE = 14
"""Lines up to which a block that should stay whole does."""


def base(look: Look) -> float:
    """Return how far below the top of its line the baseline of `look` lies."""
    return look.leading * 0.5 + look.size * 0.33


class Renewable(Protocol):
    """What is set again when the pages are known, or have changed: an index."""

    def renew(self, flow: Flow, pages: dict[str, int]) -> bool:
        """Set it with the page, from 1, of each anchor; say whether that changes anything."""
        ...


class Flow:
    """Builds the strips of one document, block after block."""

    def __init__(
        self,
        document: Document,
        voice: Voice,
        typesetter: Typesetter,
        sheets: Sheets,
    ) -> None:
        self.document = document
        self.voice = voice
        self.type = typesetter
        self.sheets = sheets
        self.furniture = sheets.of(landscape=False)
        self.frame = self.furniture.frame
        self.tree = Tree()
        self.strips: list[Strip] = []
        self.foot_entries: dict[int, SourceEntry] = {}
        """The sources that stand at the foot of the page that first cites them, by their numbers."""
        self.foot_notes: list[FootNote] = []
        self.indexes: list[Renewable] = []
        self.known = anchors_of(document)
        self.warnings: list[str] = []
        self.masthead: Strip | None = None
        self.previous: Role | None = None
        self.new_page = False
        self.open_band: Band | None = None
        self._variants: dict[tuple[Role, str, str | bool], Look] = {}
        self._columns = _columns(self.frame)
        self._block = 0
        self._origin: int | None = None
        self._after = 0.0
        self._keep = False

    def turn(self, landscape: bool | None) -> None:
        """Let what is put next open a page, on its side or upright; None keeps it as it is."""
        self.new_page = True
        if landscape is not None:
            self.furniture = self.sheets.of(landscape=landscape)
            self.frame = self.furniture.frame
            self._columns = _columns(self.frame)

    def begin(self, number: int, block: Block) -> None:
        """Say that what is put next belongs to the block of that number."""
        self._block = number
        self._origin = getattr(block, "origin", None)
        self.tree.begin(number, outside=_stands_outside(block))

    def finish(self) -> list[Strip]:
        """Return the strips of the whole document."""
        _pad_bands(self.strips)
        return self.strips

    def look(self, role: Role) -> Look:
        """Return how `role` is set."""
        return self.voice.look(role)

    def variant(self, role: Role, field: str, *, value: str | bool) -> Look:
        """Return how `role` is set, except for one field."""
        key = (role, field, value)
        found = self._variants.get(key)
        if found is None:
            changes: dict[str, Any] = {field: value}
            found = self._variants[key] = replace(self.look(role), **changes)
        return found

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
        strips = sliced(strips, self.frame.bottom - self.frame.top)
        first = strips[0]
        wanted = look.space_before if space is None else space
        first.space += wanted if tight else max(wanted, self._after)
        if self.new_page:
            first.hold, first.frame = Hold.NEW_PAGE, self.frame
        elif self._keep:
            first.hold = Hold.FIRM
        for strip in strips:
            strip.block = self._block
            if strip.origin is None:
                strip.origin = self._origin
        self.strips.extend(strips)
        self._after = look.space_after
        self._keep = look.keep_with_next if keep is None else keep
        self.new_page = False
        self.open_band = None
        self.previous = role

    def column(self, look: Look) -> tuple[float, float]:
        """Return the left edge and the width of the column that `look` is set in."""
        left, width = self._columns[look.measure]
        return left + look.column_indent, width - look.column_indent

    def paragraph(
        self,
        inlines: Inlines,
        look: Look,
        *,
        part: Element | None = None,
        runs: list[Run] | None = None,
        indent: float = 0.0,
        x: float | None = None,
        measure: float | None = None,
        balanced: bool = False,
    ) -> list[Strip]:
        """Return a paragraph as strips, one for each line, that allow no widow and no orphan.

        `part` is the element that it is, a paragraph of the block at hand when None.
        """
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
        return self.stack(lines, look, left, width, part or self.tree.paragraph())

    def stack(
        self, lines: Sequence[Line], look: Look, left: float, width: float, part: Element | Part
    ) -> list[Strip]:
        """Return `lines` one under the other in `look`."""
        baseline, leading, right = base(look), look.leading, left + width
        moved = {Align.CENTRE: 0.5, Align.RIGHT: 1.0}.get(look.align)
        strips = []
        for line in lines:
            if moved is not None:
                line.shift = (width - line.width) * moved
            words = Words(left, baseline, line, part)
            strip = Strip(leading, [words], left=left, right=right)
            if leading == self.frame.grid:
                strip.on_grid = words
            strips.append(strip)
        hold_lines(strips, whole=look.keep_together)
        return strips


def _columns(frame: Frame) -> dict[Measure, tuple[float, float]]:
    """Return the left edge and the width of each column of a page."""
    return {
        Measure.SIDE: (frame.left, frame.side_measure),
        Measure.FULL: (frame.left, frame.full_measure),
        Measure.TEXT: (frame.text, frame.text_measure),
    }


def _stands_outside(block: Block) -> bool:
    """Say whether a block belongs to the document as a whole, and to none of its sections."""
    match block:
        case Masthead() | Contents() | Index() | Sources() | EndMark():
            return True
        case Paragraph(role=Role.SOURCE_SUMMARY | Role.NOTICE):
            return True
    return False


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
            strip.band.first = strip
            strip.height += strip.band.padding
            strip.depth += strip.band.padding
            for item in strip.items:
                item.y += strip.band.padding
        if index + 1 == len(strips) or strips[index + 1].band is not strip.band:
            strip.band.last = strip
            strip.height += strip.band.padding
