"""Pages that the user asks for by their address: fetched, taken in, and shown."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.ui.desk import Desk
    from briefing_app.ui.feeds.errands import WindowErrands
    from briefing_app.ui.task_runner import Job
    from briefing_app.workspace.tasks import TakenAndRead


class PageFetching(QObject):
    """Takes pages in as an import does: each can be undone."""

    def __init__(self, desk: Desk, errands: WindowErrands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errands = errands
        self._job: Job | None = None
        self._left = 0

    def take(self, urls: Sequence[str]) -> None:
        """Fetch pages, and show the one when it is one."""
        from briefing_app.web.exchange import Wanted
        from briefing_app.web.urls import host_of, web_url

        try:
            addresses = [web_url(url) for url in urls]
        except BriefingError as error:
            self._desk.notices.warn(error)
            return
        if self._job is None:
            title = f"Fetching {host_of(addresses[0])}" if len(addresses) == 1 else "Fetching pages"
            self._job = self._desk.runner.show(title, len(addresses))
            self._job.finished.connect(self._stop)
        else:
            self._job.total += len(addresses)
        self._left += len(addresses)
        for address in addresses:
            self._errands.fetch(Wanted(address), partial(self._read, len(addresses) == 1))

    def _read(self, alone: bool, outcome: object) -> None:
        from briefing_app.web.visits import Fetched
        from briefing_app.workspace.web.page_tasks import take_in_page

        if isinstance(outcome, Fetched):
            now = datetime.now(UTC)
            self._errands.work(take_in_page, outcome.answer, None, now, then=partial(self._adopt, alone))
            return
        self._end_one(outcome)

    def _adopt(self, alone: bool, outcome: object) -> None:
        from briefing_app.workspace.tasks import TakenAndRead

        if isinstance(outcome, TakenAndRead):
            self._desk.notices.attempt(lambda: self._take(outcome, alone))
        self._end_one(outcome)

    def _take(self, result: TakenAndRead, alone: bool) -> None:
        from briefing_app.workspace.arriving import adopting as intake

        workspace = self._desk.workspace
        taken = intake.take(workspace, result.taken, datetime.now(UTC))
        if isinstance(taken, intake.Duplicate):
            article_id = taken.article.id
            self._desk.notices.tell(f"“{taken.article.headline}” was here already.")
        else:
            intake.read(workspace, taken, result.analysis)
            article_id = taken.id
            self._desk.notices.tell(f"“{taken.headline}” was taken in.")
        if alone:
            QTimer.singleShot(0, self, lambda: self._desk.navigator.open_article(article_id))

    def _end_one(self, outcome: object) -> None:
        if isinstance(outcome, BriefingError):
            self._desk.notices.warn(outcome)
        self._left -= 1
        job = self._job
        if job is None:
            return
        job.done += 1
        job.progressed.emit(job)
        if self._left <= 0:
            self._job = None
            job.finish()

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None and job.is_cancelled:
            self._left = 0
            self._errands.stop()
