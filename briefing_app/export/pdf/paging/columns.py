"""Lists in two columns: how much of one fits on a page, and where its first column ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.export.pdf.boxes import Columns, Hold, Placed, Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.export.pdf.boxes import PageLayout

COLUMN_MINIMUM = 36.0
"""White below which a list in two columns rather starts on the next page."""


def place_columns(
    page: PageLayout, strip: Strip, y: float, bottom: float, *, alone: bool
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
    balanced = bool(shift) and total <= room * 2
    first = _column_end(parts, 0, max(_balance(parts), 0.0)) if balanced else 0
    if not first or _height(parts, 0, first) > room or _height(parts, first, len(parts)) > room:
        first = _column_end(parts, 0, room)
    second = _column_end(parts, first, room) if shift else first
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
