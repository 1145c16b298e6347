"""Days as they are typed into a search field: `2026-11-28`, `2026-11`, `yesterday`, `-7d`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_WRITTEN = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?")
_TURNED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_AGO = re.compile(r"[-−–]?(\d{1,5})\s*(d|w|m|y)(?:ays?|eeks?|onths?|ears?)?")
_NAMED = {"today": 0, "yesterday": 1}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def typed_days(text: str, today: date) -> tuple[date, date] | None:
    """Return the first and the last day that `text` names, None where it names none.

    A month or a year is all its days, a weekday the last one that has begun, and `7d`, `2w`,
    `3m`, `1y` the day so long ago.
    """
    words = text.strip().casefold()
    if words in _NAMED:
        day = today - timedelta(_NAMED[words])
        return day, day
    for number, name in enumerate(_WEEKDAYS):
        if len(words) >= 3 and name.startswith(words):
            day = today - timedelta((today.weekday() - number) % 7)
            return day, day
    if found := _AGO.fullmatch(words):
        ago = _ago(today, int(found[1]), found[2])
        return (ago, ago) if ago else None
    if found := _TURNED.fullmatch(words):
        return _span(int(found[3]), int(found[2]), int(found[1]))
    if found := _WRITTEN.fullmatch(words):
        return _span(int(found[1]), int(found[2] or 0), int(found[3] or 0))
    return None


def _span(year: int, month: int, day: int) -> tuple[date, date] | None:
    try:
        if day:
            return date(year, month, day), date(year, month, day)
        if month:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None


def _ago(today: date, number: int, unit: str) -> date | None:
    try:
        if unit in "dw":
            return today - timedelta(number * (7 if unit == "w" else 1))
        months = today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None
