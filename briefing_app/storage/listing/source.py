"""Where the rows of a list come from, in which order, and how to walk along it from any row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database

Key = tuple[int | str, ...]
"""What a row is ordered by; no two rows of a list have the same."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a list: what it shows, and where it stands in the order."""

    id: int
    key: Key


@dataclass(frozen=True, slots=True)
class Column:
    """What a list is ordered by; a descending one holds numbers or is compared as it stands."""

    sql: str
    descending: bool = False


@dataclass(frozen=True)
class Source:
    """A list as a question to the library. Its last column tells rows apart."""

    database: Database
    table: str
    row_id: str
    where: str
    values: tuple[object, ...]
    columns: tuple[Column, ...]
    index: str = ""
    """The index to walk along; "" leaves that to the engine."""

    def after(self, key: Key | None, limit: int, skip: int = 0, *, backwards: bool = False) -> list[Listed]:
        """Return rows that follow `key` (None: from the start), `skip` of them passed over.

        With `backwards` those that come before it (None: from the end), the nearest first.
        """
        found: list[Listed] = []
        for where, values in self._stretches(key, backwards):
            wanted = limit - len(found)
            rows = self.database.rows(
                f"SELECT {self._selected} FROM {self._walked} WHERE {where} "
                f"ORDER BY {self._order(backwards)} LIMIT {wanted} OFFSET {skip}",
                values,
            )
            found += [Listed(row[0], tuple(row[1:])) for row in rows]
            if len(found) == limit:
                break
            if not rows and skip:
                inner = f"SELECT 1 AS one FROM {self._walked} WHERE {where} LIMIT {skip}"
                skip -= int(self.database.value(f"SELECT count(*) FROM ({inner}) AS passed", values))
            else:
                skip = 0
        return found

    def count_between(self, start: Key | None, end: Key) -> int:
        """Return how many rows stand after `start` and before `end`."""
        number = 0
        for where, values in self._stretches(start, backwards=False):
            for further, more in _stretches(self.columns, end, backwards=True):
                number += int(
                    self.database.value(
                        f"SELECT count(*) FROM {self._walked} WHERE {where} AND {further}",
                        (*values, *more),
                    )
                )
        return number

    def matching(self, ids: Iterable[int]) -> dict[int, Key]:
        """Return those of `ids` that are in the list now, each with its key."""
        rows = self.database.rows_for(
            f"SELECT {self._selected} FROM {self.table} WHERE {self.where} AND {self.row_id} IN ({{ids}})",
            ids,
            self.values,
        )
        return {row[0]: tuple(row[1:]) for row in rows}

    def keys(self, ids: Iterable[int]) -> dict[int, Key]:
        """Return where `ids` stand or would stand in the order, in the list or not."""
        rows = self.database.rows_for(
            f"SELECT {self._selected} FROM {self.table} WHERE {self.row_id} IN ({{ids}})", ids
        )
        return {row[0]: tuple(row[1:]) for row in rows}

    def newer_than(self, one: int, limit: int) -> list[int]:
        """Return what came to the table after `one`, in the list or not."""
        name = self.row_id.rpartition(".")[2]
        rows = self.database.rows(
            f"SELECT {name} FROM {self.table.split()[0]} WHERE {name} > ? ORDER BY {name} LIMIT {limit}",
            (one,),
        )
        return [row[0] for row in rows]

    def comes_before(self, one: Key, other: Key) -> bool:
        """Tell whether a key stands before another."""
        for column, mine, theirs in zip(self.columns, one, other, strict=True):
            if mine != theirs:
                lower = mine < theirs  # type: ignore[operator]
                return lower != column.descending
        return False

    @cached_property
    def _walked(self) -> str:
        return f"{self.table} {self.database.counted_by(self.index) if self.index else ''}"

    @cached_property
    def _selected(self) -> str:
        return ", ".join([self.row_id, *(column.sql for column in self.columns)])

    def _order(self, backwards: bool) -> str:
        return ", ".join(
            f"{column.sql} {'DESC' if column.descending != backwards else 'ASC'}" for column in self.columns
        )

    def _stretches(self, key: Key | None, backwards: bool) -> Iterator[tuple[str, tuple[object, ...]]]:
        if key is None:
            yield self.where, self.values
            return
        for where, values in _stretches(self.columns, key, backwards=backwards):
            yield f"{self.where} AND {where}", (*self.values, *values)


def _stretches(
    columns: tuple[Column, ...], key: Key, *, backwards: bool
) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Give the stretches of a list beyond `key`, nearest first, each one range of an index."""
    for last in range(len(columns) - 1, -1, -1):
        same = [f"{column.sql} = ?" for column in columns[:last]]
        sign = "<" if columns[last].descending != backwards else ">"
        yield " AND ".join([*same, f"{columns[last].sql} {sign} ?"]), tuple(key[: last + 1])
