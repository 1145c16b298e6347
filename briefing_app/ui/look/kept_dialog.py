"""The dialog of a short list that is kept in the library: what lies in it is used, renamed, deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
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

from briefing_app.ui.look.plain import label, letter_by_letter

if TYPE_CHECKING:
    from briefing_app.workspace.door.changed import Changed

_KEPT = Qt.ItemDataRole.UserRole


class KeptDialog(QDialog):
    """A list with its buttons under it; F2 and Del do what the buttons do, Enter uses what is at hand."""

    def __init__(self, name: str, title: str, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(width, 420)
        self.about = label("", "secondary")
        self.about.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName(f"{name.removesuffix('Dialog')}List")
        self.list.setAccessibleName(title)
        self.list.setIconSize(QSize(16, 16))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemActivated.connect(lambda item: self.use(item.data(_KEPT)))
        self.list.currentRowChanged.connect(lambda _row: self.enable())
        self._on_one = [
            self._button("Rename…", "F2", self.ask_name),
            self._button("Delete", "Del", self.delete_one),
        ]
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        close.rejected.connect(self.reject)
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        for button in self._on_one:
            self.row.addWidget(button)
        self.row.addStretch(1)
        self.row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.about)
        column.addWidget(self.list, 1)
        column.addLayout(self.row)

    @property
    def at_hand(self) -> Any:
        """What is kept in the current row, or None."""
        item = self.list.currentItem()
        return item.data(_KEPT) if item is not None else None

    def show_kept(self, rows: list[tuple[QIcon, str, Any]], chosen: int) -> None:
        """Show rows, each with its sign, its words and what it stands for; one of them is current."""
        self.list.clear()
        for icon, words, kept in rows:
            item = QListWidgetItem(icon, words)
            item.setData(_KEPT, kept)
            item.setSizeHint(QSize(0, 30))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(chosen, 0), self.list.count() - 1))
        self.enable()

    def ask_new_name(
        self, name: str, title: str, words: str, old: str, then: Callable[[str], object]
    ) -> None:
        """Ask for another name, and hand it on."""
        dialog = QInputDialog(self)
        dialog.setObjectName(name)
        dialog.setWindowTitle(title)
        dialog.setLabelText(words)
        letter_by_letter(dialog)
        dialog.setTextValue(old)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(then)
        dialog.open()

    def enable(self) -> None:
        """Let the buttons be pressed that can do something."""
        for button in self._on_one:
            button.setEnabled(self.list.currentRow() >= 0)

    def use(self, kept: Any) -> None:
        """Use what a row stands for."""
        raise NotImplementedError

    def ask_name(self) -> None:
        """Ask for another name of what is at hand."""
        raise NotImplementedError

    def delete_one(self) -> None:
        """Delete what is at hand."""
        raise NotImplementedError

    def hear(self, changed: Changed) -> None:
        """Show the list anew where it is another one."""
        raise NotImplementedError

    def _button(self, text: str, key: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setToolTip(f"{text.rstrip('…')} ({key})")
        button.clicked.connect(slot)
        QShortcut(QKeySequence(key), self, slot)
        return button
