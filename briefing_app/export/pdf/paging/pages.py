"""Strips to pages: where each page ends, by the rules of what holds together.

A page is filled until the next strip does not fit, then ends at the best place at or
before it: a free one if that leaves the page decently full, else a loose one, else
wherever it must. Each strip is looked at a bounded number of times. Room for the notes that
strips bring along is kept at the foot as they are placed.
"""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING

from briefing_app.export.pdf.boxes import Hold, PageLayout, Placed, Strip
from briefing_app.export.pdf.paging.columns import place_columns
from briefing_app.export.pdf.paging.feet import fitting, foot_height, place_foot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_app.export.pdf.boxes import FootNote
    from briefing_app.export.pdf.frame import Frame

DECENTLY_FULL = 0.68
SPILL = 0.25
"""Part of a page under which a last page counts as spilt over."""
CLOSED_UP = (0.88, 0.76, 0.64)
"""How far the white between blocks closes up, one step after the other, to save a last page."""
MOST_CLOSED_UP = 12
"""Pages up to which it is worth filling them anew to save one."""


def fill_pages(
    strips: Sequence[Strip], frame: Frame, first_top: float, *, closes_up: bool = True
) -> list[PageLayout]:
    """Return the pages; `first_top` is where the first one starts.

    Where a few lines would spill over on the last page before a break, or of all, the white
    between blocks closes up a little if that takes them back. Type is never made smaller.
    """
    pages: list[PageLayout] = []
    carried: list[FootNote] = []
    for chapter in _chapters(strips):
        frame = chapter[0].frame or frame
        top = frame.top if pages else first_top
        filler = _filled(chapter, frame, top, carried, closes_up=closes_up)
        pages += filler.pages
        carried = filler.carried
    if carried:
        rest = _Filler([], frame, frame.top, 1.0, carried)
        pages += rest.run()
    return pages or [PageLayout(frame)]


def _chapters(strips: Sequence[Strip]) -> Iterator[Sequence[Strip]]:
    """Yield the strips between page breaks."""
    begin = 0
    for index, strip in enumerate(strips):
        if index and strip.hold is Hold.NEW_PAGE:
            yield strips[begin:index]
            begin = index
    if strips:
        yield strips[begin:]


def _filled(
    strips: Sequence[Strip], frame: Frame, top: float, carried: list[FootNote], *, closes_up: bool
) -> _Filler:
    """Return the filled pages of a chapter, `carried` being the notes left over from the one before."""
    filler = _Filler(list(strips), frame, top, 1.0, carried)
    pages = filler.fill()
    spilt = _depth(pages[-1]) - frame.top < SPILL * (frame.bottom - frame.top)
    if closes_up and spilt and 1 < len(pages) <= MOST_CLOSED_UP:
        for closeness in CLOSED_UP:
            closer = _Filler(list(strips), frame, top, closeness, carried)
            if len(closer.fill()) < len(pages) and len(closer.carried) <= len(filler.carried):
                return closer
    return filler


def _depth(page: PageLayout) -> float:
    """Return how far down a page would be filled if its notes followed its text."""
    foot = page.frame.bottom - page.foot[0].y if page.foot else 0.0
    return _lowest(page) + foot


def _lowest(page: PageLayout) -> float:
    return max((placed.y + placed.strip.height for placed in page.placed), default=page.frame.top)


class _Filler:
    """Fills the pages of one chapter."""

    def __init__(
        self,
        strips: list[Strip],
        frame: Frame,
        first_top: float,
        closeness: float,
        carried: Sequence[FootNote] = (),
    ) -> None:
        self.closeness = closeness
        self.strips = strips
        self.frame = frame
        self.top = first_top
        self.pages: list[PageLayout] = []
        self.carried = list(carried)

    def run(self) -> list[PageLayout]:
        """Return the pages of all strips and of the notes that are left over after them."""
        self.fill()
        while self.carried:
            self.pages.append(PageLayout(self.frame))
            self._foot(0, 0)
        return self.pages

    def fill(self) -> list[PageLayout]:
        """Return the pages of all strips; notes may be left over."""
        index = 0
        while index < len(self.strips):
            if index:
                self.top = self.frame.top
            start, index = index, self._page(index)
            self._foot(start, index)
        return self.pages

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
        while index < len(self.strips):
            strip = self.strips[index]
            if index > start:
                y += strip.space * self.closeness
                if strip.depth:
                    y = max(y, side)
            elif strip.grid and strip.grid.head and strip.grid.head is not strip:
                page.placed.append(Placed(strip.grid.head, y, repeated=True))
                y += strip.grid.head.height
            if strip.on_grid:
                white = strip.space * self.closeness if index > start else 0.0
                y += self.frame.to_grid(y + strip.on_grid.y, white)
            if strip.columns:
                tops.append(y)
                feet.append(foot)
                counts.append(len(page.placed))
                y, rest = place_columns(page, strip, y, bottom - foot, alone=index == start)
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
