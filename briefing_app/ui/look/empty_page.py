"""What stands in place of a list while it has nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import label

if TYPE_CHECKING:
    from briefing_app.ui.theme import Theme

_MEASURE = 400


class EmptyPage(QWidget):
    """A sign, a sentence, what to do, and a button where there is something to press."""

    def __init__(self, theme: Theme, name: str, icon: str, measure: int = _MEASURE) -> None:
        super().__init__()
        self._measure = measure
        self.setObjectName(name)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._icon = icon
        self._sign = QLabel()
        self._what = label("", "title")
        self._hint = label("", "secondary")
        self._hint.setWordWrap(True)
        self._hint.setFixedWidth(measure)
        self.button = QPushButton()
        centre = Qt.AlignmentFlag.AlignHCenter
        for words in (self._sign, self._what, self._hint):
            words.setAlignment(centre | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._sign, 0, centre)
        column.addSpacing(6)
        column.addWidget(self._what, 0, centre)
        column.addWidget(self._hint, 0, centre)
        column.addSpacing(8)
        column.addWidget(self.button, 0, centre)
        column.addStretch(3)
        self.button.hide()
        theme.changed.connect(self._dress)
        self._dress()

    @property
    def words(self) -> str:
        """What is said."""
        return f"{self._what.text()} {self._hint.text()}"

    def say(self, what: str, hint: str, button: str = "") -> None:
        """Show other words; without `button` there is nothing to press."""
        self._what.setText(what)
        self._hint.setText(hint)
        self._hint.ensurePolished()
        self._hint.setFixedHeight(self._hint.heightForWidth(self._measure))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setAccessibleName(self.words)

    def _dress(self) -> None:
        self._sign.setPixmap(icons.pixmap(self._icon, self._theme.tokens.line_strong, 44, 2))
