"""What a query for statements asks, in SQL, and by which index it is answered best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.storage.engines.words import Condition
from briefing_app.storage.listing.articles import MOST_FOUND
from briefing_app.storage.searching.statements import Sought, sought

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database
    from briefing_app.storage.queries import StatementQuery

SHOWN = "s.hidden = 0"
_SHOWN_BY_NO_INDEX = "(s.hidden + 0) = 0"
_INDEXES = {
    "actor_id": "statement_by_actor",
    "kind": "statement_by_kind",
    "manner": "statement_by_manner",
    "reports": "statement_by_reports",
    "certainty": "statement_by_certainty",
    "state": "statement_by_state",
    "outlet": "statement_by_outlet",
    "topic": "statement_by_topic",
}
"""The fields of a query that are columns, each with its index."""


@dataclass(frozen=True, slots=True)
class Way:
    """How the statements that match are come by: the table `s` with its index, and the condition.

    `is_few` tells that less than `MOST_FOUND` are looked at, in no order; else the order of days is
    the one that costs nothing.
    """

    table: str
    where: str
    values: tuple[object, ...]
    is_few: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query asks: equalities that have an index each, words, and the rest."""

    narrowing: tuple[tuple[str, object], ...]
    words: Sought | None
    others: tuple[Condition, ...]

    @classmethod
    def of(cls, database: Database, query: StatementQuery) -> Asked | None:
        """Take a query apart; None where it asks for what nothing can be."""
        words: Sought | None = None
        if query.text.strip():
            words = sought(database, query.text)
            if words is None:
                return None
        wanted = ((name, getattr(query, name)) for name in _INDEXES)
        narrowing = tuple((name, value) for name, value in wanted if value not in ("", None))
        others: list[Condition] = []
        if query.since:
            others.append(Condition("s.shown_on >= ?", (query.since.isoformat(),)))
        if query.until:
            others.append(Condition("s.shown_on <> '' AND s.shown_on <= ?", (query.until.isoformat(),)))
        return cls(narrowing, words, tuple(others))

    @property
    def is_everything(self) -> bool:
        """Whether every statement that is shown is asked for."""
        return not self.narrowing and self.words is None and not self.others

    def way(self, database: Database) -> Way:
        """Return the way to the statements.

        What few have is looked up by its own index; else the statements are gone through by days.
        """
        few: list[tuple[int, str]] = []
        for name, value in self.narrowing:
            index = database.counted_by(_INDEXES[name])
            number = _number(database, f"statement s {index}", f"{_is(name)} AND {SHOWN}", (value,))
            few.append((number, name))
        number, narrowest = min(few, default=(MOST_FOUND, ""))
        if number < MOST_FOUND:
            table = f"statement s {database.counted_by(_INDEXES[narrowest])}"
            return Way(table, *self._where(database, SHOWN, by_index=narrowest), is_few=True)
        if self.words is not None:
            some = self.words.condition(database, most=MOST_FOUND)
            if _number(database, "statement s", some.sql, some.values) < MOST_FOUND:
                return Way("statement s", *self._where(database, _SHOWN_BY_NO_INDEX), is_few=True)
        return Way("statement s", *self._where(database, SHOWN), is_few=False)

    def among_the_newest(self, database: Database, number: int) -> Way:
        """Return the way to those that match among so many of the newest, whatever comes before them."""
        columns = ", ".join(f"s.{name}" for name in (*_INDEXES, "id", "shown_on", "article_id", "start"))
        newest = (
            f"SELECT {columns} FROM statement s WHERE {SHOWN} "
            f"ORDER BY s.shown_on DESC, s.article_id DESC, s.start LIMIT {number}"
        )
        since = int(database.value(f"SELECT min(id) FROM ({newest}) AS newest") or 0)
        return Way(f"({newest}) AS s", *self._where(database, "1 = 1", since=since), is_few=True)

    def _where(
        self, database: Database, shown: str, *, by_index: str = "", since: int = 0
    ) -> tuple[str, tuple[object, ...]]:
        parts, values = [shown], list[object]()
        for name, value in self.narrowing:
            parts.append(_is(name) if name == by_index else _is_by_no_index(name))
            values.append(value)
        words = (self.words.condition(database, since=since),) if self.words else ()
        for other in (*words, *self.others):
            parts.append(other.sql)
            values += other.values
        return " AND ".join(parts), tuple(values)


def _is(name: str) -> str:
    # The index of topics holds only statements that have one, which has to be said.
    return f"s.{name} = ? AND s.topic <> ''" if name == "topic" else f"s.{name} = ?"


def _is_by_no_index(name: str) -> str:
    return f"s.{name} + 0 = ?" if name == "actor_id" else f"(s.{name} || '') = ?"


def _number(database: Database, table: str, where: str, values: tuple[object, ...]) -> int:
    """Return how many statements there are, counting no further than `MOST_FOUND`."""
    sql = f"SELECT 1 AS one FROM {table} WHERE {where} LIMIT {MOST_FOUND}"
    return int(database.value(f"SELECT count(*) FROM ({sql}) AS few", values))
