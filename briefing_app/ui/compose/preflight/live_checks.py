"""Keeps the checks up with the briefing: run in a worker process a moment after each change."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from briefing_app.document.checking.preflight import Preflight
    from briefing_app.document.material import Material
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.task_runner import Job

_SETTLE_MS = 150


class LiveChecks(QObject):
    """Checks a briefing again soon after it changed; `ready` carries a `Preflight`."""

    ready = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._timer.timeout.connect(self._run)
        self._job: Job | None = None
        self._asked: tuple[Briefing, Material, int | None] | None = None
        self._done: tuple[Briefing, Material, int | None] | None = None

    def check(self, briefing: Briefing, material: Material, pages: int | None) -> None:
        """Check a briefing as it is now; `pages` are those of its last layout, if known."""
        self._asked = (briefing, material, pages)
        if self._asked != self._done:
            self._timer.start()

    def rest(self) -> None:
        """Ask no more: there is nothing to check, or the library may be closed next."""
        self._timer.stop()
        self._asked = None

    def _run(self) -> None:
        if self._job is not None or self._asked is None:
            return
        from briefing_app.workspace.composing.preflight import check_material

        briefing, material, pages = self._done = self._asked
        now = datetime.now(UTC).replace(second=0, microsecond=0)
        self._job = self._desk.runner.call(check_material, briefing, material, now, pages)
        self._job.arrived.connect(self._arrived)
        self._job.failed.connect(lambda _item, error: self._desk.notices.warn(error))
        self._job.finished.connect(self._finished)

    def _arrived(self, _item: object, outcome: Preflight) -> None:
        if self._asked is not None:
            self.ready.emit(outcome)

    def _finished(self) -> None:
        self._job = None
        if self._asked is not None and self._asked != self._done:
            self._timer.start()
