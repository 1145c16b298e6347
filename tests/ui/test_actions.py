"""The declared actions: their names, their keys, and who runs them."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget

from briefing_app.ui.action_specs import MENU_TITLES, ActionSpec, Scope
from briefing_app.ui.actions import SPECS, Actions, conflicts
from briefing_app.ui.theme import Theme

CONTRACT = (
    *("actionImport", "actionPaste", "actionSelectStatement", "actionDismissStatement"),
    *("actionNextStatement", "actionMarkDirect", "actionMarkIndirect", "actionMarkPassage"),
    *("actionNewBriefing", "actionAddSection", "actionExport", "actionPrint", "actionUndo", "actionRedo"),
    *("actionViewRead", "actionViewStatements", "actionViewCompose", "actionViewArchive"),
)


def test_no_key_is_given_to_two_actions_that_one_focus_reaches():
    assert conflicts(SPECS) == []


def test_a_conflict_between_a_window_key_and_a_view_key_is_found():
    specs = (
        ActionSpec("one", "One", ("Ctrl+J",)),
        ActionSpec("two", "Two", ("Ctrl+J",), scopes=(Scope.LIST,)),
        ActionSpec("three", "Three", ("J",), scopes=(Scope.LIST,)),
        ActionSpec("four", "Four", ("J",), scopes=(Scope.READER,)),
    )
    assert conflicts(specs) == [("Ctrl+J", "one", "two")]


def test_menu_letters_leave_the_keys_of_actions_alone():
    letters = {f"Alt+{title[title.index('&') + 1].upper()}" for title in MENU_TITLES.values()}
    assert len(letters) == len(MENU_TITLES)
    assert letters.isdisjoint(key for spec in SPECS for key in spec.keys)


def test_every_name_is_declared_once():
    names = [spec.name for spec in SPECS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", CONTRACT)
def test_the_names_that_others_rely_on_are_there(name):
    assert name in {spec.name for spec in SPECS}


@pytest.fixture
def actions(qapp):
    specs = (
        ActionSpec("actionThere", "There", ("T",), menu="Edit", scopes=(Scope.LIST, Scope.READER)),
        ActionSpec("actionEverywhere", "Everywhere", ("Ctrl+T",), menu="Edit"),
    )
    return Actions(Theme(qapp), specs)


@pytest.fixture
def two_parts(qtbot, actions):
    window = QMainWindow()
    centre = QWidget()
    column = QVBoxLayout(centre)
    window.setCentralWidget(centre)
    parts = []
    for scope in (Scope.LIST, Scope.READER):
        part = QWidget()
        part.setObjectName(scope)
        line = QLineEdit()
        inner = QVBoxLayout(part)
        inner.addWidget(line)
        column.addWidget(part)
        actions.attach(scope, part)
        parts.append((part, line))
    window.addAction(actions["actionEverywhere"])
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    yield parts


def test_the_binding_nearest_to_the_focus_runs(actions, two_parts, qtbot):
    ran = []
    for part, _line in two_parts:
        actions.bind("actionThere", partial(ran.append, part.objectName()), within=part)
    for _part, line in two_parts:
        line.setFocus()
        qtbot.waitUntil(line.hasFocus)
        actions["actionThere"].trigger()
    assert ran == ["list", "reader"]


def test_a_letter_typed_in_a_text_field_is_text(actions, two_parts, qtbot):
    ran = []
    part, line = two_parts[0]
    actions.bind("actionThere", lambda: ran.append(1), within=part)
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "t")
    assert (line.text(), ran) == ("t", [])


def test_an_action_that_nobody_does_is_not_shown(actions):
    assert not actions["actionEverywhere"].isVisible()
    actions.bind("actionEverywhere", lambda: None)
    assert actions["actionEverywhere"].isVisible()
    assert actions["actionEverywhere"].isEnabled()


def test_enabled_is_asked_when_refreshed(actions):
    able = [False]
    actions.bind("actionEverywhere", lambda: None, enabled=lambda: able[0])
    assert not actions["actionEverywhere"].isEnabled()
    able[0] = True
    actions.refresh()
    assert actions["actionEverywhere"].isEnabled()


def test_a_binding_of_a_view_that_is_gone_is_forgotten(actions, qtbot):
    view = QWidget()
    actions.bind("actionEverywhere", lambda: None, within=view)
    view.show()
    actions.refresh()
    assert actions["actionEverywhere"].isEnabled()
    view.deleteLater()
    del view
    qtbot.wait(10)
    actions.refresh()
    assert not actions["actionEverywhere"].isVisible()


def test_other_keys_can_be_given_and_taken_back(actions):
    actions.set_keys("actionThere", ("Y",))
    assert actions["actionThere"].shortcut().toString() == "Y"
    assert actions.own_keys() == {"actionThere": ("Y",)}
    actions.set_keys("actionThere", None)
    assert actions["actionThere"].shortcut().toString() == "T"
    assert actions.own_keys() == {}
