"""Tables: a head that repeats on each page, rows that stay whole, a description for all."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Role
from briefing_app.export.docx.inlines import alternative
from briefing_app.export.docx.xml import paragraph, style_id, twips

if TYPE_CHECKING:
    from briefing_app.document.nodes import Column, Table
    from briefing_app.export.docx.inlines import Inliner

_HEAD_LETTER = 120  # twentieths of a point: a wide capital of a table head with its tracking
_CELL_GAP = 180


def table_xml(table: Table, inliner: Inliner, width: float, indent: float) -> str:
    """Return `table`, `width` points wide and starting at `indent`."""
    if not table.columns:
        return ""
    widths = _widths(table.columns, twips(width))
    has_head = any(column.head for column in table.columns)
    title = f'<w:tblCaption w:val="{alternative(table.caption)}"/>' if table.caption else ""
    description = f'<w:tblDescription w:val="{alternative(table.description)}"/>' if table.description else ""
    rows: list[str] = []
    if has_head:
        cells = (
            _cell(inliner.words(column.head, Role.TABLE_HEAD), Role.TABLE_HEAD, column, size)
            for column, size in zip(table.columns, widths, strict=True)
        )
        rows.append(f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>")
    for row in table.rows:
        padded = (*row, *((),) * (len(widths) - len(row)))
        cells = (
            _cell(inliner.runs(inlines, Role.TABLE_CELL), Role.TABLE_CELL, column, size)
            for inlines, column, size in zip(padded, table.columns, widths, strict=False)
        )
        rows.append(f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>")
    if not rows:
        return ""
    return "".join(
        (
            '<w:tbl><w:tblPr><w:tblStyle w:val="BriefingTable"/>',
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{twips(indent)}" w:type="dxa"/>',
            '<w:tblLayout w:type="fixed"/>',
            f'<w:tblLook w:val="{"0720" if has_head else "0700"}" w:firstRow="{int(has_head)}" w:lastRow="0"'
            ' w:firstColumn="0" w:lastColumn="1" w:noHBand="1" w:noVBand="1"/>',
            title,
            description,
            "</w:tblPr><w:tblGrid>",
            *(f'<w:gridCol w:w="{size}"/>' for size in widths),
            "</w:tblGrid>",
            *rows,
            "</w:tbl>",
            paragraph("AfterTable", ""),
        )
    )


def _widths(columns: tuple[Column, ...], width: int) -> list[int]:
    """Return the width of each column, all together exactly `width`; no word of a head is broken."""
    shares = [max(0.05, column.share) for column in columns]
    edges = [round(width * part / sum(shares)) for part in accumulate(shares, initial=0.0)]
    widths = [after - before for before, after in pairwise(edges)]
    for place, column in enumerate(columns):
        longest = max(map(len, column.head.split()), default=0)
        wanted = min(width // len(columns), longest * _HEAD_LETTER + _CELL_GAP)
        widest = widths.index(max(widths))
        missing = min(max(0, wanted - widths[place]), widths[widest] - width // len(columns))
        if missing > 0 and widest != place:
            widths[place] += missing
            widths[widest] -= missing
    return widths


def _cell(runs: str, role: Role, column: Column, width: int) -> str:
    name = f"{role.value} Right" if column.align_right else role.value
    content = paragraph(style_id(name), runs)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
