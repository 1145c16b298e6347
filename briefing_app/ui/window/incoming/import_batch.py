"""One import on its way: articles come from the workers and go into the library a few at a time."""

from __future__ import annotations

import itertools
import time
from collections import deque
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.domain.articles.article import Article, ArticleField
from briefing_app.errors import BriefingError
from briefing_app.intake.passed_over import PassedOver
from briefing_app.intake.stretch import Errand, Stretch, Told
from briefing_app.ui.window.incoming.refusals import details_of, report_on
from briefing_app.ui.window.incoming.short_writes import ShortWrites
from briefing_app.workspace import tasks
from briefing_app.workspace.arriving import adopting as intake
from briefing_app.workspace.arriving.taking_in import TakingIn

if TYPE_CHECKING:
    from briefing_app.domain.identity import ArticleId
    from briefing_app.intake.taken import Taken
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.task_runner import Job
    from briefing_app.workspace.arriving.taking_in import Heard
    from briefing_app.workspace.tasks import TakenAndRead

_GATHER_MS = 80
"""How long articles are gathered before they are written together."""
_BREATH_MS = 4
"""What the window has between two writes for what waits meanwhile."""
_WISHED_S = 0.012
_MOST_TOGETHER = 24
_MOST_WAITING, _FEW_WAITING = 200, 50
"""Texts in memory at which the workers are held up, and go on again."""
_batches = itertools.count(1)


class Batch(QObject):
    """One import: what it brought, what was there already, what was refused, what was passed over.

    Articles are written together, as many as a short moment allows, so that the window answers
    meanwhile; `finished` comes once the last of them is in the library.
    """

    finished = Signal()

    def __init__(
        self,
        desk: Desk,
        job: Job,
        parent: QObject,
        confirmed: frozenset[ArticleField] = frozenset(),
        passed_over: PassedOver | None = None,
        *,
        files: int = 1,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._confirmed = confirmed
        self._name = str(next(_batches))
        self.taken: list[ArticleId] = []
        self.known: list[ArticleId] = []
        self.refused: list[BriefingError] = []
        self.unread: list[ArticleId] = []
        self.passed_over = passed_over or PassedOver()
        self._job = job
        self._taking_in = TakingIn()
        self._waiting: deque[Taken] = deque()
        self._writes = ShortWrites(desk, self)
        self._together = 1
        self._write_timer = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._write_timer.timeout.connect(self._write_some)
        job.finished.connect(self._finish_when_written)
        self._files = files
        self._by_errands = job.fn is tasks.take_in_unread
        self._files_done = 0
        job.yielded.connect(self._hear)
        job.arrived.connect(self._end)
        job.failed.connect(self._end_early)

    @property
    def summary(self) -> str:
        """What came of it, in a sentence."""
        parts = []
        if self.taken:
            parts.append(_counted(len(self.taken), "article was taken in", "articles were taken in"))
        if self.known:
            parts.append(_counted(len(self.known), "was here already", "were here already"))
        if self.refused:
            parts.append(_counted(len(self.refused), "file was refused", "files were refused"))
        if self.passed_over:
            parts.append(self.passed_over.sentence_part)
        return ", ".join(parts) + "." if parts else "Nothing was found to take in."

    def report(self) -> BriefingError | None:
        """Return what to say about the refusals, None where there were none."""
        return report_on(self.refused)

    def details(self) -> str:
        """Return every refusal with its reason."""
        return details_of(self.refused)

    def _hear(self, item: object, step: object) -> None:
        """Take note of one step of reading a file."""
        match item, step:
            case Errand(), Told():
                self._note(self._taking_in.told(item, step))
            case Stretch(), _:
                self._note(self._taking_in.heard(item, step))

    def _end(self, item: object, result: object) -> None:
        if isinstance(result, tasks.TakenAndRead):
            self._adopt(result)
        else:
            self._over(item, None)

    def _end_early(self, item: object, error: BriefingError) -> None:
        if isinstance(item, (Errand, Stretch)):
            self._over(item, error)
        else:
            self.refused.append(error)

    def _over(self, item: object, error: BriefingError | None) -> None:
        match item:
            case Errand():
                if (heard := self._taking_in.over(item, error)) is not None:
                    self._note(heard)
            case Stretch():
                self._note(self._taking_in.ended(item, error))

    def _note(self, heard: Heard) -> None:
        further = heard.further
        self._job.add(Errand((one,)) for one in further) if self._by_errands else self._job.add(further)
        self._files_done += heard.done is not None
        self._say()
        if heard.passed_over is not None:
            self.passed_over += heard.passed_over
        if heard.unread is not None:
            self._waiting.append(heard.unread.taken)
            if len(self._waiting) >= _MOST_WAITING:
                self._job.hold()
            if not self._write_timer.isActive():
                self._write_timer.start()
        match heard.outcome:
            case BriefingError() as error:
                self.refused.append(error)
            case tasks.TakenAndRead() as result:
                self._adopt(result)

    def _say(self) -> None:
        """Let the status strip count files, and articles where files have many of them."""
        count = len(self.taken) + len(self.known) + len(self.refused) + len(self._waiting)
        said = [f"{self._files_done:,} of {self._files:,} files"] if self._files > 1 else []
        if count > self._files_done + 1:
            said.append(_counted(count, "article", "articles"))
        self._job.say(", ".join(said))

    def _adopt(self, result: TakenAndRead) -> None:
        """Take in an article that was read: its statements come with it."""
        workspace = self._desk.workspace
        known = len(self.taken)
        self._write([result.taken])
        if len(self.taken) > known:
            article = workspace.store.article(self.taken[-1])
            self._desk.notices.attempt(lambda: intake.read(workspace, article, result.analysis))

    def _write_some(self) -> None:
        """Write what a short moment allows, and go on after the window had its turn."""
        start = time.perf_counter()
        some = [self._waiting.popleft() for _ in range(min(self._together, len(self._waiting)))]
        self.unread += self._write(some)
        if some:
            pace = (time.perf_counter() - start) / len(some)
            fitting = int(_WISHED_S / max(pace, 1e-6))
            self._together = max(1, min(fitting, 2 * self._together, _MOST_TOGETHER))
        if len(self._waiting) <= _FEW_WAITING:
            self._job.go_on()
        if self._waiting:
            self._write_timer.start(_BREATH_MS if len(self._waiting) > _MOST_TOGETHER else _GATHER_MS)
        else:
            self._finish_when_written()

    def _write(self, arrived: list[Taken]) -> list[ArticleId]:
        """Take texts into the library as one step of the import, and return what is new in it."""
        fresh: list[ArticleId] = []
        try:
            adopted = self._writes.write(lambda: self._take(arrived))
        except BriefingError as error:
            self.refused += [
                BriefingError(error.what, where=one.original_name, hint=error.hint) for one in arrived
            ]
            return fresh
        for one in adopted:
            if isinstance(one, Article):
                fresh.append(one.id)
            else:
                self.known.append(one.article.id)
        self.taken += fresh
        return fresh

    def _take(self, arrived: list[Taken]) -> list[Article | intake.Duplicate]:
        return intake.take_many(
            self._desk.workspace,
            arrived,
            datetime.now(UTC),
            batch=self._name,
            already=len(self.taken),
            confirmed=self._confirmed,
        )

    def _finish_when_written(self) -> None:
        if self._job.is_finished and not self._waiting:
            self._writes.tell()
            self._desk.signals.release()
            self.finished.emit()
        elif self._waiting and not self._write_timer.isActive():
            self._write_timer.start()


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
