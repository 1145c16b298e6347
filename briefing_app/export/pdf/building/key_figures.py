"""Key figures: boxes side by side, each a large value, what it counts, and since when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.document.nodes import KeyFigure, KeyFigures, Role
from briefing_app.export.pdf.boxes import Item, Rule, Strip, Words
from briefing_app.export.pdf.building.sides import beside, label_runs
from briefing_app.export.pdf.file.structure import ListTree

if TYPE_CHECKING:
    from briefing_app.export.pdf.building.flow import Flow

GAP = 14.0
VALUE_SIZE, VALUE_LEADING = 22.0, 28.0
SMALLEST_VALUE = 13.0
"""How small a value may get, so that it fits its box, before it takes two lines."""
CELL_SIZE = 8.4
"""The size of type of a name that the sizes here are for; they grow with it."""
CHANGE_WHITE = 6.0
"""White between a value and its change, which stands on the next line where there is no room for it."""
TOP, BOTTOM = 6.0, 9.0
SPACE = 14.0


def set_key_figures(flow: Flow, block: KeyFigures) -> None:
    """Set figures in as many columns as there are, under a rule each."""
    if not block.figures:
        return
    frame = flow.frame
    left = frame.text if block.label else frame.left
    width = (frame.right - left - GAP * (len(block.figures) - 1)) / len(block.figures)
    tree = ListTree(flow.tree.here)
    items: list[Item] = []
    deepest = 0.0
    size = _value_size(flow, block, width)
    for number, figure in enumerate(block.figures):
        x = left + number * (width + GAP)
        items.append(Rule(x, x + width, 0, 0.9, "ink"))
        deepest = max(deepest, _box(flow, figure, x, width, size, tree, items))
    height = deepest + BOTTOM
    items.append(Rule(left, frame.right, height, 0.3, "hairline"))
    strip = Strip(height, items, left=left, right=frame.right)
    beside(flow, [strip], label_runs(flow, block.label, "quiet"))
    flow.put([strip], Role.TABLE_CELL, space=SPACE)


def _value_size(flow: Flow, block: KeyFigures, width: float) -> float:
    """Return the size of all values: the largest at which the widest fits its box."""
    look = flow.look(Role.SECTION_1)
    scale = flow.look(Role.TABLE_CELL).size / CELL_SIZE
    size = VALUE_SIZE * scale
    widest = max(
        flow.type.one_line(flow.voice.plain(figure.value, replace(look, size=size, tracking=0.0))).width
        for figure in block.figures
    )
    return size if widest <= width else max(SMALLEST_VALUE * scale, int(size * width / widest * 4) / 4)


def _box(
    flow: Flow, figure: KeyFigure, x: float, width: float, size: float, tree: ListTree, items: list[Item]
) -> float:
    """Add the lines of a figure to `items` and return how deep they reach."""
    label, body = tree.item()
    head, cell, note = flow.look(Role.SECTION_1), flow.look(Role.TABLE_CELL), flow.look(Role.SIDE_NOTE)
    scale = cell.size / CELL_SIZE
    y = TOP
    runs = flow.voice.plain(figure.value, replace(head, size=size, tracking=0.0))
    end = x
    for line in flow.type.lines(runs, width, label=True):
        y += VALUE_LEADING * max(size / VALUE_SIZE, 0.7 * scale)
        items.append(Words(x, y - 4.0, line, label))
        end = x + line.width + CHANGE_WHITE
    if figure.change:
        change = flow.type.one_line(flow.voice.plain(figure.change, cell, strong=True, colour="accent"))
        if end + change.width <= x + width:
            items.append(Words(end, y - 4.0, change, label))
        else:
            for line in flow.type.lines(
                flow.voice.plain(figure.change, cell, strong=True, colour="accent"), width, label=True
            ):
                y += cell.leading
                items.append(Words(x, y, line, label))
    for line in flow.type.lines(flow.voice.plain(figure.name, cell, strong=True), width, label=True):
        y += cell.leading
        items.append(Words(x, y, line, body))
    for line in flow.type.lines(flow.runs(figure.note, note), width, label=True):
        y += note.leading
        items.append(Words(x, y + 1.0, line, body))
    return y
