"""Makes the articles of an older library findable by their words, a few at a time."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefing_app.errors import BriefingError
from briefing_app.workspace.door.changed import Changed

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk

_BEGIN_MS, _REST_MS = 4000, 60
_STEP_MS = 8.0
"""What a step may take of the window's time; the number of articles in it follows."""
_MOST_AT_ONCE = 40


class CatchingUp(QObject):
    """Works while the window rests; ends by itself when nothing waits."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._at_once = 1
        self._timer = QTimer(self, singleShot=True, interval=_BEGIN_MS)
        self._timer.timeout.connect(self.step)
        self._timer.start()

    def step(self) -> None:
        """Compare the next few articles with the rest of the library."""
        store = self._desk.workspace.store
        began = perf_counter()
        try:
            waiting = store.waiting_to_be_compared(self._at_once)
            if not waiting:
                return
            store.compare_waiting(waiting)
        except BriefingError:
            return  # the disk is full or the library gone: whoever works with it is told
        spent = 1000 * (perf_counter() - began)
        fitting = int(self._at_once * _STEP_MS / max(spent, 0.1))
        self._at_once = min(max(fitting, 1), self._at_once * 2, _MOST_AT_ONCE)
        mates = store.version_mates(waiting)
        if mates:
            self._desk.workspace.tell(Changed(articles=frozenset(mates)))
        self._timer.start(_REST_MS)
