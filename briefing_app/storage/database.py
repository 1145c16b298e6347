"""The connection to the library's file, and SQLite's complaints in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from briefing_app.errors import BriefingError

Row = tuple[Any, ...]
Values = Sequence[object] | Mapping[str, object]
MOST_IN_ONE_QUERY = 500


class Database:
    """One connection; what goes wrong in it is raised as a `BriefingError`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._in_words():
            self._connection = sqlite3.connect(path, isolation_level=None)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def run(self, sql: str, values: Values = ()) -> int:
        """Carry out one statement and return how many rows it changed."""
        with self._in_words():
            return self._connection.execute(sql, values).rowcount

    def run_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Carry out one statement for every row of values."""
        with self._in_words():
            self._connection.executemany(sql, rows)

    def run_script(self, statements: Iterable[str]) -> None:
        """Carry out statements one after another, inside the transaction that is open."""
        for statement in statements:
            self.run(statement)

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Return all rows."""
        with self._in_words():
            return self._connection.execute(sql, values).fetchall()

    def each(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Give one row after another, for what may not fit in memory."""
        with self._in_words():
            yield from self._connection.execute(sql, values)

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """Return the first row, or None."""
        with self._in_words():
            found: Row | None = self._connection.execute(sql, values).fetchone()
            return found

    def value(self, sql: str, values: Values = ()) -> Any:
        """Return the first column of the first row, or None."""
        found = self.row(sql, values)
        return found[0] if found else None

    def rows_for(self, sql: str, ids: Iterable[int], values: Sequence[object] = ()) -> list[Row]:
        """Return the rows for `ids`, however many; `{ids}` in `sql` stands for them."""
        found: list[Row] = []
        wanted = list(ids)
        for start in range(0, len(wanted), MOST_IN_ONE_QUERY):
            some = wanted[start : start + MOST_IN_ONE_QUERY]
            marks = ",".join("?" * len(some))
            found += self.rows(sql.replace("{ids}", marks), (*values, *some))
        return found

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside happen together, on disk, or not at all."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def copy_to(self, path: Path) -> None:
        """Write a complete copy of the library to `path`."""
        with self._in_words():
            target = sqlite3.connect(path)
            try:
                self._connection.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
            finally:
                target.close()

    def _roll_back(self) -> None:
        if not self._connection.in_transaction:
            return
        try:
            self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            # A full disk rolls back by itself; the first complaint is the one to tell.
            return

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise in_words(error, self.path) from error
        except UnicodeEncodeError as error:
            raise BriefingError(
                "The text holds a character that is only half there and cannot be stored.",
                hint="Type or paste the text again.",
            ) from error


def in_words(error: sqlite3.Error, path: Path) -> Exception:
    """Return what to raise for `error`: a sentence, or `error` itself when it is our fault."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if "Could not decode to UTF-8" in str(error):
        code = sqlite3.SQLITE_CORRUPT  # only damage puts such bytes where text was written
    where = str(path)
    match code:
        case sqlite3.SQLITE_NOTADB:
            return not_a_library(path)
        case sqlite3.SQLITE_CORRUPT:
            return BriefingError(
                "The library is damaged and cannot be read in full.",
                where=where,
                hint="Keep the file, and open a copy from your backup.",
            )
        case sqlite3.SQLITE_FULL:
            return BriefingError(
                "The disk is full, so nothing was changed.",
                where=where,
                hint="Free some space and try again.",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return BriefingError(
                "The library cannot be written to.",
                where=where,
                hint="Allow writing to the file and its folder, or open another library.",
            )
        case sqlite3.SQLITE_CANTOPEN:
            return BriefingError(
                "The library cannot be opened.",
                where=where,
                hint="See that the folder exists and that you may write to it.",
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return BriefingError(
                "Another program is using the library.",
                where=where,
                hint="Close the other program and try again.",
            )
        case sqlite3.SQLITE_IOERR:
            return BriefingError(
                "The disk did not do what the library asked of it, so nothing was changed.",
                where=where,
                hint="See that the disk is connected and sound, then open the library again.",
            )
    return error


def not_a_library(path: Path) -> BriefingError:
    """Return the refusal of a file that is something else."""
    return BriefingError(
        "This file is not a Briefing Desk library.",
        where=str(path),
        hint="Open a file that the program made, usually one ending in .briefing.",
    )
