"""Compares the names of new actors with all others while the window rests, a few at a time."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefing_app.errors import BriefingError
from briefing_app.ui.asking import Asker
from briefing_app.workspace.actors import suggesting
from briefing_app.workspace.changed import Changed

if TYPE_CHECKING:
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk

_BEGIN_MS, _REST_MS, _TELL_MS = 3000, 120, 2000
_STEP_MS = 6.0
"""What keeping the outcome may take of the window's time; how many are compared at once follows."""
_MOST_AT_ONCE = 40
_TOPIC = "comparing"


class Comparing(QObject):
    """Compares on a thread of its own, and only keeps what was found on that of the window."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asker = Asker(desk.workspace.store, self)
        self._at_once = 4
        self._timer = QTimer(self, singleShot=True, interval=_BEGIN_MS)
        self._timer.timeout.connect(self.step)
        self._telling = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._telling.timeout.connect(self._tell)
        desk.signals.changed.connect(self._hear)
        self._timer.start()

    def step(self) -> None:
        """Compare the next few actors with the rest of the library."""
        number = self._at_once

        def ask(store: Store) -> suggesting.Compared:
            return suggesting.compared(store, number)

        self._asker.ask(_TOPIC, ask, self._keep)

    def _keep(self, found: suggesting.Compared) -> None:
        if not found.ids:
            return
        began = perf_counter()
        try:
            touched = suggesting.record(self._desk.workspace.store, found)
        except BriefingError:
            return  # the disk is full or the library gone: whoever works with it is told
        spent = 1000 * (perf_counter() - began)
        fitting = int(self._at_once * _STEP_MS / max(spent, 0.1))
        self._at_once = min(max(fitting, 1), self._at_once * 2, _MOST_AT_ONCE)
        if touched and not self._telling.isActive():
            self._telling.start()
        self._timer.start(_REST_MS)

    def _tell(self) -> None:
        self._desk.workspace.tell(Changed(register=True))

    def _hear(self, changed: Changed) -> None:
        if changed.actors and not self._timer.isActive() and not self._asker.is_asking(_TOPIC):
            self._timer.start(_BEGIN_MS)
