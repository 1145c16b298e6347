"""The bar under the list while several articles are chosen: how many, and what can be done to all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk

_SHOWN = (
    ("actionStar", "star"),
    ("actionMarkRead", "circle-check"),
    ("actionLabel", "tag"),
    ("actionDismissArticle", "eye-off"),
    ("actionChangeDetails", "pencil"),
    ("actionRemove", "trash-2"),
)
_HINTS = (
    ("actionStar", "star"),
    ("actionMarkRead", "read"),
    ("actionLabel", "label"),
    ("actionDismissArticle", "dismiss"),
    ("actionChangeDetails", "edit"),
)
_MORE = (
    "actionUnread",
    "actionConfirmDetails",
    "actionAnalyse",
    "actionVersions",
    "actionExportTexts",
    "actionTakeOut",
)


class ChosenBar(QFrame):
    """Appears with the second article; its buttons follow the actions of the list."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("chosenBar")
        self.setAccessibleName("Chosen articles")
        self.setProperty("kind", "notice")
        self._count = label("", "strong")
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._count)
        row.addStretch(1)
        for name, icon in _SHOWN:
            row.addWidget(ThemedButton(desk.theme, icon).follow(desk.actions[name]))
        more = ThemedButton(desk.theme, "ellipsis")
        more.setObjectName("chosenMore")
        more.setAccessibleName("More for the chosen articles")
        more.setToolTip("More for the chosen articles")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        more.setMenu(self._menu)
        more.setPopupMode(ThemedButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(more)
        self._hint = label("", "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 8, 6)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._hint)
        desk.actions.keys_changed.connect(self._show_keys)
        self._show_keys()
        self.hide()

    def show_count(self, count: int) -> None:
        """Show how many articles are chosen."""
        self._count.setText(f"{count:,} chosen")
        self.setVisible(count > 1)

    def _show_keys(self) -> None:
        native = QKeySequence.SequenceFormat.NativeText
        parts = []
        for name, word in _HINTS:
            if keys := self._desk.actions.keys(name):
                parts.append(f"{QKeySequence(keys[0]).toString(native)} {word}")
        self._hint.setText("  ·  ".join([*parts, "1–9"]))

    def _fill(self) -> None:
        self._menu.clear()
        self._desk.actions.colour_icons()
        for name in _MORE:
            self._menu.addAction(self._desk.actions[name])
