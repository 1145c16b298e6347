"""Dates as newspapers, agencies and web pages write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing_app.intake.clues.months import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = r"(?P<month>(?:d['’])?[^\W\d_][^\s\d,;:()/\-–]{1,12}?)\.?"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª)?"
_YEAR = r"(?P<year>(?:19|20|25)\d\d)(?!\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])\s?(?P<month>0?[1-9]|1[0-2])(?P=sign)\s?(?P<day>\d{1,2})(?!\d)",
        rf"{_DAY}[\s.-]{{1,2}}(?:(?:de|of|den)\s+)?{_WORD}(?:\s+(?:de|del|of|พ\.ศ\.|ค\.ศ\.))?,?[\s-]+{_YEAR}",
        rf"\b{_WORD}\s+{_DAY},?\s+{_YEAR}",
        rf"(?<!\d){_YEAR}\.?,?\s+{_WORD}\s+(?P<day>\d{{1,2}})(?!\d)",
        rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日号일]",
        rf"{_DAY}\s+tháng\s+(?P<month>\d{{1,2}})(?:,|,?\s+năm)?\s+{_YEAR}",
        r"(?<![\d./-])(?P<day>\d{1,2})(?P<sign>[./-])\s?(?P<month>\d{1,2})(?P=sign)\s?(?P<year>(?:19|20)\d\d)(?!\d)",
    )
)
_HAS_YEAR = re.compile(r"(?:19|20|25)\d\d")
_YEARLESS = tuple(
    re.compile(form, re.IGNORECASE) for form in (rf"{_WORD}\s+{_DAY}\.?", rf"{_DAY}\.?\s+(?:de\s+)?{_WORD}")
)
_THAI = re.compile("[\u0e00-\u0e7f]")
_THAI_YEARS_AHEAD = 543
_EARLIEST = date(1800, 1, 1)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A full date that stands in a text from `start` to `end`.

    `days` are the days it can mean: none where there is no such day, two where day and month
    can be changed for each other (`03/04/2026`), first the one with the day in front.
    """

    days: tuple[date, ...]
    start: int
    end: int


def dates_in(text: str) -> Iterator[WrittenDate]:
    """Yield the full dates in `text` in their order."""
    if not _HAS_YEAR.search(text):
        return
    found = []
    for form in _FORMS:
        for match in form.finditer(text):
            days = _days(match)
            if days is not None:
                found.append(WrittenDate(days, *match.span()))
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            yield one
            end = one.end


def date_in(text: str, today: date | None = None) -> date | None:
    """Return the first full date in `text`; None when there is none, or it is ambiguous.

    Dates well after `today`, where it is given, are not believed.
    """
    first = next(dates_in(text), None)
    if first is None or len(first.days) != 1:
        return None
    return believed(first.days[0], today)


def believed(found: date, today: date | None = None) -> date | None:
    """Return a day where it can be one of news: not long ago, and not well after `today`."""
    if found < _EARLIEST or (today is not None and found > today + timedelta(days=2)):
        return None
    return found


def date_without_year(text: str, today: date) -> date | None:
    """Return the latest day not after `today` that `text`, such as `Nov 21`, can mean."""
    for form in _YEARLESS:
        match = form.fullmatch(text.strip())
        month = MONTHS.get(match["month"].lower()) if match else None
        if match and month:
            for year in (today.year, today.year - 1):
                found = _date(year, month, int(match["day"]))
                if found is not None and found <= today + timedelta(days=1):
                    return found
    return None


def _days(match: re.Match[str]) -> tuple[date, ...] | None:
    """Return the days that a match can mean, None where it is no date."""
    year, day, name = int(match["year"]), int(match["day"]), match["month"].lower()
    month = int(name) if name.isdigit() else MONTHS.get(name.replace("’", "'")) or MONTHS.get(name[2:])
    if month is None:
        return None
    if year >= 2500:
        if not _THAI.search(name):
            return None
        year -= _THAI_YEARS_AHEAD
    readings = [(day, month)]
    if (
        match.start("day") < match.start("year")
        and match.groupdict().get("sign") in {"/", "-"}
        and day != month
    ):
        readings.append((month, day))
    return tuple(found for day, month in readings if (found := _date(year, month, day)) is not None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
