"""A row of a list in two lines: what it is, and a smaller one about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate

from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from briefing_app.ui.theme import Theme

WORDS_ROLE = Qt.ItemDataRole.UserRole + 1
_HEIGHT, _ICON = 44, 15
_Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Paints the icon, the text, and the words of `WORDS_ROLE` under it."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._first, self._second = ui_font(13, 500), ui_font(12)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, card = self._theme, option.rect.adjusted(0, 1, -2, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.colour("accent_soft"))
            painter.setPen(theme.colour("accent" if self._view.hasFocus() else "accent_line"))
            painter.drawRoundedRect(card, 6, 6)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, QRect(card.left() + 8, card.top() + 6, _ICON, _ICON))
        inner = card.adjusted(32, 4, -8, -4)
        half = inner.height() // 2
        for font, colour, text, line in (
            (self._first, "text", index.data(), inner.adjusted(0, 0, 0, -half)),
            (self._second, "secondary", index.data(WORDS_ROLE), inner.adjusted(0, half, 0, 0)),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(colour))
            words = " ".join(str(text or "").split())
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
