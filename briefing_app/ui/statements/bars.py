"""The bars over the table: what can be done with the chosen statements, and what filters them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label, menu_text, tip
from briefing_app.ui.look.tokens import TOOL_BAR_HEIGHT

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.statements.filtering.filter import Chip

_LONGEST_CHIP = 36


class StatementsBar(QWidget):
    """Says how many statements are shown and chosen, and offers what to do with them."""

    def __init__(self, desk: Desk, place_menu: QMenu, columns_menu: QMenu) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(TOOL_BAR_HEIGHT)
        self._words = label("", "small")
        self._words.setObjectName("statementsShown")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(4)
        actions = desk.actions
        ways = QFrame()
        ways.setObjectName("statementWays")
        ways.setAccessibleName("Ways to see the statements")
        ways.setProperty("kind", "switch")
        steps = QHBoxLayout(ways)
        steps.setContentsMargins(2, 2, 2, 2)
        steps.setSpacing(1)
        for name in ("actionAsTable", "actionAsMatrix", "actionAsTimeline"):
            icon = next(spec.icon for spec in actions.specs() if spec.name == name)
            step = ThemedButton(desk.theme, icon, kind="segment").follow(actions[name])
            step.setStyleSheet("padding: 0 9px; min-height: 22px;")
            steps.addWidget(step)
        row.addWidget(ways, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(8)
        row.addWidget(self._words)
        row.addStretch(1)
        for name in (
            "actionSelectStatement",
            "actionDismissStatement",
            "actionReopenStatement",
            "actionOpenInPlace",
            "actionCopyQuoted",
        ):
            icon = _ICONS[name]
            row.addWidget(ThemedButton(desk.theme, icon).follow(actions[name]))
        row.addSpacing(6)
        row.addWidget(_rule())
        row.addSpacing(6)
        place = ThemedButton(desk.theme, "list-plus", "Put into the briefing", kind="button")
        place.setObjectName("placeStatements")
        place.setMenu(place_menu)
        place.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        place.setToolTip("Put into a section of the briefing (A, or 1 to 9)")
        row.addWidget(place)
        columns = ThemedButton(desk.theme, "columns-2")
        columns.setObjectName("statementColumns")
        columns.setAccessibleName("Columns and order")
        columns.setToolTip("Columns and order")
        columns.setMenu(columns_menu)
        columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row.addWidget(columns)
        self.place_button = place
        self.columns_button = columns

    def say(self, words: str) -> None:
        """Show how many statements there are."""
        self._words.setText(words)


_ICONS = {
    "actionSelectStatement": "check",
    "actionDismissStatement": "x",
    "actionReopenStatement": "rotate-ccw",
    "actionOpenInPlace": "external-link",
    "actionCopyQuoted": "copy",
}


class ChipsBar(QWidget):
    """The filters in force; each can be taken off. Hidden while there is none."""

    removed = Signal(str)
    cleared = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("statementChips")
        self.setAccessibleName("Filters in force")
        self.setProperty("surface", "panel")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._chips: tuple[Chip, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 7, 12, 8)
        self._row.setSpacing(6)
        self._clear = ThemedButton(desk.theme, text="Clear all", kind="link")
        self._clear.setObjectName("clearFilters")
        self._clear.clicked.connect(self.cleared)
        self._row.addWidget(self._clear)
        self._row.addStretch(1)
        self.hide()

    def show_chips(self, chips: tuple[Chip, ...]) -> None:
        """Show these filters."""
        if chips == self._chips:
            return
        self._chips = chips
        while self._row.count() > 2:
            item = self._row.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for place, chip in enumerate(chips):
            self._row.insertWidget(place, self._button(chip))
        self.setVisible(bool(chips))

    def _button(self, chip: Chip) -> ThemedButton:
        words = chip.words
        if len(words) > _LONGEST_CHIP:
            words = words[: _LONGEST_CHIP - 1].rstrip() + "…"
        button = ThemedButton(
            self._desk.theme, "x", menu_text(words) + " ", kind="chip", colour="accent", size=12
        )
        button.setObjectName(f"chip_{chip.field}")
        button.setAccessibleName(f"Take off the filter {chip.words}")
        button.setToolTip(tip(f"Take off the filter “{chip.words}”"))
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setCheckable(True)
        button.setChecked(True)
        button.clicked.connect(lambda: self.removed.emit(chip.field))
        return button


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("kind", "rule")
    rule.setFixedSize(1, 20)
    return rule
