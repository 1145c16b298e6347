"""The words and signs by which statements are read in lists: manner, state, dates, sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.statements.statement import Certainty, Manner, Reports, StatementState
from briefing_app.ui.look.speaking import heard, turned_quote, why
from briefing_app.ui.look.stance_words import STANCE_WORDS, signed

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
REPORTS_WORDS = {Reports.SPEECH: "Said", Reports.THOUGHT: "Thought, not said"}
CERTAINTY_WORDS = {
    Certainty.NAMED: "Named",
    Certainty.DOUBTFUL: "In doubt",
    Certainty.UNNAMED: "Not named",
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
    turning: str = ""
    is_thought: bool = False

    @property
    def words(self) -> str:
        """The words, in quotation marks where they were said so, after a cue that turns them round."""
        return turned_quote(f"“{self.wording}”" if self.is_direct else self.wording, self.turning)

    @property
    def speaker(self) -> str:
        """Who said it, with the function."""
        return ", ".join(part for part in (self.actor, self.function) if part)

    @property
    def source(self) -> str:
        """Where it was read, and that it is a thought where it is one."""
        headline = f"“{self.headline}”" if self.headline else ""
        source = ", ".join(part for part in (self.outlet, headline, short_day(self.day)) if part)
        return f"{source}; thought, not said" if self.is_thought else source


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 statement`, `1,204 statements`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def short_day(day: date | None) -> str:
    """Return a day as columns show it, "" for none."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def shown_quote(row: StatementRow) -> str:
    """Return the words of a statement on one line, direct speech in quotation marks."""
    words = " ".join(row.quote.split())
    return f"“{words}”" if row.manner is Manner.DIRECT else turned_quote(words, turning(row))


def turning(row: StatementRow) -> str:
    """Return the words that turn a statement round, "" where it reads as it was meant."""
    return row.cue if row.turns and row.manner is not Manner.DIRECT else ""


def shown_manner(row: StatementRow) -> str:
    """Return how a statement is reported: its manner, or that it is a thought."""
    return "Thought" if row.reports is Reports.THOUGHT else MANNER_WORDS[row.manner]


def shown_actor(row: StatementRow) -> str:
    """Return who speaks; a name in doubt carries a question mark."""
    if row.certainty is Certainty.DOUBTFUL:
        return f"{row.actor or 'Speaker'}?"
    return row.actor


def read_aloud(row: StatementRow) -> str:
    """Return a statement as a screen reader says it."""
    day = row.said_on or row.published_on
    used = f"in {row.used_in[0]}" if row.used_in else ""
    doubtful = ", speaker in doubt" if row.certainty is Certainty.DOUBTFUL else ""
    parts = (
        f"{row.actor or 'No speaker'}{doubtful}: {turned_quote(row.quote, turning(row))}",
        MANNER_WORDS[row.manner].lower(),
        "thought, not said" if row.reports is Reports.THOUGHT else "",
        f"stance: {STANCE_WORDS[row.stance.value].lower()}" if row.stance else "",
        f"on {row.topic}" if row.topic else "",
        STATE_WORDS[row.state].lower(),
        row.outlet,
        short_day(day),
        used,
    )
    return heard(", ".join(part for part in parts if part), row.reasons)


def told(row: StatementRow) -> list[str]:
    """Return what a tool tip tells of a statement, in lines."""
    lines = [shown_quote(row)]
    if row.certainty is Certainty.DOUBTFUL:
        lines.append("It is not certain who speaks")
    if row.reports is Reports.THOUGHT:
        lines.append("Thought, not said")
    if row.stance is not None:
        by = signed(row.stance)
        judged = f"{STANCE_WORDS[row.stance.value]} ({row.stance.sign})"
        lines.append(f"Stance: {judged}{f', judged by {by}' if by else ''}")
    if row.topic:
        lines.append(f"Issue: {row.topic}")
    if row.reasons:
        lines.append(f"Ranked by: {why(row.reasons)}")
    return lines
