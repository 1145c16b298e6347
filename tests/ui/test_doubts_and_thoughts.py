"""Thoughts, turning cues and doubtful speakers: seen, heard, filtered, and settled by key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import samples
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from briefing_app.domain.edit import Change
from briefing_app.domain.statements.statement import Attribution, Certainty, Manner, Reports
from briefing_app.domain.text import Span
from briefing_app.storage.store import StatementQuery
from briefing_app.ui.look.card_delegate import CARD
from briefing_app.ui.read.actors.actor_picker import ActorPicker
from briefing_app.ui.statements.copying import carried

TEXT = samples.PORT_TEXT


def press(widget, key):
    QTest.keyClick(widget, key)


def changed(desk, statement, **fields):
    after = replace(desk.workspace.store.statement(statement.id), **fields)
    desk.workspace.store.write([Change(statement, after)])
    return after


@pytest.fixture
def doubtful(desk):
    """A suggestion of which it is not certain whether Dorn or Roe made it."""
    return changed(
        desk,
        samples.QUAY,
        actor_id=None,
        speaker="the minister",
        candidates=(samples.DORN.id, samples.ROE.id),
        reasons=("direct quotation", "<b>early</b> in the article"),
    )


@pytest.fixture
def thought(desk):
    """A suggestion that was only thought."""
    attribution = replace(samples.QUAY.attribution, reports=Reports.THOUGHT)
    return changed(desk, samples.QUAY, attribution=attribution)


@pytest.fixture
def denied(desk):
    """A suggestion whose cue turns it round: the text is made to say so by its cue alone."""
    place = TEXT.index("Roe said")
    attribution = Attribution(
        samples.QUAY.attribution.content, None, Span(place + 4, place + 8), Manner.INDIRECT
    )
    return changed(desk, samples.QUAY, attribution=attribution)


def card(read, statement):
    rows = read.inspector.statements.list
    found = [rows.item(row) for row in range(rows.count())]
    item = next(one for one in found if one.data(Qt.ItemDataRole.UserRole) == statement.id)
    return item.data(CARD), item.data(Qt.ItemDataRole.AccessibleTextRole)


def note(read):
    read.inspector.show_tab("Statements")
    return read.inspector.statements.note


def words(note, name):
    return note.findChild(object, name).text()


def test_a_doubt_is_told_in_words_with_the_candidates_in_order(doubtful, reader, read):
    reader.go_to(doubtful.id)
    shown = note(read)
    assert words(shown, "statementSpeaker") == "“the minister”"
    assert words(shown, "statementDoubt") == "It is not certain who speaks. Likeliest first:"
    offered = [words(shown, f"candidate{n}").split() for n in (1, 2)]
    assert offered == [
        ["Pavel", "Dorn", "·", "chairman", "Y"],
        ["Jane", "Roe", "·", "Energy", "Minister,", "Ministry", "of", "Ene…"],
    ]
    assert words(shown, "statementReasons") == "Ranked by: direct quotation · <b>early</b> in the article"
    assert "speaker in doubt" in reader.spoken_current()
    assert "of work. Ranked by: direct" in reader.spoken_current()
    shown_card, spoken = card(read, doubtful)
    assert shown_card.actor == "the minister?"
    assert "speaker in doubt" in spoken


def test_y_takes_the_likeliest_and_can_be_undone(doubtful, reader, desk):
    reader.go_to(doubtful.id)
    press(reader, Qt.Key.Key_Y)
    settled = desk.workspace.store.statement(doubtful.id)
    assert (settled.actor_id, settled.certainty) == (samples.DORN.id, Certainty.NAMED)
    assert desk.workspace.undo() == "give the statement to Pavel Dorn"
    assert desk.workspace.store.statement(doubtful.id) == doubtful


def test_a_click_takes_another_candidate(doubtful, reader, read, desk):
    reader.go_to(doubtful.id)
    note(read).findChild(object, "candidate2").click()
    assert desk.workspace.store.statement(doubtful.id).actor_id == samples.ROE.id
    assert not note(read).findChild(object, "statementDoubt").isVisible()


def test_the_picker_opens_with_the_candidates_first(doubtful, reader, window, desk, qtbot):
    reader.go_to(doubtful.id)
    press(reader, Qt.Key.Key_G)
    picker = window.findChildren(ActorPicker)[-1]
    names = [picker._list.item(row).text().split("   ")[0] for row in range(2)]
    assert names == ["Pavel Dorn", "Jane Roe"]
    picker.take()
    assert desk.workspace.store.statement(doubtful.id).actor_id == samples.DORN.id


def test_where_nothing_is_in_doubt_y_does_nothing(reader, desk):
    reader.go_to(samples.QUAY.id)
    assert not desk.actions["actionTakeCandidate"].isEnabled()


def test_a_thought_is_marked_by_a_sign_and_in_words(thought, reader, read):
    reader.go_to(thought.id)
    shown_card, spoken = card(read, thought)
    assert (shown_card.icon, shown_card.source) == ("cloud", "thought, not said")
    assert "thought, not said" in spoken
    assert "thought, not said" in reader.spoken_current()
    assert "not said" in words(note(read), "statementWay")


def test_a_copy_says_that_it_is_a_thought(thought, reader, desk):
    reader.go_to(thought.id)
    press(reader, Qt.Key.Key_C)
    assert QApplication.clipboard().text().endswith("22 November 2026; thought, not said)")
    carried_text = carried(desk.workspace.store, [thought.id]).text()
    assert carried_text.endswith("; thought, not said)")


def test_t_says_that_it_was_only_thought_and_back(reader, desk):
    reader.go_to(samples.QUAY.id)
    for is_thought in (True, False):
        press(reader, Qt.Key.Key_T)
        assert desk.workspace.store.statement(samples.QUAY.id).is_thought is is_thought
    assert desk.workspace.undo() == "mark statement as said"


def test_a_cue_that_turns_the_words_stands_before_them(denied, reader, read, monkeypatch):
    from briefing_app.document.words import cue_words

    monkeypatch.setattr(cue_words, "_verbs", lambda: frozenset({"said"}))
    read.reader.marks_changed.emit()
    read.inspector.statements._shown = []
    read.inspector.statements.refresh()
    reader.go_to(denied.id)
    assert card(read, denied)[0].text.startswith("said: the northern quay")
    assert "said: the northern quay" in reader.spoken_current()
    assert "the other way round" in words(note(read), "statementWay")


def test_the_table_marks_thoughts_and_doubts(doubtful, desk, window):
    attribution = replace(samples.OPEN_PORT.attribution, reports=Reports.THOUGHT)
    changed(desk, samples.OPEN_PORT, attribution=attribution)
    window.show_view("statements")
    view = window.view("statements")
    model = view.table.statements

    def cell(statement, column):
        from briefing_app.ui.statements.rows.columns import BY_KEY

        return model.index(model.row_of(statement.id), BY_KEY[column]).data()

    assert cell(doubtful, "actor") == "the minister?"
    assert cell(samples.OPEN_PORT, "manner") == "Thought"
    spoken = model.index(model.row_of(doubtful.id), 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "the minister, speaker in doubt" in spoken
    assert spoken.endswith("Ranked by: direct quotation · <b>early</b> in the article")
    told = model.index(model.row_of(doubtful.id), 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "It is not certain who speaks<br>Ranked by: direct quotation · &lt;b&gt;early" in told
    view.filters.ask(StatementQuery(reports=Reports.SPEECH))
    assert model.row_of(samples.OPEN_PORT.id) == -1
    assert [chip.words for chip in view.filters.chips] == ["Said"]
    view.filters.ask(StatementQuery(certainty=Certainty.DOUBTFUL))
    assert [chip.words for chip in view.filters.chips] == ["Speaker: in doubt"]
    view.table.choose(doubtful.id)
    view.table.setFocus()
    press(view.table, Qt.Key.Key_Y)
    assert desk.workspace.store.statement(doubtful.id).actor_id == samples.DORN.id
    assert desk.workspace.undo() == "give the statement to Pavel Dorn"


def test_t_in_the_table_marks_all_that_are_chosen(desk, window):
    window.show_view("statements")
    view = window.view("statements")
    view.table.setFocus()
    view.table.selectAll()
    press(view.table, Qt.Key.Key_T)
    store = desk.workspace.store
    assert all(one.is_thought for one in store.statements_of(1))
    press(view.table, Qt.Key.Key_T)
    assert not any(one.is_thought for one in store.statements_of(1))


def test_the_facets_tell_said_from_thought(thought, desk, window):
    window.show_view("statements")
    filters = window.view("statements").filters
    filters.count_now()
    shown = [(row.field, row.words, row.count) for row in filters.facets.facets.rows if row.value]
    assert ("reports", "Said", 2) in shown
    assert ("reports", "Thought, not said", 1) in shown
    assert ("certainty", "Named", 3) in shown


def test_what_other_articles_carry_is_told_where_one_chooses(reader, read, desk):
    elsewhere = samples.article(8, f"From the coast. {TEXT}", published_on=date(2026, 11, 21))
    again = samples.statement(
        88, "the northern quay would need two years of work", of=elsewhere, manner=Manner.INDIRECT
    )
    desk.workspace.store.write([Change(None, elsewhere), Change(None, again)])
    read.pane.count_echoes()
    reader.go_to(samples.QUAY.id)
    assert words(note(read), "statementReasons") == "Ranked by: also in 1 article"
    assert reader.spoken_current().endswith("Ranked by: also in 1 article")
    assert desk.workspace.store.statement(samples.QUAY.id).reasons == ()
