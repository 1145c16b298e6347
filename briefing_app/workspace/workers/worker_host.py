"""The other end of a worker process: hands it calls, and replaces it when it fails."""

from __future__ import annotations

import contextlib
import queue
import signal
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from briefing_app.errors import BriefingError, Cancelled
from briefing_app.workspace.workers.decoding import loads
from briefing_app.workspace.workers.worker import IS_TIMED, MAX_REPLY_BYTES, Reply, TooMuch, serve

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.context import SpawnProcess

_START_S = 120.0
_PATIENCE = 4 if IS_TIMED else 1
"""How many times its time a call may take by the clock: a busy machine is no fault of the file."""
_TRIES_AFTER_A_DEATH_FROM_OUTSIDE = 1


@dataclass(slots=True)
class Call:
    """One call on its way: what to do, under which name, and where its result goes.

    `timeout_s` is time of the processor. What a call yields goes to `on_value` one by one, and each has
    that time for itself.
    """

    packed: bytes
    name: str
    timeout_s: float
    on_value: Callable[[Any], None] | None = None
    has_yielded: bool = False
    future: Future[Any] = field(default_factory=Future)
    deaths: int = 0
    stopped: bool = False


class WorkerHost(threading.Thread):
    """Looks after one worker process: hands it calls, replaces it when it fails."""

    def __init__(
        self,
        calls: queue.PriorityQueue[tuple[int, int, Call | None]],
        memory_bytes: int,
        prepare: Callable[[], object] | None,
    ) -> None:
        super().__init__(name="worker host", daemon=True)
        self._calls = calls
        self._memory_bytes = memory_bytes
        self._prepare = prepare
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._current: Call | None = None
        self._lock = threading.Lock()
        self._ready = False
        self._ending = False

    def run(self) -> None:
        """Serve calls until a None comes."""
        try:
            with contextlib.suppress(OSError, RuntimeError):  # the first call tells it again
                self._start_worker()
            while not self._ending:
                call = self._calls.get()[2]
                if call is None:
                    return
                if call.future.set_running_or_notify_cancel():
                    self._serve(call)
        finally:
            self._end_worker()

    def stop(self, future: Future[Any]) -> None:
        """End the worker if it is busy with this call."""
        with self._lock:
            if self._current is not None and self._current.future is future:
                self._current.stopped = True
                self._kill()

    def end(self) -> None:
        """End the worker whatever it does, and the thread with it."""
        with self._lock:
            self._ending = True
            if self._current is not None:
                self._current.stopped = True
            self._kill()

    def _serve(self, call: Call) -> None:
        with self._lock:
            self._current = call
            call.stopped = self._ending
        try:
            reply = self._reply_to(call)
        except BaseException as error:
            self._end_worker()  # it would go on sending, and the next call would take that for its own
            reply = Reply(failure=error)
        with self._lock:
            self._current = None
        if call.stopped:
            call.future.set_exception(Cancelled())
        elif reply.failure is None:
            call.future.set_result(reply.result)
        else:
            if reply.trace and not isinstance(reply.failure, BriefingError):
                reply.failure.add_note(f"In the worker process:\n{reply.trace}")
            call.future.set_exception(reply.failure)

    def _reply_to(self, call: Call) -> Reply:
        """Return what the worker answers, or what became of the worker."""
        while not call.stopped:
            connection, process = self._worker()
            try:
                connection.send_bytes(call.packed)
                while not call.stopped:
                    if not wait([connection, process.sentinel], _PATIENCE * call.timeout_s):
                        self._end_worker()
                        return Reply(failure=_too_slow(call))
                    if not connection.poll():
                        break
                    reply = loads(connection.recv_bytes(2 * MAX_REPLY_BYTES))
                    if not reply.more:
                        return self._received(call, reply)
                    call.has_yielded = True
                    if call.on_value is not None:
                        call.on_value(reply.result)
            except (EOFError, OSError):
                pass
            process.join(2)
            killed_from_outside = process.exitcode == -signal.SIGKILL
            is_spent = IS_TIMED and process.exitcode == -signal.SIGXCPU
            self._end_worker()
            if is_spent:
                return Reply(failure=_too_slow(call))
            call.deaths += 1
            is_last_try = call.has_yielded or call.deaths > _TRIES_AFTER_A_DEATH_FROM_OUTSIDE
            if not killed_from_outside or is_last_try:
                return Reply(failure=_died(call))
        return Reply()

    def _received(self, call: Call, reply: Reply) -> Reply:
        if reply.leaving:
            self._end_worker()
        if isinstance(reply.failure, MemoryError):
            return Reply(failure=_too_large(call))
        if isinstance(reply.failure, TooMuch):
            return Reply(failure=_too_much(call))
        return reply

    def _worker(self) -> tuple[Connection, SpawnProcess]:
        """Return a worker that is ready for a call; starting one is not on the call's time."""
        if self._process is None or self._connection is None or not self._process.is_alive():
            self._end_worker()
            self._start_worker()
        assert self._process is not None and self._connection is not None
        if not self._ready:
            self._ready = bool(wait([self._connection, self._process.sentinel], _START_S))
            with contextlib.suppress(EOFError, OSError):
                self._connection.recv_bytes()
        return self._connection, self._process

    def _start_worker(self) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._memory_bytes, self._prepare), daemon=True)
        process.start()
        theirs.close()
        with self._lock:
            self._connection, self._process, self._ready = ours, process, False
            if self._ending:
                self._kill()

    def _end_worker(self) -> None:
        with self._lock:
            self._kill()
            process, connection = self._process, self._connection
            self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is not None:
            process.join()
            process.close()

    def _kill(self) -> None:
        if self._process is not None and self._process.is_alive():
            self._process.kill()


def _too_slow(call: Call) -> BriefingError:
    return BriefingError(
        f"This took longer than {call.timeout_s:g} seconds and was stopped.",
        where=call.name,
        hint="Try a smaller part of it.",
    )


def _too_large(call: Call) -> BriefingError:
    return BriefingError(
        "This needs more memory than the program allows for one item.",
        where=call.name,
        hint="Try a smaller part of it.",
    )


def _too_much(call: Call) -> BriefingError:
    return BriefingError(
        "More came of this than the program takes from one item.",
        where=call.name,
        hint="Try a smaller part of it.",
    )


def _died(call: Call) -> BriefingError:
    return BriefingError(
        "The process that worked on this ended unexpectedly; the input is probably damaged.",
        where=call.name,
        hint="Open it in its own program and save it again, or paste its text.",
    )
