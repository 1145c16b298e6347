"""What a person can do to statements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import samples

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.statements.statement import (
    Certainty,
    Manner,
    Origin,
    Reports,
    Statement,
    StatementState,
)
from briefing_app.domain.text import Span
from briefing_app.errors import BriefingError
from briefing_app.workspace import edits
from briefing_app.workspace.actors.candidates import candidates_of
from briefing_app.workspace.workspace import Workspace

PORT, BUDGET, _ = (one.id for one in samples.ARTICLES)


def _made(edit: Edit) -> Statement:
    return next(change.after for change in edit.changes if isinstance(change.after, Statement))


def test_selecting_confirms_what_the_program_found(desk: Workspace) -> None:
    desk.apply(edits.select_statement(desk.store, samples.QUAY.id))
    statement = desk.store.statement(samples.QUAY.id)
    assert (statement.state, statement.origin) == (StatementState.SELECTED, Origin.CONFIRMED)


def test_dismissing_and_reopening_confirm_nothing(desk: Workspace) -> None:
    desk.apply(edits.dismiss_statement(desk.store, samples.QUAY.id))
    assert desk.undo_label == "dismiss statement"
    assert desk.store.statement(samples.QUAY.id).origin is Origin.DETECTED
    desk.apply(edits.reopen_statement(desk.store, samples.QUAY.id))
    assert desk.store.statement(samples.QUAY.id) == samples.QUAY


def test_several_are_selected_in_one_step(desk: Workspace) -> None:
    desk.apply(edits.select_statement(desk.store, samples.QUAY.id, samples.DEFICIT.id))
    assert desk.undo_label == "select 2 statements"
    desk.undo()
    assert desk.store.statement(samples.DEFICIT.id) == samples.DEFICIT


def test_marked_words_become_a_statement_with_its_speaker_and_source(desk: Workspace) -> None:
    words = "ere not asked,” said its chairman, Pavel Dorn, “and we will not be sil"
    edit = edits.mark_statement(
        desk.store, PORT, samples.span_of(samples.PORT_TEXT, words), None, samples.DORN.id
    )
    desk.apply(edit)
    statement = desk.store.statement(_made(edit).id)
    assert (statement.state, statement.origin) == (StatementState.SELECTED, Origin.MANUAL)
    assert statement.manner is Manner.DIRECT
    assert statement.attribution is not None
    assert [piece.of(samples.PORT_TEXT) for piece in statement.attribution.content] == [
        "were not asked,",
        "and we will not be silent",
    ]
    assert statement.attribution.source == samples.span_of(samples.PORT_TEXT, "Pavel Dorn")
    assert statement.actor_id == samples.DORN.id
    assert statement.speaker == "Pavel Dorn"
    assert desk.undo_label == "mark direct statement"
    desk.undo()
    assert desk.store.statements([statement.id]) == {}


def test_the_manner_asked_for_wins_over_the_quotation_marks(desk: Workspace) -> None:
    span = samples.span_of(samples.PORT_TEXT, "“The port stays open,”")
    statement = _made(edits.mark_statement(desk.store, PORT, span, Manner.INDIRECT))
    assert statement.manner is Manner.INDIRECT
    assert statement.passage.quote == "The port stays open,"


def test_a_passage_has_nobody_quoted_for_it(desk: Workspace) -> None:
    edit = edits.mark_passage(desk.store, PORT, samples.span_of(samples.PORT_TEXT, "two years of work"))
    desk.apply(edit)
    assert desk.store.statement(_made(edit).id).attribution is None
    assert desk.undo_label == "mark passage"


def test_a_name_that_nobody_has_makes_an_actor_in_the_same_step(desk: Workspace) -> None:
    span = samples.span_of(samples.BUDGET_TEXT, "Officials said the deficit")
    edit = edits.mark_statement(desk.store, BUDGET, span, None, "  Ann  Lee ", kind=ActorKind.GROUP)
    desk.apply(edit)
    (actor,) = desk.store.find_actors("ann")
    assert (actor.name, actor.kind, actor.confirmed) == ("Ann Lee", ActorKind.GROUP, True)
    assert desk.store.statement(_made(edit).id).actor_id == actor.id
    desk.undo()
    assert desk.store.find_actors("ann") == []


def test_a_name_that_somebody_has_makes_no_second_actor(desk: Workspace) -> None:
    edit = edits.mark_statement(desk.store, BUDGET, Span(0, 10), None, "arvo lind")
    assert _made(edit).actor_id == samples.LIND.id
    assert len(edit.changes) == 1


@pytest.mark.parametrize("span", [Span(3, 3), Span(9_000, 9_010)])
def test_a_selection_without_words_is_refused(desk: Workspace, span: Span) -> None:
    span = samples.span_of(samples.PORT_TEXT, " — “") if span.start == 3 else span
    with pytest.raises(BriefingError, match="no words"):
        edits.mark_statement(desk.store, PORT, span)


def test_edges_move_and_the_words_beside_the_numbers_move_with_them(desk: Workspace) -> None:
    span = samples.span_of(samples.PORT_TEXT, "port stays op")
    desk.apply(edits.change_edges(desk.store, samples.OPEN_PORT.id, span))
    statement = desk.store.statement(samples.OPEN_PORT.id)
    assert statement.passage.quote == "port stays open"
    assert statement.passage.stands_in(samples.PORT_TEXT)
    assert statement.attribution is not None
    assert statement.attribution.content == (statement.passage.span,)
    assert statement.attribution.source == samples.OPEN_PORT.attribution.source  # type: ignore[union-attr]
    assert statement.origin is Origin.CONFIRMED
    desk.undo()
    assert desk.store.statement(samples.OPEN_PORT.id) == samples.OPEN_PORT


def test_edges_of_a_quotation_in_two_pieces_keep_both(desk: Workspace) -> None:
    span = samples.span_of(samples.PORT_TEXT, "asked,” said its chairman, Pavel Dorn, “and we will")
    statement = _made(edits.change_edges(desk.store, samples.NOT_ASKED.id, span))
    assert statement.attribution is not None
    assert [piece.of(samples.PORT_TEXT) for piece in statement.attribution.content] == [
        "asked,",
        "and we will",
    ]
    first_half = samples.span_of(samples.PORT_TEXT, "not asked")
    statement = _made(edits.change_edges(desk.store, samples.NOT_ASKED.id, first_half))
    assert statement.attribution is not None
    assert statement.attribution.content == (first_half,)


def test_moving_an_edge_key_by_key_is_one_step(desk: Workspace) -> None:
    for words in ("The port stays", "The port", "The"):
        span = samples.span_of(samples.PORT_TEXT, words)
        desk.apply(edits.change_edges(desk.store, samples.OPEN_PORT.id, span))
    desk.undo()
    assert desk.store.statement(samples.OPEN_PORT.id) == samples.OPEN_PORT


def test_a_statement_can_be_given_to_somebody_else_or_to_nobody(desk: Workspace) -> None:
    desk.apply(edits.set_speaker(desk.store, samples.DEFICIT.id, samples.LIND.id))
    assert desk.undo_label == "give the statement to Arvo Lind"
    assert desk.store.statement(samples.DEFICIT.id).speaker == "Arvo Lind"
    assert desk.store.statement(samples.DEFICIT.id).origin is Origin.CONFIRMED
    desk.apply(edits.set_speaker(desk.store, samples.DEFICIT.id, None, speaker="two officials"))
    statement = desk.store.statement(samples.DEFICIT.id)
    assert (statement.actor_id, statement.speaker) == (None, "two officials")


def test_a_passage_that_gets_a_speaker_gets_an_attribution(desk: Workspace) -> None:
    edit = edits.mark_passage(desk.store, PORT, samples.span_of(samples.PORT_TEXT, "stays open"))
    desk.apply(edit)
    desk.apply(edits.set_speaker(desk.store, _made(edit).id, samples.ROE.id))
    assert desk.store.statement(_made(edit).id).manner is Manner.DIRECT


def test_manner_topic_date_and_note_can_be_set(desk: Workspace) -> None:
    one = samples.QUAY.id
    desk.apply(edits.set_manner(desk.store, one, Manner.MIXED))
    desk.apply(edits.set_topic(desk.store, [one, samples.DEFICIT.id], " Ports  and ships "))
    desk.apply(edits.set_said_on(desk.store, one, date(2026, 11, 19)))
    desk.apply(edits.set_statement_note(desk.store, one, "Check."))
    statement = desk.store.statement(one)
    assert statement.manner is Manner.MIXED
    assert (statement.topic, statement.said_on, statement.note) == (
        "Ports and ships",
        date(2026, 11, 19),
        "Check.",
    )
    assert desk.store.statement(samples.DEFICIT.id).topic == "Ports and ships"
    desk.apply(edits.set_manner(desk.store, one, None))
    assert desk.store.statement(one).attribution is None


def test_only_what_was_made_by_hand_can_be_deleted(desk: Workspace) -> None:
    desk.apply(edits.delete_statement(desk.store, samples.QUAY.id))
    assert desk.store.statement(samples.QUAY.id).state is StatementState.DISMISSED
    made = edits.mark_passage(desk.store, PORT, Span(0, 10))
    desk.apply(made)
    desk.apply(edits.delete_statement(desk.store, _made(made).id))
    assert desk.store.statements([_made(made).id]) == {}


def test_a_statement_in_a_briefing_is_not_deleted(desk: Workspace) -> None:
    made = edits.mark_passage(desk.store, PORT, Span(0, 10))
    desk.apply(made)
    section = samples.BRIEFING.sections[0].id
    desk.apply(edits.place_statements(desk.store, samples.BRIEFING.id, section, [_made(made).id]))
    with pytest.raises(BriefingError, match="stands in a briefing"):
        edits.delete_statement(desk.store, _made(made).id)


def test_what_was_said_can_be_marked_as_a_thought_and_back(desk: Workspace) -> None:
    desk.apply(edits.set_reports(desk.store, [samples.QUAY.id], Reports.THOUGHT))
    assert desk.store.statement(samples.QUAY.id).is_thought
    assert desk.store.statement(samples.QUAY.id).origin is Origin.CONFIRMED
    assert desk.undo_label == "mark statement as thought"
    desk.undo()
    assert desk.store.statement(samples.QUAY.id) == samples.QUAY


def test_a_passage_is_neither_said_nor_thought(desk: Workspace) -> None:
    desk.apply(edits.set_manner(desk.store, samples.QUAY.id, None))
    with pytest.raises(BriefingError, match="Nobody is quoted"):
        edits.set_reports(desk.store, [samples.QUAY.id], Reports.THOUGHT)


@pytest.fixture
def doubtful(desk: Workspace) -> Statement:
    """A statement of which it is not certain whether Dorn or Roe made it."""
    statement = replace(
        samples.QUAY, actor_id=None, speaker="the minister", candidates=(samples.DORN.id, samples.ROE.id)
    )
    desk.store.write([Change(samples.QUAY, statement)])
    return statement


def test_a_doubt_is_settled_by_saying_who_speaks(desk: Workspace, doubtful: Statement) -> None:
    assert doubtful.is_in_doubt
    assert candidates_of(desk.store, doubtful) == (samples.DORN, samples.ROE)
    desk.apply(edits.set_speaker(desk.store, doubtful.id, samples.DORN.id))
    settled = desk.store.statement(doubtful.id)
    assert (settled.actor_id, settled.speaker, settled.is_in_doubt) == (samples.DORN.id, "Pavel Dorn", False)
    assert candidates_of(desk.store, settled) == ()
    desk.undo()
    assert desk.store.statement(doubtful.id) == doubtful


def test_saying_that_nobody_with_a_name_speaks_settles_it_too(desk: Workspace, doubtful: Statement) -> None:
    desk.apply(edits.set_speaker(desk.store, doubtful.id, None, speaker="the minister"))
    assert desk.store.statement(doubtful.id).certainty is Certainty.UNNAMED


def test_candidates_follow_merges(desk: Workspace, doubtful: Statement) -> None:
    desk.apply(edits.merge_actors(desk.store, samples.ROE.id, [samples.DORN.id]))
    assert [actor.name for actor in candidates_of(desk.store, doubtful)] == ["Jane Roe"]
