"""The saved searches of the library: Enter asks one, and they are renamed, moved and deleted here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label
from briefing_app.workspace import edits

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.domain.edit import Edit
    from briefing_app.domain.saved_search import SavedSearch
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.changed import Changed

_SEARCH = Qt.ItemDataRole.UserRole
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


class SavedDialog(QDialog):
    """`chosen` carries the `SavedSearch` to ask; the first nine are asked by their digits."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = desk.workspace.store
        self.setObjectName("savedSearches")
        self.setWindowTitle("Saved searches")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(520, 420)
        self._about = label("", "secondary")
        self._about.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName("savedSearchesList")
        self.list.setAccessibleName("Saved searches")
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(self._ask)
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self._buttons = [
            self._button("Rename…", "F2", self._ask_name),
            self._button("Delete", "Del", self._delete),
        ]
        self._up = self._mover("arrow-up", "Move up", "Alt+Up", -1)
        self._down = self._mover("arrow-down", "Move down", "Alt+Down", 1)
        for digit in range(1, 10):
            QShortcut(QKeySequence(str(digit)), self, partial(self._ask_at, digit - 1))
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        box.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self._buttons:
            row.addWidget(button)
        row.addWidget(self._up)
        row.addWidget(self._down)
        row.addStretch(1)
        row.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self._fill()
        self.list.setFocus()
        desk.signals.changed.connect(self._hear)

    @property
    def current(self) -> SavedSearch | None:
        """The search at hand, or None."""
        item = self.list.currentItem()
        found: SavedSearch | None = item.data(_SEARCH) if item is not None else None
        return found

    def _button(self, text: str, key: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setToolTip(f"{text.rstrip('…')} ({key})")
        button.clicked.connect(slot)
        QShortcut(QKeySequence(key), self, slot)
        return button

    def _mover(self, icon: str, text: str, key: str, step: int) -> ThemedButton:
        button = ThemedButton(self._desk.theme, icon)
        button.setAccessibleName(text)
        button.setToolTip(f"{text} ({key})")
        button.clicked.connect(partial(self._move, step))
        QShortcut(QKeySequence(key), self, partial(self._move, step))
        return button

    def _fill(self, at_hand: int | None = None) -> None:
        searches = self._store.saved_searches()
        current = at_hand if at_hand is not None else getattr(self.current, "id", None)
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for place, one in enumerate(searches):
            item = QListWidgetItem(
                icons.icon("bookmark", self._desk.theme.tokens.secondary), _line(place, one)
            )
            item.setData(_SEARCH, one)
            item.setSizeHint(QSize(0, 30))
            self.list.addItem(item)
            if one.id == current:
                row = place
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        said = "Enter or its digit asks a search. They are kept in the library"
        said += " and shared with everybody who works in it." if self._store.is_shared else "."
        self._about.setText(
            said if searches else "There are no saved searches yet. Ctrl+Shift+S saves the one at hand."
        )
        self._enable()

    def _enable(self) -> None:
        row, last = self.list.currentRow(), self.list.count() - 1
        for button in self._buttons:
            button.setEnabled(row >= 0)
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < last)

    def _ask(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_SEARCH))
        self.accept()

    def _ask_at(self, row: int) -> None:
        if (item := self.list.item(row)) is not None:
            self._ask(item)

    def _ask_name(self) -> None:
        if (search := self.current) is None:
            return
        dialog = QInputDialog(self)
        dialog.setObjectName("renameSearch")
        dialog.setWindowTitle("Rename search")
        dialog.setLabelText("Name of the search:")
        dialog.setTextValue(search.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(
            lambda name: self._apply(lambda: edits.rename_search(self._store, search.id, name))
        )
        dialog.open()

    def _delete(self) -> None:
        if (search := self.current) is not None and self._apply(
            lambda: edits.delete_search(self._store, search.id)
        ):
            self._desk.notices.tell(f"Search “{search.name}” deleted. Ctrl+Z brings it back.")

    def _move(self, step: int) -> None:
        if (search := self.current) is not None:
            self._apply(lambda: edits.move_search(self._store, search.id, step))

    def _apply(self, make: Callable[[], Edit]) -> bool:
        return self._desk.notices.attempt(lambda: self._desk.workspace.apply(make()))

    def _hear(self, changed: Changed) -> None:
        if changed.searches:
            self._fill()


def _line(place: int, search: SavedSearch) -> str:
    parts = [search.text if search.text != search.name else "", search.outlet]
    parts += [search.filter if search.filter != "all" else "", _ORDERS.get(search.order, "")]
    about = "  ·  ".join(part for part in parts if part)
    number = f"{place + 1}  " if place < 9 else ""
    return f"{number}{search.name}" + (f"     {about}" if about else "")
