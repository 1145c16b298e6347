"""The foot of a page: notes one under the other, under a short rule, from the bottom up.

Heights are points. A note stays whole where it can; else it is parted between lines, two of
them at least on either side.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.export.pdf.boxes import Placed, Rule, Strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.export.pdf.boxes import FootNote, PageLayout

WHITE_ABOVE, WHITE_BELOW = 9.0, 4.0
"""White above the short rule, and below it."""
RULE_LENGTH, RULE_THICKNESS = 72.0, 0.5
NOTE_GAP = 2.0
"""White between two notes."""
FEWEST_LINES = 2
"""How many lines of a parted note stand together at least."""


def foot_height(notes: Sequence[FootNote], above: float = 0.0) -> float:
    """Return how high `notes` are, under others as high as `above`."""
    if not notes:
        return 0.0
    gaps = NOTE_GAP * (len(notes) - (not above))
    return sum(note.height for note in notes) + gaps + (0.0 if above else WHITE_ABOVE + WHITE_BELOW)


def fitting(notes: Sequence[FootNote], above: float, room: float) -> bool:
    """Say whether all `notes` but the end of the last fit into `room`, under others as high as `above`."""
    *whole, last = notes
    used = above + foot_height(whole, above)
    used += NOTE_GAP if used else WHITE_ABOVE + WHITE_BELOW
    return _lines_within(last, room - used) > 0


def place_foot(
    page: PageLayout, notes: Sequence[FootNote], room: float, *, alone: bool = False
) -> list[FootNote]:
    """Set `notes` at the foot of `page`, no higher than `room`; return what is left of them.

    A page that they have `alone` takes one line at least.
    """
    taken, used, rest = _taken(notes, room)
    if alone and not taken:
        first = notes[0]
        taken, rest = first.lines[:1], [*_rest_of(first, 1), *notes[1:]]
        used = WHITE_ABOVE + WHITE_BELOW + taken[0].height
    if not taken:
        return rest
    frame = page.frame
    y = frame.bottom - used
    rule = Rule(frame.text, frame.text + RULE_LENGTH, WHITE_ABOVE, RULE_THICKNESS, "ink")
    page.foot.append(Placed(Strip(WHITE_ABOVE + WHITE_BELOW, [rule]), y))
    y += WHITE_ABOVE + WHITE_BELOW
    for line in taken:
        y += line.space if len(page.foot) > 1 else 0.0
        page.foot.append(Placed(line, y))
        y += line.height
    return rest


def _taken(notes: Sequence[FootNote], room: float) -> tuple[list[Strip], float, list[FootNote]]:
    """Return the lines of `notes` that fit into `room`, their height, and what is left over."""
    lines: list[Strip] = []
    used = 0.0
    for place, note in enumerate(notes):
        height = foot_height([note], used)
        if used + height <= room + 0.02:
            lines += note.lines
            used += height
            continue
        start = used + (NOTE_GAP if used else WHITE_ABOVE + WHITE_BELOW)
        count = _lines_within(note, room - start)
        if not count:
            return lines, used, list(notes[place:])
        part = note.lines[:count]
        return (
            [*lines, *part],
            start + sum(line.height for line in part),
            [*_rest_of(note, count), *notes[place + 1 :]],
        )
    return lines, used, []


def _lines_within(note: FootNote, room: float) -> int:
    """Return how many lines of a note may stand on this page while the others stand on the next."""
    used, count = 0.0, 0
    for line in note.lines[: max(len(note.lines) - FEWEST_LINES, 0)]:
        used += line.height
        if used > room + 0.02:
            break
        count += 1
    return count if count >= FEWEST_LINES else 0


def _rest_of(note: FootNote, count: int) -> list[FootNote]:
    return [replace(note, lines=note.lines[count:])] if count < len(note.lines) else []
