"""The forms that a word may take, and phrases found in a text in any of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_FEWEST_STEM_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Declensions:
    """Endings that stand for one another, the longest first."""

    rules: tuple[tuple[str, tuple[str, ...]], ...]

    def forms(self, word: str) -> frozenset[str]:
        """Return the lower-case forms of a word in its first form."""
        word = word.lower()
        for ending, others in self.rules:
            stem = word[: len(word) - len(ending)]
            if word.endswith(ending) and len(stem) >= _FEWEST_STEM_LETTERS:
                return frozenset([word, *(stem + other for other in others)])
        return frozenset([word])


@dataclass(frozen=True, slots=True)
class SurnameKeys:
    """Endings of surnames in every case, by what the key that brings them together ends in."""

    rules: tuple[tuple[str, tuple[str, ...]], ...]

    def key(self, surname: str) -> str:
        """Return what all case forms of a surname have in common."""
        word = surname.lower().replace("ё", "е")
        for ending, cases in self.rules:
            for case in cases:
                stem = word.removesuffix(case)
                if case and len(stem) < len(word) and len(stem) >= _FEWEST_STEM_LETTERS:
                    return stem + ending
        return word


@dataclass(slots=True)
class PhraseTable:
    """Names of one or more words, each with what it stands for."""

    by_first: dict[str, list[tuple[tuple[tuple[frozenset[str], bool], ...], bool, str]]] = field(
        default_factory=dict
    )
    """For each first word the parts that follow, with whether they have a capital."""

    def add(self, words: Sequence[str], value: str, forms: Callable[[str], frozenset[str]]) -> None:
        """Add a phrase in all its forms; one in capitals is found in capitals only."""
        if not words:
            return
        capitals = len(words) == 1 and words[0].isupper()
        parts = [frozenset([w.lower()]) if w.isupper() else forms(w) for w in words]
        rest = tuple((part, w[0].isupper()) for part, w in zip(parts[1:], words[1:], strict=True))
        for first in parts[0]:
            self.by_first.setdefault(first, []).append((rest, capitals, value))

    def match(self, words: Sequence[str], lower: Sequence[str], i: int) -> tuple[int, str] | None:
        """Return how many tokens the longest phrase at `i` takes and its value, or None."""
        best: tuple[int, str] | None = None
        for rest, capitals, value in self.by_first.get(lower[i], ()):
            end = i + 1 + len(rest)
            if end > len(lower) or (capitals and not words[i].isupper()):
                continue
            fits = all(
                lower[k] in part and (words[k][0].isupper() or not capital)
                for k, (part, capital) in enumerate(rest, i + 1)
            )
            if fits and (best is None or len(rest) + 1 > best[0]):
                best = (len(rest) + 1, value)
        return best


def forms_table(words: Iterable[str], declensions: Declensions) -> dict[str, str]:
    """Return for every form of every word its first form."""
    table: dict[str, str] = {}
    for word in words:
        for form in declensions.forms(word):
            table.setdefault(form, word.lower())
    for word in words:
        table[word.lower()] = word.lower()
    return table
