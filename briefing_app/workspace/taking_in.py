"""Takes files in through worker processes: many articles from one file, and none lost to a bad neighbour."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.intake.stretch import Begun, Shared, Stretch
from briefing_app.workspace import tasks
from briefing_app.workspace.workers.pool import Ended

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from briefing_app.progress import Progress
    from briefing_app.workspace.tasks import TakenAndRead, Unread
    from briefing_app.workspace.workers.pool import WorkerPool


@dataclass(frozen=True, slots=True)
class Heard:
    """What a step means: an article or a refusal to take note of, and stretches still to be read."""

    outcome: TakenAndRead | Unread | BriefingError | None = None
    further: tuple[Stretch, ...] = ()


@dataclass(slots=True)
class TakingIn:
    """Follows the reading of stretches, to name what ended a worker and to go on behind it."""

    _begun: dict[Stretch, Begun] = field(default_factory=dict)
    _ended: set[tuple[Path, str]] = field(default_factory=set)

    def heard(self, stretch: Stretch, step: object) -> Heard:
        """Return what a step of reading a stretch means."""
        match step:
            case Begun():
                self._begun[stretch] = step
                return Heard()
            case Shared():
                return Heard(further=step.stretches)
            case BriefingError() | tasks.TakenAndRead() | tasks.Unread():
                return Heard(step)
        raise TypeError(step)

    def ended(self, stretch: Stretch, failure: BriefingError | None) -> Heard:
        """Return what remains once a stretch is done, or its worker ended: the neighbours go on."""
        begun = self._begun.pop(stretch, Begun(stretch.name))
        if failure is None:
            return Heard()
        if (stretch.path, begun.name) in self._ended:
            return Heard(further=begun.rest)
        self._ended.add((stretch.path, begun.name))
        named = BriefingError(failure.what, where=begun.name, hint=failure.hint)
        named.__cause__ = failure.__cause__
        return Heard(named, begun.rest)


def whole(paths: Iterable[Path]) -> list[Stretch]:
    """Return the whole of each file."""
    return [Stretch(path) for path in paths]


def take_in_files(
    pool: WorkerPool, paths: Iterable[Path], now: datetime, progress: Progress
) -> Iterator[tuple[Stretch, TakenAndRead | BriefingError]]:
    """Yield every article and every refusal of the files, as the workers bring them."""
    for stretch, outcome in _followed(pool, partial(tasks.take_in_parts, now=now), paths, progress):
        if not isinstance(outcome, tasks.Unread):
            yield stretch, outcome


def take_in_unread_files(
    pool: WorkerPool, paths: Iterable[Path], progress: Progress
) -> Iterator[Unread | BriefingError]:
    """Yield the same without looking for statements, for what `workspace.intake.adopt_many` keeps."""
    for _, outcome in _followed(pool, tasks.take_in_unread, paths, progress):
        if not isinstance(outcome, tasks.TakenAndRead):
            yield outcome


def _followed(
    pool: WorkerPool, task: Callable[[Stretch], Iterator[object]], paths: Iterable[Path], progress: Progress
) -> Iterator[tuple[Stretch, TakenAndRead | Unread | BriefingError]]:
    waiting = deque(whole(paths))
    taking_in = TakingIn()
    for stretch, step in pool.stream(task, waiting, progress):
        if isinstance(step, Ended):
            heard = taking_in.ended(stretch, step.failure)
        else:
            heard = taking_in.heard(stretch, step)
        waiting.extendleft(reversed(heard.further))
        if heard.outcome is not None:
            yield stretch, heard.outcome
