"""A real server on this machine's own address that does to a client whatever a test wants."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

Handler = Callable[["Conversation"], None]


class Conversation:
    """One request and the socket that it came over."""

    def __init__(self, connection: socket.socket, head: bytes, stopping: threading.Event) -> None:
        self.connection = connection
        self.stopping = stopping
        lines = head.decode("latin-1").split("\r\n")
        self.path = lines[0].split(" ")[1]
        self.headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines[1:])
        }

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def answer(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """Answer as a decent server does; `content_type` becomes `Content-Type`."""
        given = {"Content-Length": str(len(body)), "Content-Type": "text/html"}
        given |= {name.replace("_", "-").title(): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
        self.send(f"HTTP/1.1 {status} So\r\n{head}\r\n".encode("latin-1") + body)

    def send_on(self, target: str, status: int = 302) -> None:
        self.answer(status=status, location=target)


class LocalServer:
    """Answers on 127.0.0.1; `log` holds when each path was asked for and with which headers."""

    def __init__(self, certificate: Path | None = None) -> None:
        self._context: ssl.SSLContext | None = None
        if certificate is not None:
            self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._context.load_cert_chain(certificate)
        self.handlers: dict[str, Handler] = {}
        self.log: list[tuple[float, Conversation]] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = int(self._socket.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        scheme = "https" if self._context else "http"
        return f"{scheme}://{host}:{self.port}{path}"

    def on(self, path: str, handler: Handler | bytes, **headers: str) -> str:
        """Serve `path` so, and return its address."""
        if isinstance(handler, bytes):
            body = handler
            self.handlers[path] = lambda asked: asked.answer(body, **headers)
        else:
            self.handlers[path] = handler
        return self.url(path)

    def asked(self, path: str) -> list[Conversation]:
        return [conversation for _, conversation in self.log if conversation.path == path]

    def times(self) -> list[float]:
        return [at for at, _ in self.log]

    def close(self) -> None:
        self._stopping.set()
        self._socket.close()

    def _accept(self) -> None:
        while not self._stopping.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            if self._context is None:
                self._talk(connection)
                return
            with self._context.wrap_socket(connection, server_side=True) as encrypted:
                self._talk(encrypted)

    def _talk(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            data = connection.recv(65536)
            if not data:
                return
            head += data
        conversation = Conversation(connection, head, self._stopping)
        with self._lock:
            self.log.append((time.monotonic(), conversation))
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            handler = self.handlers.get(conversation.path)
            if handler is None:
                conversation.answer(b"no such page", 404)
            else:
                handler(conversation)
        finally:
            with self._lock:
                self._at_once -= 1


def drip(conversation: Conversation) -> None:
    """Send a page one byte at a time, for ever."""
    conversation.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n")
    while not conversation.stopping.wait(0.05):
        conversation.send(b"x")


def dripping_head(conversation: Conversation) -> None:
    """Send headers one byte at a time, for ever."""
    conversation.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not conversation.stopping.wait(0.05):
        conversation.send(b"x")


def silence(conversation: Conversation) -> None:
    """Take the request and say nothing."""
    conversation.stopping.wait(60)


def endless(conversation: Conversation) -> None:
    """Send a body without a declared end, for ever."""
    conversation.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not conversation.stopping.is_set():
        conversation.send(b"<p>more</p>" * 5000)


def endless_chunks(conversation: Conversation) -> None:
    """Send chunks of one byte, for ever."""
    conversation.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not conversation.stopping.is_set():
        conversation.send(b"1\r\nx\r\n" * 5000)


def header_flood(conversation: Conversation) -> None:
    """Send headers, for ever."""
    conversation.send(b"HTTP/1.1 200 OK\r\n")
    while not conversation.stopping.is_set():
        conversation.send(b"X-More: and more\r\n" * 1000)


def interim_flood(conversation: Conversation) -> None:
    """Send interim answers, for ever."""
    while not conversation.stopping.is_set():
        conversation.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 500)


def bomb(megabytes: int) -> Handler:
    """Return a handler that sends a small body which unpacks to `megabytes`."""
    packed = gzip.compress(b"\0" * (megabytes * 1_000_000), 9)
    return lambda asked: asked.answer(packed, content_encoding="gzip")
