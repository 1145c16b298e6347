"""The list of the register under what it is asked for, or why nobody is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from briefing_app.ui.actors.listing.asking import RegisterAsking
from briefing_app.ui.actors.listing.model import RegisterModel
from briefing_app.ui.actors.listing.rows import RegisterList
from briefing_app.ui.look.empty_page import EmptyPage

if TYPE_CHECKING:
    from briefing_app.storage.register.queries import Listing
    from briefing_app.ui.desk import Desk

_MEASURE = 236


class RegisterPane(QWidget):
    """Shows who was found; `nobody` tells that the library knows nobody at all."""

    nobody = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._store = desk.workspace.store
        self.model = RegisterModel(self._store)
        self.list = RegisterList(self.model, desk.theme)
        self.asking = RegisterAsking(desk)
        self.empty = EmptyPage(desk.theme, "registerEmpty", "users", _MEASURE)
        self.empty.button.clicked.connect(self.asking.clear)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.asking)
        column.addWidget(self._stack, 1)

    @property
    def first(self) -> QWidget:
        """Where the keys begin: the list, or the search while it is empty."""
        return self.list if self._stack.currentWidget() is self.list else self.asking.search

    def show_found(self, found: Listing, row: int, *, at_hand: bool) -> None:
        """Show who was found, with `row` current; -1 where the actor `at_hand`, if any, is not among them."""
        before, scroll = self.list.currentIndex().row(), self.list.verticalScrollBar().value()
        had_focus = self.list.hasFocus()
        self.list.blockSignals(True)
        self.model.show(self._store.register_roll(found))
        self.list.blockSignals(False)
        self.asking.show_found(found)
        self._stack.setCurrentWidget(self.list if found.count else self.empty)
        if not found.count:
            self._say_why_empty()
            if had_focus:
                self.asking.search.setFocus()
            return
        if row < 0 and at_hand and self.asking.query.text.strip():
            row = 0  # whoever types a name wants the first that answers
        if row < 0:
            row = max(before, 0)
        self.list.go_to_row(row)
        if before == row:
            self.list.verticalScrollBar().setValue(scroll)
            self.list.scrollTo(self.model.index(row, 0))

    def _say_why_empty(self) -> None:
        if self.asking.is_filtered:
            hint = "Type less of the name or another one, in any script, or take off a filter."
            self.empty.say("No actor matches", hint, "Show everybody")
            return
        hint = "Whoever is named or quoted in an article that is taken in stands here from then on."
        self.empty.say("Nobody is known yet", hint)
        self.nobody.emit()
