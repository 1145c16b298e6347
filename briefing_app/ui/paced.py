"""Long work on the thread of the window, in pieces so short that nobody notices."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from briefing_app.ui.window.incoming.short_writes import ShortWrites

if TYPE_CHECKING:
    from briefing_app.ui.desk import Desk

_FEWEST, _FIRST, _MOST = 5, 15, 60
_LONG_S, _SHORT_S = 0.030, 0.015
"""A piece that takes longer, or less, makes the next one smaller, or larger."""

_LINGERS_MS = 500
"""Until what was written has been moved to its place, too."""


class Paced(QObject):
    """Calls `go_on(most)` until it says that it did nothing more; shown in the status strip.

    `go_on` returns how many of `total` it did. It is stopped by the user, or by an error, which is
    told. `ended` is called once, with how many were done and whether it was stopped, after the views have
    heard of all of it. Only one such deed is under way: others wait for their turn, and until then
    nothing can be undone.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        total: int,
        go_on: Callable[[int], int],
        ended: Callable[[int, bool], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._go_on, self._ended = desk, go_on, ended
        self._size = _FIRST
        self._writes = ShortWrites(desk, self)
        self._job = desk.runner.show(title, total)
        desk.workspace.turns.ask(title, self._begin)

    def _begin(self) -> None:
        self._desk.workspace.close_step()
        QTimer.singleShot(0, self, self._step)

    def _step(self) -> None:
        job, done = self._job, 0
        if not job.is_cancelled:
            begun = monotonic()

            def some() -> None:
                nonlocal done
                done = self._writes.write(lambda: self._go_on(self._size))

            self._desk.notices.attempt(some)
            self._fit_size(monotonic() - begun)
        job.done += done
        if done:
            job.progressed.emit(job)
        if not done or job.done >= job.total:
            self._writes.tell()
            QTimer.singleShot(0, self, self._end)  # what was written is told before
        else:
            QTimer.singleShot(0, self, self._step)

    def _fit_size(self, took: float) -> None:
        if took > _LONG_S:
            self._size = max(_FEWEST, self._size * 2 // 3)
        elif took < _SHORT_S:
            self._size = min(_MOST, self._size * 3 // 2)

    def _end(self) -> None:
        job, workspace = self._job, self._desk.workspace
        workspace.close_step()
        if not job.is_cancelled:
            job.finish()
        try:
            self._ended(job.done, job.is_cancelled)
        finally:
            workspace.turns.end()
            QTimer.singleShot(_LINGERS_MS, self, self.deleteLater)
