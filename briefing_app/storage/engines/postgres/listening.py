"""Hearing what colleagues write, and looking after the line: a connection of its own, in a thread of its own.

A line can fall silent without a word: a cable, a sleeping notebook, a firewall that forgets. Whoever asks
over it then waits for as long as the system goes on trying. So the thread sees how long the library's
own connection has been waiting; where that is longer than usual it asks something of its own, and
where that is not answered either, it breaks the line that is waited for.
"""

from __future__ import annotations

import selectors
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing_app.errors import BriefingError
from briefing_app.storage.engines.news import News, unpacked
from briefing_app.storage.engines.postgres.driver import connect, psycopg

if TYPE_CHECKING:
    from psycopg import Connection

    from briefing_app.storage.engines.postgres.address import ServerAddress
    from briefing_app.storage.engines.postgres.connection import PostgresDatabase

CHANNEL = "briefing_desk"
TOGETHER = 0.01
"""Seconds in which what is heard is told as one."""
_PULSE = 5.0  # seconds of silence after which the line is tried
_LONG = 0.2  # seconds that somebody waits for an answer before the line is tried
_PATIENCE = 0.5  # seconds for an answer to that, where somebody waits
_SILENCE = 3.0  # and where nobody does
_TIMES = 4  # where the line is slow by nature: how many times as long as usual is silence
_FORGETTING = 0.9
_WAITS = (0.5, 1, 2, 5, 10)  # seconds between attempts to connect again
_AGAIN = "4"  # seconds for one of these attempts
_LOOK_UP = 0.2  # seconds after which the thread looks whether it shall end, and whether somebody waits


class Ear(NamedTuple):
    """A connection that hears colleagues, and how many seconds an answer over it took."""

    connection: Connection[Any]
    usual: float


class Listening:
    """Tells `heard` of others' news and `line` of a line that broke or is there again, on its own thread."""

    def __init__(
        self,
        database: PostgresDatabase,
        ear: Ear,
        heard: Callable[[News], None],
        line: Callable[[bool], None],
    ) -> None:
        self._database = database
        self._heard, self._line = heard, line
        self._end = threading.Event()
        self._connection, self._usual = ear
        database.is_watched = True
        self._thread = threading.Thread(target=self._listen, name="colleagues", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Hear no more."""
        self._end.set()
        self._database.is_watched = False
        if self._thread is not threading.current_thread():
            self._thread.join(timeout=1)  # it ends by itself where it is just connecting

    def _listen(self) -> None:
        while not self._end.is_set():
            try:
                self._hear()
            except (psycopg().Error, OSError):
                if self._end.is_set() or not self._connect_again():
                    break
        self._connection.close()

    def _hear(self) -> None:
        first: list[str] = []
        silence = 0.0
        while not self._end.is_set():
            first += [one.payload for one in self._connection.notifies(timeout=_LOOK_UP, stop_after=1)]
            if not first:
                silence += _LOOK_UP
                is_waited_for = self._database.waited > _LONG
                if silence >= _PULSE or is_waited_for or self._database.is_lost:
                    first = self._tried(max(_PATIENCE, _TIMES * self._usual) if is_waited_for else _SILENCE)
                    silence = 0.0
                    if self._database.is_lost:
                        self._database.is_lost = False
                        self._line(True)
                continue
            silence = 0.0
            further = [one.payload for one in self._connection.notifies(timeout=TOGETHER)]
            news = News()
            for message in (*first, *further):
                sender, told = unpacked(message)
                if sender != self._database.sender:
                    news |= told
            first = []
            if news:
                self._heard(news)

    def _tried(self, patience: float) -> list[str]:
        """Try the line, and return the messages that came meanwhile; it is broken where nothing answers."""
        server = self._connection.pgconn
        began = time.monotonic()
        messages: list[str] = []
        server.send_query(b"SELECT 1")
        while server.flush() or server.is_busy():
            if not _is_readable(server.socket, began + patience - time.monotonic()):
                self._database.break_off()
                raise psycopg().OperationalError("The line is silent.")
            server.consume_input()
        while server.get_result() is not None:
            pass
        while (one := server.notifies()) is not None:
            messages.append(one.extra.decode("utf-8", "replace"))
        self._usual = max(time.monotonic() - began, _FORGETTING * self._usual)
        return messages

    def _connect_again(self) -> bool:
        """Try until there is a line again; False when it is not wanted any more."""
        self._connection.close()
        self._database.is_lost = True
        self._line(False)
        attempts = 0
        while not self._end.wait(_WAITS[min(attempts, len(_WAITS) - 1)]):
            attempts += 1
            try:
                self._connection, self._usual = ear(self._database.address, connect_timeout=_AGAIN)
            except (BriefingError, psycopg().Error, OSError):
                continue
            if self._end.is_set():
                return False
            self._database.is_lost = False
            self._line(True)
            self._heard(News(everything=True))  # what was written meanwhile, nobody heard
            return True
        return False


def ear(address: ServerAddress, **other: str) -> Ear:
    """Return a connection that hears colleagues from now on, also before anybody listens."""
    connection = connect(address, **other)
    try:
        began = time.monotonic()
        connection.execute(f"LISTEN {CHANNEL}")
    except BaseException:
        connection.close()
        raise
    return Ear(connection, time.monotonic() - began)


def _is_readable(socket: int, seconds: float) -> bool:
    with selectors.DefaultSelector() as waiting:
        waiting.register(socket, selectors.EVENT_READ)
        return bool(waiting.select(max(seconds, 0.0)))
