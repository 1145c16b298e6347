"""What filters the table of statements: facets to choose from, and chips for what was chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.identity import ActorId
from briefing_app.domain.statements.statement import Certainty, Manner, Reports, StatementState
from briefing_app.storage.queries import StatementQuery
from briefing_app.ui.statements.words import (
    CERTAINTY_WORDS,
    MANNER_WORDS,
    REPORTS_WORDS,
    STATE_WORDS,
    short_day,
)

FACETS = {
    "state": "State",
    "manner": "Manner",
    "reports": "Said or thought",
    "certainty": "Speaker",
    "period": "Date",
    "actor_id": "Actor",
    "outlet": "Outlet",
    "topic": "Topic",
    "kind": "Kind of actor",
}
CHOOSE_DAYS = "choose"
_PERIODS = (("today", "Today", 0), ("week", "Last 7 days", 6), ("month", "Last 30 days", 29))
_FIRST_SHOWN = 7
_KINDS = {
    ActorKind.PERSON: "People",
    ActorKind.ORGANISATION: "Organisations",
    ActorKind.COUNTRY: "Countries",
    ActorKind.ALLIANCE: "Alliances",
    ActorKind.GROUP: "Groups",
    ActorKind.PLACE: "Places",
}


class FacetRowKind(StrEnum):
    """What a line of the facets is."""

    HEAD = "head"
    VALUE = "value"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One line: a head, a value with the number of statements it would show, or “Show all”."""

    kind: FacetRowKind
    field: str
    words: str
    value: str = ""
    count: int | None = None
    chosen: bool = False
    open: bool = True


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, as it stands above the table."""

    field: str
    words: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many statements each value would show, the names of the actors, and the day it is."""

    facets: Mapping[str, Sequence[tuple[str, int]]]
    actors: Mapping[str, str]
    today: date


def facet_rows(
    query: StatementQuery, counts: Counts, closed: frozenset[str], whole: frozenset[str]
) -> tuple[FacetRow, ...]:
    """Return the lines of the facets; `closed` show no values, `whole` show every value."""
    rows: list[FacetRow] = []
    for field, title in FACETS.items():
        values = _values(field, query, counts)
        if not values:
            continue
        is_open = field not in closed
        rows.append(FacetRow(FacetRowKind.HEAD, field, title, open=is_open))
        if not is_open:
            continue
        shown = values if field in whole else _first(values)
        rows.extend(shown)
        if len(shown) < len(values):
            rows.append(FacetRow(FacetRowKind.MORE, field, f"Show all {len(values)}"))
        elif field in whole and len(values) > _FIRST_SHOWN:
            rows.append(FacetRow(FacetRowKind.MORE, field, "Show fewer"))
    return tuple(rows)


def toggled(query: StatementQuery, row: FacetRow, today: date) -> StatementQuery:
    """Return the query with the value of `row` chosen, or no longer chosen."""
    if row.chosen:
        return without(query, row.field)
    match row.field:
        case "state":
            return replace(query, state=StatementState(row.value))
        case "manner":
            return replace(query, manner="passage" if row.value == "passage" else Manner(row.value))
        case "reports":
            return replace(query, reports=Reports(row.value))
        case "certainty":
            return replace(query, certainty=Certainty(row.value))
        case "kind":
            return replace(query, kind=ActorKind(row.value))
        case "actor_id":
            return replace(query, actor_id=ActorId(int(row.value)))
        case "outlet":
            return replace(query, outlet=row.value)
        case "topic":
            return replace(query, topic=row.value)
        case "period":
            days = next((back for value, _, back in _PERIODS if value == row.value), None)
            if days is not None:
                return replace(query, since=today - timedelta(days=days), until=None)
    return query


def without(query: StatementQuery, field: str) -> StatementQuery:
    """Return the query with nothing chosen in a field."""
    match field:
        case "period":
            return replace(query, since=None, until=None)
        case "actor_id":
            return replace(query, actor_id=None)
        case "text":
            return replace(query, text="")
        case "state":
            return replace(query, state="")
        case "manner":
            return replace(query, manner="")
        case "reports":
            return replace(query, reports="")
        case "certainty":
            return replace(query, certainty="")
        case "kind":
            return replace(query, kind="")
        case "outlet":
            return replace(query, outlet="")
        case "topic":
            return replace(query, topic="")
    return query


def cleared(query: StatementQuery) -> StatementQuery:
    """Return the query with every filter taken off and its order kept."""
    return StatementQuery(order=query.order, descending=query.descending)


def chips(query: StatementQuery, counts: Counts) -> tuple[Chip, ...]:
    """Return a chip for each filter in force; the search field shows its words itself."""
    found: list[Chip] = []
    if query.state:
        found.append(Chip("state", STATE_WORDS[query.state]))
    if query.manner:
        found.append(Chip("manner", _manner_words(query.manner)))
    if query.reports:
        found.append(Chip("reports", REPORTS_WORDS[query.reports]))
    if query.certainty:
        found.append(Chip("certainty", f"Speaker: {CERTAINTY_WORDS[query.certainty].lower()}"))
    if query.since or query.until:
        found.append(Chip("period", period_words(query, counts.today)))
    if query.actor_id is not None:
        found.append(Chip("actor_id", counts.actors.get(str(query.actor_id), "Actor")))
    if query.outlet:
        found.append(Chip("outlet", query.outlet))
    if query.topic:
        found.append(Chip("topic", f"Topic: {query.topic}"))
    if query.kind:
        found.append(Chip("kind", _KINDS[query.kind]))
    return tuple(found)


def period_words(query: StatementQuery, today: date) -> str:
    """Return the days that are asked for, in words."""
    for _, words, back in _PERIODS:
        if query.until is None and query.since == today - timedelta(days=back):
            return words
    if query.since and query.until:
        if query.since == query.until:
            return short_day(query.since)
        return f"{short_day(query.since)} to {short_day(query.until)}"
    return f"From {short_day(query.since)}" if query.since else f"Until {short_day(query.until)}"


def _values(field: str, query: StatementQuery, counts: Counts) -> list[FacetRow]:
    if field == "period":
        return _period_values(query, counts.today)
    found = counts.facets.get(field, ())
    rows = [
        FacetRow(
            FacetRowKind.VALUE,
            field,
            _words(field, value, counts),
            value,
            count,
            chosen=_is_chosen(query, field, value),
        )
        for value, count in found
    ]
    if field == "state":
        order = [state.value for state in STATE_WORDS]
        rows.sort(key=lambda row: order.index(row.value))
    chosen = str(getattr(query, field) or "")
    if chosen and not any(row.chosen for row in rows):
        words = _words(field, chosen, counts)
        rows.insert(0, FacetRow(FacetRowKind.VALUE, field, words, chosen, 0, chosen=True))
    return rows


def _period_values(query: StatementQuery, today: date) -> list[FacetRow]:
    dated = bool(query.since or query.until)
    words_now = period_words(query, today) if dated else ""
    rows = [
        FacetRow(FacetRowKind.VALUE, "period", words, value, chosen=words == words_now)
        for value, words, _ in _PERIODS
    ]
    own = dated and not any(row.chosen for row in rows)
    words = words_now if own else "Choose days…"
    rows.append(FacetRow(FacetRowKind.VALUE, "period", words, CHOOSE_DAYS, chosen=own))
    return rows


def _first(values: list[FacetRow]) -> list[FacetRow]:
    """Return the first few values; one that is chosen is always among them."""
    if len(values) <= _FIRST_SHOWN + 1:
        return values
    shown = values[:_FIRST_SHOWN]
    return shown + [row for row in values[_FIRST_SHOWN:] if row.chosen]


def _is_chosen(query: StatementQuery, field: str, value: str) -> bool:
    chosen = getattr(query, field)
    return chosen is not None and chosen != "" and str(chosen) == value


def _words(field: str, value: str, counts: Counts) -> str:
    match field:
        case "state":
            return STATE_WORDS[StatementState(value)]
        case "manner":
            return _manner_words(value)
        case "reports":
            return REPORTS_WORDS[Reports(value)]
        case "certainty":
            return CERTAINTY_WORDS[Certainty(value)]
        case "kind":
            return _KINDS[ActorKind(value)]
        case "actor_id":
            return counts.actors.get(value, "Actor")
    return value


def _manner_words(value: str) -> str:
    return MANNER_WORDS[None if value == "passage" else Manner(value)]
