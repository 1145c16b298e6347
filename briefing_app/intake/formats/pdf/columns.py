"""Pages whose columns were painted row by row: noticed by their gutters, and put into order.

Most programs paint a column after the other, and their order of painting is the best order of reading
there is (figures: `benchmarks/formats.py`). Some paint straight across, line by line. Only there are pieces
of several columns found in one line, parted at the same places down the page; only then is it changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, pairwise
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

_MOST_ACROSS = 0.12
"""This share of the lines at most runs across a strip that parts columns."""

_LEAST_BESIDE = 0.15
"""This share of the lines at least stands on either side of it."""


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


def strips_of(pieces: Sequence[Line]) -> list[float]:
    """Return the middles of the strips down a page that almost no line runs into, in points.

    That is asked for by a person who sees columns; what stands in the strip here and there, such as a
    headline over them, does not hide it.
    """
    if len(pieces) < _FEWEST_LINES:
        return []
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    steps = range(round(left), round(right) + 1)
    most = max(1, int(_MOST_ACROSS * len(pieces)))
    crossed = [sum(piece.left < at < piece.right for piece in pieces) <= most for at in steps]
    found: list[float] = []
    for free, run in groupby(zip(steps, crossed, strict=True), key=lambda one: one[1]):
        strip = [at for at, _ in run]
        if free and _has_both_sides(pieces, strip[0], strip[-1]):
            found.append((strip[0] + strip[-1]) / 2)
    return found[: _MOST_COLUMNS - 1]


def _has_both_sides(pieces: Sequence[Line], left: float, right: float) -> bool:
    """Tell whether on both sides of a strip stand enough lines for a column."""
    before = sum(piece.right <= right + 1 for piece in pieces)
    after = sum(piece.left >= left - 1 for piece in pieces)
    return min(before, after) >= max(_FEWEST_LINES * 0.5, _LEAST_BESIDE * len(pieces))


def straight(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page from the top to the bottom, those at one height as a single line."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.top, line.left)):
        first = rows[-1][0] if rows else None
        if first is not None and first.bottom - line.bottom < 0.4 * (first.top - first.bottom):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_one_line(sorted(row, key=lambda line: line.left)) for row in rows]


def _one_line(row: list[Line]) -> Line:
    first, last = row[0], row[-1]
    words = " ".join(line.text for line in row)
    return replace(first, text=words, right=max(last.right, first.right), top=max(one.top for one in row))
