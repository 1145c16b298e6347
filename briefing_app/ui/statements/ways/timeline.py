"""The statements in the order of time, under their months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QWidget

from briefing_app.domain.identity import StatementId
from briefing_app.domain.statements.statement import StatementState
from briefing_app.ui.look.dates import short_date
from briefing_app.ui.look.plain import tip_of_lines
from briefing_app.ui.statements.ways.grid import NO_SPEAKER, TimeRow, day_of
from briefing_app.ui.statements.words import read_aloud, shown_actor, shown_quote, told
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QItemSelection, QObject, QPoint
    from PySide6.QtWidgets import QStyleOptionViewItem

    from briefing_app.storage.queries import StatementRow
    from briefing_app.ui.theme import Theme

_ROW = Qt.ItemDataRole.UserRole + 1
_HEAD_HEIGHT, _HEIGHT, _DAY = 36, 52, 92
_Index = QModelIndex | QPersistentModelIndex


class TimelineModel(QAbstractListModel):
    """Months and statements as Qt asks for them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[TimeRow, ...] = ()

    def show(self, rows: tuple[TimeRow, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].row is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.rows[index.row()]
        match role:
            case _ if role == _ROW:
                return line
            case Qt.ItemDataRole.DisplayRole:
                return shown_quote(line.row) if line.row else line.head
            case Qt.ItemDataRole.AccessibleTextRole:
                return read_aloud(line.row) if line.row else line.head
            case Qt.ItemDataRole.ToolTipRole:
                return tip_of_lines(told(line.row)) if line.row else None
        return None


class StatementTimeline(QListView):
    """Shows statements as they came; the same statement stays current after every change."""

    opened = Signal(object)
    selection_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statementTimeline")
        self.setAccessibleName("Statements in the order of time")
        self._lines = TimelineModel(self)
        self.setModel(self._lines)
        self.setItemDelegate(_Lines(theme, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    def show_lines(self, rows: tuple[TimeRow, ...]) -> None:
        """Show other lines; the place is kept."""
        current, place, scroll = self.current_id, self.currentIndex().row(), self.verticalScrollBar().value()
        self._lines.show(rows)
        found = next((n for n, line in enumerate(rows) if line.row and line.row.id == current), -1)
        after = (n for n, line in enumerate(rows) if line.row and n >= max(0, place))
        wanted = found if found >= 0 else next(after, len(rows) - 1)
        if rows:
            self.setCurrentIndex(self._lines.index(wanted))
            self.verticalScrollBar().setValue(scroll)

    @property
    def current_id(self) -> StatementId | None:
        """The statement that the keys act on."""
        index = self.currentIndex()
        line = self._lines.rows[index.row()] if 0 <= index.row() < len(self._lines.rows) else None
        return line.row.id if line is not None and line.row is not None else None

    @property
    def chosen_ids(self) -> list[StatementId]:
        """The selected statements in the order of the list; else the current one."""
        places: Sequence[int] = sorted(index.row() for index in self.selectedIndexes())
        ids = [line.row.id for n in places if (line := self._lines.rows[n]).row is not None]
        return ids or ([self.current_id] if self.current_id is not None else [])

    def statement_at(self, position: QPoint) -> StatementId | None:
        """Return the statement under a point of the viewport."""
        index = self.indexAt(position)
        row = self._lines.rows[index.row()].row if index.isValid() else None
        return row.id if row is not None else None

    def go_down(self) -> None:
        """Move on to the next statement."""
        here = self.currentIndex().row()
        following = [n for n, line in enumerate(self._lines.rows) if line.row is not None and n > here]
        if following:
            self.setCurrentIndex(self._lines.index(following[0]))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def _open(self, index: QModelIndex) -> None:
        row = self._lines.rows[index.row()].row
        if row is not None:
            self.opened.emit(row.id)


class _Lines(QStyledItemDelegate):
    """Paints a month, or a day, a point on the line of time, who spoke, and the words."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._words, self._small = ui_font(13), ui_font(12)
        self._name, self._head = ui_font(12, 600), ui_font(13, 600)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line: TimeRow = index.data(_ROW)
        return QSize(self._view.viewport().width(), _HEIGHT if line.row else _HEAD_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: TimeRow = index.data(_ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.row is None:
            painter.setFont(self._head)
            painter.setPen(self._theme.colour("text"))
            painter.drawText(option.rect.adjusted(16, 8, 0, 0), Qt.AlignmentFlag.AlignVCenter, line.head)
        else:
            self._paint_statement(painter, option, line.row)
        painter.restore()

    def _paint_statement(self, painter: QPainter, option: QStyleOptionViewItem, row: StatementRow) -> None:
        from datetime import date

        theme, rect = self._theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        day = day_of(row)
        painter.setFont(self._small)
        painter.setPen(theme.colour("secondary"))
        when = QRect(rect.left() + 16, rect.top() + 8, _DAY - 30, 18)
        painter.drawText(when, Qt.AlignmentFlag.AlignLeft, short_date(day, date.today()) if day else "")
        x = rect.left() + _DAY
        painter.setPen(theme.colour("line_strong"))
        painter.drawLine(x, rect.top(), x, rect.bottom())
        selected = row.state is StatementState.SELECTED
        painter.setBrush(theme.colour("key_bar" if selected else "panel"))
        painter.drawEllipse(QRect(x - 4, rect.top() + 12, 8, 8))
        inner = QRect(x + 16, rect.top() + 8, rect.right() - x - 28, rect.height() - 12)
        quiet = row.state is StatementState.DISMISSED
        name = shown_actor(row) or NO_SPEAKER
        painter.setFont(self._name)
        painter.setPen(QColor(theme.tokens.actor(row.kind)) if row.kind else theme.colour("secondary"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, name)
        left = painter.fontMetrics().horizontalAdvance(name) + 10
        sign = row.stance.sign if row.stance else ""
        about = "  ·  ".join(part for part in (row.function, row.outlet, row.topic, sign) if part)
        painter.setFont(self._small)
        painter.setPen(theme.colour("tertiary"))
        about = painter.fontMetrics().elidedText(about, Qt.TextElideMode.ElideRight, inner.width() - left)
        painter.drawText(
            inner.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, about
        )
        painter.setFont(self._words)
        painter.setPen(theme.colour("tertiary" if quiet else "text"))
        words = painter.fontMetrics().elidedText(shown_quote(row), Qt.TextElideMode.ElideRight, inner.width())
        below = inner.adjusted(0, 20, 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
