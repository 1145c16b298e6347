"""Where marks lie on the page: what is under the mouse, what is above the view, how far down each is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPointF, QRectF

    from briefing_app.ui.read.text.reader_marks import MentionMark, StatementMark
    from briefing_app.ui.read.text.reader_painter import MarkBoxes

_NEARLY = 4
"""How far beside its number in the margin a mark is still meant, in pixels."""


@dataclass(frozen=True, slots=True)
class MarkPlaces:
    """The marks of an article with their boxes; places are in the coordinates of the document."""

    statements: Sequence[StatementMark]
    names: Sequence[MentionMark]
    boxes: MarkBoxes

    def badge_at(self, place: QPointF) -> StatementMark | None:
        """Return the statement whose number in the margin is at a place, or nearly so."""
        return next((mark for mark in self.statements if self._has_badge_at(mark, place)), None)

    def first_at(self, place: QPointF) -> StatementMark | None:
        """Return the first statement whose words are at a place."""
        return next((mark for mark in self.statements if _within(self.boxes.of(mark), place)), None)

    def innermost_at(self, place: QPointF) -> StatementMark | None:
        """Return the shortest statement whose words are at a place."""
        inside = [mark for mark in self.statements if _within(self.boxes.of(mark), place)]
        return min(inside, key=lambda mark: mark.end - mark.start) if inside else None

    def name_at(self, place: QPointF) -> MentionMark | None:
        """Return the name at a place."""
        return next((name for name in self.names if _within(self.boxes.of_mention(name), place)), None)

    def shares(self, height: float) -> list[tuple[StatementMark, float]]:
        """Return each statement with how far down a page of that height it lies, from 0 to 1."""
        return [
            (mark, boxes[0].center().y() / height)
            for mark in self.statements
            if (boxes := self.boxes.of(mark))
        ]

    def last_above(self, top: float) -> int:
        """Return the number of the last statement that begins above `top`, -1 where there is none."""
        above = [
            number
            for number, mark in enumerate(self.statements)
            if (boxes := self.boxes.of(mark)) and boxes[0].top() < top
        ]
        return above[-1] if above else -1

    def _has_badge_at(self, mark: StatementMark, place: QPointF) -> bool:
        if not self.boxes.of(mark):
            return False
        near = self.boxes.badge(mark).adjusted(-_NEARLY, -_NEARLY, _NEARLY, _NEARLY)
        return near.contains(place)


def _within(boxes: Sequence[QRectF], place: QPointF) -> bool:
    return any(box.contains(place) for box in boxes)
