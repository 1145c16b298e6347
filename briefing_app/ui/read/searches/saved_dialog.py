"""The saved searches of the library: Enter asks one, and they are renamed, moved and deleted here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.kept_dialog import KeptDialog
from briefing_app.workspace import edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.domain.edit import Edit
    from briefing_app.domain.searching.saved_search import SavedSearch
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.door.changed import Changed

_ORDERS = {
    "newest": "",
    "oldest": "oldest first",
    "arrival": "latest arrivals first",
    "outlet": "by outlet",
    "headline": "by headline",
    "words": "longest first",
    "state": "by state",
    "best": "best match first",
}


class SavedDialog(KeptDialog):
    """`chosen` carries the `SavedSearch` to ask; the first nine are asked by their digits."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("savedSearches", "Saved searches", 520, parent)
        self._desk = desk
        self._store = desk.workspace.store
        self._up = self._mover("arrow-up", "Move up", "Alt+Up", -1)
        self._down = self._mover("arrow-down", "Move down", "Alt+Down", 1)
        self.row.insertWidget(2, self._up)
        self.row.insertWidget(3, self._down)
        for digit in range(1, 10):
            QShortcut(QKeySequence(str(digit)), self, partial(self._ask_at, digit - 1))
        self._fill()
        self.list.setFocus()
        desk.signals.changed.connect(self.hear)

    @property
    def current(self) -> SavedSearch | None:
        """The search at hand, or None."""
        found: SavedSearch | None = self.at_hand
        return found

    def use(self, kept: SavedSearch) -> None:
        """Ask a search."""
        self.chosen.emit(kept)
        self.accept()

    def ask_name(self) -> None:
        """Ask for another name of the search at hand."""
        if (search := self.current) is not None:
            self.ask_new_name(
                "renameSearch",
                "Rename search",
                "Name of the search:",
                search.name,
                lambda name: self._apply(lambda: edits.rename_search(self._store, search.id, name)),
            )

    def delete_one(self) -> None:
        """Delete the search at hand."""
        if (search := self.current) is not None and self._apply(
            lambda: edits.delete_search(self._store, search.id)
        ):
            self._desk.notices.tell(f"Search “{search.name}” deleted. Ctrl+Z brings it back.")

    def enable(self) -> None:
        """Let the buttons be pressed that can do something."""
        super().enable()
        row, last = self.list.currentRow(), self.list.count() - 1
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < last)

    def hear(self, changed: Changed) -> None:
        """Show the searches anew where they changed."""
        if changed.searches:
            self._fill()

    def _mover(self, icon: str, text: str, key: str, step: int) -> ThemedButton:
        button = ThemedButton(self._desk.theme, icon)
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({key})")
        button.clicked.connect(partial(self._move, step))
        QShortcut(QKeySequence(key), self, partial(self._move, step))
        return button

    def _fill(self) -> None:
        searches = self._store.saved_searches()
        current = getattr(self.current, "id", None)
        row = next((n for n, one in enumerate(searches) if one.id == current), self.list.currentRow())
        icon = icons.icon("bookmark", self._desk.theme.tokens.secondary)
        self.show_kept([(icon, _line(place, one), one) for place, one in enumerate(searches)], row)
        said = "Enter or its digit asks a search. They are kept in the library"
        said += " and shared with everybody who works in it." if self._store.is_shared else "."
        self.about.setText(
            said if searches else "There are no saved searches yet. Ctrl+Shift+S saves the one at hand."
        )

    def _ask_at(self, row: int) -> None:
        if (item := self.list.item(row)) is not None:
            self.list.itemActivated.emit(item)

    def _move(self, step: int) -> None:
        if (search := self.current) is not None:
            self._apply(lambda: edits.move_search(self._store, search.id, step))

    def _apply(self, make: Callable[[], Edit]) -> bool:
        return self._desk.notices.attempt(lambda: self._desk.workspace.apply(make()))


def _line(place: int, search: SavedSearch) -> str:
    parts = [search.text if search.text != search.name else "", search.outlet]
    parts += [search.filter if search.filter != "all" else "", _ORDERS.get(search.order, "")]
    about = "  ·  ".join(part for part in parts if part)
    number = f"{place + 1}  " if place < 9 else ""
    return f"{number}{search.name}" + (f"     {about}" if about else "")
