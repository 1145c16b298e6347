"""Who of the whole library is probably the same: found a few at a time, kept, never merged by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.actors.likeness import likeness
from briefing_app.storage.register.queries import Pair
from briefing_app.workspace.actors.likely_same import LEAST, SURE_ENOUGH_OF_MANY, are_apart, comes_before

if TYPE_CHECKING:
    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.identity import ActorId
    from briefing_app.storage.store import Store

_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison found: whom the actors `ids` may be, and whose turn it is again for that."""

    ids: tuple[ActorId, ...]
    pairs: tuple[Pair, ...] = ()
    again: tuple[ActorId, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """That `other` is probably the same as the actor at hand; `keep` is who would stand, `why` in words."""

    other: Actor
    keep: Actor
    score: float
    why: str


def compared(store: Store, limit: int = _AT_ONCE) -> Compared:
    """Compare some of those that wait with the library; nothing is written, and it runs on any thread."""
    return compared_with_all(store, store.actors_to_compare(limit))


def compared_with_all(store: Store, ids: Sequence[ActorId]) -> Compared:
    """Compare actors with all others whose names may be forms of theirs.

    A surname alone may be anybody's: it is tied to a full name only where a single actor has it,
    and is looked at again whenever somebody of that surname is.
    """
    pairs: list[Pair] = []
    again: set[ActorId] = set()
    for actor in store.actors(ids).values():
        if actor.merged_into is not None:
            continue
        alike = [
            (other, found)
            for other in store.actors_like(actor)
            if not are_apart(actor, other)
            and (found := likeness(actor, other)) is not None
            and found.score >= LEAST
        ]
        likely = [pair for pair in alike if pair[1].score > SURE_ENOUGH_OF_MANY]
        weak = [pair for pair in alike if pair[1].score <= SURE_ENOUGH_OF_MANY]
        if _is_one_word(actor):
            likely += weak if not likely and len(weak) == 1 else []
        else:
            again.update(other.id for other, _ in weak if _is_one_word(other))
        pairs += [Pair(actor.id, other.id, found.score, found.reason) for other, found in likely]
    return Compared(tuple(ids), tuple(pairs), tuple(again - set(ids)))


def record(store: Store, found: Compared) -> set[ActorId]:
    """Keep what a comparison found, in a transaction of its own; return the actors that it touches."""
    return store.record_pairs(found.ids, found.pairs, found.again)


def suggestions_for(store: Store, actor: Actor) -> tuple[Suggestion, ...]:
    """Return whom an actor probably is, the likeliest first."""
    pairs = store.pairs_of(actor.id)
    known = store.actors({pair.other if pair.one == actor.id else pair.one for pair in pairs})
    found = []
    for pair in pairs:
        other = known.get(pair.other if pair.one == actor.id else pair.one)
        if other is not None and other.merged_into is None and not are_apart(actor, other):
            keep = other if comes_before(other, actor) else actor
            found.append(Suggestion(other, keep, pair.score, pair.reason))
    return tuple(found)


def _is_one_word(actor: Actor) -> bool:
    return len(actor.name.split()) == 1
