"""Words as PostgreSQL's index holds them, folded as SQLite's are: lower case, without accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

PIECE = 2_000
"""Words of one piece of a text: a tsvector keeps 256 places of a word, up to place 16,383, in 1 MB."""
OVERLAP = 32
"""Words that a piece repeats of the one before it, so that a phrase across the cut is found."""
_LONGEST = 500
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the folded words of `text` in their order."""
    return [folded(found.group())[:_LONGEST] for found in _WORD.finditer(unicodedata.normalize("NFC", text))]


def folded(word: str) -> str:
    """Return `word` in lower case and without accents."""
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn") or word


def pieces(text: str) -> Iterator[list[str]]:
    """Give the words of a text in pieces that an index can hold; none when it has no word."""
    every = words(text)
    for start in range(0, max(len(every) - OVERLAP, 1), PIECE - OVERLAP):
        if piece := every[start : start + PIECE]:
            yield piece


def vector(fields: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return the literal of a tsvector of fields, each with its weight (A to D) and its words."""
    places: dict[str, list[str]] = {}
    place = 0
    for weight, field in fields:
        for word in field:
            place += 1
            places.setdefault(word, []).append(f"{place}{weight}")
        place += OVERLAP  # no phrase runs from one field into the next
    return " ".join(f"'{word}':{','.join(at[:255])}" for word, at in places.items())
