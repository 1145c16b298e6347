"""What the checks found in a briefing: one line over the outline, walked with a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from briefing_app.domain.checks import Severity
from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.plain import label, menu_text

if TYPE_CHECKING:
    from briefing_app.domain.checks import Finding
    from briefing_app.ui.desk import Desk


_SIGNS = {
    Severity.ERROR: ("circle-alert", "danger"),
    Severity.WARNING: ("flag", "danger"),
    Severity.NOTE: ("info", "secondary"),
}
"""How a finding looks by its weight: the sign tells it too, where colours are not seen."""


class FindingsBar(QFrame):
    """Shows one finding at a time and how many there are; `finding_chosen` carries an item's id."""

    finding_chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findingsBar")
        self.setProperty("surface", "sunken")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._findings: tuple[Finding, ...] = ()
        self._at = -1
        self._icon = label()
        self._text = label("", "small")
        self._text.setObjectName("findingText")
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._all = ThemedButton(desk.theme, "chevron-down", kind="plain")
        self._all.setAccessibleName("All findings")
        self._all.setToolTip("All findings")
        self._all.setMenu(self._menu)
        self._all.setPopupMode(ThemedButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._all)
        desk.theme.changed.connect(self._show)
        self.hide()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show what the checks say now."""
        if findings != self._findings:
            self._findings = findings
            self._at = -1
            self._show()

    def next_finding(self) -> None:
        """Go to the next finding and to the item that it is about."""
        if not self._findings:
            self._desk.notices.tell("The checks found nothing to mend.")
            return
        self._go((self._at + 1) % len(self._findings))

    def _go(self, number: int) -> None:
        self._at = number
        self._show()
        if (item_id := self._findings[number].item_id) is not None:
            self.finding_chosen.emit(item_id)

    def _show(self) -> None:
        self.setVisible(bool(self._findings))
        if not self._findings:
            return
        tokens = self._desk.theme.tokens
        count = len(self._findings)
        shown = self._findings[max(0, self._at)]
        icon, colour = _SIGNS[shown.severity]
        ink = str(getattr(tokens, colour))
        self._icon.setPixmap(icons.pixmap(icon, ink, 14, self.devicePixelRatioF()))
        self._icon.setAccessibleName(str(shown.severity).capitalize())
        place = f"{max(0, self._at) + 1} of {count}: " if count > 1 else ""
        self._text.setText(f"{place}{shown.sentence}")
        self._all.setVisible(count > 1)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for number, finding in enumerate(self._findings):
            action = self._menu.addAction(menu_text(finding.sentence))
            action.triggered.connect(lambda _on=False, number=number: self._go(number))
