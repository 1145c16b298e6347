"""Finds what the text says a person is: the function, and where it is held."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing_app.analysis.lexicons import (
    alliance_names,
    country_of_name,
    country_of_people,
    country_of_seat,
    group,
    word_set,
)
from briefing_app.analysis.sourcing import is_person_noun
from briefing_app.analysis.tagging import FINITE, QUOTE, TIME

if TYPE_CHECKING:
    from briefing_app.analysis.names import Name
    from briefing_app.analysis.phrases import Phrases

_COURTESY = group("courtesy")
_LEADING = group("leading")
_HIGH_OFFICES = group("high_offices")
_RELATIONS = group("relations")
_WORKS = frozenset(["teaches", "studies", "works", "researches", "worked", "lectures", "covers", "follows"])
_AT = frozenset(["at", "for", "with", "in", "on"])


@dataclass(frozen=True, slots=True)
class Role:
    """A function in the words of the text, with its affiliation and country."""

    title: str
    affiliation: str = ""
    country: str = ""
    at: int = field(default=0, compare=False)
    """The token of the name beside which it stands."""


def roles_of(phrases: Phrases, name: Name) -> list[Role]:
    """Return the roles that stand beside a person's name, the fullest first."""
    readings = (_after, _before_comma, _in_front, _predicate, _of)
    found = (reading(phrases, name) for reading in readings)
    return [replace(role, at=name.first) for role in found if role is not None]


def _text(phrases: Phrases, first: int, last: int) -> str:
    tokens = phrases.segments.tokens
    return " ".join(tokens.text[tokens.start[first] : tokens.end[last - 1]].split()) if first < last else ""


def _sentence(phrases: Phrases, i: int) -> tuple[int, int]:
    return phrases.segments.sentences[phrases.segments.sentence_of[i]]


def _in_front(phrases: Phrases, name: Name) -> Role | None:
    """Read `Russian Defense Minister Andrei Belousov`, `minister of energy Jane Roe`."""
    first = _sentence(phrases, name.first)[0]
    start = name.title_from
    tags, lower = phrases.tags, phrases.lower
    limit = max(first, start - 8)
    j = start
    while j > limit and (
        tags[j - 1] in ("NN", "JJ", "NNP", "NNPS", "POS", "VBN")
        or (lower[j - 1] in ("of", "for") and j < start and j - 2 >= limit and tags[j - 2] in ("NN", "NNP"))
        or (lower[j - 1] == "and" and j < start and tags[j - 2] == "NN" and is_person_noun(lower[j]))
    ):
        if lower[j - 1] in _LEADING:
            break
        j -= 1
    words = range(j, name.first)
    heads = [
        k for k in words if is_person_noun(lower[k].rstrip(".")) or lower[k].rstrip(".") in word_set("titles")
    ]
    if not heads:
        return None
    if heads[-1] != name.first - 1 and lower[heads[-1] + 1] not in ("of", "for"):
        return None
    return _split_front(phrases, j, name.first)


def _split_front(phrases: Phrases, first: int, last: int) -> Role | None:
    country = affiliation = ""
    words, lower = phrases.words, phrases.lower
    while first < last and lower[first] in ("the", "a", "an", "its", "his", "her", "their"):
        first += 1
    if first + 1 < last and phrases.tags[first + 1] == "POS":
        affiliation = words[first]
        country = country_of_name().get(affiliation, "")
        first += 2
    elif first + 1 < last and (words[first] in alliance_names() or words[first] in country_of_seat()):
        affiliation = words[first]
        country = country_of_seat().get(affiliation, "")
        first += 1
    elif first < last and words[first] in country_of_people():
        country = affiliation = country_of_people()[words[first]]
        first += 1
    elif first < last and words[first] in country_of_name():
        country = affiliation = country_of_name()[words[first]]
        first += 1
    else:
        owner = first
        while owner < last - 1 and phrases.tags[owner] == "NNP" and not _is_title_part(phrases, owner):
            owner += 1
        if owner > first and owner < last and words[last - 1][0].islower():
            affiliation = _text(phrases, first, owner)
            first = owner
    related = [k for k in range(first, last - 1) if lower[k] in _RELATIONS]
    first = related[-1] + 1 if related else first
    while first < last and lower[first].rstrip(".") in _COURTESY:
        first += 1
    title = _text(phrases, first, last)
    return Role(title, affiliation, country) if title else None


def _is_title_part(phrases: Phrases, i: int) -> bool:
    return phrases.lower[i].rstrip(".") in word_set("titles") or phrases.words[i][0].islower()


def _after(phrases: Phrases, name: Name) -> Role | None:
    """Read `Roe, 54, chief executive of Nordnett,` and `Roe, a spokesman for the ministry`."""
    last = _sentence(phrases, name.first)[1]
    i = name.last
    if i >= last or phrases.words[i] not in (",", "("):
        return None
    i += 1
    if i + 1 < last and phrases.tags[i] == "CD" and phrases.words[i + 1] == ",":
        i += 2
    if i < last and phrases.lower[i] in ("who", "whose"):
        return _who_is(phrases, i + 1, last)
    return _role_at(phrases, i, last)


def _who_is(phrases: Phrases, i: int, last: int) -> Role | None:
    if i < last and phrases.lower[i] in ("is", "was", "serves", "served"):
        i += 1
        if i < last and phrases.lower[i] == "as":
            i += 1
        return _role_at(phrases, i, last)
    if i < last and phrases.lower[i] in _WORKS:
        for k in range(i + 1, min(i + 10, last - 1)):
            if phrases.words[k] == ",":
                return None
            if phrases.lower[k] in ("at", "for") and (place := _named(phrases, k + 1, last)):
                return Role("", place)
    return None


def _named(phrases: Phrases, i: int, last: int) -> str:
    """Return the capitalised phrase at `i`; empty where there is none."""
    while i < last and phrases.lower[i] in ("the", "a"):
        i += 1
    phrase = phrases.extended_from(i, last)
    return _text(phrases, *phrase) if phrase is not None and phrases.words[i][0].isupper() else ""


def _predicate(phrases: Phrases, name: Name) -> Role | None:
    """Read `Runa Heidal, 48, a former purser, has been premier of the islands since 2023`."""
    last = _sentence(phrases, name.first)[1]
    i = name.last
    if i < last and phrases.words[i] == ",":
        closing = (k + 1 for k in range(i + 1, min(i + 25, last)) if phrases.words[k] == ",")
        i = next((k for k in closing if k < last and phrases.lower[k] in ("is", "has")), last)
    if phrases.lower[i : i + 2] == ["has", "been"]:
        i += 2
    elif i < last and phrases.lower[i] == "is":
        i += 1
    else:
        return None
    base = phrases.noun_phrase_from(i, last)
    if base is None or phrases.lower[base[1] - 1] not in word_set("titles") | _HIGH_OFFICES | {"executive"}:
        return None
    return _role_at(phrases, i, last)


def _role_at(phrases: Phrases, i: int, last: int) -> Role | None:
    tags, lower, words = phrases.tags, phrases.lower, phrases.words
    base = phrases.noun_phrase_from(i, last)
    if base is None or tags[i] == "PRP":
        return None
    if not is_person_noun(lower[base[1] - 1]):
        return None
    end = base[1]
    while end + 1 < last and lower[end] in ("of", "at", "for", "with", "in", "on", "to", "and"):
        if lower[end] == "and" and any(is_person_noun(lower[k]) for k in range(end + 1, min(end + 4, last))):
            break
        more = phrases.noun_phrase_from(end + 1, last)
        if more is None or tags[end + 1] in (TIME, "PRP"):
            break
        if lower[end] == "and" and not (
            any(is_person_noun(lower[k]) for k in range(*more)) or words[end - 1][0].isupper()
        ):
            break
        end = more[1]
        if end < last and tags[end] == "POS" and end + 1 < last:
            more = phrases.noun_phrase_from(end + 1, last)
            end = more[1] if more else end
    if end < last and ((tags[end] in FINITE and words[i - 1] != ",") or (tags[end] == QUOTE and False)):
        return None
    return _split_role(phrases, base[0], end)


def _split_role(phrases: Phrases, first: int, end: int) -> Role:
    """Part a role from where it is held."""
    lower, words, tags = phrases.lower, phrases.words, phrases.tags
    country = affiliation = ""
    if first < end and lower[first] == "its":
        affiliation = "its"
    while first < end and lower[first] in ("the", "a", "an", "its", "his", "her", "their"):
        first += 1
    if first < end and words[first] in country_of_people():
        country = affiliation = country_of_people()[words[first]]
        first += 1
    else:
        mark = next((k for k in range(first, end) if tags[k] == "POS"), None)
        if mark is not None and not any(is_person_noun(lower[k]) for k in range(first, mark)):
            affiliation = _text(phrases, first, mark)
            country = country_of_name().get(affiliation, "")
            first = mark + 1
    for joints in (_AT, {"of"}):
        for k in range(first + 1, end) if joints is _AT else range(end - 1, first, -1):
            if lower[k] in joints:
                where = k + 1
                while where < end and lower[where] in ("the", "a", "an"):
                    where += 1
                if (
                    where < end
                    and words[where][0].isupper()
                    and any(is_person_noun(lower[h]) for h in range(first, k))
                ):
                    if lower[k] == "in" and _has_body(phrases, first, k):
                        continue
                    if joints == {"of"} and k - 1 > first and "of" in lower[first : k - 1]:
                        continue
                    place = _text(phrases, where, end).partition(" in ")[0]
                    return Role(_text(phrases, first, k), place, country or country_of_name().get(place, ""))
    return Role(_text(phrases, first, end), affiliation, country)


def _has_body(phrases: Phrases, first: int, last: int) -> bool:
    """Tell whether `of the Institute` already says where: then `in Lundmere` is only its place."""
    return any(
        phrases.lower[k] == "of"
        and any(phrases.words[j][0].isupper() for j in range(k + 1, min(k + 3, last)))
        for k in range(first, last)
    )


def _before_comma(phrases: Phrases, name: Name) -> Role | None:
    """Read `The secretary-general of the forum, Lucia Ferrant, told`."""
    first = _sentence(phrases, name.first)[0]
    i = name.title_from
    if i - 1 <= first or phrases.words[i - 1] != ",":
        return None
    whole = phrases.phrase_left_of(i - 1, first) or phrases.base_ending_at(i - 1, first)
    if whole is None or whole[1] != i - 1:
        return None
    head = whole[0]
    while head < whole[1] and not is_person_noun(phrases.lower[head]):
        if phrases.tags[head] == "IN":
            return None
        head += 1
    if head == whole[1]:
        return None
    return _split_role(phrases, *whole)


def _of(phrases: Phrases, name: Name) -> Role | None:
    """Read `Halvor Brekke of the Karlshaven Institute`."""
    last = _sentence(phrases, name.first)[1]
    if name.last + 1 < last and phrases.lower[name.last] in ("of", "from", "at"):
        phrase = phrases.extended_from(name.last + 1, last)
        if phrase is not None:
            first = phrase[0]
            while first < phrase[1] and phrases.lower[first] in ("the", "a"):
                first += 1
            if first < phrase[1] and phrases.words[first][0].isupper():
                return Role("", _text(phrases, first, phrase[1]))
    return None
