"""Unpacking what a server packed, without ever holding more than was agreed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from briefing_app.errors import BriefingError
from briefing_app.web.exchange import Unreachable

ACCEPTED = "gzip, deflate"
_WINDOWS = {"gzip": 31, "x-gzip": 31}


class TooMuch(BriefingError):
    """A server gave more than anything of its kind weighs."""


def unpacked(chunks: Iterable[bytes], encoding: str, most_bytes: int) -> bytes:
    """Return the data of `chunks`; raise `TooMuch` before more than `most_bytes` are held."""
    coding = encoding.strip().lower()
    if coding in ("", "identity"):
        return _plain(chunks, most_bytes)
    if coding not in (*_WINDOWS, "deflate"):
        raise Unreachable("The server packed the page in a way that it was not asked for.")
    try:
        return _inflated(chunks, coding, most_bytes)
    except zlib.error as error:
        raise Unreachable("The page arrived damaged.") from error


def _plain(chunks: Iterable[bytes], most_bytes: int) -> bytes:
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > most_bytes:
            raise too_much(most_bytes)
    return bytes(data)


def _inflated(chunks: Iterable[bytes], coding: str, most_bytes: int) -> bytes:
    data = bytearray()
    inflater = None
    head = b""
    for chunk in chunks:
        if inflater is None:
            chunk = head + chunk
            if len(chunk) < 2:
                head = chunk
                continue
            inflater = zlib.decompressobj(_WINDOWS.get(coding) or _deflate_window(chunk))
        while chunk and not inflater.eof:
            data += inflater.decompress(chunk, most_bytes + 1 - len(data))
            if len(data) > most_bytes:
                raise too_much(most_bytes)
            chunk = inflater.unconsumed_tail
    if inflater is not None and not inflater.eof:
        raise zlib.error("cut off")
    return bytes(data)


def _deflate_window(start: bytes) -> int:
    """Return how `deflate` was meant: with the head of zlib, or bare as some servers send it."""
    return 15 if len(start) > 1 and start[0] & 0x0F == 8 and (start[0] << 8 | start[1]) % 31 == 0 else -15


def too_much(most_bytes: int) -> TooMuch:
    """Return the refusal of what is too large."""
    return TooMuch(
        f"What the server sends is too large (more than {most_bytes / 1e6:.0f} MB), or has no end.",
        hint="Save the page in the browser and import the file, if it is worth it.",
    )
