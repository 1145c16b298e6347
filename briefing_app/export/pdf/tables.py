"""Tables: hairlines, no boxes; the head repeats, rows stay whole where they can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.nodes import Column, Emphasis, Inlines, KeyFigures, Role, Table, Text
from briefing_app.export.pdf.boxes import Grid, Hold, Item, Part, Rule, Strip, Words

if TYPE_CHECKING:
    from briefing_app.export.pdf.flow import Flow
    from briefing_app.export.pdf.lines import Line

COLUMN_GAP = 10.0
ROW_WHITE = 5.0
NARROWEST = 24.0
SPACE, CAPTION_WHITE = 18.0, 5.0
TOP_RULE, HEAD_RULE, ROW_RULE = 0.9, 0.45, 0.3


def set_table(flow: Flow, block: Table) -> None:
    """Set a table beside its label in the text column, or across both when it has none."""
    frame = flow.frame
    left = frame.text if block.label else frame.left
    edges = _edges(block, left, frame.right)
    headed = any(column.head for column in block.columns)
    head = _head(flow, block, edges) if headed else None
    last_rule = TOP_RULE if headed else 0.0
    grid = Grid(head, left, frame.right, last_rule)
    strips = [head] if head else []
    for number, row in enumerate(block.rows):
        rows = _row(flow, block, row, edges)
        if headed and number:
            rows[0].items.insert(0, Rule(left, frame.right, 0, ROW_RULE, "hairline"))
        if number == 0:
            rows[0].hold = Hold.FIRM if head else Hold.FREE
            if not headed:
                rows[0].items.insert(0, Rule(left, frame.right, -4, ROW_RULE, "hairline"))
        strips += rows
    if len(block.rows) > 1:
        strips[-1].hold = max(strips[-1].hold, Hold.LOOSE)
    for strip in strips:
        strip.left, strip.right = left, frame.right
        strip.grid = grid
    caption = _caption(flow, block, left, frame.right - left)
    flow.beside(caption or strips, flow.label_runs(block.label, "quiet"))
    if caption:
        flow.put(caption, Role.CAPTION, space=SPACE, keep=True)
    flow.put(strips, Role.TABLE_CELL, space=CAPTION_WHITE if caption else SPACE, tight=bool(caption))


def set_key_figures(flow: Flow, block: KeyFigures) -> None:
    """Set figures side by side."""
    cells = tuple(
        (Text(figure.value, Emphasis.STRONG), Text(f" {figure.name} {figure.change} "), *figure.note)
        for figure in block.figures
    )
    columns = tuple(Column("") for _ in cells)
    set_table(flow, Table(columns, (cells,), block.label, label=block.label, origin=block.origin))


def _caption(flow: Flow, block: Table, left: float, width: float) -> list[Strip]:
    """Return the caption, which stands over its table."""
    look = flow.look(Role.CAPTION)
    runs = flow.voice.plain(block.caption, look) if block.caption else []
    return flow.paragraph((), look, part=Part.CAPTION, runs=runs, x=left, measure=width)


def _edges(block: Table, left: float, right: float) -> list[tuple[float, float]]:
    """Return the left edge and width of each column, by shares; none is too narrow to read."""
    count = len(block.columns)
    room = right - left - COLUMN_GAP * (count - 1)
    least = min(NARROWEST, room / max(count, 1))
    shares = [max(column.share, 0.0) for column in block.columns]
    wide = [True] * count
    widths = [least] * count
    while any(wide):
        spare = room - least * wide.count(False)
        total = sum(share for share, is_wide in zip(shares, wide, strict=True) if is_wide)
        widths = [
            spare * share / total if is_wide and total else least
            for share, is_wide in zip(shares, wide, strict=True)
        ]
        narrow = [index for index, width in enumerate(widths) if wide[index] and width < least]
        if not narrow or not total:
            break
        for index in narrow:
            wide[index] = False
    edges, x = [], left
    for width in widths:
        edges.append((x, width))
        x += width + COLUMN_GAP
    return edges


def _head(flow: Flow, block: Table, edges: list[tuple[float, float]]) -> Strip:
    look = flow.look(Role.TABLE_HEAD)
    left, right = edges[0][0], edges[-1][0] + edges[-1][1]
    items: list[Item] = [Rule(left, right, 0, TOP_RULE, "ink")]
    deepest = 1
    for column, (x, width) in zip(block.columns, edges, strict=True):
        lines = flow.type.lines(flow.voice.plain(column.head, look), width)
        deepest = max(deepest, len(lines))
        for index, line in enumerate(lines):
            line.shift = width - line.width if column.align_right else 0.0
            items.append(Words(x, 10.4 + index * look.leading, line, Part.CELL_HEAD))
    height = 17.0 + (deepest - 1) * look.leading
    items.append(Rule(left, right, height, HEAD_RULE, "ink"))
    return Strip(height, items)


def _row(flow: Flow, block: Table, row: tuple[Inlines, ...], edges: list[tuple[float, float]]) -> list[Strip]:
    """Return a row as one strip, or as one for each line when it is higher than half a page."""
    look = flow.look(Role.TABLE_CELL)
    cells: list[list[Line]] = []
    for column, (_, width), inlines in zip(block.columns, edges, row, strict=False):
        lines = flow.type.lines(flow.runs(inlines, look), width)
        for line in lines:
            line.shift = width - line.width if column.align_right else 0.0
        cells.append(lines)
    depth = max((len(lines) for lines in cells), default=1) or 1
    baseline = ROW_WHITE / 2 + look.leading * 0.5 + look.size * 0.33
    height = depth * look.leading + ROW_WHITE
    if height <= (flow.frame.bottom - flow.frame.top) / 2:
        items: list[Item] = [
            Words(x, baseline + number * look.leading, line, Part.CELL)
            for (x, _), lines in zip(edges, cells, strict=False)
            for number, line in enumerate(lines)
        ]
        return [Strip(height, items)]
    strips = []
    for number in range(depth):
        parts: list[Item] = [
            Words(x, baseline, lines[number], Part.CELL)
            for (x, _), lines in zip(edges, cells, strict=False)
            if number < len(lines)
        ]
        strips.append(Strip(look.leading + (ROW_WHITE if number == depth - 1 else 0), parts))
    strips[1].hold = strips[-1].hold = Hold.FIRM
    return strips
