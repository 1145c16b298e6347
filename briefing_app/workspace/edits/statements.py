"""What a person can do to statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from briefing_app.domain.actors.actor import Actor, ActorKind
from briefing_app.domain.edit import ArticleMentions, Change, Edit
from briefing_app.domain.identity import ActorId, ArticleId, StatementId, new_id
from briefing_app.domain.statements.statement import (
    Attribution,
    Manner,
    Origin,
    Reports,
    Stance,
    Statement,
    StatementState,
)
from briefing_app.domain.text import Span, hull, passage_at
from briefing_app.errors import BriefingError
from briefing_app.workspace import marking
from briefing_app.workspace.actors.recognising import is_telling
from briefing_app.workspace.edits.actors import new_actor
from briefing_app.workspace.edits.labels import counted

if TYPE_CHECKING:
    from briefing_app.storage.store import Store

_LONGEST_NAME = 60
Speaker = ActorId | str | None
"""Who said it: an actor, the name of one that may not exist yet, or nobody known."""


def select_statement(store: Store, *ids: StatementId) -> Edit:
    """Select statements for print."""
    return set_statement_state(store, ids, StatementState.SELECTED)


def dismiss_statement(store: Store, *ids: StatementId) -> Edit:
    """Put statements aside as not worth printing."""
    return set_statement_state(store, ids, StatementState.DISMISSED)


def reopen_statement(store: Store, *ids: StatementId) -> Edit:
    """Make statements suggestions again."""
    return set_statement_state(store, ids, StatementState.SUGGESTED)


_STATE_VERBS = {
    StatementState.SELECTED: "select",
    StatementState.DISMISSED: "dismiss",
    StatementState.SUGGESTED: "reopen",
}


def set_statement_state(store: Store, ids: Iterable[StatementId], state: StatementState) -> Edit:
    """Select, dismiss or reopen statements; selecting confirms what the program found."""
    changes = tuple(
        Change(statement, in_state(statement, state)) for statement in store.statements(ids).values()
    )
    what = "statement" if len(changes) == 1 else counted(len(changes), "statement")
    return Edit(f"{_STATE_VERBS[state]} {what}", changes)


def in_state(statement: Statement, state: StatementState) -> Statement:
    """Return `statement` as a person decided about it."""
    confirms = state is StatementState.SELECTED and statement.origin is Origin.DETECTED
    return replace(statement, state=state, origin=Origin.CONFIRMED if confirms else statement.origin)


def mark_statement(
    store: Store,
    article_id: ArticleId,
    span: Span,
    manner: Manner | None = None,
    actor: Speaker = None,
    *,
    speaker: str = "",
    kind: ActorKind = ActorKind.PERSON,
) -> Edit:
    """Make a selected statement of the words at `span`, taken to whole words.

    Where `manner` is None the quotation marks decide. A name that no actor has makes a new
    one of `kind`. `speaker` is what the text calls somebody who is no actor ("officials").
    """
    text = store.article(article_id).text
    place = _words_at(text, span)
    found, content = marking.reported(text, place)
    if manner is not None and manner is not found:
        content = (marking.without_outer_marks(text, place),)
    who, made = _speaker(store, actor, kind)
    mentions = store.mentions_of(article_id)
    source = marking.source_for(mentions, text, content, who.id) if who is not None else None
    attribution = Attribution(content, source, None, manner or found)
    statement = Statement(
        StatementId(new_id()),
        passage_at(article_id, text, hull(content)),
        attribution,
        actor_id=who.id if who else None,
        speaker=who.name if who else speaker.strip(),
        state=StatementState.SELECTED,
        origin=Origin.MANUAL,
        salience=1.0,
    )
    return Edit(f"mark {attribution.manner} statement", (*made, Change(None, statement)))


def mark_passage(store: Store, article_id: ArticleId, span: Span) -> Edit:
    """Make a selected passage of the words at `span`, with nobody quoted for it."""
    text = store.article(article_id).text
    place = _words_at(text, span)
    statement = Statement(
        StatementId(new_id()),
        passage_at(article_id, text, place),
        None,
        state=StatementState.SELECTED,
        origin=Origin.MANUAL,
        salience=1.0,
    )
    return Edit("mark passage", (Change(None, statement),))


def delete_statement(store: Store, statement_id: StatementId) -> Edit:
    """Unmake a statement that a person made; one that the program found is dismissed instead."""
    statement = store.statement(statement_id)
    if statement.origin is not Origin.MANUAL:
        return dismiss_statement(store, statement_id)
    if store.used_in([statement_id]):
        raise BriefingError(
            "This statement stands in a briefing.", hint="Take it out of the briefing first, or dismiss it."
        )
    return Edit("delete statement", (Change(statement, None),))


def change_edges(store: Store, statement_id: StatementId, span: Span) -> Edit:
    """Move the begin and end of a statement to `span`, taken to whole words."""
    statement = store.statement(statement_id)
    article_id = statement.passage.article_id
    text = store.article(article_id).text
    place = _words_at(text, span)
    attribution = statement.attribution
    if attribution is not None:
        attribution = replace(attribution, content=_content_within(attribution.content, place))
    after = _touched(statement, passage=passage_at(article_id, text, place), attribution=attribution)
    return Edit("change the edges of a statement", (Change(statement, after),), f"edges:{statement_id}")


def set_speaker(
    store: Store,
    statement_id: StatementId,
    actor: Speaker,
    *,
    speaker: str = "",
    kind: ActorKind = ActorKind.PERSON,
) -> Edit:
    """Say who made a statement; None with `speaker` for somebody without a name."""
    statement = store.statement(statement_id)
    who, made = _speaker(store, actor, kind)
    after = _touched(
        statement,
        actor_id=who.id if who else None,
        speaker=who.name if who else speaker.strip(),
        candidates=(),
    )
    if after.attribution is None and (who or speaker.strip()):
        span = statement.passage.span
        manner, content = marking.reported(store.article(statement.passage.article_id).text, span)
        after = replace(after, attribution=Attribution(content, None, None, manner))
    label = f"give the statement to {who.name if who else speaker.strip() or 'nobody'}"
    changes = (*made, Change(statement, after))
    if who is not None:
        changes = _with_name_learnt(store, statement, who, changes)
    return Edit(label, changes)


def _with_name_learnt(
    store: Store, statement: Statement, who: Actor, changes: tuple[Change, ...]
) -> tuple[Change, ...]:
    """Return `changes` with the name that the text has for a speaker whom nobody had recognised.

    So that name is found by itself in the next article. What the text says of somebody else,
    or of anybody (`the minister`, `he`), is no name.
    """
    source = statement.attribution.source if statement.attribution is not None else None
    if source is None or statement.actor_id is not None:
        return changes
    article_id = statement.passage.article_id
    called = " ".join(source.of(store.article(article_id).text).split()).removeprefix("the ")
    mentions = store.mentions_of(article_id)
    of_others = any(span.overlaps(source) for span, _ in mentions.mentions)
    if of_others or len(called) > _LONGEST_NAME or not is_telling(called, who):
        return changes
    if called == who.name or called in who.aliases:
        return changes
    named = replace(who, aliases=(*who.aliases, called), confirmed=True)
    is_new = any(change.before is None and change.after == who for change in changes)
    others = tuple(change for change in changes if change.after != who)
    mentioned = ArticleMentions(article_id, tuple(sorted((*mentions.mentions, (source, who.id)))))
    return (Change(None if is_new else who, named), *others, Change(mentions, mentioned))


def set_speakers(store: Store, speakers: Mapping[StatementId, ActorId]) -> Edit:
    """Say of several statements who made each."""
    edits = [set_speaker(store, statement_id, actor_id) for statement_id, actor_id in speakers.items()]
    if len(edits) == 1:
        return edits[0]
    changes = tuple(change for edit in edits for change in edit.changes)
    return Edit(f"give {counted(len(edits), 'statement')} to their speakers", changes)


def set_manner(store: Store, statement_id: StatementId, manner: Manner | None) -> Edit:
    """Say how a statement is reported; None makes it a passage that nobody is quoted for."""
    statement = store.statement(statement_id)
    attribution = statement.attribution
    if manner is None:
        changed = None
    elif attribution is None:
        changed = Attribution((statement.passage.span,), None, None, manner)
    else:
        changed = replace(attribution, manner=manner)
    after = _touched(statement, attribution=changed)
    return Edit(f"make the statement {manner or 'a passage'}", (Change(statement, after),))


def set_reports(store: Store, ids: Iterable[StatementId], reports: Reports) -> Edit:
    """Say whether statements were said, or are only what somebody believes, wishes or plans."""
    changes = tuple(
        Change(one, _touched(one, attribution=replace(one.attribution, reports=reports)))
        for one in store.statements(ids).values()
        if one.attribution is not None
    )
    if not changes:
        raise BriefingError("Nobody is quoted for this passage.", hint="Say first who said it.")
    what = "statement" if len(changes) == 1 else counted(len(changes), "statement")
    return Edit(f"mark {what} as {'thought' if reports is Reports.THOUGHT else 'said'}", changes)


def set_topic(store: Store, ids: Iterable[StatementId], topic: str) -> Edit:
    """File statements under an issue, "" for none."""
    tidy = " ".join(topic.split())
    changes = tuple(
        Change(statement, _touched(statement, topic=tidy)) for statement in store.statements(ids).values()
    )
    what = "statement" if len(changes) == 1 else counted(len(changes), "statement")
    return Edit(f"file {what} under {tidy or 'nothing'}", changes)


def set_stance(store: Store, ids: Iterable[StatementId], stance: Stance | None) -> Edit:
    """Judge where the speaker stands on the issue; None takes the judgement back."""
    changes = tuple(
        Change(statement, _touched(statement, stance=stance)) for statement in store.statements(ids).values()
    )
    what = "statement" if len(changes) == 1 else counted(len(changes), "statement")
    return Edit(f"judge {what} as {stance.sign}" if stance else f"judge {what} no longer", changes)


def set_said_on(store: Store, statement_id: StatementId, said_on: date | None) -> Edit:
    """Say on which day it was said; None where that is not known."""
    statement = store.statement(statement_id)
    return Edit("change the date of a statement", (Change(statement, _touched(statement, said_on=said_on)),))


def set_statement_note(store: Store, statement_id: StatementId, note: str) -> Edit:
    """Keep a note on a statement."""
    statement = store.statement(statement_id)
    after = _touched(statement, note=note)
    return Edit("note on a statement", (Change(statement, after),), f"statement note:{statement_id}")


def _touched(statement: Statement, **fields: Any) -> Statement:
    """Return `statement` changed by a person, who thereby vouches for it."""
    origin = Origin.CONFIRMED if statement.origin is Origin.DETECTED else statement.origin
    return replace(statement, origin=origin, **fields)


def _words_at(text: str, span: Span) -> Span:
    place = marking.snapped(text, span)
    if not any(letter.isalnum() for letter in place.of(text)):
        raise BriefingError("There are no words in the selection.", hint="Select the words that were said.")
    return place


def _content_within(content: tuple[Span, ...], place: Span) -> tuple[Span, ...]:
    """Return the pieces inside `place`, the outer ones reaching to its ends."""
    pieces = [piece for piece in content if piece.overlaps(place)]
    if not pieces:
        return (place,)
    pieces[0] = Span(place.start, pieces[0].end)
    pieces[-1] = Span(pieces[-1].start, place.end)
    return tuple(pieces)


def _speaker(store: Store, actor: Speaker, kind: ActorKind) -> tuple[Actor | None, tuple[Change, ...]]:
    """Return the actor meant, and what makes it when the library has none of the name."""
    if actor is None:
        return None, ()
    if not isinstance(actor, str):
        return store.actor(actor), ()
    known = store.actors_called([actor], kind) or store.actors_called([actor])
    if known:
        return known[0], ()
    made = new_actor(actor, kind)
    return made, (Change(None, made),)
