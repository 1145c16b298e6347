"""Asks which label to put on articles or to take off them: type to find, or type a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from briefing_app.domain.actors.folding import folded
from briefing_app.domain.articles.labelling import fitting_label, label_key
from briefing_app.ui.look.picker import Picker
from briefing_app.ui.look.plain import tip
from briefing_app.ui.read.labels.looks import label_colours

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from briefing_app.domain.identity import ArticleId
    from briefing_app.storage.store import Store
    from briefing_app.ui.theme import Theme

_MANAGE = None
_ALL, _SOME, _NONE = ("square-check", "on"), ("minus", "on some"), ("square", "")


class LabelPicker(Picker):
    """`decided` carries a label and whether it is put on or taken off; Ctrl+Enter goes on to the next one.

    Labels that all or some of the articles carry stand first. `managing` asks for the labels of
    the library, with the one at hand.
    """

    decided = Signal(str, bool)
    managing = Signal(str)

    def __init__(self, store: Store, theme: Theme, window: QWidget) -> None:
        super().__init__(
            theme,
            window,
            name="labelPicker",
            title="Choose a label",
            field="Label to put on or take off",
            listed="Labels",
            hint="Enter on or off  ·  Ctrl+Enter goes on  ·  F2 renames  ·  Esc",
        )
        self._store = store
        self._count = 0
        self._names: dict[str, str] = {}
        self._carried: dict[str, int] = {}
        self._used: dict[str, int] = {}

    def pick(self, ids: Sequence[ArticleId], title: str, at: QPoint, *, over: QPoint | None = None) -> None:
        """Ask for labels of articles under `at`, or above `over`, on the screen."""
        self._count = len(ids)
        self._carried = self._store.labels_among(ids)
        for one in self._store.labels():
            key = label_key(one.name)
            self._names[key], self._used[key] = one.name, one.articles
        self.open_at(title, at, over=over)

    def look_for(self, text: str) -> None:
        """Show the labels that fit, those that are carried first, then a new one."""
        wanted, fitting = folded(text), fitting_label(text)
        names = {key: name for key, name in self._names.items() if wanted in key or not text.strip()}
        order = sorted(names, key=lambda key: (not key.startswith(wanted), not self._carried.get(key), key))
        self._list.clear()
        tokens = self._theme.tokens
        for key in order:
            icon, words = self._state(key)
            used = self._used.get(key, 0)
            about = words or (f"{used:,} article{'' if used == 1 else 's'}" if used else "")
            self.add(icon, label_colours(self._theme, names[key])[0], f"{names[key]}   {about}", names[key])
            item = self._list.item(self._list.count() - 1)
            state = {_ALL: "on", _SOME: "on some", _NONE: "off"}[self._state(key)]
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{names[key]}, {state}")
            item.setToolTip(tip(names[key]))
        if fitting and label_key(fitting) not in self._names:
            self.add("plus", tokens.accent, f"New label “{fitting}”", fitting)
        if not text.strip() and self._names:
            self.add("pencil", tokens.tertiary, "Rename or delete labels…", _MANAGE)
        elif not self._list.count():
            self.add("info", tokens.tertiary, "Type the first label", "")
        self._list.setCurrentRow(0)

    def take_choice(self, choice: str | None, *, goes_on: bool) -> None:
        """Put the label on, or take it off where all carry it."""
        if choice is _MANAGE:
            self.end()
            self.managing.emit("")
        elif choice:
            key = label_key(choice)
            put = self._state(key) is not _ALL
            if not goes_on:
                self.end()
            self._names.setdefault(key, choice)
            self._carried[key] = self._count if put else 0
            self.decided.emit(choice, put)
            if goes_on:
                self._field.clear()
                self.look_for("")

    def press(self, event: QKeyEvent) -> bool:
        """Take F2 for renaming the label at hand."""
        if event.key() == Qt.Key.Key_F2 and self._names:
            item = self._list.currentItem()
            choice = item.data(Qt.ItemDataRole.UserRole) if item else None
            self.end()
            self.managing.emit(choice or "")
            return True
        return super().press(event)

    def _state(self, key: str) -> tuple[str, str]:
        carried = self._carried.get(key, 0)
        if carried and carried >= self._count:
            return _ALL
        return _SOME if carried else _NONE
