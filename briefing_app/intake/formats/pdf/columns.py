"""Pages whose columns were painted row by row: noticed by their gutters, and put into order.

Most programs paint a column after the other, and their order of painting is the best order of reading
there is (figures: `benchmarks/formats.py`). Some paint straight across, line by line. Only there are pieces
of several columns found in one line, parted at the same places down the page; only then is it changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing_app.intake.formats.pdf.lines import Line

_WIDE = 0.5
"""A line across columns is wider than this share of the print space."""

_FEWEST_LINES = 6
_SAMPLE = 16
_AGREEING = 0.6
"""This share of the wide lines must be parted at a gutter."""

_NARROWEST_GUTTER = 0.75
"""In sizes of the type; spaces between words are narrower, those of justified lines stand anywhere."""

_SHORTEST_PROSE = 16
"""Pieces that are shorter on average are cells of a table."""

_LEAST_GOING_ON = 0.3
"""This share of the lines of a text begins in mid-sentence; the rows of a table do not."""

_LEAST_FILLED = 0.75
"""Half of the lines of a column are at least this full."""

_MOST_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Gap:
    """A wide space in a line, from `left` to `right` in points; `end` is where the next word begins."""

    left: float
    right: float
    end: int


def wide_lines(lines: Sequence[Line]) -> list[int]:
    """Return the places of the lines that may run across columns."""
    if len(lines) < _FEWEST_LINES:
        return []
    left = sorted(line.left for line in lines)[len(lines) // 10]
    right = sorted(line.right for line in lines)[-1 - len(lines) // 10]
    wide = [place for place, line in enumerate(lines) if line.right - line.left > _WIDE * (right - left)]
    return wide if len(wide) >= _FEWEST_LINES else []


def gutters_of(lines: Sequence[Line], gaps_in: Callable[[int], list[Gap]]) -> list[float]:
    """Return where columns that were painted row by row are parted, in points; none elsewhere.

    `gaps_in` tells the wide spaces of a line; it is asked for a sample first.
    """
    wide = wide_lines(lines)
    if wide:
        step = max(1, len(wide) // _SAMPLE)
        if _common([(lines[place], gaps_in(place)) for place in wide[::step]]):
            rows = [(lines[place], gaps_in(place)) for place in wide]
            found = _common(rows)
            if found and _is_prose([line for line, _ in rows], len(found) + 1) and _fill(rows, found[0]):
                return found
    return _between_pairs(lines)


def _common(lines: list[tuple[Line, list[Gap]]]) -> list[float]:
    """Return the middles of the gaps that most lines share."""
    least = max(_FEWEST_LINES * 0.5, _AGREEING * len(lines))
    spaces = [
        (gap.left, gap.right, number)
        for number, (line, gaps) in enumerate(lines)
        for gap in gaps
        if gap.right - gap.left >= _NARROWEST_GUTTER * line.size
    ]
    found: list[float] = []
    while len(found) < _MOST_COLUMNS - 1:
        edges = sorted({right for _, right, _ in spaces})
        best, most = 0.0, 0
        for edge in edges:
            count = len({number for left, right, number in spaces if left < edge - 0.5 <= right})
            if count > most:
                best, most = edge - 0.5, count
        if most < least:
            break
        found.append(best)
        spaces = [space for space in spaces if not space[0] < best <= space[1]]
    return sorted(found)


def _is_prose(lines: list[Line], columns: int) -> bool:
    """Tell whether lines run on as those of a text do, and are not the rows of a table."""
    characters = sum(len(line.text) for line in lines) / len(lines) / columns
    going_on = sum(_goes_on(line.text) for line in lines)
    return characters >= _SHORTEST_PROSE and going_on >= _LEAST_GOING_ON * len(lines)


def _goes_on(text: str) -> bool:
    """Tell whether a line begins in mid-sentence; a script without small letters does not show it."""
    return text[0].islower()


def _fill(rows: list[tuple[Line, list[Gap]]], gutter: float) -> bool:
    """Tell whether the pieces of the first column reach its end, as lines of a text do and names do not."""
    left = min(line.left for line, _ in rows)
    ends = sorted(gap.left for _, gaps in rows for gap in gaps if gap.left < gutter <= gap.right)
    return bool(ends) and median(ends) - left >= _LEAST_FILLED * (ends[len(ends) * 9 // 10] - left)


def _between_pairs(lines: Sequence[Line]) -> list[float]:
    """Return the gutter where lines go to and fro between two columns or more."""
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if following.left > line.right
        and abs(line.bottom - following.bottom) < 0.3 * (line.top - line.bottom)
    ]
    if len(pairs) < _FEWEST_LINES or 2 * len(pairs) < _AGREEING * len(lines):
        return []
    if not _is_prose([line for pair in pairs for line in pair], 1):
        return []
    shared = [(line, [Gap(line.right, following.left, 0)]) for line, following in pairs]
    rows: list[tuple[Line, list[Gap]]] = []
    for line, gaps in shared:
        if rows and abs(rows[-1][0].bottom - line.bottom) < 0.3 * (line.top - line.bottom):
            rows[-1][1].extend(gaps)
        else:
            rows.append((line, gaps))
    found = _common(rows)
    return found if found and _fill(rows, found[0]) else []


def in_columns(pieces: Sequence[Line], gutters: list[float]) -> list[Line]:
    """Return the pieces of a page column by column; what runs over all columns parts it into bands."""
    ordered: list[Line] = []
    band: list[list[Line]] = [[] for _ in range(len(gutters) + 1)]
    for piece in sorted(pieces, key=lambda piece: (-piece.top, piece.left)):
        first = sum(gutter <= piece.left + 1 for gutter in gutters)
        last = sum(gutter <= piece.right - 1 for gutter in gutters)
        if first == 0 and last == len(gutters):
            ordered += [line for column in band for line in column]
            band = [[] for _ in band]
            ordered.append(piece)
        else:
            band[first].append(piece)
    return ordered + [line for column in band for line in column]
