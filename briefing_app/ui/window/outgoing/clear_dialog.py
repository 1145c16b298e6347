"""Asks who clears a briefing, and says what that does and what stands against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from briefing_app.ui.look.plain import form_label, label
from briefing_app.ui.statements.words import counted
from briefing_app.workspace.issuing.clearing import LONGEST_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.checks import Finding

_MOST_SHOWN = 5
_WILL_HAPPEN = (
    "The name and the time are printed in the control block. Any change to what is printed makes "
    "it a draft again. Clearing can be undone; the next step, issuing, cannot."
)


class ClearDialog(QDialog):
    """`decided` carries the name of who clears; with findings that block, nobody can."""

    decided = Signal(str)

    def __init__(
        self, title: str, obstacles: Sequence[Finding], name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("clearDialog")
        self.setWindowTitle("Clear the briefing")
        self.setMinimumWidth(480)
        self._name = QLineEdit(name)
        self._name.setObjectName("clearName")
        self._name.setAccessibleName("Cleared by")
        self._name.setPlaceholderText("Name or initials")
        self._name.setMaxLength(LONGEST_NAME)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(_wrapped(title, "title"))
        if obstacles:
            self._add_obstacles(column, obstacles)
        else:
            column.addWidget(_wrapped(_WILL_HAPPEN, "secondary"))
            form = QFormLayout()
            form.addRow(form_label("Cleared by"), self._name)
            column.addLayout(form)
        self._buttons = QDialogButtonBox()
        if not obstacles:
            clear = self._buttons.addButton("Clear", QDialogButtonBox.ButtonRole.AcceptRole)
            clear.setProperty("kind", "primary")
            clear.setObjectName("clearButton")
            self._name.textChanged.connect(lambda text: clear.setEnabled(bool(text.strip())))
            clear.setEnabled(bool(name.strip()))
        self._buttons.addButton(
            QDialogButtonBox.StandardButton.Close if obstacles else QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self._decide)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(self._buttons)
        self._name.setFocus()

    def _add_obstacles(self, column: QVBoxLayout, obstacles: Sequence[Finding]) -> None:
        number = counted(len(obstacles), "error")
        words = f"It cannot be cleared before {number} {'is' if len(obstacles) == 1 else 'are'} mended:"
        column.addWidget(_wrapped(words, "danger"))
        for finding in obstacles[:_MOST_SHOWN]:
            column.addWidget(_wrapped(f"•  {finding.sentence}", ""))
        if len(obstacles) > _MOST_SHOWN:
            column.addWidget(_wrapped(f"•  And {len(obstacles) - _MOST_SHOWN} more.", ""))
        column.addWidget(_wrapped("In the Compose view, Next finding (F8) leads to each place.", "secondary"))

    def _decide(self) -> None:
        self.decided.emit(self._name.text())
        self.accept()


def _wrapped(words: str, role: str) -> QWidget:
    made = label(words, role)
    made.setWordWrap(True)
    return made
