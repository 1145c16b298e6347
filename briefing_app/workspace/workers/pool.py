"""Worker processes for long and dangerous work: a call that hangs or dies takes nobody along.

Each worker serves one call at a time, so a call that outstays its time, eats its memory
or kills its process is the only one that fails; a fresh worker takes the next.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import pickle
import queue
import threading
from collections import deque
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

from briefing_app.errors import BriefingError, Cancelled
from briefing_app.workspace.workers.worker_host import Call, WorkerHost

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefing_app.progress import Progress

T = TypeVar("T")
R = TypeVar("R")

DEFAULT_TIMEOUT_S = 60.0
MEMORY_BYTES = 2 * 1024**3
_LOOK_AROUND_S = 0.1
_GOODBYE_S = 0.3
_HELD = 64
_NOT_DONE: Future[Any] = Future()


@dataclass(frozen=True, slots=True)
class Ended:
    """A call of a stream is over; `failure` is what ended it early, None when it went well."""

    failure: BriefingError | None = None


class WorkerPool:
    """A few worker processes, started when first needed."""

    def __init__(
        self,
        workers: int | None = None,
        *,
        memory_bytes: int = MEMORY_BYTES,
        timeout_s: float = DEFAULT_TIMEOUT_S,
        prepare: Callable[[], object] | None = None,
    ) -> None:
        """Take the number of processes (one for each core when None, at most 8).

        They give way to the window, which has the higher priority. `prepare` runs once in every
        fresh worker, before its first call.
        """
        self.size = workers or max(1, min(8, os.cpu_count() or 2))
        self._memory_bytes = memory_bytes
        self._timeout_s = timeout_s
        self._prepare = prepare
        self._calls: queue.PriorityQueue[tuple[int, int, Call | None]] = queue.PriorityQueue()
        self._order = itertools.count()
        self._hosts: list[WorkerHost] = []
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> WorkerPool:
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()

    @property
    def started(self) -> int:
        """The number of workers that were started so far, 0 before the first call."""
        return len(self._hosts)

    def warm(self) -> None:
        """Start the workers now, without waiting for them."""
        with self._lock:
            if self._closed or self._hosts:
                return
            self._hosts = [
                WorkerHost(self._calls, self._memory_bytes, self._prepare) for _ in range(self.size)
            ]
        for host in self._hosts:
            host.start()

    def submit(
        self,
        fn: Callable[..., R],
        *args: object,
        timeout_s: float | None = None,
        name: str = "",
        urgent: bool = False,
        on_value: Callable[[Any], None] | None = None,
    ) -> Future[R]:
        """Return the future result of `fn(*args)` in a worker.

        It fails with what `fn` raised, or with a `BriefingError` about `name` when the
        worker ran out of time or memory or died. An `urgent` call overtakes the others.
        `timeout_s` is time of the processor; by the clock a call may take four times that.
        What a generator yields is given to `on_value` one by one, on a thread of the pool, each
        within `timeout_s`; its result is None.
        """
        if self._closed:
            raise RuntimeError("The pool was shut down.")
        self.warm()
        seconds = self._timeout_s if timeout_s is None else timeout_s
        call = Call(
            packed=pickle.dumps((fn, args, seconds)),
            name=name or next(filter(None, map(name_of, args)), ""),
            timeout_s=seconds,
            on_value=on_value,
        )
        self._calls.put((0 if urgent else 1, next(self._order), call))
        return call.future

    def stop(self, future: Future[Any]) -> None:
        """End a call, waiting or running; its future ends with `Cancelled` or is cancelled."""
        if future.cancel():
            return
        for host in self._hosts:
            host.stop(future)

    def run(
        self, fn: Callable[[T], R], items: Sequence[T], progress: Progress
    ) -> Iterator[tuple[T, R | BriefingError]]:
        """Yield each item with `fn(item)`, in order, or with the error that took its place.

        Raises `Cancelled` when `progress` does; calls that still run are then ended.
        """
        waiting: deque[tuple[T, Future[R]]] = deque()
        rest = iter(items)
        done = 0
        try:
            while True:
                for item in itertools.islice(rest, 2 * self.size - len(waiting)):
                    waiting.append((item, self.submit(fn, item)))
                if not waiting:
                    break
                item, future = waiting[0]
                name = name_of(item)
                outcome = _outcome(future, name, partial(progress.step, done, len(items), name))
                waiting.popleft()
                done += 1
                yield item, outcome
            progress.step(done, len(items), "")
        finally:
            for _, future in reversed(waiting):
                self.stop(future)

    def stream(
        self, fn: Callable[[T], Iterator[R]], items: deque[T], progress: Progress
    ) -> Iterator[tuple[T, R | Ended]]:
        """Yield each item with what the generator `fn(item)` yields, as it comes, and `Ended` after it.

        What is added to `items` meanwhile is worked on too. Who takes slowly is waited for: only a
        few values are held. Raises `Cancelled` when `progress` does; calls that still run are ended.
        """
        arrivals: queue.SimpleQueue[tuple[T, Future[Any], R | None]] = queue.SimpleQueue()
        room = threading.Semaphore(_HELD)
        running: set[Future[Any]] = set()
        left = threading.Event()
        done = 0

        def hold(item: T, value: R) -> None:
            while not left.is_set():
                if room.acquire(timeout=_LOOK_AROUND_S):
                    arrivals.put((item, _NOT_DONE, value))
                    return

        try:
            while items or running:
                while items and len(running) < 2 * self.size:
                    item = items.popleft()
                    future = self.submit(fn, item, on_value=partial(hold, item))
                    running.add(future)
                    future.add_done_callback(partial(_tell_end, arrivals, item))
                progress.step(done, done + len(running) + len(items), "")
                try:
                    item, future, value = arrivals.get(timeout=_LOOK_AROUND_S)
                except queue.Empty:
                    continue
                if value is None:
                    running.discard(future)
                    done += 1
                    yield item, Ended(_failure(future, name_of(item)))
                else:
                    room.release()
                    yield item, value
            progress.step(done, done, "")
        finally:
            left.set()
            for future in running:
                self.stop(future)

    def shutdown(self) -> None:
        """End every worker at once; what was waiting is cancelled."""
        with self._lock:
            self._closed = True
            hosts, self._hosts = self._hosts, []
        with contextlib.suppress(queue.Empty):
            while True:
                if call := self._calls.get_nowait()[2]:
                    call.future.cancel()
        for host in hosts:
            self._calls.put((-1, next(self._order), None))
            host.end()
        for host in hosts:
            host.join(_GOODBYE_S)


def name_of(item: object) -> str:
    """Return what a person calls an item: a file by its name, an article by its headline."""
    if isinstance(item, PurePath):
        return item.name
    for attribute in ("headline", "title", "original_name", "name"):
        if isinstance(name := getattr(item, attribute, None), str) and name:
            return name
    return item if isinstance(item, str) and len(item) < 200 else ""


def _outcome(future: Future[R], name: str, step: Callable[[], None]) -> R | BriefingError:
    """Wait for the result, telling `step` again and again so that it can cancel."""
    while True:
        step()
        try:
            return future.result(_LOOK_AROUND_S)
        except TimeoutError as error:
            if future.done():
                return _fault(error, name)
        except (Cancelled, CancelledError):
            raise Cancelled from None
        except BriefingError as error:
            return error
        except Exception as error:
            return _fault(error, name)


def _tell_end(arrivals: queue.SimpleQueue[Any], item: object, future: Future[Any]) -> None:
    arrivals.put((item, future, None))


def _failure(future: Future[Any], name: str) -> BriefingError | None:
    """Return what ended a call that is done, None when it went well."""
    error = None if future.cancelled() else future.exception()
    if future.cancelled() or isinstance(error, Cancelled):
        raise Cancelled
    if error is None or isinstance(error, BriefingError):
        return error
    return _fault(error, name)


def _fault(error: BaseException, name: str) -> BriefingError:
    """Return a fault of the program as the error of one item; the cause is kept."""
    kind = type(error).__name__
    fault = BriefingError(
        f"The program made a mistake here ({kind}: {error}).",
        where=name,
        hint="The other items are not affected; please report this one.",
    )
    fault.__cause__ = error
    return fault
