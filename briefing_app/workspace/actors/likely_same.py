"""Actors of the library that a new article may have named in another way: proposals, never merges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.actors.likeness import best_first, likeness

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.identity import ActorId
    from briefing_app.storage.store import Store

LEAST = 0.5
SURE_ENOUGH_OF_MANY = 0.6


@dataclass(frozen=True, slots=True)
class Proposal:
    """That `actor` may be `known`, and why in words."""

    actor: Actor
    known: Actor
    reason: str


def proposal_for(store: Store, actor: Actor) -> Proposal | None:
    """Return whom an actor may be, None where nobody is likely or a person refused.

    The one kept is the confirmed one, else the one that the library knew first. A surname
    alone is proposed only where a single actor has it.
    """
    alike = [
        (other, found)
        for other in store.actors_like(actor)
        if not are_apart(actor, other)
        and (found := likeness(actor, other)) is not None
        and found.score >= LEAST
    ]
    likely = [(other, found) for other, found in alike if found.score > SURE_ENOUGH_OF_MANY]
    if not likely and len(alike) == 1:
        likely = alike
    for known, found in best_first(likely):
        if comes_before(known, actor):
            return Proposal(actor, known, found.reason)
    return None


def proposals_for(store: Store, actors: Iterable[Actor]) -> dict[ActorId, Proposal]:
    """Return for each actor whom it may be, where anybody is likely."""
    found = ((actor.id, proposal_for(store, actor)) for actor in actors if actor.merged_into is None)
    return {actor_id: proposal for actor_id, proposal in found if proposal is not None}


def are_apart(one: Actor, other: Actor) -> bool:
    """Tell whether a person said that two actors are not the same."""
    return other.id in one.distinct_from or one.id in other.distinct_from


def comes_before(known: Actor, actor: Actor) -> bool:
    """Tell whether `known` is the one to keep."""
    return (not known.confirmed, known.id) < (not actor.confirmed, actor.id)
