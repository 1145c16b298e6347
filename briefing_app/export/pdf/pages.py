"""Strips to pages: where each page ends, by the rules of what holds together.

A page is filled until the next strip does not fit, then ends at the best place at or
before it: a free one if that leaves the page decently full, else a loose one, else
wherever it must. Each strip is looked at a bounded number of times. Room for the notes that
strips bring along is kept at the foot as they are placed.
"""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING

from briefing_app.export.pdf.boxes import Columns, Hold, PageLayout, Placed, Strip
from briefing_app.export.pdf.feet import fitting, foot_height, place_foot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.export.pdf.boxes import FootNote
    from briefing_app.export.pdf.frame import Frame

DECENTLY_FULL = 0.68
SPILL = 0.25
"""Part of a page under which a last page counts as spilt over."""
CLOSED_UP = (0.88, 0.76, 0.64)
"""How far the white between blocks closes up, one step after the other, to save a last page."""
MOST_CLOSED_UP = 12
"""Pages up to which it is worth filling them anew to save one."""
COLUMN_MINIMUM = 36.0
"""White below which a list in two columns rather starts on the next page."""


def fill_pages(strips: Sequence[Strip], frame: Frame, first_top: float) -> list[PageLayout]:
    """Return the pages; `first_top` is where the first one starts.

    Where a few lines would spill over on a last page, the white between blocks closes up a
    little if that takes them back. Type is never made smaller.
    """
    pages = _Filler(list(strips), frame, first_top, 1.0).run()
    last = pages[-1].frame
    if 1 < len(pages) <= MOST_CLOSED_UP and _depth(pages[-1]) - last.top < SPILL * (last.bottom - last.top):
        for closeness in CLOSED_UP:
            closer = _Filler(list(strips), frame, first_top, closeness).run()
            if len(closer) < len(pages):
                return closer
    return pages


def _depth(page: PageLayout) -> float:
    """Return how far down a page would be filled if its notes followed its text."""
    foot = page.frame.bottom - page.foot[0].y if page.foot else 0.0
    return _lowest(page) + foot


def _lowest(page: PageLayout) -> float:
    return max((placed.y + placed.strip.height for placed in page.placed), default=page.frame.top)


class _Filler:
    def __init__(self, strips: list[Strip], frame: Frame, first_top: float, closeness: float) -> None:
        self.closeness = closeness
        self.strips = strips
        self.frame = frame
        self.top = first_top
        self.pages: list[PageLayout] = []
        self.carried: list[FootNote] = []

    def run(self) -> list[PageLayout]:
        index = 0
        while index < len(self.strips):
            if index:
                self.frame = self.strips[index].frame or self.frame
                self.top = self.frame.top
            start, index = index, self._page(index)
            self._foot(start, index)
        while self.carried:
            self.pages.append(PageLayout(self.frame))
            self._foot(index, index)
        return self.pages or [PageLayout(self.frame)]

    def _foot(self, start: int, end: int) -> None:
        """Set the notes of the strips from `start` to `end` at the foot of the last page.

        What has no room there is carried over to the next one.
        """
        notes = [*self.carried, *(note for strip in self.strips[start:end] for note in strip.notes)]
        if notes:
            page = self.pages[-1]
            room = page.frame.bottom - _lowest(page)
            self.carried = place_foot(page, notes, room, alone=not page.placed)

    def _page(self, start: int) -> int:
        """Fill one page from the strip `start`; return where the next one begins."""
        page = PageLayout(self.frame)
        self.pages.append(page)
        bottom = self.frame.bottom
        y, index = self.top, start
        side = 0.0
        tops: list[float] = []
        feet: list[float] = []
        counts: list[int] = []
        foot = foot_height(self.carried)
        new_page = Hold.NEW_PAGE
        while index < len(self.strips):
            strip = self.strips[index]
            if index > start:
                if strip.hold is new_page:
                    return index
                y += strip.space * self.closeness
                if strip.depth:
                    y = max(y, side)
            elif strip.grid and strip.grid.head and strip.grid.head is not strip:
                page.placed.append(Placed(strip.grid.head, y, repeated=True))
                y += strip.grid.head.height
            if strip.columns:
                tops.append(y)
                feet.append(foot)
                counts.append(len(page.placed))
                y, rest = self._columns(page, strip, y, bottom - foot, alone=index == start)
                if rest:
                    if y < 0:
                        return self._end(page, start, index, tops, feet, counts)
                    self.strips[index] = rest
                    return index
                index += 1
                continue
            room = bottom - y - max(strip.height, strip.depth) + 0.01
            wanted = foot + foot_height(strip.notes, foot) if strip.notes else foot
            if wanted > room:
                if index > start and (room < foot or not self._may_split(strip, y, foot, room)):
                    return self._end(page, start, index, tops, feet, counts)
                wanted = max(room, 0.0)
            foot = wanted
            counts.append(len(page.placed))
            page.placed.append(Placed(strip, y))
            tops.append(y)
            feet.append(foot)
            if strip.depth:
                side = y + strip.depth
            y += strip.height
            index += 1
        return index

    def _may_split(self, strip: Strip, y: float, foot: float, room: float) -> bool:
        """Say whether the notes of a strip rather split than leave the page too empty without it."""
        frame = self.frame
        filled = y - frame.top + foot
        return filled < DECENTLY_FULL * (frame.bottom - frame.top) and fitting(strip.notes, foot, room)

    def _end(
        self,
        page: PageLayout,
        start: int,
        full: int,
        tops: list[float],
        feet: list[float],
        counts: list[int],
    ) -> int:
        """Choose where the page ends, at the strip `full` or before; take back what follows."""
        floor = self.frame.top + (self.frame.bottom - self.frame.top) * DECENTLY_FULL
        ends = [*map(add, tops[1 : full - start], feet), self.frame.bottom]
        best = full
        for limit, worst in ((floor, Hold.FREE), (floor, Hold.LOOSE), (0.0, Hold.FREE), (0.0, Hold.LOOSE)):
            found = next(
                (
                    index
                    for index in range(full, start, -1)
                    if self.strips[index].hold <= worst and ends[index - 1 - start] >= limit
                ),
                None,
            )
            if found is not None:
                best = found
                break
        if best < full:
            del page.placed[counts[best - start] :]
        return best

    def _columns(
        self, page: PageLayout, strip: Strip, y: float, bottom: float, *, alone: bool
    ) -> tuple[float, Strip | None]:
        """Place strips in two columns from `y` to `bottom`; return where they end, and what is left over.

        A negative end says that nothing was placed, because there was too little room.
        """
        assert strip.columns is not None
        room = bottom - y
        parts, shift = strip.columns.strips, strip.columns.shift
        total = sum(part.height + part.space for part in parts)
        if room < max(min(COLUMN_MINIMUM, total / 2), _first_whole(parts)) and not alone:
            return -1.0, strip
        first = _column_end(parts, 0, max(_balance(parts), 0.0)) if total <= room * 2 else 0
        if not first or _height(parts, 0, first) > room or _height(parts, first, len(parts)) > room:
            first = _column_end(parts, 0, room)
        second = _column_end(parts, first, room)
        lowest = y
        for begin, end, offset in ((0, first, 0.0), (first, second, shift)):
            place = y
            for index in range(begin, end):
                part = parts[index]
                place += part.space if index > begin else 0.0
                page.placed.append(Placed(part, place, offset))
                place += part.height
            lowest = max(lowest, place)
        if second < len(parts):
            rest = Strip(0.0, columns=Columns(parts[second:], shift), block=strip.block)
            return lowest, rest
        return lowest, None


def _first_whole(parts: Sequence[Strip]) -> float:
    """Return the height of what must stay together at the head of a column."""
    end = next((n for n, part in enumerate(parts) if n and part.hold < Hold.FIRM), len(parts))
    return _height(parts, 0, end)


def _height(parts: Sequence[Strip], begin: int, end: int) -> float:
    if begin >= end:
        return 0.0
    return sum(part.height + part.space for part in parts[begin:end]) - parts[begin].space


def _column_end(parts: Sequence[Strip], begin: int, room: float) -> int:
    """Return the end of what fits into `room` and ends at a seemly place; one strip at least."""
    used, index, seemly = 0.0, begin, begin
    while index < len(parts):
        used += parts[index].height + (parts[index].space if index > begin else 0.0)
        if used > room + 0.01:
            break
        index += 1
        if index == len(parts) or parts[index].hold < Hold.FIRM:
            seemly = index
    if index == len(parts):
        return index
    return seemly if seemly > begin else max(index, begin + 1)


def _balance(parts: Sequence[Strip]) -> float:
    """Return the least height of the first column that makes it no shorter than the second."""
    total = sum(part.height + part.space for part in parts)
    used = 0.0
    for index, part in enumerate(parts):
        if index and part.hold is Hold.FREE and used >= total - used:
            return used + 0.01
        used += part.height + part.space
    return used
