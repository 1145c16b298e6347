"""A second look at a library, for a thread of its own: it reads, and can be stopped at any time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from briefing_app.errors import Cancelled

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database
    from briefing_app.storage.store import Store

T = TypeVar("T")


class Reading:
    """Answers questions one at a time over a connection that never writes.

    `ask` is called on the thread that waits for answers, `stop` and `close` on any other.
    """

    def __init__(self, connect: Callable[[], Database], wrap: Callable[[Database], Store]) -> None:
        self._connect = connect
        self._wrap = wrap
        self._database: Database | None = None
        self.is_closed = False
        self.when_closed: Callable[[], None] = lambda: None
        """Called when nothing more is answered."""
        self._at_work = threading.Lock()

    def ask(self, question: Callable[[Store], T]) -> T:
        """Return the answer to a question; `Cancelled` where the library was closed."""
        with self._at_work:
            if self.is_closed:
                raise Cancelled
            if self._database is None:
                self._database = self._connect()
            return question(self._wrap(self._database))

    def stop(self) -> None:
        """Let the question at hand fail, if there is one."""
        database = self._database
        if database is not None:
            database.interrupt()

    def close(self) -> None:
        """Answer nothing more, and close the connection."""
        self.is_closed = True
        self.stop()
        with self._at_work:
            if self._database is not None:
                self._database.close()
                self._database = None
        self.when_closed()
