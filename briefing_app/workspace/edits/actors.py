"""What a person can do to actors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from briefing_app.domain.actor import Actor, ActorKind, Function, Mention
from briefing_app.domain.edit import ArticleMentions, Change, Edit
from briefing_app.domain.identity import ActorId, new_id
from briefing_app.errors import BriefingError
from briefing_app.workspace.edits.labels import listed

if TYPE_CHECKING:
    from briefing_app.domain.identity import StatementId
    from briefing_app.storage.store import Store


def new_actor(name: str, kind: ActorKind = ActorKind.PERSON, **details: Any) -> Actor:
    """Return an actor made by a person; `apply` stores it with the edit that it is part of."""
    return Actor(ActorId(new_id()), _tidy(name), kind, confirmed=True, **details)


def add_actor(store: Store, actor: Actor) -> Edit:
    """Put an actor made by hand into the library."""
    return Edit(f"add actor {actor.name}", (Change(None, actor),))


def rename_actor(store: Store, actor_id: ActorId, name: str) -> Edit:
    """Give an actor another name; the old one stays as an alias."""
    actor = store.actor(actor_id)
    name = _tidy(name)
    aliases = _without_repeats((*actor.aliases, actor.name), but=name)
    after = replace(actor, name=name, aliases=aliases, confirmed=True)
    return Edit(f"rename {actor.name} to {name}", (Change(actor, after),))


def set_aliases(store: Store, actor_id: ActorId, aliases: Iterable[str]) -> Edit:
    """Say under which other names an actor goes; `the Iron Lady` is kept without its article."""
    actor = store.actor(actor_id)
    bare = [alias.strip().removeprefix("the ") for alias in aliases]
    after = replace(actor, aliases=_without_repeats(bare, but=actor.name), confirmed=True)
    return Edit(f"change the other names of {actor.name}", (Change(actor, after),))


def set_kind(store: Store, actor_id: ActorId, kind: ActorKind) -> Edit:
    """Say what sort of actor it is."""
    return _edit(store, actor_id, "change the kind of {}", kind=kind)


def set_country(store: Store, actor_id: ActorId, country: str) -> Edit:
    """Say which country an actor belongs to, "" for none."""
    return _edit(store, actor_id, "change the country of {}", country=" ".join(country.split()))


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
    function = Function(" ".join(title.split()), " ".join(affiliation.split()), since, until)
    earlier = actor.functions[:-1] if former is None else tuple(former)
    if actor.function is not None and _follows(function, actor.function):
        earlier = (*earlier, actor.function)
    functions = (*earlier, function) if function.display else earlier
    return _edit(store, actor_id, "change the function of {}", functions=functions)


def _follows(function: Function, last: Function) -> bool:
    """Tell whether a function began after another was held, and does not only correct it."""
    if function.since is None or function.display == last.display:
        return False
    return last.since is None or function.since > last.since


def merge_actors(store: Store, keep_id: ActorId, other_ids: Collection[ActorId]) -> Edit:
    """Make one actor of several: names, functions, statements and mentions go to `keep_id`."""
    kept = store.actor(keep_id)
    others = [
        actor
        for actor in store.actors(other_ids).values()
        if actor.id != keep_id and actor.merged_into is None
    ]
    if not others:
        raise BriefingError("There is nothing to merge.", hint="Choose two or more actors.")
    gone = {actor.id for actor in others}
    names = (*kept.aliases, *(name for actor in others for name in (actor.name, *actor.aliases)))
    functions = kept.functions or next((o.functions for o in others if o.functions), ())
    after = replace(
        kept,
        aliases=_without_repeats(names, but=kept.name),
        functions=functions,
        country=kept.country or next((o.country for o in others if o.country), ""),
        note="\n".join(note for note in (kept.note, *(o.note for o in others)) if note),
        confirmed=True,
        distinct_from=tuple(
            dict.fromkeys(
                one
                for actor in (kept, *others)
                for one in actor.distinct_from
                if one not in gone and one != keep_id
            )
        ),
    )
    changes = [Change(kept, after)]
    changes += [Change(other, replace(other, merged_into=keep_id)) for other in others]
    for other in others:
        changes += [
            Change(actor, replace(actor, merged_into=keep_id)) for actor in store.merged_into(other.id)
        ]
        changes += [
            Change(statement, replace(statement, actor_id=keep_id))
            for statement in store.statements_by(other.id)
        ]
    changes += _rewritten_mentions(store, gone, keep_id)
    label = f"merge actors {listed([kept.name, *(other.name for other in others)])}"
    return Edit(label, tuple(changes))


def keep_apart(store: Store, actor_id: ActorId, other_id: ActorId) -> Edit:
    """Say that two actors are not the same, however alike their names; it is not asked again."""
    one, other = store.actor(actor_id), store.actor(other_id)
    changes = (Change(one, _apart_from(one, other_id)), Change(other, _apart_from(other, actor_id)))
    return Edit(f"keep {one.name} and {other.name} apart", changes)


def split_actor(
    store: Store,
    actor_id: ActorId,
    name: str,
    *,
    mentions: Collection[Mention] = (),
    statements: Collection[StatementId] = (),
    aliases: Collection[str] = (),
    kind: ActorKind | None = None,
) -> Edit:
    """Make a new actor out of a part of one: its chosen aliases, mentions and statements."""
    actor = store.actor(actor_id)
    taken = _without_repeats(aliases, but=_tidy(name))
    fresh = new_actor(name, kind or actor.kind, aliases=taken)
    given = {*taken, fresh.name}
    rest = replace(actor, aliases=tuple(a for a in actor.aliases if a not in given), confirmed=True)
    rest, fresh = _apart_from(rest, fresh.id), _apart_from(fresh, rest.id)
    changes = [Change(actor, rest), Change(None, fresh)]
    changes += [
        Change(statement, replace(statement, actor_id=fresh.id))
        for statement in store.statements(statements).values()
        if statement.actor_id == actor_id
    ]
    places = {(m.article_id, m.span) for m in mentions if m.actor_id == actor_id}
    for article_id in sorted({article_id for article_id, _ in places}):
        before = store.mentions_of(article_id)
        moved = tuple(
            (span, fresh.id if who == actor_id and (article_id, span) in places else who)
            for span, who in before.mentions
        )
        changes.append(Change(before, ArticleMentions(article_id, moved)))
    return Edit(f"split {fresh.name} from {actor.name}", tuple(changes))


def _apart_from(actor: Actor, other_id: ActorId) -> Actor:
    return replace(actor, distinct_from=tuple(dict.fromkeys((*actor.distinct_from, other_id))))


def _rewritten_mentions(store: Store, gone: set[ActorId], kept: ActorId) -> list[Change]:
    articles = {article for actor_id in gone for article in store.articles_naming(actor_id)}
    changes = []
    for article_id in sorted(articles):
        before = store.mentions_of(article_id)
        moved = tuple(dict.fromkeys((span, kept if who in gone else who) for span, who in before.mentions))
        changes.append(Change(before, ArticleMentions(article_id, moved)))
    return changes


def _edit(store: Store, actor_id: ActorId, label: str, **fields: Any) -> Edit:
    actor = store.actor(actor_id)
    after = replace(actor, confirmed=True, **fields)
    return Edit(label.format(actor.name), (Change(actor, after),))


def _tidy(name: str) -> str:
    tidy = " ".join(name.split())
    if not tidy:
        raise BriefingError("An actor needs a name.", hint="Type a name.")
    return tidy


def _without_repeats(names: Iterable[str], *, but: str) -> tuple[str, ...]:
    tidy = (" ".join(name.split()) for name in names)
    return tuple(dict.fromkeys(name for name in tidy if name and name != but))
