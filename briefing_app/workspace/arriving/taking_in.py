"""Takes files in through worker processes: many articles from one file, and none lost to a bad neighbour."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.intake.passed_over import PassedOver
from briefing_app.intake.stretch import Begun, Errand, Shared, Stretch, Told
from briefing_app.workspace import tasks
from briefing_app.workspace.workers.pool import Ended

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from briefing_app.progress import Progress
    from briefing_app.workspace.tasks import TakenAndRead, Unread
    from briefing_app.workspace.workers.pool import WorkerPool

_MOST_OF_AN_ERRAND, _ERRANDS_EACH = 8, 8


@dataclass(frozen=True, slots=True)
class Heard:
    """What a step means: an article or a refusal to take note of, and stretches still to be read.

    `unread` is an article that was taken in without looking for its statements, `passed_over` what in
    an archive is none. `stretch` is the one that it came from; `done` is a file that was read to its
    end with this step.
    """

    stretch: Stretch
    outcome: TakenAndRead | BriefingError | None = None
    further: tuple[Stretch, ...] = ()
    done: Path | None = None
    unread: Unread | None = None
    passed_over: PassedOver | None = None


@dataclass(slots=True)
class TakingIn:
    """Follows the reading of stretches, to name what ended a worker and to go on behind it."""

    _begun: dict[Stretch, Begun] = field(default_factory=dict)
    _ended: set[tuple[Path, str]] = field(default_factory=set)
    _open: dict[Path, int] = field(default_factory=dict)
    _through: Counter[Errand] = field(default_factory=Counter)

    def told(self, errand: Errand, told: Told) -> Heard:
        """Return what a step of an errand means."""
        if told.step is not None:
            return self.heard(told.stretch, told.step)
        self._through[errand] += 1
        return self.ended(told.stretch, None)

    def over(self, errand: Errand, failure: BriefingError | None) -> Heard | None:
        """Return what remains once an errand is over: None when all was told, else also what was not read."""
        unread = errand.stretches[self._through.pop(errand, 0) :]
        if not unread:
            return None
        heard = self.ended(unread[0], failure)
        return replace(heard, further=(*heard.further, *unread[1:]))

    def heard(self, stretch: Stretch, step: object) -> Heard:
        """Return what a step of reading a stretch means."""
        match step:
            case Begun():
                self._begun[stretch] = step
                return Heard(stretch)
            case Shared():
                self._count(stretch.path, len(step.stretches))
                return Heard(stretch, further=step.stretches)
            case BriefingError() | tasks.TakenAndRead():
                return Heard(stretch, step)
            case tasks.Unread():
                return Heard(stretch, unread=step)
            case PassedOver():
                return Heard(stretch, passed_over=step)
        raise TypeError(step)

    def ended(self, stretch: Stretch, failure: BriefingError | None) -> Heard:
        """Return what remains once a stretch is done, or its worker ended: the neighbours go on."""
        begun = self._begun.pop(stretch, Begun(stretch.name))
        rest = begun.rest if failure is not None else ()
        done = None if self._count(stretch.path, len(rest) - 1) else stretch.path
        if failure is None or (stretch.path, begun.name) in self._ended:
            return Heard(stretch, None, rest, done)
        self._ended.add((stretch.path, begun.name))
        named = BriefingError(failure.what, where=begun.name, hint=failure.hint)
        named.__cause__ = failure.__cause__
        return Heard(stretch, named, rest, done)

    def _count(self, path: Path, more: int) -> int:
        """Return how many stretches of a file are still to be read; at first there is one."""
        self._open[path] = self._open.get(path, 1) + more
        return self._open[path] or self._open.pop(path)


def whole(paths: Iterable[Path]) -> list[Stretch]:
    """Return the whole of each file, each once."""
    return [Stretch(path) for path in dict.fromkeys(paths)]


def errands(paths: Iterable[Path], workers: int) -> list[Errand]:
    """Return the files, each once, as errands: short ones, so that all workers are busy to the end."""
    stretches = whole(paths)
    length = max(1, min(_MOST_OF_AN_ERRAND, len(stretches) // (_ERRANDS_EACH * workers)))
    return [Errand(tuple(stretches[start : start + length])) for start in range(0, len(stretches), length)]


def take_in_files(
    pool: WorkerPool, paths: Iterable[Path], now: datetime, progress: Progress
) -> Iterator[Heard]:
    """Yield every article and every refusal of the files, as the workers bring them, and the end of each."""
    task = partial(tasks.take_in_parts, now=now)
    waiting = deque(whole(paths))
    taking_in = TakingIn()
    for stretch, step in pool.stream(task, waiting, progress):
        if isinstance(step, Ended):
            heard = taking_in.ended(stretch, step.failure)
        else:
            heard = taking_in.heard(stretch, step)
        waiting.extendleft(reversed(heard.further))
        if heard.outcome is not None or heard.done is not None or heard.passed_over is not None:
            yield heard
