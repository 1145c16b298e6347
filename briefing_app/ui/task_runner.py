"""Runs long functions in worker processes and tells the window how they fare, on its own thread."""

from __future__ import annotations

from collections import deque
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.errors import BriefingError, Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future

    from briefing_app.progress import Progress

_TOLD_EVERY_S, _GOODBYE_S = 0.05, 2.0
AT_ONCE = 3  # what is with the workers at a time; the rest waits here, so that cancelling is immediate
_BESIDE_EACH_WORKER = 2


class Pool(Protocol):
    """What the runner needs of `workspace.workers.pool.WorkerPool`."""

    def submit(
        self,
        fn: Callable[..., Any],
        *args: Any,
        timeout_s: float = ...,
        urgent: bool = ...,
        on_value: Callable[[Any], None] | None = ...,
    ) -> Future[Any]:
        """Run `fn` in a worker process, ahead of others when `urgent`; what it yields goes to `on_value`."""

    def stop(self, future: Future[Any]) -> None:
        """End a call, waiting or running."""

    def warm(self) -> None:
        """Start the worker processes."""

    def shutdown(self) -> None:
        """End the worker processes."""


@dataclass(frozen=True, slots=True)
class _Arrival:
    job: Job
    item: Any
    future: Future[Any]


@dataclass(frozen=True, slots=True)
class _Yielded:
    job: Job
    item: Any
    value: Any


class Job(QObject):
    """A function on its way over items; its signals arrive on the thread of the window.

    `arrived` carries (item, value), `failed` (item, BriefingError), `progressed` the job;
    `finished` comes once, after the last of them or after `cancel`. A generator also tells each
    value that it yields, by `yielded`, and its `arrived` carries None. Once it has finished it
    tells nothing more, and lets go of whoever listened.
    """

    arrived = Signal(object, object)
    failed = Signal(object, object)
    yielded = Signal(object, object)
    progressed = Signal(object)
    crashed = Signal(object)
    finished = Signal()
    resumed = Signal()

    def __init__(
        self, title: str, fn: Callable[..., Any], items: Iterable[Any], *, quiet: bool = False
    ) -> None:
        super().__init__()
        self.title = title
        self.quiet = quiet
        self.fn = fn
        self.waiting = deque(items)
        self.total = len(self.waiting)
        self.done = 0
        self.note = ""
        self.running: list[Future[Any]] = []
        self.is_cancelled = False
        self.is_finished = False
        self.is_held = False
        self.timeout_s = 60.0
        self.urgent = False

    def cancel(self) -> None:
        """Send nothing more to the workers and tell nothing more but `finished`."""
        if not self.is_finished:
            self.is_cancelled = True
            self.waiting.clear()
            self.finish()

    def hold(self) -> None:
        """Send nothing more to the workers until `go_on`: what they brought is more than was taken up."""
        self.is_held = True

    def go_on(self) -> None:
        """Send items to the workers again."""
        if self.is_held:
            self.is_held = False
            if not self.is_finished:
                self.resumed.emit()

    def say(self, note: str) -> None:
        """Say in words how far it is, where the number of items says little."""
        if note != self.note:
            self.note = note
            if not self.is_finished:
                self.progressed.emit(self)

    def add(self, items: Iterable[Any]) -> None:
        """Work on more items, next; to be called from a slot of the job's own signals."""
        more = list(items)
        self.waiting.extendleft(reversed(more))
        self.total += len(more)

    def finish(self) -> None:
        """Tell once that nothing more comes."""
        if not self.is_finished:
            self.is_finished = True
            self.finished.emit()
            self.let_go()

    def let_go(self) -> None:
        """Drop what is connected: functions that know the job would keep it, and it them, for ever."""
        self.deleteLater()


class _Aside(Job):
    """A function in a thread of this process, for what must be near the library's own connection."""

    _stepped = Signal(object)
    _ended = Signal(object)

    def __init__(self, title: str, fn: Callable[[Progress], Any], *, quiet: bool) -> None:
        super().__init__(title, fn, (), quiet=quiet)
        self.total = 1
        self._last_told = 0.0
        self._stepped.connect(self._show)
        self._ended.connect(self._receive)
        self._thread = Thread(target=self._run, name=title or "aside", daemon=True)

    def begin(self) -> None:
        """Start the thread, unless nobody wants what it would bring."""
        if not self.is_finished:
            self._thread.start()

    def end(self) -> None:
        """Wait a moment for the thread, so that it can take away what it had begun."""
        if self._thread.is_alive():
            self._thread.join(_GOODBYE_S)

    def let_go(self) -> None:
        """Drop what is connected, unless the thread may still tell something."""
        if not self._thread.is_alive():
            super().let_go()

    def step(self, done: int, total: int, name: str) -> None:
        """Take how far it is from the thread; raise `Cancelled` when it is to stop."""
        if self.is_cancelled:
            raise Cancelled
        if monotonic() - self._last_told > _TOLD_EVERY_S:
            self._last_told = monotonic()
            self._stepped.emit((done, total))

    def _run(self) -> None:
        try:
            outcome: Any = self.fn(self)
        except BaseException as error:
            outcome = error
        with suppress(RuntimeError):  # the window has gone meanwhile
            self._ended.emit((outcome,))

    def _show(self, far: tuple[int, int]) -> None:
        self.done, self.total = far
        self.progressed.emit(self)

    def _receive(self, carried: tuple[Any]) -> None:
        (outcome,) = carried
        self._thread.join()  # it has told its last
        if self.is_finished:
            self.let_go()
            return
        if isinstance(outcome, Cancelled):
            self.finish()
            return
        self.done = self.total
        if isinstance(outcome, BriefingError):
            self.failed.emit(None, outcome)
        elif isinstance(outcome, BaseException):
            self.crashed.emit(outcome)
            self.failed.emit(None, _failure(""))
        else:
            self.arrived.emit(None, outcome)
        self.finish()


class TaskRunner(QObject):
    """Owns the worker processes of the window; they start with the first task or with `warm`.

    An unexpected exception of a worker is told by `crashed`, and to the job as a failure.
    """

    job_started = Signal(object)
    job_finished = Signal(object)
    crashed = Signal(object)
    _arrived = Signal(object)
    _yielded = Signal(object)

    def __init__(self, make_pool: Callable[[], Pool] | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_pool = make_pool or _worker_pool
        self._pool: Pool | None = None
        self._closed = False
        self._at_once = AT_ONCE
        self.jobs: list[Job] = []
        self._arrived.connect(self._receive)
        self._yielded.connect(self._receive_value)

    def start(
        self,
        title: str,
        fn: Callable[..., Any],
        items: Iterable[Any],
        *,
        quiet: bool = False,
        timeout_s: float = 60.0,
        urgent: bool = False,
    ) -> Job:
        """Run `fn(item)` for each item (`fn(*item)` for a tuple); connect to the job at once.

        `fn` is a function of a module that imports no Qt. The first result comes after the
        caller has returned to the event loop. A `quiet` job is not shown in the status bar; an
        `urgent` one overtakes the others.
        """
        job = Job(title, fn, items, quiet=quiet)
        job.timeout_s = timeout_s
        job.urgent = urgent
        self.jobs.append(job)
        job.finished.connect(self._forget_finished)
        job.resumed.connect(lambda: QTimer.singleShot(0, job, lambda: self._feed(job)))
        self.job_started.emit(job)
        QTimer.singleShot(0, job, lambda: self._feed(job))
        return job

    def call(self, fn: Callable[..., Any], *arguments: Any, timeout_s: float = 60.0) -> Job:
        """Run `fn(*arguments)` once, quietly and ahead of what is waiting."""
        return self.start("", fn, [arguments], quiet=True, timeout_s=timeout_s, urgent=True)

    def start_aside(self, title: str, fn: Callable[[Progress], Any], *, quiet: bool = False) -> Job:
        """Run `fn(progress)` in a thread of this process; it must not touch what the window holds.

        The job tells `arrived` (None, value) or `failed` (None, error), and `finished`.
        """
        job = _Aside(title, fn, quiet=quiet)
        self.jobs.append(job)
        job.crashed.connect(self.crashed)
        job.finished.connect(self._forget_finished)
        self.job_started.emit(job)
        QTimer.singleShot(0, job, job.begin)
        return job

    def show(self, title: str, total: int = 1) -> Job:
        """Return a job that is worked on elsewhere; it is shown until its `finish` or `cancel`."""
        job = Job(title, _nothing, ())
        job.total = total
        self.jobs.append(job)
        job.finished.connect(self._forget_finished)
        self.job_started.emit(job)
        return job

    def warm(self) -> None:
        """Start the worker processes before they are needed."""
        if not self._closed:
            self._workers().warm()

    def close(self) -> None:
        """Cancel every job and end the worker processes."""
        self._closed = True
        jobs = list(self.jobs)
        for job in jobs:
            job.cancel()
        for job in jobs:
            if isinstance(job, _Aside):
                job.end()
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    def _workers(self) -> Pool:
        if self._pool is None:
            self._pool = self._make_pool()
            self._at_once = max(AT_ONCE, getattr(self._pool, "size", 1) + _BESIDE_EACH_WORKER)
        return self._pool

    def _feed(self, job: Job) -> None:
        if self._closed:
            return
        if not job.waiting and not job.running:
            job.finish()
        while job.waiting and not job.is_held and len(job.running) < self._at_once:
            item = job.waiting.popleft()
            arguments = item if isinstance(item, tuple) else (item,)
            future = self._workers().submit(
                job.fn,
                *arguments,
                timeout_s=job.timeout_s,
                urgent=job.urgent,
                on_value=partial(self._pass_value_on, job, item),
            )
            job.running.append(future)
            future.add_done_callback(partial(self._pass_on, job, item))

    def _pass_on(self, job: Job, item: Any, future: Future[Any]) -> None:
        """Hand a result, on whatever thread it comes, to the thread of the window."""
        if not self._closed:
            self._arrived.emit(_Arrival(job, item, future))

    def _pass_value_on(self, job: Job, item: Any, value: Any) -> None:
        if not self._closed:
            self._yielded.emit(_Yielded(job, item, value))

    def _receive_value(self, yielded: _Yielded) -> None:
        if not yielded.job.is_cancelled and not self._closed:
            job = yielded.job
            known = job.total
            job.yielded.emit(yielded.item, yielded.value)
            if job.total > known:
                QTimer.singleShot(0, job, lambda: self._feed(job))

    def _receive(self, arrival: _Arrival) -> None:
        job = arrival.job
        if arrival.future in job.running:
            job.running.remove(arrival.future)
        if job.is_cancelled or self._closed:
            return
        job.done += 1
        try:
            value = arrival.future.result()
        except BriefingError as error:
            job.failed.emit(arrival.item, error)
        except (Cancelled, CancelledError):
            pass
        except Exception as fault:
            self.crashed.emit(fault)
            job.failed.emit(
                arrival.item,
                _failure(_name(arrival.item)),
            )
        else:
            job.arrived.emit(arrival.item, value)
        job.progressed.emit(job)
        self._feed(job)

    def _forget_finished(self) -> None:
        for job in [job for job in self.jobs if job.is_finished]:
            self.jobs.remove(job)
            if job.is_cancelled and self._pool is not None:
                for future in job.running:
                    self._pool.stop(future)
            self.job_finished.emit(job)


def _nothing() -> None:
    """Do nothing, for a job that is worked on elsewhere."""


def _failure(where: str) -> BriefingError:
    return BriefingError(
        "The program failed while it was working on this.",
        where=where,
        hint="The details are in the crash report.",
    )


def _name(item: object) -> str:
    return str(getattr(item, "name", "") or getattr(item, "headline", ""))


def _worker_pool() -> Pool:
    from briefing_app.workspace.workers.pool import WorkerPool

    return WorkerPool()
