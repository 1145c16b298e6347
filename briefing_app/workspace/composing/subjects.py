"""Whom a profile can be about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.identity import ActorId

if TYPE_CHECKING:
    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.storage.store import Store


def possible_subjects(store: Store, briefing: Briefing | None) -> tuple[Actor, ...]:
    """Return the actors that a profile can be about, those who speak most in the briefing first.

    After them come those who speak most in the library.
    """
    ids: list[ActorId] = []
    if briefing is not None:
        from briefing_app.workspace.composing.documents import material_for

        spoken = [one.actor_id for one in material_for(store, briefing).statements.values()]
        ids += sorted({one for one in spoken if one is not None}, key=lambda one: -spoken.count(one))
        if briefing.subject is not None:
            ids.append(briefing.subject)
    ids += store.quoted_lately()
    known = store.actors(ids)
    return tuple(known[one] for one in dict.fromkeys(ids) if one in known)
