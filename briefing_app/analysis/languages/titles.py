"""Finds the office in front of a person's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.saying.quotations import MARKS
from briefing_app.analysis.words.tokens import DASHES

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.words.segments import Segments

_MOST_WORDS = 5
_REACH = 12
"""Tokens that may stand between an office and the name of who holds it."""


class Titles:
    """Reads the offices of one article; `can_belong` and `is_person` tell of tokens what names know."""

    def __init__(
        self,
        segments: Segments,
        language: Language,
        can_belong: Callable[[int], bool],
        is_person: Callable[[int], bool],
    ) -> None:
        self._segments, self._language = segments, language
        self._words, self._lower = segments.tokens.words, segments.tokens.lower
        self._can_belong, self._is_person = can_belong, is_person
        groups = ("barriers", "joining", "helpers", "conjunctive", "articles")
        self._outside = frozenset().union(*map(language.group, groups))

    def before(self, first: int) -> int:
        """Return where the title in front of a name starts; `first` itself where there is none.

        The office may stand apart: `глава МИД Азербайджана Лейла Гусейнзаде`, `le ministre de la
        Défense, Jean Dupont`.
        """
        k = first - 1
        limit = self._segments.sentences[self._segments.sentence_of[first]][0]
        start = first
        while k > limit and self._lower[k] in self._language.group("courtesy"):
            start = k
            k -= 1
        if start < first and k > limit and self._lower[k] in self._language.group("articles"):
            k -= 1
        if k >= limit and self._words[k] == ",":
            k -= 1
            if self._crosses_no_comma(first):
                return start
        near = start
        steps = 0
        complement = False
        while k >= limit and steps < _REACH:
            word = self._words[k]
            if self._language.person_noun(word) and k < first and not self._is_given(k):
                if word.lower().endswith(tuple(self._language.group("object_endings")) or "\0"):
                    return near
                if complement and not self._complemented(k, first):
                    return near
                start = self._leading(k, limit)
                if start > limit and self._is_rank(start - 1):
                    start = self._leading(start - 1, limit)
                return self._higher_office(start, limit)
            if not self._inside_title(k, self._segments.quotation_of[first]):
                break
            complement = True
            k -= 1
            steps += 1
        return near

    def _higher_office(self, start: int, limit: int) -> int:
        """Take in an office before a rank: `врио главы МЧС генерал-лейтенант`."""
        language = self._language
        if not language.group("complement_endings"):
            return start
        for k in range(start - 1, max(limit, start - 6) - 1, -1):
            if not self._inside_title(k, -1) or self._lower[k] in language.group("joining"):
                return start
            if self._is_rank(k):
                if k > limit and language.person_noun(self._words[k - 1]):
                    k -= 1
                return self._leading(k, limit)
        return start

    def _is_rank(self, k: int) -> bool:
        """Tell whether a noun for people can belong to the office behind it."""
        objects = tuple(self._language.group("object_endings")) or "\0"
        return bool(self._language.person_noun(self._words[k])) and not self._lower[k].endswith(objects)

    def _is_given(self, k: int) -> bool:
        return self._words[k][0].isupper() and bool(self._language.given(self._lower[k]))

    def _crosses_no_comma(self, first: int) -> bool:
        """Tell whether a name after a comma is none that ends an office: no comma closes it."""
        end = first
        while (
            end < len(self._words)
            and end < first + _MOST_WORDS
            and (self._can_belong(end) or self._lower[end] in self._language.group("particles"))
        ):
            end += 1
        following = self._words[end] if end < len(self._words) else "."
        if following.lower() in self._language.verbs or following.lower() in self._language.group("helpers"):
            sentence = self._segments.sentences[self._segments.sentence_of[first]][0]
            opens = [
                k
                for k in range(sentence, min(sentence + 2, first))
                if self._language.person_noun(self._words[k])
            ]
            return not opens
        return following not in {",", ".", ":", ";", "»", "“", "”", '"', *DASHES} and end < len(self._words)

    def _inside_title(self, k: int, quotation: int) -> bool:
        """Tell whether a word may stand between an office and a name."""
        word, low, language = self._words[k], self._lower[k], self._language
        if word in MARKS and self._segments.quotation_of[k] < 0:
            return False
        if self._is_person(k):
            return False
        if self._segments.quotation_of[k] not in (-1, quotation):
            return self._is_short_quotation(k)
        if not word[0].isalnum() or low in language.verbs:
            return low in ("-", "'", "’", "(", ")")
        if low in language.group("joining"):
            return True
        if low in language.group("barriers"):
            return False
        ends = tuple(language.group("verb_ends"))
        if ends and word[0].islower() and low.endswith(ends) and low not in language.group("not_verbs"):
            return False
        return not word[0].isdigit()

    def _is_short_quotation(self, k: int) -> bool:
        quotation = self._segments.quotations[self._segments.quotation_of[k]]
        return quotation.closing is not None and quotation.last - quotation.first <= 4

    def _complemented(self, noun: int, first: int) -> bool:
        """Tell whether the words from an office to a name can be its complement."""
        language = self._language
        following = noun + 1
        while first > following and self._lower[first - 1] in language.group("courtesy"):
            first -= 1
        if first == following or (first - 1 == following and self._words[following] == ","):
            return True
        if language.has("capitalised_nouns"):
            inner = [k for k in range(following, first) if self._words[k] != ","]
            last = inner[-1] if inner else noun
            if self._lower[last].endswith(".") and len(inner) == 1:
                return True
            capital = self._words[last][0].isupper() or self._words[last] in (")", "“", "”")
            joined = (
                self._lower[following] in language.group("joining") or self._words[following][0].isupper()
            )
            return capital and joined
        trailing = tuple(language.group("trailing_endings"))
        if trailing:
            k = following
            while k < first and (
                self._lower[k].endswith(trailing)
                or language.country_words.match(self._words, self._lower, k) is not None
            ):
                k += 1
            if k >= first or self._words[k] == ",":
                return True
            return self._lower[k] in language.group("joining") or self._words[k].isupper()
        return True

    def _leading(self, k: int, limit: int) -> int:
        """Take adjectives, titles and possessors before an office into its phrase."""
        language = self._language
        while k > limit and self._segments.quotation_of[k - 1] == self._segments.quotation_of[k]:
            word, low = self._words[k - 1], self._lower[k - 1]
            if low not in language.group("leading") and (low in language.verbs or low in self._outside):
                break
            abbreviated = word.endswith(".") and bool(language.person_noun(word))
            if not abbreviated and not language.is_adjective(word):
                break
            k -= 1
        return k
