"""Opening a library on a server at the start: beside the window, which can be moved and closed meanwhile."""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from briefing_app.errors import BriefingError
from briefing_app.storage.engines.postgres.refusals import PasswordWanted
from briefing_app.ui.colleagues.connecting_page import ConnectingPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from briefing_app.storage.engines.postgres.address import ServerAddress
    from briefing_app.storage.store import Store


class Connecting(QObject):
    """`opened` carries the library once it stands; `password_wanted` and `given_up` a `BriefingError`.

    `given_up` carries None where nothing was wrong, and nobody wanted to wait any longer.
    """

    opened = Signal(object)
    password_wanted = Signal(object)
    given_up = Signal(object)
    _came = Signal(int, object)

    def __init__(self, address: ServerAddress, window: QMainWindow, *, create: bool) -> None:
        super().__init__(window)
        self._address, self._window, self._create = address, window, create
        self._attempt = 0
        self._refusal: BriefingError | None = None
        self._came.connect(self._take)

    def begin(self) -> None:
        """Show that it is being tried, and try."""
        self._attempt += 1
        self._refusal = None
        page = ConnectingPage(self._address.name)
        page.left.connect(self._give_up)
        page.again.connect(self.begin)
        self._page = page
        self._window.setCentralWidget(page)
        page.setFocus()
        Thread(target=self._open, args=(self._attempt,), name="connecting", daemon=True).start()

    def _give_up(self) -> None:
        self._attempt += 1  # what still comes is for nobody
        self.given_up.emit(self._refusal)

    def _open(self, attempt: int) -> None:
        from briefing_app.storage.store import Store

        outcome: Store | BaseException
        try:
            outcome = Store.open(self._address, create=self._create)
            outcome.be_ready_to_listen()
        except BaseException as fault:
            outcome = fault
        try:
            self._came.emit(attempt, outcome)
        except RuntimeError:  # the window has gone
            _let_go(outcome)

    def _take(self, attempt: int, outcome: Store | BaseException) -> None:
        if attempt != self._attempt:
            _let_go(outcome)
        elif isinstance(outcome, PasswordWanted):
            self.password_wanted.emit(outcome)
        elif isinstance(outcome, BriefingError):
            self._refusal = outcome
            self._page.say(outcome)
        elif isinstance(outcome, BaseException):
            self._refusal = BriefingError(
                "The library cannot be opened.", hint="The program made a mistake; trying again may help."
            )
            self._page.say(self._refusal)
            raise outcome
        else:
            self.opened.emit(outcome)


def _let_go(outcome: Store | BaseException) -> None:
    if not isinstance(outcome, BaseException):
        with suppress(BriefingError):
            outcome.close()
