"""Looks at the feeds while the window is open: by the clock, and when it is asked to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.settings import NetworkUse
from briefing_app.workspace.door.changed import Changed

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.articles.feed import Feed
    from briefing_app.domain.identity import FeedId
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.feeds.errands import WindowErrands
    from briefing_app.ui.task_runner import Job
    from briefing_app.workspace.arriving.adopting import Duplicate
    from briefing_app.workspace.tasks import TakenAndRead
    from briefing_app.workspace.web.keeper import FeedKeeper
    from briefing_app.workspace.web.report import FeedReport

_LOOK_EVERY_MS = 60_000
_FIRST_LOOK_MS = 15_000
"""After the window stands: the start comes first."""


class FeedWatch(QObject):
    """Asks once a minute what is due; `reported` carries the `FeedReport` of each visit."""

    reported = Signal(object)
    stirred = Signal()

    def __init__(self, desk: Desk, errands: WindowErrands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errands = errands
        self._keeper: FeedKeeper | None = None
        self._job: Job | None = None
        self._asked_for: set[FeedId] = set()
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._first = QTimer(self, interval=_FIRST_LOOK_MS, singleShot=True)
        self._first.timeout.connect(self.look)
        self._first.start()
        self._timer.start()

    @property
    def under_way(self) -> frozenset[FeedId]:
        """The feeds that are being looked at."""
        return self._keeper.under_way if self._keeper is not None else frozenset()

    @property
    def is_allowed(self) -> bool:
        """Whether the user has let the program use the network."""
        return self._desk.settings.current.network is NetworkUse.ON

    def look(self) -> None:
        """Look at the feeds that are due, where there are any and the user has allowed it."""
        if self.is_allowed and self._desk.workspace.store.has_feeds():
            self._begin(self._keep().due())

    def fetch(self, feeds: Iterable[Feed]) -> None:
        """Look at feeds that the user asks for, due or not."""
        wanted = list(feeds)
        self._asked_for |= {feed.id for feed in wanted}
        self._begin(wanted)

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._first.stop()
        self._end_job()

    def _keep(self) -> FeedKeeper:
        if self._keeper is None:
            from briefing_app.workspace.web.keeper import FeedKeeper

            self._keeper = FeedKeeper(
                self._desk.workspace.store,
                self._errands,
                self._bring,
                self._note,
                later=lambda deed: QTimer.singleShot(0, self, deed),
            )
        return self._keeper

    def _begin(self, feeds: list[Feed]) -> None:
        if not feeds:
            return
        started = self._keep().fetch(feeds)
        if self._job is None and self.under_way:
            self._job = self._desk.runner.show("Fetching feeds", started)
            self._job.finished.connect(self._stop)
        self.stirred.emit()

    def _stop(self) -> None:
        """End what is under way when the user stops the job."""
        job, self._job = self._job, None
        if job is not None and job.is_cancelled and self._keeper is not None:
            self._keeper.give_up()
            self._errands.stop()

    def _end_job(self) -> None:
        if self._job is not None:
            job, self._job = self._job, None
            job.finish()

    def _bring(self, result: TakenAndRead, origin: str) -> Article | Duplicate:
        return self._desk.arrivals.take(result, datetime.now(UTC), origin)

    def _note(self, report: FeedReport) -> None:
        """Tell what came of a visit: news wait behind the bar of arrivals, changes of the feed are told."""
        asked_for = report.feed.id in self._asked_for
        self._asked_for.discard(report.feed.id)
        if report.moved_to:
            self._desk.notices.tell(f"“{report.name}” moved to {report.moved_to} and is fetched there.")
        elif asked_for and not report.stopped:
            self._desk.notices.tell(f"{report.name}: {report.summary}.")
        self._desk.workspace.tell(Changed(feeds=True))
        self.reported.emit(report)
        QTimer.singleShot(0, self, self._show_progress)

    def _show_progress(self) -> None:
        if self._job is None:
            return
        left = len(self.under_way)
        if not left:
            self._end_job()
            return
        self._job.total = max(self._job.total, left)
        self._job.done = self._job.total - left
        self._job.progressed.emit(self._job)
