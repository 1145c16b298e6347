"""Tables: a head that repeats on each page, rows that stay whole, a description for all."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Emphasis, Role, Text
from briefing_app.export.column_groups import (
    CELL_SIZE,
    COMFORT,
    column_groups,
    column_needs,
    is_group_head,
    part_of,
    shared_out,
)
from briefing_app.export.docx.blocks.inlines import alternative
from briefing_app.export.docx.looks.variants import PLAIN_TABLE
from briefing_app.export.docx.xml import paragraph, style_id, twips

if TYPE_CHECKING:
    from briefing_app.document.house_style import Look
    from briefing_app.document.nodes import Column, Inlines, Table
    from briefing_app.export.docx.blocks.inlines import Inliner

GROUP_STYLE = "Table Group"
LEGEND_STYLE = "Table Legend"
_HEAD_LETTER = 0.68
"""How wide a wide capital of a table head is, in sizes."""
_NARROWEST = 480
CELL_GAP = 8.0
"""White at the right of a cell, in points; the last of a row has none."""
_HEAD_ROW = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"


def parts_of(table: Table, measure: float) -> tuple[Table, ...]:
    """Return `table` in as many tables as `measure` points need, the first with its caption and label."""
    if len(table.columns) < 2:
        return (table,)
    groups = column_groups(table, measure)
    if len(groups) == 1:
        return (table,)
    first, *others = (part_of(table, group) for group in groups)
    return (first, *(replace(part, caption="", label="") for part in others))


def table_xml(table: Table, inliner: Inliner, width: float, indent: float) -> str:
    """Return `table`, `width` points wide and starting at `indent`."""
    if not table.columns:
        return ""
    widths = column_widths(table, twips(width), inliner.look(Role.TABLE_HEAD), inliner.look(Role.TABLE_CELL))
    has_head = any(column.head for column in table.columns)
    rows: list[str] = []
    if table.legend and table.rows:
        rows.append(f"{_HEAD_ROW}{_legend(table.legend, inliner, widths)}</w:tr>")
    if has_head:
        cells = (
            _cell(inliner.words(column.head, Role.TABLE_HEAD), Role.TABLE_HEAD, column, size)
            for column, size in zip(table.columns, widths, strict=True)
        )
        rows.append(f"{_HEAD_ROW}{''.join(cells)}</w:tr>")
    for position, row in enumerate(table.rows):
        if is_group_head(table, position):
            content = inliner.runs(strong(row[0]), Role.TABLE_CELL)
            rows.append(f"{_ROW}{_spanning(paragraph(style_id(GROUP_STYLE), content), widths)}</w:tr>")
            continue
        padded = (*row, *((),) * (len(widths) - len(row)))
        cells = (
            _cell(
                inliner.runs(strong(inlines) if place < table.row_heads else inlines, Role.TABLE_CELL),
                Role.TABLE_CELL,
                column,
                size,
            )
            for place, (inlines, column, size) in enumerate(zip(padded, table.columns, widths, strict=False))
        )
        rows.append(f"{_ROW}{''.join(cells)}</w:tr>")
    if not rows:
        return ""
    return "".join(
        (
            _opening(table, widths, indent, plain=not has_head, headed=has_head and not table.legend),
            *rows,
            "</w:tbl>",
            paragraph("AfterTable", ""),
        )
    )


def strong(inlines: Inlines) -> Inlines:
    """Return the words of a head in a table: plain ones stand out."""
    return tuple(
        replace(inline, emphasis=Emphasis.STRONG)
        if isinstance(inline, Text) and inline.emphasis is Emphasis.NONE
        else inline
        for inline in inlines
    )


def _opening(table: Table, widths: list[int], indent: float, *, plain: bool, headed: bool) -> str:
    title = f'<w:tblCaption w:val="{alternative(table.caption)}"/>' if table.caption else ""
    description = f'<w:tblDescription w:val="{alternative(table.description)}"/>' if table.description else ""
    look = 0x0700 | (0x20 if headed else 0) | (0x80 if table.row_heads else 0)
    return "".join(
        (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{PLAIN_TABLE if plain else "BriefingTable"}"/>',
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{twips(indent)}" w:type="dxa"/>',
            '<w:tblLayout w:type="fixed"/>',
            f'<w:tblLook w:val="{look:04X}" w:firstRow="{int(headed)}" w:lastRow="0"',
            f' w:firstColumn="{int(bool(table.row_heads))}" w:lastColumn="1" w:noHBand="1" w:noVBand="1"/>',
            title,
            description,
            "</w:tblPr><w:tblGrid>",
            *(f'<w:gridCol w:w="{size}"/>' for size in widths),
            "</w:tblGrid>",
        )
    )


def _legend(legend: Inlines, inliner: Inliner, widths: list[int]) -> str:
    """Return the legend as a head row, so that it stands on each page that the table is on."""
    content = paragraph(style_id(LEGEND_STYLE), inliner.runs(legend, Role.CAPTION))
    return _spanning(content, widths)


def _spanning(content: str, widths: list[int]) -> str:
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}</w:tcPr>{content}</w:tc>'


def column_widths(table: Table, width: int, head: Look, cell: Look) -> list[int]:
    """Return the width of each column, all together exactly `width`; no word of a head is broken.

    As in the PDF they share what the gaps between them leave. All are twentieths of a point.
    """
    columns, gap = table.columns, twips(CELL_GAP)
    room = width - gap * (len(columns) - 1)
    most, letter = room / len(columns), head.size * _HEAD_LETTER + head.tracking
    longest = [max(map(len, column.head.split()), default=0) for column in columns]
    scale = cell.size / CELL_SIZE
    comforts = (min(need, COMFORT) * scale - CELL_GAP for need in column_needs(table, room / 20 / scale))
    leasts = [
        min(max(twips(letters * letter), twips(comfort), _NARROWEST), most)
        for letters, comfort in zip(longest, comforts, strict=True)
    ]
    widths = shared_out(room, [max(column.share, 0.0) for column in columns], leasts)
    filling = room / (sum(widths) or 1)
    edges = [round(edge) for edge in accumulate((one * filling + gap for one in widths), initial=0.0)]
    return [after - before for before, after in pairwise((*edges[:-1], width))]


def _cell(runs: str, role: Role, column: Column, width: int) -> str:
    name = f"{role.value} Right" if column.align_right else role.value
    content = paragraph(style_id(name), runs)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
