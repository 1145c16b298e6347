"""What a person can do to actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.identity import ActorId, new_id
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.storage.store import Store


def new_actor(name: str, kind: ActorKind = ActorKind.PERSON, **details: Any) -> Actor:
    """Return an actor made by a person; `apply` stores it with the edit that it is part of."""
    return Actor(ActorId(new_id()), tidy(name), kind, confirmed=True, **details)


def add_actor(store: Store, actor: Actor) -> Edit:
    """Put an actor made by hand into the library."""
    return Edit(f"add actor {actor.name}", (Change(None, actor),))


def rename_actor(store: Store, actor_id: ActorId, name: str) -> Edit:
    """Give an actor another name; the old one stays as an alias."""
    actor = store.actor(actor_id)
    name = tidy(name)
    aliases = without_repeats((*actor.aliases, actor.name), but=name)
    after = replace(actor, name=name, aliases=aliases, confirmed=True)
    return Edit(f"rename {actor.name} to {name}", (Change(actor, after),))


def set_aliases(store: Store, actor_id: ActorId, aliases: Iterable[str]) -> Edit:
    """Say under which other names an actor goes; `the Iron Lady` is kept without its article."""
    actor = store.actor(actor_id)
    bare = [alias.strip().removeprefix("the ") for alias in aliases]
    after = replace(actor, aliases=without_repeats(bare, but=actor.name), confirmed=True)
    return Edit(f"change the other names of {actor.name}", (Change(actor, after),))


def set_kind(store: Store, actor_id: ActorId, kind: ActorKind) -> Edit:
    """Say what sort of actor it is."""
    return _edit(store, actor_id, "change the kind of {}", kind=kind)


def set_country(store: Store, actor_id: ActorId, country: str) -> Edit:
    """Say which country an actor belongs to, "" for none."""
    return _edit(store, actor_id, "change the country of {}", country=" ".join(country.split()))


def set_actor_details(store: Store, actor_id: ActorId, kind: ActorKind, country: str, note: str) -> Edit:
    """Say at once what sort of actor it is, which country it belongs to, and keep a note on it."""
    country = " ".join(country.split())
    return _edit(store, actor_id, "change the details of {}", kind=kind, country=country, note=note)


def set_actor_note(store: Store, actor_id: ActorId, note: str) -> Edit:
    """Keep a note on an actor."""
    actor = store.actor(actor_id)
    after = replace(actor, note=note)
    return Edit(f"note on {actor.name}", (Change(actor, after),), f"actor note:{actor_id}")


def confirm_actor(store: Store, actor_id: ActorId) -> Edit:
    """Approve an actor as it is."""
    return _edit(store, actor_id, "confirm {}")


def set_function(
    store: Store,
    actor_id: ActorId,
    title: str,
    affiliation: str = "",
    *,
    since: date | None = None,
    until: date | None = None,
    former: Sequence[Function] | None = None,
) -> Edit:
    """Give an actor its function; another one since a later day keeps the one so far as history.

    `former` are the functions before it, the earliest first; None leaves them as they are.
    """
    actor = store.actor(actor_id)
    said = Function(" ".join(title.split()), " ".join(affiliation.split()), since, until)
    function = _as_read_of(said, actor)
    earlier = actor.functions[:-1] if former is None else tuple(_as_read_of(one, actor) for one in former)
    if actor.function is not None and _follows(function, actor.function):
        earlier = (*earlier, actor.function)
    functions = (*earlier, function) if function.display else earlier
    return _edit(store, actor_id, "change the function of {}", functions=functions)


def set_functions(store: Store, actor_id: ActorId, functions: Sequence[Function]) -> Edit:
    """Say what an actor is and was, the latest last; those without a word are left out."""
    told = tuple(
        replace(one, title=" ".join(one.title.split()), affiliation=" ".join(one.affiliation.split()))
        for one in functions
    )
    for one in told:
        if one.since and one.until and one.until < one.since:
            raise BriefingError(f"“{one.display}” ends before it begins.", hint="Mend one of the days.")
    return _edit(
        store, actor_id, "change the functions of {}", functions=tuple(one for one in told if one.display)
    )


def _as_read_of(function: Function, actor: Actor) -> Function:
    """Return a function with the days of the articles that gave it, where the actor has the same one."""
    known = next((one for one in actor.functions if one.display == function.display), function)
    return replace(function, seen_from=known.seen_from, seen_until=known.seen_until)


def _follows(function: Function, last: Function) -> bool:
    """Tell whether a function began after another was held, and does not only correct it."""
    if function.since is None or function.display == last.display:
        return False
    return last.since is None or function.since > last.since


def _edit(store: Store, actor_id: ActorId, label: str, **fields: Any) -> Edit:
    actor = store.actor(actor_id)
    after = replace(actor, confirmed=True, **fields)
    return Edit(label.format(actor.name), (Change(actor, after),))


def tidy(name: str) -> str:
    """Return a name without stray blanks; refused where nothing is left."""
    words = " ".join(name.split())
    if not words:
        raise BriefingError("An actor needs a name.", hint="Type a name.")
    return words


def without_repeats(names: Iterable[str], *, but: str) -> tuple[str, ...]:
    """Return names without stray blanks, each once, and `but` not among them."""
    words = (" ".join(name.split()) for name in names)
    return tuple(dict.fromkeys(name for name in words if name and name != but))
