"""Text fields whose words are edits of the briefing: one history, no second undo of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from briefing_app.ui.look.plain import label, repolish

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent

_SETTLE_MS = 250


class HistoryTextEdit(QPlainTextEdit):
    """A plain text field that leaves Ctrl+Z to the history of the library.

    `settled` tells the text when typing pauses or the field is left, `overtaken` what was being typed
    when a colleague changed the same.
    """

    settled = Signal(str)
    overtaken = Signal(str)

    def __init__(self, name: str, lines: int, *, single: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "field")
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._single = single
        self._shown = ""
        height = self.fontMetrics().lineSpacing() * lines + 28
        self.setMinimumHeight(height)
        self.setMaximumHeight(height if single else height * 2)
        if single:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._timer.timeout.connect(self.settle)
        self.textChanged.connect(self._timer.start)

    def show_text(self, text: str) -> None:
        """Show what the library holds; what is being typed is kept while nobody else changed the same."""
        typed, before = self.toPlainText(), self._shown
        is_typing = self._timer.isActive() and typed.split() != before.split()
        if is_typing and text.split() == before.split():
            return
        self._timer.stop()
        self._shown = text
        if text == typed:
            return
        if is_typing and text.split() != typed.split():
            self.overtaken.emit(typed)
        place = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(self.toPlainText().encode("utf-16-le")) // 2))
        self.setTextCursor(cursor)

    def settle(self) -> None:
        """Tell the text now, if it differs from what the library holds."""
        self._timer.stop()
        text = self.toPlainText()
        if self._single:
            text = " ".join(text.split("\n"))
        if text != self._shown:
            self._shown = text
            self.settled.emit(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.settle()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._single and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.settle()
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo))
        ):
            self.settle()
            event.ignore()
            return False
        return super().event(event)


class LabelledField(QWidget):
    """A field under its label, with a counter where it has a limit."""

    def __init__(
        self,
        title: str,
        field: HistoryTextEdit,
        counter: Callable[[str], tuple[str, bool]] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._count = counter
        name = self._name = label(title, "small")
        name.setBuddy(field)
        field.setAccessibleName(title)
        self._counter = label("", "caption")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(self._counter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(field)
        field.textChanged.connect(self.recount)

    def rename(self, title: str) -> None:
        """Call the field something else."""
        self._name.setText(title)
        self.field.setAccessibleName(title)

    def show_text(self, text: str) -> None:
        """Show what the library holds, and count it."""
        self.field.show_text(text)
        self.recount()

    def recount(self) -> None:
        """Count again; a passed limit is said in words and colour."""
        if self._count is None:
            return
        words, over = self._count(self.field.toPlainText())
        self._counter.setText(f"{words} too long" if over else words)
        role = "danger" if over else "caption"
        if self._counter.property("role") != role:
            self._counter.setProperty("role", role)
            repolish(self._counter)


def place_button() -> QToolButton:
    """Return the link from an item to its place in the article."""
    button = QToolButton()
    button.setProperty("kind", "link")
    button.setText("Show in article")
    return button
