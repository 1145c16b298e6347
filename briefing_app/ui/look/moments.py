"""Days and times as people type them: `2026-11-22`, `22.11.2026`, `2026-11-22 06:00Z`, `220600ZNOV26`.

Times are in UTC, as date-time groups are.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from briefing_app.errors import BriefingError

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_POINTS = re.compile(r"(?:(\d{1,2})\.\s?)?(\d{1,2})\.\s?(\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})\.?\s+)?([A-Za-z]{3,9})\.?\s+(\d{4})")
_TIME = re.compile(r"(.*?)[\sT,]*(\d{1,2})[:.h](\d{2})\s*(?:Z|UTC)?", re.IGNORECASE)
_GROUP = re.compile(r"(\d{2})(\d{2})(\d{2})\s*Z\s*([A-Z]{3})\s*(\d{2}|\d{4})", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CENTURY = 2000
DAY_EXAMPLE, MOMENT_EXAMPLE = "2026-11-22", "2026-11-22 06:00"


def shown_day(day: date | None) -> str:
    """Return a day as it can be typed, "" for none."""
    return day.isoformat() if day else ""


def shown_moment(moment: datetime | None) -> str:
    """Return a moment as it can be typed, in UTC, "" for none."""
    if moment is None:
        return ""
    utc = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{utc:%Y-%m-%d %H:%M}Z"


def read_day(text: str) -> date | None:
    """Return the day that was typed, the first of a month or year alone; None where nothing was."""
    words = " ".join(text.split())
    if not words:
        return None
    for form, order in ((_ISO, (1, 2, 3)), (_POINTS, (3, 2, 1)), (_NAMED, (3, 2, 1))):
        if match := form.fullmatch(words):
            year, month, day = (match[place] for place in order)
            try:
                return date(int(year), _month(month), int(day or 1))
            except ValueError:
                break
    raise BriefingError(
        f"“{words}” is no day.", hint=f"Type it as {DAY_EXAMPLE}; the month or the year alone will do."
    )


def read_moment(text: str, today: date | None = None) -> datetime | None:
    """Return the moment that was typed, in UTC; a time alone is that of `today`. None where nothing was."""
    words = " ".join(text.split())
    if not words:
        return None
    refusal = BriefingError(f"“{words}” is no day with a time.", hint=f"Type it as {MOMENT_EXAMPLE}, in UTC.")
    try:
        if match := _GROUP.fullmatch(words):
            day, hour, minute, year = (int(match[place]) for place in (1, 2, 3, 5))
            return datetime(
                year if year > 99 else _CENTURY + year, _month(match[4]), day, hour, minute, tzinfo=UTC
            )
        if match := _TIME.fullmatch(words):
            of = read_day(match[1]) or today or datetime.now(UTC).date()
            return datetime.combine(of, time(int(match[2]), int(match[3])), UTC)
        if (of_day := read_day(words)) is not None:
            return datetime.combine(of_day, time(), UTC)
    except (ValueError, BriefingError):
        raise refusal from None
    raise refusal


def _month(text: str | None) -> int:
    if text is None:
        return 1
    if text.isdigit():
        return int(text)
    return _MONTHS.index(text[:3].lower()) + 1
