"""Shows what a check of the library has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import label
from briefing_app.ui.statements.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.ui.theme import Theme

_SOUND = (
    "Every page of the file, every reference, every text, every original and every search index was "
    "looked at. Nothing is missing and nothing was altered."
)
_FAULTY = (
    "Make a backup of what is there now, then restore an older one, or have what can be read carried "
    "into a new library: main.py recover."
)


class CheckDialog(QDialog):
    """A sentence that all is well, or every fault as a line that can be copied."""

    def __init__(self, faults: Sequence[str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("checkDialog")
        self.setWindowTitle("Check of the library")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(520)
        self._faults = tuple(faults)
        sign = QLabel()
        tokens = theme.tokens
        name, colour = ("triangle-alert", tokens.danger) if faults else ("circle-check", tokens.ok)
        sign.setPixmap(icons.pixmap(name, colour, 22, self.devicePixelRatioF()))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(sign)
        told = f"{counted(len(faults), 'fault')} found" if faults else "The library is whole"
        head.addWidget(label(told, "title"), 1)
        words = label(_FAULTY if faults else _SOUND, "secondary")
        words.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(words)
        if faults:
            self.resize(640, 440)
            self.list = QListWidget()
            self.list.setObjectName("faultList")
            self.list.setAccessibleName("What was found")
            self.list.setWordWrap(True)
            self.list.setSpacing(3)
            for fault in faults:
                self.list.addItem(QListWidgetItem(fault))
            column.addWidget(self.list, 1)
            copy = buttons.addButton("Copy", QDialogButtonBox.ButtonRole.ActionRole)
            copy.clicked.connect(self._copy)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._faults))
