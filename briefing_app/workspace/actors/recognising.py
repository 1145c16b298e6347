"""Whether somebody whom an article names is somebody whom the library knows.

Wrongly joining two people puts words into the wrong mouth, and is hard to see; wrongly
keeping one person apart is mended by a merge. So only full names join across articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from briefing_app.document.words.functions import function_of
from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.actors.folding import folded
from briefing_app.domain.identity import ActorId, new_id
from briefing_app.paths import resource

if TYPE_CHECKING:
    from briefing_app.domain.statements.analysis import FoundActor

# Names that many countries share unless the country is the same: "Foreign Ministry".
_COMMON_NAMES = frozenset({ActorKind.ORGANISATION, ActorKind.GROUP})
_SHORTEST_ACRONYM = 2
_ENOUGH_WORDS = 2
_SMALL_WORDS = frozenset({"a", "an", "and", "at", "for", "from", "in", "of", "on", "s", "the", "to", "with"})
_SHORTEST_TELLING = 3
_FORMS_OF_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "sir", "dr"})


def same_actor(known: Actor, found: FoundActor) -> bool:
    """Tell whether `found` is surely `known`."""
    if known.merged_into is not None or not _kinds_agree(known, found):
        return False
    if known.country and found.country and folded(known.country) != folded(found.country):
        return False
    if known.kind is ActorKind.PERSON:
        return _same_person(known, found)
    if known.kind in _COMMON_NAMES and folded(known.country) != folded(found.country):
        return _share_acronym(known, found) and folded(known.name) == folded(found.name)
    names = {folded(name) for name in (known.name, *known.aliases) if _is_telling(name, known)}
    return folded(found.name) in names


def is_telling(name: str, actor: Actor) -> bool:
    """Tell whether a name says who it is in any article: `the Iron Lady`, not `the Energy Minister`.

    A surname is anybody's, and offices and ministries are those of the article that they stand in.
    """
    words = _words(name)
    if not words or not any(word[:1].isupper() for word in words):
        return False
    if _is_acronym("".join(words)):
        return len("".join(words)) >= _SHORTEST_TELLING
    if all(folded(word) in _common_words() for word in words):
        return False
    if len(words) > 1:
        return words[0][:1].isupper()
    if actor.kind is not ActorKind.PERSON:
        return folded(name) == folded(actor.name) and len(words[0]) >= _SHORTEST_TELLING
    return folded(words[0]) not in folded(actor.name).split() and len(words[0]) >= _SHORTEST_TELLING


@cache
def _common_words() -> frozenset[str]:
    text = resource("lexicons", "office_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(folded(word) for line in lines for word in line.split()) | _SMALL_WORDS


def _words(name: str) -> list[str]:
    words = re.findall(r"\w+", name)
    return words[1:] if words[:1] in (["the"], ["The"]) else words


def _kinds_agree(known: Actor, found: FoundActor) -> bool:
    """Tell whether the kinds are one; what a person said of a name weighs more than a reading."""
    if known.kind is found.kind:
        return True
    places = {ActorKind.COUNTRY, ActorKind.PLACE}
    apart = len({known.kind, found.kind} & places) == 1 and " " not in folded(found.name)
    return known.confirmed and found.name == known.name and not apart


def made_actor(found: FoundActor) -> Actor:
    """Return a new actor for somebody whom the library does not know."""
    function = function_of(found)
    return Actor(
        ActorId(new_id()),
        found.name,
        found.kind,
        aliases=_names(found.aliases, but=found.name),
        functions=(function,) if function.display else (),
        country=found.country,
    )


def with_what_was_found(known: Actor, found: FoundActor, day: date | None) -> Actor:
    """Return `known` with what an article of a day adds; one that a person confirmed stays as it is."""
    if known.confirmed:
        return known
    return replace(
        known,
        aliases=_names((*known.aliases, found.name, *found.aliases), but=known.name),
        functions=_functions(known.functions, function_of(found), day),
        country=known.country or found.country,
    )


def _same_person(known: Actor, found: FoundActor) -> bool:
    name = folded(found.name)
    if " " not in name:
        # A surname alone is anybody's; a name of one word joins only who is called just that.
        called_so = any(folded(alias) == name and is_telling(alias, known) for alias in known.aliases)
        return known.confirmed and (folded(known.name) == name or called_so)
    if name == folded(known.name) or name in {folded(alias) for alias in known.aliases}:
        return True
    called = {folded(alias) for alias in found.aliases}
    return " " in folded(known.name) and folded(known.name) in called


def _is_telling(name: str, known: Actor) -> bool:
    """Tell whether a name says who it is outside its article: `the ministry` does not."""
    return name == known.name or " " in folded(name).removeprefix("the ") or _is_acronym(name)


def _is_acronym(name: str) -> bool:
    letters = [letter for letter in name if letter.isalpha()]
    return len(letters) >= _SHORTEST_ACRONYM and all(letter.isupper() for letter in letters)


def _share_acronym(known: Actor, found: FoundActor) -> bool:
    ours = {name for name in (known.name, *known.aliases) if _is_acronym(name)}
    return bool(ours & {name for name in (found.name, *found.aliases) if _is_acronym(name)})


def _functions(known: tuple[Function, ...], found: Function, day: date | None) -> tuple[Function, ...]:
    """Return `known` with what an article of a day calls somebody, the latest last.

    Fuller words for the same function replace shorter ones. Another function is added only
    where it says enough: "host" or "General" is how one article speaks, not what somebody is.
    An article tells that a function was held on its day, not since when.
    """
    words = _telling_words(found)
    if not words:
        return known
    for place, function in enumerate(known):
        ours = _telling_words(function)
        if words <= ours:
            return _in_time((*known[:place], function.seen_on(day), *known[place + 1 :]))
        if ours < words:
            fuller = replace(function, title=found.title, affiliation=found.affiliation).seen_on(day)
            return _in_time((*known[:place], fuller, *known[place + 1 :]))
    if known and len(words) < _ENOUGH_WORDS:
        return known
    return _in_time((*known, found.seen_on(day)))


def joined_functions(known: tuple[Function, ...], others: Iterable[Function]) -> tuple[Function, ...]:
    """Return the functions of an actor with those of others that are the same one, in the order of time.

    What says the same is left out, and so is what has no day to tell where it belongs.
    """
    found = list(known)
    for other in others:
        words = _telling_words(other)
        same = any(words <= _telling_words(one) or _telling_words(one) <= words for one in found)
        if not same and (other.begins or other.until):
            found.append(other)
    return _in_time(tuple(found)) if len(found) > len(known) else known


def _in_time(functions: tuple[Function, ...]) -> tuple[Function, ...]:
    """Return functions in the order in which they began, those of no day first."""
    return tuple(sorted(functions, key=lambda function: function.begins or function.until or date.min))


def _telling_words(function: Function) -> frozenset[str]:
    """Return the words of a function; an affiliation like `party` or `council` tells nothing."""
    has_name = any(letter.isupper() for letter in function.affiliation)
    text = f"{function.title} {function.affiliation}" if has_name or not function.title else function.title
    return frozenset(folded(text).split()) - _SMALL_WORDS - _FORMS_OF_ADDRESS


def _names(names: tuple[str, ...], *, but: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name and name != but))
