"""From what one reading found to the statements, actors and mentions of the library.

What a person decided stays: selected, dismissed and hand-made statements are kept when an
article is read again, and so is who they said is meant at a place.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, cast

from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.identity import ActorId, StatementId, new_id
from briefing_app.domain.statements.statement import Origin, Statement, StatementState
from briefing_app.domain.text import Span, hull, passage_at
from briefing_app.workspace.actors.candidates import present_actors
from briefing_app.workspace.actors.known_names import KnownName, known_names_in, speaker_in
from briefing_app.workspace.actors.recognising import made_actor, same_actor, with_what_was_found

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Mapping, Sequence

    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.statements.analysis import Analysis, FoundActor, FoundStatement
    from briefing_app.storage.store import Store

_SAME_WORDS = 0.5
_ACTORS_IN_A_STEP = 20


def adopt_analysis(store: Store, article: Article, analysis: Analysis) -> tuple[Change, ...]:
    """Return the changes that make `analysis` part of the library; nothing is written."""
    steps = adopting(store, article, analysis)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return cast("tuple[Change, ...]", end.value)


def adopting(store: Store, article: Article, analysis: Analysis) -> Generator[None, None, tuple[Change, ...]]:
    """Do the same in short steps; whoever writes what is returned holds it against what is stored then."""
    before = store.mentions_of(article.id)
    meant = _actors_meant(store, before)
    known = known_names_in(store, article.text)
    yield
    actors: list[Actor] = []
    for place, found in enumerate(analysis.actors, start=1):
        actors.append(_recognised(store, found, before, meant, known))
        if place % _ACTORS_IN_A_STEP == 0:
            yield
    changes = _actor_changes(store, article, analysis.actors, actors)
    latest = {change.after.id: change.after for change in changes if isinstance(change.after, Actor)}
    speakers = [latest.get(actor.id, actor) for actor in actors]
    mentions = _mentions(article, analysis.actors, actors, before, meant, known)
    yield
    changes += _statement_changes(store, article, analysis, speakers, known)
    changes.append(Change(before, mentions))
    changes += _given_up(before, mentions, meant)
    return tuple(change for change in changes if change.before != change.after)


def _actors_meant(store: Store, mentions: ArticleMentions) -> dict[ActorId, Actor]:
    """Return for each actor that the article names who it is now, merges followed."""
    return present_actors(store, {actor_id for _, actor_id in mentions.mentions})


def _recognised(
    store: Store,
    found: FoundActor,
    before: ArticleMentions,
    meant: Mapping[ActorId, Actor],
    known: Sequence[KnownName],
) -> Actor:
    """Return the actor that `found` is: by an earlier reading, by its name, or a new one."""
    places = set(found.mentions)
    earlier = Counter(actor for span, actor in before.mentions if span in places)
    for actor_id, _ in earlier.most_common():
        actor = meant[actor_id]
        if actor.confirmed or actor.kind is found.kind:
            return actor
    for names in ([found.name], found.aliases):
        for candidate in store.actors_called(names):
            if same_actor(candidate, found):
                return candidate
    called = {place: name.actor for place in places if (name := _holding(known, place)) is not None}
    if len(called) == len(places) and len({actor.id for actor in called.values()}) == 1:
        return next(iter(called.values()))
    return made_actor(found)


def _holding(known: Sequence[KnownName], part: Span) -> KnownName | None:
    """Return the known name, in the order of the text, that is what was found at a place or holds it."""
    at = bisect_right(known, part.start, key=lambda name: name.span.start) - 1
    return known[at] if at >= 0 and part.end <= known[at].span.end else None


def _actor_changes(
    store: Store, article: Article, found: Sequence[FoundActor], actors: Sequence[Actor]
) -> list[Change]:
    known = store.actors({actor.id for actor in actors})
    after: dict[ActorId, Actor] = {}
    for one, actor in zip(found, actors, strict=True):
        current = after.get(actor.id, known.get(actor.id, actor))
        after[actor.id] = with_what_was_found(current, one, article.published_on)
    return [Change(known.get(actor_id), actor) for actor_id, actor in after.items()]


def _mentions(
    article: Article,
    found: Sequence[FoundActor],
    actors: Sequence[Actor],
    before: ArticleMentions,
    meant: Mapping[ActorId, Actor],
    known: Sequence[KnownName],
) -> ArticleMentions:
    """Return the mentions found, each with the actor that a person said is meant there.

    Where the reading found no name, or only a part of one, the known ones stand.
    """
    fuller = {
        (span, actor.id)
        for one, actor in zip(found, actors, strict=True)
        for span in one.mentions
        if (name := _holding(known, span)) is not None and name.actor.id == actor.id and name.span != span
    }
    decided = {span: meant[actor].id for span, actor in before.mentions if meant[actor].confirmed}
    places = {
        (span, decided.get(span, actor.id))
        for one, actor in zip(found, actors, strict=True)
        for span in one.mentions
        if 0 <= span.start < span.end <= len(article.text) and (span, actor.id) not in fuller
    }
    taken = _Taken(span for span, _ in places)
    places |= {
        (name.span, decided.get(name.span, name.actor.id)) for name in known if not taken.overlaps(name.span)
    }
    return ArticleMentions(article.id, tuple((Span(*span), who) for span, who in sorted(places)))


class _Taken:
    """Places of a text of which one asks whether another overlaps them, in no time for many."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(set(spans))
        self._ends = list(accumulate((span[1] for span in self._spans), max))

    def overlaps(self, span: Span) -> bool:
        """Tell whether any of the places overlaps `span`."""
        before = bisect_left(self._spans, (span.end, 0))
        return before > 0 and self._ends[before - 1] > span.start


def _given_up(
    before: ArticleMentions, after: ArticleMentions, meant: Mapping[ActorId, Actor]
) -> list[Change]:
    """Return the changes that forget actors which only this article named, and names no more."""
    still = {actor for _, actor in after.mentions}
    gone = dict.fromkeys(actor for _, actor in before.mentions if actor not in still)
    return [Change(meant[one], None) for one in gone if meant[one].id == one and not meant[one].confirmed]


def _statement_changes(
    store: Store,
    article: Article,
    analysis: Analysis,
    speakers: Sequence[Actor],
    known: tuple[KnownName, ...],
) -> list[Change]:
    earlier_ones = store.statements_of(article.id)
    placed = store.used_in(statement.id for statement in earlier_ones)
    kept = [one for one in earlier_ones if _is_decided(one) or one.id in placed]
    replaceable = {one.passage.span: one for one in earlier_ones if one not in kept}
    changes: list[Change] = []
    taken: list[Span] = []
    for found in analysis.statements:
        if not found.attribution.content:
            continue
        span = hull(found.attribution.content)
        inside = 0 <= span.start < span.end <= len(article.text)
        if not inside or span in taken or any(_same_words(span, one.passage.span) for one in kept):
            continue
        taken.append(span)
        earlier = replaceable.pop(span, None)
        speaker = _speaker(article, found, speakers, known)
        changes.append(Change(earlier, _statement(article, found, span, speakers, speaker, earlier)))
    return [*changes, *(Change(statement, None) for statement in replaceable.values())]


def _is_decided(statement: Statement) -> bool:
    return (
        statement.origin is not Origin.DETECTED
        or statement.state is not StatementState.SUGGESTED
        or bool(statement.note or statement.topic)
    )


def _same_words(one: Span, other: Span) -> bool:
    """Tell whether two places share more than half of the shorter."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > _SAME_WORDS * min(one.end - one.start, other.end - other.start)


def _speaker(
    article: Article, found: FoundStatement, speakers: Sequence[Actor], known: tuple[KnownName, ...]
) -> Actor | None:
    """Return who speaks: as the reading found, or a confirmed actor whom only the library knows by name."""
    if found.speaker is not None:
        return speakers[found.speaker]
    source = found.attribution.source
    return speaker_in(source, article.text, known) if source is not None else None


def _statement(
    article: Article,
    found: FoundStatement,
    span: Span,
    speakers: Sequence[Actor],
    actor: Actor | None,
    earlier: Statement | None,
) -> Statement:
    source = found.attribution.source
    called = source.of(article.text) if source is not None else ""
    fresh = Statement(
        StatementId(new_id()),
        passage_at(article.id, article.text, span),
        found.attribution,
        actor_id=actor.id if actor else None,
        speaker=actor.name if actor else " ".join(called.split()),
        salience=min(1.0, max(0.0, found.salience)),
        reasons=found.reasons,
        candidates=() if actor else tuple(dict.fromkeys(speakers[place].id for place in found.candidates)),
    )
    return replace(fresh, id=earlier.id) if earlier is not None else fresh
