"""What a library is kept in: one connection to one of two engines, which the rest asks alike.

The functions beside this module write SQL that both engines understand, with `?` or `:name`
for values. What only one of them can say is asked of the `Database`: `json`, `counted_by`, `words`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.storage.engines.news import News
    from briefing_app.storage.engines.words import Words

Row = tuple[Any, ...]
Values = Sequence[object] | Mapping[str, object]
MOST_IN_ONE_QUERY = 500
T = TypeVar("T")


class Database(ABC):
    """One connection; what goes wrong in it is raised as a `BriefingError`."""

    where: str
    """The library as it is named to its users: a path, or an address without a password."""
    is_open = True
    """Whether there is a connection that was not closed."""
    words: Words
    """What is found by its words."""

    # What an engine does

    @abstractmethod
    def close(self) -> None:
        """Close the connection."""

    @abstractmethod
    def reading(self) -> Database:
        """Return another connection, which only reads and may be used on another thread."""

    @abstractmethod
    def interrupt(self) -> None:
        """Let a question that is being answered fail; called from another thread."""

    @abstractmethod
    def run(self, sql: str, values: Values = ()) -> int:
        """Carry out one statement and return how many rows it changed."""

    @abstractmethod
    def run_many(self, sql: str, rows: Iterable[Values]) -> None:
        """Carry out one statement for every row of values."""

    @abstractmethod
    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Return all rows."""

    def rows_of_all(self, sql: str, values: Values = ()) -> list[Row]:
        """Return all rows of a question to `Searched.every`."""
        return self.rows(sql, values)

    @abstractmethod
    def each(self, sql: str, values: Sequence[object] = ()) -> Iterator[Row]:
        """Give one row after another, for what may not fit in memory."""

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """Make everything inside happen together, on disk, or not at all.

        One transaction is open in a library at a time, whoever opened it.
        """

    def lasting_later(self) -> AbstractContextManager[None]:
        """Spare what is written inside the wait for the disk; not to be entered in a transaction.

        It outlives the program at any moment, but the machine only once a later transaction is kept,
        or after `make_lasting`.
        """
        return nullcontext()

    def make_lasting(self) -> None:
        """Wait until all that was written is on the disk for good."""
        return

    def take_up_the_log(self) -> None:
        """Do the work on the disk that `lasting_later` has put off; after `make_lasting`."""
        return

    @abstractmethod
    def lay(self, statements: Iterable[str]) -> None:
        """Lay tables, columns and indexes, inside the transaction that is open.

        They are told as SQLite has them: INTEGER holds 64 bits, TEXT is compared sign by sign.
        """

    # What the engines say differently

    @abstractmethod
    def json(self, column: str, *path: str | int) -> str:
        """Return the SQL for a text or number inside the JSON of `column`; -1 is the last of a list."""

    @abstractmethod
    def counted_by(self, index: str) -> str:
        """Return what stands behind a table's name so that an index alone is counted from."""

    @abstractmethod
    def columns(self, table: str) -> list[str]:
        """Return the names of a table's columns, in their order."""

    @abstractmethod
    def tables(self) -> dict[str, set[str]]:
        """Return the tables that both engines have, each with those that its rows refer to."""

    @abstractmethod
    def faults(self) -> Iterator[str]:
        """Give a sentence for everything wrong with the file, the references or the search indexes."""

    def take_stock(self) -> None:
        """Let the engine look at how much there is of everything, after much was written at once."""
        return

    # Several people at once

    person: str = ""
    """Who works here, for what is a person's own; "" where there is only one."""

    def announce(self, news: News) -> None:
        """Tell the others, once the open transaction is kept; in a file there are none."""
        return

    def be_ready_to_listen(self) -> None:
        """Make ready for `listen`, which then waits for nothing; may be done on another thread."""
        return

    def listen(self, heard: Callable[[News], None], line: Callable[[bool], None]) -> Callable[[], None]:
        """Tell `heard` what others write and `line` whether there is one; the function returned ends it.

        Both are called on a thread of their own. In a file nobody else writes.
        """
        return lambda: None

    def is_busy(self) -> bool:
        """Tell at once whether somebody is writing just now; in a file nobody else does."""
        return False

    def was_kept(self, number: str) -> bool:
        """Tell whether the server kept a transaction whose answer was lost."""
        return False

    # What only a file has

    @property
    def path(self) -> Path:
        """Where the file lies; refused for a library that is none."""
        raise no_file(self.where)

    def copy_to(self, path: Path) -> None:
        """Write a complete copy of the library's file to `path`."""
        _ = self.path

    def place_fault(self) -> BriefingError | None:
        """Return what is wrong with the place of the library, None when all is well."""
        return None

    # What follows from it

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """Return the first row, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def value(self, sql: str, values: Values = ()) -> Any:
        """Return the first column of the first row, or None."""
        found = self.row(sql, values)
        return found[0] if found else None

    def atomically(self, deed: Callable[[], T]) -> T:
        """Do `deed` in a transaction of its own; it may be done again when it was not kept."""
        with self.transaction():
            return deed()

    def run_script(self, statements: Iterable[str]) -> None:
        """Carry out statements one after another, inside the transaction that is open."""
        for statement in statements:
            self.run(statement)

    def rows_for(self, sql: str, ids: Iterable[int], values: Sequence[object] = ()) -> list[Row]:
        """Return the rows for `ids`, however many; `{ids}` in `sql` stands for them."""
        found: list[Row] = []
        wanted = list(ids)
        for start in range(0, len(wanted), MOST_IN_ONE_QUERY):
            some = wanted[start : start + MOST_IN_ONE_QUERY]
            marks = ",".join("?" * len(some))
            found += self.rows(sql.replace("{ids}", marks), (*values, *some))
        return found


class NoConnection(BriefingError):
    """The line to the server is broken.

    `number` is that of a transaction which may have been kept, "" where none can have been.
    """

    def __init__(self, where: str, *, number: str = "") -> None:
        super().__init__(
            "There is no connection to the library.",
            where=where,
            hint="See that the network and the server are up; the program goes on trying.",
        )
        self.number = number

    @property
    def may_be_kept(self) -> bool:
        """Whether the last change can have arrived."""
        return bool(self.number)

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error travel whole from a worker process."""
        return (_no_connection, (self.where, self.number))


def _no_connection(where: str, number: str) -> NoConnection:
    return NoConnection(where, number=number)


class Busy(BriefingError):
    """Somebody else has held the library for long; nothing was done, and can be soon."""

    number = ""
    may_be_kept = False

    def __init__(self, where: str) -> None:
        super().__init__(
            "Somebody else has been writing to the library for long.",
            where=where,
            hint="Try again in a moment.",
        )

    def __reduce__(self) -> tuple[object, ...]:
        """Let the error travel whole from a worker process."""
        return (Busy, (self.where,))


def no_file(where: str) -> BriefingError:
    """Return the refusal to do with a library on a server what is done with files."""
    return BriefingError(
        "This library lies on a server and is not a file of this computer.",
        where=where,
        hint="Whoever runs the server does this there; or move the library into a file first.",
    )


def not_a_library(where: Path) -> BriefingError:
    """Return the refusal of a file that is something else."""
    return BriefingError(
        "This file is not a Briefing Desk library.",
        where=str(where),
        hint="Open a file that the program made, usually one ending in .briefing.",
    )


def half_a_character() -> BriefingError:
    """Return the refusal of a text that no engine can hold."""
    return BriefingError(
        "The text holds a character that is only half there and cannot be stored.",
        hint="Type or paste the text again.",
    )
