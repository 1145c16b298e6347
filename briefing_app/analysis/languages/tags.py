"""Finds the words that say who speaks: a verb with its subject, or a preposition with its noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.languages.phrases import LONGEST_NAME, Stands
from briefing_app.analysis.languages.voices import inverted_verb_at
from briefing_app.analysis.words.tokens import DASHES

if TYPE_CHECKING:
    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.languages.phrases import Phrase
    from briefing_app.analysis.languages.sourcing import Phrases
    from briefing_app.analysis.words.segments import Segments

Range = tuple[int, int]
Tag = tuple[Range | None, Range]
"""Where the source stands, None where none was found, and the cue."""
_REACH_OF_OBJECT = 18


class Tags:
    """Reads the tags of one article where it is asked to."""

    def __init__(self, segments: Segments, language: Language, phrases: Phrases) -> None:
        self._segments, self._language, self._phrases = segments, language, phrases
        self._words, self._lower = segments.tokens.words, segments.tokens.lower

    def behind(self, i: int, last: int) -> Tag | None:
        """Read `sagte Merz`, `a-t-elle ajouté`, `так считает Петров` that starts at `i`."""
        language, lower = self._language, self._lower
        end = inverted_verb_at(language, self._segments.tokens, i, last)
        if end is None:
            return self._subject_first(i, last)
        start = next(
            k
            for k in range(max(i, end - 3), end)
            if self._ends_at(language.verb_at(self._segments.tokens, k, end), k, end)
        )
        for k in range(i, end):
            phrase = self._phrases.at(k)
            if phrase is not None and phrase.stands is Stands.PRONOUN:
                return (phrase.first, phrase.last), (start, end)
        heard = lower[start] in language.group("reported_as") | language.group("quoting")
        source = self._phrases.after(end, last, governed=heard)
        return range_of(source) or self.bare_noun(end, last), (start, end)

    def _subject_first(self, i: int, last: int) -> Tag | None:
        """Read `он сказал`, `сам Петров считает` behind a dash or a comma."""
        phrase = self._phrases.at(i)
        if phrase is None or phrase.first != i or not self._language.has("dialogue"):
            return None
        end = inverted_verb_at(self._language, self._segments.tokens, phrase.last, last)
        return (range_of(phrase), (end - 1, end)) if end else None

    def _ends_at(self, verb: tuple[int, str] | None, k: int, end: int) -> bool:
        return verb is not None and k + verb[0] == end

    def bare_noun(self, i: int, last: int) -> Range | None:
        """Return `un automobiliste`, whatever the noun is, behind a verb of speech."""
        language = self._language
        articles = language.group("articles") | language.group("possessives")
        if language.group("complement_endings"):
            return self._lone_noun(i, last)
        if i + 1 >= last or self._lower[i] not in articles:
            return None
        k = i + 1
        if self._language.has("capitalised_nouns"):
            while (
                k < last - 1 and self._words[k][0].islower() and self._language.is_adjective(self._words[k])
            ):
                k += 1
            return (i, k + 1) if self._words[k][0].isupper() else None
        return (i, k + 1) if self._words[k][0].isalpha() else None

    def _lone_noun(self, i: int, last: int) -> Range | None:
        """Return `защитница` where a verb of speech has nothing else behind it."""
        if i >= last or (i + 1 < last and self._words[i + 1][0].isalnum()):
            return None
        language, low = self._language, self._lower[i]
        others = language.group("skipped") | language.group("helpers") | language.group("barriers")
        if (
            not self._words[i].islower()
            or low in others
            or low.endswith(tuple(language.group("adverb_ends")))
        ):
            return None
        return (i, i + 1)

    def according(self, i: int, end: int) -> Tag | None:
        """Read `selon la police`, `laut Merz`, `по словам Петрова` at `i`."""
        match = self._language.according.match(self._words, self._lower, i)
        if match is None or match[1] in self._language.group("weak_according"):
            return None
        source = self._phrases.after(i + match[0], end, governed=True)
        if source is None:
            return None
        return range_of(source), (i, i + match[0])

    def verb_before(self, i: int, first: int, letters: str) -> Range | None:
        """Return the last reporting verb before `i` in the author's own words."""
        for k in range(i - 1, max(first, i - _REACH_OF_OBJECT) - 1, -1):
            if self._in_long_quotation(k) or self._words[k] == ";":
                return None
            if self._segments.quotation_of[k] >= 0:
                continue
            verb = self._language.verb_at(self._segments.tokens, k, i)
            if verb is not None and set(verb[1]) & set(letters):
                return (k, k + verb[0])
        return None

    def _in_long_quotation(self, k: int) -> bool:
        """Tell whether a token stands in a quotation that is longer than a title."""
        number = self._segments.quotation_of[k]
        if number < 0:
            return False
        quotation = self._segments.quotations[number]
        return quotation.last - quotation.first > LONGEST_NAME

    def subject_of(self, verb: Range, first: int, last: int) -> Phrase | None:
        """Return the subject of a verb: on its right where it is inverted, else on its left."""
        start = verb[0]
        helpers = self._language.group("helpers")
        while start > first and self._lower[start - 1] in helpers:
            start -= 1
        for k in range(start, verb[0]):
            phrase = self._phrases.at(k)
            if phrase is not None and phrase.stands is Stands.PRONOUN:
                return phrase
        if self._lower[verb[0]] in self._language.group("reported_as"):
            place = self._phrases.before(start, first, governed=True)
            return place or self._phrases.after(verb[1], last, governed=True)
        if start > first and self._words[start - 1] == ",":
            host = self._phrases.host_of_aside(start - 1, first)
            if host is not None:
                return host
        if start > first and self._lower[start - 1] in self._language.group("and"):
            clause = next((k for k in range(start - 2, first, -1) if self._words[k] == ","), first)
            shared = self._phrases.opening(clause, start)
            if shared is not None:
                return shared
        left = self._phrases.before(start, first)
        at_front = start == first or self._words[start - 1] in (",", *DASHES) or left is None
        right = self._phrases.after(verb[1], last) if at_front else None
        if right is not None and left is not None and self._closes_aside(left, start):
            beside = right.first <= verb[1] + 1 and not self._phrases.is_body(right)
            return right if beside else left
        if right is not None:
            return right
        return left

    def _closes_aside(self, left: Phrase, start: int) -> bool:
        """Tell whether the comma before a verb ends `Jean Dupont, maire de Nice,` or `Roe,`."""
        if self._words[start - 1] != ",":
            return False
        first = self._segments.sentences[self._segments.sentence_of[left.first]][0]
        commas = sum(1 for k in range(first, start) if self._words[k] == ",")
        return commas != 1 or (left.last == start - 1 and left.first == first)


def range_of(phrase: Phrase | None) -> Range | None:
    """Return the tokens of a phrase."""
    return (phrase.first, phrase.last) if phrase is not None else None
