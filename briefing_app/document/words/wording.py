"""The fixed words of a printed briefing, its dates, numbers and quotation marks, in one language.

Marks that bodies prescribe (TLP labels, date-time groups) are never translated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.document.shipped import names_in, path_of
from briefing_app.document.words.countries import country_in
from briefing_app.document.words.plurals import plural_form
from briefing_app.document.words.wording_file import WHAT, read_words
from briefing_app.domain.statements.quotation import QuotationMarks
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from briefing_app.domain.articles.article import Genre
    from briefing_app.domain.statements.statement import Manner

_DTG_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_FOLDER = "translations"


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


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language, by table and key as its file has them."""

    language: str
    marks: QuotationMarks
    tables: Mapping[str, Any]

    def word(self, key: str, **values: object) -> str:
        """Return a fixed word or phrase with its places filled; whole numbers get the language's digits."""
        return self._filled("words", key, values)

    def then(self, function: str) -> str:
        """Return a function that is no longer held: `then Minister of Energy`, bare without a word for it."""
        return self.word("then_held", function=function) if "then_held" in self.tables["words"] else function

    def summary(self, key: str, **values: object) -> str:
        """Return a part of the source summary line with its places filled."""
        return self._filled("summary", key, values)

    def sign(self, key: str) -> str:
        """Return what joins fixed words, with its spaces: `comma`, `semicolon`, `colon` or `dash`."""
        return str(self.tables["signs"][key])

    def count(self, key: str, number: int, **values: object) -> str:
        """Return a number with its noun in the right form, kept on one line: `1 article`, `3 articles`."""
        form = plural_form(self.tables.get("plurals", self.language), number)
        pattern = str(self.tables["plural"][key][form]).replace("{n} ", "{n}\u00a0")
        return filled(pattern, {"n": self.number(number), **values})

    def genre(self, genre: Genre) -> str:
        """Return the printed word for a genre."""
        return str(self.tables["genres"][genre.value])

    def manner(self, manner: Manner) -> str:
        """Return the printed word for a manner, "" for words that their marks explain."""
        return str(self.tables["manners"][manner.value])

    def language_name(self, tag: str) -> str:
        """Return the name of a language by itself, its tag where it has none here."""
        return str(self.tables["languages"].get(base_language(tag), tag))

    def in_language(self, tag: str) -> str:
        """Return `in Russian`, in the case that this language has for it."""
        known = self.tables["in_languages"].get(base_language(tag))
        return str(known) if known else self.word("in_language", language=self.language_name(tag))

    def country(self, name: str) -> str:
        """Return the name of a country in this language, as it was entered where it is not known."""
        return country_in(name, self.language)

    def number(self, value: float | Decimal, *, decimals: int | None = None, signed: bool = False) -> str:
        """Return a number with the group and decimal signs of the language: `−1,200.5`.

        `decimals` are rounded to; None keeps them as they are. `signed` sets a plus before gains.
        """
        numbers = self.tables["numbers"]
        exact = Decimal(str(value))
        if decimals is not None:
            exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        whole, _, fraction = f"{abs(exact):f}".partition(".")
        if len(whole) >= numbers["fewest_grouped"]:
            whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", lambda _: numbers["group"], whole)
        sign = "−" if exact < 0 else "+" if signed and exact > 0 else ""
        return self.digits(f"{sign}{whole}{numbers['decimal'] if fraction else ''}{fraction}")

    def digits(self, words: str) -> str:
        """Return `words` with the digits of the language."""
        digits = self.tables["numbers"]["digits"]
        return words.translate(dict(zip(map(ord, "0123456789"), digits, strict=True)))

    def listed(self, words: Sequence[str]) -> str:
        """Return `a, b and c`."""
        if len(words) < 2:
            return "".join(words)
        lists = self.tables["lists"]
        *others, final = words
        special = [start for start in lists["last_before"] if final.lower().startswith(start)]
        joint = lists["last_before"][max(special, key=len)] if special else lists["last"]
        return f"{lists['between'].join(others)}{joint}{final}"

    def long_date(self, day: date) -> str:
        """Return `Monday 23 November 2026`, to stand by itself: with a capital."""
        words = self._date("long", day)
        return words[:1].upper() + words[1:]

    def head_date(self, day: date) -> str:
        """Return the date as the head of each page has room for it: `23 November 2026`, `23.11.2026`."""
        return self._date("head", day)

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

    def period(self, first: date, last: date) -> str:
        """Return `21–23 Nov 2026`, `30 Oct – 2 Nov 2026`: what both days share is said once."""
        begins, ends = self.medium_date(first), self.medium_date(last)
        if begins == ends:
            return ends
        parted = " " if " " in ends else "."
        before, after = begins.split(parted), ends.split(parted)
        while len(before) > 1 and before[-1] == after[-1]:
            del before[-1], after[-1]
        joint = " – " if " " in parted.join(before) else "–"
        return f"{parted.join(before)}{joint}{ends}"

    def month(self, day: date) -> str:
        """Return `November 2026`, in the form that it has by itself."""
        return self._date("month", day)

    def day(self, day: date, year: int = 0) -> str:
        """Return a short date, with its year where that is not `year`; 0 stands for any."""
        return self.short_date(day) if year in (0, day.year) else self.medium_date(day)

    def reported(self, day: date, year: int = 0) -> str:
        """Return `[reported 22 Nov]`: for words whose own date is not known."""
        return filled(str(self.tables["dates"]["reported"]), {"date": self.day(day, year)})

    def _date(self, pattern: str, day: date) -> str:
        dates = self.tables["dates"]
        values = {
            "weekday": dates["weekdays"][day.weekday()],
            "day": self.digits(str(day.day)) if day.day > 1 else dates["first_day"],
            "dd": self.digits(f"{day:%d}"),
            "mm": self.digits(f"{day:%m}"),
            "month": dates["months"][day.month - 1],
            "short_month": dates["short_months"][day.month - 1],
            "month_alone": dates["months_alone"][day.month - 1],
            "year": self.digits(str(day.year)),
        }
        return filled(str(dates[pattern]), values)

    def _filled(self, table: str, key: str, values: Mapping[str, object]) -> str:
        shown = {name: self.digits(str(v)) if isinstance(v, int) else v for name, v in values.items()}
        return filled(str(self.tables[table][key]), shown)


def wording_languages() -> tuple[str, ...]:
    """Return the languages that a briefing can be printed in, the user's own among them."""
    return tuple(sorted(names_in(_FOLDER)))


def wording_names() -> dict[str, str]:
    """Return the languages that a briefing can be printed in with their names, in the order of these.

    One whose file has a mistake goes by its tag, so that it can still be chosen and mended.
    """
    names = {}
    for language in wording_languages():
        try:
            names[language] = str(load_wording(language).tables["name"])
        except BriefingError:
            names[language] = language
    return dict(sorted(names.items(), key=lambda pair: pair[1].casefold()))


def load_wording(language: str) -> Wording:
    """Return the fixed words of `language`; `en-GB` finds `en`."""
    tag = base_language(language)
    if tag not in wording_languages():
        raise BriefingError(
            f"There are no fixed words for the language “{language}”.",
            hint=f"Choose one of: {', '.join(wording_languages())}.",
        )
    path = path_of(_FOLDER, tag, WHAT)
    return _load(tag, path, path.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _load(tag: str, path: Path, _changed: int) -> Wording:
    tables = read_words(path)
    quotation = tables["quotation"]
    marks = QuotationMarks(tuple(quotation["outer"]), tuple(quotation["inner"]))
    return Wording(tag, marks, tables)


def base_language(tag: str) -> str:
    """Return `en` of `en-GB`, "" of nothing."""
    return tag.split("-", maxsplit=1)[0].lower()


def filled(pattern: str, values: Mapping[str, object]) -> str:
    """Fill `{name}` places by plain replacement: values are article words, never patterns."""
    parts = pattern.split("{")
    done = [parts[0]]
    for part in parts[1:]:
        name, brace, rest = part.partition("}")
        done.append(f"{values[name]}{rest}" if brace and name in values else "{" + part)
    return "".join(done)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
