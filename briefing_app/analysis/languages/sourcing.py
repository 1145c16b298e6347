"""Finds the words that stand for whoever speaks: names with their offices, offices alone, pronouns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from briefing_app.analysis.quotations import MARKS
from briefing_app.analysis.tokens import DASHES
from briefing_app.domain.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.names import Name
    from briefing_app.analysis.segments import Segments

_MOST_SKIPPED = 9
_MOST_COMPLEMENT = 7
_FARTHEST_SUBJECT = 60
_LONGEST_ASIDE = 25
_LONGEST_NAME = 5
_STOPS = frozenset({";", ":", "?", "!", "…", "..."})


class Stands(Enum):
    """What a phrase names its source by."""

    NAME = "name"
    OFFICE = "office"
    BODY = "body"
    PRONOUN = "pronoun"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a possible source; `head` is the word that says who it is."""

    first: int
    last: int
    head: int
    stands: Stands
    name: Name | None = None
    definite: bool = True


class Phrases:
    """The possible sources of one article, in the order of the text."""

    def __init__(self, segments: Segments, language: Language, names: list[Name]) -> None:
        self._segments, self._language = segments, language
        self._words, self._lower = segments.tokens.words, segments.tokens.lower
        self._names = names
        self.all = self._read()
        self._firsts = [phrase.first for phrase in self.all]

    # making them

    def _read(self) -> list[Phrase]:
        taken = [False] * len(self._words)
        found: list[Phrase] = []
        for name in sorted(self._names, key=lambda name: (name.kind is not ActorKind.PERSON, name.first)):
            if name.people_word or name.kind is ActorKind.PLACE:
                continue
            phrase = self._named(name)
            if any(taken[phrase.first : phrase.last]):
                if taken[name.first]:
                    continue
                first = max(
                    (k + 1 for k in range(phrase.first, name.first) if taken[k]), default=phrase.first
                )
                phrase = Phrase(first, phrase.last, phrase.head, phrase.stands, name)
            found.append(phrase)
            taken[phrase.first : phrase.last] = [True] * (phrase.last - phrase.first)
        for i in range(len(self._words)):
            if taken[i] or not self._words[i][0].isalpha():
                continue
            phrase_here = self._common(i, taken)
            if phrase_here is not None:
                found.append(phrase_here)
                taken[phrase_here.first : phrase_here.last] = [True] * (phrase_here.last - phrase_here.first)
        return sorted(self._merged(found), key=lambda phrase: phrase.first)

    def _named(self, name: Name) -> Phrase:
        first = name.title_from
        articles = self._language.group("articles") | self._language.group("possessives")
        while first > 0 and self._same_place(first - 1, name.first) and self._lower[first - 1] in articles:
            first -= 1
        return Phrase(first, name.last, name.last - 1, Stands.NAME, name)

    def _same_place(self, k: int, other: int) -> bool:
        segments = self._segments
        return (
            segments.sentence_of[k] == segments.sentence_of[other]
            and segments.quotation_of[k] == segments.quotation_of[other]
        )

    def _common(self, i: int, taken: list[bool]) -> Phrase | None:
        """Return the phrase around an office, a body or a pronoun at `i`."""
        language, low = self._language, self._lower[i]
        if low in language.group("pronouns") - language.group("impersonal"):
            return Phrase(i, i + 1, i, Stands.PRONOUN)
        if low.endswith(tuple(language.group("object_endings")) or "\0"):
            return None
        two = " ".join(self._lower[i : i + 2])
        if two in language.group("pronoun_phrases"):
            return Phrase(i, i + 2, i + 1, Stands.PRONOUN)
        if language.has("capitalised_nouns") and not self._words[i][0].isupper():
            return None
        if language.person_noun(self._words[i]):
            stands = Stands.OFFICE
        elif language.body_noun(self._words[i]):
            stands = Stands.BODY
        elif language.text_noun(self._words[i]):
            stands = Stands.TEXT
        elif low in language.group("crowds"):
            stands = Stands.OFFICE
        else:
            return None
        first = i
        while (
            first > 0 and not taken[first - 1] and self._same_place(first - 1, i) and self._leads(first - 1)
        ):
            first -= 1
            if self._lower[first] in language.group("articles") | language.group("possessives"):
                break
        definite = self._lower[first] not in language.group("indefinite")
        return Phrase(first, self._complement_end(i, taken), i, stands, None, definite)

    def _leads(self, k: int) -> bool:
        language, low = self._language, self._lower[k]
        if low in language.group("articles") or low in language.group("possessives"):
            return True
        if low in language.verbs or low in language.group("barriers") or not low[0].isalpha():
            return False
        if low in language.group("helpers") or low in language.group("conjunctive"):
            return False
        if low in language.group("joining") and low not in language.group("leading"):
            return False
        return language.is_adjective(self._words[k]) and (
            self._words[k][0].islower() or not language.has("capitalised_nouns")
        )

    def _complement_end(self, i: int, taken: list[bool]) -> int:
        """Return where `des Verbands`, `du port d’Anvers`, `области` behind an office end."""
        language = self._language
        joining = language.group("linking")
        end = k = i + 1
        while k < len(self._words) and k < i + _MOST_COMPLEMENT:
            if self._words[k] in MARKS and (closing := self._closing_of_name(k)):
                return closing + 1
            if not self._same_place(k, i):
                break
            low = self._lower[k]
            if taken[k] and k > i + 1:
                while k < len(taken) and taken[k] and self._same_place(k, i):
                    k += 1
                return k
            if low in language.verbs or low in language.group("barriers") - joining:
                break
            if language.group("complement_endings"):
                if (
                    not (low[0].isalpha() and low.endswith(tuple(language.group("complement_endings"))))
                    and not taken[k]
                ):
                    break
                ends = tuple(language.group("verb_ends"))
                if low.endswith(ends) and low not in language.group("not_verbs"):
                    break
                k += 1
                end = k
                continue
            if low in joining or low in language.group("articles") - language.group("datives"):
                k += 1
                continue
            linked = self._lower[k - 1] in joining or self._lower[k - 1] in language.group("articles")
            if linked and low[0].isalpha():
                k += 1
                end = k
                continue
            if language.is_adjective(self._words[k]) and linked:
                k += 1
                continue
            trailing = tuple(language.group("trailing_endings"))
            if trailing and low.endswith(trailing):
                k += 1
                end = k
                continue
            break
        while end > i + 1 and (not self._words[end - 1][0].isalnum()):
            end -= 1
        return end

    def _closing_of_name(self, k: int) -> int:
        """Return where a name in marks that opens at `k` closes; 0 where none does."""
        number = self._segments.quotation_of[k]
        quotation = self._segments.quotations[number] if number >= 0 else None
        if quotation is None or quotation.opening != k or quotation.closing is None:
            return 0
        short = quotation.last - quotation.first <= _LONGEST_NAME and self._words[k + 1][0].isupper()
        return quotation.closing if short else 0

    def _merged(self, phrases: list[Phrase]) -> list[Phrase]:
        """Drop phrases of bodies and countries that stand inside a person's phrase."""
        phrases.sort(key=lambda phrase: (phrase.first, -phrase.last))
        kept: list[Phrase] = []
        for phrase in phrases:
            inside = kept and phrase.first < kept[-1].last
            if inside and phrase.last <= kept[-1].last:
                if phrase.stands is Stands.NAME and kept[-1].head < phrase.first:
                    person = phrase.name is not None and phrase.name.kind is ActorKind.PERSON
                    if person and kept[-1].stands is not Stands.NAME:
                        kept[-1] = phrase
                continue
            kept.append(phrase)
        return kept

    # asking for them

    def at(self, i: int) -> Phrase | None:
        """Return the phrase that covers the token `i`."""
        n = bisect_right(self._firsts, i) - 1
        return self.all[n] if n >= 0 and self.all[n].last > i else None

    def after(self, i: int, last: int, *, governed: bool = False) -> Phrase | None:
        """Return the first phrase from `i` on, over recipients, places and times.

        With `governed` it may stand in a case that no subject has: `laut dem Minister`.
        """
        n = bisect_left(self._firsts, i)
        if n and self.all[n - 1].last > i:
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
        return quotation.closing is not None and quotation.last - quotation.first <= _LONGEST_NAME

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
        return self._lower[phrase.first] in self._language.group("datives")

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
        return Phrase(earlier.first, phrase.last, phrase.head, Stands.OFFICE, None, definite=False)

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
        body = phrase.stands is Stands.BODY or self._is_body(phrase)
        return body and before in self._language.group("source_in")

    def _without_apposition(self, phrase: Phrase, n: int) -> Phrase:
        """Return the name before `, le gendarme des données,`."""
        if n < 0 or phrase.stands is not Stands.OFFICE or self._words[phrase.first - 1] != ",":
            return phrase
        earlier = self.all[n]
        closed = self._words[phrase.last : phrase.last + 1] == [","]
        return earlier if closed and earlier.last == phrase.first - 1 else phrase

    def _is_body(self, phrase: Phrase) -> bool:
        return phrase.name is not None and phrase.name.kind is not ActorKind.PERSON
