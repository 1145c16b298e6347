"""Finds what is spoken: quotations without the author's words inside them, and lines of dialogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.analysis.saying.quotations import MARKS
from briefing_app.analysis.words.tokens import DASHES

if TYPE_CHECKING:
    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.saying.quotations import Quotation
    from briefing_app.analysis.words.segments import Segments
    from briefing_app.analysis.words.tokens import Tokens

Range = tuple[int, int]
_LONGEST_ASIDE = 30
_REACH_OF_VERB = 6
_BEFORE_DASH = frozenset({",", "?", "!", "…", "...", "."})
_ENDS = frozenset({".", "!", "?", "…", "..."})


@dataclass(slots=True)
class Voice:
    """Words that somebody speaks: their pieces, and the author's words in between."""

    pieces: list[Range]
    asides: list[Range]
    first: int
    last: int
    quoted: bool = True


class Voices:
    """Reads the voices of one article."""

    def __init__(self, segments: Segments, language: Language) -> None:
        self._segments, self._language = segments, language
        self._words, self._lower = segments.tokens.words, segments.tokens.lower

    def read(self) -> list[Voice]:
        """Return the voices in the order of the text."""
        found: list[Voice] = []
        for quotation in self._segments.quotations:
            voice = self._quoted(quotation)
            if quotation.resumes and found:
                earlier = found.pop()
                voice = Voice(
                    [*earlier.pieces, *voice.pieces],
                    [*earlier.asides, *voice.asides],
                    earlier.first,
                    voice.last,
                )
            found.append(voice)
        if self._language.has("dialogue"):
            for first, last in self._segments.paragraphs:
                if self._words[first] in DASHES and last - first > 2:
                    found += self._dialogue(first, last)
        return sorted(found, key=lambda voice: voice.first)

    def _quoted(self, quotation: Quotation) -> Voice:
        end = quotation.last if quotation.closing is None else quotation.closing + 1
        asides: list[Range] = []
        if self._language.has("inner_voice"):
            commas = "comma" in self._language.group("inner_voice")
            k = quotation.first + 1
            while k < quotation.last - 1:
                until = (
                    self._aside_by_comma(k, quotation) if commas else self._aside_by_dash(k, quotation.last)
                )
                if until:
                    asides.append((k + 1, until))
                    k = until
                k += 1
        if not asides:
            return Voice([(quotation.opening, end)], [], quotation.opening, end)
        return Voice(_between(quotation.first, quotation.last, asides), asides, quotation.opening, end)

    def _verb_near(self, first: int, last: int) -> bool:
        for k in range(first, min(last, first + _REACH_OF_VERB)):
            if self._lower[k] in self._language.verbs:
                return True
            if self._words[k] in (",", ".", ":", *DASHES):
                return False
        return False

    def _aside_by_dash(self, k: int, last: int) -> int:
        """Return where `— заявил он —` that starts with the dash at `k` ends; 0 where none does."""
        if self._words[k] not in DASHES or self._words[k - 1] not in _BEFORE_DASH:
            return 0
        if not self._words[k + 1][0].islower() or not self._verb_near(k + 1, last):
            return 0
        for j in range(k + 2, min(last, k + _LONGEST_ASIDE)):
            if self._words[j] in DASHES and self._words[j - 1] in (".", ",", ":", "»", '"', "?", "!"):
                return j
        return last if last - k < _LONGEST_ASIDE else 0

    def _aside_by_comma(self, k: int, quotation: Quotation) -> int:
        """Return where `, a déclaré M. Dupont.` that starts with the comma at `k` ends; 0 for none."""
        if self._words[k] not in (",", "!", "?"):
            return 0
        verb = inverted_verb_at(self._language, self._segments.tokens, k + 1, quotation.last)
        if verb is None:
            return 0
        end = verb
        limit = min(quotation.last, k + _LONGEST_ASIDE)
        while end < limit and self._words[end] not in _ENDS and self._words[end] not in MARKS:
            if self._words[end] == "," and not self._goes_on(end + 1):
                break
            end += 1
        return end if end < limit or end == quotation.last else 0

    def _goes_on(self, k: int) -> bool:
        """Tell whether a comma inside the author's words is followed by what somebody is."""
        if k >= len(self._words):
            return False
        return bool(self._language.person_noun(self._words[k])) or self._words[k][0].isupper()

    def _dialogue(self, first: int, last: int) -> list[Voice]:
        """Read `— Мы готовы, — сказал он. — Пора.`; a line in which nobody speaks gives nothing."""
        asides: list[Range] = []
        k = first + 1
        while k < last - 1:
            until = self._aside_by_dash(k, last)
            if until:
                while until > k + 1 and until == last and self._words[until - 1] in _ENDS:
                    until -= 1
                asides.append((k + 1, until))
                k = until
            k += 1
        if not asides:
            return []
        return [Voice(_between(first, last, asides), asides, first, last, quoted=False)]


def inverted_verb_at(language: Language, tokens: Tokens, i: int, last: int) -> int | None:
    """Return where the verb of `a-t-elle ajouté`, `s’est réjoui`, `explique-t-il` ends; None for none.

    What stands at `i` must be the verb, or helpers and a pronoun that lead to it.
    """
    lower = tokens.lower
    helpers = language.group("helpers")
    pronouns = language.group("pronouns")
    k = i
    while k < min(last, i + _REACH_OF_VERB):
        verb = language.verb_at(tokens, k, last)
        if verb is not None and (k == i or lower[k] not in helpers):
            return k + verb[0]
        if lower[k] in helpers or lower[k] in ("-t-", "-") or (k > i and lower[k] in pronouns):
            k += 1
            continue
        return None
    return None


def _between(first: int, last: int, asides: list[Range]) -> list[Range]:
    pieces = []
    for start, end in asides:
        if first < start - 1:
            pieces.append((first, start - 1))
        first = end
    if first < last:
        pieces.append((first, last))
    return pieces
