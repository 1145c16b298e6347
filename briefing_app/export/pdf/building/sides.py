"""What stands beside a block: its label and notes in the side column, its number in the gutter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.nodes import Role
from briefing_app.export.pdf.boxes import Item, Part, Strip, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.document.house_style import Look
    from briefing_app.export.pdf.building.flow import Flow
    from briefing_app.export.pdf.file.structure import Element
    from briefing_app.export.pdf.setting.words import Run

NUMBER_WHITE = 9.0
"""White between the number of an item and its headline."""
LONGEST_NUMBER = 4
SIDE_WHITE = 8.0
"""White kept under what stands in the side column."""


def beside(
    flow: Flow,
    strips: Sequence[Strip],
    label: Sequence[Run],
    notes: Sequence[str] = (),
    lead: float = 0.0,
    *,
    part: Element | Part = Part.LABEL,
    left: float | None = None,
) -> None:
    """Set a label and notes in the side column, their first baseline that of `strips`.

    `part` is the element that the label belongs to, where it is no paragraph of its own. Without
    a side column they stand above, at `left` or where the text column starts.
    """
    if not strips:
        return
    first = strips[0]
    if not flow.frame.has_side:
        _above(flow, first, label, notes, part, flow.frame.text if left is None else left)
        return
    y = next((item.y for item in first.items if isinstance(item, Words)), 10.0)
    items: list[Item] = []
    frame = flow.frame
    look, note_look = flow.look(Role.SIDE_LABEL), flow.look(Role.SIDE_NOTE)
    step = lead or look.leading
    for line in flow.type.small(label, frame.side_measure):
        if items:
            y += step
        items.append(Words(frame.left, y, line, part))
    for note in notes:
        for line in flow.type.small(flow.voice.plain(note, note_look), frame.side_measure):
            if items:
                y += note_look.leading + (1.0 if len(items) == 1 else 0.0)
            items.append(Words(frame.left, y, line, Part.NOTE))
    if items:
        first.items[:0] = items
        first.depth = max(first.depth, y + SIDE_WHITE)
        first.left = frame.left


def _above(
    flow: Flow, first: Strip, label: Sequence[Run], notes: Sequence[str], part: Element | Part, left: float
) -> None:
    """Set a label and notes on lines over a strip, which grows by them."""
    look, note_look = flow.look(Role.SIDE_LABEL), flow.look(Role.SIDE_NOTE)
    told = flow.voice.plain(" · ".join(filter(None, notes)), note_look)
    items: list[Item] = []
    y = 0.0
    for runs, tag, step in ((label, part, look.leading), (told, Part.NOTE, note_look.leading)):
        for line in flow.type.small(runs, flow.frame.text_measure) if runs else ():
            y += step
            items.append(Words(left, y - step * 0.25, line, tag))
    if items:
        for item in first.items:
            item.y += y
        first.items[:0] = items
        first.height += y
        first.depth += y if first.depth else 0.0


def label_runs(flow: Flow, label: str, colour: str = "") -> list[Run]:
    """Return a side label as runs, none when it is empty."""
    return flow.voice.plain(label, flow.look(Role.SIDE_LABEL), colour=colour) if label else []


def hang_number(
    flow: Flow, strips: Sequence[Strip], label: str, look: Look, part: Element | Part = Part.LABEL
) -> None:
    """Hang the number of an item into the gutter, on the first baseline of `strips`.

    Anything longer than a number, such as a name, stands in the side column.
    """
    if not strips or not label:
        return
    first, frame = strips[0], flow.frame
    if len(label) > LONGEST_NUMBER:
        runs = flow.voice.plain(label, flow.look(Role.STATEMENT_ATTRIBUTION), strong=True, colour="accent")
        beside(flow, strips, runs, part=part)
        return
    text = next((item for item in reversed(first.items) if isinstance(item, Words)), None)
    x, y = (text.x, text.y) if text else (frame.text, 10.0)
    line = flow.type.one_line(flow.voice.plain(label, look))
    first.items.insert(0, Words(x - NUMBER_WHITE - line.width, y, line, part))
    first.left = frame.left
