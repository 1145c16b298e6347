"""Finds the subject of a verb of speech among the possible sources around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from briefing_app.analysis.languages.phrases import LONGEST_NAME, Phrase, PhraseReader, Stands
from briefing_app.analysis.saying.quotations import MARKS
from briefing_app.analysis.words.tokens import DASHES
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.naming.names import Name
    from briefing_app.analysis.words.segments import Segments

_MOST_SKIPPED = 9
_FARTHEST_SUBJECT = 60
_LONGEST_ASIDE = 25
_STOPS = frozenset({";", ":", "?", "!", "…", "..."})


class Phrases:
    """The possible sources of one article, in the order of the text."""

    def __init__(self, segments: Segments, language: Language, names: list[Name]) -> None:
        self._segments, self._language = segments, language
        self._words, self._lower = segments.tokens.words, segments.tokens.lower
        self.all = PhraseReader(segments, language, names).read()
        self._firsts = [phrase.first for phrase in self.all]

    def at(self, i: int) -> Phrase | None:
        """Return the phrase that covers the token `i`."""
        n = bisect_right(self._firsts, i) - 1
        return self.all[n] if n >= 0 and self.all[n].last > i else None

    def after(self, i: int, last: int, *, governed: bool = False) -> Phrase | None:
        """Return the first phrase from `i` on, over recipients, places and times.

        With `governed` it may stand in a case that no subject has: `laut dem Minister`.
        """
        n = bisect_left(self._firsts, i)
        if n and self.all[n - 1].head >= i:
            n -= 1
        while n < len(self.all) and self.all[n].first < last:
            phrase = self.all[n]
            if phrase.first - i > _MOST_SKIPPED:
                return None
            if not self._inside_same(i, phrase.first) or (not governed and self._is_object(phrase)):
                n += 1
                continue
            if not self._reaches(i, max(i, phrase.first)):
                return None
            return self._better(n, last)
        return None

    def _inside_same(self, i: int, k: int) -> bool:
        """Tell whether a phrase at `k` stands where `i` does; the name of a newspaper in marks may."""
        quotation_of = self._segments.quotation_of
        if quotation_of[i] == quotation_of[k]:
            return k == 0 or self._words[k - 1] != "("
        if quotation_of[k] < 0 or quotation_of[i] >= 0:
            return False
        quotation = self._segments.quotations[quotation_of[k]]
        return quotation.closing is not None and quotation.last - quotation.first <= LONGEST_NAME

    def _better(self, n: int, last: int) -> Phrase:
        """Return the person behind a recipient: `сообщил РБК адвокат Сергей Рябов`."""
        phrase = self.all[n]
        if n + 1 >= len(self.all):
            return phrase
        following = self.all[n + 1]
        is_body = phrase.name is not None and phrase.name.kind is not ActorKind.PERSON
        is_person = following.stands is Stands.OFFICE or (
            following.name is not None and following.name.kind is ActorKind.PERSON
        )
        gap = self._words[phrase.last : following.first]
        adjacent = all(word in MARKS for word in gap) and following.first < last
        return following if is_body and is_person and adjacent else phrase

    def _is_object(self, phrase: Phrase) -> bool:
        """Tell whether a phrase stands in a case that no subject has."""
        language = self._language
        if self._lower[phrase.first] in language.group("datives"):
            return True
        if self._is_attribute(phrase):
            return True
        if not language.group("complement_endings"):
            return False
        if phrase.stands is Stands.OFFICE:
            return self._is_oblique(phrase.head)
        name = phrase.name
        if name is None or name.kind is not ActorKind.PERSON:
            return False
        offices = (k for k in range(name.title_from, name.first) if language.person_noun(self._lower[k]))
        office = next(offices, None)
        surname = self._lower[name.last - 1]
        if surname == language.surnames.key(surname):
            return False
        if office is not None and self._is_oblique(office):
            return True
        given = language.given(self._lower[name.first]) if name.last - name.first > 1 else None
        return given is not None and given[0].lower() != self._lower[name.first]

    def _is_oblique(self, k: int) -> bool:
        """Tell whether a noun for people is neither in its first form nor a plural."""
        low = self._lower[k]
        plural = low.endswith(tuple(self._language.group("plural_nouns")) or "\0")
        return not plural and self._language.person_noun(low) not in ("", low, low.rpartition("-")[2])

    def _is_attribute(self, phrase: Phrase) -> bool:
        """Tell whether a body only tells a noun before it apart: `ein Redner der SPD`."""
        genitives = self._language.group("genitives")
        if phrase.first == 0 or self._lower[phrase.first] not in genitives or not self.is_body(phrase):
            return False
        before = self._words[phrase.first - 1]
        return (
            before[0].isupper() and before[-1].isalpha() and self._inside_same(phrase.first, phrase.first - 1)
        )

    def _reaches(self, i: int, k: int) -> bool:
        """Tell whether only words that may stand between a verb and its subject lie there."""
        if k - i > _MOST_SKIPPED:
            return False
        language = self._language
        j = i
        while j < k:
            word, low = self._words[j], self._lower[j]
            joined = word == "-" and not self._segments.tokens.space_before(j)
            if (
                word in _STOPS
                or (word in DASHES and not joined)
                or word == ","
                or low in language.group("that")
            ):
                return False
            if low in language.verbs and low not in language.group("skipped"):
                return False
            j += 1
        return True

    def before(self, i: int, first: int, *, governed: bool = False) -> Phrase | None:
        """Return the subject on the left of a verb at `i`: the nearest phrase that no preposition governs.

        With `governed` one may: `Aus dem Weißen Haus hieß es`.
        """
        n = bisect_left(self._firsts, i) - 1
        placed: Phrase | None = None
        while n >= 0 and self.all[n].first >= max(first, i - _FARTHEST_SUBJECT):
            phrase = self.all[n]
            n -= 1
            if phrase.last > i or not self._inside_same(i, phrase.first):
                continue
            if not governed and self._is_placed(phrase, first):
                placed = placed or phrase
            elif governed or self.is_free(phrase, first):
                return self._together(self._without_apposition(phrase, n), n)
        return placed

    def _together(self, phrase: Phrase, n: int) -> Phrase:
        """Return both of `Macron und Scholz`, who are then nobody in particular."""
        earlier = self.all[n] if n >= 0 else None
        if earlier is None or earlier.last != phrase.first - 1:
            return phrase
        if self._lower[earlier.last] not in self._language.group("and"):
            return phrase
        articles = self._language.group("articles")
        one = earlier.stands is Stands.OFFICE and self._lower[earlier.first] in articles
        if one and phrase.name is not None and self._lower[phrase.first] not in articles:
            return Phrase(earlier.first, phrase.last, phrase.head, Stands.NAME, phrase.name)
        return Phrase(earlier.first, phrase.last, phrase.head, Stands.OFFICE, None, definite=False)

    def opening(self, first: int, last: int) -> Phrase | None:
        """Return the first phrase of a stretch that can be a subject."""
        for phrase in self.all[bisect_left(self._firsts, first) :]:
            if phrase.last > last:
                return None
            if self._inside_same(last, phrase.first) and self.is_free(phrase, first):
                return phrase
        return None

    def host_of_aside(self, comma: int, first: int) -> Phrase | None:
        """Return whom an aside that ends with `comma` tells of: `Markus Kaspers, Sprecher der Stadt,`."""
        for k in range(comma - 1, max(first, comma - _LONGEST_ASIDE) - 1, -1):
            if self._words[k] in _STOPS or self._segments.quotation_of[k] >= 0:
                return None
            if self._words[k] == ",":
                host = self.at(k - 1) if k > first else None
                described = self._language.person_noun(self._words[k + 1]) or any(
                    self._language.person_noun(w) for w in self._words[k + 1 : k + 4]
                )
                inner = self.at(comma - 1)
                if inner is not None and inner.first <= k < inner.head:
                    return inner
                fits = host is not None and host.last == k and self.is_free(host, first)
                return host if fits and described else None
        return None

    def is_free(self, phrase: Phrase, first: int) -> bool:
        """Tell whether no preposition governs a phrase and it can be a subject."""
        language = self._language
        if self._is_object(phrase):
            return False
        before = self._lower[phrase.first - 1] if phrase.first > first else ""
        governing = language.group("barriers") | language.group("joining") - language.group("articles")
        return before not in governing - language.group("conjunctions")

    def _is_placed(self, phrase: Phrase, first: int) -> bool:
        """Tell whether a body speaks though a preposition governs it: `в Минобороны заявили`."""
        before = self._lower[phrase.first - 1] if phrase.first > first else ""
        body = phrase.stands is Stands.BODY or self.is_body(phrase)
        return body and before in self._language.group("source_in")

    def _without_apposition(self, phrase: Phrase, n: int) -> Phrase:
        """Return the name before `, le gendarme des données,`."""
        if n < 0 or phrase.stands is not Stands.OFFICE or self._words[phrase.first - 1] != ",":
            return phrase
        earlier = self.all[n]
        closed = self._words[phrase.last : phrase.last + 1] == [","]
        return earlier if closed and earlier.last == phrase.first - 1 else phrase

    def is_body(self, phrase: Phrase) -> bool:
        """Tell whether a phrase names an organisation, a country or an alliance."""
        return phrase.name is not None and phrase.name.kind is not ActorKind.PERSON
