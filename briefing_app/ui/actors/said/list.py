"""What an actor said, the latest first: its day, where, as what, in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.domain.statements.statement import StatementState
from briefing_app.storage.listing.rolls import ShortRoll
from briefing_app.storage.queries import StatementRow
from briefing_app.ui.look import icons
from briefing_app.ui.look.card_delegate import broken
from briefing_app.ui.look.card_list import CardList
from briefing_app.ui.statements.rows.model import ROW_ROLE, StatementsModel
from briefing_app.ui.statements.words import STATE_ICONS, short_day, shown_manner, shown_quote
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from array import array

    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QFocusEvent

    from briefing_app.domain.identity import StatementId
    from briefing_app.ui.theme import Theme

ROW_HEIGHT = 92
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_FLAG = Qt.AlignmentFlag
_KEPT_LINES = 400


class SaidModel(StatementsModel):
    """Statements in one column."""

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else 1


class SaidList(CardList):
    """Shows a `SaidModel`; `opened` carries a statement, `selection_changed` nothing."""

    opened = Signal(object)
    selection_changed = Signal()

    def __init__(self, model: SaidModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, ROW_HEIGHT, theme, parent, drags=True)
        self._model = model
        self.setObjectName("saidList")
        self.setAccessibleName("What was said, the latest first")
        self.setItemDelegate(_Rows(theme, self))
        self.doubleClicked.connect(lambda index: self.opened.emit(self._model.id_at(index.row())))

    @property
    def current_id(self) -> StatementId | None:
        """The statement that the keys act on."""
        return self._model.id_at(self.currentIndex().row())

    @property
    def chosen_ids(self) -> list[StatementId]:
        """The selected statements in the order of the list; else the current one."""
        ids = [one for row in self.chosen_rows() if (one := self._model.id_at(row)) is not None]
        current = self.current_id
        return ids or ([current] if current is not None else [])

    def show_ids(self, ids: array[int]) -> None:
        """Show other statements, or the same anew; the current one stays where it is."""
        roll = ShortRoll(ids)
        current, row, before = self.current_id, self.currentIndex().row(), self.verticalScrollBar().value()
        same = self._model.shows(roll)
        self._model.show(roll)
        if same:
            return
        now = self._model.row_of(current) if current is not None else -1
        if now >= 0:
            self.selectRow(now)
            self.verticalScrollBar().setValue(before + (now - row) * ROW_HEIGHT)
        else:
            self.verticalScrollBar().setValue(0)
        self.selection_changed.emit()

    def go_down(self) -> None:
        """Move on to the next statement."""
        row = self.currentIndex().row() + 1
        if row < self._model.rowCount():
            self.selectRow(row)
            self.scrollTo(self._model.index(row, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self._model.rowCount():
            self.selectRow(0)
        super().focusInEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()


class _Rows(QStyledItemDelegate):
    """A row: day, outlet and manner; the words on two lines; the function of the day, and where used."""

    def __init__(self, theme: Theme, view: QWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._words, self._day, self._small = ui_font(13), ui_font(12, 600), ui_font(12)
        self._caption = ui_font(11)
        self._lines: dict[tuple[str, int], list[str]] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, StatementRow):
            return
        frame: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, frame, option.state)
        box = frame.adjusted(26, 9, -20, 0)
        self._head(painter, row, QRect(box.left(), box.top(), box.width(), 18))
        self._quote(painter, row, QRect(box.left(), box.top() + 20, box.width(), 36))
        self._foot(painter, row, QRect(box.left(), box.top() + 58, box.width(), 16))
        painter.restore()

    def _ground(self, painter: QPainter, frame: QRect, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        card = QRectF(frame).adjusted(8.5, 1.5, -8.5, -1.5)
        if state & QStyle.StateFlag.State_Selected:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(tokens.accent_line), 1) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(card, 8, 8)
            return
        if state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(card, 8, 8)
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(frame.left() + 26, frame.bottom(), frame.right() - 20, frame.bottom())

    def _head(self, painter: QPainter, row: StatementRow, box: QRect) -> None:
        tokens = self._theme.tokens
        day = row.said_on or row.published_on
        words = short_day(day) or "Undated"
        # What was published is not always what was said that day.
        if day is not None and row.said_on is None:
            words = f"reported {words}"
        x = self._put(painter, words, box, self._day, tokens.text) + 10
        manner = shown_manner(row).lower()
        rest = "  ·  ".join(part for part in (row.outlet, manner, row.topic) if part)
        room = box.adjusted(x, 0, -22, 0)
        self._put(painter, rest, room, self._small, tokens.secondary)
        selected = row.state is StatementState.SELECTED
        colour = tokens.key_bar if selected else tokens.tertiary
        picture = icons.pixmap(STATE_ICONS[row.state], colour, 14, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(box.right() - 14, box.top() + 2), picture)

    def _quote(self, painter: QPainter, row: StatementRow, box: QRect) -> None:
        tokens = self._theme.tokens
        key = (shown_quote(row), box.width())
        if key not in self._lines:
            if len(self._lines) > _KEPT_LINES:
                self._lines.clear()
            self._lines[key] = broken(key[0], self._words, box.width(), 2)
        painter.setFont(self._words)
        painter.setPen(QColor(tokens.tertiary if row.state is StatementState.DISMISSED else tokens.text))
        for number, line in enumerate(self._lines[key]):
            painter.drawText(
                QRect(box.left(), box.top() + number * 18, box.width(), 18), _FLAG.AlignVCenter, line
            )

    def _foot(self, painter: QPainter, row: StatementRow, box: QRect) -> None:
        tokens = self._theme.tokens
        used = f"in {row.used_in[0]}" if row.used_in else ""
        if len(row.used_in) > 1:
            used += f" and {len(row.used_in) - 1} more"
        sign = row.stance.sign if row.stance else ""
        words = "  ·  ".join(part for part in (row.function, sign, used) if part)
        self._put(painter, words, box, self._caption, tokens.tertiary)

    def _put(self, painter: QPainter, text: str, box: QRect, font: QFont, colour: str) -> int:
        painter.setFont(font)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setPen(QColor(colour))
        painter.drawText(box, _FLAG.AlignLeft | _FLAG.AlignAbsolute | _FLAG.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)
