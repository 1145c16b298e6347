"""Tables wider than the page: which columns stand together, the same in every format.

The columns that head their rows stand again in each group, so that each group reads alone.
Widths are estimates in points from the words themselves; no writer needs fonts to agree.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.document.nodes import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.document.nodes import Table

CELL_SIZE = 8.4
"""The size of type in points that all estimates are for."""
COMFORT = 66.0
"""How narrow a column of running words may get, in points."""
_LETTER = 4.6  # the mean width of a letter in a cell
_HEAD_LETTER = 6.0  # of a capital of a head with its tracking
_GAP = 10.0
_WIDEST_WORD = 30  # letters; longer ones break anyway


def column_groups(table: Table, measure: float, narrowest: float = COMFORT) -> tuple[tuple[int, ...], ...]:
    """Return the columns of each group of `table` from left to right, one group where all fit.

    `measure` is the width there is, `narrowest` that of a column whose cells take several lines,
    both in points. Every column is in exactly one group but those that head rows, which are in each.
    """
    count = len(table.columns)
    everything = tuple(range(count))
    needs = column_needs(table, measure, narrowest)
    if count < 2 or sum(needs) <= measure:
        return (everything,)
    heads = everything[: min(table.row_heads, count - 1)]
    room = max(measure - sum(needs[column] for column in heads), narrowest)
    rest = everything[len(heads) :]
    wanted = len(_filled(rest, needs, room))
    # As few groups as greedy filling needs, but evenly full: the last is no single column if it can be.
    low, high = max(needs[column] for column in rest), room
    while high - low > 1.0:
        middle = (low + high) / 2
        if len(_filled(rest, needs, middle)) <= wanted:
            high = middle
        else:
            low = middle
    return tuple(heads + group for group in _filled(rest, needs, high))


def part_of(table: Table, columns: tuple[int, ...]) -> Table:
    """Return `table` with these of its columns only; headings of rows stay as they are."""
    if len(columns) == len(table.columns):
        return table
    return replace(
        table,
        columns=tuple(table.columns[column] for column in columns),
        rows=tuple(
            row if is_group_head(table, position) else tuple(row[c] if c < len(row) else () for c in columns)
            for position, row in enumerate(table.rows)
        ),
    )


def is_group_head(table: Table, row: int) -> bool:
    """Tell whether the row at `row` is the heading of those under it, across all columns."""
    return len(table.rows[row]) == 1 and len(table.columns) > 1


def _filled(columns: tuple[int, ...], needs: list[float], room: float) -> list[tuple[int, ...]]:
    """Return `columns` in as few groups as fit into `room` each, at least one column in each."""
    groups: list[tuple[int, ...]] = []
    used = 0.0
    for column in columns:
        if groups and used + needs[column] <= room:
            groups[-1] += (column,)
            used += needs[column]
        else:
            groups.append((column,))
            used = needs[column]
    return groups


def column_needs(table: Table, measure: float, narrowest: float = COMFORT) -> list[float]:
    """Return what each column needs with its gap: its longest word, and some comfort for long cells."""
    words = [0] * len(table.columns)
    cells = [0] * len(table.columns)
    for position, row in enumerate(table.rows):
        if is_group_head(table, position):
            continue
        for place, inlines in enumerate(row[: len(words)]):
            text = plain(inlines)
            cells[place] = max(cells[place], len(text))
            if len(text) > words[place]:
                words[place] = max(words[place], max(map(len, text.split()), default=0))
    needs = []
    for column, word, cell in zip(table.columns, words, cells, strict=True):
        head = max(map(len, column.head.split()), default=0)
        least = max(min(word, _WIDEST_WORD) * _LETTER, min(head, _WIDEST_WORD) * _HEAD_LETTER)
        needs.append(min(max(least, min(cell * _LETTER, narrowest)) + _GAP, measure / 2))
    return needs


def shared_out(room: float, shares: Sequence[float], leasts: Sequence[float]) -> list[float]:
    """Return `room` parted by `shares` so that no part is under its least."""
    wide = [True] * len(shares)
    widths = list(leasts)
    while any(wide):
        spare = room - sum(least for least, is_wide in zip(leasts, wide, strict=True) if not is_wide)
        total = sum(share for share, is_wide in zip(shares, wide, strict=True) if is_wide)
        widths = [
            spare * share / total if is_wide and total else least
            for share, is_wide, least in zip(shares, wide, leasts, strict=True)
        ]
        narrow = [index for index, width in enumerate(widths) if wide[index] and width < leasts[index]]
        if not narrow or not total:
            break
        for index in narrow:
            wide[index] = False
    return widths
