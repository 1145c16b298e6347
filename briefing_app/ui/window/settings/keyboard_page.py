"""The page of all keys, made from the declared actions, where keys can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing_app.errors import BriefingError
from briefing_app.ui.action_specs import SCOPE_TITLES, Scope
from briefing_app.ui.actions import conflicts
from briefing_app.ui.look.plain import label
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from briefing_app.ui.actions import ActionSpec
    from briefing_app.ui.desk import Desk

_NAME = Qt.ItemDataRole.UserRole
_NATIVE = QKeySequence.SequenceFormat.NativeText


class KeyboardPage(QDialog):
    """Lists what can be done by which key; a double click or Enter changes the key."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("keyboardPage")
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(620, 680)
        self._search = QLineEdit(placeholderText="Search actions and keys", clearButtonEnabled=True)
        self._search.setAccessibleName("Search actions and keys")
        self._search.textChanged.connect(self._filter)
        self._tree = QTreeWidget()
        self._tree.setObjectName("keyList")
        self._tree.setAccessibleName("Actions and their keys")
        self._tree.setColumnCount(2)
        self._tree.setHeaderLabels(["Action", "Key"])
        self._tree.setRootIsDecorated(False)
        self._tree.setIndentation(12)
        self._tree.setUniformRowHeights(True)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._tree.itemActivated.connect(self._edit)
        hint = label("Enter or a double click changes a key; Esc leaves it as it is.", "small")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        restore = buttons.addButton("Restore all keys", QDialogButtonBox.ButtonRole.ResetRole)
        restore.clicked.connect(self._restore)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._search)
        column.addWidget(self._tree, 1)
        column.addWidget(hint)
        column.addWidget(buttons)
        self._fill()

    def _fill(self) -> None:
        self._tree.clear()
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        for scope, title in SCOPE_TITLES.items():
            specs = (spec for spec in self._desk.actions.specs() if spec.scopes[0] is scope)
            rows = [self._row(spec) for spec in specs if self._is_listed(spec)]
            if rows:
                group = QTreeWidgetItem([title, ""])
                group.setFont(0, ui_font(13, 600))
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
                group.addChildren(rows)
                self._groups.append((group, rows))
        self._tree.addTopLevelItems([group for group, _ in self._groups])
        self._tree.expandAll()

    def _is_listed(self, spec: ActionSpec) -> bool:
        return self._desk.actions[spec.name].isVisible() or Scope.WINDOW not in spec.scopes

    def _row(self, spec: ActionSpec) -> QTreeWidgetItem:
        keys = self._desk.actions.keys(spec.name)
        shown = " or ".join(QKeySequence(key).toString(_NATIVE) for key in keys)
        row = QTreeWidgetItem([spec.text.rstrip("…"), shown])
        row.setData(0, _NAME, spec.name)
        return row

    def _filter(self, text: str) -> None:
        wanted = text.casefold()
        for group, rows in self._groups:
            hits = [wanted in f"{row.text(0)} {row.text(1)}".casefold() for row in rows]
            for row, hit in zip(rows, hits, strict=True):
                row.setHidden(not hit)
            group.setHidden(not any(hits))

    def _edit(self, row: QTreeWidgetItem) -> None:
        name = row.data(0, _NAME)
        if not name:
            return
        editor = QKeySequenceEdit()
        editor.setMaximumSequenceLength(1)
        editor.setAccessibleName(f"New key for {row.text(0)}")
        editor.editingFinished.connect(lambda: self._take(row, editor))
        self._tree.setItemWidget(row, 1, editor)
        editor.setFocus()

    def _take(self, row: QTreeWidgetItem, editor: QKeySequenceEdit) -> None:
        if self._tree.itemWidget(row, 1) is not editor:
            return
        key = editor.keySequence().toString()
        self._tree.removeItemWidget(row, 1)
        if key and key != "Esc":
            self.change(str(row.data(0, _NAME)), key)

    def change(self, name: str, key: str) -> None:
        """Give an action `key`, unless another action has it where both can be reached."""
        actions = self._desk.actions
        keys = actions.own_keys() | {name: (key,)}
        taken = [pair for pair in conflicts(actions.specs(), keys) if name in pair[1:]]
        if taken:
            other = taken[0][1] if taken[0][2] == name else taken[0][2]
            self._desk.notices.warn(
                BriefingError(
                    f"{key} is already the key of “{actions[other].text().rstrip('…')}”.",
                    hint="Give that action another key first.",
                )
            )
            return
        actions.set_keys(name, (key,))
        self._keep()

    def _restore(self) -> None:
        for name in self._desk.actions.own_keys():
            self._desk.actions.set_keys(name, None)
        self._keep()

    def _keep(self) -> None:
        own = {name: list(keys) for name, keys in self._desk.actions.own_keys().items()}
        self._desk.preferences.set("keys", own)
        self._fill()
