"""What a first start is told: these are samples, and this is how to see them on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk

_DISMISSED = "welcome_dismissed"
_WORDS = (
    "This is a sample library of invented articles with a half-made briefing. "
    "Your own articles come in with Ctrl+I, by pasting or by dropping them here."
)


class WelcomeBar(QFrame):
    """Shown while there are samples and nobody has put it away."""

    print_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcomeBar")
        self.setAccessibleName("Welcome")
        self.setProperty("kind", "notice")
        self._desk = desk
        words = label(_WORDS)
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        make = QPushButton("Make the sample PDF")
        make.setObjectName("samplePdf")
        make.setToolTip("Writes the sample briefing as PDF into your documents folder")
        make.clicked.connect(self.print_wanted)
        remove = QPushButton("Remove the samples")
        remove.setObjectName("removeSamples")
        remove.clicked.connect(self.remove_wanted)
        close = ThemedButton(desk.theme, "x")
        close.setAccessibleName("Put this note away")
        close.setToolTip("Put this note away")
        close.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 10, 7)
        row.setSpacing(10)
        row.addWidget(words, 1)
        for button in (make, remove, close):
            row.addWidget(button)
        self.hide()

    def show_for(self, *, has_samples: bool) -> None:
        """Show the note where it is of use."""
        self.setVisible(has_samples and not self._desk.preferences.get(_DISMISSED, False))

    def _dismiss(self) -> None:
        self._desk.preferences.set(_DISMISSED, True)
        self.hide()
