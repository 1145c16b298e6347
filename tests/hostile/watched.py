"""What a worker of the trials does: the real work, watched from inside the process."""

from __future__ import annotations

import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from briefing_app.errors import BriefingError, Refused
from briefing_app.intake.stretch import Begun, Errand, Stretch

FEED, LIST = ".feed", ".opml"
"""Suffixes of what is read as the answer of a server, and as a list of feeds."""

_ROOT = Path(__file__).resolve().parent.parent.parent
_OWN = tuple(
    {os.path.realpath(one) for one in (sys.prefix, sys.base_prefix, _ROOT, *filter(os.path.isdir, sys.path))}
)
_SYSTEM = ("/proc/meminfo", "/dev/null", "/dev/urandom", "/usr/share/zoneinfo/", "/sys/fs/cgroup")
_FORBIDDEN = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile",
    "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.chmod", "os.chown",
    "os.truncate", "os.utime", "shutil.", "tempfile.", "urllib.", "http.client.", "ftplib.",
    "smtplib.", "webbrowser.", "glob.", "sqlite3.connect", "winreg.",
)  # fmt: skip
_UNPACKED = re.compile(
    re.escape(os.path.realpath(tempfile.gettempdir())) + r"(?:/[a-z0-9_]{8}|/tmp[a-z0-9_]{8})?"
)
"""Where `tempfile` lays a file without a name, for what is unpacked from a stream."""
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_given: list[str] = [""]


@dataclass(frozen=True)
class Measured:
    """What one stretch cost, and which faults lie behind its refusals."""

    seconds: float
    peak_bytes: int
    faults: tuple[str, ...]


@dataclass(frozen=True)
class FeedRead:
    """A feed or a list of feeds was read; `texts` are the words in it."""

    texts: tuple[str, ...]


def watch(log: str) -> None:
    """Write down whatever this process touches that it was not given, from now on."""
    file = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    sys.addaudithook(partial(_heard, file))


def _heard(file: int, event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        path, mode, flags = arguments
        if isinstance(path, int):
            return
        name = os.path.realpath(os.fsdecode(path))
        if not _is_allowed(name, reads=not flags & _WRITING):
            os.write(file, f"{_given[0]}\topen\t{name}\t{mode} {flags}\n".encode("utf-8", "backslashreplace"))
    elif event.startswith(_FORBIDDEN) or (
        event == "os.remove" and not _UNPACKED.fullmatch(str(arguments[0]))
    ):
        if event == "socket.__new__" or (event == "socket.bind" and arguments[1] == ("::1", 0)):
            return  # a library that asks on import whether there is IPv6
        os.write(file, f"{_given[0]}\t{event}\t{arguments!r}\n"[:600].encode("utf-8", "backslashreplace"))


def _is_allowed(name: str, *, reads: bool) -> bool:
    if reads and (
        name == _given[0] or name.startswith((*_OWN, *_SYSTEM)) or name == f"/proc/{os.getpid()}/status"
    ):
        return True
    return "__pycache__" in name or name == os.devnull or _UNPACKED.fullmatch(name) is not None


def tried(stretch: Stretch, *, with_statements: bool = False) -> Iterator[object]:
    """Do with a stretch what the program does, then say what it cost."""
    from briefing_app.workspace.tasks import take_in_parts

    _given[0] = os.path.realpath(stretch.path)
    begun = time.process_time()
    faults: list[str] = []
    if stretch.path.suffix in (FEED, LIST):
        steps: Iterator[object] = _feed(stretch)
    else:
        steps = take_in_parts(stretch) if with_statements else _unread(stretch)
    for step in steps:
        if isinstance(step, BriefingError) and (fault := _fault_behind(step)):
            faults.append(fault)
        yield step
    yield Measured(time.process_time() - begun, _peak_bytes(), tuple(faults))


def _unread(stretch: Stretch) -> Iterator[object]:
    from briefing_app.workspace.tasks import take_in_unread

    return (told.step for told in take_in_unread(Errand((stretch,))) if told.step is not None)


def _feed(stretch: Stretch) -> Iterator[object]:
    from briefing_app.web.exchange import Answer
    from briefing_app.web.feeds.opml import read_opml
    from briefing_app.workspace.web.page_tasks import look_for_feeds

    yield Begun(stretch.name)
    data = stretch.path.read_bytes()
    try:
        if stretch.path.suffix == LIST:
            yield FeedRead(tuple(one.url for one in read_opml(data, stretch.name).feeds))
        else:
            found = look_for_feeds(Answer(f"https://x.example/{stretch.name}", 200, "text/xml", data))
            items = getattr(found, "items", ())
            yield FeedRead(tuple(f"{one.title} {one.link}" for one in items))
    except Refused as refusal:
        refusal.where = refusal.where or stretch.name
        yield refusal


def _fault_behind(refusal: BriefingError) -> str:
    """Return where an unexpected exception came from that was told as damage."""
    cause = refusal.__cause__
    if cause is None or isinstance(cause, BriefingError):
        return ""
    trace = cause.__traceback__
    place = ""
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if "briefing_app" in name:
            place = f"{name.rpartition('briefing_app/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(cause).__name__} at {place}"


def _peak_bytes() -> int:
    try:
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)
