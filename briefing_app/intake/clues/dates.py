"""Dates as newspapers, agencies and web pages write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTH_NAMES = (
    "jan january januar jänner janvier enero ene gennaio gen stycznia styczeń січня января janeiro januari",
    "feb february februar février févr fév febrero febbraio lutego luty лютого февраля fevereiro februari",
    "mar march märz mär mars marzo marca marzec березня марта março maart",
    "apr april avril avr abril abr aprile kwietnia kwiecień квітня апреля",
    "may mai mayo maggio mag maja maj травня мая maio mei",
    "jun june juni juin junio giugno giu czerwca czerwiec червня июня junho",
    "jul july juli juillet juil julio luglio lug lipca lipiec липня июля julho",
    "aug august août aou agosto ago sierpnia sierpień серпня августа augustus",
    "sep sept september septembre septiembre settembre set września wrzesień вересня сентября setembro",
    "oct october oktober okt octobre octubre ottobre ott października październik жовтня октября outubro",
    "nov november novembre noviembre novembro listopada listopad листопада ноября",
    "dec december dezember dez décembre déc diciembre dic dicembre grudnia grudzień грудня декабря dezembro",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
_MONTH = r"(?P<month>" + "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>0?[1-9]|1[0-2])[-/.](?P<day>\d{1,2})(?!\d)",
        rf"\b{_DAY}(?:\s+(?:de|of))?\s+{_MONTH}(?:\s+(?:de|del))?,?\s+{_YEAR}\b",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b",
        r"(?<!\d)(?P<day>\d{1,2})(?P<sign>[./])(?P<month>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)\b",
    )
)
_YEARLESS = tuple(re.compile(form, re.IGNORECASE) for form in (rf"{_MONTH}\s+{_DAY}", rf"{_DAY}\s+{_MONTH}"))
_EARLIEST = date(1800, 1, 1)


def date_in(text: str, today: date | None = None) -> date | None:
    """Return the first full date in `text`; None when there is none, or it is ambiguous.

    Dates well after `today`, where it is given, are not believed.
    """
    for form in _FORMS:
        if match := form.search(text):
            return _checked(match, int(match["year"]), today)
    return None


def date_without_year(text: str, today: date) -> date | None:
    """Return the latest day not after `today` that `text`, such as `Nov 21`, can mean."""
    for form in _YEARLESS:
        if match := form.fullmatch(text.strip()):
            for year in (today.year, today.year - 1):
                found = _checked(match, year, today)
                if found is not None and found <= today + timedelta(days=1):
                    return found
    return None


def _checked(match: re.Match[str], year: int, today: date | None) -> date | None:
    day, month_text = int(match["day"]), match["month"].lower()
    month = int(month_text) if month_text.isdigit() else MONTHS[month_text]
    if "sign" in match.groupdict() and match["sign"] == "/" and day != month:
        if day <= 12 and month <= 12:
            return None
        if month > 12:
            day, month = month, day
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    if found < _EARLIEST or (today is not None and found > today + timedelta(days=2)):
        return None
    return found
