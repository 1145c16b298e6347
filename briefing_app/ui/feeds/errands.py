"""Errands of the window: fetched and worked elsewhere, answered on its own thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from briefing_app.workspace.web.errands import Then, outcome_of

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.task_runner import Job
    from briefing_app.web.exchange import Wanted
    from briefing_app.web.visits import Fetched, Visits


class WindowErrands(QObject):
    """Sends fetches to `Visits`, made at the first one, and work to the window's own workers."""

    _fetched = Signal(object, object)

    def __init__(self, desk: Desk, make_visits: Callable[[], Visits], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._make_visits = make_visits
        self._visits: Visits | None = None
        self._under_way: list[Future[Fetched]] = []
        self._closed = False
        self._fetched.connect(self._receive)

    def fetch(
        self, wanted: Wanted, then: Then, *, obey_robots: bool = False, any_status: bool = False
    ) -> None:
        """Fetch, and hand `then` a `Fetched` or what went wrong."""
        if self._closed:
            return
        if self._visits is None:
            self._visits = self._make_visits()
        future = self._visits.fetch(wanted, obey_robots=obey_robots, any_status=any_status)
        self._under_way.append(future)
        future.add_done_callback(lambda done: self._pass_on(then, done))

    def work(self, fn: Callable[..., object], *arguments: object, then: Then) -> None:
        """Run `fn` in a worker process, and hand `then` its value or what went wrong."""
        if self._closed:
            return
        job: Job = self._desk.runner.start("", fn, [arguments], quiet=True)
        job.arrived.connect(lambda _item, value: self._hand_on(then, value))
        job.failed.connect(lambda _item, error: self._hand_on(then, error))

    def stop(self) -> None:
        """Give up every fetch that is waiting or under way."""
        if self._visits is not None:
            for future in tuple(self._under_way):
                self._visits.stop(future)

    def renew(self) -> None:
        """Let what the user has settled since hold for every fetch from now on."""
        visits, self._visits = self._visits, None
        if visits is not None:
            Thread(target=visits.close, daemon=True).start()  # processes take a moment to end

    def close(self) -> None:
        """Fetch and tell nothing more."""
        self._closed = True
        visits, self._visits = self._visits, None
        if visits is not None:
            visits.close()

    def _pass_on(self, then: Then, future: Future[Fetched]) -> None:
        """Hand a result, on whatever thread it comes, to the thread of the window."""
        if not self._closed:
            with suppress(RuntimeError):  # the window has gone meanwhile
                self._fetched.emit(then, future)

    def _receive(self, then: Then, future: Future[Any]) -> None:
        if future in self._under_way:
            self._under_way.remove(future)
        self._hand_on(then, outcome_of(future))

    def _hand_on(self, then: Then, outcome: object) -> None:
        if not self._closed:
            then(outcome)
