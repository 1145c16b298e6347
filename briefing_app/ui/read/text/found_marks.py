"""The words of a search in the article at hand: marked where they stand, and gone through one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from briefing_app.domain.searching.meeting import met
from briefing_app.ui.read.text.reader_marks import line_boxes

if TYPE_CHECKING:
    from briefing_app.domain.searching.query import Phrase
    from briefing_app.ui.look.tokens import Tokens
    from briefing_app.ui.read.text.reader_text import ReaderText

_MOST_MARKED = 500
_LONGEST_SEARCHED = 200_000
"""Signs of a text in which words are marked."""


class FoundMarks(QObject):
    """Marks `phrases` in whatever article the reader shows; `changed` tells of other marks or place."""

    changed = Signal()

    def __init__(self, reader: ReaderText) -> None:
        super().__init__(reader)
        self._reader = reader
        self._phrases: tuple[Phrase, ...] = ()
        self._ranges: list[tuple[int, int]] = []
        self._boxes: dict[int, list[QRectF]] = {}
        self.place = -1
        """Which of the marks is at hand, -1 for none."""

    @property
    def count(self) -> int:
        """How many places are marked."""
        return len(self._ranges)

    def look_for(self, phrases: tuple[Phrase, ...]) -> None:
        """Mark other words from now on."""
        if phrases != self._phrases:
            self._phrases = phrases
            self.find()

    def find(self) -> None:
        """Mark the words in the article that is shown now."""
        page = self._reader.page
        self._ranges = []
        if page is not None and self._phrases:
            text = page.article.text[:_LONGEST_SEARCHED]
            self._ranges = [page.range(span) for span in met(text, self._phrases, _MOST_MARKED)]
        self.place = -1
        self.forget_boxes()
        self.changed.emit()

    def forget_boxes(self) -> None:
        """Find the places on the page anew: it was laid out otherwise."""
        self._boxes.clear()
        self._reader.viewport().update()

    def step(self, by: int) -> None:
        """Go to the next mark, or the previous one, from the first again after the last."""
        if not self._ranges:
            return
        if self.place < 0:
            top = self._reader.verticalScrollBar().value()
            below = [n for n in range(self.count) if (boxes := self._of(n)) and boxes[0].top() >= top]
            self.place = (below[0] if below else 0) if by > 0 else ((below[0] if below else 0) - 1)
            self.place %= self.count
        else:
            self.place = (self.place + by) % self.count
        self._show(self.place)
        self.changed.emit()

    def show_first(self) -> None:
        """Bring the first mark into view, where it lies beyond the first screen."""
        if self._ranges:
            self._show(0)

    def paint(self, painter: QPainter, tokens: Tokens, seen: QRectF) -> None:
        """Draw the marks that `seen`, in the coordinates of the document, shows."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.found))
        for number in range(self.count):
            for box in self._of(number):
                if box.intersects(seen):
                    painter.drawRoundedRect(box.adjusted(-1.5, 0, 1.5, 0), 3, 3)
        if self.place >= 0:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 1.6))
            for box in self._of(self.place):
                painter.drawRoundedRect(box.adjusted(-2, -0.5, 2, 0.5), 3, 3)

    def _of(self, number: int) -> list[QRectF]:
        if number not in self._boxes:
            self._boxes[number] = line_boxes(self._reader.document(), [self._ranges[number]])
        return self._boxes[number]

    def _show(self, number: int) -> None:
        boxes, bar = self._of(number), self._reader.verticalScrollBar()
        room = self._reader.viewport().height()
        if boxes and not bar.value() + 20 < boxes[0].top() < bar.value() + room - 60:
            bar.setValue(round(boxes[0].center().y() - room / 3))
        self._reader.viewport().update()
