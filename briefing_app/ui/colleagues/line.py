"""The line to a shared library: what comes over it is shown, and what it cannot carry waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from briefing_app.storage.store import News
from briefing_app.ui.colleagues.line_bar import LineBar
from briefing_app.ui.notices import Question

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import NoConnection
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.main_window import MainWindow

TOGETHER_MS = 120
"""What colleagues do within this time is shown at once."""
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
        self._waiting: list[tuple[Deed, NoConnection]] = []
        self._lost_since: datetime | None = None
        self._timer = QTimer(self, singleShot=True, interval=TOGETHER_MS)
        self._timer.timeout.connect(self._tell)
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
                "Close without a connection?",
                f"There is no connection to the library, and {what} for one. "
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

    def postpone(self, deed: Deed, error: NoConnection) -> None:
        """Do something as soon as there is a line again."""
        self._waiting.append((deed, error))
        self.note_lost()

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
        waiting, self._waiting, self._lost_since = self._waiting, [], None
        self._bar.hide()
        for deed, error in waiting:
            self._desk.notices.attempt(lambda deed=deed, error=error: self._catch_up(deed, error))  # type: ignore[misc]
        if self._lost_since is None:
            saved = " What waited is saved." if waiting else ""
            self._desk.notices.tell(f"The library is connected again.{saved}")
            self._gather(News(everything=True))

    def _catch_up(self, deed: Deed, error: NoConnection) -> None:
        """Do what waited, unless the server kept it when only its answer was lost."""
        if not (error.may_be_kept and self._desk.workspace.store.was_kept(error.number)):
            deed()
