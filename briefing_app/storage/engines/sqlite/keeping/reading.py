"""A second connection to a library's file that only reads, and long questions that can be stopped.

SQLite before 3.51.3 can damage a file when two connections write and reset its log at once, so
what is opened here never writes and never checkpoints.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from briefing_app.errors import BriefingError, Cancelled
from briefing_app.storage.engines.database import not_a_library
from briefing_app.storage.engines.sqlite.connection import in_words

T = TypeVar("T")
APPLICATION_ID = 0x42444C31  # "BDL1"
_LOOK_AROUND_S = 0.2
_PATIENCE_S = 30.0


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to the library at `path` that only reads; complaints become sentences."""
    refuse_missing(path)
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    with told(path):
        connection = sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=_PATIENCE_S
        )
        try:
            if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
                raise not_a_library(path)
            yield connection
        finally:
            connection.close()


def refuse_missing(path: Path) -> None:
    """Raise an error when there is no file at `path`."""
    if not path.is_file():
        raise BriefingError(
            "There is no library of this name.",
            where=str(path),
            hint="See that the name is right and that its disk is connected.",
        )


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise what SQLite complains of as a sentence about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise in_words(error, path) from error


def watched(connection: sqlite3.Connection, work: Callable[[], T], look: Callable[[], None]) -> T:
    """Return what `work` gives; `look` is asked meanwhile and may raise `Cancelled` to end it."""
    done = threading.Event()
    stopped: list[BaseException] = []

    def watch() -> None:
        while not done.wait(_LOOK_AROUND_S):
            try:
                look()
            except BaseException as reason:
                stopped.append(reason)
                connection.interrupt()
                return

    watcher = threading.Thread(target=watch, name="library watch", daemon=True)
    watcher.start()
    try:
        return work()
    except sqlite3.OperationalError as error:
        done.set()
        watcher.join()
        if stopped:
            raise stopped[0] from error
        raise
    finally:
        done.set()
        watcher.join()
        if stopped and isinstance(stopped[0], Cancelled):
            raise stopped[0]
