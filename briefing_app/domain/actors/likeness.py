"""Whether two names may be one actor's: other spellings, initials, acronyms, another order of words.

Everything here is a guess that a person confirms or refuses; nothing is joined by it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.actors.folding import folded
from briefing_app.domain.actors.romanising import alike_words, bones, canonical
from briefing_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.domain.actors.actor import Actor

_SMALL_WORDS = frozenset(
    ("a", "an", "and", "at", "for", "in", "of", "on", "s", "the", "to", "von", "de", "des", "der")
)
_SAID_OTHERWISE = {"defence": "defense", "centre": "center", "labour": "labor", "affairs": ""}
_FORMS_OF_ADDRESS = frozenset(("mr", "mrs", "ms", "miss", "sir", "dr", "prof", "lord", "lady", "dame"))
_NAME_ENDS = frozenset(("jr", "sr", "ii", "iii", "iv"))
_SHORT_NAME = 4
_LEAST_ALIKE, _LEAST_ALIKE_BONES, _LEAST_ALIKE_BODY = 0.84, 0.6, 0.88
_ACRONYM = re.compile(r"(?:[A-ZÀ-ÞА-Я]\.?){2,8}")
_FEWEST_LETTERS, _FEWEST_WORDS = 2, 2
_PLACES = frozenset({ActorKind.COUNTRY, ActorKind.PLACE})


@dataclass(frozen=True, slots=True)
class Likeness:
    """That two names may be one actor's: how likely from 0 to 1, and why in words."""

    score: float
    reason: str


def sought_keys(actor: Actor) -> frozenset[str]:
    """Return the keys (see `keys_of`) that likely other forms of an actor have."""
    if actor.kind is not ActorKind.PERSON:
        return keys_of(actor)
    keys = keys_of(actor)
    if any(key.startswith("i:") for key in keys):
        # Everybody of that surname would be too many; those with nothing but a surname are few.
        keys = frozenset(key for key in keys if not key.startswith("s:"))
        keys |= {f"1:{key[2:].rpartition(' ')[0]}" for key in keys if key.startswith("i:")}
    return keys


def keys_of(actor: Actor) -> frozenset[str]:
    """Return the keys under which an actor is found from likely other forms of its name.

    Of people `p:` is the first and last name in either order, `i:` the surname with an
    initial, `s:` the surname, and `1:` a name of one word.
    """
    names = (actor.name, *actor.aliases)
    if actor.kind is ActorKind.PERSON:
        of_names = (key for name in names for key in _keys_of_person(_person(name)))
        is_whole = len(_person(actor.name)) > 1
        return frozenset(key for key in of_names if not (is_whole and key.startswith("1:")))
    if actor.kind in _PLACES:
        return frozenset(f"g:{bones(name)}" for name in names if len(bones(name)) >= _FEWEST_LETTERS)
    keys: set[str] = set()
    for name in names:
        words = _body(name, actor.country)
        if len(words) >= _FEWEST_WORDS:
            keys.add(f"o:{bones(''.join(sorted(words)))}")
        keys.update(f"a:{letters}" for letters in (_acronym(name), _initials(name)) if letters)
    return frozenset(keys)


def likeness(one: Actor, other: Actor) -> Likeness | None:
    """Return why two actors may be the same, None where nothing speaks for it."""
    if not _may_be_compared(one, other):
        return None
    if one.kind is ActorKind.PERSON:
        pairs = ((_person(a), _person(b)) for a in _full(one) for b in _full(other))
        found = [alike for a, b in pairs if (alike := _persons(a, b)) is not None]
    elif one.kind in _PLACES:
        found = [alike for a in _names(one) for b in _names(other) if (alike := _places(a, b)) is not None]
    else:
        found = [
            alike
            for a in _names(one)
            for b in _names(other)
            if (alike := _bodies(a, b, one.country, other.country)) is not None
        ]
    return max(found, key=lambda alike: alike.score, default=None)


def _may_be_compared(one: Actor, other: Actor) -> bool:
    if one.id == other.id:
        return False
    if one.country and other.country and folded(one.country) != folded(other.country):
        return False
    if one.kind is other.kind:
        return True
    apart = {ActorKind.PERSON, *_PLACES}
    return one.kind not in apart and other.kind not in apart


# People


def _person(name: str) -> tuple[str, ...]:
    words = re.findall(r"[^\s.,]+\.?", name)
    while len(words) > 1 and folded(words[0]) in _FORMS_OF_ADDRESS:
        words = words[1:]
    while len(words) > 1 and folded(words[-1]) in _NAME_ENDS:
        words = words[:-1]
    return tuple(words)


def _keys_of_person(words: tuple[str, ...]) -> tuple[str, ...]:
    if not words or not words[-1][:1].isupper() or _is_initial(words[-1]):
        return ()
    surname = bones(words[-1]) or canonical(words[-1])
    if len(words) == 1:
        return (f"s:{surname}", f"1:{surname}")
    keys = (f"s:{surname}", f"i:{surname} {canonical(words[0])[:1]}")
    if _is_initial(words[0]):
        return keys
    return (*keys, f"p:{' '.join(sorted((surname, bones(words[0]) or canonical(words[0]))))}")


def _full(actor: Actor) -> tuple[str, ...]:
    """Return the names of a person that say more than a part of another one."""
    return (actor.name, *(alias for alias in actor.aliases if len(_person(alias)) > 1))


def _persons(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness | None:
    if not one or not other:
        return None
    if len(one) == 1 or len(other) == 1:
        if len(one) == len(other):
            alike = _surnames(one[0], other[0])
            return Likeness(0.8 * alike, "another spelling") if alike else None
        alike = _surnames(one[-1], other[-1])
        return Likeness(0.6 * alike, "the surname alone") if alike else None
    spelled = [canonical(word) for word in one], [canonical(word) for word in other]
    if sorted(spelled[0]) == sorted(spelled[1]) and spelled[0] != spelled[1]:
        return Likeness(0.95, "the same names in another order")
    surname, given = _surnames(one[-1], other[-1]), _given_names(one[0], other[0])
    if not surname or not given:
        return None
    same = spelled[0][-1] == spelled[1][-1] and spelled[0][0] == spelled[1][0]
    if _is_initial(one[0]) or _is_initial(other[0]):
        return Likeness(0.8 * surname, "an initial for the first name")
    if same and len(one) != len(other):
        return Likeness(0.97, "without the middle name")
    return Likeness(surname * given, "another spelling")


def _surnames(one: str, other: str) -> float:
    """Return how alike two surnames are, 0 where they are others."""
    first, second = canonical(one), canonical(other)
    if first == second:
        return 1.0 if first else 0.0
    if min(len(first), len(second)) <= _SHORT_NAME:
        return 0.0
    alike = alike_words(first, second)
    least = _LEAST_ALIKE_BONES if bones(one) == bones(other) else _LEAST_ALIKE
    return alike if alike >= least else 0.0


def _given_names(one: str, other: str) -> float:
    """Return how alike two first names are: `Alexander` and `Alyaksandr`, but not `Alexandra`."""
    if _is_initial(one) or _is_initial(other):
        return 0.9 if canonical(one)[:1] == canonical(other)[:1] else 0.0
    first, second = canonical(one), canonical(other)
    if first == second:
        return 1.0 if first else 0.0
    if first.endswith("a") != second.endswith("a"):
        return 0.0
    if len(bones(one)) >= _FEWEST_LETTERS and bones(one) == bones(other):
        return 0.9
    alike = alike_words(first, second)
    return alike if alike >= _LEAST_ALIKE else 0.0


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


# Bodies


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases)


def _places(one: str, other: str) -> Likeness | None:
    first, second = canonical(one), canonical(other)
    alike = alike_words(first, second)
    enough = (bool(first) and (first == second)) or (
        min(len(first), len(second)) > _SHORT_NAME and bones(one) == bones(other) and alike >= _LEAST_ALIKE
    )
    return Likeness(alike, "another spelling") if enough else None


def _bodies(one: str, other: str, country: str, other_country: str) -> Likeness | None:
    short, long = _acronym(one), _acronym(other)
    if short and long:
        return Likeness(0.9, "the same acronym") if short == long else None
    for letters, name in ((short, other), (long, one)):
        if letters and letters == _initials(name):
            return Likeness(0.92, "an acronym")
    first, second = _body(one, country), _body(other, other_country)
    if min(len(first), len(second)) < _FEWEST_WORDS:
        return None
    if first == second:
        in_order = [canonical(word) for name in (one, other) for word in folded(name).split()]
        half = len(in_order) // 2
        spelled_alike = in_order[:half] == in_order[half:]
        return Likeness(0.97, "another spelling" if spelled_alike else "the same words in another order")
    alike = alike_words(" ".join(sorted(first)), " ".join(sorted(second)))
    if alike >= _LEAST_ALIKE_BODY and len(first) == len(second):
        return Likeness(alike, "another spelling")
    return None


def _body(name: str, country: str) -> frozenset[str]:
    """Return the words that tell in the name of a body, its country named as a country."""
    spoken = f" {folded(name)} "
    for adjective, noun in _countries():
        if f" {adjective} " in spoken:
            spoken = spoken.replace(f" {adjective} ", f" {noun} ")
    words = (_SAID_OTHERWISE.get(word, word) for word in spoken.split())
    told = {canonical(word) for word in words if word and word not in _SMALL_WORDS}
    return frozenset(told | {canonical(folded(country))} if country else told)


def _acronym(name: str) -> str:
    bare = name.removeprefix("the ").removeprefix("The ").strip()
    return bare.replace(".", "").casefold() if _ACRONYM.fullmatch(bare) else ""


def _initials(name: str) -> str:
    """Return the first letters of the words that count, "" for fewer than three."""
    words = [word for word in re.findall(r"[^\W_][\w'’-]*", name) if word.casefold() not in _SMALL_WORDS]
    return "".join(word[0] for word in words).casefold() if len(words) > _FEWEST_WORDS else ""


@cache
def _countries() -> tuple[tuple[str, str], ...]:
    """Return adjectives of countries with the names, longer ones first: `south korean`, `korean`."""
    found: dict[str, str] = {}
    for file, columns, forms in (("countries.txt", "\t", 2), ("country_forms.txt", "|", 1)):
        text = resource("lexicons", file).read_text(encoding="utf-8")
        for line in text.splitlines():
            parts = line.split(columns)
            if line.startswith("#") or len(parts) <= forms:
                continue
            names = [folded(name) for name in parts[0].split(";")]
            for form in (*parts[forms].split(";"), *(parts[0].split(";")[1:] if forms == 1 else ())):
                if folded(form):
                    found[folded(form)] = names[0]
    return tuple(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def best_first(found: Iterable[tuple[Actor, Likeness]]) -> list[tuple[Actor, Likeness]]:
    """Return who may be the same, confirmed actors first, then the likeliest."""
    return sorted(found, key=lambda pair: (not pair[0].confirmed, -pair[1].score, pair[0].id))
