"""What a row of the actor panel shows and says of an actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.ui.look.card_delegate import ActorLine
from briefing_app.ui.read.actors.actor_picker import KIND_ICONS

if TYPE_CHECKING:
    from briefing_app.domain.actors.actor import Actor
    from briefing_app.workspace.actors.likely_same import Proposal

KIND_NAMES = {
    ActorKind.PERSON: "Person",
    ActorKind.ORGANISATION: "Organisation",
    ActorKind.COUNTRY: "Country",
    ActorKind.ALLIANCE: "Alliance",
    ActorKind.GROUP: "Group",
    ActorKind.PLACE: "Place",
}


def line_of(actor: Actor, mentions: int, proposal: Proposal | None, keys: str) -> ActorLine:
    """Return what the row shows; `keys` are those that take and refuse a proposal."""
    return ActorLine(
        actor.name,
        _about(actor),
        actor.kind,
        KIND_ICONS[actor.kind],
        mentions,
        actor.confirmed,
        f"Same as {proposal.known.name}?" if proposal else "",
        keys,
    )


def proposed(proposal: Proposal) -> str:
    """Return whom an actor may be, and why."""
    return f"{proposal.known.name}: {proposal.reason}"


def _about(actor: Actor) -> str:
    if actor.function and actor.function.display:
        text = actor.function.display
        return text[0].upper() + text[1:]
    kind = KIND_NAMES[actor.kind]
    return f"{kind}, {actor.country}" if actor.country else kind


def spoken_line(actor: Actor, mentions: int, proposal: Proposal | None, keys: str) -> str:
    """Return the row as a screen reader says it; `keys` are those that take and refuse a proposal."""
    state = "confirmed" if actor.confirmed else "not confirmed"
    times = "once" if mentions == 1 else f"{mentions} times"
    perhaps = f". The same as {proposed(proposal)}? {keys}" if proposal else ""
    return f"{actor.name}, {_about(actor)}, named {times}, {state}{perhaps}"
