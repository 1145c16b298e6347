"""The lists of articles: by filter, outlet, briefing and words, in any order."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.domain.searching.parsing import parse
from briefing_app.domain.searching.query import Phrase, Query
from briefing_app.storage.engines.words import Condition
from briefing_app.storage.listing.rolls import STRIDE, LongRoll, Roll, ShortRoll
from briefing_app.storage.listing.source import Column, Listed, Source
from briefing_app.storage.queries import ARTICLE_FILTERS, ArticleQuery
from briefing_app.storage.searching.conditions import asked
from briefing_app.storage.standing import EVERYWHERE, outlet_scope, standings, tallies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.storage.engines.database import Database, Row
    from briefing_app.storage.engines.words import Searched

LONGEST_HELD = 1_000
"""Up to so many ids a list is held as it is; a longer one is walked along."""
LONGEST_SORTED = 5_000
"""So many, where the articles of a filter have no index in the order of the list."""
MOST_FOUND = 20_000
"""How many of the newest articles that hold the words are listed, sorted or ranked."""
_LOOKED_THROUGH = 1_000
_PLACE = Column("a.place", descending=True)
_ORDERS: dict[str, tuple[Column, ...]] = {
    "newest": (_PLACE,),
    "oldest": (Column("a.place"),),
    "arrival": (Column("a.id", descending=True),),
    "outlet": (Column("a.outlet"), _PLACE),
    "headline": (Column("a.headline_key"), _PLACE),
    "words": (Column("a.words", descending=True), _PLACE),
    "state": (Column("a.state"), _PLACE),
    "best": (_PLACE,),
}
_BY_DAY = ("newest", "oldest", "best")
_FILTERS = {
    "all": "{state} <> 'dismissed'",
    "new": "{state} = 'new'",
    "selected": "{state} <> 'dismissed' AND a.selected > 0",
    "starred": "a.starred = 1",
    "dismissed": "{state} = 'dismissed'",
    "kept": "1 = 1",
}
_INDEXES = {
    "new": "article_by_state",
    "dismissed": "article_by_state",
    "starred": "article_starred",
    "selected": "article_chosen",
}
"""The indexes that hold the articles of a filter together."""
_LOOK_UP = 10
"""Entries of an index that are passed over in the time of looking up one article."""
_IN_BRIEFING = "a.id IN (SELECT article_id FROM placement WHERE briefing_id = ?)"


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: ids in order, at most `MOST_FOUND`; `total` is None until all are counted.

    `hints` say what was not understood, and what may be amiss in a search without any answer; `phrases`
    are the words that were looked for.
    """

    ids: array[int]
    total: int | None
    hints: tuple[str, ...] = ()
    phrases: tuple[Phrase, ...] = ()

    @property
    def is_bounded(self) -> bool:
        """Whether more articles match than are listed."""
        return self.total is not None and self.total > len(self.ids)


def article_roll(database: Database, query: ArticleQuery) -> ShortRoll | LongRoll:
    """Return a list that asks for no words: held when it is short, else walked along."""
    count = list_count(database, query)
    has_index = query.order in _BY_DAY or (query.filter in ("all", "kept") and not query.outlet)
    if count is None or count <= (LONGEST_HELD if has_index else LONGEST_SORTED):
        return ShortRoll(_held(database, query))
    newest = int(database.value("SELECT max(id) FROM article") or 0)
    # Where most articles of the index are passed over, a step is shorter by as much.
    share = 1.0 if has_index else count / max(tallies(database).get("kept", 0), count)
    return LongRoll(source(database, query, is_long=True), count, newest, max(1, round(STRIDE * share)))


def list_count(database: Database, query: ArticleQuery) -> int | None:
    """Return how many articles a list has by the tallies, None where these do not tell."""
    if query.briefing_id is not None or query.text.strip():
        return None
    scope = outlet_scope(query.outlet) if query.outlet else EVERYWHERE
    return tallies(database, scope).get(query.filter, 0)


def source(database: Database, query: ArticleQuery, *, is_long: bool) -> Source:
    """Return a list that asks for no words as a question that can be walked along.

    A long list is walked along by the index of its order, a short one collected by that of its
    filter and sorted; the condition that belongs to the other index is told so that none fits.
    """
    where, values = _listed(query, is_long=is_long)
    by_filter = query.filter in ("starred", "selected") and (not is_long or query.order in _BY_DAY)
    removed = "(a.removed + 0) = 0" if by_filter and not query.outlet else "a.removed = 0"
    index = _index_of_order(query) if is_long else _index_of_few(database, query)
    return Source(
        database, "article a", "a.id", f"{removed} AND {where}", tuple(values), _ORDERS[query.order], index
    )


def _index_of_order(query: ArticleQuery) -> str:
    """Return the index by which a long list of one outlet is walked along, "" where there is no other way."""
    return "" if not query.outlet or query.order in (*_BY_DAY, "outlet") else f"article_by_{query.order}"


def _index_of_few(database: Database, query: ArticleQuery) -> str:
    """Return the index by which the articles of a short list are collected, "" where the engine knows best.

    It is told, because SQLite does not know how many articles have this outlet and how many that one.
    """
    if query.briefing_id is not None:
        return ""
    chosen = _INDEXES.get(query.filter, "")
    if not query.outlet:
        return chosen
    if query.filter in ("starred", "selected"):
        here = tallies(database, outlet_scope(query.outlet)).get("kept", 0)
        if tallies(database).get(query.filter, 0) * _LOOK_UP < here:
            return chosen
    return "article_by_outlet"


def next_new(database: Database, query: ArticleQuery, roll: Roll, row: int) -> int:
    """Return the row of the next article that nobody has opened, from the top again; -1 for none near."""
    if isinstance(roll, LongRoll):
        wanted = _only_new(database, query)
        if wanted is None:
            return -1
        here = roll.ids(row, 1) if row >= 0 else []
        key = wanted.keys(here).get(here[0]) if here else None
        found = wanted.after(key, 1 + len(roll.waiting)) + wanted.after(None, 1 + len(roll.waiting))
        rows = (roll.row_of(one.id) for one in found if one.id not in roll.waiting)
        return next((one for one in rows if one >= 0 and one != row), -1)
    for step in range(0, min(len(roll), MOST_FOUND), _LOOKED_THROUGH):
        first = (row + 1 + step) % len(roll)
        ids = roll.ids(first, _LOOKED_THROUGH)
        ids += roll.ids(0, _LOOKED_THROUGH - len(ids))
        fresh = {
            one[0]
            for one in database.rows_for("SELECT id FROM article WHERE state = 'new' AND id IN ({ids})", ids)
        }
        for place, one in enumerate(ids):
            if one in fresh:
                return (first + place) % len(roll)
    return -1


def _only_new(database: Database, query: ArticleQuery) -> Source | None:
    """Return the articles of a long list that nobody has opened, None where there are none."""
    if query.filter == "dismissed":
        return None
    if query.filter in ("all", "new", "kept"):
        return source(database, replace(query, filter="new"), is_long=True)
    by_day, as_listed = (
        replace(one, where=f"{one.where} AND a.state = 'new'")
        for order in ("newest", query.order)
        for one in (source(database, replace(query, order=order), is_long=True),)
    )
    # In the order of days these filters have an index of their own, which soon tells that there are none.
    return as_listed if by_day.after(None, 1) else None


def article_ids(database: Database, query: ArticleQuery) -> array[int]:
    """Return the ids of a list, in its order; at most `MOST_FOUND` of the newest where words are asked."""
    if query.text.strip():
        return found_articles(database, query).ids
    return _held(database, query)


def article_counts(database: Database, query: ArticleQuery) -> dict[str, int]:
    """Return how many articles each filter would show, were it chosen in `query`."""
    if query.briefing_id is None and not query.text.strip():
        scope = outlet_scope(query.outlet) if query.outlet else EVERYWHERE
        counted = tallies(database, scope)
        return {name: counted.get(name, 0) for name in ARTICLE_FILTERS}
    search = _Search(database, query, parse(query.text, date.today()))
    sums = ", ".join(
        f"count(*) FILTER (WHERE {_FILTERS[name].format(state='a.state')})" for name in ARTICLE_FILTERS
    )
    if search.asks_nothing:
        return dict.fromkeys(ARTICLE_FILTERS, 0)
    row = search.row(sums, with_filter=False)
    return dict(zip(ARTICLE_FILTERS, row, strict=True))


def counts_among(database: Database, ids: Iterable[int], outlet: str = "") -> dict[str, int]:
    """Return how many of some articles each filter would show, of one outlet where one is named."""
    counted: Counter[str] = Counter()
    for one in standings(database, ids).values():
        if not outlet or one.outlet == outlet:
            counted.update(dict(one.lists()))
    return dict(counted)


def found_articles(database: Database, query: ArticleQuery, most: int = MOST_FOUND) -> Found:
    """Return the articles that answer to the words of `query`; nothing is counted beyond `most`."""
    parsed = parse(query.text, date.today())
    search = _Search(database, query, parsed)
    ids = array("q", search.ids(most))
    hints = parsed.hints if ids else tuple(dict.fromkeys((*parsed.hints, *parsed.doubts)))
    return Found(ids, len(ids) if len(ids) < most else None, hints, parsed.phrases)


def found_count(database: Database, query: ArticleQuery) -> int:
    """Return how many articles answer to the words of `query`."""
    search = _Search(database, query, parse(query.text, date.today()))
    return 0 if search.asks_nothing else int(search.row("count(*)")[0])


class _Search:
    """A query for words as SQL, driven by the index of words where it can say something."""

    def __init__(self, database: Database, query: ArticleQuery, parsed: Query) -> None:
        self._database = database
        self._query = query
        self.asks_nothing = parsed.is_empty and bool(query.text.strip())
        self._asked = asked(database, parsed)
        self._searched = database.words.searched(self._asked.words) if self._asked.words else None

    def ids(self, most: int) -> list[int]:
        """Return at most `most` ids: the newest that match (the oldest where these are asked), in order."""
        if self.asks_nothing:
            return []
        order = self._query.order
        if order == "best" and self._searched is not None:
            return self._best(most)
        way = "ASC" if order == "oldest" else "DESC"
        columns = _ORDERS[order]
        every = self._goes_through_all(most)
        if order in _BY_DAY:
            end = f"ORDER BY {self._position} {way} LIMIT {most}"
            sql, values = self._sql(self._id, end, every=every)
        else:
            named = ", ".join(f"{column.sql} AS o{place}" for place, column in enumerate(columns))
            end = f"ORDER BY {self._position} DESC LIMIT {most}"
            inner, values = self._sql(f"{self._id} AS id, {named}", end, every=every)
            outer = ", ".join(
                f"o{place} {'DESC' if column.descending else 'ASC'}" for place, column in enumerate(columns)
            )
            sql = f"SELECT id FROM ({inner}) AS found ORDER BY {outer}"
        ask = self._database.rows_of_all if every else self._database.rows
        return [row[0] for row in ask(sql, values)]

    def row(self, selected: str, *, with_filter: bool = True) -> Row:
        """Return one row over everything that matches."""
        every = self._goes_through_all(MOST_FOUND)
        sql, values = self._sql(selected, "", with_filter=with_filter, every=every)
        ask = self._database.rows_of_all if every else self._database.rows
        return next(iter(ask(sql, values)), ())

    def _goes_through_all(self, most: int) -> bool:
        """Tell whether all that match are looked for, though so many are wanted."""
        if self._searched is None or self._searched.every is None:
            return False
        return most >= MOST_FOUND or self._database.words.are_few(self._asked.words, most)

    def _best(self, most: int) -> list[int]:
        """Return the newest that match, the best first."""
        if self._searched is not None and self._searched.ranked_with:
            return self._ranked(self._searched, most)
        end = f"ORDER BY {self._position} DESC LIMIT 1 OFFSET {MOST_FOUND - 1}"
        sql, values = self._sql(self._position, end)
        oldest = self._database.value(sql, values) or 0
        best = self._searched.best if self._searched else Condition(self._position)
        sql, values = self._sql("a.id", f"ORDER BY {best.sql} LIMIT {most}", at_least=oldest)
        return [row[0] for row in self._database.rows(sql, [*values, *best.values])]

    def _ranked(self, searched: Searched, most: int) -> list[int]:
        """Return the same in one question."""
        selected = f"{self._id} AS id, {self._position} AS place"
        end = f"ORDER BY {self._position} DESC LIMIT {MOST_FOUND}"
        inner, values = self._sql(selected, end, every=searched.every is not None)
        table = f"({inner}) AS newest {searched.ranked_with}"
        sql = f"SELECT newest.id FROM {table} ORDER BY {searched.best.sql} LIMIT {most}"
        return [row[0] for row in self._database.rows_of_all(sql, [*values, *searched.best.values])]

    @property
    def _id(self) -> str:
        return self._searched.article_id if self._searched else "a.id"

    @property
    def _position(self) -> str:
        return self._searched.place if self._searched else "a.place"

    def _sql(
        self,
        selected: str,
        end: str,
        *,
        with_filter: bool = True,
        at_least: int = 0,
        every: bool = False,
    ) -> tuple[str, list[object]]:
        where, values = _listed(self._query, with_filter=with_filter)
        searched = self._searched
        table = Condition(searched.table if searched else "article a")
        found = searched.conditions if searched else ()
        if every and searched and searched.every:
            table, found = searched.every, ()
        conditions = [*found, Condition(where, tuple(values)), *self._asked.conditions]
        since = max(self._asked.since or 0, at_least)
        if since:
            conditions.append(Condition(f"{self._position} >= ?", (since,)))
        if self._asked.until is not None:
            conditions.append(Condition(f"{self._position} < ?", (self._asked.until,)))
        wanted = [value for one in (table, *conditions) for value in one.values]
        where = " AND ".join([*(one.sql for one in conditions), "a.removed = 0"])
        return f"SELECT {selected} FROM {table.sql} WHERE {where} {end}", wanted


def _held(database: Database, query: ArticleQuery) -> array[int]:
    rows: list[Listed] = source(database, query, is_long=False).after(None, 2**31)
    return array("q", (row.id for row in rows))


def _listed(
    query: ArticleQuery, *, with_filter: bool = True, is_long: bool = False
) -> tuple[str, list[object]]:
    # The index by state gives the order by days and its own, and no other.
    by_index = query.order in (*_BY_DAY, "state") or not is_long
    state = "a.state" if by_index else "(a.state || '')"
    parts = [_FILTERS[query.filter].format(state=state)] if with_filter else []
    values: list[object] = []
    if query.outlet:
        parts.append("a.outlet = ?")
        values.append(query.outlet)
    if query.briefing_id is not None:
        parts.append(_IN_BRIEFING)
        values.append(query.briefing_id)
    return " AND ".join(parts or ["1 = 1"]), values
