"""An actor under another form of the name: proposed in the panel, merged or kept apart by one key."""

from __future__ import annotations

import pytest
import samples
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing_app.domain.edit import Change
from briefing_app.ui.look.card_delegate import CARD
from briefing_app.ui.read.actors.actor_dialogs import AliasesDialog
from briefing_app.workspace import edits

ROW = Qt.ItemDataRole.UserRole


@pytest.fixture
def known(desk):
    """An actor of the library whom the article calls Pavel Dorn."""
    actor = edits.new_actor("Pawel Dorn")
    desk.workspace.store.write([Change(None, actor)])
    return actor


@pytest.fixture
def panel(known, read):
    read.open_article(1)
    read.inspector.show_tab("Actors")
    read.inspector.actors.refresh()
    read.inspector.actors.go_to(samples.DORN.id)
    read.inspector.actors.list.setFocus()
    return read.inspector.actors


def line(panel, actor_id):
    rows = [panel.list.item(row) for row in range(panel.list.count())]
    return next((row for row in rows if row.data(ROW) == actor_id), None)


def test_the_panel_proposes_and_says_why(panel):
    row = line(panel, samples.DORN.id)
    assert row.data(CARD).proposal == "Same as Pawel Dorn?"
    spoken = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("The same as Pawel Dorn: another spelling? Y yes  ·  N no")
    assert line(panel, samples.ROE.id).data(CARD).proposal == ""


def test_y_merges_and_can_be_undone(panel, desk, known):
    QTest.keyClick(panel.list, Qt.Key.Key_Y)
    store = desk.workspace.store
    assert store.actor(samples.DORN.id).merged_into == known.id
    assert store.statement(samples.NOT_ASKED.id).actor_id == known.id
    assert desk.workspace.undo() == "merge actors Pawel Dorn and Pavel Dorn"
    assert store.actor(samples.DORN.id) == samples.DORN


def test_n_keeps_them_apart_for_good(panel, desk, known):
    QTest.keyClick(panel.list, Qt.Key.Key_N)
    panel.refresh()
    assert line(panel, samples.DORN.id).data(CARD).proposal == ""
    assert not desk.actions["actionTakeProposal"].isEnabled()
    assert desk.workspace.undo() == "keep Pavel Dorn and Pawel Dorn apart"
    panel.refresh()
    assert line(panel, samples.DORN.id).data(CARD).proposal


def test_where_nothing_is_proposed_the_keys_do_nothing(panel, desk):
    panel.go_to(samples.ROE.id)
    for key in (Qt.Key.Key_Y, Qt.Key.Key_N):
        QTest.keyClick(panel.list, key)
    assert desk.workspace.undo_label is None


def test_other_names_are_typed_one_a_line(panel, window, desk):
    QTest.keyClick(panel.list, Qt.Key.Key_A)
    dialog = window.findChild(AliasesDialog, "actorAliases")
    assert dialog.names.toPlainText() == ""
    dialog.names.setPlainText("  The Chairman of the North \n\nPD\nPD")
    dialog.accept()
    actor = desk.workspace.store.actor(samples.DORN.id)
    assert actor.aliases == ("The Chairman of the North", "PD")
    assert actor.confirmed
    assert desk.workspace.undo() == "change the other names of Pavel Dorn"
