"""The list of the register, quick at any length, and how its rows are drawn."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.storage.register.queries import RegisterRow
from briefing_app.ui.actors.listing.model import ROW
from briefing_app.ui.actors.words import about
from briefing_app.ui.look import icons
from briefing_app.ui.look.card_list import CardList
from briefing_app.ui.look.dates import short_date
from briefing_app.ui.read.actors.actor_picker import KIND_ICONS
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from briefing_app.domain.identity import ActorId
    from briefing_app.ui.actors.listing.model import RegisterModel
    from briefing_app.ui.theme import Theme

ROW_HEIGHT = 58
_LEFT, _RIGHT, _APART = 62, 20, 10
_FLAG = Qt.AlignmentFlag
_Index = QModelIndex | QPersistentModelIndex


class RegisterList(CardList):
    """Shows a `RegisterModel`; `current_changed` carries the actor under the cursor."""

    current_changed = Signal(object)

    def __init__(self, model: RegisterModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, ROW_HEIGHT, theme, parent)
        self._model = model
        self.setObjectName("registerList")
        self.setAccessibleName("Actors of the library")
        self.setItemDelegate(_Rows(theme, self))

    @property
    def current(self) -> ActorId | None:
        """The actor under the cursor, or None."""
        return self._model.id_at(self.currentIndex().row())

    @property
    def chosen(self) -> list[ActorId]:
        """The actors that are selected, the one under the cursor first."""
        found = self._model.ids_at(self.chosen_rows())
        current = self.current
        return sorted(found, key=lambda one: one != current) if current in found else found

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.current_changed.emit(self._model.id_at(current.row()))


class _Rows(QStyledItemDelegate):
    """A row: the sign of its kind, name and function; how much was said, and when last."""

    def __init__(self, theme: Theme, view: QWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._name, self._small, self._caption = ui_font(13, 600), ui_font(12), ui_font(11)
        self._number = ui_font(12, 600)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, RegisterRow):
            return
        frame: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, frame, option.state)
        self._sign(painter, frame, row)
        self._words(painter, frame, row)
        painter.restore()

    def _ground(self, painter: QPainter, frame: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        card = QRectF(frame).adjusted(8.5, 1.5, -8.5, -1.5)
        if state & QStyle.StateFlag.State_Selected:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(tokens.accent_line), 1) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(card, 8, 8)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(card, 8, 8)

    def _sign(self, painter: QPainter, frame: QRect, row: RegisterRow) -> None:
        tokens, kind = self._theme.tokens, row.actor.kind
        disc = QRectF(frame.left() + 18, frame.center().y() - 15, 32, 32)
        round_ = 16 if kind is ActorKind.PERSON else 8
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.actor_soft(kind)))
        painter.drawRoundedRect(disc, round_, round_)
        ratio = painter.device().devicePixelRatio()
        spot = disc.center() - QPointF(8, 8)
        painter.drawPixmap(spot, icons.pixmap(KIND_ICONS[kind], tokens.actor(kind), 16, ratio))

    def _words(self, painter: QPainter, frame: QRect, row: RegisterRow) -> None:
        tokens = self._theme.tokens
        left, right = frame.left() + _LEFT, frame.right() - _RIGHT
        above = QRect(left, frame.top() + 10, right - left, 19)
        below = QRect(left, frame.top() + 29, right - left, 18)
        count = f"{row.statements:,}" if row.statements else ""
        day = short_date(row.last_said, date.today()) if row.last_said else ""
        day = day or ("" if row.statements else "not quoted")
        taken = self._line(painter, count, above, self._number, tokens.secondary, right=True)
        under = self._line(painter, day, below, self._caption, tokens.tertiary, right=True)
        signs = [("circle-check", tokens.ok)] if row.actor.confirmed else []
        if row.suggestions:
            signs.append(("merge", tokens.accent))
        above.adjust(0, 0, -taken - _APART - 19 * len(signs), 0)
        name = self._line(painter, row.actor.name, above, self._name)
        ratio = painter.device().devicePixelRatio()
        for place, (sign, colour) in enumerate(signs):
            x = left + name + 7 + 19 * place
            painter.drawPixmap(QPointF(x, frame.top() + 13), icons.pixmap(sign, colour, 13, ratio))
        below.adjust(0, 0, -under - _APART, 0)
        self._line(painter, about(row.actor), below, self._small, tokens.secondary)

    def _line(
        self, painter: QPainter, text: str, box: QRect, font: QFont, colour: str = "", *, right: bool = False
    ) -> int:
        """Draw words on one line, and return how wide they are."""
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(QColor(colour or self._theme.tokens.text))
        side = _FLAG.AlignRight if right else _FLAG.AlignLeft
        painter.drawText(box, side | _FLAG.AlignAbsolute | _FLAG.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)
