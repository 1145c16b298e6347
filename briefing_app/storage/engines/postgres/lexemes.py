"""Terms as PostgreSQL's index holds them: those of `domain/searching`, cut to what it can hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing_app.domain.searching.terms import terms
from briefing_app.storage.searching.tsquery import LONGEST

PIECE = 2_000
"""Words of one piece of a text: a tsvector keeps 256 places of a word, up to place 16,383, in 1 MB."""
OVERLAP = 32
"""Words that a piece repeats of the one before it, so that a phrase across the cut is found."""


def words(text: str) -> list[str]:
    """Return the terms of `text` in their order."""
    return [term[:LONGEST] for term in terms(text)]


def pieces(every: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give terms in pieces that an index can hold; none when there is no term."""
    for start in range(0, max(len(every) - OVERLAP, 1), PIECE - OVERLAP):
        if piece := every[start : start + PIECE]:
            yield piece


def vector(fields: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Return the literal of a tsvector of fields, each with its weight (A to D) and its words."""
    places: dict[str, list[str]] = {}
    place = 0
    for weight, field in fields:
        for word in (term[:LONGEST] for term in field):
            place += 1
            places.setdefault(word, []).append(f"{place}{weight}")
        place += OVERLAP  # no phrase runs from one field into the next
    return " ".join(f"'{word}':{','.join(at[:255])}" for word, at in places.items())
