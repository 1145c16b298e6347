"""How articles are listed: their place in time, their statements counted, and the tallies of all lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database

EVERYWHERE = ""
"""The scope of a tally over the whole library; `outlet_scope` gives those of one outlet."""
_ARRIVALS = 40
"""Bits of a place that tell articles of one day apart; the day stands before them."""
_STATEMENTS = "statements"


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides in which lists an article is shown."""

    outlet: str
    state: str
    starred: int
    selected: int
    statements: int

    def lists(self) -> Iterator[tuple[str, int]]:
        """Give the lists that count the article, each with by how many."""
        yield "kept", 1
        yield _STATEMENTS, self.statements
        if self.state != "dismissed":
            yield "all", 1
            if self.selected:
                yield "selected", 1
        if self.state in ("new", "dismissed"):
            yield self.state, 1
        if self.starred:
            yield "starred", 1


def outlet_scope(outlet: str) -> str:
    """Return the scope of the tallies of one outlet."""
    return f"={outlet}"


def standings(database: Database, ids: Iterable[int]) -> dict[int, Standing]:
    """Return how the articles of `ids` stand; removed ones stand nowhere."""
    rows = database.rows_for(
        "SELECT id, outlet, state, starred, selected, statements FROM article "
        "WHERE removed = 0 AND id IN ({ids})",
        ids,
    )
    return {row[0]: Standing(*row[1:]) for row in rows}


def add(database: Database, changes: Counter[tuple[str, str]]) -> None:
    """Add to the tallies of scopes and lists, or take from them."""
    # In one order, so that two who write at once never wait for each other in a ring.
    wanted = sorted((scope, listed, number) for (scope, listed), number in changes.items() if number)
    database.run_many(
        "INSERT INTO article_tally (scope, listed, n) VALUES (?, ?, ?) "
        "ON CONFLICT (scope, listed) DO UPDATE SET n = article_tally.n + excluded.n",
        wanted,
    )


def tallied(standings: Iterable[Standing]) -> Counter[tuple[str, str]]:
    """Return what articles add to the tallies, by scope and list."""
    found: Counter[tuple[str, str]] = Counter()
    for one in standings:
        for listed, number in one.lists():
            found[EVERYWHERE, listed] += number
            found[outlet_scope(one.outlet), listed] += number
    return found


def outlets_by_statements(database: Database) -> list[tuple[str, int]]:
    """Return the outlets that are named and have statements, those with most first."""
    rows = database.rows(
        "SELECT scope, n FROM article_tally WHERE scope > '=' AND scope < '>' AND listed = ? AND n > 0 "
        "ORDER BY n DESC, scope",
        (_STATEMENTS,),
    )
    return [(scope[1:], n) for scope, n in rows]


def counted_anew(database: Database) -> Counter[tuple[str, str]]:
    """Return what all articles add to the tallies."""
    found: Counter[tuple[str, str]] = Counter()
    for outlet, state, starred, selected, statements, articles in database.each(
        "SELECT outlet, state, starred, CASE WHEN selected > 0 THEN 1 ELSE 0 END, "
        "sum(statements), count(*) FROM article WHERE removed = 0 GROUP BY 1, 2, 3, 4"
    ):
        for listed, _ in Standing(outlet, state, starred, selected, 0).lists():
            number = int(statements) if listed == _STATEMENTS else articles
            found[EVERYWHERE, listed] += number
            found[outlet_scope(outlet), listed] += number
    return found


def every_tally(database: Database) -> Counter[tuple[str, str]]:
    """Return all tallies that are kept."""
    rows = database.rows("SELECT scope, listed, n FROM article_tally WHERE n <> 0")
    return Counter({(scope, listed): n for scope, listed, n in rows})


def tallies(database: Database, scope: str = EVERYWHERE) -> dict[str, int]:
    """Return how many articles each list of a scope has."""
    rows = database.rows("SELECT listed, n FROM article_tally WHERE scope = ?", (scope,))
    return {listed: n for listed, n in rows if n}


def statements_tallied(database: Database) -> int:
    """Return how many statements stand in articles that are not removed."""
    return tallies(database).get(_STATEMENTS, 0)


def outlets_tallied(database: Database) -> list[tuple[str, int]]:
    """Return the outlets with how many articles each has, by name."""
    rows = database.rows(
        "SELECT scope, n FROM article_tally WHERE scope > '=' AND scope < '>' AND listed = 'kept' "
        "AND n > 0 ORDER BY scope"
    )
    return [(scope[1:], n) for scope, n in rows]


def counted(database: Database, ids: Iterable[int]) -> dict[int, tuple[int, int, int]]:
    """Return how many statements articles have: selected, suggested, all."""
    wanted = list(ids)
    found: dict[int, tuple[int, int, int]] = dict.fromkeys(wanted, (0, 0, 0))
    found |= {
        row[0]: row[1:]
        for row in database.rows_for(
            "SELECT article_id, count(*) FILTER (WHERE state = 'selected'), "
            "count(*) FILTER (WHERE state = 'suggested'), count(*) "
            "FROM statement WHERE article_id IN ({ids}) GROUP BY article_id",
            wanted,
        )
    }
    return found


def count_statements(database: Database, ids: Iterable[int]) -> None:
    """Count the statements of the articles of `ids` anew."""
    database.run_many(
        "UPDATE article SET selected = :s, suggested = :g, statements = :n "
        "WHERE id = :id AND (selected <> :s OR suggested <> :g OR statements <> :n)",
        [dict(zip("sgn", found, strict=True), id=one) for one, found in counted(database, ids).items()],
    )


def day_number(shown_on: str) -> int:
    """Return the number of a day that is written as the library writes days."""
    try:
        return date.fromisoformat(shown_on).toordinal()
    except ValueError:
        return 0


def first_place(day: date) -> int:
    """Return the place before which only articles of earlier days stand."""
    return day.toordinal() << _ARRIVALS


def place_after(day: date) -> int:
    """Return the place from which on only articles of later days stand."""
    return (day.toordinal() + 1) << _ARRIVALS


def place_for(database: Database, article_id: int, shown_on: str) -> int:
    """Return the place of an article: the one it has while its day stays, else behind those of the day."""
    day = day_number(shown_on)
    place = database.value("SELECT place FROM article WHERE id = ?", (article_id,))
    if place and place >> _ARRIVALS == day:
        return int(place)
    start, end = day << _ARRIVALS, (day + 1) << _ARRIVALS
    latest = (
        database.value(
            "SELECT max(place) FROM article WHERE removed = ? AND place >= ? AND place < ?",
            (removed, start, end),
        )
        for removed in (0, 1)
    )
    return max(one or start for one in latest) + 1


def give_places(database: Database, ids: Iterable[int]) -> None:
    """Give articles that have none their places."""
    for one, shown_on in database.rows_for("SELECT id, shown_on FROM article WHERE id IN ({ids})", ids):
        place = place_for(database, one, shown_on)
        database.run("UPDATE article SET place = ? WHERE id = ?", (place, one))
