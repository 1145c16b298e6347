"""The table of statements: everything by days, or the newest that match, in any order; and its facets."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from briefing_app.storage import facet_tallies
from briefing_app.storage.listing.articles import LONGEST_SORTED, MOST_FOUND, Found
from briefing_app.storage.listing.asking import SHOWN, Asked
from briefing_app.storage.listing.rolls import LongRoll
from briefing_app.storage.listing.source import Column, Source
from briefing_app.storage.queries import StatementQuery
from briefing_app.storage.standing import statements_tallied

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database

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
_MOST_TOPICS = 50


def all_statements(database: Database, query: StatementQuery) -> LongRoll | None:
    """Return every statement by days as a list to walk along; None where that is not asked, or few."""
    count = statements_tallied(database)
    if count <= LONGEST_SORTED or query != StatementQuery(descending=query.descending):
        return None
    down = query.descending
    columns = (Column("s.shown_on", down), Column("s.article_id", down), Column("s.start"), Column("s.id"))
    newest = int(database.value("SELECT max(id) FROM statement") or 0)
    return LongRoll(Source(database, "statement s", "s.id", SHOWN, (), columns), count, newest)


def has_few_statements(database: Database) -> bool:
    """Tell whether any question about statements is answered at once."""
    return statements_tallied(database) <= LONGEST_SORTED


def statement_ids(database: Database, query: StatementQuery) -> array[int]:
    """Return the ids of a table, in its order: at most `MOST_FOUND` of the newest that match."""
    return found_statements(database, query).ids


def found_statements(database: Database, query: StatementQuery, most: int = MOST_FOUND) -> Found:
    """Return the newest statements that match (the oldest, where these come first), in order."""
    asked = Asked.of(database, query)
    if asked is None:
        return Found(array("q"), 0)
    way = "ASC" if query.order == "date" and not query.descending else "DESC"
    by_day = _BY_DAY.format(d=way)
    found = asked.way(database)
    is_first_screen = most < MOST_FOUND and query.order == "date" and query.descending
    if is_first_screen and asked.words is not None and not found.is_few:
        # Words that many statements hold are soon met; listing all that hold them would take long.
        newest = asked.among_the_newest(database, MOST_FOUND)
        sql = f"SELECT s.id FROM {newest.table} WHERE {newest.where} ORDER BY {by_day} LIMIT {most}"
        ids = array("q", (row[0] for row in database.rows(sql, newest.values)))
        if len(ids) == most:
            return Found(ids, None)
    values = found.values
    inner = f"SELECT s.id FROM {found.table} WHERE {found.where} ORDER BY {by_day} LIMIT {most}"
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
    asked = Asked.of(database, query)
    if asked is None:
        return 0
    if asked.is_everything:
        return statements_tallied(database)
    way = asked.way(database)
    return int(database.value(f"SELECT count(*) FROM {way.table} WHERE {way.where}", way.values))


def topics(database: Database) -> list[str]:
    """Return what statements are filed under, most frequent first."""
    return [topic for topic, _ in facet_tallies.facet(database, "topic", _MOST_TOPICS)]


def quoted_lately(database: Database, limit: int) -> list[int]:
    """Return the actors who speak most in the newest statements."""
    rows = database.rows(
        f"SELECT actor_id, count(*) AS n FROM (SELECT s.actor_id FROM statement s WHERE {SHOWN} "
        f"ORDER BY {_BY_DAY.format(d='DESC')} LIMIT {MOST_FOUND}) AS newest "
        "WHERE actor_id IS NOT NULL GROUP BY actor_id ORDER BY n DESC, actor_id LIMIT ?",
        (limit,),
    )
    return [row[0] for row in rows]
