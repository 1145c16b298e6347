"""Tables: hairlines, no boxes; head and legend repeat, rows stay whole where they can."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Inlines, Role, Table
from briefing_app.export.column_groups import (
    CELL_SIZE,
    COMFORT,
    column_groups,
    column_needs,
    is_group_head,
    part_of,
    shared_out,
)
from briefing_app.export.pdf.boxes import Grid, Hold, Item, Part, Rule, Strip, Words
from briefing_app.export.pdf.building.sides import beside, label_runs
from briefing_app.export.pdf.file.structure import TableTree
from briefing_app.export.pdf.setting.text import clean

if TYPE_CHECKING:
    from briefing_app.export.pdf.building.flow import Flow
    from briefing_app.export.pdf.file.structure import Element
    from briefing_app.export.pdf.setting.lines import Line

COLUMN_GAP = 10.0
ROW_WHITE = 5.0
GROUP_WHITE = 6.0
"""White above the words of a row that heads others."""
NARROWEST = 24.0
SPACE, CAPTION_WHITE = 18.0, 5.0
TOP_RULE, HEAD_RULE, ROW_RULE = 0.9, 0.45, 0.3
LEGEND_WHITE = 5.0
HEAD_SIZE = 6.8
"""The size of type that the distances of a head are for."""

Edges = list[tuple[float, float]]


def set_table(flow: Flow, block: Table) -> None:
    """Set a table beside its label in the text column, or across both; a very wide one in parts."""
    frame = flow.frame
    left = frame.text if block.label and not block.wide else frame.left
    if not block.columns:
        return
    estimated = (frame.right - left) * CELL_SIZE / flow.look(Role.TABLE_CELL).size
    for columns in column_groups(block, estimated):
        _set_part(flow, part_of(block, columns), left)
        block = replace(block, caption="", label="")


def _set_part(flow: Flow, block: Table, left: float) -> None:
    right = flow.frame.right
    edges = _edges(flow, block, left, right)
    headed = any(column.head for column in block.columns)
    tree = TableTree(flow.tree.here, len(edges), clean(block.description), body=bool(block.rows))
    row_heads = block.row_heads or not headed  # some cell has to tell what the others are about
    head = _head(flow, block, edges, tree, headed=headed) if headed or block.legend else None
    repeats = head is not None and head.height <= (flow.frame.bottom - flow.frame.top) / 2
    grid = Grid(head if repeats else None, left, right, TOP_RULE if headed else 0.0)
    strips = [head] if head else []
    for number, row in enumerate(block.rows):
        rows = _group_head(flow, row[0], edges, tree) if is_group_head(block, number) else None
        if rows is None:
            rows = _row(flow, block, row, edges, tree.row(row_heads))
            if number and is_group_head(block, number - 1):
                rows[0].hold = Hold.FIRM
        if headed and number:
            rows[0].items.insert(0, Rule(left, right, 0, ROW_RULE, "hairline"))
        if number == 0:
            rows[0].hold = Hold.FIRM if head else Hold.FREE
            if not headed:
                rows[0].items.insert(0, Rule(left, right, -4, ROW_RULE, "hairline"))
        if number == 1:
            rows[0].hold = max(rows[0].hold, Hold.LOOSE)  # a head has two rows under it at least
        origin = block.origins[number] if number < len(block.origins) else None
        for strip in rows:
            strip.origin = origin
        strips += rows
    if len(block.rows) > 1:
        strips[-1].hold = max(strips[-1].hold, Hold.LOOSE)
    for strip in strips:
        strip.left, strip.right = left, right
        strip.grid = grid
    part = tree.caption if strips else flow.tree.paragraph()
    over = _caption(flow, block, left, right - left, part)
    label = label_runs(flow, block.label, "quiet")
    if left > flow.frame.left and flow.frame.has_side:
        beside(flow, over or strips, label)
    elif label:  # no column beside the table: a line over it, which its head does not repeat
        over[:0] = flow.stack(
            flow.type.lines(label, right - left), flow.look(Role.SIDE_LABEL), left, right - left, Part.LABEL
        )
    for strip in over[1:]:
        strip.hold = Hold.FIRM
    if over:
        flow.put(over, Role.CAPTION, space=SPACE, keep=True)
    flow.put(strips, Role.TABLE_CELL, space=CAPTION_WHITE if over else SPACE, tight=bool(over))


def _caption(flow: Flow, block: Table, left: float, width: float, part: Element) -> list[Strip]:
    """Return the caption, which stands over its table."""
    look = flow.look(Role.CAPTION)
    runs = flow.voice.plain(block.caption, look) if block.caption else []
    return flow.paragraph((), look, part=part, runs=runs, x=left, measure=width)


def _edges(flow: Flow, block: Table, left: float, right: float) -> Edges:
    """Return the left edge and width of each column, by shares; none is too narrow for its words."""
    count = len(block.columns)
    room = right - left - COLUMN_GAP * (count - 1)
    look = flow.look(Role.TABLE_HEAD)
    most = room / max(count, 1)
    scale = flow.look(Role.TABLE_CELL).size / CELL_SIZE
    leasts = []
    for column, need in zip(block.columns, column_needs(block, room / scale), strict=True):
        words = (flow.type.one_line(flow.voice.plain(word, look)).width for word in column.head.split())
        comfort = min(need, COMFORT) * scale - COLUMN_GAP
        leasts.append(min(max(max(words, default=0.0) + 0.5, comfort, NARROWEST), most))
    shares = [max(column.share, 0.0) for column in block.columns]
    widths = shared_out(room, shares, leasts)
    edges, x = [], left
    for width in widths:
        edges.append((x, width))
        x += width + COLUMN_GAP
    return edges


def _head(flow: Flow, block: Table, edges: Edges, tree: TableTree, *, headed: bool) -> Strip:
    """Return the legend over the row of heads, if any: both are repeated on each page."""
    look, small = flow.look(Role.TABLE_HEAD), flow.look(Role.CAPTION)
    left, right = edges[0][0], edges[-1][0] + edges[-1][1]
    items: list[Item] = []
    top, scale = 0.0, look.size / HEAD_SIZE
    if block.legend:
        for line in flow.type.lines(flow.runs(block.legend, small), right - left):
            top += small.leading
            items.append(Words(left, top - small.leading * 0.25, line, tree.caption))
        top += LEGEND_WHITE
    if not headed:
        return Strip(top, items)
    items.append(Rule(left, right, top, TOP_RULE, "ink"))
    deepest = 1
    for column, (x, width), part in zip(block.columns, edges, tree.head(), strict=True):
        lines = flow.type.lines(flow.voice.plain(column.head, look), width, label=True)
        deepest = max(deepest, len(lines))
        for index, line in enumerate(lines):
            if column.align_right:
                line.shift = width - line.width
            items.append(Words(x, top + 10.4 * scale + index * look.leading, line, part))
    height = top + 17.0 * scale + (deepest - 1) * look.leading
    items.append(Rule(left, right, height, HEAD_RULE, "ink"))
    return Strip(height, items)


def _group_head(flow: Flow, words: Inlines, edges: Edges, tree: TableTree) -> list[Strip]:
    """Return the row that heads those under it, which stay with it."""
    look = flow.look(Role.TABLE_CELL)
    left, right = edges[0][0], edges[-1][0] + edges[-1][1]
    part = tree.spanning()
    strips = []
    for number, line in enumerate(flow.type.lines(flow.runs(words, look), right - left, label=True)):
        above = GROUP_WHITE if number == 0 else 0.0
        baseline = above + look.leading * 0.5 + look.size * 0.33
        strips.append(Strip(above + look.leading, [Words(left, baseline, line, part)]))
    if not strips:
        return [Strip(look.leading, [])]
    strips[-1].height += ROW_WHITE / 2
    for strip in strips[1:]:
        strip.hold = Hold.FIRM
    return strips


def _row(
    flow: Flow,
    block: Table,
    row: tuple[Inlines, ...],
    edges: Edges,
    parts: list[Element],
) -> list[Strip]:
    """Return a row as one strip, or as one for each line when it is higher than half a page."""
    look = flow.look(Role.TABLE_CELL)
    cells: list[list[Line]] = []
    for column, (_, width), inlines in zip(block.columns, edges, row, strict=False):
        lines = flow.type.lines(flow.runs(inlines, look), width, label=True)
        for line in lines if column.align_right else ():
            line.shift = width - line.width
        cells.append(lines)
    depth = max((len(lines) for lines in cells), default=1) or 1
    baseline = ROW_WHITE / 2 + look.leading * 0.5 + look.size * 0.33
    height = depth * look.leading + ROW_WHITE
    if height <= (flow.frame.bottom - flow.frame.top) / 2:
        items: list[Item] = [
            Words(x, baseline + number * look.leading, line, part)
            for (x, _), lines, part in zip(edges, cells, parts, strict=False)
            for number, line in enumerate(lines)
        ]
        return [Strip(height, items)]
    strips = []
    for number in range(depth):
        slices: list[Item] = [
            Words(x, baseline, lines[number], part)
            for (x, _), lines, part in zip(edges, cells, parts, strict=False)
            if number < len(lines)
        ]
        strips.append(Strip(look.leading + (ROW_WHITE if number == depth - 1 else 0), slices))
    strips[1].hold = strips[-1].hold = Hold.FIRM
    return strips
