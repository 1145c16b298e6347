"""By what a text is found again: some of its runs of words, chosen alike in every copy.

A run is kept when its checksum says so, whatever text it stands in: copies of one text keep the
same runs. Longer texts keep fewer, so that each costs about as much to keep and to look up.
"""

from __future__ import annotations

from hashlib import blake2b
from itertools import accumulate
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from briefing_app.domain.alike.tokens import Tokens

FEWEST_WORDS = 20
"""A shorter text is never told to be like another: a sentence is anybody's."""
_RATES = ((120, 2), (400, 8), (1600, 16), (6400, 64))
_SPARSEST = 256


def shingles_of(tokens: Tokens) -> tuple[int, ...]:
    """Return the runs that are kept of a text, each once, as numbers below 2 to the 63rd, ascending."""
    if len(tokens) < FEWEST_WORDS:
        return ()
    mask, words, length = _rate(len(tokens)) - 1, tokens.words, tokens.shingle
    # The runs are cut from one row of bytes: joining the words of each would cost twice as much.
    data = " ".join(words).encode("utf-8", "surrogatepass")
    sizes = map(len, words) if data.isascii() else (len(w.encode("utf-8", "surrogatepass")) for w in words)
    starts = list(accumulate((size + 1 for size in sizes), initial=0))
    kept = {
        run
        for start, end in zip(starts, starts[length:], strict=False)
        if not crc32(run := data[start : end - 1]) & mask
    }
    return tuple(sorted({int.from_bytes(blake2b(run, digest_size=8).digest()) >> 1 for run in kept}))


def _rate(words: int) -> int:
    """Return of how many runs one is kept: a power of two, so that a sparser choice is part of a denser."""
    return next((rate for most, rate in _RATES if words <= most), _SPARSEST)
