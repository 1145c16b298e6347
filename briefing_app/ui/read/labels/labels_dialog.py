"""The labels of the whole library: how many articles carry each, renaming and deleting them."""

from __future__ import annotations

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

from briefing_app.domain.labelling import LabelCount, label_key
from briefing_app.ui.look.plain import label
from briefing_app.ui.read.labels.looks import label_icon

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.changed import Changed

_LABEL = Qt.ItemDataRole.UserRole


class LabelsDialog(QDialog):
    """`renamed` carries a label and its new name, `deleted` a label, `sought` one to be searched for."""

    renamed = Signal(str, str)
    deleted = Signal(str)
    sought = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget, at_hand: str = "") -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("labelsDialog")
        self.setWindowTitle("Labels of the library")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(460, 420)
        self._about = label("", "secondary")
        self._about.setWordWrap(True)
        self.list = QListWidget()
        self.list.setObjectName("labelsList")
        self.list.setAccessibleName("Labels of the library")
        self.list.setIconSize(QSize(16, 16))
        self.list.itemActivated.connect(self._seek)
        self.list.currentRowChanged.connect(lambda _row: self._enable())
        self._rename = QPushButton("Rename…")
        self._rename.setToolTip("Rename (F2)")
        self._rename.clicked.connect(self._ask_name)
        self._delete = QPushButton("Delete")
        self._delete.setToolTip("Delete (Del)")
        self._delete.clicked.connect(self._delete_one)
        for button in (self._rename, self._delete):
            button.setAutoDefault(False)
        QShortcut(QKeySequence("F2"), self, self._ask_name)
        QShortcut(QKeySequence("Del"), self, self._delete_one)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self._rename, self._delete):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        self._fill(at_hand)
        self.list.setFocus()
        desk.signals.changed.connect(self._hear)

    @property
    def current(self) -> LabelCount | None:
        """The label at hand, or None."""
        item = self.list.currentItem()
        found: LabelCount | None = item.data(_LABEL) if item is not None else None
        return found

    def _fill(self, at_hand: str = "") -> None:
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        labels = self._desk.workspace.store.labels()
        for place, one in enumerate(labels):
            count = f"{one.articles:,} article{'' if one.articles == 1 else 's'}"
            item = QListWidgetItem(label_icon(self._desk.theme, one.name), f"{one.name}   {count}")
            item.setData(_LABEL, one)
            item.setSizeHint(QSize(0, 30))
            self.list.addItem(item)
            if at_hand and label_key(one.name) == label_key(at_hand):
                row = place
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._about.setText(
            "Renaming and deleting reach every article that carries the label, and can be undone. "
            "Enter shows the articles."
            if labels
            else "There are no labels yet. L puts one on the chosen articles."
        )
        self._enable()

    def _enable(self) -> None:
        for button in (self._rename, self._delete):
            button.setEnabled(self.current is not None)

    def _ask_name(self) -> None:
        if (one := self.current) is None:
            return
        dialog = QInputDialog(self)
        dialog.setObjectName("renameLabel")
        dialog.setWindowTitle("Rename label")
        dialog.setLabelText("New name; where there is a label of that name both become one:")
        dialog.setTextValue(one.name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(lambda name: self.renamed.emit(one.name, name))
        dialog.open()

    def _delete_one(self) -> None:
        if (one := self.current) is not None:
            self.deleted.emit(one.name)

    def _seek(self, item: QListWidgetItem) -> None:
        self.sought.emit(item.data(_LABEL).name)
        self.accept()

    def _hear(self, changed: Changed) -> None:
        if changed.articles:
            self._fill()
