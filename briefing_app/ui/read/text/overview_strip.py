"""Where in the article its statements lie, beside the scroll bar; a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from briefing_app.ui.read.text.reader import Reader
    from briefing_app.ui.theme import Theme

_WIDTH = 14


class OverviewStrip(QWidget):
    """Ticks for the statements of the reader: strong ones selected, pale ones suggested."""

    def __init__(self, reader: Reader, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._theme = theme
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName("Overview of the statements")
        reader.marks_changed.connect(self.update)
        reader.current_changed.connect(lambda _id: self.update())
        reader.verticalScrollBar().rangeChanged.connect(lambda _a, _b: self.update())
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = self._theme.tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        current = self._reader.current
        for mark, share in self._reader.shares():
            colour = tokens.key_bar if mark.selected else tokens.line_strong
            if current is not None and mark.id == current.id:
                colour = tokens.accent
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(3, 8 + share * (self.height() - 20), 8, 4), 2, 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        share = (event.position().y() - 10) / max(self.height() - 20, 1)
        near = min(self._reader.shares(), key=lambda pair: abs(pair[1] - share), default=None)
        if near is not None:
            self._reader.go_to(near[0].id)
