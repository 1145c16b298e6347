"""Says over the views that there is no line to the library, since when, and what waits for it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import label

if TYPE_CHECKING:
    from briefing_app.ui.theme import Theme


class LineBar(QFrame):
    """Hidden while there is a line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lineBar")
        self.setAccessibleName("Connection to the library")
        self.setProperty("kind", "warning")
        self._theme = theme
        self._icon = QLabel()
        self._what = label("", "strong")
        self._rest = label("", "secondary")
        self._rest.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._what)
        row.addWidget(self._rest, 1)
        self._dress()
        theme.changed.connect(self._dress)
        self.hide()

    def show_lost(self, since: datetime, waiting: int) -> None:
        """Say that the line is broken, and how many changes wait."""
        self._what.setText(f"No connection to the library since {since:%H:%M}, trying again.")
        self._rest.setText(
            f"{_things(waiting)} saved as soon as there is one."
            if waiting
            else "What you type is kept; nothing needs to be done."
        )
        self._describe()

    def show_busy(self, waiting: int) -> None:
        """Say that a colleague's program holds the library, and how many changes wait."""
        self._what.setText("A colleague's program is writing much to the library.")
        self._rest.setText(f"{_things(waiting)} saved as soon as it lets others write.")
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleDescription(f"{self._what.text()} {self._rest.text()}")
        self.show()

    def _dress(self) -> None:
        self._icon.setPixmap(icons.pixmap("triangle-alert", self._theme.tokens.danger, 18, 2))


def _things(waiting: int) -> str:
    return "1 change waits and is" if waiting == 1 else f"{waiting} changes wait and are"
