"""The words and signs of the five stances, and who judged one when."""

from __future__ import annotations

from datetime import date

from briefing_app.domain.statements.statement import Stance
from briefing_app.ui.look.dates import short_date

STANCE_WORDS = {
    -2: "Strongly against",
    -1: "Against",
    0: "Neutral or mixed",
    1: "For",
    2: "Strongly for",
}
"""What each value of a stance means, as menus and screen readers say it."""


def stance_sign(value: int) -> str:
    """Return the sign of a value of a stance."""
    return Stance(value).sign


def signed(stance: Stance) -> str:
    """Return by whom and when a stance was judged: `AK, 22 Nov`; "" where neither is known."""
    day = short_date(stance.judged_on, date.today()) if stance.judged_on else ""
    return ", ".join(part for part in (stance.initials, day) if part)
