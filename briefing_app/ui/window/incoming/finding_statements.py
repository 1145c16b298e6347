"""Finds the statements of articles in the background, and takes in what was found bit by bit."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefing_app.errors import BriefingError
from briefing_app.ui.window.incoming.short_writes import ShortWrites
from briefing_app.workspace import tasks
from briefing_app.workspace.arriving.reading import adopting

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId
    from briefing_app.domain.statements.analysis import Analysis
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.task_runner import Job

_AT_A_TIME, _FEW = 20, 8
_MOST_WAITING = 24
"""Findings in memory at which the workers are held up."""
_MOST_WRITTEN = 60
"""Changes that are written in one turn; a long article has hundreds."""


class FindingStatements(QObject):
    """Reads any number of articles, of which only a few are in memory; each turn of the window is short."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wanted: deque[ArticleId] = deque()
        self._found: deque[tuple[Article, Analysis]] = deque()
        self._steps: Generator[None, None, None] | None = None
        self._job: Job | None = None
        self._all = self._done = 0
        self._writes = ShortWrites(desk, self)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._step)

    def find(self, ids: Sequence[ArticleId]) -> None:
        """Find the statements of articles, after those that are wanted already."""
        self._wanted += ids
        self._all += len(ids)
        if self._job is None and self._wanted:
            self._begin()

    def _begin(self) -> None:
        self._job = job = self._desk.runner.start("Finding statements", tasks.read_article, self._next())
        job.arrived.connect(self._take)
        job.failed.connect(self._pass_over)
        job.finished.connect(lambda: self._end(job))
        self._say()

    def _end(self, job: Job) -> None:
        """Begin again with what came meanwhile, unless the user has stopped it."""
        self._job = None
        if job.is_cancelled:
            self._wanted.clear()
        if self._wanted:
            self._begin()
        elif not self._found:
            self._all = self._done = 0

    def _next(self) -> list[Article]:
        """Return the next few articles that are still there, with their texts."""
        while self._wanted:
            ids = [self._wanted.popleft() for _ in range(min(_AT_A_TIME, len(self._wanted)))]
            if found := list(self._desk.workspace.store.articles(ids).values()):
                return found
        return []

    def _take(self, article: Article, analysis: Analysis) -> None:
        self._found.append((article, analysis))
        if self._job is not None:
            if len(self._found) >= _MOST_WAITING:
                self._job.hold()
            self._feed(self._job)
        if not self._timer.isActive():
            self._timer.start()

    def _feed(self, job: Job) -> None:
        self._done += 1
        self._say()
        if len(job.waiting) < _FEW and self._wanted:
            job.add(self._next())

    def _pass_over(self, _article: object, error: BriefingError) -> None:
        if self._job is not None:
            self._feed(self._job)
        self._desk.notices.warn(error)

    def _say(self) -> None:
        if self._job is not None and self._all > _AT_A_TIME:
            self._job.say(f"{self._done:,} of {self._all:,} articles")

    def _step(self) -> None:
        """Do a little for one article: prepare what is to be written, or write it."""
        if self._steps is None and self._found:
            self._steps = self._adopting(*self._found.popleft())
        if self._steps is not None and not self._goes_on(self._steps):
            self._steps = None
        if self._job is not None and len(self._found) < _MOST_WAITING // 2:
            self._job.go_on()
        if self._steps is not None or self._found:
            self._timer.start()

    def _goes_on(self, steps: Generator[None, None, None]) -> bool:
        """Do the next step, and tell whether there are more."""
        try:
            next(steps)
        except StopIteration:
            return False
        except BriefingError as error:
            self._desk.notices.warn(error)
            return False
        return True

    def _adopting(self, article: Article, analysis: Analysis) -> Generator[None, None, None]:
        """Make what was found part of the library, as the article stands by then."""
        workspace = self._desk.workspace
        current = workspace.store.articles([article.id]).get(article.id)
        if current is None:
            return
        changes = yield from adopting(workspace.store, current, analysis)
        for start in range(0, max(1, len(changes)), _MOST_WRITTEN):
            yield
            some = changes[start : start + _MOST_WRITTEN]
            record = partial(workspace.record_analysis, article.id, analysis.engine, some)
            self._writes.write(partial(record, goes_on=start + _MOST_WRITTEN < len(changes)))
