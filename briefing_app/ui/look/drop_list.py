"""A list that articles and statements can be dropped on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from briefing_app.ui.look.dragging import ARTICLES_FORMAT, STATEMENTS_FORMAT, unpacked

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPaintEvent

    from briefing_app.ui.theme import Theme


class DropList(QListWidget):
    """`articles_dropped` and `statements_dropped` carry the ids and the row that they fell on."""

    articles_dropped = Signal(object, object)
    statements_dropped = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._over: QListWidgetItem | None = None
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _fits(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if _fits(event.mimeData()):
            self._point(event.position().toPoint())
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        data = event.mimeData()
        self._point(event.position().toPoint())
        target, self._over = self._over, None
        self.viewport().update()
        if target is None or not _fits(data):
            event.ignore()
            return
        event.acceptProposedAction()
        if data.hasFormat(ARTICLES_FORMAT):
            self.articles_dropped.emit(unpacked(data, ARTICLES_FORMAT), target)
        else:
            self.statements_dropped.emit(unpacked(data, STATEMENTS_FORMAT), target)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._over is not None:
            box = self.visualItemRect(self._over)
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(self._theme.tokens.accent), 2))
            painter.drawLine(box.left() + 14, box.top() + 1, box.right() - 14, box.top() + 1)
            painter.end()

    def _point(self, place: QPoint) -> None:
        over = self.itemAt(place) or (self.item(self.count() - 1) if self.count() else None)
        if over is not self._over:
            self._over = over
            self.viewport().update()


def _fits(data: QMimeData) -> bool:
    return data.hasFormat(ARTICLES_FORMAT) or data.hasFormat(STATEMENTS_FORMAT)
