"""By what a text is found again: some of its runs of words, chosen alike in every copy.

A run is kept when its checksum says so, whatever text it stands in: copies of one text keep the
same runs. Longer texts keep fewer, so that each costs about as much to keep and to look up.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from itertools import accumulate
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefing_app.domain.alike.tokens import Tokens

FEWEST_WORDS = 20
"""A shorter text is never told to be like another: a sentence is anybody's."""
_RATES = ((120, 2), (400, 8), (1600, 16), (6400, 64))
_SPARSEST = 256
_BETWEEN = 8
"""Shingles of boilerplate so many lengths apart are parts of one block of it."""


def shingles_of(tokens: Tokens) -> tuple[int, ...]:
    """Return the runs that are kept of a text, each once, as numbers below 2 to the 63rd, ascending."""
    if len(tokens) < FEWEST_WORDS:
        return ()
    return tuple(sorted({shingle for _, shingle in _placed(tokens)}))


def without(tokens: Tokens, boilerplate: Collection[int]) -> Tokens:
    """Return a text without the words that stand in, or between, shingles that any text may have."""
    left_out: list[list[int]] = []
    for place, shingle in _placed(tokens):
        if shingle in boilerplate:
            if left_out and place <= left_out[-1][1] + _BETWEEN * tokens.shingle:
                left_out[-1][1] = place + tokens.shingle
            else:
                left_out.append([place, place + tokens.shingle])
    kept: list[str] = []
    before = 0
    for start, end in left_out:
        kept += tokens.words[before:start]
        before = end
    return replace(tokens, words=(*kept, *tokens.words[before:]))


def _placed(tokens: Tokens) -> list[tuple[int, int]]:
    """Return the shingles that are kept of a text, each with its place among the words."""
    mask, words, length = _rate(len(tokens)) - 1, tokens.words, tokens.shingle
    # The runs are cut from one row of bytes: joining the words of each would cost twice as much.
    data = " ".join(words).encode("utf-8", "surrogatepass")
    lines = (data + b" ").replace(b" ", b"\n").splitlines(keepends=True)
    starts = list(accumulate(map(len, lines), initial=0))
    ends = [start - 1 for start in starts[length:]]
    checksums = map(crc32, map(data.__getitem__, map(slice, starts, ends)))
    kept = [place for place, checksum in enumerate(checksums) if not checksum & mask]
    return [(place, _number(data[starts[place] : ends[place]])) for place in kept]


def _number(run: bytes) -> int:
    return int.from_bytes(blake2b(run, digest_size=8).digest()) >> 1


def _rate(words: int) -> int:
    """Return of how many runs one is kept: a power of two, so that a sparser choice is part of a denser."""
    return next((rate for most, rate in _RATES if words <= most), _SPARSEST)
