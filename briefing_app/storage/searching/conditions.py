"""A query as SQL over articles: what the index of words answers, and what columns do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, assert_never

from briefing_app.domain.actors.folding import folded
from briefing_app.domain.articles.labelling import label_key
from briefing_app.domain.searching.query import (
    All,
    Carrying,
    Days,
    Either,
    Is,
    Labelled,
    Language,
    Near,
    Not,
    Part,
    Phrase,
    Query,
    State,
    Used,
)
from briefing_app.storage.engines.words import Condition
from briefing_app.storage.searching.meaning import meant
from briefing_app.storage.standing import first_place, place_after

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database

_USED = "SELECT p.article_id FROM placement p JOIN briefing b ON b.id = p.briefing_id WHERE b.removed = 0"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query taken apart: what the index of words is asked, and all else."""

    words: tuple[Part, ...]
    conditions: tuple[Condition, ...]
    since: int | None = None
    """The first place that is asked for, None where the days have no beginning."""
    until: int | None = None
    """The place before which all that is asked for stands."""


def asked(database: Database, query: Query) -> Asked:
    """Take a query apart, so that the index of words does as much as it can."""
    wanted: list[Part] = []
    kept_out: list[Part] = []
    conditions: list[Condition] = []
    since: list[int] = []
    until: list[int] = []
    for part in query.conjuncts:
        if isinstance(part, Days):
            since += [first_place(part.since)] if part.since else []
            until += [place_after(part.until)] if part.until else []
            continue
        meaning = meant(database, part)
        if isinstance(meaning, Not) and database.words.can_say(meaning.part):
            kept_out.append(meaning)
        elif database.words.can_say(meaning):
            wanted.append(meaning)
        else:
            conditions.append(condition(database, meaning))
    if not wanted:
        conditions += [condition(database, part) for part in kept_out]
        kept_out = []
    return Asked((*wanted, *kept_out), tuple(conditions), max(since, default=None), min(until, default=None))


def condition(database: Database, part: Part) -> Condition:
    """Return `part` as a condition of its own."""
    match part:
        case Not(inner):
            found = condition(database, inner)
            return Condition(f"NOT {found.sql}", found.values)
        case All(parts):
            return _joined(database, parts, " AND ")
        case Either(parts) if not database.words.can_say(part):
            return _joined(database, parts, " OR ")
        case Phrase() | Near() | Carrying() | Language() | Either():
            return database.words.condition(part)
        case Days(since, until):
            return _days(since, until)
        case Is(state):
            return _is(state)
        case Used(title):
            return _used(database, title)
        case Labelled(name):
            return Condition(
                "(a.id IN (SELECT article_id FROM article_label WHERE label = ?))", (label_key(name),)
            )
        case _:
            assert_never(part)


def _joined(database: Database, parts: tuple[Part, ...], word: str) -> Condition:
    found = [condition(database, part) for part in parts]
    values = tuple(value for one in found for value in one.values)
    return Condition("(" + word.join(one.sql for one in found) + ")", values)


def _days(since: date | None, until: date | None) -> Condition:
    parts: list[tuple[str, int]] = []
    if since is not None:
        parts.append(("a.place >= ?", first_place(since)))
    if until is not None:
        parts.append(("a.place < ?", place_after(until)))
    return Condition("(" + " AND ".join(sql for sql, _ in parts) + ")", tuple(value for _, value in parts))


def _is(state: State) -> Condition:
    match state:
        case State.NEW | State.READ | State.DISMISSED:
            return Condition("(a.state = ?)", (state.value,))
        case State.STARRED:
            return Condition("(a.starred = 1)")
        case State.UNSURE:
            return Condition("(a.unsure = 1)")
        case State.USED:
            return Condition(f"(a.id IN ({_USED}))")
        case _:
            assert_never(state)


def _used(database: Database, title: str) -> Condition:
    if not title:
        return Condition(f"(a.id IN ({_USED}))")
    wanted = folded(title)
    briefings = [
        row[0]
        for row in database.rows("SELECT id, title FROM briefing WHERE removed = 0")
        if wanted in folded(row[1])
    ]
    if not briefings:
        return Condition("(1 = 0)")
    marks = ", ".join("?" * len(briefings))
    return Condition(f"(a.id IN ({_USED} AND b.id IN ({marks})))", tuple(briefings))
