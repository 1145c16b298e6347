"""Finds the words that can stand for a source: names with their offices, offices alone, pronouns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from briefing_app.analysis.saying.quotations import MARKS
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.naming.names import Name
    from briefing_app.analysis.words.segments import Segments

LONGEST_NAME = 5
"""Tokens of a newspaper's or a company's name in marks."""
_MOST_COMPLEMENT = 7


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


class PhraseReader:
    """Reads the phrases of one article."""

    def __init__(self, segments: Segments, language: Language, names: list[Name]) -> None:
        self._segments, self._language = segments, language
        self._words, self._lower = segments.tokens.words, segments.tokens.lower
        self._names = names

    def read(self) -> list[Phrase]:
        """Return the phrases in the order of the text, none overlapping another."""
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
                genitive = low.endswith(tuple(language.group("complement_endings")))
                genitive = genitive or low in language.group("not_verbs")
                if not (low[0].isalpha() and genitive) and not taken[k]:
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
        short = quotation.last - quotation.first <= LONGEST_NAME and self._words[k + 1][0].isupper()
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
