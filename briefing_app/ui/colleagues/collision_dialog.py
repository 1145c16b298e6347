"""What was not saved because a colleague changed the same: nothing of it is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from briefing_app.ui.look.plain import label

_HEIGHT = 120
_WIDTH = 612


class CollisionDialog(QDialog):
    """Shows my words and what can be done with them; theirs stand where it is put away.

    `on_top` asks to write mine over theirs, `below` to write it under theirs, `as_note` to keep my
    words in a note.
    """

    on_top = Signal()
    below = Signal()
    as_note = Signal(str)

    def __init__(
        self,
        sentence: str,
        written: str,
        *,
        may_top: bool,
        may_note: bool,
        may_add: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("collisionDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Two changes at the same time")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        said = label(sentence, "strong")
        said.setWordWrap(True)
        said.setMinimumWidth(_WIDTH)  # one of the dialog itself would let the buttons be cut
        layout.addWidget(said)
        below = "Yours was not saved. It is kept here:" if written else "Yours was not saved."
        layout.addWidget(label(below, "secondary"))
        buttons = QDialogButtonBox()
        theirs = buttons.addButton("Keep theirs", QDialogButtonBox.ButtonRole.RejectRole)
        theirs.setDefault(True)
        if written:
            self.words = QPlainTextEdit(written)
            self.words.setObjectName("myWords")
            self.words.setAccessibleName("What I wrote")
            self.words.setProperty("kind", "field")
            self.words.setReadOnly(True)
            self.words.setMinimumHeight(_HEIGHT)
            layout.addWidget(self.words)
            self._button(buttons, "copyMine", "Copy mine", lambda: self._copy(written))
            if may_note:
                self._button(buttons, "noteMine", "Put mine into a note", lambda: self._note(written))
        if may_add:
            self._button(buttons, "addMine", "Add mine below theirs", self._add)
        if may_top:
            self._button(buttons, "topMine", "Write mine over theirs", self._top)
        buttons.rejected.connect(self.reject)
        layout.addSpacing(6)
        layout.addWidget(buttons)

    def _button(self, box: QDialogButtonBox, name: str, text: str, slot) -> QPushButton:  # type: ignore[no-untyped-def]
        button = box.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def _copy(self, written: str) -> None:
        QGuiApplication.clipboard().setText(written)

    def _note(self, written: str) -> None:
        self.as_note.emit(written)
        self.accept()

    def _add(self) -> None:
        self.below.emit()
        self.accept()

    def _top(self) -> None:
        self.on_top.emit()
        self.accept()
