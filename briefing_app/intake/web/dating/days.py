"""What day a value or a line of a page means: its forms, its time zone, the order of day and month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from briefing_app.intake.clues.date_labels import Label, publication_in

if TYPE_CHECKING:
    from briefing_app.intake.web.page import WebPage

_DIGITS = re.compile(r"\s*((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?:[Tt].*|\s.*|\d{4}(?:\d\d)?)?\s*$")
_SECONDS = re.compile(r"\s*(1\d{9})(?:\d{3})?(?:\.\d+)?\s*$")
_IN_UTC = re.compile(
    r"[T\s](\d\d):\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|\+00:?00|-00:?00)\s*$", re.IGNORECASE
)
_TWO_NUMBERS = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)?\d\d(?![\d/])")
_SHORT_YEAR = re.compile(r"(?<![\d./-])(\d{1,2}([./])\d{1,2}\2)(\d\d)(?![\d./-])")
_MONTH_FIRST_REGIONS = frozenset(("us", "ph"))
_EVERYBODYS = frozenset(
    ("com", "org", "net", "info", "edu", "gov", "mil", "tv", "io", "co", "me", "news", "us")
)
_TLD = re.compile(r"https?://[^/:?#]*\.([a-z]{2,6})(?=[/:?#]|$)", re.IGNORECASE)
_LONGEST_LINE = 160
_LONGEST_WITH_SHORT_YEAR = 60
_SEARCHED_SIGNS = 100_000
_MOST_MONTHS = 12
_EARLIEST = date(1995, 1, 1)
_LAST_HOUR_OF_DAY_BEFORE = 8
_FIRST_HOUR_OF_DAY_AFTER = 15


@dataclass(frozen=True, slots=True)
class Said:
    """A day that a page gives.

    `other` is what it means with day and month the other way round; `near` is the day that it may be
    where the page is at home, of a moment in universal time.
    """

    day: date
    label: Label = Label.NOTHING
    other: date | None = None
    near: date | None = None


class Days:
    """Reads the dates of one page."""

    def __init__(self, page: WebPage, address: str) -> None:
        self._page = page
        self._address = address
        self._latest = date.today() + timedelta(days=1)

    def stamp(self, value: str) -> Said | None:
        """Return the day in a value that is written for machines."""
        value = value[:_LONGEST_LINE]
        if match := _DIGITS.match(value):
            value = "-".join(match.groups())
        elif seconds := _SECONDS.match(value):
            value = datetime.fromtimestamp(int(seconds[1]), UTC).isoformat()
        return self.line(value)

    def line(self, text: str, before: str = "") -> Said | None:
        """Return the day in a line of the page, of several the one of publication."""
        text = text[:_LONGEST_LINE]
        if len(text) <= _LONGEST_WITH_SHORT_YEAR:
            text = _SHORT_YEAR.sub(r"\g<1>20\3", text)
        found = publication_in(text, before)
        if found is None:
            return None
        written, label = found
        days = [day for day in written.days if _EARLIEST <= day <= self._latest]
        if not days:
            return None
        if len(days) > 1 and self.is_month_first:
            days.reverse()
        near = None
        if in_utc := _IN_UTC.search(text, written.end):
            near = _near(days[0], int(in_utc[1]))
        return Said(days[0], label, days[1] if len(days) > 1 else None, near)

    @cached_property
    def is_month_first(self) -> bool:
        """Whether the page writes `5/17/2019`: by its other dates, else by its language and country."""
        firsts, seconds = 0, 0
        for match in _TWO_NUMBERS.finditer(self._page.markup, 0, _SEARCHED_SIGNS):
            firsts += int(match[1]) > _MOST_MONTHS
            seconds += int(match[2]) > _MOST_MONTHS
        if firsts != seconds:
            return seconds > firsts
        tree, meta = self._page.tree, self._page.meta
        told = tree.get("lang") or meta.get("og:locale", "content-language", "language") or "en"
        language, _, region = told.lower().replace("_", "-").partition("-")
        host = _TLD.match(self._address)
        tld = host[1].lower() if host else "com"
        if language != "en" or tld not in _EVERYBODYS:
            return False
        return not region or region in _MONTH_FIRST_REGIONS


def _near(day: date, hour: int) -> date | None:
    if hour < _LAST_HOUR_OF_DAY_BEFORE:
        return day - timedelta(days=1)
    return day + timedelta(days=1) if hour >= _FIRST_HOUR_OF_DAY_AFTER else None
