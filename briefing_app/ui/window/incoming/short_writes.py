"""Much is written in short moments, between which the window answers."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer

from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk

T = TypeVar("T")
_TOLD_EVERY_MS, _AFTERWARDS_MS = 160, 20
_PARTS_JOINED = 3
"""How often the search indexes are put in order for each time: what is written brings less."""


class ShortWrites(QObject):
    """Writes without waiting for the disk but a few times a second, and then tells what has changed.

    So nothing is shown as done before it is on the disk for good, and the views follow at leisure.
    """

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self, singleShot=True, interval=_TOLD_EVERY_MS)
        self._timer.timeout.connect(self.tell)
        self._afterwards = QTimer(self, singleShot=True, interval=_AFTERWARDS_MS)
        self._afterwards.timeout.connect(self._do_what_waits)
        self._waits: deque[Callable[[], object]] = deque()

    def write(self, deed: Callable[[], T]) -> T:
        """Do what writes a little; what it changed is told a moment later."""
        if not self._timer.isActive():
            self._timer.start()
        with self._desk.signals.gathering(), self._desk.workspace.store.lasting_later():
            return deed()

    def tell(self) -> None:
        """Wait for the disk, and tell what has changed."""
        self._timer.stop()
        try:
            self._desk.workspace.store.make_lasting()
        except BriefingError as error:
            self._desk.notices.warn(error)
        QTimer.singleShot(0, self._desk.signals, self._desk.signals.release)
        store = self._desk.workspace.store
        self._waits = deque((store.take_up_the_log, *_PARTS_JOINED * [store.put_words_in_order]))
        self._afterwards.start()

    def _do_what_waits(self) -> None:
        """Do in turns of their own what would otherwise lengthen one of the writes."""
        try:
            self._waits.popleft()()
        except BriefingError as error:
            self._desk.notices.warn(error)
        if self._waits:
            self._afterwards.start()
