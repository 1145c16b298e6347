"""The table of statements: everything by days, or the newest that match, in any order; and its facets."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.domain.folding import folded
from briefing_app.storage.engines.words import Condition
from briefing_app.storage.listing.articles import LONGEST_SORTED, MOST_FOUND, Found
from briefing_app.storage.listing.rolls import LongRoll
from briefing_app.storage.listing.source import Column, Source
from briefing_app.storage.queries import StatementQuery
from briefing_app.storage.searching.statements import statement_condition
from briefing_app.storage.standing import statements_tallied

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database

_MOST_ACTORS_OF_A_TEXT = 200
_ARTICLE = "JOIN article a ON a.id = s.article_id"
_ACTOR = "LEFT JOIN actor c ON c.id = s.actor_id"
_BY_DAY = "s.shown_on {d}, s.article_id {d}, s.start"
_ORDERS = {
    "date": _BY_DAY,
    "actor": "lower(coalesce(c.name, s.speaker)) {d}, s.id",
    "function": "lower(coalesce({function}, '')) {d}, s.id",
    "manner": "s.manner {d}, s.id DESC",
    "headline": "a.headline_key {d}, s.article_id, s.start",
    "outlet": "s.outlet {d}, s.article_id DESC, s.start",
    "state": "s.state {d}, s.id DESC",
    "topic": "s.topic {d}, s.id DESC",
    "salience": "s.salience {d}, s.id DESC",
    "stance": "coalesce(CAST({stance} AS INTEGER), -9) {d}, s.id DESC",
    "quote": "lower(s.quote) {d}, s.id",
    "used_in": "(SELECT count(*) FROM placement p WHERE p.statement_id = s.id) {d}, s.id DESC",
}
_JOINS = {"actor": _ACTOR, "function": _ACTOR, "headline": _ARTICLE}
_FACETS = ("actor_id", "kind", "manner", "reports", "certainty", "state", "outlet", "topic")
_SHOWN = "s.hidden = 0"
_LONGEST_FACET = 50


def all_statements(database: Database, query: StatementQuery) -> LongRoll | None:
    """Return every statement by days as a list to walk along; None where that is not asked, or few."""
    count = statements_tallied(database)
    if count <= LONGEST_SORTED or query != StatementQuery(descending=query.descending):
        return None
    down = query.descending
    columns = (Column("s.shown_on", down), Column("s.article_id", down), Column("s.start"), Column("s.id"))
    newest = int(database.value("SELECT max(id) FROM statement") or 0)
    return LongRoll(Source(database, "statement s", "s.id", _SHOWN, (), columns), count, newest)


def has_few_statements(database: Database) -> bool:
    """Tell whether any question about statements is answered at once."""
    return statements_tallied(database) <= LONGEST_SORTED


def statement_ids(database: Database, query: StatementQuery) -> array[int]:
    """Return the ids of a table, in its order: at most `MOST_FOUND` of the newest that match."""
    return found_statements(database, query).ids


def found_statements(database: Database, query: StatementQuery, most: int = MOST_FOUND) -> Found:
    """Return the newest statements that match (the oldest, where these come first), in order."""
    asked = _Asked.of(database, query)
    if asked is None:
        return Found(array("q"), 0)
    way = "ASC" if query.order == "date" and not query.descending else "DESC"
    by_day = _BY_DAY.format(d=way)
    where, values = asked.where(database)
    inner = f"SELECT s.id FROM statement s WHERE {where} ORDER BY {by_day} LIMIT {most}"
    if query.order == "date":
        ids = array("q", (row[0] for row in database.rows(inner, values)))
    else:
        order = _ORDERS[query.order].format(
            d="DESC" if query.descending else "ASC",
            function=database.json("c.payload", "functions", -1, "title"),
            stance=database.json("s.payload", "stance", "value"),
        )
        join = _JOINS.get(query.order, "")
        table = f"({inner}) AS newest JOIN statement s ON s.id = newest.id {join}"
        sql = f"SELECT s.id FROM {table} ORDER BY {order}"
        ids = array("q", (row[0] for row in database.rows(sql, values)))
    return Found(ids, len(ids) if len(ids) < most else None)


def statement_count(database: Database, query: StatementQuery) -> int:
    """Return how many statements match."""
    asked = _Asked.of(database, query)
    if asked is None:
        return 0
    if not asked.narrowing and not asked.others:
        return statements_tallied(database)
    where, values = asked.where(database)
    return int(database.value(f"SELECT count(*) FROM statement s WHERE {where}", values))


def facets(database: Database, query: StatementQuery) -> dict[str, list[tuple[str, int]]]:
    """Return for each facet its values and how many statements each would show.

    The keys are the fields of `StatementQuery`; a facet is counted as if nothing were
    chosen in it, most frequent first. Actors are given by the digits of their id.
    """
    return {name: _facet(database, query, name) for name in _FACETS}


def topics(database: Database) -> list[str]:
    """Return what statements are filed under, most frequent first."""
    return [topic for topic, _ in _facet(database, StatementQuery(), "topic")]


def quoted_lately(database: Database, limit: int) -> list[int]:
    """Return the actors who speak most in the newest statements."""
    rows = database.rows(
        f"SELECT actor_id, count(*) AS n FROM (SELECT s.actor_id FROM statement s WHERE {_SHOWN} "
        f"ORDER BY {_BY_DAY.format(d='DESC')} LIMIT {MOST_FOUND}) AS newest "
        "WHERE actor_id IS NOT NULL GROUP BY actor_id ORDER BY n DESC, actor_id LIMIT ?",
        (limit,),
    )
    return [row[0] for row in rows]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a query asks: equalities that have an index each, and the rest."""

    narrowing: tuple[tuple[str, object], ...]
    others: tuple[Condition, ...]
    words: Condition | None

    @classmethod
    def of(cls, database: Database, query: StatementQuery) -> _Asked | None:
        """Take a query apart; None where it asks for what nothing can be."""
        words: Condition | None = None
        if query.text.strip():
            words = _words(database, query.text)
            if words is None:
                return None
        wanted: dict[str, object] = {
            "actor_id": query.actor_id,
            "kind": query.kind,
            "manner": query.manner,
            "reports": query.reports,
            "certainty": query.certainty,
            "state": query.state,
            "outlet": query.outlet,
            "topic": query.topic,
        }
        narrowing = tuple((name, value) for name, value in wanted.items() if value not in ("", None))
        others: list[Condition] = [words] if words else []
        if query.since:
            others.append(Condition("s.shown_on >= ?", (query.since.isoformat(),)))
        if query.until:
            others.append(Condition("s.shown_on <> '' AND s.shown_on <= ?", (query.until.isoformat(),)))
        return cls(narrowing, tuple(others), words)

    def where(self, database: Database) -> tuple[str, list[object]]:
        """Return the condition in SQL, written so that the better index is taken.

        What few statements have is looked up by its own index and sorted; else the statements
        are gone through by days, until there are enough.
        """
        few = self._is_narrow(database)
        parts, values = [_SHOWN], list[object]()
        for name, value in self.narrowing:
            parts.append(f"s.{name} = ?" if few else _by_no_index(name))
            values.append(value)
        for other in self.others:
            parts.append(other.sql)
            values += other.values
        return " AND ".join(parts), values

    def _is_narrow(self, database: Database) -> bool:
        for name, value in self.narrowing:
            sql = f"SELECT 1 AS one FROM statement s WHERE s.{name} = ? AND {_SHOWN} LIMIT {MOST_FOUND}"
            if database.value(f"SELECT count(*) FROM ({sql}) AS few", (value,)) < MOST_FOUND:
                return True
        return False


def _by_no_index(name: str) -> str:
    return f"s.{name} + 0 = ?" if name == "actor_id" else f"(s.{name} || '') = ?"


def _facet(database: Database, query: StatementQuery, name: str) -> list[tuple[str, int]]:
    nothing: dict[str, object] = {name: None if name == "actor_id" else ""}
    asked = _Asked.of(database, replace(query, **nothing))  # type: ignore[arg-type]
    if asked is None:
        return []
    column = f"s.{name}"
    said = f"{column} IS NOT NULL" if name == "actor_id" else f"{column} <> ''"
    index, (where, values) = "", asked.where(database)
    if not asked.narrowing and not asked.others:
        index = f"statement_by_{name.removesuffix('_id')}"
    elif asked.words is None and not _has_index_of_its_own(asked.narrowing):
        index = "statement_by_date"
    rows = database.rows(
        f"SELECT {column}, count(*) FROM statement s {database.counted_by(index) if index else ''} "
        f"WHERE {where} AND {said} "
        f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {_LONGEST_FACET}",
        values,
    )
    return [(str(value), count) for value, count in rows]


def _has_index_of_its_own(narrowing: Sequence[tuple[str, object]]) -> bool:
    return any(name == "actor_id" for name, _ in narrowing)


def _words(database: Database, text: str) -> Condition | None:
    held = statement_condition(database, text)
    if held is None:
        return None
    words = folded(text)
    actors = [
        row[0]
        for row in database.rows(
            "SELECT DISTINCT actor_id FROM actor_name WHERE words >= ? AND words < ? LIMIT ?",
            (words, words + "\U0010ffff", _MOST_ACTORS_OF_A_TEXT),
        )
    ]
    spoken = f" OR s.actor_id IN ({','.join('?' * len(actors))})" if actors else ""
    return Condition(f"({held.sql}{spoken})", (*held.values, *actors))
