"""Dates and times as the window shows them."""

from __future__ import annotations

from datetime import date, datetime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def long_date(day: date) -> str:
    """Return `22 November 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_date(day: date, today: date) -> str:
    """Return `22 Nov`, with the year where it is not this one."""
    shown = f"{day.day} {_MONTHS[day.month - 1][:3]}"
    return shown if day.year == today.year else f"{shown} {day.year}"


def clock(moment: datetime) -> str:
    """Return the local time of day, `14:02`."""
    return moment.astimezone().strftime("%H:%M")
