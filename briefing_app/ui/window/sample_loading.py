"""Fills a new library with the samples: read in worker processes, shown when all are there."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.errors import BriefingError
from briefing_app.workspace import samples
from briefing_app.workspace.tasks import take_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.tasks import TakenAndRead


class SampleLoading(QObject):
    """`loaded` is told once the samples and their briefing are in the library."""

    loaded = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._read: dict[Path, TakenAndRead] = {}
        self._steps: Iterator[None] = iter(())

    def start_in_a_new_library(self) -> None:
        """Start where the library is new; one of the user's own, or of a whole desk, is left alone."""
        store = self._desk.workspace.store
        if not store.is_shared and samples.wants_samples(store):
            self.start()

    def start(self) -> None:
        """Read the samples, then show them."""
        self._read.clear()
        job = self._desk.runner.start("Reading the sample articles", take_in, samples.sample_files())
        job.arrived.connect(self._keep)
        job.failed.connect(lambda _, error: self._desk.notices.warn(error))
        job.finished.connect(self._load)

    def _keep(self, path: Path, result: TakenAndRead) -> None:
        self._read[path] = result

    def _load(self) -> None:
        if len(self._read) < len(samples.sample_files()):
            return
        read = self._read
        self._read = {}
        self._steps = samples.loading(self._desk.workspace, datetime.now(UTC), lambda path: read[path])
        self._go_on()

    def _go_on(self) -> None:
        """Do one step, and the next one when the window has had its turn."""
        try:
            next(self._steps)
        except StopIteration:
            self.loaded.emit()
        except BriefingError as error:
            self._desk.notices.warn(error)
            self.loaded.emit()
        else:
            QTimer.singleShot(0, self, self._go_on)
