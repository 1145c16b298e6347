"""What statements can be filtered by, each value with how many it would show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.storage import facet_tallies
from briefing_app.storage.listing.asking import Asked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing_app.storage.engines.database import Database
    from briefing_app.storage.queries import StatementQuery

FACETS = ("actor_id", "kind", "manner", "reports", "certainty", "state", "outlet", "topic")
MOST_COUNTED = 100_000
"""How many of the newest statements that match are counted, where a filter is in force."""
_LONGEST = 50


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """For each facet its values and how many statements each would show, the most frequent first.

    The keys are the fields of `StatementQuery`; a facet is counted as if nothing were chosen in it.
    Actors are given by the digits of their id. With `is_bounded` more match than were counted: some
    numbers are those of the newest `MOST_COUNTED`.
    """

    facets: Mapping[str, Sequence[tuple[str, int]]]
    is_bounded: bool = False


def facet_counts(database: Database, query: StatementQuery) -> FacetCounts:
    """Count every facet; those that ask the same are counted together."""
    found: dict[str, Sequence[tuple[str, int]]] = dict.fromkeys(FACETS, ())
    together: defaultdict[Asked, list[str]] = defaultdict(list)
    for name in FACETS:
        nothing: dict[str, object] = {name: None if name == "actor_id" else ""}
        asked = Asked.of(database, replace(query, **nothing))  # type: ignore[arg-type]
        if asked is None:
            continue
        if asked.is_everything:
            found[name] = facet_tallies.facet(database, name, _LONGEST)
        else:
            together[asked].append(name)
    is_bounded = False
    for asked, names in together.items():
        counted, number = _counted(database, asked, names)
        found |= counted
        is_bounded |= number >= MOST_COUNTED
    return FacetCounts(found, is_bounded)


def _counted(
    database: Database, asked: Asked, names: Sequence[str]
) -> tuple[dict[str, list[tuple[str, int]]], int]:
    """Return the values of some facets among the newest that match, and how many these are."""
    way = asked.way(database)
    newest = "" if way.is_few else "ORDER BY s.shown_on DESC, s.article_id DESC, s.start"
    columns = ", ".join(f"s.{name}" for name in names)
    parts = [_facet(name) for name in names]
    parts.append("SELECT '' AS facet, '' AS one, count(*) AS n FROM met")
    found: dict[str, list[tuple[str, int]]] = {name: [] for name in names}
    number = 0
    for name, value, n in database.rows(
        f"WITH met AS MATERIALIZED (SELECT {columns} FROM {way.table} WHERE {way.where} {newest} "
        f"LIMIT {MOST_COUNTED}) {' UNION ALL '.join(parts)}",
        way.values,
    ):
        if name:
            found[name].append((value, n))
        else:
            number = n
    for name, values in found.items():
        values.sort(key=lambda pair: (-pair[1], int(pair[0]) if name == "actor_id" else pair[0]))
    return found, number


def _facet(name: str) -> str:
    said = f"{name} IS NOT NULL" if name == "actor_id" else f"{name} <> ''"
    return (
        f"SELECT * FROM (SELECT '{name}' AS facet, CAST({name} AS TEXT) AS one, count(*) AS n FROM met "
        f"WHERE {said} GROUP BY {name} ORDER BY count(*) DESC, {name} LIMIT {_LONGEST}) AS of_{name}"
    )
