"""Connections that go where they were checked to go, and end when their time is over.

The name is looked up once, every address is checked, and the connection is made to the address
that was checked: a name that answers otherwise at a second look-up (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from briefing_app.errors import BriefingError
from briefing_app.web.addresses import Allowed, check_address
from briefing_app.web.exchange import Unreachable
from briefing_app.web.limits import CONNECT_S, IMPATIENT_S, MOST_ADDRESSES_TRIED
from briefing_app.web.urls import printable

Resolve = Callable[[str, int], Sequence[str]]


class Spent(Exception):
    """The time or the bytes of an exchange are used up."""


class Allowance:
    """What is left of the time and of the bytes of one exchange."""

    def __init__(self, seconds: float, most_bytes: int) -> None:
        self._end = time.monotonic() + seconds
        self._bytes = most_bytes

    @property
    def seconds(self) -> float:
        """The time that is left; raises `Spent` when there is none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise Spent("time")
        return left

    def take(self, size: int) -> None:
        """Count bytes that came in."""
        self._bytes -= size
        if self._bytes < 0:
            raise Spent("bytes")


def system_addresses(host: str, port: int) -> list[str]:
    """Ask the system where a name leads."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class CheckedNetwork(httpcore.NetworkBackend):
    """Connects to checked addresses only, within the allowance of one exchange.

    `unchecked` is the host of a proxy that the user named.
    """

    def __init__(
        self, allowed: Allowed, allowance: Allowance, resolve: Resolve, *, unchecked: str = ""
    ) -> None:
        self._allowed = allowed
        self._allowance = allowance
        self._resolve = resolve
        self._unchecked = unchecked
        self.is_private = False
        """Whether the last host lies where only the user's permission leads."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = looked_up(self._resolve, host, port, self._allowance)
        if host != self._unchecked:
            checked = [check_address(host, address, self._allowed) for address in addresses]
            self.is_private = not all(checked)
        last: OSError | None = None
        tried = addresses[:MOST_ADDRESSES_TRIED]
        for address in tried:
            patience = CONNECT_S if address is tried[-1] else IMPATIENT_S
            try:
                made = socket.create_connection(
                    (address, port), timeout=min(patience, self._allowance.seconds)
                )
            except OSError as error:
                last = error
                continue
            made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return BoundedStream(made, self._allowance)
        raise httpcore.ConnectError(str(last))

    def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> httpcore.NetworkStream:
        raise httpcore.ConnectError("Local sockets are never used.")


class BoundedStream(httpcore.NetworkStream):
    """A socket, plain or encrypted, that counts its bytes and watches the clock."""

    def __init__(self, connected: socket.socket, allowance: Allowance) -> None:
        self._socket = connected
        self._allowance = allowance

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._socket.settimeout(self._allowance.seconds)
        try:
            data = self._socket.recv(max_bytes)
        except TimeoutError:
            raise Spent("time") from None
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error
        self._allowance.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._socket.settimeout(self._allowance.seconds)
        try:
            self._socket.sendall(buffer)
        except TimeoutError:
            raise Spent("time") from None
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        self._socket.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        self._socket.settimeout(min(CONNECT_S, self._allowance.seconds))
        try:
            encrypted = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
        except ssl.SSLError:
            self.close()
            raise
        except TimeoutError:
            self.close()
            raise Spent("time") from None
        except OSError as error:
            self.close()
            raise httpcore.ConnectError(str(error)) from error
        return BoundedStream(encrypted, self._allowance)

    def get_extra_info(self, info: str) -> Any:
        return self._socket if info == "socket" else None


def looked_up(resolve: Resolve, host: str, port: int, allowance: Allowance) -> Sequence[str]:
    """Return where a name leads; the system's own patience is not waited for."""
    answer: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answer.put(resolve(host, port))
        except Exception as error:
            answer.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        found = answer.get(timeout=min(CONNECT_S, allowance.seconds))
    except queue.Empty:
        raise _unknown(host) from None
    if isinstance(found, BriefingError):
        raise found
    if isinstance(found, Exception) or not found:
        raise _unknown(host) from (found if isinstance(found, Exception) else None)
    return found


def _unknown(host: str) -> Unreachable:
    return Unreachable(
        f"There is no host called “{printable(host)}”, or the network is not there.",
        where=printable(host),
        hint="See that the address is right and that this computer is connected.",
    )
