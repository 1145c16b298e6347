"""Packed bytes read as what they stand for, up to as many as are to be believed."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from typing import BinaryIO

from briefing_app.errors import Refused
from briefing_app.intake.limits import MAX_HELD_BYTES, MAX_UNPACKED_BYTES, MAX_ZIP_RATIO


def far_too_much() -> Refused:
    """Return the refusal of an archive that is a trap, or might as well be one."""
    return Refused(
        "The archive would unpack to far more than it should, so it was not opened.",
        hint="If you trust it, unpack it, then import the files in it.",
    )


class Unpacked(io.RawIOBase):
    """The bytes that a packed stream stands for, up to as many as are to be believed."""

    def __init__(self, stream: BinaryIO) -> None:
        start = stream.read(6)
        packed = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        self.name = ""
        self._most = most_believed(packed)
        self._file: gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile
        if start.startswith(b"\x1f\x8b"):
            self._file = gzip.GzipFile(fileobj=stream)
            self.name = _gzip_name(stream)
        elif start.startswith(b"BZh"):
            self._file = bz2.BZ2File(stream)
        else:
            self._file = lzma.LZMAFile(stream)  # noqa: SIM115  (as long as the stream)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > 2 * MAX_HELD_BYTES:
            raise far_too_much()
        data = self._file.read(size)
        self._allow(self._file.tell())
        return data

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_SET:
            self._allow(offset)
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def _allow(self, place: int) -> None:
        if place > self._most:
            raise far_too_much()


def _gzip_name(stream: BinaryIO) -> str:
    """Return the name that a gzip header gives, "" where it gives none; the stream stands as before."""
    head = stream.read(400)
    stream.seek(0)
    if len(head) < 11 or not head[3] & 0x08 or head[3] & 0x04:
        return ""
    return head[10:].partition(b"\0")[0].decode("utf-8", "replace")


def most_believed(packed: int) -> int:
    """Return how many bytes an archive of `packed` bytes may unpack to until it is no archive but a trap."""
    return min(MAX_UNPACKED_BYTES, MAX_ZIP_RATIO * max(packed, 20_000))
