"""Asks whose initials let a finding pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from briefing_app.ui.look.plain import form_label, label
from briefing_app.workspace.edits.waiving import MOST_INITIALS

if TYPE_CHECKING:
    from briefing_app.domain.checks import Finding


class WaiveDialog(QDialog):
    """Shows what is waived and asks for initials; `decided` carries them."""

    decided = Signal(str)

    def __init__(self, finding: Finding, initials: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("waiveFinding")
        self.setWindowTitle("Waive a finding")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(420)
        words = label(finding.sentence)
        words.setWordWrap(True)
        hint = label("It is kept with the briefing who let it pass, and when.", "secondary")
        hint.setWordWrap(True)
        self.initials = QLineEdit(initials, maxLength=MOST_INITIALS)
        self.initials.setObjectName("waiverInitials")
        self.initials.setAccessibleName("Initials")
        self.initials.selectAll()
        fields = QFormLayout()
        fields.addRow(form_label("Initials"), self.initials)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._waive = buttons.addButton("Waive", QDialogButtonBox.ButtonRole.AcceptRole)
        self._waive.setProperty("kind", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.initials.textChanged.connect(self._allow)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        for part in (words, hint):
            column.addWidget(part)
        column.addLayout(fields)
        column.addWidget(buttons)
        self.initials.setFocus()
        self._allow()

    def accept(self) -> None:
        """Take the initials."""
        if self.initials.text().strip():
            self.decided.emit(self.initials.text().strip())
            super().accept()

    def _allow(self) -> None:
        self._waive.setEnabled(bool(self.initials.text().strip()))
