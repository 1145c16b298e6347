"""Who may have made a statement while that is in doubt, as the library knows them now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.identity import ActorId
    from briefing_app.domain.statements.statement import Statement
    from briefing_app.storage.store import Store


def present_actors(store: Store, ids: Iterable[ActorId]) -> dict[ActorId, Actor]:
    """Return for each actor who it is now, merges followed; those that are gone are left out."""
    present: dict[ActorId, Actor] = {}
    for actor_id, actor in store.actors(ids).items():
        seen = {actor_id}
        while actor.merged_into is not None and actor.merged_into not in seen:
            seen.add(actor.merged_into)
            actor = store.actor(actor.merged_into)
        present[actor_id] = actor
    return present


def candidates_of(store: Store, statement: Statement) -> tuple[Actor, ...]:
    """Return who may have made a statement, the likeliest first; none where there is no doubt."""
    if not statement.is_in_doubt:
        return ()
    present = present_actors(store, statement.candidates)
    found = {present[one].id: present[one] for one in statement.candidates if one in present}
    return tuple(found.values())
