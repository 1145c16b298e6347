"""The fixed words of a printed briefing, its dates and quotation marks, in one language.

Marks that bodies prescribe (TLP labels, date-time groups) are never translated.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import UTC
from functools import cache
from typing import TYPE_CHECKING, Any

from briefing_app.domain.quotation import QuotationMarks
from briefing_app.errors import BriefingError
from briefing_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from briefing_app.domain.article import Genre
    from briefing_app.domain.statement import Manner

_DTG_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def date_time_group(moment: datetime) -> str:
    """Return `230635Z NOV 26`: the moment in UTC; one without a zone is taken as UTC."""
    utc = _aware(moment).astimezone(UTC)
    return f"{utc:%d%H%M}Z {_DTG_MONTHS[utc.month - 1]} {utc:%y}"


def local_time(moment: datetime) -> str:
    """Return `07:35 (UTC+1)`, "" where the moment is given in UTC."""
    offset = _aware(moment).utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    if not minutes:
        return ""
    hours, rest = divmod(abs(minutes), 60)
    sign = "−" if minutes < 0 else "+"
    return f"{moment:%H:%M} (UTC{sign}{hours}{f':{rest:02}' if rest else ''})"


def dashed(words: str) -> str:
    """Return words with the dashes that typewriters and wire services could not set."""
    words = re.sub(r"(?<=\s)(?:-{1,3}|―)(?=\s)", "–", words)
    return re.sub(r"(?<=\w)--(?=\w)", "—", words)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language, by table and key as its file has them."""

    language: str
    marks: QuotationMarks
    tables: Mapping[str, Mapping[str, Any]]

    def word(self, key: str, **values: object) -> str:
        """Return a fixed word or phrase with its places filled."""
        return _filled(str(self.tables["words"][key]), values)

    def summary(self, key: str, **values: object) -> str:
        """Return a part of the source summary line with its places filled."""
        return _filled(str(self.tables["summary"][key]), values)

    def count(self, key: str, number: int) -> str:
        """Return a number with its noun: `1 article`, `3 articles`."""
        one, many = self.tables["plural"][key]
        return _filled(str(one if number == 1 else many), {"n": number})

    def genre(self, genre: Genre) -> str:
        """Return the printed word for a genre."""
        return str(self.tables["genres"][genre.value])

    def manner(self, manner: Manner) -> str:
        """Return the printed word for a manner, "" for words that their marks explain."""
        return str(self.tables["manners"][manner.value])

    def language_name(self, tag: str) -> str:
        """Return the name of a language, its tag where it has none here."""
        return str(self.tables["languages"].get(tag.split("-", maxsplit=1)[0].lower(), tag))

    def long_date(self, day: date) -> str:
        """Return `Monday 23 November 2026`."""
        return self._date("long", day)

    def month(self, day: date) -> str:
        """Return `November 2026`."""
        return self._date("month_and_year", day)

    def terms(self, key: str) -> tuple[str, ...]:
        """Return a list of words that are looked for in what people write."""
        return tuple(self.tables["terms"][key])

    def full_date(self, day: date) -> str:
        """Return `23 November 2026`."""
        return self._date("full", day)

    def short_date(self, day: date) -> str:
        """Return `23 Nov`."""
        return self._date("short", day)

    def medium_date(self, day: date) -> str:
        """Return `23 Nov 2026`."""
        return self._date("medium", day)

    def reported(self, day: date) -> str:
        """Return `[reported 22 Nov]`: for words whose own date is not known."""
        return _filled(str(self.tables["dates"]["reported"]), {"date": self.short_date(day)})

    def _date(self, pattern: str, day: date) -> str:
        dates = self.tables["dates"]
        values = {
            "weekday": dates["weekdays"][day.weekday()],
            "day": day.day,
            "month": dates["months"][day.month - 1],
            "short_month": dates["short_months"][day.month - 1],
            "year": day.year,
        }
        return _filled(str(dates[pattern]), values)


def wording_languages() -> tuple[str, ...]:
    """Return the languages that a briefing can be printed in."""
    return tuple(sorted(path.stem for path in resource("translations").glob("*.toml")))


@cache
def load_wording(language: str) -> Wording:
    """Return the fixed words of `language`; `en-GB` finds `en`."""
    tag = language.split("-", maxsplit=1)[0].lower()
    if tag not in wording_languages():
        raise BriefingError(
            f"There are no fixed words for the language “{language}”.",
            hint=f"Choose one of: {', '.join(wording_languages())}.",
        )
    path = resource("translations", f"{tag}.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    quotation = tables["quotation"]
    marks = QuotationMarks(tuple(quotation["outer"]), tuple(quotation["inner"]))
    return Wording(tag, marks, tables)


def _filled(pattern: str, values: Mapping[str, object]) -> str:
    """Fill `{name}` places by plain replacement: values are article words, never patterns."""
    parts = pattern.split("{")
    filled = [parts[0]]
    for part in parts[1:]:
        name, brace, rest = part.partition("}")
        filled.append(f"{values[name]}{rest}" if brace and name in values else "{" + part)
    return "".join(filled)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
