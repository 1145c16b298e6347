"""The labels of the article at hand, with the way to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label
from briefing_app.ui.read.labels.looks import label_colours
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from briefing_app.ui.desk import Desk
    from briefing_app.ui.theme import Theme

_HEIGHT, _GAP, _PADDING = 20, 5, 8


class LabelChips(QWidget):
    """Chips in colour and words, as many lines of them as are needed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names: tuple[str, ...] = ()
        self._font = ui_font(11, 600)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_labels(self, names: tuple[str, ...]) -> None:
        """Show labels."""
        self._names = names
        self.setAccessibleName(f"Labels: {', '.join(names)}" if names else "No labels")
        self._measure()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font if self._names else ui_font(12))
        for box, words, name in self._places():
            ink, ground = label_colours(self._theme, name)
            painter.setPen(QColor(ink))
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        if not self._names:
            painter.setPen(QColor(self._theme.tokens.tertiary))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, "None")
        painter.end()

    def _measure(self) -> None:
        bottom = max((box.bottom() for box, _, _ in self._places()), default=_HEIGHT)
        self.setFixedHeight(round(bottom) + 1)

    def _places(self) -> list[tuple[QRectF, str, str]]:
        metrics, found = QFontMetrics(self._font), []
        x, y = 0.5, 0.5
        for name in self._names:
            words = metrics.elidedText(
                name, Qt.TextElideMode.ElideRight, max(self.width() - 2 * _PADDING - 2, 40)
            )
            width = metrics.horizontalAdvance(words) + 2 * _PADDING
            if x > 1 and x + width > self.width():
                x, y = 0.5, y + _HEIGHT + _GAP
            found.append((QRectF(x, y, width, _HEIGHT - 1), words, name))
            x += width + _GAP
        return found


class LabelStrip(QWidget):
    """The chips with their title and a button that follows the action for labels."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("labelStrip")
        self._chips = LabelChips(desk.theme)
        button = ThemedButton(desk.theme, "tag", size=14).follow(desk.actions["actionLabel"])
        head = QHBoxLayout()
        head.addWidget(label("Labels", "small"))
        head.addStretch(1)
        head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._chips)

    def show_labels(self, labels: frozenset[str]) -> None:
        """Show the labels of an article, by name."""
        self._chips.show_labels(tuple(sorted(labels, key=str.casefold)))
