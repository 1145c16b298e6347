"""A short list in which some are ticked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

_VALUE = Qt.ItemDataRole.UserRole


class TickList(QListWidget):
    """Names that can be ticked, each standing for a value."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)

    def offer(self, text: str, value: object, *, ticked: bool = False) -> None:
        """Add a name."""
        item = QListWidgetItem(text)
        item.setData(_VALUE, value)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.addItem(item)

    @property
    def ticked(self) -> list[object]:
        """The values that are ticked, in the order of the list."""
        items = [self.item(row) for row in range(self.count())]
        return [item.data(_VALUE) for item in items if item.checkState() == Qt.CheckState.Checked]
