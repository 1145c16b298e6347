"""Asks for an issue: type to find one, or type a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListWidget, QVBoxLayout, QWidget

from briefing_app.domain.actors.folding import folded
from briefing_app.ui.look.plain import label
from briefing_app.ui.statements.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent


class TopicDialog(QDialog):
    """A line over the issues that fit it; `decided` carries the one chosen, "" for none.

    Enter takes the issue that is marked in the list, else the words as they were typed.
    """

    decided = Signal(str)

    def __init__(self, topics: Sequence[str], topic: str, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topicDialog")
        self.setWindowTitle("File under an issue")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(400)
        self._topics = topics
        which = "is the statement" if count == 1 else f"are {counted(count, 'statement')}"
        words = label(
            f"Which issue {which} on? The issues are the columns of the statement matrix. Empty: none.",
            "secondary",
        )
        words.setWordWrap(True)
        self.field = QLineEdit(topic)
        self.field.setObjectName("topicName")
        self.field.setAccessibleName("Issue")
        self.field.setPlaceholderText("Type to find, or a new issue")
        self.field.selectAll()
        self.list = QListWidget()
        self.list.setObjectName("topicList")
        self.list.setAccessibleName("Known issues")
        self.list.itemActivated.connect(lambda _item: self._decide())
        self.list.itemClicked.connect(lambda item: self.field.setText(item.text()))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setProperty("kind", "primary")
        ok.setAutoDefault(False)
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.field.returnPressed.connect(self._decide)
        self.field.textEdited.connect(self._fit)
        self._show("")
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not self.list.count():
            super().keyPressEvent(event)
            return
        row = max(-1, min(self.list.count() - 1, self.list.currentRow() + step))
        self.list.setCurrentRow(row)

    def _fit(self, text: str) -> None:
        self._show(text)
        if text.strip() and self.list.count() and not self._is_known(text):
            self.list.setCurrentRow(0 if folded(self.list.item(0).text()).startswith(folded(text)) else -1)

    def _show(self, text: str) -> None:
        wanted = folded(text)
        self.list.clear()
        self.list.addItems([topic for topic in self._topics if wanted in folded(topic)])
        self.list.setCurrentRow(-1)

    def _is_known(self, text: str) -> bool:
        return folded(text) in {folded(topic) for topic in self._topics}

    def _decide(self) -> None:
        marked = self.list.currentItem()
        self.decided.emit(marked.text() if marked is not None else self.field.text())
        self.accept()
