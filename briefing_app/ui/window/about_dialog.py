"""Which version this is, where the data lie, and what the program does not do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from briefing_app.ui.look.plain import label

_WORDS = (
    "From news articles to attributed statements to a printed briefing.",
    "Your library lies in {library}. Every edit is on disk when it is shown as done.",
    "The network is not used. Nothing is sent to anybody.",
    "The program is not accredited for classified material.",
    "Fonts: Source Serif 4, Source Sans 3 and Inter, under the SIL Open Font License. "
    "Icons: Lucide, under the ISC licence.",
)


class AboutDialog(QDialog):
    """A few plain sentences that can be copied."""

    def __init__(self, version: str, library: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("About Briefing Desk")
        self.setMinimumWidth(460)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(label(f"Briefing Desk {version}", "title"))
        for words in _WORDS:
            line = label(words.format(library=library), "secondary")
            line.setWordWrap(True)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(line)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout.addSpacing(8)
        layout.addWidget(buttons)
