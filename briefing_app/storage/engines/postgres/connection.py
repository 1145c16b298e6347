"""The connection to a library on a server, which outlives the line that carries it."""

from __future__ import annotations

import platform
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from briefing_app.domain.identity import new_id
from briefing_app.errors import BriefingError
from briefing_app.storage.engines.database import Database, NoConnection, half_a_character
from briefing_app.storage.engines.postgres import dialect
from briefing_app.storage.engines.postgres.driver import connect, psycopg
from briefing_app.storage.engines.postgres.listening import CHANNEL, Ear, Listening, ear
from briefing_app.storage.engines.postgres.refusals import in_words
from briefing_app.storage.engines.postgres.schema import OWN_TABLES
from briefing_app.storage.engines.postgres.words import PostgresWords

if TYPE_CHECKING:
    from psycopg import Connection

    from briefing_app.storage.engines.database import Row, Values
    from briefing_app.storage.engines.news import News
    from briefing_app.storage.engines.postgres.address import ServerAddress

T = TypeVar("T")
ONE_AT_A_TIME = 0x42444C31
"""The lock in the database that whoever writes to the library holds."""
_ROWS_AT_ONCE = 500
_AT_THE_WINDOW = {"connect_timeout": "2"}  # seconds, libpq's least: somebody waits for it
_BEGIN = "BEGIN; SELECT pg_current_xact_id()::text, pg_advisory_xact_lock(?)"
_WAIT_FOR_OTHERS = "SET lock_timeout = '2s'"  # at the window
_BY_THE_INDEX = "SET LOCAL enable_seqscan = off; "
_LOOKS, _BETWEEN_LOOKS_S = 10, 0.05


class PostgresDatabase(Database):
    """One connection; a read that the line failed is asked again, a write never done twice."""

    def __init__(self, address: ServerAddress) -> None:
        self.address = address
        self.where = str(address)
        self.words = PostgresWords(self)
        self.sender = new_id()
        """What marks this connection's own news."""
        self.is_watched = False
        """Whether somebody else looks after the line, and nobody needs to wait for it."""
        self.is_lost = False
        """Whether the line is known to be broken."""
        self._in_transaction = False
        self._asked_at: float | None = None
        self._interrupting: Thread | None = None
        self._ear: Ear | None = None
        self._listening: Listening | None = None
        self._connection: Connection[Any] = connect(address)
        self.user = str(self._connection.info.user)
        self.person = f"{self.user}@{platform.node()}"

    def close(self) -> None:
        """Close the connection, and hear no more."""
        if self._listening is not None:
            self._listening.stop()
        if self._ear is not None:
            self._ear.connection.close()
        self._connection.close()

    def reading(self) -> PostgresDatabase:
        """Return another connection, which only reads and may be used on another thread."""
        return PostgresDatabase(self.address)

    def interrupt(self) -> None:
        """Let a question that is being answered fail; called from another thread, which waits for nothing.

        To tell the server takes a connection of its own. The next question waits until it is told, or it
        would be the one that fails.
        """
        self._interrupting = Thread(target=self._cancel, args=(self._connection,), daemon=True)
        self._interrupting.start()

    @staticmethod
    def _cancel(connection: Connection[Any]) -> None:
        with suppress(psycopg().Error, OSError):
            connection.cancel()

    def run(self, sql: str, values: Values = ()) -> int:
        """Carry out one statement and return how many rows it changed."""
        with self._in_words():
            return self._connection.execute(dialect.with_marks(sql), values).rowcount

    def run_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Carry out one statement for every row of values, all sent together."""
        wanted = list(rows)
        if wanted:
            with self._in_words(), psycopg().Cursor(self._connection) as cursor:
                cursor.executemany(dialect.with_marks(sql), wanted)

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Return all rows."""
        if self._in_transaction:
            return self._rows(sql, values)
        try:
            return self._rows(sql, values)
        except NoConnection:
            self.connect_again()
            return self._rows(sql, values)

    def rows_of_all(self, sql: str, values: Values = ()) -> list[Row]:
        """Return all rows; every article that holds words is had from their index.

        The server does not know that to look into an article costs more than to find it in the index,
        and would look into all of them.
        """
        if self._in_transaction:
            return self.rows(sql, values)
        return self.rows(_BY_THE_INDEX + sql, values)

    def each(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Give one row after another, for what may not fit in memory."""
        with (
            self._in_words(),
            self._connection.transaction(),
            psycopg().ServerCursor(self._connection, "each") as cursor,
        ):
            cursor.itersize = _ROWS_AT_ONCE
            yield from cursor.execute(dialect.with_marks(sql), values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything inside happen together, on disk, or not at all.

        Where the line fails while the server keeps it, the server is asked what became of it.
        """
        try:
            [begun] = self._rows(_BEGIN, (ONE_AT_A_TIME,))
            number = str(begun[0])
            self._in_transaction = True
            yield
        except BaseException:
            self._in_transaction = False
            self._roll_back()
            raise
        self._in_transaction = False
        try:
            self.run("COMMIT")
        except NoConnection:
            self._ask_what_became_of(number)

    def atomically(self, deed: Callable[[], T]) -> T:
        """Do `deed` in a transaction of its own; done again where the line failed and nothing was kept."""
        try:
            return super().atomically(deed)
        except NoConnection as lost:
            if lost.may_be_kept:
                raise
            self.connect_again()
            return super().atomically(deed)
        except (psycopg().errors.UndefinedTable, psycopg().errors.UndefinedColumn):
            self._refuse_newer()
            raise

    def _refuse_newer(self) -> None:
        """Say so where a colleague's newer program has brought the library up to date meanwhile."""
        from briefing_app.storage.engines.postgres.migrations import STEPS, version_of

        version_of(self, max(STEPS))

    def connect_again(self) -> None:
        """Connect anew where the line is broken."""
        if not (self._connection.closed or self._connection.broken):
            return
        if self.is_watched and self.is_lost:
            raise NoConnection(self.where)  # at once: the window waits for nothing
        self._connection.close()
        try:
            self._connection = connect(self.address, **(_AT_THE_WINDOW if self.is_watched else {}))
            if self.is_watched:
                self._connection.execute(_WAIT_FOR_OTHERS)
        except NoConnection:
            self.is_lost = True
            raise

    def announce(self, news: News) -> None:
        """Tell the others, once the open transaction is kept."""
        if news:
            self.run("SELECT pg_notify(?, ?)", (CHANNEL, replace(news, by=self.user).packed(self.sender)))

    def be_ready_to_listen(self) -> None:
        """Connect for what others write, so that `listen` waits for nothing and misses nothing."""
        self._ear = self._ear or ear(self.address)

    def listen(self, heard: Callable[[News], None], line: Callable[[bool], None]) -> Callable[[], None]:
        """Tell `heard` what others write and `line` whether there is one; the function returned ends it."""
        self.be_ready_to_listen()
        self.run(_WAIT_FOR_OTHERS)
        ready, self._ear = self._ear, None
        if ready is not None:
            self._listening = Listening(self, ready, heard, line)
            return self._listening.stop
        return lambda: None

    @property
    def waited(self) -> float:
        """For how many seconds somebody has been waiting for an answer, 0 where nobody does."""
        asked_at = self._asked_at
        return time.monotonic() - asked_at if asked_at is not None else 0.0

    def break_off(self) -> None:
        """End the wait for a line that has fallen silent; called from another thread."""
        self.is_lost = True
        with suppress(OSError, psycopg().Error):
            around = socket.fromfd(self._connection.pgconn.socket, socket.AF_INET, socket.SOCK_STREAM)
            try:
                around.shutdown(socket.SHUT_RDWR)
            finally:
                around.close()

    def lay(self, statements: Iterable[str]) -> None:
        """Lay tables, columns and indexes, inside the transaction that is open."""
        for statement in statements:
            self.run(dialect.laid(statement))

    def take_stock(self) -> None:
        """Let the server look at how much there is of everything; it chooses its ways by that."""
        self.run("ANALYZE")

    def json(self, column: str, *path: str | int) -> str:
        """Return the SQL for a text inside the JSON of `column`."""
        return dialect.json(column, *path)

    def counted_by(self, index: str) -> str:
        """Return nothing: PostgreSQL finds its indexes by itself."""
        return ""

    def columns(self, table: str) -> list[str]:
        """Return the names of a table's columns, in their order."""
        rows = self.rows(
            "SELECT attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid "
            "WHERE relnamespace = current_schema()::regnamespace AND relname = ? "
            "AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
            (table,),
        )
        return [str(row[0]) for row in rows]

    def tables(self) -> dict[str, set[str]]:
        """Return the tables that both engines have, each with those that its rows refer to."""
        found: dict[str, set[str]] = {
            str(row[0]): set()
            for row in self.rows(
                "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace "
                "AND relkind = 'r'"
            )
            if row[0] not in OWN_TABLES
        }
        for table, parent in self.rows(
            "SELECT c.relname, p.relname FROM pg_constraint JOIN pg_class c ON c.oid = conrelid "
            "JOIN pg_class p ON p.oid = confrelid "
            "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
        ):
            if table in found:
                found[table].add(str(parent))
        return found

    def faults(self) -> Iterator[str]:
        """Give a sentence for each search index that is wrong; the server itself looks after the rest."""
        return self.words.faults()

    def _rows(self, sql: str, values: Values) -> list[Row]:
        with self._in_words():
            cursor = self._connection.execute(dialect.with_marks(sql), values)
            while cursor.nextset():  # what is set for a question comes before it
                pass
            return cursor.fetchall()

    def _roll_back(self) -> None:
        status, known = self._connection.info.transaction_status, psycopg().pq.TransactionStatus
        if status in (known.IDLE, known.UNKNOWN):
            return
        if status == known.ACTIVE or (self.is_watched and self.is_lost):
            self._connection.close()  # nobody waits to tell it to a server that may not answer
            return
        with suppress(BriefingError, psycopg().Error):
            # A line that is broken rolls back by itself; the first complaint is the one to tell.
            self.run("ROLLBACK")

    def _ask_what_became_of(self, number: str) -> None:
        """Return when the transaction was kept; raise an error that says whether it can have been."""
        try:
            self.connect_again()
            kept = self.was_kept(number)
        except Exception as error:
            raise NoConnection(self.where, number=number) from error
        if not kept:
            raise NoConnection(self.where)

    def is_busy(self) -> bool:
        """Tell at once whether somebody is writing just now."""
        return not self.value("SELECT pg_try_advisory_xact_lock(?)", (ONE_AT_A_TIME,))

    def was_kept(self, number: str) -> bool:
        """Tell whether the server kept a transaction whose answer was lost; waits while it is at it."""
        for _ in range(_LOOKS):
            state = self.value("SELECT pg_xact_status(?::xid8)", (number,))
            if state != "in progress":
                return bool(state == "committed")
            time.sleep(_BETWEEN_LOOKS_S)
        raise NoConnection(self.where, number=number)

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        if self.is_watched and self.is_lost and not self._in_transaction:
            raise NoConnection(self.where)  # at once: the window waits for nothing
        interrupting, self._interrupting = self._interrupting, None
        if interrupting is not None:
            interrupting.join()
        self._asked_at = time.monotonic()
        try:
            yield
        except psycopg().Error as error:
            lost = self._connection.closed or self._connection.broken
            # The server quotes what was asked of it, and that holds words of articles.
            raise in_words(error, self.where, lost=bool(lost)) from None
        except UnicodeEncodeError as error:
            raise half_a_character() from error
        finally:
            self._asked_at = None
