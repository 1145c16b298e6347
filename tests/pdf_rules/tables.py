"""Rules on tables: regular rows, headed columns and rows."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Name

from pdf_rules.reading import File, Node, Rule, collected

RULES: list[Rule] = []
_SCOPES = (Name("/Row"), Name("/Column"), Name("/Both"))


def rows_of(table: Node) -> list[Node]:
    """Return the rows of a table from top to bottom."""
    rows: list[Node] = []
    for kid in table.kids:
        rows += [kid] if kid.kind == "TR" else [row for row in kid.kids if row.kind == "TR"]
    return rows


def _span(cell: Node, key: str) -> int:
    found = cell.attribute("/Table", key)
    return 1 if found is None else int(found)  # type: ignore[call-overload, no-any-return]


@collected(RULES, "ISO 14289-1, 7.2")
def regular_rows(file: File) -> Iterator[str]:
    """Cells fill the rows of a table: as many columns in each, none twice."""
    for table in (node for node in file.nodes if node.kind == "Table"):
        taken: dict[int, set[int]] = {}
        rows = rows_of(table)
        for place, row in enumerate(rows):
            column = 0
            for cell in row.kids:
                used = taken.setdefault(place, set())
                while column in used:
                    column += 1
                for down in range(_span(cell, "/RowSpan")):
                    area = set(range(column, column + _span(cell, "/ColSpan")))
                    below = taken.setdefault(place + down, set())
                    if below & area:
                        yield f"the cells of {table} overlap in row {place + down + 1}"
                    below |= area
        widths = {max(columns, default=-1) + 1 for columns in taken.values()}
        if len(widths) > 1 or any(columns != set(range(len(columns))) for columns in taken.values()):
            yield f"the rows of {table} have {sorted(widths)} columns"
        if max(taken, default=0) >= max(len(rows), 1):
            yield f"a cell of {table} reaches below its last row"


@collected(RULES, "ISO 14289-1, 7.2; ISO 32000-1, 14.8.4.3.4")
def heads_and_bodies(file: File) -> Iterator[str]:
    """A table has at most one head and one foot, and where it has one, a body too."""
    for table in (node for node in file.nodes if node.kind == "Table"):
        kinds = [kid.kind for kid in table.kids]
        if kinds.count("THead") > 1 or kinds.count("TFoot") > 1:
            yield f"{table} has more than one head or foot"
        if {"THead", "TFoot"}.intersection(kinds) and "TBody" not in kinds:
            yield f"{table} has a head or foot but no body"
        if not rows_of(table):
            yield f"{table} has no rows"


@collected(RULES, "ISO 14289-1, 7.5")
def scopes(file: File) -> Iterator[str]:
    """A cell that heads others says whether it heads a row or a column."""
    for node in file.nodes:
        if node.kind == "TH" and node.attribute("/Table", "/Scope") not in _SCOPES:
            yield f"{node} does not say what it heads"
