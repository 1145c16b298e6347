"""The table of the versions of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from briefing_app.ui.alike.version_model import VersionModel

_ROW, _HEAD = 30, 32
_MOST_ROWS_SEEN, _FEWEST_ROWS_SEEN = 6, 2
_WIDTHS = ((0, 190), (1, 150), (2, 70), (3, 96), (4, 110))


class VersionTable(QTableView):
    """As high as its rows, up to six; `chosen` is sent when another row is at hand."""

    chosen = Signal()

    def __init__(self, model: VersionModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versionList")
        self.setAccessibleName("Versions of the text, the leading one first")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in _WIDTHS:
            header.resizeSection(column, width)
        model.modelReset.connect(self._fit)

    @property
    def current_row(self) -> int:
        """The row at hand, -1 for none."""
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        """Put the cursor on a row."""
        self.selectRow(row)
        self.setCurrentIndex(self.model().index(row, 0))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height())

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()  # letters are actions here, never type-ahead
            return
        super().keyPressEvent(event)

    def _height(self) -> int:
        seen = min(max(self.model().rowCount(), _FEWEST_ROWS_SEEN), _MOST_ROWS_SEEN)
        return _HEAD + seen * _ROW + 2

    def _fit(self) -> None:
        self.setFixedHeight(self._height())
