"""The form of everything that an actor was and is, with the days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from briefing_app.domain.actors.actor import Function
from briefing_app.errors import BriefingError
from briefing_app.ui.actors.words import seen_in
from briefing_app.ui.look.moments import read_day, shown_day
from briefing_app.ui.look.plain import label, tip
from briefing_app.ui.read.actors.actor_dialogs import ActorForm

if TYPE_CHECKING:
    from briefing_app.domain.actors.actor import Actor

_HEADS = ("Function", "Affiliation", "Since", "Until", "Read of")
_SEEN = len(_HEADS) - 1
_KEPT = Qt.ItemDataRole.UserRole


class FunctionsDialog(ActorForm):
    """Asks for everything that somebody was and is; `decided` carries the functions, the latest last."""

    decided = Signal(object)

    def __init__(self, actor: Actor, parent: QWidget) -> None:
        hint = (
            f"What {actor.name} was and is, the latest last. A statement stands under that of its day. "
            "Days may be a month or a year; where none is known, the articles that gave the function tell."
        )
        super().__init__("actorFunctions", "Functions over time", hint, parent)
        self.setMinimumWidth(720)
        self.table = QTableWidget(0, len(_HEADS))
        self.table.setObjectName("functionsTable")
        self.table.setAccessibleName("Functions, the latest last")
        self.table.setHorizontalHeaderLabels(list(_HEADS))
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(34)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.setTabKeyNavigation(True)
        self.table.setMinimumHeight(200)
        heads = self.table.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(len(_HEADS)):
            stretched = column < 2
            mode = QHeaderView.ResizeMode.Stretch if stretched else QHeaderView.ResizeMode.Fixed
            heads.setSectionResizeMode(column, mode)
        for column, width in ((2, 96), (3, 96), (_SEEN, 206)):
            self.table.setColumnWidth(column, width)
        for function in actor.functions:
            self._add(function)
        self.column.insertWidget(1, self.table)
        self.column.insertLayout(2, self._row_buttons())
        self._fault = label("", "danger")
        self._fault.setObjectName("functionsFault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self.column.insertWidget(3, self._fault)
        if not actor.functions:
            self._add(Function(""))
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.setFocus()

    def accept(self) -> None:
        """Tell the functions; a day that cannot be read is said, and the form stays."""
        self.setFocus()  # ends what is being typed
        try:
            functions = [self._function(row) for row in range(self.table.rowCount())]
        except BriefingError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        self.decided.emit(tuple(one for one in functions if one.display))
        super().accept()

    def add(self) -> None:
        """Put a new function at the end; the one so far is not ended by it."""
        self._add(Function(""))
        self.table.setCurrentCell(self.table.rowCount() - 1, 0)
        self.table.setFocus()
        self.table.editItem(self.table.currentItem())

    def end_today(self) -> None:
        """Let the function at hand have ended today."""
        self._set_day(3, date.today())

    def remove(self) -> None:
        """Take the function at hand off."""
        if self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())

    def shift(self, step: int) -> None:
        """Move the function at hand up or down."""
        row = self.table.currentRow()
        other = row + step
        if row < 0 or not 0 <= other < self.table.rowCount():
            return
        for column in range(len(_HEADS)):
            mine, theirs = self.table.takeItem(row, column), self.table.takeItem(other, column)
            self.table.setItem(row, column, theirs)
            self.table.setItem(other, column, mine)
        self.table.setCurrentCell(other, max(0, self.table.currentColumn()))

    def _row_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, text, deed in (
            ("functionAdd", "&Add", self.add),
            ("functionEnd", "&Ended today", self.end_today),
            ("functionUp", "Ea&rlier", lambda: self.shift(-1)),
            ("functionDown", "&Later", lambda: self.shift(1)),
            ("functionRemove", "Remo&ve", self.remove),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(deed)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _add(self, function: Function) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        seen = seen_in(function)
        words = (
            *(function.title, function.affiliation, shown_day(function.since), shown_day(function.until)),
            seen,
        )
        for column, text in enumerate(words):
            item = QTableWidgetItem(text)
            if column == _SEEN:
                item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
                item.setData(_KEPT, (shown_day(function.seen_from), shown_day(function.seen_until)))
                item.setToolTip(tip(text))
            self.table.setItem(row, column, item)

    def _set_day(self, column: int, day: date) -> None:
        item = self.table.item(self.table.currentRow(), column)
        if item is not None:
            item.setText(shown_day(day))

    def _function(self, row: int) -> Function:
        items = [self.table.item(row, column) for column in range(len(_HEADS))]
        texts = [item.text() if item is not None else "" for item in items]
        seen = items[_SEEN]
        first, last = seen.data(_KEPT) if seen is not None else ("", "")
        return Function(
            texts[0], texts[1], read_day(texts[2]), read_day(texts[3]), read_day(first), read_day(last)
        )
