"""The functions of an actor on a line of time, the latest above."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from briefing_app.ui.actors.words import capitalised, days_of
from briefing_app.ui.look.card_delegate import broken
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from briefing_app.domain.actors.actor import Function
    from briefing_app.ui.theme import Theme

_LEFT, _TITLE, _DAYS, _GAP = 22, 18, 16, 10
_MOST_LINES = 3


class FunctionLine(QWidget):
    """A full point where the beginning is known, an empty one where only articles tell of it.

    The line is broken where nothing says that one function followed the other at once.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("functionLine")
        self._theme = theme
        self._functions: tuple[Function, ...] = ()
        self._lines: list[list[str]] = []
        self._font, self._small = ui_font(13, 500), ui_font(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_functions(self, functions: Sequence[Function]) -> None:
        """Show functions that are given with the latest last."""
        self._functions = tuple(reversed(functions))
        spoken = "; ".join(f"{one.display}, {days_of(one)}" for one in self._functions)
        self.setAccessibleName(f"Functions: {spoken}" if spoken else "No function is known")
        self._break()

    def sizeHint(self) -> QSize:
        return QSize(200, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens, top = self._theme.tokens, 0
        today = date.today()
        for place, (function, lines) in enumerate(zip(self._functions, self._lines, strict=True)):
            height = len(lines) * _TITLE + _DAYS + _GAP
            ended = function.until is not None and function.until < today
            colour = QColor(tokens.tertiary if ended or place else tokens.accent)
            if place + 1 < len(self._functions):
                known = function.since is not None and self._functions[place + 1].until is not None
                style = Qt.PenStyle.SolidLine if known else Qt.PenStyle.DashLine
                painter.setPen(QPen(QColor(tokens.line_strong), 1.4, style))
                painter.drawLine(QPointF(6, top + 16), QPointF(6, top + height + 2))
            painter.setPen(QPen(colour, 1.8))
            painter.setBrush(colour if function.since else QColor(tokens.panel))
            painter.drawEllipse(QPointF(6, top + 9), 4, 4)
            painter.setFont(self._font)
            painter.setPen(QColor(tokens.secondary if ended else tokens.text))
            for number, line in enumerate(lines):
                box = QRect(_LEFT, top + number * _TITLE, self.width() - _LEFT, _TITLE)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, line)
            painter.setFont(self._small)
            painter.setPen(QColor(tokens.secondary))
            box = QRect(_LEFT, top + len(lines) * _TITLE, self.width() - _LEFT, _DAYS)
            days = QFontMetrics(self._small).elidedText(
                days_of(function), Qt.TextElideMode.ElideRight, box.width()
            )
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, days)
            top += height
        painter.end()

    def _break(self) -> None:
        room = max(60, self.width() - _LEFT)
        self._lines = [
            broken(capitalised(one.display), self._font, room, _MOST_LINES) for one in self._functions
        ]
        self.setFixedHeight(max(1, self._height()))
        self.update()

    def _height(self) -> int:
        return sum(len(lines) * _TITLE + _DAYS + _GAP for lines in self._lines) - _GAP
