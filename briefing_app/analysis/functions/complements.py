"""Reads what follows a noun of function: `of energy`, `for the ministry`, `at the institute`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.analysis.functions.role import COURTESY, is_function
from briefing_app.analysis.words.lexicons import group, word_set
from briefing_app.analysis.words.named_words import ARTICLES, BODIES, NOUN_RUN, OWNERS, PLACES, NamedWords
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.naming.names import Name

_JOINTS = frozenset(["of", "for", "at", "with", "in", "on", "to", "from", "under"])
_HELD = group("held_bodies")
_HELPING = group("helping")
_KNOWING = group("knowing")
_OF_STATE = group("of_state")
_TIMES = group("time_nouns")
_TO_STATES = group("to_states")
_UNITS = group("units")
_ACADEMIC = frozenset(["professor", "lecturer", "teacher", "student", "scholar", "reader"])
_UNNAMED_HEADS = frozenset(["nominee", "member"])
_LONGEST = 20
_DOMAIN, _BODY, _NEITHER = "domain", "body", ""


@dataclass(frozen=True, slots=True)
class Complement:
    """Where a function ends, where its phrase ends, and where it is held."""

    title_end: int
    end: int
    affiliation: str = ""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase behind a joint, and what names stand in it."""

    joint: str
    first: int
    end: int
    noun: str
    is_small: bool
    """The last word is in small letters."""
    has_capital: bool
    has_person: bool
    has_place: bool
    is_body: bool


class Complements:
    """Reads the complements of the functions of one article."""

    def __init__(self, named: NamedWords) -> None:
        self._named = named
        self._words, self._lower, self._tags = named.words, named.lower, named.tags

    def read(self, k: int, last: int, head: str) -> Complement:
        """Return what the words from `k` on say of the function `head`."""
        title_end = k
        while k + 1 < last and self._lower[k] in _JOINTS:
            first = self._named.past_articles(k + 1, last, ARTICLES | OWNERS)
            end = self._end(first, last)
            if self._lower[k] == "of" and head in _ACADEMIC:
                end = next((j for j in range(first + 1, end) if self._lower[j] == "at"), end)
            if end == first:
                break
            phrase = self._phrase(self._lower[k], first, end)
            meaning = self._meaning(phrase, head)
            if meaning == _BODY:
                return self._held(phrase, title_end)
            if meaning == _NEITHER:
                break
            place = self._named.names_at.get(end - 1)
            is_held = (
                phrase.joint == "of" and place is not None and place.kind in PLACES and place.last == end
            )
            if is_held and place is not None and head not in _OF_STATE:
                return Complement(title_end, end, self._place(max(place.first, first), end))
            title_end = k = end
        return Complement(title_end, k)

    def _held(self, phrase: _Phrase, title_end: int) -> Complement:
        if phrase.joint == "of" and (unit := self._unit_end(phrase)):
            begin = self._named.past_articles(unit + 1, phrase.end)
            return Complement(unit, phrase.end, self._place(begin, phrase.end))
        return Complement(title_end, phrase.end, self._place(phrase.first, phrase.end))

    def _unit_end(self, phrase: _Phrase) -> int:
        """Return where `the Department of Trade` ends before `at the ministry`; 0 where no unit stands."""
        if _UNITS.isdisjoint(self._lower[phrase.first : min(phrase.first + 3, phrase.end)]):
            return 0
        inside = range(phrase.first + 1, phrase.end - 1)
        return next((k for k in inside if self._lower[k] in ("at", "in")), 0)

    def _place(self, first: int, end: int) -> str:
        """Return the name of a place of work; of `Vice President Jane Roe` only the name."""
        name = self._named.names_at.get(end - 1)
        if name is not None and name.kind is ActorKind.PERSON and name.last == end:
            owned = any(self._tags[k] == "POS" for k in range(first, name.first))
            first = first if owned else name.first
        while first < end and self._lower[first].rstrip(".") in COURTESY:
            first += 1
        return self._named.text(first, end)

    # what a complement means

    def _phrase(self, joint: str, first: int, end: int) -> _Phrase:
        names = [self._named.names_at[k] for k in range(first, end) if k in self._named.names_at]
        noun = self._lower[end - 1]
        capital = any(word[0].isupper() for word in self._words[first:end])
        place = any(name.kind in PLACES and not name.people_word for name in names)
        body = any(name.kind in BODIES for name in names)
        if joint == "on" and place and noun not in _HELD and names[-1].kind not in BODIES:
            body = False
        return _Phrase(
            joint,
            first,
            end,
            noun,
            self._words[end - 1].islower(),
            capital,
            any(name.kind is ActorKind.PERSON for name in names),
            place,
            body or noun in _HELD or (capital and noun in word_set("organisation_words")),
        )

    def _meaning(self, phrase: _Phrase, head: str) -> str:
        """Tell whether a complement is the domain of a function, the body where it is held, or neither."""
        match phrase.joint:
            case "of":
                return self._of(phrase, head)
            case "to":
                return self._to(phrase, head)
            case "in" | "on":
                if phrase.is_body and (phrase.has_capital or phrase.joint == "in"):
                    return _BODY
                about = phrase.joint == "on" and (not phrase.has_capital or phrase.has_place)
                return _DOMAIN if about and head in _KNOWING else _NEITHER
            case "from" | "under":
                is_place = phrase.joint == "from" and phrase.has_place and not phrase.is_body
                return _DOMAIN if is_place else _NEITHER
            case _:
                return self._for(phrase, head)

    def _of(self, phrase: _Phrase, head: str) -> str:
        if phrase.has_person and not phrase.is_body:
            return _NEITHER if head in _UNNAMED_HEADS else _BODY
        if (
            head == "chief"
            and phrase.end - phrase.first == 1
            and (not phrase.is_body or phrase.noun == "staff")
        ):
            return _DOMAIN
        unknown = head not in _OF_STATE | _ACADEMIC and not phrase.has_place and not phrase.is_small
        return _BODY if phrase.has_capital and (phrase.is_body or unknown) else _DOMAIN

    def _to(self, phrase: _Phrase, head: str) -> str:
        if head in _TO_STATES:
            return _DOMAIN
        if is_function(phrase.noun) and not phrase.has_person:
            return _DOMAIN if head in _HELPING and phrase.is_small else _NEITHER
        return _BODY if phrase.has_person or phrase.is_body or phrase.has_capital else _NEITHER

    def _for(self, phrase: _Phrase, head: str) -> str:
        """Read `for`, `at` and `with`."""
        is_for = phrase.joint == "for"
        is_named = phrase.is_body or phrase.has_person
        if is_for and not is_named and (head in _OF_STATE or phrase.is_small):
            return _DOMAIN
        if phrase.has_capital:
            return _DOMAIN if is_for and phrase.has_place and not phrase.is_body else _BODY
        if phrase.noun in word_set("body_nouns") or phrase.noun in _HELD:
            return _BODY
        return _DOMAIN if is_for else _NEITHER

    # where a complement ends

    def _end(self, first: int, last: int) -> int:
        """Return where the noun phrase at `first` ends; over `of`, `at` and owners of named bodies."""
        lower, tags = self._lower, self._tags
        k = first
        has_name = False
        while k < min(last, first + _LONGEST):
            name = self._named.names_at.get(k)
            if name is not None:
                if k > first and self._is_another(name, k):
                    break
                has_name = True
                k = max(k + 1, name.last)
            elif tags[k] == "CD" and self._counts(k, first, last):
                break
            elif self._is_inside(k, first):
                has_name = has_name or tags[k] in ("NNP", "NNPS")
                k += 1
            elif k > first and self._leads_on(first, k, last, has_name):
                k += 1
            else:
                break
        while k > first and (
            tags[k - 1] in ("POS", "IN", "CC", "DT") or lower[k - 1] in ("of", "the", "and", "for", "at")
        ):
            k -= 1
        return k

    def _is_inside(self, k: int, first: int) -> bool:
        low, tag = self._lower[k], self._tags[k]
        if tag in NOUN_RUN or tag == "POS" or low in ("&", "super"):
            return True
        if k == first:
            return False
        return (low == "the" and self._lower[k - 1] in ("of", "at", "for")) or (
            self._tags[k - 1] == "POS" and tag in ("VBG", "PRP$")
        )

    def _is_another(self, name: Name, k: int) -> bool:
        """Tell whether a person's name behind a complement is the one that the function is about."""
        if self._named.person_from(k) is None or self._tags[k - 1] == "POS" or name.title_from < k:
            return False
        titled = self._words[k - 1][0].isupper() and self._tags[k - 1] in ("NNP", "NN", "JJ")
        return not titled and self._lower[k - 1] not in _HELD

    def _counts(self, k: int, first: int, last: int) -> bool:
        """Tell whether a number is no part of a name, unlike in `Future 45`: `four years ago`."""
        if k > first and not self._words[k - 1][0].isupper():
            return True
        return k + 1 < last and self._lower[k + 1] in _TIMES

    def _leads_on(self, first: int, k: int, last: int, has_name: bool) -> bool:
        low = self._lower[k]
        if low in ("of", "for", "at"):
            return has_name and self._goes_on_with_name(first, k, last)
        if low == "and":
            return self._joins(k, last) if has_name else self._joins_domains(k, last)
        return False

    def _goes_on_with_name(self, first: int, k: int, last: int) -> bool:
        """Tell whether `of`, `for` or `at` at `k` leads on inside the name of a body."""
        if not self._is_named_next(k + 1, last):
            return False
        if self._lower[k] != "at":
            return True
        kinds = {n.kind for j in range(first, k) if (n := self._named.names_at.get(j)) is not None}
        return self._words[k - 1][0].isupper() and not (kinds and kinds <= set(PLACES))

    def _is_named_next(self, k: int, last: int) -> bool:
        k = self._named.past_articles(k, last)
        return k < last and self._words[k][0].isupper() and self._tags[k] in (*NOUN_RUN, "VBG")

    def _joins_domains(self, k: int, last: int) -> bool:
        """Tell whether `and` joins fields: `vice president for defence and trade policy at the institute`."""
        j = k + 1
        while j < last and self._tags[j] in ("NN", "NNS", "JJ", "NNP", "VBG") and j - k < 5:
            j += 1
        return k + 1 < j < last and self._lower[j] in ("at", "of", "for", "with")

    def _joins(self, k: int, last: int) -> bool:
        """Tell whether `and` stands inside the name of a body: `Iraq and Afghanistan Veterans`."""
        if k + 1 >= last or not self._words[k + 1][0].isupper() or not self._words[k - 1][0].isupper():
            return False
        name, before = self._named.names_at.get(k + 1), self._named.names_at.get(k - 1)
        if name is not None and name.kind is ActorKind.PERSON:
            return False
        if before is not None and name is not None and before is not name:
            return before.kind is ActorKind.COUNTRY and name.kind is ActorKind.ORGANISATION
        return self._tags[k + 1] in ("NNP", "NN", "NNS", "JJ")
