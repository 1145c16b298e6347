"""Reads a name in the same way wherever an article uses it, and finds where it was passed over."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing_app.analysis.naming.names import Name
from briefing_app.analysis.words.lexicons import (
    country_of_name,
    country_of_people,
    country_of_seat,
    genders,
    group,
    more_genders,
    parts_of_speech,
    phrase_set,
    word_set,
)
from briefing_app.domain.actors.actor import ActorKind

if TYPE_CHECKING:
    from briefing_app.analysis.words.phrases import Phrases

_BODIES = (ActorKind.ORGANISATION, ActorKind.ALLIANCE)
_SUFFIXES = group("post_nominals") | {"ii", "iii", "iv"}
_PEOPLE_ENDINGS = ("ians", "ian", "ans", "an", "ese", "ish", "n")
_IN = frozenset(["in", "at", "near", "outside", "off", "of"])
_THINGS = group("named_things")
_LONGEST_ACRONYM = 4
_SHORTEST_LABEL = 3
_CAPITAL = frozenset({"NNP", "NNPS"})


def throughout(phrases: Phrases, names: list[Name], taken: set[int]) -> list[Name]:
    """Return the names of an article with one kind for each form, and those at its other places.

    `taken` are tokens that are known to be something else, such as the name of a law.
    """
    surnames = {_surname(n.text) for n in names if n.kind is ActorKind.PERSON and " " in n.text}
    givens = {n.text.split()[0] for n in names if n.kind is ActorKind.PERSON and " " in n.text}
    people = surnames | {n.text for n in names if n.kind is ActorKind.PERSON and n.last - n.first == 1}
    names = [part for name in names for part in _parted(name, people)]
    full = {n.text for n in names if n.kind is ActorKind.PERSON and len(n.text.split()) == 2}
    for name in names:
        _cut_to_known(phrases, name, full)
    kinds = _kinds(names, surnames)
    kept = []
    for name in names:
        kind = kinds.get(name.text, name.kind)
        country = country_of_name().get(name.text, "")
        of_person = name.text in surnames or name.text in givens
        if name.kind is ActorKind.PERSON and not of_person and _is_only_a_place(name):
            kind = ActorKind.PLACE
        if name.kind is ActorKind.PERSON and _is_an_acronym(name, surnames):
            kind = ActorKind.ORGANISATION
        if name.kind is ActorKind.PERSON and country and not of_person and name.title_from == name.first:
            name.kind, name.country = ActorKind.COUNTRY, country
        elif kind is not name.kind and not name.people_word and not (country and not of_person):
            name.kind = kind
            name.country = country if kind is ActorKind.COUNTRY else ""
        kept.append(name)
    _settle_places(phrases, kept)
    kept += _new_lands(phrases, kept)
    kept += _bracketed(phrases, kept, taken)
    kept += _passed_over(phrases, kept, taken)
    things = _things(phrases, kept)
    return sorted((name for name in kept if name.text not in things), key=lambda name: name.first)


def _things(phrases: Phrases, names: list[Name]) -> set[str]:
    """Return the forms that only ever name a thing: `the Amberlink cable`."""
    followed: dict[str, bool] = {}
    for name in names:
        is_thing = phrases.lower[name.last : name.last + 1] and phrases.lower[name.last] in _THINGS
        plain = not name.country and name.title_from == name.first and " " not in name.text
        followed[name.text] = bool(is_thing and plain) and followed.get(name.text, True)
    return {form for form, thing in followed.items() if thing}


def _is_an_acronym(name: Name, surnames: set[str]) -> bool:
    """Tell whether a person would be called by a few capitals, as only a body is: `RT`."""
    word = name.text
    short = 1 < len(word) <= _LONGEST_ACRONYM and word.isupper() and word.isalpha()
    return short and name.title_from == name.first and word.title() not in surnames


def _parted(name: Name, people: set[str]) -> list[Name]:
    """Part a body from the person beside it: `the Evening Post Roe said`, `the Roe White House`."""
    owner, _, seat = name.text.partition(" ")
    if name.kind is ActorKind.ORGANISATION and owner in people and seat in country_of_seat():
        return [
            Name(name.first, name.first + 1, owner, ActorKind.PERSON, name.first),
            Name(name.first + 1, name.last, seat, name.kind, name.first + 1, country_of_seat()[seat]),
        ]
    one, _, other = name.text.partition(" and ")
    if one in people and other in people and name.last - name.first == 3:
        return [
            Name(k, k + 1, text, ActorKind.PERSON, k)
            for k, text in ((name.first, one), (name.first + 2, other))
        ]
    body, _, word = name.text.rpartition(" ")
    given = body.split(" ")[-1]
    if name.kind is ActorKind.ORGANISATION and word in people and given in more_genders():
        last = name.last - 2
        rest = body.rpartition(" ")[0]
        person = Name(last, name.last, f"{given} {word}", ActorKind.PERSON, last)
        return (
            [Name(name.first, last, rest, name.kind, name.first, name.country), person] if rest else [person]
        )
    is_body = body in phrase_set("organisations") or body.split(" ")[-1].lower() in word_set(
        "organisation_words"
    )
    if name.kind is not ActorKind.ORGANISATION or word not in people or " " not in body or not is_body:
        return [name]
    last = name.last - 1
    return [
        Name(name.first, last, body, name.kind, name.first, name.country),
        Name(last, name.last, word, ActorKind.PERSON, last),
    ]


def _cut_to_known(phrases: Phrases, name: Name, full: set[str]) -> None:
    """Cut what a headline in capitals puts before a name: `Blasts Ann Roe`, beside `Ann Roe`."""
    tail = " ".join(name.text.split()[-2:])
    if name.kind is not ActorKind.PERSON or tail not in full or name.last - name.first != 3:
        return
    if tail[0].islower() or phrases.words[name.first] in more_genders():
        return
    if phrases.words[name.first][-1] != "." and phrases.lower[name.first] in parts_of_speech():
        name.first, name.text = name.last - 2, tail
        name.title_from = max(name.title_from, name.first)


def _is_only_a_place(name: Name) -> bool:
    """Tell whether a single word is known as a place and not as a surname or a given name."""
    if name.title_from < name.first or name.text not in phrase_set("places"):
        return False
    return not _is_a_given_or_surname(name.text)


def _kinds(names: list[Name], surnames: set[str]) -> dict[str, ActorKind]:
    """Return the kind that most places speak for; a surname of somebody is a person."""
    votes: dict[str, Counter[ActorKind]] = {}
    for name in names:
        if not name.people_word:
            votes.setdefault(name.text, Counter())[name.kind] += 2 if name.title_from < name.first else 1
    kinds = {}
    for form, count in votes.items():
        if len(count) > 1 or form in surnames:
            is_place = form in phrase_set("places") and count[ActorKind.PLACE] >= count[ActorKind.PERSON]
            of_person = form in surnames and not is_place and ActorKind.COUNTRY not in count
            kinds[form] = ActorKind.PERSON if of_person else count.most_common(1)[0][0]
    return kinds


def _surname(text: str) -> str:
    words = [word for word in text.split() if word.lower().rstrip(".") not in _SUFFIXES]
    return words[-1] if words else text


def _settle_places(phrases: Phrases, names: list[Name]) -> None:
    """Read an unknown single word as a place where it only ever stands behind `in`, `at` or `of`."""
    unknown: dict[str, list[Name]] = {}
    places = {name.text.casefold() for name in names if name.kind is ActorKind.PLACE}
    full = {word for name in names if name.kind is ActorKind.PERSON for word in name.text.split()[1:]}
    for name in names:
        if name.kind is ActorKind.PERSON and name.last - name.first == 1:
            unknown.setdefault(name.text, []).append(name)
    for form, found in unknown.items():
        if form in full or _is_a_given_or_surname(form) or any(n.title_from < n.first for n in found):
            continue
        behind = all(n.first > 0 and phrases.lower[n.first - 1] in _IN for n in found)
        if behind or form.casefold() in places:
            for name in found:
                name.kind = ActorKind.PLACE


def _is_a_given_or_surname(word: str) -> bool:
    known = word in phrase_set("surnames") or word in phrase_set("forenames")
    return known or word in genders() or word in more_genders()


def _new_lands(phrases: Phrases, names: list[Name]) -> list[Name]:
    """Return lands and peoples that no list has and that explain each other: `Halvia`, `Halvian`."""
    words, tags = phrases.words, phrases.tags
    capitals = {word for word, tag in zip(words, tags, strict=True) if tag in _CAPITAL and word.istitle()}
    pairs = ((word, land_of(word, capitals)) for word in capitals if word.endswith(_PEOPLE_ENDINGS))
    peoples = {word: land for word, land in pairs if land and not _is_listed(word) and not _is_listed(land)}
    if not peoples:
        return []
    lands = set(peoples.values())
    for name in names:
        if name.text in lands and name.kind is not ActorKind.ALLIANCE:
            name.kind, name.country = ActorKind.COUNTRY, name.text
    free = {k for name in names for k in range(name.first, name.last)}
    found = []
    for k, word in enumerate(words):
        if k not in free and (word in peoples or word in lands) and tags[k] in _CAPITAL:
            name = Name(k, k + 1, word, ActorKind.COUNTRY, k, peoples.get(word, word))
            name.people_word = word in peoples
            found.append(name)
    return found


def _is_listed(word: str) -> bool:
    """Tell whether a word is known as a place, a country, a people or a given name."""
    known = word in phrase_set("places") or word in phrase_set("forenames") or word in more_genders()
    return known or word in country_of_name() or word in country_of_people()


def land_of(word: str, known: set[str]) -> str:
    """Return the land among `known` names that an adjective such as `Halvian` is made from."""
    for ending in _PEOPLE_ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            for land in (stem, stem + "a", stem + "ia", stem + "e", stem + "y", stem + "i"):
                if land in known and land != word:
                    return land
    return ""


def _bracketed(phrases: Phrases, names: list[Name], taken: set[int]) -> list[Name]:
    """Return the acronyms that stand in brackets behind their names: `Ministry of Defence (MoD)`."""
    words = phrases.words
    begun = {name.first for name in names} | taken
    found = []
    for name in names:
        k = name.last + 1
        if k + 1 >= len(words) or words[k - 1] != "(" or words[k + 1] != ")" or k in begun:
            continue
        capitals = "".join(letter for letter in words[k] if letter.isupper())
        initials = "".join(word[0] for word in name.text.split() if word[0].isupper())
        if (
            name.kind in _BODIES
            and len(capitals) > 1
            and initials.startswith(capitals[0])
            and words[k][0].isupper()
        ):
            found.append(Name(k, k + 1, words[k], name.kind, k, name.country))
    return found


def _passed_over(phrases: Phrases, names: list[Name], taken: set[int]) -> list[Name]:
    """Return the names at places where a known form stands and no name was read."""
    words = phrases.words
    free = set(taken)
    for name in names:
        free.update(range(name.first, name.last))
    forms: dict[str, list[tuple[tuple[str, ...], Name]]] = {}
    for name in names:
        if name.people_word:
            continue
        key = tuple(words[name.first : name.last])
        _add(forms, key, name)
        if name.kind is ActorKind.PERSON and len(key) > 1 and key[-1].isalpha():
            _add(forms, key[-1:], name)
            if len(key[-1]) > _SHORTEST_LABEL:
                _add(forms, (key[-1].upper(),), name)
    found = []
    opens = {first for first, _ in phrases.segments.sentences}
    i = 0
    while i < len(words):
        match = next((f for f in forms.get(words[i], ()) if _fits(phrases, i, f[0], free, i in opens)), None)
        if match is None:
            i += 1
            continue
        key, like = match
        tokens = phrases.segments.tokens
        text = " ".join(tokens.text[tokens.start[i] : tokens.end[i + len(key) - 1]].split())
        found.append(Name(i, i + len(key), text, like.kind, i, like.country))
        i += len(key)
    return found


def _add(forms: dict[str, list[tuple[tuple[str, ...], Name]]], key: tuple[str, ...], name: Name) -> None:
    known = forms.setdefault(key[0], [])
    if all(form != key for form, _ in known):
        known.append((key, name))
        known.sort(key=lambda pair: -len(pair[0]))


def _fits(phrases: Phrases, i: int, form: tuple[str, ...], taken: set[int], opens: bool) -> bool:
    """Tell whether a form stands at `i` as a name of its own, and no part of a longer one."""
    words, tags = phrases.words, phrases.tags
    last = i + len(form)
    if tuple(words[i:last]) != form or any(k in taken for k in range(i, last)):
        return False
    if not form[0][0].isupper():
        return False
    if len(form) == 1:
        if (opens or tags[i] not in _CAPITAL) and phrases.lower[i] in parts_of_speech():
            return False
        if i and i - 1 not in taken and tags[i - 1] in _CAPITAL and words[i - 1][-1] != "." and not opens:
            return False
    return last >= len(words) or last in taken or tags[last] not in _CAPITAL or len(form) > 1
