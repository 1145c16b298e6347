"""What the head of a long list is put together from: its title with a count, filters, and their menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu

from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.ui.theme import Theme


class CountedTitle(QHBoxLayout):
    """The title of a list and how many are in it; buttons can follow on the right."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setSpacing(8)
        self.addWidget(label(title, "title"))
        self.count_shown = label("0", "count")
        self.addWidget(self.count_shown, 0, Qt.AlignmentFlag.AlignVCenter)
        self.addStretch(1)


class SortButton(ThemedButton):
    """Opens the menu of orders and further filters, which `fill` writes anew each time."""

    def __init__(self, theme: Theme, name: str, fill: Callable[[], None]) -> None:
        super().__init__(theme, "filter")
        self.setObjectName(name)
        self.setAccessibleName("Sort and filter")
        self.setToolTip("Sort and filter")
        self.choices = QMenu(self)
        self.choices.aboutToShow.connect(fill)
        self.setMenu(self.choices)
        self.setPopupMode(ThemedButton.ToolButtonPopupMode.InstantPopup)


def filter_chip(theme: Theme, name: str, words: str, text: str, icon: str = "") -> ThemedButton:
    """Return a filter as a chip that can be pressed in; `words` say what it shows."""
    chip = ThemedButton(theme, icon, text, kind="chip", size=13)
    chip.setObjectName(name)
    chip.setAccessibleName(words)
    chip.setToolTip(words)
    chip.setCheckable(True)
    return chip


def said_line(name: str) -> QLabel:
    """Return the line that says how a list is narrowed; it is hidden while there is nothing to say."""
    said = label("", "small")
    said.setObjectName(name)
    said.setWordWrap(True)
    said.hide()
    return said
