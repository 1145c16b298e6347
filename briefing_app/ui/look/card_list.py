"""A list of cards: a long table of one column without a head, whose letters are keys of actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from briefing_app.ui.look.long_table import LongTable

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent

    from briefing_app.ui.theme import Theme


class CardList(LongTable):
    """Shows a model of one column; several rows can be chosen, with `drags` also dragged away."""

    def __init__(
        self,
        model: QAbstractItemModel,
        row_height: int,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        drags: bool = False,
    ) -> None:
        super().__init__(row_height, parent)
        self.setModel(model)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        if drags:
            self.setDragEnabled(True)
            self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalScrollBar().setSingleStep(24)
        theme.changed.connect(self.viewport().update)

    def go_to_row(self, row: int) -> None:
        """Put the cursor on a row, or on the nearest one there is."""
        row = min(max(row, 0), self.model().rowCount() - 1)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()  # letters are actions here, never type-ahead
            return
        super().keyPressEvent(event)
