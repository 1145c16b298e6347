"""Runs long functions in worker processes and tells the window how they fare, on its own thread."""

from __future__ import annotations

from collections import deque
from concurrent.futures import CancelledError
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.errors import BriefingError, Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import Future

AT_ONCE = 3  # what is with the workers at a time; the rest waits here, so that cancelling is immediate


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
    value that it yields, by `yielded`, and its `arrived` carries None.
    """

    arrived = Signal(object, object)
    failed = Signal(object, object)
    yielded = Signal(object, object)
    progressed = Signal(object)
    finished = Signal()

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
        self.running: list[Future[Any]] = []
        self.is_cancelled = False
        self.is_finished = False
        self.timeout_s = 60.0
        self.urgent = False

    def cancel(self) -> None:
        """Send nothing more to the workers and tell nothing more but `finished`."""
        if not self.is_finished:
            self.is_cancelled = True
            self.waiting.clear()
            self.finish()

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
        self.job_started.emit(job)
        QTimer.singleShot(0, job, lambda: self._feed(job))
        return job

    def call(self, fn: Callable[..., Any], *arguments: Any, timeout_s: float = 60.0) -> Job:
        """Run `fn(*arguments)` once, quietly and ahead of what is waiting."""
        return self.start("", fn, [arguments], quiet=True, timeout_s=timeout_s, urgent=True)

    def warm(self) -> None:
        """Start the worker processes before they are needed."""
        if not self._closed:
            self._workers().warm()

    def close(self) -> None:
        """Cancel every job and end the worker processes."""
        self._closed = True
        for job in list(self.jobs):
            job.cancel()
        if self._pool is not None:
            self._pool.shutdown()
            self._pool = None

    def _workers(self) -> Pool:
        if self._pool is None:
            self._pool = self._make_pool()
        return self._pool

    def _feed(self, job: Job) -> None:
        if self._closed:
            return
        if not job.waiting and not job.running:
            job.finish()
        while job.waiting and len(job.running) < AT_ONCE:
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
                BriefingError(
                    "The program failed while it was working on this.",
                    where=_name(arrival.item),
                    hint="The details are in the crash report.",
                ),
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


def _name(item: object) -> str:
    return str(getattr(item, "name", "") or getattr(item, "headline", ""))


def _worker_pool() -> Pool:
    from briefing_app.workspace.workers.pool import WorkerPool

    return WorkerPool()
