"""How far the briefing has come, and the step that comes next: clear, issue, or follow up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from briefing_app.domain.briefings.briefing import Status
from briefing_app.ui.look import icons
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.dates import clock, short_date
from briefing_app.ui.look.plain import label, repolish, tip

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.ui.desk import Desk

_SIGNS = {
    Status.DRAFT: ("pencil", "secondary"),
    Status.CLEARED: ("circle-check", "ok"),
    Status.ISSUED: ("lock", "accent"),
}
_HEIGHT, _CHIP_HEIGHT = 48, 30


class StatusBar(QFrame):
    """The status of the current briefing with the buttons for what can be done about it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("briefingStatusBar")
        self.setProperty("edge", "bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self._desk = desk
        self._shown: Briefing | None = None
        self._sign = QLabel()
        self._words = label("", "small")
        self._words.setObjectName("briefingStatus")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._clear = self._button("actionClear", "Clear…", "button")
        self._withdraw = self._button("actionClear", "Withdraw", "plain")
        self._issue = self._button("actionIssue", "Issue…", "primary")
        self._revise = self._button("actionRevise", "Revise", "button")
        self._correct = self._button("actionCorrigendum", "Corrigendum", "button")
        self._chip = QFrame()
        self._chip.setObjectName("statusChip")
        self._chip.setProperty("kind", "status")
        inside = QHBoxLayout(self._chip)
        inside.setContentsMargins(8, 3, 10, 3)
        inside.setSpacing(6)
        inside.addWidget(self._sign)
        inside.addWidget(self._words, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 10, 0)
        row.setSpacing(6)
        self._chip.setFixedHeight(_CHIP_HEIGHT)
        row.addWidget(self._chip, 1)
        for button in (self._clear, self._withdraw, self._issue, self._revise, self._correct):
            row.addWidget(button)
        desk.theme.changed.connect(self._dress)
        self.hide()

    @property
    def words(self) -> str:
        """What is said of the briefing."""
        return self._words.text()

    def show_briefing(self, briefing: Briefing | None) -> None:
        """Show how far a briefing has come."""
        self._shown = briefing
        self.setVisible(briefing is not None)
        if briefing is None:
            return
        words = status_words(briefing)
        self._words.setText(words)
        self._chip.setToolTip(tip(status_in_full(briefing)))
        self._chip.setAccessibleName(status_in_full(briefing))
        status = briefing.status
        self._clear.setVisible(status is Status.DRAFT)
        self._withdraw.setVisible(status is Status.CLEARED)
        self._issue.setVisible(status is Status.CLEARED)
        for button in (self._revise, self._correct):
            button.setVisible(status is Status.ISSUED)
        self._dress()

    def _button(self, action: str, words: str, kind: str) -> QWidget:
        button = ThemedButton(self._desk.theme, "", words, kind=kind)
        button.setObjectName(f"status{action.removeprefix('action')}{kind.capitalize()}")
        return button.follow(self._desk.actions[action])

    def _dress(self) -> None:
        if self._shown is None:
            return
        icon, colour = _SIGNS[self._shown.status]
        ink = str(getattr(self._desk.theme.tokens, colour))
        self._sign.setPixmap(icons.pixmap(icon, ink, 14, self.devicePixelRatioF()))
        self._chip.setProperty("status", str(self._shown.status))
        repolish(self._chip)


def status_words(briefing: Briefing) -> str:
    """Return how far a briefing has come: `Cleared by M. Tamm`."""
    match briefing.status:
        case Status.CLEARED:
            return f"Cleared by {briefing.cleared_by}"
        case Status.ISSUED:
            number = briefing.control.issue_number
            named = f"No. {number}" if number else briefing.control.reference or briefing.title
            if briefing.follows is not None:
                named = f"{named} {briefing.control.reference.rpartition('/')[2]}"
            return f"Issued, {named}"
        case Status.DRAFT if briefing.follows is not None:
            return f"Draft of {briefing.control.reference.rpartition('/')[2] or 'what follows'}"
    return "Draft"


def status_in_full(briefing: Briefing) -> str:
    """Return how far a briefing has come, and since when: `Cleared by M. Tamm, 22 Nov, 17:30`."""
    words = status_words(briefing)
    moment = {Status.CLEARED: briefing.cleared_at, Status.ISSUED: briefing.issued_at}.get(briefing.status)
    if briefing.status is Status.ISSUED and briefing.control.reference:
        words = f"{words}, {briefing.control.reference}"
    return f"{words}, {_when(moment)}" if moment else words


def _when(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{short_date(local.date(), date.today())}, {clock(moment)}"
