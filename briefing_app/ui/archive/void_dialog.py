"""Asks why an issue is void, and who decided it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from briefing_app.ui.look.plain import form_label, label

if TYPE_CHECKING:
    from briefing_app.domain.briefings.issue import Issue


class VoidDialog(QDialog):
    """`decided` carries the reason and the name."""

    decided = Signal(str, str)

    def __init__(self, issue: Issue, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voidDialog")
        self.setWindowTitle("Declare the issue void")
        self.setMinimumWidth(480)
        self._reason = QLineEdit(placeholderText="Issued by mistake")
        self._reason.setObjectName("voidReason")
        self._reason.setAccessibleName("Reason")
        self._name = QLineEdit(name, placeholderText="Name or initials")
        self._name.setObjectName("voidName")
        self._name.setAccessibleName("Decided by")
        words = label(
            f"{issue.label} stays in the archive, struck through, with the reason. Its number is never "
            "used again. This cannot be undone.",
            "secondary",
        )
        words.setWordWrap(True)
        form = QFormLayout()
        form.addRow(form_label("Reason"), self._reason)
        form.addRow(form_label("Decided by"), self._name)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = buttons.addButton("Declare void", QDialogButtonBox.ButtonRole.AcceptRole)
        self._go.setProperty("kind", "danger")
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(label(issue.title, "title"))
        column.addWidget(words)
        column.addLayout(form)
        column.addWidget(buttons)
        for line in (self._reason, self._name):
            line.textChanged.connect(self._allow)
        self._allow()

    def _allow(self) -> None:
        self._go.setEnabled(bool(self._reason.text().strip() and self._name.text().strip()))

    def _decide(self) -> None:
        self.decided.emit(self._reason.text(), self._name.text())
        self.accept()
