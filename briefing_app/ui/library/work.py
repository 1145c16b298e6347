"""One long thing at a time that is done to the library's file, beside the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.progress import Progress
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.main_window import MainWindow
    from briefing_app.ui.task_runner import Job
    from briefing_app.workspace.care.keeping import Finished

_LIBRARIES = "Briefing Desk library (*.briefing)"
_TRIES = 3


class LibraryWork(QObject):
    """What all that is done to the library as a whole has in common."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._job: Job | None = None

    @property
    def _library(self) -> Path:
        return self._desk.workspace.store.path

    def _has_free_file(self) -> bool:
        return self._desk.workspace.store.is_file and self._is_free()

    def _is_free(self) -> bool:
        return self._job is None or self._job.is_finished

    def _begin(self, title: str, fn: Callable[[Progress], object], done: Callable[..., None]) -> Job | None:
        """Start the one long thing that may be done to the library at a time."""
        if not self._is_free():
            return None
        if fault := self._desk.workspace.store.place_fault():
            self._desk.notices.warn(fault)
            return None
        self._job = job = self._desk.runner.start_aside(title, fn)
        job.arrived.connect(lambda _, value: done(value))
        job.failed.connect(lambda _, error: self._desk.notices.warn(error))
        job.finished.connect(self._desk.actions.refresh)
        self._desk.actions.refresh()
        return job

    def _unless_changed(
        self,
        title: str,
        making: Callable[[Progress], Finished],
        take: Callable[[Finished], None],
        tries: int = _TRIES,
    ) -> None:
        """Take what was made, or make it again where the library has been written to meanwhile."""
        commits = self._desk.workspace.store.commits()

        def done(finished: Finished) -> None:
            if self._desk.workspace.store.commits() == commits:
                take(finished)
                return
            self._remove(finished)
            if tries > 1:
                self._job = None
                self._unless_changed(title, making, take, tries - 1)
                return
            self._desk.notices.warn(
                BriefingError(
                    "The library was being changed all the while, so its file was left as it is.",
                    hint="Try again when nothing is being taken in.",
                )
            )

        self._begin(title, making, done)

    def _remove(self, finished: Finished) -> None:
        """Take away what is not needed, beside the window: a large file takes its time to go."""
        self._desk.runner.start_aside("", lambda _: finished.remove(), quiet=True)

    def _ask_file(self, title: str, name: str, accept: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(self._library), _LIBRARIES)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setObjectName(name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, accept)
        dialog.setDefaultSuffix("briefing")
        dialog.selectFile(self._library.name)
        return dialog
