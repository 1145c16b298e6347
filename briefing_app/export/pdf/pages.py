"""Strips to pages: where each page ends, by the rules of what holds together.

A page is filled until the next strip does not fit, then ends at the best place at or
before it: a free one if that leaves the page decently full, else a loose one, else
wherever it must. Each strip is looked at a bounded number of times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.export.pdf.boxes import Columns, Hold, PageLayout, Placed, Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    return max((placed.y + placed.strip.height for placed in page.placed), default=0.0)


class _Filler:
    def __init__(self, strips: list[Strip], frame: Frame, first_top: float, closeness: float) -> None:
        self.closeness = closeness
        self.strips = strips
        self.frame = frame
        self.top = first_top
        self.pages: list[PageLayout] = []

    def run(self) -> list[PageLayout]:
        index = 0
        while index < len(self.strips):
            if index:
                self.frame = self.strips[index].frame or self.frame
                self.top = self.frame.top
            index = self._page(index)
        return self.pages or [PageLayout(self.frame)]

    def _page(self, start: int) -> int:
        """Fill one page from the strip `start`; return where the next one begins."""
        page = PageLayout(self.frame)
        self.pages.append(page)
        bottom = self.frame.bottom
        y, index = self.top, start
        side = 0.0
        tops: list[float] = []
        counts: list[int] = []
        while index < len(self.strips):
            strip = self.strips[index]
            if index > start:
                if strip.hold is Hold.NEW_PAGE:
                    return index
                y += strip.space * self.closeness
                if strip.depth:
                    y = max(y, side)
            elif strip.grid and strip.grid.head and strip.grid.head is not strip:
                page.placed.append(Placed(strip.grid.head, y, repeated=True))
                y += strip.grid.head.height
            if strip.on_grid:
                y += self.frame.to_grid(y + strip.on_grid.y)
            if strip.columns:
                tops.append(y)
                counts.append(len(page.placed))
                y, rest = self._columns(page, strip, y, alone=index == start)
                if rest:
                    if y < 0:
                        return self._end(page, start, index, tops, counts)
                    self.strips[index] = rest
                    return index
                index += 1
                continue
            if y + max(strip.height, strip.depth) > bottom + 0.01 and index > start:
                return self._end(page, start, index, tops, counts)
            counts.append(len(page.placed))
            page.placed.append(Placed(strip, y))
            tops.append(y)
            if strip.depth:
                side = y + strip.depth
            y += strip.height
            index += 1
        return index

    def _end(self, page: PageLayout, start: int, full: int, tops: list[float], counts: list[int]) -> int:
        """Choose where the page ends, at the strip `full` or before; take back what follows."""
        floor = self.frame.top + (self.frame.bottom - self.frame.top) * DECENTLY_FULL
        ends = [*tops[1 : full - start], self.frame.bottom]
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
        self, page: PageLayout, strip: Strip, y: float, *, alone: bool
    ) -> tuple[float, Strip | None]:
        """Place strips in two columns from `y`; return where they end, and what is left over.

        A negative end says that nothing was placed, because there was too little room.
        """
        assert strip.columns is not None
        room = self.frame.bottom - y
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
