"""A table whose rows are all of one height, so that it costs the same with ten rows or ten million.

Qt's own tables keep a few bytes for every row and go through all of them whenever the model
changes. Here a row's place is its number times the height; the columns are those of the head.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QCursor, QPainter, QRegion, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QPaintEvent

MOST_CHOSEN = 5_000
"""How many chosen rows something can be done to at once."""
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class LongTable(QTableView):
    """Shows a model of any number of rows; whole rows are selected."""

    row_height = 1
    _is_measuring = False  # Qt asks where things are before the table is made

    def __init__(self, row_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row_height = row_height
        self._no_rows = QStandardItemModel(0, 0, self)
        self.verticalHeader().hide()
        for corner in self.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly):
            corner.hide()  # there is no head of rows for it to stand over
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    # what is chosen

    def chosen_rows(self, most: int = MOST_CHOSEN) -> list[int]:
        """Return the first selected rows in their order, at most so many."""
        found: list[int] = []
        spans = sorted({(span.top(), span.bottom()) for span in self.selectionModel().selection().toList()})
        for top, bottom in spans:
            found += range(max(top, found[-1] + 1 if found else 0), bottom + 1)[: most - len(found)]
            if len(found) >= most:
                break
        return found

    def chosen_count(self) -> int:
        """Return how many rows are selected."""
        number, reached = 0, -1
        spans = sorted({(span.top(), span.bottom()) for span in self.selectionModel().selection().toList()})
        for top, bottom in spans:
            number += max(0, bottom - max(top, reached + 1) + 1)
            reached = max(reached, bottom)
        return number

    def selectedIndexes(self) -> list[QModelIndex]:
        """Return an index for each selected row, of as many as can be used at once."""
        return [self.model().index(row, 0) for row in self.chosen_rows()]

    def selectRow(self, row: int) -> None:
        """Select a row alone and make it current."""
        model = self.model()
        if not 0 <= row < model.rowCount():
            return
        flags = QItemSelectionModel.SelectionFlag
        first = model.index(row, self._first_column())
        self.selectionModel().setCurrentIndex(first, flags.NoUpdate)
        self.selectionModel().select(self._rows_between(row, row), flags.ClearAndSelect)

    # where things are

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.verticalHeader().setModel(self._no_rows)  # it would keep something for every row
        if model is not None:
            model.rowsRemoved.connect(self._rows_changed)
            model.rowsInserted.connect(self._rows_changed)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def rowAt(self, y: int) -> int:
        """Return the row at a height of the viewport, -1 where there is none."""
        row = (y + self.verticalOffset()) // self.row_height
        return row if 0 <= row < self._count() else -1

    def indexAt(self, pos: QPoint) -> QModelIndex:
        row, column = self.rowAt(pos.y()), self.horizontalHeader().logicalIndexAt(pos.x())
        return self.model().index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    def visualRect(self, index: _Index) -> QRect:
        if not index.isValid() or self.isIndexHidden(index):
            return QRect()
        return self._cell(index.row(), index.column())

    def isIndexHidden(self, index: _Index) -> bool:
        return self.horizontalHeader().isSectionHidden(index.column())

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top = index.row() * self.row_height
        hints = QAbstractItemView.ScrollHint
        match hint:
            case hints.PositionAtTop:
                bar.setValue(top)
            case hints.PositionAtBottom:
                bar.setValue(top + self.row_height - room)
            case hints.PositionAtCenter:
                bar.setValue(top - (room - self.row_height) // 2)
            case _ if top < bar.value():
                bar.setValue(top)
            case _ if top + self.row_height > bar.value() + room:
                bar.setValue(top + self.row_height - room)
        self._scroll_across(index.column())
        self.viewport().update()

    def visible_rows(self) -> range:
        """Return the rows of which something can be seen."""
        first = self.verticalOffset() // self.row_height
        last = (self.verticalOffset() + self.viewport().height()) // self.row_height
        return range(first, min(last + 1, self._count()))

    # moving and selecting

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        actions = QAbstractItemView.CursorAction
        model, current = self.model(), self.currentIndex()
        count, page = self._count(), max(1, self.viewport().height() // self.row_height)
        row, column = max(current.row(), 0), max(current.column(), 0)
        if not count:
            return QModelIndex()
        if not current.isValid():
            return model.index(0, self._first_column())
        to_edge = self._has_one_column() or bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        match cursorAction:
            case actions.MoveUp | actions.MovePrevious:
                row -= 1
            case actions.MoveDown | actions.MoveNext:
                row += 1
            case actions.MovePageUp:
                row -= page
            case actions.MovePageDown:
                row += page
            case actions.MoveHome if to_edge:
                row = 0
            case actions.MoveEnd if to_edge:
                row = count - 1
            case actions.MoveLeft | actions.MoveHome:
                column = self._column_beside(column, -1, far=cursorAction == actions.MoveHome)
            case actions.MoveRight | actions.MoveEnd:
                column = self._column_beside(column, 1, far=cursorAction == actions.MoveEnd)
        return model.index(min(max(row, 0), count - 1), column)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        area = rect.normalized()
        offset, last = self.verticalOffset(), self._count() - 1
        top, bottom = (area.top() + offset) // self.row_height, (area.bottom() + offset) // self.row_height
        if self.selectionModel() is None:
            return
        if last < 0 or top > last or bottom < 0:
            self.selectionModel().select(QItemSelection(), command)
            return
        self.selectionModel().select(self._rows_between(max(top, 0), min(bottom, last)), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region, shown = QRegion(), self.visible_rows()
        for span in selection.toList():
            top, bottom = max(span.top(), shown.start), min(span.bottom(), shown.stop - 1)
            if top <= bottom:
                y = top * self.row_height - self.verticalOffset()
                region += QRect(0, y, self.viewport().width(), (bottom - top + 1) * self.row_height)
        return region

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        base, states = option.state, QStyle.StateFlag
        hovered = self._hovered_row()
        columns = self._shown_columns(event.rect())
        chosen, current = self.selectionModel(), self.currentIndex()
        for row in self.visible_rows():
            for column in columns:
                index = self.model().index(row, column)
                option.rect = self._cell(row, column)
                state = base
                if chosen.isSelected(index):
                    state |= states.State_Selected
                if row == hovered:
                    state |= states.State_MouseOver
                if self.hasFocus() and index == current:
                    state |= states.State_HasFocus
                else:
                    state &= ~states.State_HasFocus
                option.state = state
                self.itemDelegateForIndex(index).paint(painter, option, index)
        painter.end()

    def updateGeometries(self) -> None:
        if self._is_measuring:  # margins make the viewport another size, which leads back here
            return
        self._is_measuring = True
        try:
            self._measure()
        finally:
            self._is_measuring = False

    def _measure(self) -> None:
        heads, bar = self.horizontalHeader(), self.verticalScrollBar()
        height = 0 if heads.isHidden() else heads.height()
        self.setViewportMargins(0, height, 0, 0)
        room = self.viewport().geometry()
        heads.setGeometry(room.left(), room.top() - height, room.width(), height)
        bar.setPageStep(room.height())
        bar.setRange(0, max(0, self._count() * self.row_height - room.height()))
        across = self.horizontalScrollBar()
        across.setPageStep(room.width())
        across.setRange(0, max(0, heads.length() - room.width()))

    def _count(self) -> int:
        model = self.model()
        return model.rowCount() if model is not None else 0

    def _rows_changed(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    def _cell(self, row: int, column: int) -> QRect:
        heads = self.horizontalHeader()
        top = row * self.row_height - self.verticalOffset()
        return QRect(heads.sectionViewportPosition(column), top, heads.sectionSize(column), self.row_height)

    def _shown_columns(self, area: QRect) -> list[int]:
        heads = self.horizontalHeader()
        found = []
        for column in range(heads.count()):
            left = heads.sectionViewportPosition(column)
            seen = left <= area.right() and left + heads.sectionSize(column) > area.left()
            if seen and not heads.isSectionHidden(column):
                found.append(column)
        return found

    def _hovered_row(self) -> int:
        if not self.viewport().underMouse():
            return -1
        return self.rowAt(self.viewport().mapFromGlobal(QCursor.pos()).y())

    def _rows_between(self, top: int, bottom: int) -> QItemSelection:
        model = self.model()
        last = max(model.columnCount() - 1, 0)
        return QItemSelection(model.index(top, 0), model.index(bottom, last))

    def _has_one_column(self) -> bool:
        heads = self.horizontalHeader()
        return heads.count() - heads.hiddenSectionCount() <= 1

    def _first_column(self) -> int:
        heads = self.horizontalHeader()
        shown = (heads.logicalIndex(place) for place in range(heads.count()))
        return next((column for column in shown if not heads.isSectionHidden(column)), 0)

    def _column_beside(self, column: int, step: int, *, far: bool) -> int:
        heads = self.horizontalHeader()
        order = [heads.logicalIndex(place) for place in range(heads.count())]
        shown = [one for one in order if not heads.isSectionHidden(one)]
        if not shown:
            return column
        if far:
            return shown[0] if step < 0 else shown[-1]
        place = shown.index(column) if column in shown else 0
        return shown[min(max(place + step, 0), len(shown) - 1)]

    def _scroll_across(self, column: int) -> None:
        heads, bar = self.horizontalHeader(), self.horizontalScrollBar()
        left, width = heads.sectionPosition(column), heads.sectionSize(column)
        if self._has_one_column() or not bar.maximum():
            return
        if left < bar.value():
            bar.setValue(left)
        elif left + width > bar.value() + self.viewport().width():
            bar.setValue(min(left, left + width - self.viewport().width()))
