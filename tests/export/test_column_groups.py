"""Tables wider than the page are set in groups of columns, each readable alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing_app.document.nodes import Column, Table, Text
from briefing_app.export.column_groups import column_groups, part_of

LONG = "A statement of a hundred letters and more that needs room to be read, as most cells of a matrix do."


def matrix(columns: int, row_heads: int = 1, cell: str = LONG) -> Table:
    heads = tuple(Column(f"Issue {number}") for number in range(columns))
    row = tuple((Text("Ministry" if number < row_heads else cell),) for number in range(columns))
    return Table(heads, (((Text("The coalition"),),), row, row), "A matrix", row_heads=row_heads)


def test_a_table_that_fits_is_one_group() -> None:
    assert column_groups(matrix(5), 480) == ((0, 1, 2, 3, 4),)


def test_groups_repeat_the_head_of_the_rows_and_are_evenly_full() -> None:
    assert column_groups(matrix(9), 480) == ((0, 1, 2, 3, 4), (0, 5, 6, 7, 8))


def test_short_cells_need_little_room() -> None:
    assert len(column_groups(matrix(12, cell="+ 3"), 480)) <= 2


def test_a_part_keeps_the_headings_of_its_rows() -> None:
    part = part_of(matrix(9), (0, 5, 6))
    assert [column.head for column in part.columns] == ["Issue 0", "Issue 5", "Issue 6"]
    assert [len(row) for row in part.rows] == [1, 3, 3]


@given(
    st.integers(1, 40),
    st.integers(0, 45),
    st.floats(20, 2000),
    st.sampled_from(["", "x", LONG, "w" * 5000]),
)
def test_every_column_is_printed_once_whatever_the_width(
    columns: int, row_heads: int, measure: float, cell: str
) -> None:
    groups = column_groups(matrix(columns, row_heads, cell), measure)
    heads = tuple(range(min(row_heads, columns - 1))) if len(groups) > 1 else ()
    assert all(group[: len(heads)] == heads and len(group) > len(heads) for group in groups)
    assert sorted(column for group in groups for column in group[len(heads) :]) == list(
        range(len(heads), columns)
    )
