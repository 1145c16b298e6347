"""Errands that end some time later: fetches and work for the worker processes.

Who sends one says what is to happen then; that happens on the thread of the library, one thing
after another, so that the library is never asked from two threads.
"""

from __future__ import annotations

import queue
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from briefing_app.errors import BriefingError, Cancelled

if TYPE_CHECKING:
    from briefing_app.web.exchange import Wanted
    from briefing_app.web.visits import Visits
    from briefing_app.workspace.workers.pool import WorkerPool

T = TypeVar("T")
Then = Callable[[Any], None]
"""Takes what came of an errand: its value, a `BriefingError`, or `Cancelled`."""


class Errands(Protocol):
    """What a feed needs of whoever sends its errands."""

    def fetch(
        self, wanted: Wanted, then: Then, *, obey_robots: bool = False, any_status: bool = False
    ) -> None:
        """Fetch, and hand `then` a `Fetched` or what went wrong."""

    def work(self, fn: Callable[..., object], *arguments: object, then: Then) -> None:
        """Run `fn` in a worker process, and hand `then` its value or what went wrong."""


class WaitingErrands:
    """Errands for the command line: `run` waits for all of them, and for those that follow."""

    def __init__(self, visits: Visits, pool: WorkerPool) -> None:
        self._visits = visits
        self._pool = pool
        self._done: queue.SimpleQueue[tuple[Then, Future[Any]]] = queue.SimpleQueue()
        self._under_way = 0

    def fetch(
        self, wanted: Wanted, then: Then, *, obey_robots: bool = False, any_status: bool = False
    ) -> None:
        """Fetch, and hand `then` a `Fetched` or what went wrong."""
        self._expect(self._visits.fetch(wanted, obey_robots=obey_robots, any_status=any_status), then)

    def work(self, fn: Callable[..., object], *arguments: object, then: Then) -> None:
        """Run `fn` in a worker process, and hand `then` its value or what went wrong."""
        self._expect(self._pool.submit(fn, *arguments), then)

    def run(self) -> None:
        """Go on until nothing is under way any more."""
        while self._under_way:
            then, future = self._done.get()
            self._under_way -= 1
            then(outcome_of(future))

    def _expect(self, future: Future[Any], then: Then) -> None:
        self._under_way += 1
        future.add_done_callback(lambda done: self._done.put((then, done)))


def outcome_of(future: Future[Any]) -> Any:
    """Return the value of a future that is done, or what went wrong in words."""
    try:
        return future.result()
    except (BriefingError, Cancelled) as error:
        return error
    except CancelledError:
        return Cancelled()
    except Exception as fault:
        told = BriefingError(
            f"The program made a mistake here ({type(fault).__name__}: {fault}).",
            hint="Other items are not affected; please report this one.",
        )
        told.__cause__ = fault
        return told
