"""Finds names in tagged text and tells people from organisations, countries and places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.analysis.naming.runs import COMPLEMENTED, Runs
from briefing_app.analysis.speaking.sourcing import is_person_noun
from briefing_app.analysis.words.lexicons import (
    alliance_names,
    country_of_name,
    country_of_people,
    country_of_seat,
    genders,
    group,
    parts_of_speech,
    phrase_set,
    word_set,
)
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.words.phrases import Phrases

_IN_PLACE = group("in_place")
_PLACE_WORDS = group("place_words")
_POST_NOMINALS = group("post_nominals")
_EVENTS = group("events")


@dataclass(slots=True)
class Name:
    """A name at a place in the text (half-open token range).

    `title_from` is where a title in front of the name starts, equal to `first` where there is none.
    `country` is the country that the name, or an adjective before it, points to.
    """

    first: int
    last: int
    text: str
    kind: ActorKind
    title_from: int
    country: str = ""
    sure: bool = True
    people_word: bool = False
    """The name is an adjective or an inhabitant: `Belarusian`, `Poles`."""
    attributive: bool = False
    """The name only qualifies a noun: `the Amberlink cable`."""


class Names:
    """Reads the names of one article."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._runs = Runs(phrases)
        self._words = phrases.words
        self._lower = phrases.lower
        self._tags = phrases.tags
        self._text = phrases.segments.tokens.text

    def read(self) -> list[Name]:
        """Return the names in the order of the text, none overlapping another."""
        names: list[Name] = []
        for first, last in self._phrases.segments.sentences:
            if self._runs.is_headline(first, last):
                continue
            if self._words[last - 1] in ("—", "–", "--", "-"):
                names += self._dateline(first, last)
                continue
            i = first
            while i < last:
                if not self._runs.can_start(i):
                    i += 1
                    continue
                end = self._runs.end_of(i, last)
                names += self._classified(i, end)
                i = end
        return self._with_owners(names)

    def _with_owners(self, names: list[Name]) -> list[Name]:
        """Take the owner into the name of a body: `Belarus’s Ministry of Defense`."""
        kept: list[Name] = []
        for name in names:
            owner = kept[-1] if kept else None
            if (
                owner is not None
                and owner.kind is ActorKind.COUNTRY
                and name.kind is ActorKind.ORGANISATION
                and owner.last + 1 == name.first
                and self._tags[owner.last] == "POS"
                and self._lower[name.first] in word_set("body_nouns")
            ):
                kept.pop()
                whole = self._name(owner.first, name.last, ActorKind.ORGANISATION)
                whole.country = owner.country
                kept.append(whole)
            else:
                kept.append(name)
        return kept

    def _dateline(self, first: int, last: int) -> list[Name]:
        """Return the place of a line such as `KARLSHAVEN, Nov 19 (Baltic Wire) —`."""
        end = first
        while end < last and self._words[end].isupper() and self._words[end][0].isalpha():
            end += 1
        place = self._name(first, end, ActorKind.PLACE)
        country = country_of_name().get(place.text.title())
        if country:
            place.kind, place.country = ActorKind.COUNTRY, country
        return [place] if end > first and "/" not in place.text else []

    def _name(self, first: int, last: int, kind: ActorKind, title_from: int | None = None) -> Name:
        tokens = self._phrases.segments.tokens
        text = " ".join(self._text[tokens.start[first] : tokens.end[last - 1]].split())
        return Name(first, last, text, kind, first if title_from is None else title_from)

    def _classified(self, first: int, last: int) -> list[Name]:
        """Return the name, or names, in a run of capitalised words."""
        while last - first > 2 and self._lower[last - 1] in _POST_NOMINALS:
            last -= 1
        if (
            self._words[first] == "State"
            and last - first > 1
            and self._lower[first - 2 : first] == ["secretary", "of"]
        ):
            return [self._name(first + 1, last, ActorKind.PERSON, first - 2)]
        if (
            last - first > 1
            and self._lower[first] in word_set("body_nouns")
            and self._words[first + 1].isupper()
        ):
            first += 1
        words = self._words[first:last]
        text = " ".join(words)
        if known := self._known(first, last, text):
            return [known]
        low = self._lower[first:last]
        organisation = any(w in word_set("organisation_words") for w in low)
        titles, people = word_set("titles"), word_set("people_nouns")
        titled = [
            k for k, w in enumerate(low) if w.rstrip(".") in titles or w in people or w.rstrip(".") in people
        ]
        if low[0] in COMPLEMENTED and "of" in low:
            titled = [k for k in titled if low[k].rstrip(".") in titles]
        if titled and titled[-1] < len(low) - 1 and not any(w in ("of", "for") for w in low[titled[-1] :]):
            rest = first + titled[-1] + 1
            if not any(w in word_set("organisation_words") for w in self._lower[rest:last]):
                found = self._name(rest, last, ActorKind.PERSON, first)
                found.country = next(
                    (
                        country_of_people().get(w) or country_of_name().get(w, "")
                        for w in self._words[first:rest]
                        if w in country_of_people() or w in country_of_name()
                    ),
                    "",
                )
                return [found]
        if titled and titled[-1] == len(low) - 1 and not organisation:
            return self._only_people_words(first, last)
        if words[0] in country_of_people() and len(words) > 1:
            if organisation:
                found = self._name(first, last, ActorKind.ORGANISATION)
                found.country = country_of_people()[words[0]]
                return [found]
            if (len(words) == 2 and words[1] in genders()) or len(words) > 2:
                return [*self._only_people_words(first, first + 1), *self._classified(first + 1, last)]
        if low[-1] in _EVENTS and self._lower[last : last + 1] == ["on"]:
            return []
        if organisation and not (len(words) == 2 and words[0] in genders()):
            if len(words) == 1:
                return []
            found = self._name(first, last, ActorKind.ORGANISATION)
            found.country = next(
                (
                    country_of_name().get(w) or country_of_people().get(w, "")
                    for w in words
                    if w in country_of_name() or w in country_of_people()
                ),
                "",
            )
            return [found]
        return self._guessed(first, last, words)

    def _known(self, first: int, last: int, text: str) -> Name | None:
        plain = text.replace("’", "'")
        if plain in alliance_names():
            return self._name(first, last, ActorKind.ALLIANCE)
        if plain in country_of_name():
            found = self._name(first, last, ActorKind.COUNTRY)
            found.country = country_of_name()[plain]
            return found
        if plain in country_of_people():
            found = self._name(first, last, ActorKind.COUNTRY)
            found.country, found.people_word = country_of_people()[plain], True
            return found
        if plain in country_of_seat():
            found = self._name(first, last, ActorKind.ORGANISATION)
            found.country = country_of_seat()[plain]
            return found
        if plain in phrase_set("organisations"):
            return self._name(first, last, ActorKind.ORGANISATION)
        if plain in phrase_set("places") and not (last - first == 1 and plain in genders()):
            return self._name(first, last, ActorKind.PLACE)
        return None

    def _only_people_words(self, first: int, last: int) -> list[Name]:
        found = []
        for k in range(first, last):
            if country := country_of_people().get(self._words[k]):
                name = self._name(k, k + 1, ActorKind.COUNTRY)
                name.country = country
                name.people_word = True
                found.append(name)
        return found

    def _guessed(self, first: int, last: int, words: list[str]) -> list[Name]:
        if len(words) == 1:
            return self._single(first, words[0])
        if self._lower[last - 1] in _PLACE_WORDS or self._lower[last - 1].removesuffix("s") in _PLACE_WORDS:
            return [self._name(first, last, ActorKind.PLACE)]
        if self._lower[last - 1] in _EVENTS or any(w.lower() in _EVENTS for w in words):
            return []
        if (
            words[0] in genders()
            or words[0] in phrase_set("forenames")
            or (len(words[0]) == 2 and words[0][1] == ".")
        ):
            return [self._name(first, last, ActorKind.PERSON)]
        if all(w in parts_of_speech() for w in self._lower[first:last]):
            found = self._name(first, last, ActorKind.ORGANISATION)
            found.sure = False
            return [found]
        place = self._split_place(first, last)
        if place is not None:
            return place
        found = self._name(first, last, ActorKind.PERSON)
        found.sure = False
        if (
            len(words) > 4
            or any(w.isupper() and len(w) > 2 for w in words)
            or words[-1] in phrase_set("places")
        ):
            found.kind = ActorKind.ORGANISATION
        return [found]

    def _split_place(self, first: int, last: int) -> list[Name] | None:
        before = self._lower[first - 1] if first else ""
        if before in _IN_PLACE and " ".join(self._words[first:last]) not in phrase_set("surnames"):
            found = self._name(first, last, ActorKind.PLACE)
            found.sure = False
            return [found]
        return None

    def _single(self, i: int, word: str) -> list[Name]:
        low = self._lower[i]
        if (
            low.rstrip(".") in word_set("titles")
            or low in word_set("organisation_words")
            or low in word_set("people_nouns")
        ):
            return []
        found = self._name(i, i + 1, ActorKind.PERSON)
        found.sure = word in phrase_set("surnames") or word in genders()
        if i + 1 < len(self._words) and self._tags[i + 1] in ("NN", "NNS", "JJ", "VBG", "CD"):
            found.attributive = True
        capitals = sum(1 for letter in word if letter.isupper())
        if capitals > 1 and word.endswith("s") and word[:-1].isupper():
            return []
        if capitals > 1 and "." not in word and "-" not in word and not word.startswith("Mc"):
            found.kind, found.sure = ActorKind.ORGANISATION, True
        elif "-" in word and self._hyphenated(word):
            return []
        elif not found.sure and (word.endswith("bank") or self._employs(i)):
            found.kind, found.sure = ActorKind.ORGANISATION, True
        elif not found.sure and i and self._lower[i - 1] in _IN_PLACE:
            found.kind = ActorKind.PLACE
        return [found]

    def _employs(self, i: int) -> bool:
        """Tell whether someone works there: `chief economist at Fjord`."""
        return i > 1 and self._lower[i - 1] == "at" and is_person_noun(self._lower[i - 2])

    def _hyphenated(self, word: str) -> bool:
        parts = word.split("-")
        known = country_of_name(), country_of_people(), alliance_names()
        return any(part in table for part in parts for table in known) or parts[-1][:1].islower()
