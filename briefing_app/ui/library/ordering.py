"""Keeps the search indexes in order while nobody works: a few milliseconds at a time."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk

_QUIET_MS, _BETWEEN_MS = 2_000, 60


class Ordering(QObject):
    """Begins when nothing has changed for two seconds, and stops at the next change."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._store = desk.workspace.store
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._working = QTimer(self, interval=_BETWEEN_MS)
        self._quiet.timeout.connect(self._working.start)
        self._working.timeout.connect(self.work)
        desk.signals.changed.connect(self.wait)
        self.wait()

    def wait(self) -> None:
        """Let others write first."""
        self._working.stop()
        self._quiet.start()

    def work(self) -> None:
        """Do a little, and end when nothing is left."""
        waits = False
        with suppress(BriefingError):  # what stands in the way is told where somebody writes
            waits = self._store.put_words_in_order()
        if not waits:
            self._working.stop()
