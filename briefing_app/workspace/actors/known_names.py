"""The names of confirmed actors, looked up in a new text: what a person once said is found again.

The engine finds names by their look; `the Iron Lady` it may pass over. Only whole words
count, only confirmed actors, and a name that two of them share is nobody's.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.actors.folding import folded
from briefing_app.domain.text import Span
from briefing_app.workspace.actors.recognising import is_telling

if TYPE_CHECKING:
    from briefing_app.domain.actors.actor import Actor
    from briefing_app.storage.store import Store

_LOOK_BACK = 6
_WORD = re.compile(r"\w+")
_GAP = re.compile(r"[ \u00a0\n'’‑-]")
_AFTER_INITIAL = re.compile(r"\. ?")
_ANOTHERS = re.compile(r"\b(?:of|for|to|from|by|with|at|in|on|near|behind|against)\b|['’]s?\b", re.IGNORECASE)
# The engine has a gazetteer of these; one word in capitals is not enough to tell.
_LEFT_TO_THE_ENGINE = frozenset({ActorKind.COUNTRY, ActorKind.PLACE})


class KnownName(NamedTuple):
    """A place in a text that names a confirmed actor."""

    span: Span
    actor: Actor


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def known_names_in(store: Store, text: str) -> tuple[KnownName, ...]:
    """Return where `text` names confirmed actors of the library, in its order, none overlapping."""
    words = [_Word(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
    names = _by_first_word(store.confirmed_actors(_starts(words)))
    found: list[KnownName] = []
    place = 0
    while place < len(words):
        name, length = _longest(names.get(folded(words[place].text), ()), text, words, place)
        if name is not None:
            found.append(KnownName(Span(words[place].start, words[place + length - 1].end), name))
        place += length
    return tuple(found)


def speaker_in(source: Span, text: str, known: tuple[KnownName, ...]) -> Actor | None:
    """Return the confirmed actor that a source names: `the Iron Lady`, not `an aide of the Iron Lady`."""
    for name in known:
        if source.contains(name.span):
            before, after = text[source.start : name.span.start], text[name.span.end : source.end]
            if not _ANOTHERS.search(before) and (not after.strip() or after.startswith(",")):
                return name.actor
    return None


def _starts(words: list[_Word]) -> set[str]:
    """Return with what a name may begin here: a word in capitals, with the next, with `the` before."""
    starts: set[str] = set()
    for place, word in enumerate(words):
        if not word.text[0].isupper():
            continue
        first = folded(word.text)
        starts.add(first)
        if place + 1 < len(words):
            starts.add(f"{first} {folded(words[place + 1].text)}")
        if place and words[place - 1].text in ("the", "The"):
            starts.add(f"the {first}")
    return starts


def _by_first_word(actors: list[Actor]) -> dict[str, list[tuple[list[str], Actor]]]:
    """Return the telling names of actors by their first word, longer ones first."""
    names: dict[str, list[tuple[list[str], Actor]]] = {}
    for actor in actors:
        if actor.kind in _LEFT_TO_THE_ENGINE:
            continue
        for name in dict.fromkeys((actor.name, *actor.aliases)):
            words = _WORD.findall(name)
            if words[:1] in (["the"], ["The"]):
                words = words[1:]
            if words and is_telling(name, actor):
                names.setdefault(folded(words[0]), []).append((words, actor))
    for found in names.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return names


def _longest(
    names: list[tuple[list[str], Actor]] | tuple[()], text: str, words: list[_Word], place: int
) -> tuple[Actor | None, int]:
    """Return whom the words at `place` name, and how many words the name has (1 for nobody)."""
    for length in dict.fromkeys(len(name) for name, _ in names):
        here = {
            actor.id: actor
            for name, actor in names
            if len(name) == length and _stands_at(name, text, words, place)
        }
        if len(here) == 1:
            return next(iter(here.values())), length
        if here:
            return None, length
    return None, 1


def _stands_at(name: list[str], text: str, words: list[_Word], place: int) -> bool:
    here = words[place : place + len(name)]
    if len(here) < len(name) or not all(map(_same_word, name, (word.text for word in here))):
        return False
    if len(here) == 1 and not here[0].text.isupper() and _begins_sentence(text, here[0].start):
        return False  # any word has a capital there
    return all(_joined(text, one, other) for one, other in pairwise(here))


def _begins_sentence(text: str, place: int) -> bool:
    before = text[max(0, place - _LOOK_BACK) : place].rstrip(" \u00a0“„«\"'‘(")
    return not before or before[-1] in ".!?…:\n"


def _same_word(wanted: str, word: str) -> bool:
    """Tell whether a word is the wanted one, capitals too; accents may be missing."""
    if wanted == word:
        return True
    if folded(wanted) != folded(word) or wanted[0].isupper() != word[0].isupper():
        return False
    return wanted.isupper() == word.isupper()


def _joined(text: str, one: _Word, other: _Word) -> bool:
    """Tell whether two words stand together; a full stop parts them, unless after an initial."""
    between = text[one.end : other.start]
    return bool(_GAP.fullmatch(between) or (len(one.text) == 1 and _AFTER_INITIAL.fullmatch(between)))
