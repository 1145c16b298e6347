"""Making one actor of several, and parting them again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.domain.actors.actor import Actor, ActorKind, Given, Mention
from briefing_app.domain.edit import ArticleMentions, Change, Edit
from briefing_app.domain.identity import ActorId
from briefing_app.errors import BriefingError
from briefing_app.workspace.actors.recognising import joined_functions
from briefing_app.workspace.edits.actors import new_actor, tidy, without_repeats
from briefing_app.workspace.edits.labels import listed

if TYPE_CHECKING:
    from briefing_app.domain.identity import ArticleId, StatementId
    from briefing_app.storage.store import Store


@dataclass(frozen=True, slots=True)
class Merging:
    """What makes one actor of several: the actors first, then article by article what speaks of them.

    Done in parts, each leaves a library that is whole: what was merged is known from the first on, with
    all that it gave, and the rest follows (`moved`).
    """

    label: str
    actors: tuple[Change, ...]
    articles: tuple[ArticleId, ...]
    becomes: Mapping[ActorId, ActorId]


def merge_actors(store: Store, keep_id: ActorId, other_ids: Collection[ActorId]) -> Edit:
    """Make one actor of several: names, functions, statements and mentions go to `keep_id`."""
    found = merging(store, keep_id, other_ids)
    return Edit(found.label, (*found.actors, *moved(store, found.articles, found.becomes)))


def moved(
    store: Store, articles: Iterable[ArticleId], becomes: Mapping[ActorId, ActorId]
) -> tuple[Change, ...]:
    """Return what gives the statements and mentions of articles to whom their actors were merged into."""
    changes: list[Change] = []
    for article_id in articles:
        changes += [
            Change(one, replace(one, actor_id=becomes[one.actor_id]))
            for one in store.statements_of(article_id)
            if one.actor_id is not None and one.actor_id in becomes
        ]
        mentions = store.mentions_of(article_id)
        if any(who in becomes for _, who in mentions.mentions):
            changes.append(Change(mentions, _renamed(mentions, becomes)))
    return tuple(changes)


def merging(store: Store, keep_id: ActorId, other_ids: Collection[ActorId]) -> Merging:
    """Return what is to be done to make one actor of several."""
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
    functions = joined_functions(functions, (one for other in others for one in other.functions))
    after = replace(
        kept,
        aliases=without_repeats(names, but=kept.name),
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
    articles: dict[ArticleId, None] = {}
    for other in others:
        said, named = store.said_by(other.id), store.named_in(other.id)
        articles |= dict.fromkeys([article_id for _, article_id in said])
        articles |= dict.fromkeys([place.article_id for place in named])
        theirs = store.merged_into(other.id)
        given = Given(
            names=tuple(
                name for name in (other.name, *other.aliases) if name not in (kept.name, *kept.aliases)
            ),
            statements=tuple(one for one, _ in said),
            named_in=tuple(named),
            actors=tuple(actor.id for actor in theirs),
            functions=tuple(one for one in other.functions if one in functions and one not in kept.functions),
        )
        changes.append(Change(other, replace(other, merged_into=keep_id, gave=given)))
        changes += [Change(actor, replace(actor, merged_into=keep_id)) for actor in theirs]
    label = f"merge actors {listed([kept.name, *(other.name for other in others)])}"
    return Merging(label, tuple(changes), tuple(sorted(articles)), dict.fromkeys(gone, keep_id))


@dataclass(frozen=True, slots=True)
class Parting:
    """What parts an actor again: article by article what it had given, the actors themselves last.

    Cut off on the way, it is still merged, and what was moved goes back (`ActorShelf.half_merged`).
    """

    label: str
    articles: tuple[ArticleId, ...]
    actors: tuple[Change, ...]
    actor_id: ActorId
    keeper_id: ActorId
    given: Given


def part_actor(store: Store, actor_id: ActorId) -> Edit:
    """Make an actor that was merged one of its own again, with all that it brought; they are kept apart."""
    found = parting(store, actor_id)
    return Edit(found.label, (*given_back(store, found, found.articles), *found.actors))


def given_back(store: Store, parting: Parting, articles: Iterable[ArticleId]) -> tuple[Change, ...]:
    """Return what gives an actor that is being parted its statements and mentions in articles again."""
    changes: list[Change] = []
    statements = set(parting.given.statements)
    places = {place.article_id: set(place.spans) for place in parting.given.named_in}
    for article_id in articles:
        changes += [
            Change(one, replace(one, actor_id=parting.actor_id))
            for one in store.statements_of(article_id)
            if one.id in statements and one.actor_id == parting.keeper_id
        ]
        if spans := places.get(article_id):
            before = store.mentions_of(article_id)
            moved = tuple(
                (span, parting.actor_id if who == parting.keeper_id and span in spans else who)
                for span, who in before.mentions
            )
            changes.append(Change(before, ArticleMentions(article_id, moved)))
    return tuple(changes)


def parting(store: Store, actor_id: ActorId) -> Parting:
    """Return what is to be done to part an actor from the one that it was merged into."""
    actor = store.actor(actor_id)
    if actor.merged_into is None:
        raise BriefingError(f"{actor.name} is not merged into another actor.")
    keeper = store.actor(actor.merged_into)
    given = actor.gave or Given(names=(actor.name, *actor.aliases))
    theirs = {other.id: other for other in store.merged_into(keeper.id) if other.id != actor_id}
    # A name stays where another one that was merged has it too.
    shared = {
        name
        for other in theirs.values()
        if other.id not in given.actors
        for name in (other.gave.names if other.gave else (other.name, *other.aliases))
    }
    taken = {name for name in given.names if name not in shared}
    rest = replace(
        keeper,
        aliases=tuple(name for name in keeper.aliases if name not in taken),
        functions=tuple(one for one in keeper.functions if one not in given.functions),
        confirmed=True,
    )
    changes = [
        Change(keeper, _apart_from(rest, actor_id)),
        Change(actor, _apart_from(replace(actor, merged_into=None, gave=None, confirmed=True), keeper.id)),
    ]
    changes += [
        Change(theirs[one], replace(theirs[one], merged_into=actor_id))
        for one in given.actors
        if one in theirs
    ]
    said = dict(store.said_by(keeper.id))
    articles = {said[one] for one in given.statements if one in said}
    articles |= {place.article_id for place in given.named_in}
    label = f"part {actor.name} from {keeper.name} again"
    return Parting(label, tuple(sorted(articles)), tuple(changes), actor_id, keeper.id, given)


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
    taken = without_repeats(aliases, but=tidy(name))
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


def _renamed(before: ArticleMentions, new: Mapping[ActorId, ActorId]) -> ArticleMentions:
    moved = dict.fromkeys((span, new.get(who, who)) for span, who in before.mentions)
    return ArticleMentions(before.article_id, tuple(moved))
