"""The watched folder: looked at every few seconds, and what is new in it taken in quietly."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefing_app.errors import BriefingError
from briefing_app.workspace import tasks
from briefing_app.workspace.arriving.arrivals import Duplicate
from briefing_app.workspace.arriving.taking_in import TakingIn, whole
from briefing_app.workspace.arriving.watching import LOOK_S, Watch, look

if TYPE_CHECKING:
    from briefing_app.intake.passed_over import PassedOver
    from briefing_app.intake.stretch import Stretch
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.task_runner import Job
    from briefing_app.workspace.arriving.taking_in import Heard

ORIGIN = "Watched folder"
_LOOK_TIMEOUT_S = 30.0


class Watching(QObject):
    """Hands what other programs save to the workers, and what they make of it to the arrivals.

    The folder is the one of the settings, as they are at each look; "" means none.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._watch: Watch | None = None
        self._is_looking = False
        self._run: _Run | None = None
        self._timer = QTimer(self, interval=round(1000 * LOOK_S))
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on."""
        self._timer.start()

    def look(self) -> None:
        """Look at the folder once, unless the last look or its work is not over yet."""
        watch = self._current()
        if watch is None or self._is_looking or self._run is not None:
            return
        self._is_looking = True
        arguments = (watch.folder, watch.subfolders, watch.digest)
        job = self._desk.runner.start("", look, [arguments], quiet=True, timeout_s=_LOOK_TIMEOUT_S)
        job.arrived.connect(lambda _, seen: self._take(watch, seen))
        job.failed.connect(lambda _, error: self._warn_once(watch, error))
        job.finished.connect(self._looked)

    def _current(self) -> Watch | None:
        """Return the watch that the settings ask for."""
        settings = self._desk.settings.current
        if not settings.watch_folder:
            self._watch = None
            return None
        folder = Path(settings.watch_folder).expanduser()
        watch = self._watch
        if watch is None or (watch.folder, watch.subfolders) != (folder, settings.watch_subfolders):
            self._watch = Watch(self._desk.workspace.store, folder, subfolders=settings.watch_subfolders)
        return self._watch

    def _looked(self) -> None:
        self._is_looking = False

    def _warn_once(self, watch: Watch, error: BriefingError) -> None:
        if watch is self._watch and (said := watch.lost(error)) is not None:
            self._desk.notices.warn(said)

    def _take(self, watch: Watch, seen: object) -> None:
        if watch is not self._watch:
            return
        paths = watch.ready(seen, time.monotonic())  # type: ignore[arg-type]
        passed = watch.passed_over()
        if passed and not paths:
            self._desk.notices.tell(f"In the watched folder: {passed.sentence_part}.", passed.listing)
        if paths:
            job = self._desk.runner.start("Reading new files", tasks.take_in_parts, whole(paths), quiet=True)
            self._run = _Run(self._desk, watch, job, passed, self)
            job.finished.connect(self._finish)

    def _finish(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run.tell()
            run.deleteLater()


class _Run(QObject):
    """The reading of some files of the watched folder."""

    def __init__(self, desk: Desk, watch: Watch, job: Job, passed_over: PassedOver, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._watch = watch
        self._job = job
        self._taking_in = TakingIn()
        self._taken = 0
        self._passed_over = passed_over
        self._refused: list[BriefingError] = []
        job.yielded.connect(lambda stretch, step: self._note(self._taking_in.heard(stretch, step)))
        job.arrived.connect(lambda stretch, _: self._end(stretch, None))
        job.failed.connect(self._end)

    def tell(self) -> None:
        """Say what came, and what could not be taken in."""
        from briefing_app.ui.window.incoming.refusals import details_of, report_on

        parts = []
        if self._taken:
            words = "article has arrived" if self._taken == 1 else "articles have arrived"
            parts.append(f"{self._taken} {words} in the watched folder")
        if self._passed_over:
            parts.append(self._passed_over.sentence_part)
        if parts:
            self._desk.notices.tell(f"{', '.join(parts)}.", self._passed_over.listing)
        if (error := report_on(self._refused)) is not None:
            self._desk.notices.warn(error, details_of(self._refused))
        for refused in self._refused:
            self._desk.arrivals.refuse(refused, ORIGIN)

    def _end(self, stretch: Stretch, error: BriefingError | None) -> None:
        self._note(self._taking_in.ended(stretch, error))

    def _note(self, heard: Heard) -> None:
        self._job.add(heard.further)
        if heard.passed_over is not None:
            self._passed_over += heard.passed_over
        try:
            match heard.outcome:
                case BriefingError() as error:
                    self._refused.append(error)
                case tasks.TakenAndRead() as result:
                    taken = self._desk.arrivals.take(result, datetime.now(UTC), ORIGIN)
                    self._taken += not isinstance(taken, Duplicate)
            if heard.done is not None:
                self._watch.done(heard.done)
        except BriefingError as error:
            self._refused.append(error)
