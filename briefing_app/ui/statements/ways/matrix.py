"""The statements as a matrix of actors by issues; a cell shows the latest, and opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QTableView, QWidget

from briefing_app.domain.identity import StatementId
from briefing_app.domain.statements.statement import StatementState
from briefing_app.ui.look.dates import short_date
from briefing_app.ui.look.plain import tip_of_lines
from briefing_app.ui.statements.ways.grid import Grid, day_of
from briefing_app.ui.statements.words import counted, read_aloud, shown_quote
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from PySide6.QtCore import QItemSelection, QObject, QPoint
    from PySide6.QtGui import QFocusEvent, QFont
    from PySide6.QtWidgets import QStyleOptionViewItem

    from briefing_app.storage.queries import StatementRow
    from briefing_app.ui.theme import Theme

_CELL = Qt.ItemDataRole.UserRole + 1
_ROW, _COLUMN, _HEADS = 88, 210, 170
_TOLD = 6
_LINES, _LONGEST = 3, 400
_Index = QModelIndex | QPersistentModelIndex


class MatrixModel(QAbstractTableModel):
    """A `Grid` as Qt asks for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid()

    def show(self, grid: Grid) -> None:
        """Show another matrix."""
        self.beginResetModel()
        self.grid = grid
        self.endResetModel()

    def cell(self, index: _Index) -> tuple[StatementRow, ...]:
        """Return the statements of a cell."""
        return self.grid.cell(index.row(), index.column()) if index.isValid() else ()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.grid.actors)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.grid.issues)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            known = 0 <= section < len(self.grid.issues)
            return self.grid.issues[section] if known and role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self.grid.actors):
            return None
        actor = self.grid.actors[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{actor.name}\n{actor.function}" if actor.function else actor.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip_of_lines([actor.name, actor.function, counted(actor.count, "statement")])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        rows = self.cell(index)
        match role:
            case _ if role == _CELL:
                return rows
            case Qt.ItemDataRole.DisplayRole:
                return shown_quote(rows[-1]) if rows else ""
            case Qt.ItemDataRole.ToolTipRole:
                return tip_of_lines([told(row) for row in reversed(rows[-_TOLD:])]) if rows else None
            case Qt.ItemDataRole.AccessibleTextRole:
                issue = self.grid.issues[index.column()]
                if not rows:
                    return f"{self.grid.actors[index.row()].name} on {issue}: no statement"
                more = f", the latest of {len(rows)}" if len(rows) > 1 else ""
                return f"On {issue}{more}: {read_aloud(rows[-1])}"
        return None


def told(row: StatementRow) -> str:
    """Return a statement on one line: its stance, words and day."""
    from datetime import date

    day = day_of(row)
    sign = row.stance.sign if row.stance else ""
    when = short_date(day, date.today()) if day else ""
    return " ".join(part for part in (sign, shown_quote(row), when) if part)


class StatementMatrix(QTableView):
    """Shows a `Grid`; what is chosen are the statements of the chosen cells."""

    opened = Signal(object)
    selection_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statementMatrix")
        self.setAccessibleName("Statements by actor and issue")
        self._grid_model = MatrixModel(self)
        self.setModel(self._grid_model)
        self.setItemDelegate(_Cells(theme, self))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setDefaultSectionSize(_COLUMN)
        across.setMinimumSectionSize(120)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setHighlightSections(False)
        down.setDefaultSectionSize(_ROW)
        down.setFixedWidth(_HEADS)
        down.setHighlightSections(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft
            | Qt.AlignmentFlag.AlignVCenter
            | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap)
        )
        self.doubleClicked.connect(self._open)
        theme.changed.connect(self.viewport().update)

    def show_grid(self, grid: Grid) -> None:
        """Show another matrix; the place is kept where there still is one."""
        place = self.currentIndex()
        row, column = place.row(), place.column()
        self._grid_model.show(grid)
        if not grid.actors:
            return
        if row < 0:  # seen for the first time: begin where something was said
            column = next(n for n, rows in enumerate(grid.cells[0]) if rows)
        row, column = min(max(0, row), len(grid.actors) - 1), min(column, len(grid.issues) - 1)
        self.setCurrentIndex(self._grid_model.index(row, column))

    @property
    def current_id(self) -> StatementId | None:
        """The latest statement of the cell that the keys act on."""
        rows = self._grid_model.cell(self.currentIndex())
        return rows[-1].id if rows else None

    @property
    def chosen_ids(self) -> list[StatementId]:
        """The statements of the chosen cells."""
        return [row.id for index in self.selectedIndexes() for row in self._grid_model.cell(index)]

    def statement_at(self, position: QPoint) -> StatementId | None:
        """Return the latest statement of the cell under a point of the viewport."""
        rows = self._grid_model.cell(self.indexAt(position))
        return rows[-1].id if rows else None

    def go_down(self) -> None:
        """Stay: a cell is chosen by where it stands."""

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        rows = self._grid_model.cell(index)
        if rows:
            self.opened.emit(rows[-1].id)


class _Cells(QStyledItemDelegate):
    """Paints the stance, the day and the first words of the latest statement of a cell."""

    def __init__(self, theme: Theme, view: QTableView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._words, self._small, self._sign = ui_font(12), ui_font(11), ui_font(13, 600)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(_COLUMN, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        from datetime import date

        theme, rect = self._theme, option.rect
        rows: tuple[StatementRow, ...] = index.data(_CELL)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        inner = rect.adjusted(9, 6, -9, -6)
        if not rows:
            painter.setPen(theme.colour("tertiary"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, "○")
            painter.restore()
            return
        latest = rows[-1]
        top = QRect(inner.left(), inner.top(), inner.width(), 18)
        painter.setFont(self._sign)
        painter.setPen(theme.colour("text"))
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft, latest.stance.sign if latest.stance else "?")
        painter.setFont(self._small)
        painter.setPen(theme.colour("tertiary"))
        day = day_of(latest)
        when = short_date(day, date.today()) if day else "undated"
        more = f"{len(rows)} · {when}" if len(rows) > 1 else when
        painter.drawText(top, Qt.AlignmentFlag.AlignRight, more)
        painter.setFont(self._words)
        dismissed = latest.state is StatementState.DISMISSED
        painter.setPen(theme.colour("tertiary" if dismissed else "text"))
        step = painter.fontMetrics().lineSpacing()
        for number, line in enumerate(_lines(shown_quote(latest), inner.width(), self._words)):
            place = QRect(inner.left(), inner.top() + 20 + number * step, inner.width() + 2, step)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)
        painter.restore()


def _lines(words: str, width: int, font: QFont) -> list[str]:
    """Return the first lines of `words`, the last cut short with an ellipsis."""
    metrics = QFontMetrics(font)
    rest = words[:_LONGEST].split()
    lines: list[str] = []
    while rest and len(lines) < _LINES - 1:
        taken = 1
        while taken < len(rest) and metrics.horizontalAdvance(" ".join(rest[: taken + 1])) <= width:
            taken += 1
        lines.append(metrics.elidedText(" ".join(rest[:taken]), Qt.TextElideMode.ElideRight, width))
        rest = rest[taken:]
    if rest:
        lines.append(metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width))
    return lines
