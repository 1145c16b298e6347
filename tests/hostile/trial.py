"""Puts spoilt files through the real worker pool and says of each what was not as it should be."""

from __future__ import annotations

import ctypes
import os
import re
import socket
import struct
import sys
import tempfile
import unicodedata
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from hostile_seeds import seeds
from intake_mail import TEXT
from mutations import Bait, mutated
from watched import FeedRead, Measured, tried, watch

from briefing_app.errors import BriefingError
from briefing_app.intake.limits import MAX_ARTICLE_CHARACTERS, MAX_HEADLINE_CHARACTERS
from briefing_app.intake.stretch import Stretch
from briefing_app.workspace.arriving.taking_in import TakingIn, whole
from briefing_app.workspace.tasks import TakenAndRead, Unread
from briefing_app.workspace.workers.pool import MEMORY_BYTES, Ended, WorkerPool

SECRET = "The words of a file that nobody gave"
_NEIGHBOUR = "neighbour"
_ONE_NEIGHBOUR_IN = 10
_UNFIT = ("Traceback", "<class", "Error(", "Exception", "errno", "0x", "NoneType", "object at")
_BORNE = "\t\u200c\u200d"
_ACCESSED_OR_OPENED = 0x1 | 0x20
_NONBLOCKING = os.O_NONBLOCK


@dataclass
class Tried:
    """What became of one file."""

    articles: int = 0
    refusals: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0
    peak_bytes: int = 0
    done: bool = False


@dataclass
class Report:
    """What became of all files: `wrong` names what must not be, `held` what was stopped by a limit."""

    files: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    refusals: int = 0
    neighbours: int = 0
    wrong: dict[str, list[str]] = field(default_factory=dict)
    held: dict[str, list[str]] = field(default_factory=dict)
    faults: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    peak_bytes: int = 0
    workers: int = 0


class _Nothing:
    """Progress that nobody looks at."""

    def step(self, done: int, total: int, name: str) -> None:
        """Take note of nothing."""


def run(
    count: int,
    seed: int,
    keep: Path | None = None,
    *,
    first: int = 0,
    only: str = "",
    statements_in: int = 0,
    batch: int = 400,
    tell: Callable[[str], object] = str,
) -> Report:
    """Spoil `count` files and take them in; `keep` is where those lie that something was wrong with.

    One file in `statements_in` is also read for statements. `tell` hears after each batch what was found. The
    same `seed` makes the same files, which are counted from `first`, but for the place of the bait.
    """
    originals = {name: data for name, data in seeds().items() if only in name}
    others = list(originals.values())
    report = Report()
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder, baited(Path(folder), report) as bait:
        log = Path(folder) / "touched"
        with WorkerPool(2, prepare=partial(watch, str(log))) as pool:
            for start in range(first, first + count, batch):
                home = Path(folder) / f"batch-{start}"
                home.mkdir()
                given: dict[Path, str] = {}
                end = min(start + batch, first + count)
                for number in range(start, end):
                    chance = Random(f"{seed} {number}")
                    name = chance.choice(list(originals))
                    path = home / f"{number}-{name}"
                    path.write_bytes(mutated(originals[name], others, bait, chance))
                    given[path] = name
                    if number % _ONE_NEIGHBOUR_IN == 0:
                        beside = home / f"{number}-{_NEIGHBOUR}.txt"
                        beside.write_text(f"Neighbour {number}\n\n{TEXT}", encoding="utf-8")
                        given[beside] = _NEIGHBOUR
                _batch(pool, given, report, keep, statements_in)
                _touched(log, report)
                for path in given:
                    path.unlink()
                tell(f"{end - first:,} of {count:,}: {report.held} {report.wrong}")
        report.workers = pool.started
    report.slowest = sorted(report.slowest, reverse=True)[:10]
    return report


def _batch(
    pool: WorkerPool, given: dict[Path, str], report: Report, keep: Path | None, statements_in: int
) -> None:
    results = {path: Tried() for path in given}
    many = {path for number, path in enumerate(given) if statements_in and number % statements_in == 0}
    for with_statements in (False, True):
        paths = [path for path in given if (path in many) == with_statements]
        _taken_in(pool, paths, results, report, with_statements=with_statements)
    for path, result in results.items():
        name = given[path]
        report.files[name] += 1
        report.articles += result.articles
        report.refusals += len(result.refusals)
        report.slowest.append((result.seconds, path.name))
        report.peak_bytes = max(report.peak_bytes, result.peak_bytes)
        if not result.done:
            result.wrong.append("was not read to its end")
        if not result.articles and not result.refusals:
            result.wrong.append("came to nothing, and nothing was said")
        if name == _NEIGHBOUR:
            report.neighbours += 1
            if result.articles != 1 or result.refusals:
                result.wrong.append("a sound neighbour was lost")
        if result.peak_bytes > MEMORY_BYTES:
            result.wrong.append(f"took {result.peak_bytes:,} bytes of memory")
        if result.wrong:
            report.wrong[path.name] = result.wrong
        if keep is not None and (result.wrong or path.name in report.held):
            keep.mkdir(parents=True, exist_ok=True)
            (keep / path.name).write_bytes(path.read_bytes())
    report.slowest = sorted(report.slowest, reverse=True)[:10]


def _taken_in(
    pool: WorkerPool, paths: list[Path], results: dict[Path, Tried], report: Report, *, with_statements: bool
) -> None:
    waiting = deque(whole(paths))
    taking_in = TakingIn()
    task = partial(tried, with_statements=with_statements)
    for stretch, step in pool.stream(task, waiting, _Nothing()):
        result = results[stretch.path]
        if isinstance(step, Measured):
            result.seconds += step.seconds
            result.peak_bytes = max(result.peak_bytes, step.peak_bytes)
            report.faults.update(step.faults)
        elif isinstance(step, FeedRead):
            result.articles += 1
            result.wrong += [fault for text in step.texts for fault in _faults_of_words(text, most=20_000)]
        elif isinstance(step, Ended):
            heard = taking_in.ended(stretch, step.failure)
            if step.failure is not None:
                _stopped(stretch, step.failure, result, report)
            if isinstance(heard.outcome, BriefingError):
                _refused(heard.outcome, stretch, result)
            result.done = result.done or heard.done is not None
            waiting.extendleft(reversed(heard.further))
        else:
            heard = taking_in.heard(stretch, step)
            waiting.extendleft(reversed(heard.further))
            if isinstance(heard.outcome, BriefingError):
                _refused(heard.outcome, stretch, result)
            elif (found := heard.unread or heard.outcome) is not None:
                result.articles += 1
                result.wrong += _faults_of_article(found)


def _stopped(stretch: Stretch, failure: BriefingError, result: Tried, report: Report) -> None:
    """Take note of a worker that was stopped or ended; a mistake of the program is wrong in itself."""
    report.held.setdefault(stretch.path.name, []).append(failure.what)
    if "mistake" in failure.what:
        result.wrong.append(failure.what)


def _refused(refusal: BriefingError, stretch: Stretch, result: Tried) -> None:
    result.refusals.append(refusal.what)
    text = f"{refusal.what} {refusal.hint}"
    if not re.fullmatch(r"[A-Z“].*[.?!”]", refusal.what, re.DOTALL) or any(one in text for one in _UNFIT):
        result.wrong.append(f"is no sentence: {refusal.what[:200]!r}")
    if not refusal.where.startswith(stretch.name) and "x.example" not in refusal.where:
        result.wrong.append(f"another is named: {refusal.where[:200]!r}")
    result.wrong += _faults_of_words(str(refusal), most=2_000)


def _faults_of_article(found: Unread | TakenAndRead) -> Iterator[str]:
    taken = found.taken
    yield from _faults_of_words(taken.headline, most=MAX_HEADLINE_CHARACTERS)
    for field_text in (taken.outlet, taken.byline, taken.dateline, taken.original_name):
        yield from _faults_of_words(field_text, most=1_000)
    yield from _faults_of_words(taken.text.replace("\n", " "), most=MAX_ARTICLE_CHARACTERS)
    if not taken.text.strip() or not taken.headline.strip():
        yield "is an article without text or headline"


def _faults_of_words(text: str, *, most: int) -> Iterator[str]:
    if len(text) > most:
        yield f"is {len(text)} characters long: {text[:60]!r}"
    if SECRET in text:
        yield "holds the words of a file that was not given"
    signs = {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Cs") and sign not in _BORNE}
    if signs:
        yield f"holds signs that act {sorted(map(ascii, signs))}: {text[:60]!r}"


def _touched(log: Path, report: Report) -> None:
    """Read what the workers wrote down of what they touched."""
    if log.exists():
        for line in log.read_text("utf-8", "replace").splitlines():
            given, _, deed = line.partition("\t")
            found = report.wrong.setdefault(Path(given).name or "a fresh worker", [])
            if deed not in found:
                found.append(deed)
        log.write_text("")


@contextmanager
def baited(folder: Path, report: Report) -> Iterator[Bait]:
    """Lay out a file and an address, and report it if anybody came, from Python or from below it."""
    bait = folder / "secret.txt"
    bait.write_text(SECRET)
    with socket.create_server(("127.0.0.1", 0)) as door, _opened(bait) as was_opened:
        door.setblocking(False)
        yield Bait(str(bait), f"http://127.0.0.1:{door.getsockname()[1]}/")
        if was_opened():
            report.wrong["the bait"] = ["a file that was not given was opened"]
        try:
            door.accept()[0].close()
            report.wrong["the address"] = ["somebody came to an address in a file"]
        except BlockingIOError:
            pass


@contextmanager
def _opened(path: Path):  # type: ignore[no-untyped-def]
    """Ask the kernel to tell of every opening of a file, also by libraries in C."""
    if sys.platform != "linux":
        yield lambda: False
        return
    libc = ctypes.CDLL(None, use_errno=True)
    listener = libc.inotify_init1(_NONBLOCKING)
    libc.inotify_add_watch(listener, os.fsencode(path), _ACCESSED_OR_OPENED)

    def was_opened() -> bool:
        try:
            return len(os.read(listener, 4096)) >= struct.calcsize("iIII")
        except BlockingIOError:
            return False

    try:
        yield was_opened
    finally:
        os.close(listener)
