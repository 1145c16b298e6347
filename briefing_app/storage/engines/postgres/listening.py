"""Hearing what colleagues write: a connection of its own, in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from briefing_app.errors import BriefingError
from briefing_app.storage.engines.news import News, unpacked
from briefing_app.storage.engines.postgres.driver import connect, psycopg

if TYPE_CHECKING:
    from psycopg import Connection

    from briefing_app.storage.engines.postgres.connection import PostgresDatabase

CHANNEL = "briefing_desk"
TOGETHER = 0.01
"""Seconds in which what is heard is told as one."""
_PULSE = 10.0  # seconds of silence after which the line is tried
_WAITS = (0.5, 1, 2, 5, 10)  # seconds between attempts to connect again
_LOOK_UP = 0.5  # seconds after which the thread looks whether it shall end


class Listening:
    """Tells `heard` of others' news and `line` of a line that broke or is there again, on its own thread."""

    def __init__(
        self, database: PostgresDatabase, heard: Callable[[News], None], line: Callable[[bool], None]
    ) -> None:
        self._database = database
        self._heard, self._line = heard, line
        self._end = threading.Event()
        self._connection = self._listener()
        database.is_watched = True
        self._thread = threading.Thread(target=self._listen, name="colleagues", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Hear no more."""
        self._end.set()
        self._database.is_watched = False
        if self._thread is not threading.current_thread():
            self._thread.join(timeout=5)

    def _listener(self) -> Connection[Any]:
        connection = connect(self._database.address)
        connection.execute(f"LISTEN {CHANNEL}")
        return connection

    def _listen(self) -> None:
        while not self._end.is_set():
            try:
                self._hear()
            except (psycopg().Error, OSError):
                if self._end.is_set() or not self._connect_again():
                    break
        self._connection.close()

    def _hear(self) -> None:
        silence = 0.0
        while not self._end.is_set():
            first = [one.payload for one in self._connection.notifies(timeout=_LOOK_UP, stop_after=1)]
            if not first:
                silence += _LOOK_UP
                if silence >= _PULSE or self._database.is_lost:
                    self._connection.execute("SELECT 1")
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
            if news:
                self._heard(news)

    def _connect_again(self) -> bool:
        """Try until there is a line again; False when it is not wanted any more."""
        self._connection.close()
        self._database.is_lost = True
        self._line(False)
        attempts = 0
        while not self._end.wait(_WAITS[min(attempts, len(_WAITS) - 1)]):
            attempts += 1
            try:
                self._connection = self._listener()
            except (BriefingError, psycopg().Error, OSError):
                continue
            self._database.is_lost = False
            self._line(True)
            self._heard(News(everything=True))  # what was written meanwhile, nobody heard
            return True
        return False
