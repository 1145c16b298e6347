"""Finds what the text says a person is: the function, and where it is held."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.analysis.functions.front_roles import FrontRoles
from briefing_app.analysis.functions.role import KINSHIP, NO_OFFICES, Role, RolePhrase
from briefing_app.analysis.functions.role_phrases import RolePhrases
from briefing_app.analysis.words.lexicons import group, word_set
from briefing_app.analysis.words.named_words import BODIES, PLACES, NamedWords
from briefing_app.analysis.words.tagging import FINITE
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.naming.names import Name
    from briefing_app.analysis.words.phrases import Phrases

_EPITHETS = group("epithets")
_DASHES = frozenset(["—", "–", "--", "-"])
_AT = frozenset(["of", "from", "with", "at"])
_IS = frozenset(["is", "was", "became", "remains"])
_SERVES = frozenset(["serves", "served", "works", "worked", "acts", "acted", "serving", "working", "acting"])
_CHOSEN = frozenset(
    ["named", "appointed", "elected", "nominated", "chosen", "confirmed", "re-elected", "reelected"]
)
_BEFORE_BEING = frozenset(
    ["has", "had", "been", "also", "now", "once", "currently", "previously", "recently", "then", "long"]
)
_DOES = {
    "chairs": "chair", "chaired": "chair", "leads": "leader", "led": "leader", "heads": "head",
    "headed": "head", "runs": "head", "ran": "head", "directs": "director", "directed": "director",
    "founded": "founder", "edits": "editor", "edited": "editor", "owns": "owner",
    "teaches": "", "studies": "", "works": "", "researches": "", "worked": "", "lectures": "", "covers": "",
}  # fmt: skip
_SUPPOSED = frozenset(["if", "maybe", "perhaps", "whether", "unless"])
_PARTY_TAG = re.compile(r"[DRI]-[A-Z]")
_LONG_TITLE = 5
_ASIDE = 25


class Roles:
    """Reads the roles of the people of one article."""

    def __init__(self, phrases: Phrases, names: list[Name]) -> None:
        self._named = NamedWords(phrases, names)
        self._reader = RolePhrases(self._named)
        self._front = FrontRoles(self._named, self._reader)
        self._words, self._lower, self._tags = phrases.words, phrases.lower, phrases.tags

    def of(self, name: Name) -> list[Role]:
        """Return the roles that stand beside a person's name."""
        last = self._named.sentence(name.first)[1]
        front = self._front.in_front(name)
        place = self._held_behind(name, last, is_titled=front is not None and not front.affiliation)
        if front is not None and not front.affiliation and place is not None:
            front, place = replace(front, affiliation=place.affiliation, country=place.country), None
        after = self._after(name, last)
        predicate = self._predicate(name, last)
        readings = (after, self._front.before_comma(name), front, predicate, place)
        return [replace(role, at=name.first) for role in readings if role is not None]

    # an apposition behind the name

    def _after(self, name: Name, last: int) -> Role | None:
        """Read `Roe, 54, chief executive of Nordnett,` and `Roe, a spokesman for the ministry`."""
        i = self._front.behind(name)
        if i >= last or self._words[i] not in (",", "(", *_DASHES):
            return self._after_pair(i, last)
        opening = self._words[i]
        i = self._past_asides(i + 1, last)
        if i >= last:
            return None
        if self._lower[i] == "who":
            return self._who_is(i + 1, last)
        if self._lower[i] in _AT and (end := self._body_end(i + 1, last)):
            if self._words[end : end + 1] != [","] or self._reader.read(end + 1, last) is None:
                place = self._body_named(i + 1, last)
                return Role("", place) if place else None
            i = end + 1
        if self._lower[i] == "as":
            i += 1
        found = self._reader.read(i, last)
        if found is None or self._belongs_to_next(found, last):
            return None
        if found.is_plural and (name.title_from < 1 or self._lower[name.title_from - 1] != "and"):
            return None
        closes = found.end < last and self._words[found.end] in (")", ",", ";")
        return found.role if opening != "(" or closes else None

    def _past_asides(self, i: int, last: int) -> int:
        """Return what follows an age, `Jr.` and a party between commas."""
        for is_aside in (self._is_age, self._is_suffix, self._is_party):
            if i + 1 < last and self._words[i + 1] == "," and is_aside(i):
                i += 2
        return i

    def _is_age(self, i: int) -> bool:
        return self._tags[i] == "CD"

    def _is_suffix(self, i: int) -> bool:
        return self._lower[i].rstrip(".") in ("jr", "sr")

    def _is_party(self, i: int) -> bool:
        return _PARTY_TAG.match(self._words[i]) is not None

    def _body_end(self, i: int, last: int) -> int:
        """Return where the name of a body or place at `i` ends; 0 where none stands there."""
        name = self._named.names_at.get(self._named.past_articles(i, last))
        known = name is not None and name.kind is not ActorKind.PERSON and not name.people_word
        return min(name.last, last - 1) if known and name is not None else 0

    def _after_pair(self, i: int, last: int) -> Role | None:
        """Read `Robert and Rebekah Mercer, the conservative donors` for the first of them."""
        if i + 1 >= last or self._lower[i] != "and":
            return None
        other = self._named.person_from(i + 1)
        k = self._front.behind(other) if other is not None else last
        if k + 1 >= last or self._words[k] != ",":
            return None
        found = self._reader.read(k + 1, last)
        fits = found is not None and found.is_plural and not self._belongs_to_next(found, last)
        return found.role if fits and found is not None else None

    def _belongs_to_next(self, found: RolePhrase, last: int) -> bool:
        """Tell whether the words behind a name are about the next one: `Roe, minister Jim Poe and`."""
        end = found.end
        if end >= last:
            return False
        if self._named.is_person(end):
            return True
        bare = not found.role.affiliation and len(found.role.title.split()) < _LONG_TITLE
        return bare and self._tags[end] in FINITE and self._lower[end] != "turned"

    # clauses

    def _who_is(self, i: int, last: int) -> Role | None:
        """Read `who has been serving as campaign manager`, `who chairs the Budget Committee`."""
        while i < last and self._lower[i] in _BEFORE_BEING:
            i += 1
        if i + 1 < last and self._lower[i] in _SERVES:
            if self._lower[i + 1] != "as":
                return self._works(i, last)
            i += 2
        elif i + 1 < last and self._lower[i] in _IS:
            i += 1
        else:
            return self._works(i, last)
        found = self._reader.read(i, last)
        return found.role if found is not None else None

    def _works(self, i: int, last: int) -> Role | None:
        """Read `who chairs the Budget Committee`, `who teaches history at the University of Ostrand`."""
        if i >= last or self._lower[i] not in _DOES:
            return None
        title = _DOES[self._lower[i]]
        if title:
            place = self._body_named(i + 1, last)
            return Role(title, place, head=title) if place else None
        for k in range(i + 1, min(i + 10, last - 1)):
            if self._words[k] == ",":
                return None
            if self._lower[k] in ("at", "for") and (place := self._body_named(k + 1, last)):
                return Role("", place)
        return None

    def _body_named(self, i: int, last: int) -> str:
        """Return the body whose name stands at `i`; empty where there is none."""
        i = self._named.past_articles(i, last)
        name = self._named.names_at.get(i)
        if name is not None:
            return name.text if name.kind in BODIES else ""
        phrase = self._named.phrases.extended_from(i, last)
        is_named = phrase is not None and self._words[i][0].isupper()
        return self._named.text(*phrase) if is_named and phrase is not None else ""

    def _predicate(self, name: Name, last: int) -> Role | None:
        """Read `Runa Heidal, 48, a former purser, has been premier of the islands since 2023`."""
        i = self._predicate_start(name, last)
        if i is None or i >= last:
            return None
        if self._lower[i] in _CHOSEN:
            i += 2 if self._lower[i + 1 : i + 2] == ["as"] else 1
        if self._lower[i : i + 1] and self._lower[i] in _SERVES and self._lower[i + 1 : i + 2] == ["as"]:
            i += 2
        found = self._reader.read(i, last)
        if found is None or found.is_plural or found.role.head in KINSHIP | NO_OFFICES | {"candidate"}:
            return None
        if not _SUPPOSED.isdisjoint(self._lower[max(name.title_from - 2, 0) : name.title_from]):
            return None
        is_held = found.role.affiliation not in ("", "its")
        return found.role if is_held or found.role.head not in _EPITHETS else None

    def _predicate_start(self, name: Name, last: int) -> int | None:
        """Return what follows `is`, `has been`, `served as` and `as` behind a name."""
        i = self._front.behind(name)
        if i < last and self._words[i] == ",":
            first = self._named.sentence(name.first)[0]
            if any(self._named.is_person(k) for k in range(first, name.first)):
                return None
            commas = (k + 1 for k in range(i + 1, min(i + _ASIDE, last - 1)) if self._words[k] == ",")
            i = next((k for k in commas if self._lower[k] in ("is", "has", "was")), last)
        two = self._lower[i : i + 2]
        if two in (["has", "been"], ["had", "been"]):
            return i + 2
        if two in (["has", "served"], ["had", "served"], ["has", "worked"], ["had", "worked"]):
            return i + 3
        if len(two) == 2 and two[0] in ("serves", "served", "works", "worked") and two[1] == "as":
            return i + 2
        return i + 1 if two and (two[0] in _IS or two[0] == "as") else None

    # a body behind the name

    def _held_behind(self, name: Name, last: int, is_titled: bool) -> Role | None:
        """Read `Halvor Brekke of the Karlshaven Institute`, `Gov. Mike Pence of Indiana`."""
        i = name.last
        if i + 1 >= last or self._lower[i] not in ("of", "from", "at"):
            return None
        joint = self._lower[i]
        i += 1
        while i < last and (self._lower[i] in ("the", "a") or self._is_small_adjective(i)):
            i += 1
        if i >= last:
            return None
        body = self._named.names_at.get(i)
        if body is None:
            place = self._unread_body(i, last, is_titled and joint == "of") if joint != "at" else ""
            return Role("", place) if place else None
        if body.people_word or body.kind is ActorKind.PERSON:
            return None
        if body.kind in PLACES and not (is_titled and joint == "of"):
            return None
        return Role("", body.text, body.country)

    def _is_small_adjective(self, i: int) -> bool:
        return self._tags[i] == "JJ" and self._words[i][0].islower()

    def _unread_body(self, i: int, last: int, is_titled: bool) -> str:
        """Return a run of capitals that was not read as a name; a single one of somebody with a title."""
        end = i
        while end < last and self._tags[end] in ("NNP", "NNPS") and self._words[end][0].isupper():
            end += 1
        is_body = end - i > 1 or is_titled or self._lower[end - 1] in word_set("organisation_words")
        return self._named.text(i, end) if end > i and is_body else ""
