"""Terms as PostgreSQL's index holds them: those of `domain/searching`, cut to what it can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing_app.domain.searching.terms import terms
from briefing_app.storage.engines.words import Indexed
from briefing_app.storage.searching.tsquery import LONGEST, MARK, OUTLET

STRETCH = 2_000
"""Words of a text whose order one row tells: a tsvector keeps 256 places of a word."""
OVERLAP = 32
"""Words that a stretch repeats of the one before it, so that a phrase across the cut is found."""
_LAST, _UNTOLD = 16_000, 16_383
"""Up to which place a tsvector is told where a word stands, and where it is said to stand beyond."""
_MOST_PLACES = 255
_MOST_BYTES = 900_000
"""A tsvector holds fewer than 1,048,576; words beyond are found in their own stretch only."""


def words(text: str) -> list[str]:
    """Return the terms of `text` in their order."""
    return [term[:LONGEST] for term in terms(text)]


def stretches(every: Sequence[str]) -> Iterator[Sequence[str]]:
    """Give terms in stretches that one row can hold; none when there is no term."""
    for start in range(0, max(len(every) - OVERLAP, 1), STRETCH - OVERLAP):
        if stretch := every[start : start + STRETCH]:
            yield stretch


class Vector:
    """A tsvector in the making: fields of words one after another."""

    def __init__(self) -> None:
        self._places: dict[str, list[str]] = {}
        self._place = 0
        self._bytes = 0

    def add(self, field: Iterable[str], letter: str, copied_behind: str = "") -> None:
        """Add words in their order, with the letter of their weight; copies behind a sign where asked."""
        for word in field:
            self._place += 1
            place = f"{self._place if self._place <= _LAST else _UNTOLD}{letter}"
            self._put(word, place)
            if copied_behind:
                self._put(copied_behind + word, place)
        self._place += OVERLAP  # no phrase runs from one field into the next

    def add_unordered(self, field: Iterable[str]) -> None:
        """Add words that are found by themselves alone."""
        for word in field:
            if word not in self._places:
                self._put(word, f"{_UNTOLD}D")

    def _put(self, word: str, place: str) -> None:
        word = word[: LONGEST + 1]
        places = self._places.get(word)
        if places is None:
            self._bytes += len(word.encode()) + 8
            if self._bytes > _MOST_BYTES:
                return
            places = self._places[word] = []
        if len(places) < _MOST_PLACES:
            self._bytes += 2
            places.append(place)

    def __str__(self) -> str:
        """The literal that PostgreSQL reads."""
        return " ".join(f"'{word}':{','.join(places)}" for word, places in self._places.items())


def vector(fields: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return the literal of fields of words, each with its weight (A to D)."""
    made = Vector()
    for letter, field in fields:
        made.add((word[:LONGEST] for word in field), letter)
    return str(made)


def of_article(article: Indexed, body: Sequence[str]) -> tuple[str, list[str]]:
    """Return the literal of an article's row, and those of the stretches that its text goes on in."""
    first, *further = list(stretches(body)) or [()]
    made = Vector()
    for terms_of_field, letter, sign in (
        (article.headline, "A", ""),
        (article.outlet, "D", OUTLET),
        (article.byline, "C", ""),
        (article.notes, "B", ""),
    ):
        made.add((word[:LONGEST] for word in terms_of_field.split()), letter, sign)
    made.add((word[:LONGEST] for word in first), "D")
    made.add_unordered(f"{MARK}{mark}" for mark in article.facts.split())
    for stretch in further:
        made.add_unordered(word[:LONGEST] for word in stretch)
    return str(made), [vector([("D", stretch)]) for stretch in further]
