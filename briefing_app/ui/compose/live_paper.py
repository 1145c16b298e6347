"""Keeps the paper up with the briefing: laid out in a worker process, late results dropped."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.domain.briefings.briefing import Status
from briefing_app.errors import BriefingError
from briefing_app.ui.asking import Asker

if TYPE_CHECKING:
    from briefing_app.document.nodes import Document
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.export.rendered import Rendered
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.task_runner import Job

_SETTLE_MS = 200
_MOST_AT_ONCE = 60
"""Items of a briefing that is composed on the thread of the window; a larger one is beside it."""
_PAPER = "paper"


class LivePaper(QObject):
    """Sets the current briefing again a moment after each change of it.

    `setting` says that a new version is on its way, `ready` carries a `Rendered`, `failed` a
    `BriefingError`, `emptied` that there is no briefing to set.
    """

    setting = Signal()
    ready = Signal(object)
    failed = Signal(object)
    emptied = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._timer.timeout.connect(self.refresh_now)
        self._asker = Asker(desk.workspace.store, self)
        self._job: Job | None = None
        self._stale = False
        self._document: Document | None = None
        self.rendered: Rendered | None = None

    def refresh(self) -> None:
        """Set the paper again soon; several calls in a row set it once."""
        self._timer.start()

    def rest(self) -> None:
        """Ask the library nothing more until the paper is wanted again: it may be closed next."""
        self._timer.stop()
        self._asker.drop(_PAPER)
        self._stale = False

    def refresh_now(self) -> None:
        """Set the paper again, unless it would come out the same."""
        self._timer.stop()
        self._asker.drop(_PAPER)
        if self._job is not None:
            self._stale = True
            return
        briefing = self._briefing()
        if briefing is None:
            self._document = None
            self.rendered = None
            self.emptied.emit()
            return
        if (kept := self._kept(briefing)) is not None:
            self._document = None
            if kept != self.rendered:
                self._arrived(None, kept)
            return
        now = datetime.now(UTC).replace(second=0, microsecond=0)
        compose = partial(_composed, briefing=briefing, now=now)
        if sum(len(section.items) for section in briefing.sections) > _MOST_AT_ONCE:
            self._asker.ask(_PAPER, compose, partial(self._lay_out, briefing), self.failed.emit)
            return
        try:
            self._lay_out(briefing, compose(self._desk.workspace.store))
        except BriefingError as error:
            self.failed.emit(error)

    def _lay_out(self, briefing: Briefing, document: Document) -> None:
        if document == self._document:
            return
        from briefing_app.workspace.tasks import lay_out

        self._document = document
        self.setting.emit()
        self._job = self._desk.runner.call(lay_out, document, briefing.house_style)
        self._job.arrived.connect(self._arrived)
        self._job.failed.connect(self._failed)
        self._job.finished.connect(self._finished)

    def _briefing(self) -> Briefing | None:
        current = self._desk.workspace.current_briefing
        return self._desk.workspace.store.briefing(current) if current is not None else None

    def _kept(self, briefing: Briefing) -> Rendered | None:
        """Return the very paper of what was issued, None while a briefing is being made."""
        from briefing_app.export.rendered import Rendered

        store = self._desk.workspace.store
        issued = store.issue_of(briefing.id) if briefing.status is Status.ISSUED else None
        if issued is None:
            return None
        pages = next((file.pages for file in issued.files if file.format == "pdf"), None)
        return Rendered(store.issue_document(issued.id), pages)

    def _arrived(self, _item: object, rendered: Rendered) -> None:
        self.rendered = rendered
        self.ready.emit(rendered)

    def _failed(self, _item: object, error: BriefingError) -> None:
        self._document = None
        self.failed.emit(error)

    def _finished(self) -> None:
        self._job = None
        if self._stale:
            self._stale = False
            self.refresh_now()


def _composed(store: Store, briefing: Briefing, now: datetime) -> Document:
    from briefing_app.workspace.composing.documents import document_for

    return document_for(store, briefing, now)
