"""What runs inside a worker process: one call after another, within limits, away from Qt."""

from __future__ import annotations

import contextlib
import math
import os
import pickle
import signal
import sys
import threading
import time
import traceback
from collections.abc import Generator
from dataclasses import dataclass, replace
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing_app.workspace.workers.decoding import can_be_named, loads

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

_NICENESS = 5
_LARGE_SHARE = 0.4
_SET_DEATH_SIGNAL = 1
IS_TIMED = sys.platform != "win32"
"""Whether the system itself ends a call whose processor time is used up."""
MAX_REPLY_BYTES = 400_000_000
"""What a call may bring back: all that an input may unpack to, and more than any briefing weighs."""


class TooMuch(Exception):
    """A call would bring back more than the other side takes."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of one call.

    `failure` is None when it went well, `trace` says where an unexpected one came from.
    A worker that is `leaving` has grown large and makes room for a fresh one. A result with
    `more` is one of several that a call yields; the last reply to the call has none.
    """

    result: Any = None
    failure: BaseException | None = None
    trace: str = ""
    leaving: bool = False
    more: bool = False


def serve(connection: Connection, memory_bytes: int, prepare: Callable[[], object] | None) -> None:
    """Answer calls until the other side hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _be_silent()
    _die_with_parent()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _keep_within(memory_bytes)
    if prepare is not None:
        with contextlib.suppress(Exception):
            prepare()
    try:
        connection.send_bytes(b"ready")
    except OSError:
        return
    while True:
        try:
            reply = _reply_to(connection.recv_bytes(), connection)
            if isinstance(reply.failure, MemoryError) or _has_grown(memory_bytes):
                reply = replace(reply, leaving=True)
            connection.send_bytes(packed_reply(reply))
        except (EOFError, OSError):
            return
        if reply.leaving:
            return


def _die_with_parent() -> None:
    """Have Linux end this process with the thread that started it, even in a call that never yields."""
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_SET_DEATH_SIGNAL, signal.SIGKILL)


def _end_with_parent() -> None:
    """End this process when the program is gone, whatever a call is doing."""
    if (parent := parent_process()) is not None:
        wait([parent.sentinel])
        os._exit(1)


def _be_silent() -> None:
    """Let no library print words of a file into the terminal, or stand still where nobody reads them."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nowhere, stream)


def _give_time(seconds: float) -> None:
    """Have the system end this process once it has worked `seconds` from now, however long that takes."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(time.process_time() + seconds), most))


def _reply_to(call: bytes, connection: Connection) -> Reply:
    try:
        function, arguments, seconds = pickle.loads(call)
        _give_time(seconds)
        result = function(*arguments)
        if not isinstance(result, Generator):
            return Reply(result)
        for value in result:
            packed = pickle.dumps(Reply(value, more=True))
            if len(packed) > MAX_REPLY_BYTES:
                return Reply(failure=TooMuch())
            connection.send_bytes(packed)
            _give_time(seconds)
        return Reply()
    except Exception as failure:
        return Reply(failure=failure, trace=traceback.format_exc())


def packed_reply(reply: Reply) -> bytes:
    """Return the reply ready for sending; what cannot travel is told in words."""
    try:
        packed = pickle.dumps(reply)
        if reply.failure is not None:
            if not can_be_named(reply.failure):
                return _in_words(reply)
            loads(packed)
    except MemoryError as failure:
        return pickle.dumps(Reply(failure=failure, leaving=True))
    except Exception:
        return _in_words(reply)
    if len(packed) > MAX_REPLY_BYTES:
        return pickle.dumps(Reply(failure=TooMuch(), leaving=True))
    return packed


def _in_words(reply: Reply) -> bytes:
    trace = reply.trace or traceback.format_exc()
    in_words = RuntimeError(trace.strip().rpartition("\n")[2])
    return pickle.dumps(Reply(failure=in_words, trace=trace, leaving=reply.leaving))


def _keep_within(memory_bytes: int) -> None:
    """Keep this process from taking the machine: memory, priority, core files."""
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError):
        os.nice(_NICENESS)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _has_grown(memory_bytes: int) -> bool:
    """Tell whether this process ever held so much that a fresh one serves better."""
    return _most_held_bytes() > _LARGE_SHARE * memory_bytes


def _most_held_bytes() -> int:
    """Return the most memory that this process ever held; 0 where that is not told."""
    if sys.platform == "win32":
        return 0
    with contextlib.suppress(OSError, ValueError, IndexError, StopIteration):
        # Linux counts the parent's peak into ru_maxrss of what it starts; the peak of /proc is our own.
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
