"""The head of page one: organisation, title, dateline between hairlines, control data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Masthead, Role
from briefing_app.export.emblem import emblem_of
from briefing_app.export.pdf import syntax
from briefing_app.export.pdf.boxes import Item, Part, Picture, Rule, Strip, Words
from briefing_app.export.pdf.building.figure import picture_size
from briefing_app.export.pdf.file.structure import Element, Kind, TableTree
from briefing_app.export.pdf.frame import COLUMN_GUTTER
from briefing_app.export.pdf.paging.furniture import FIRST_LINE
from briefing_app.export.pdf.setting.text import clean

if TYPE_CHECKING:
    from briefing_app.export.emblem import Emblem
    from briefing_app.export.pdf.building.flow import Flow

TOP_RULE = 3.0
TITLE_ALONE = 56.0
TITLE_BELOW = 43.0
TITLE_SIZE, SMALL = 41.0, 8.4
"""The sizes of title and small type that the distances here are for; they grow with the type."""
OUTDENT = 2.2
"""How far a large title is moved left, so that its stem stands on the margin."""
SECOND_TITLE = 0.58
"""How large the second title is beside the first."""
MARKING_WIDTH = 96.0
LARGE = 12.0
"""The size of type from which two columns of control data are enough."""
EMBLEM_WHITE, EMBLEM_GAP = 9.0, 12.0
"""White above an emblem, and between it and the organisation's lines."""
EMBLEM_BELOW = 5.0
"""How far below the foot of an emblem a baseline lies that leaves as much white under it as a line."""
DATELINE_GAP = 14.0


def set_masthead(flow: Flow, block: Masthead) -> None:
    """Set the masthead as one strip that opens page one."""
    items: list[Item] = []
    frame = flow.frame
    items.append(Rule(frame.left, frame.right, TOP_RULE / 2, TOP_RULE, "ink"))
    y = _organisation(flow, block, items, None if flow.masthead else _emblem(flow))
    y = _title(flow, block, items, y)
    y = _dateline(flow, block, items, y)
    y = _control(flow, block, items, y)
    place = len(flow.strips)
    flow.put([Strip(y, items, left=frame.left, right=frame.right)], Role.MASTHEAD_TITLE)
    flow.masthead = flow.masthead or flow.strips[place]


def _emblem(flow: Flow) -> Emblem | None:
    return emblem_of(flow.voice.style, picture_size, flow.warnings)


def _organisation(flow: Flow, block: Masthead, items: list[Item], emblem: Emblem | None) -> float:
    """Set the organisation's lines beside or under the marking, right of the emblem.

    Return the baseline of the last of them, or what stands for it, 0 where there is nothing.
    """
    look = flow.look(Role.MASTHEAD_ORG)
    marking, frame = flow.furniture, flow.frame
    left = frame.text if marking.aside else frame.left
    y, last = FIRST_LINE, 0.0
    if marking.words and not marking.aside:
        last = y + (len(marking.words) - 1) * marking.leading
        y = last + look.leading + 4
    lowest = 0.0
    if emblem:
        top = (last or y) + EMBLEM_WHITE if marking.words else EMBLEM_WHITE
        alt = f"/Alt {syntax.text_string(clean(emblem.alt))}"
        figure = Element(Kind.FIGURE, flow.tree.here, alt)
        items.append(Picture(frame.left, top, emblem.width, emblem.height, emblem.image, figure))
        left = frame.left + emblem.width + EMBLEM_GAP
        left = max(left, frame.text) if frame.has_side else left
        y = top + look.size
        lowest = top + emblem.height + EMBLEM_BELOW
    for text in block.organisation:
        part = flow.tree.paragraph()
        measure = frame.right - left - MARKING_WIDTH
        for line in flow.type.lines(flow.voice.plain(text, look), measure):
            items.append(Words(left, y, line, part))
            last, y = y, y + look.leading
    return max(last, lowest)


def _title(flow: Flow, block: Masthead, items: list[Item], above: float) -> float:
    look = flow.look(Role.MASTHEAD_TITLE)
    lines = flow.type.lines(flow.voice.plain(block.title, look), flow.frame.full_measure)
    widest = lines[0].width if lines else 0.0
    scale = look.size / TITLE_SIZE
    large = max(flow.look(Role.MASTHEAD_ORG).size - SMALL, 0.0)
    y = (
        above + (TITLE_BELOW - 7) * scale + 7 + large
        if above
        else FIRST_LINE + (TITLE_ALONE - FIRST_LINE) * scale
    )
    if not above and widest > flow.frame.full_measure - MARKING_WIDTH:
        y += 12
    part = flow.tree.title() if lines else None
    outdent = OUTDENT * scale
    for index, line in enumerate(lines):
        if index:
            y += look.leading
        items.append(Words(flow.frame.left - outdent, y, line, part or Part.PARAGRAPH))
    if block.second_title:
        y = _second_title(flow, block, items, y)
    return y


def _second_title(flow: Flow, block: Masthead, items: list[Item], y: float) -> float:
    """Set the title in the second language of the house under the first, smaller."""
    look = flow.look(Role.MASTHEAD_TITLE)
    size, leading = look.size * SECOND_TITLE, look.leading * SECOND_TITLE
    look = replace(look, size=size, leading=leading, colour="quiet", tracking=look.tracking * SECOND_TITLE)
    part = flow.tree.paragraph()
    for line in flow.type.lines(flow.voice.plain(block.second_title, look), flow.frame.full_measure):
        y += leading * 1.1
        items.append(Words(flow.frame.left - OUTDENT * SECOND_TITLE, y, line, part))
    return y


def _dateline(flow: Flow, block: Masthead, items: list[Item], y: float) -> float:
    """Set left, middle and right between two hairlines; what does not fit goes a line lower."""
    if not any(block.dateline):
        return y + 15
    look, frame = flow.look(Role.ISSUE_LINE), flow.frame
    scale = look.size / SMALL
    runs = [flow.voice.plain(text, look, strong=index == 0) for index, text in enumerate(block.dateline)]
    left, middle, right = (flow.type.one_line(part) for part in runs)
    y += 15 * scale
    items.append(Rule(frame.left, frame.right, y, 0.5, "ink"))
    y += 12.7 * scale
    middle_x = max(frame.text, frame.left + left.width + DATELINE_GAP) if left.runs else frame.left
    right_x = frame.right - right.width
    if max(middle_x + middle.width, frame.left + left.width) + DATELINE_GAP <= right_x + (
        0 if right.runs else DATELINE_GAP
    ):
        places = ((frame.left, left), (middle_x, middle), (right_x, right))
        items += [Words(x, y, line) for x, line in places if line.runs]
    else:
        lines = [line for part in runs for line in flow.type.lines(part, frame.full_measure)]
        items += [Words(frame.left, y + index * look.leading, line) for index, line in enumerate(lines)]
        y += (len(lines) - 1) * look.leading
    y += 7.3 * scale
    items.append(Rule(frame.left, frame.right, y, 0.5, "ink"))
    return y


def _control_columns(flow: Flow, block: Masthead) -> list[tuple[float, float]]:
    """Return left edge and width of each column: four on one line if they fit, else three."""
    frame = flow.frame
    if len(block.control) == 4:
        widths = [
            max(
                flow.type.one_line(flow.voice.plain(text, flow.look(role))).width
                for text, role in ((label, Role.CONTROL_LABEL), (value, Role.CONTROL_VALUE))
            )
            for label, value in block.control
        ]
        spare = frame.text_measure - sum(widths[1:])
        if widths[0] <= frame.side_measure + COLUMN_GUTTER / 2 and spare >= 2 * COLUMN_GUTTER:
            gap = min(spare / 2, 2 * COLUMN_GUTTER)
            columns, x = [(frame.left, widths[0] + 1)], frame.text
            for width in widths[1:]:
                columns.append((x, width + 1))
                x += width + gap
            return columns
    if not frame.has_side:
        if flow.look(Role.CONTROL_VALUE).size > LARGE:
            half = (frame.full_measure - COLUMN_GUTTER) / 2
            return [(frame.left, half), (frame.left + half + COLUMN_GUTTER, half)]
        third = (frame.full_measure - 2 * COLUMN_GUTTER) / 3
        return [(frame.left + n * (third + COLUMN_GUTTER), third) for n in range(3)]
    half = (frame.text_measure - COLUMN_GUTTER) / 2
    return [
        (frame.left, frame.side_measure + 8),
        (frame.text, half),
        (frame.text + half + COLUMN_GUTTER, half),
    ]


def _control(flow: Flow, block: Masthead, items: list[Item], y: float) -> float:
    """Set control data in columns, each value under its label."""
    if not block.control:
        return y
    label_look, value_look = flow.look(Role.CONTROL_LABEL), flow.look(Role.CONTROL_VALUE)
    frame = flow.frame
    columns = _control_columns(flow, block)
    scale = value_look.leading / 12
    y += 2
    tree = TableTree(flow.tree.here, 2)
    for start in range(0, len(block.control), len(columns)):
        top, lowest = y + 13.5 * scale, 0.0
        for (left, measure), (label, value) in zip(columns, block.control[start:], strict=False):
            baseline = top
            for text, look, part in zip((label, value), (label_look, value_look), tree.row(1), strict=True):
                for index, line in enumerate(flow.type.lines(flow.voice.plain(text, look), measure)):
                    baseline += 10.4 * scale if index else 0.0
                    items.append(Words(left, baseline, line, part))
                baseline += 11.4 * scale
            lowest = max(lowest, baseline - 11.4 * scale)
        y = lowest
    y += 8.5
    items.append(Rule(frame.left, frame.right, y, 0.3, "hairline"))
    return y
