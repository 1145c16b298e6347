"""The words and signs by which statements are read in lists: manner, state, dates, sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.statement import Manner, StatementState

if TYPE_CHECKING:
    from datetime import date

    from briefing_app.storage.queries import StatementRow

MANNER_WORDS: dict[Manner | None, str] = {
    Manner.DIRECT: "Direct",
    Manner.INDIRECT: "Indirect",
    Manner.MIXED: "Mixed",
    None: "Passage",
}
MANNER_SIGNS: dict[Manner | None, str] = {
    Manner.DIRECT: "“ ”",
    Manner.INDIRECT: "~",
    Manner.MIXED: "“ ~",
    None: "¶",
}
STATE_WORDS = {
    StatementState.SUGGESTED: "Suggested",
    StatementState.SELECTED: "Selected",
    StatementState.DISMISSED: "Dismissed",
}
STATE_ICONS = {
    StatementState.SUGGESTED: "circle",
    StatementState.SELECTED: "bookmark",
    StatementState.DISMISSED: "x",
}
# Not the locale's: the window speaks English, whatever the system speaks.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement ready to be carried elsewhere: its words and where they come from."""

    wording: str
    is_direct: bool
    actor: str
    function: str
    outlet: str
    headline: str
    day: date | None

    @property
    def words(self) -> str:
        """The words, in quotation marks where they were said so."""
        return f"“{self.wording}”" if self.is_direct else self.wording

    @property
    def speaker(self) -> str:
        """Who said it, with the function."""
        return ", ".join(part for part in (self.actor, self.function) if part)

    @property
    def source(self) -> str:
        """Where it was read."""
        headline = f"“{self.headline}”" if self.headline else ""
        return ", ".join(part for part in (self.outlet, headline, short_day(self.day)) if part)


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 statement`, `1,204 statements`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def short_day(day: date | None) -> str:
    """Return a day as columns show it, "" for none."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def shown_quote(row: StatementRow) -> str:
    """Return the words of a statement on one line, direct speech in quotation marks."""
    words = " ".join(row.quote.split())
    return f"“{words}”" if row.manner is Manner.DIRECT else words


def read_aloud(row: StatementRow) -> str:
    """Return a statement as a screen reader says it."""
    day = row.said_on or row.published_on
    used = f"in {row.used_in[0]}" if row.used_in else ""
    parts = (
        f"{row.actor or 'No speaker'}: {row.quote}",
        MANNER_WORDS[row.manner].lower(),
        STATE_WORDS[row.state].lower(),
        row.outlet,
        short_day(day),
        used,
    )
    return ", ".join(part for part in parts if part)
