"""A line to a server that can fall silent: nothing is closed, nothing is refused, nothing comes through."""

from __future__ import annotations

import selectors
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


class SilentLine:
    """Passes on what is said between a port of this computer and a server, until it falls silent."""

    def __init__(self, server: tuple[str, int] | Path) -> None:
        self._server = server
        self._speaks = threading.Event()
        self._speaks.set()
        self._ended = threading.Event()
        self.delay_s = 0.0
        """Seconds that every answer takes longer."""
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        threading.Thread(target=self._let_in, daemon=True).start()

    def fall_silent(self) -> None:
        """Pass nothing on; who connects is let in and hears nothing."""
        self._speaks.clear()

    def speak_again(self) -> None:
        """Pass everything on, what was said meanwhile too."""
        self._speaks.set()

    def close(self) -> None:
        """End everything."""
        self._ended.set()
        self._speaks.set()
        self._door.close()

    def _let_in(self) -> None:
        with suppress(OSError):
            while not self._ended.is_set():
                inside, _ = self._door.accept()
                threading.Thread(target=self._serve, args=(inside,), daemon=True).start()

    def _serve(self, inside: socket.socket) -> None:
        self._speaks.wait()
        if isinstance(self._server, Path):
            outside = socket.socket(socket.AF_UNIX)
            outside.connect(str(self._server))
        else:
            outside = socket.create_connection(self._server)
        with inside, outside, selectors.DefaultSelector() as heard, suppress(OSError):
            heard.register(inside, selectors.EVENT_READ, outside)
            heard.register(outside, selectors.EVENT_READ, inside)
            while not self._ended.is_set():
                for key, _ in heard.select(0.2):
                    self._speaks.wait()
                    said = key.fileobj.recv(65_536)  # type: ignore[union-attr]
                    if not said:
                        return
                    if key.fileobj is outside:
                        time.sleep(self.delay_s)
                    key.data.sendall(said)


@contextmanager
def line_to(port: int) -> Iterator[SilentLine]:
    """Give a line to a port of this computer."""
    line = SilentLine(("127.0.0.1", port))
    try:
        yield line
    finally:
        line.close()
