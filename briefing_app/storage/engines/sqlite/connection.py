"""The connection to a library's file, and SQLite's complaints in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefing_app.errors import BriefingError, Damaged
from briefing_app.storage.engines.database import Database, half_a_character, not_a_library
from briefing_app.storage.engines.sqlite.presence import Presence
from briefing_app.storage.engines.sqlite.words import SqliteWords

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Row, Values
    from briefing_app.storage.engines.sqlite.lock import LibraryLock


_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -32000",
    "PRAGMA temp_store = MEMORY",
)
_LOG_PAGES = 1000
"""Pages in the log at which a transaction moves them into the file: as SQLite does by itself."""


class SqliteDatabase(Database):
    """One connection to a file, with the right to it where a `lock` is given."""

    def __init__(self, path: Path, lock: LibraryLock | None = None, *, only_reads: bool = False) -> None:
        self._path = path
        self._lock = lock
        self.where = str(path)
        self.words = SqliteWords(self)
        self._presence: Presence | None = None
        self._commits = 0
        with self._in_words():
            self._connection = sqlite3.connect(
                path, isolation_level=None, check_same_thread=not only_reads, timeout=5.0
            )
            if only_reads:
                # Neither writes nor moves the log into the file: that is for one connection alone.
                for pragma in ("query_only = ON", "wal_autocheckpoint = 0", "temp_store = MEMORY"):
                    self._connection.execute(f"PRAGMA {pragma}")

    def set_up(self) -> bool:
        """Have the file written safely from now on; tell whether its disk allows that."""
        for pragma in _PRAGMAS:
            self.run(pragma)
        return bool(self.value("PRAGMA journal_mode = WAL") == "wal")

    def watch(self) -> None:
        """Have every transaction see from now on that the file is still at its place."""
        self._presence = Presence(self._path)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._path

    def close(self) -> None:
        """Close the connection, and let others have the file."""
        self.is_open = False
        self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def place_fault(self) -> BriefingError | None:
        """Return what is wrong with the place of the file, None when all is well.

        Where only the log was taken away, the changes in it are saved into the file at once.
        """
        if self._presence is None:
            return None
        fault = self._presence.fault()
        if fault is None and self._presence.has_lost_its_log():
            self.exchange(lambda: None)
        return fault

    def exchange(
        self, swap: Callable[[], None], path: Path | None = None, lock: LibraryLock | None = None
    ) -> None:
        """Close the file, let `swap` put another into its place or at `path`, and open that.

        A `lock` is the right to the other place. When the swap fails the old file is opened again.
        """
        self._connection.close()
        try:
            swap()
            if path is not None:
                self._path, self.where = path, str(path)
                self._lock, lock = (lock, self._lock) if lock is not None else (self._lock, None)
        finally:
            self._presence = None
            address = f"file:{quote(str(self._path))}?mode=rw"  # never makes an empty one
            with self._in_words():
                self._connection = sqlite3.connect(address, uri=True, isolation_level=None)
            self.set_up()
            self._see_that_it_writes()
            self.watch()
            if lock is not None:
                lock.release()

    def commits(self) -> int:
        """Return a number that is another one after every transaction of this connection."""
        return self._commits

    def reading(self) -> SqliteDatabase:
        """Return another connection, which only reads and may be used on another thread."""
        return SqliteDatabase(self._path, only_reads=True)

    def interrupt(self) -> None:
        """Let a question that is being answered fail; called from another thread."""
        self._connection.interrupt()

    def run(self, sql: str, values: Values = ()) -> int:
        """Carry out one statement and return how many rows it changed."""
        try:
            return self._connection.execute(sql, values).rowcount
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._told(error) from error

    def run_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Carry out one statement for every row of values."""
        with self._in_words():
            self._connection.executemany(sql, rows)

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Return all rows."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._told(error) from error

    def each(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Give one row after another, for what may not fit in memory."""
        with self._in_words():
            yield from self._connection.execute(sql, values)

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """Return the first row, or None."""
        with self._in_words():
            found: Row | None = self._connection.execute(sql, values).fetchone()
            return found

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside happen together, on disk, or not at all."""
        if fault := self.place_fault():
            raise fault
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
            self._commits += 1
        except BaseException:
            self._roll_back()
            raise

    @contextmanager
    def lasting_later(self) -> Iterator[None]:
        """Spare what is written inside the wait for the disk: the next transaction waits for all of it."""
        self.run("PRAGMA synchronous = NORMAL")
        try:
            with self._log_left_alone():
                yield
        finally:
            self.run("PRAGMA synchronous = FULL")

    def make_lasting(self) -> None:
        """Wait for the disk, with a transaction that changes nothing: it takes along all before it."""
        version = self.value("PRAGMA user_version")
        with self._log_left_alone():
            self.run(f"PRAGMA user_version = {int(version)}")

    def take_up_the_log(self) -> None:
        """Move what is in the log into the file, as far as nobody reads what was there before."""
        self.rows("PRAGMA wal_checkpoint(PASSIVE)")

    @contextmanager
    def _log_left_alone(self) -> Iterator[None]:
        self.run("PRAGMA wal_autocheckpoint = 0")
        try:
            yield
        finally:
            self.run(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")

    def lay(self, statements: Iterable[str]) -> None:
        """Lay tables, columns and indexes, inside the transaction that is open."""
        self.run_script(statements)

    def json(self, column: str, *path: str | int) -> str:
        """Return the SQL for a text or number inside the JSON of `column`."""
        steps = (f".{step}" if isinstance(step, str) else f"[{'#-1' if step < 0 else step}]" for step in path)
        return f"json_extract({column}, '${''.join(steps)}')"

    def counted_by(self, index: str) -> str:
        """Return a hint: left to itself SQLite reads every row of a large table."""
        return f"INDEXED BY {index}"

    def columns(self, table: str) -> list[str]:
        """Return the names of a table's columns, in their order."""
        return [str(row[1]) for row in self.rows(f"PRAGMA table_info({table})")]

    def tables(self) -> dict[str, set[str]]:
        """Return the tables that both engines have, each with those that its rows refer to."""
        names = [
            str(row[0])
            for row in self.rows(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
            )
        ]
        virtual = {
            str(row[0])
            for row in self.rows("SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
        }
        own = {one for one in names if any(one == name or one.startswith(f"{name}_") for name in virtual)}
        return {
            one: {str(row[2]) for row in self.rows(f"PRAGMA foreign_key_list({one})")}
            for one in names
            if one not in own
        }

    def faults(self) -> Iterator[str]:
        """Give a sentence for everything wrong with the file, the references or the search indexes."""
        for (line,) in self.rows("PRAGMA integrity_check"):
            if line != "ok":
                yield f"The file is damaged: {line}."
        for table, row, parent, _ in self.rows("PRAGMA foreign_key_check"):
            yield f"Row {row} of {table} names a row of {parent} that does not exist."
        yield from self.words.faults()

    def copy_to(self, path: Path) -> None:
        """Write a complete copy of the library to `path`."""
        with self._in_words():
            target = sqlite3.connect(path)
            try:
                self._connection.backup(target)
                target.execute("PRAGMA journal_mode = DELETE")
            finally:
                target.close()

    def _see_that_it_writes(self) -> None:
        """Ask for the right to write now, not at the first edit."""
        with self.transaction():
            pass

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
        except (sqlite3.Error, UnicodeEncodeError) as error:
            raise self._told(error) from error

    def _told(self, error: sqlite3.Error | UnicodeEncodeError) -> Exception:
        return half_a_character() if isinstance(error, UnicodeEncodeError) else in_words(error, self._path)


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
            return Damaged(
                "The library is damaged and cannot be read in full.",
                where=where,
                hint="Keep the file. Restore a backup (main.py restore), or have what can be read carried "
                "into a new library (main.py recover).",
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
