"""The bytes that an article came from, as a library keeps them: packed where that saves something."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass

_MARK = b"\x00deflate\x00"
_LEVEL = 2
"""The next ones pack a web page by a few parts in a hundred more, at two to five times the cost."""
_WORTH_IT = 0.9
_SHORTEST = 512
MOST_BYTES = 1 << 30
"""What no original reaches: what claims to unpack to more was not written by this program."""


@dataclass(frozen=True, slots=True)
class Original:
    """What an article was read from, under the digest (SHA-256) that the article names it by.

    `kept` are its bytes as a library holds them (see `packed`).
    """

    digest: str
    kept: bytes

    @classmethod
    def of(cls, data: bytes) -> Original:
        """Return bytes ready to be kept."""
        return cls(hashlib.sha256(data).hexdigest(), packed(data))

    @property
    def data(self) -> bytes:
        """The bytes as they came."""
        return unpacked(self.kept)

    def is_whole(self) -> bool:
        """Tell whether the bytes are those that came."""
        try:
            return hashlib.sha256(self.data).hexdigest() == self.digest
        except ValueError:
            return False


def packed(data: bytes) -> bytes:
    """Return bytes as they are kept: deflated behind a mark, or as they are where that saves little.

    Whatever begins with the mark itself is always deflated, so that nothing is taken for what it is not.
    """
    if len(data) >= _SHORTEST or data.startswith(_MARK):
        deflated = _MARK + zlib.compress(data, _LEVEL)
        if len(deflated) < _WORTH_IT * len(data) or data.startswith(_MARK):
            return deflated
    return data


def unpacked(kept: bytes) -> bytes:
    """Return the bytes that were kept; raise `ValueError` for what is damaged."""
    if not kept.startswith(_MARK):
        return kept
    reader = zlib.decompressobj()
    try:
        data = reader.decompress(memoryview(kept)[len(_MARK) :], MOST_BYTES)
    except zlib.error as error:
        raise ValueError("The bytes are damaged.") from error
    if not reader.eof:
        raise ValueError("The bytes are damaged.")
    return data
