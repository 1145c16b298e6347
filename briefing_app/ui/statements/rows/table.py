"""The table of statements as a widget: heads that sort, a place and a selection that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from briefing_app.domain.identity import StatementId
from briefing_app.ui.look.icons import pixmap
from briefing_app.ui.look.long_table import LongTable
from briefing_app.ui.statements.rows.cells import ROW_HEIGHT, StatementCells
from briefing_app.ui.statements.rows.columns import BY_KEY, COLUMNS, Look
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent

    from briefing_app.storage.listing.rolls import Roll
    from briefing_app.ui.statements.rows.model import StatementsModel
    from briefing_app.ui.theme import Theme

_HEAD_HEIGHT = 36
_TIGHT = 60
_MOST_CHOSEN_AGAIN = 200
"""With less room than this over the least widths, only the words of the statement get it."""
_STRETCHED = BY_KEY["quote"]
_FIXED = (Look.MANNER, Look.DAY, Look.STATE, Look.STANCE)


class StatementHeads(QHeaderView):
    """The heads of the columns: an arrow shows the order, a drag moves a column."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("statementHeads")
        self.setAccessibleName("Columns")
        self._theme = theme
        self.sorted_by: int | None = None
        self.descending = True
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(_HEAD_HEIGHT)
        self.setMinimumSectionSize(56)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def show_order(self, column: int | None, *, descending: bool) -> None:
        """Draw the arrow at `column`; None draws none."""
        self.sorted_by, self.descending = column, descending
        self.viewport().update()

    def sectionSizeFromContents(self, section: int) -> QSize:
        return QSize(COLUMNS[section].minimum, _HEAD_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, column = self._theme, COLUMNS[section]
        painter.save()
        painter.fillRect(rect, theme.colour("panel"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        is_order = section == self.sorted_by
        painter.setFont(ui_font(12, 600 if is_order else 500))
        painter.setPen(theme.colour("text" if is_order else "secondary"))
        inset = 19 if section == _STRETCHED else 10
        room = rect.width() - inset - 8 - (16 if is_order else 0)
        title = painter.fontMetrics().elidedText(column.title, Qt.TextElideMode.ElideRight, room)
        words = rect.adjusted(inset, 0, 0, -1)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        if is_order:
            left = words.left() + painter.fontMetrics().horizontalAdvance(title) + 4
            name = "arrow-down" if self.descending else "arrow-up"
            arrow = pixmap(name, theme.tokens.accent, 12, self.devicePixelRatioF())
            painter.drawPixmap(left, rect.center().y() - 6, arrow)
        painter.restore()


class StatementTable(LongTable):
    """Shows a `StatementsModel`; after every change the same statement is current, where it was."""

    opened = Signal(object)
    order_asked = Signal(int)
    layout_changed = Signal()
    selection_changed = Signal()

    def __init__(self, model: StatementsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(ROW_HEIGHT, parent)
        self.setObjectName("statementTable")
        self.setAccessibleName("Statements")
        self.statements = model
        self._widths_are_own = False
        self.setModel(model)
        self.heads = StatementHeads(theme, self)
        self.setHorizontalHeader(self.heads)
        self._cells = StatementCells(theme, self)
        self.setItemDelegate(self._cells)
        self._dress()
        self.doubleClicked.connect(self._open)
        self.heads.sectionClicked.connect(self.order_asked)
        self.heads.sectionResized.connect(self._note_width)
        self.heads.sectionMoved.connect(self.layout_changed)
        self._filling = False
        theme.changed.connect(self.heads.viewport().update)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(LongTable.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)

    # what is chosen

    @property
    def current_id(self) -> StatementId | None:
        """The statement that the keys act on."""
        return self.statements.id_at(self.currentIndex().row())

    @property
    def chosen_ids(self) -> list[StatementId]:
        """The selected statements in the order of the table; else the current one.

        Of very many, the first `MOST_CHOSEN`.
        """
        rows = self.chosen_rows()
        if len(rows) > 1 and rows[-1] - rows[0] == len(rows) - 1:
            return [StatementId(one) for one in self.statements.roll.ids(rows[0], len(rows))]
        ids = self.statements.ids_at(rows)
        current = self.current_id
        return ids or ([current] if current is not None else [])

    def statement_at(self, position: QPoint) -> StatementId | None:
        """Return the statement under a point of the viewport."""
        return self.statements.id_at(self.indexAt(position).row())

    def choose(self, statement_id: StatementId) -> bool:
        """Make a statement current and bring it into view; False where it is not shown."""
        row = self.statements.row_of(statement_id)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self.statements.index(row, 0), QAbstractItemView.ScrollHint.EnsureVisible)
        return row >= 0

    def choose_first(self) -> None:
        """Make the first statement current where none is."""
        if not self.currentIndex().isValid() and self.statements.rowCount():
            self.selectRow(0)

    def go_down(self) -> None:
        """Move on to the next statement."""
        row = self.currentIndex().row() + 1
        if row < self.statements.rowCount():
            self.selectRow(row)

    # what is shown

    def show_roll(self, roll: Roll) -> None:
        """Show other statements and keep the current one where it is on the screen.

        Where it is no longer shown, the statement that took its place becomes current. What was chosen
        stays chosen; of very many the current one alone.
        """
        model = self.statements
        if model.shows(roll):
            model.show(roll)
            return
        chosen = set(self.chosen_ids) if self.chosen_count() <= _MOST_CHOSEN_AGAIN else set()
        current, row = self.current_id, self.currentIndex().row()
        before = self.verticalScrollBar().value()
        model.show(roll)
        self.updateGeometries()
        self._select(chosen)
        now = model.row_of(current) if current is not None else -1
        if now >= 0:
            self._make_current(now)
            self.verticalScrollBar().setValue(before + (now - row) * ROW_HEIGHT)
        elif row >= 0 and model.rowCount():
            self.selectRow(min(row, model.rowCount() - 1))
            self.verticalScrollBar().setValue(before)
        self.choose_first()
        self.selection_changed.emit()

    def _select(self, chosen: set[StatementId]) -> None:
        rows = sorted(row for one in chosen if (row := self.statements.row_of(one)) >= 0)
        selection, last = QItemSelection(), len(COLUMNS) - 1
        start = 0
        for place, row in enumerate(rows):
            if place + 1 == len(rows) or rows[place + 1] != row + 1:
                top = self.statements.index(rows[start], 0)
                selection.select(top, self.statements.index(row, last))
                start = place + 1
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)

    def _make_current(self, row: int) -> None:
        flag = QItemSelectionModel.SelectionFlag.NoUpdate
        self.selectionModel().setCurrentIndex(self.statements.index(row, 0), flag)

    # the columns

    def layout_kept(self) -> dict[str, Any]:
        """Return the order, widths and absence of the columns, to be brought back later."""
        order = [COLUMNS[self.heads.logicalIndex(place)].key for place in range(len(COLUMNS))]
        widths = {c.key: self.columnWidth(n) for n, c in enumerate(COLUMNS)}
        hidden = [c.key for n, c in enumerate(COLUMNS) if self.isColumnHidden(n)]
        return {"order": order, "widths": widths if self._widths_are_own else {}, "hidden": hidden}

    def bring_back(self, kept: Mapping[str, Any]) -> None:
        """Lay the columns out as they were; what is not known is left as it is."""
        self._filling = True
        keys = [key for key in _strings(kept.get("order")) if key in BY_KEY]
        for place, key in enumerate(dict.fromkeys(keys)):
            self.heads.moveSection(self.heads.visualIndex(BY_KEY[key]), place)
        widths = kept.get("widths")
        for key, width in widths.items() if isinstance(widths, dict) else ():
            if key in BY_KEY and isinstance(width, int) and 40 <= width <= 4000:
                self.setColumnWidth(BY_KEY[key], width)
                self._widths_are_own = True
        for key in _strings(kept.get("hidden")):
            if key in BY_KEY and key != "quote":
                self.setColumnHidden(BY_KEY[key], True)
        self._filling = False
        self._fill()

    def show_column(self, number: int, *, shown: bool) -> None:
        """Show or hide a column."""
        self.setColumnHidden(number, not shown)
        self._fill()
        self.layout_changed.emit()

    def standard_layout(self) -> None:
        """Lay the columns out as they were at first."""
        self._widths_are_own = False
        for number in range(len(COLUMNS)):
            self.setColumnHidden(number, False)
            self.heads.moveSection(self.heads.visualIndex(number), number)
        self._fill()
        self.layout_changed.emit()

    def _fill(self) -> None:
        """Share the width among the columns, until the user has set widths; the quote takes the rest."""
        shown = [n for n in range(len(COLUMNS)) if not self.isColumnHidden(n)]
        room = self.viewport().width()
        self._filling = True
        if not self._widths_are_own:
            fixed = [n for n in shown if COLUMNS[n].look in _FIXED]
            for number in fixed:
                self.setColumnWidth(number, COLUMNS[number].minimum)
            rest = room - sum(COLUMNS[n].minimum for n in fixed)
            whole = sum(COLUMNS[n].width for n in shown if n not in fixed)
            tight = room < sum(COLUMNS[n].minimum for n in shown) + _TIGHT
            for number in (n for n in shown if n not in fixed):
                column = COLUMNS[number]
                share = 0 if tight else rest * column.width // whole
                self.setColumnWidth(number, max(column.minimum, share))
        others = sum(self.columnWidth(n) for n in shown if n != _STRETCHED)
        self.setColumnWidth(_STRETCHED, max(COLUMNS[_STRETCHED].minimum, room - others))
        self._filling = False

    def _note_width(self, column: int, _old: int, _new: int) -> None:
        if not self._filling:
            self._widths_are_own = True
            if column != _STRETCHED:
                self._fill()
            self.layout_changed.emit()

    # events

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.statements.id_at(index.row()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.choose_first()  # before Qt makes a row current that is not selected
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(QPoint(event.position().toPoint()).y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._cells.hovered_row:
            self._cells.hovered_row = row
            self.viewport().update()


def _strings(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
