"""The line to a shared library: what comes over it is shown, and what it cannot carry waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.errors import BriefingError
from briefing_app.storage.engines.database import Busy
from briefing_app.storage.store import News
from briefing_app.ui.colleagues.line_bar import LineBar
from briefing_app.ui.notices import Question

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import NoConnection
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.main_window import MainWindow

TOGETHER_MS = 120
"""What colleagues do within this time is shown at once."""
AGAIN_MS = 2_000
"""After this time what found the library held by somebody else is tried again."""
Deed = Callable[[], object]


class Line(QObject):
    """Hears colleagues on a thread of its own and tells the window on the window's.

    Deeds that found no line are done in their order as soon as there is one again.
    """

    _heard = Signal(object)
    _is_there = Signal(bool)

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._bar = LineBar(desk.theme)
        window.add_bar(self._bar)
        window.guard_closing(self._may_close)
        self._window = window
        self._is_given_up = False
        self._news = News()
        self._waiting: list[tuple[Deed, NoConnection | Busy]] = []
        self._lost_since: datetime | None = None
        self._timer = QTimer(self, singleShot=True, interval=TOGETHER_MS)
        self._timer.timeout.connect(self._tell)
        self._retry = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._retry.timeout.connect(self._try_again)
        self._heard.connect(self._gather)
        self._is_there.connect(self._change)
        desk.notices.postponed.connect(self.postpone)
        desk.notices.lost.connect(self.note_lost)
        self._stop = desk.workspace.store.listen(self._heard.emit, self._is_there.emit)

    def close(self) -> None:
        """Hear no more."""
        self._stop()

    def _may_close(self) -> bool:
        """Tell whether nothing waits to be saved, or nobody wants it any more; else ask."""
        if not self._waiting or self._is_given_up:
            return True
        waiting = len(self._waiting)
        what = "1 change waits" if waiting == 1 else f"{waiting} changes wait"
        self._desk.notices.ask(
            Question(
                "Close without saving?",
                f"The library cannot be written to just now, and {what} to be saved. "
                "Whoever closes the window now loses what waits.",
                "Close and lose it",
                "Keep it open",
                danger=True,
            ),
            self._give_up,
        )
        return False

    def _give_up(self, is_wanted: bool) -> None:
        if is_wanted:
            self._is_given_up = True
            self._window.close()

    def note_lost(self) -> None:
        """Say that there is no line, once."""
        if self._lost_since is None:
            self._lost_since = datetime.now()
        self._bar.show_lost(self._lost_since, len(self._waiting))

    def postpone(self, deed: Deed, error: NoConnection | Busy) -> None:
        """Do something as soon as there is a line again, or a turn."""
        self._waiting.append((deed, error))
        if isinstance(error, Busy):
            self._bar.show_busy(len(self._waiting))
            self._retry.start()
        else:
            self.note_lost()

    def _try_again(self) -> None:
        """Do what found no turn, once there is one; a line that is broken does it when it is mended."""
        if self._lost_since is not None or not self._waiting:
            return
        try:
            is_busy = self._desk.workspace.store.is_busy()
        except BriefingError:
            is_busy = True
        if is_busy:
            self._retry.start()
        else:
            self._catch_up_all()

    def _gather(self, news: News) -> None:
        self._news |= news
        if not self._timer.isActive():
            self._timer.start()

    def _tell(self) -> None:
        news, self._news = self._news, News()
        self._desk.notices.attempt(lambda: self._desk.workspace.hear(news))

    def _change(self, is_there: bool) -> None:
        if not is_there:
            self.note_lost()
            return
        self._lost_since = None
        is_saved = self._catch_up_all()
        if self._lost_since is None:
            saved = " What waited is saved." if is_saved else ""
            self._desk.notices.tell(f"The library is connected again.{saved}")
            self._gather(News(everything=True))

    def _catch_up_all(self) -> bool:
        """Do what waits, in its order; tell whether there was something, and all of it was saved."""
        waiting, self._waiting = self._waiting, []
        self._bar.hide()
        attempt = self._desk.notices.attempt
        done = [attempt(partial(self._catch_up, deed, error)) for deed, error in waiting]
        return bool(done) and all(done)

    def _catch_up(self, deed: Deed, error: NoConnection | Busy) -> None:
        """Do what waited, unless the server kept it when only its answer was lost."""
        if not (error.may_be_kept and self._desk.workspace.store.was_kept(error.number)):
            deed()
