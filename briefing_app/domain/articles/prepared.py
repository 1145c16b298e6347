"""What follows from a text alone and takes a while to work out: made where the text is read."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from briefing_app.domain.alike.shingles import shingles_of
from briefing_app.domain.alike.tokens import tokens_of
from briefing_app.domain.searching.terms import terms


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a library keeps of a text beside it, so that whoever writes it has little left to do.

    `words` counts the words. `shingles` are what versions of the text are found by
    (`alike.shingles`), eight bytes each. `terms` is what a search finds, parted by blanks
    (`searching.terms`).
    """

    words: int
    shingles: bytes
    terms: str


def prepared(text: str) -> Prepared:
    """Work out everything that follows from a text."""
    return Prepared(words_in(text), packed_shingles(text), joined_terms(text))


def words_in(text: str) -> int:
    """Return the number of words of a text."""
    return len(text.split())


def joined_terms(text: str) -> str:
    """Return the terms of `text` as an index takes them."""
    return " ".join(terms(text))


def packed_shingles(text: str) -> bytes:
    """Return the shingles of a text as bytes, eight each, the smallest place first."""
    shingles = shingles_of(tokens_of(text))
    return struct.pack(f"<{len(shingles)}q", *shingles)


def unpacked(data: bytes) -> tuple[int, ...]:
    """Return the shingles that were packed."""
    return struct.unpack(f"<{len(data) // 8}q", data)
