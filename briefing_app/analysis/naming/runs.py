"""Runs of capitalised words: where in a text something is named, whatever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.speaking.sourcing import is_person_noun
from briefing_app.analysis.words.lexicons import (
    country_of_name,
    country_of_people,
    genders,
    group,
    word_set,
)
from briefing_app.analysis.words.tagging import DAYS, MONTHS

if TYPE_CHECKING:
    from briefing_app.analysis.words.phrases import Phrases

PARTICLES = group("particles")
_NO_NAMES = group("no_names")
COMPLEMENTED = group("complemented")


class Runs:
    """Finds the runs of one article."""

    def __init__(self, phrases: Phrases) -> None:
        self._words = phrases.words
        self._lower = phrases.lower
        self._tags = phrases.tags

    def is_headline(self, first: int, last: int) -> bool:
        """Tell whether a sentence is a line of capitalised words, which say nothing of names."""
        if self._words[last - 1] in (".", "!", "?", ":", "…") or last - first < 5:
            return False
        words = [w for w in self._words[first:last] if w[0].isalpha() and len(w) > 3]
        return len(words) > 3 and all(w[0].isupper() for w in words)

    def can_start(self, i: int) -> bool:
        """Tell whether a name can begin at a word."""
        word = self._words[i]
        if self._tags[i] not in ("NNP", "NNPS") or not word[0].isupper():
            return False
        return self._lower[i].rstrip(".") not in _NO_NAMES or (
            len(word) > 1 and self._tags[i + 1 : i + 2] == ["NNP"]
        )

    def _is_name_word(self, i: int) -> bool:
        return (
            self._tags[i] in ("NNP", "NNPS")
            and self._words[i][0].isupper()
            and self._lower[i] not in DAYS | MONTHS
        )

    def end_of(self, i: int, last: int) -> int:
        """Return where the run that begins at `i` ends, before `last`."""
        j = i + 1
        complemented = self._lower[i] in COMPLEMENTED
        while j < last:
            low = self._lower[j]
            if self._is_name_word(j):
                complemented = complemented or low in COMPLEMENTED
                j += 1
            elif low in PARTICLES and not complemented and (end := self._after_particles(j, last)):
                j = end
            elif low == "&" and j + 1 < last and self._is_name_word(j + 1):
                j += 2
            elif complemented and low in ("of", "for") and j + 1 < last:
                k = j + 2 if self._lower[j + 1] == "the" else j + 1
                if k < last and self._is_name_word(k):
                    j = k + 1
                else:
                    break
            elif (
                self._tags[j] == "POS"
                and is_person_noun(self._lower[j - 1])
                and self._names_body(j + 1, last)
            ) or (low == "and" and complemented and self._joins(i, j, last)):
                j += 2
            else:
                break
        return j

    def _after_particles(self, j: int, last: int) -> int:
        """Return where a name goes on to after `von der`; 0 where no name follows."""
        while j < last and self._lower[j] in PARTICLES:
            j += 1
        return j + 1 if j < last and self._is_name_word(j) else 0

    def _names_body(self, i: int, last: int) -> bool:
        return i < last and self._is_name_word(i) and self._lower[i] in word_set("organisation_words")

    def _joins(self, i: int, j: int, last: int) -> bool:
        """Tell whether `and` at `j` stands inside a name: `Ministry of Energy and Industry`."""
        if "of" not in self._lower[i:j] and "for" not in self._lower[i:j]:
            return False
        if j + 1 >= last or not self._is_name_word(j + 1) or self._words[j + 1] in genders():
            return False
        return (
            self._words[j + 1] not in country_of_name()
            and self._words[j - 1] not in country_of_name()
            and self._words[j - 1] not in country_of_people()
        )
