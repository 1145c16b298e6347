"""The register of actors: three panes, driven by the list and by keys."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import samples
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
)

from briefing_app.domain.actors.actor import Actor, ActorKind, Function
from briefing_app.domain.briefings.briefing import StatementItem
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId
from briefing_app.ui.actors.comparing import Comparing
from briefing_app.ui.actors.forms.dialogs import (
    ActorDetailsDialog,
    PartDialog,
    PeriodDialog,
)
from briefing_app.ui.actors.forms.functions_dialog import FunctionsDialog
from briefing_app.ui.actors.words import by_script, days_of
from briefing_app.ui.read.actors.actor_dialogs import RenameDialog
from briefing_app.ui.window.briefing.briefing_details import BriefingDetails
from briefing_app.ui.window.window_deeds import WindowDeeds
from briefing_app.workspace.actors import suggesting
from briefing_app.workspace.door.changed import Changed

KEY = Qt.Key
DORNE = Actor(ActorId(77), "Павел Дорн", ActorKind.PERSON)


def _dialog(kind):
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)


def _names(view):
    return [view.list.model().data(view.list.model().index(row, 0)) for row in range(len(view._model.roll))]


def _settle(view, qtbot):
    qtbot.waitUntil(lambda: not (view.keeper.is_asking or view._is_stale or view._settling.isActive()))


@pytest.fixture
def view(window, desk, qtbot):
    desk.workspace.store.write([Change(None, DORNE)])
    while (found := suggesting.compared(desk.workspace.store)).ids:
        suggesting.record(desk.workspace.store, found)
    qtbot.keyClick(window, KEY.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert window.view_name == "actors"
    made = window.view("actors")
    _settle(made, qtbot)
    return made


def test_the_register_opens_by_key_with_whoever_said_most(view, qtbot):
    assert set(_names(view)) == {"Jane Roe", "Pavel Dorn", "Harbour Union", "Arvo Lind", "Павел Дорн"}
    assert view.list.currentIndex().row() == 0
    first = view._model.register_row(0)
    assert first.statements == max(view._model.register_row(row).statements for row in range(5)) > 0
    qtbot.waitUntil(lambda: len(view.said.listed()) == first.statements)
    assert view.page.actor == first.actor
    assert first.actor.name in view.page.accessibleName()
    spoken = view.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert first.actor.name in spoken and "statement" in spoken


def test_a_name_is_found_as_it_is_typed_in_another_script(view, qtbot):
    view.asking.search.setFocus()
    view.asking.search.setText("дорн")  # Qt presses Latin keys only
    qtbot.waitUntil(lambda: view.asking.query.text == "дорн")
    _settle(view, qtbot)
    assert set(_names(view)) == {"Pavel Dorn", "Павел Дорн"}
    qtbot.keyClick(view.asking.search, KEY.Key_Return)
    assert view.list.hasFocus()
    view.asking.ask(text="nobody at all")
    _settle(view, qtbot)
    assert "No actor matches" in view._left.empty.words
    view._left.empty.button.click()
    _settle(view, qtbot)
    assert len(_names(view)) == 5


def test_who_is_the_same_is_merged_by_key_parted_again_and_refused(view, window, desk, qtbot):
    store = desk.workspace.store
    window.open_actor(samples.DORN.id)
    _settle(view, qtbot)
    assert [one.other.name for one in view.page.suggestions] == ["Павел Дорн"]
    view.list.setFocus()
    qtbot.keyClick(view.list, KEY.Key_Y)
    assert store.actor(DORNE.id).merged_into == samples.DORN.id
    _settle(view, qtbot)
    qtbot.waitUntil(lambda: [one.name for one in view.page.merged] == ["Павел Дорн"])
    qtbot.keyClick(view.list, KEY.Key_T)
    dialog = _dialog(PartDialog)
    dialog.accept()
    assert store.actor(DORNE.id).merged_into is None
    desk.workspace.undo()
    desk.workspace.undo()
    suggesting.record(store, suggesting.compared_with_all(store, [DORNE.id, samples.DORN.id]))
    view._show_at_hand()
    qtbot.keyClick(view.list, KEY.Key_N)
    assert DORNE.id in store.actor(samples.DORN.id).distinct_from
    qtbot.waitUntil(lambda: not view.page.suggestions)


def test_a_merged_actor_leads_to_the_one_that_stands(view, window, desk, qtbot):
    view.deeds.merge(samples.DORN.id, [DORNE.id])
    window.open_actor(DORNE.id)
    _settle(view, qtbot)
    assert view.page.actor.id == samples.DORN.id
    view.asking.ask(filter="merged")
    _settle(view, qtbot)
    assert _names(view) == ["Павел Дорн"]


def test_names_functions_and_details_are_edited(view, window, desk, qtbot):
    store = desk.workspace.store
    window.open_actor(samples.DORN.id)
    _settle(view, qtbot)
    view.list.setFocus()
    qtbot.keyClick(view.list, KEY.Key_F2)
    rename = _dialog(RenameDialog)
    rename.name.setText("Pavel J. Dorn")
    rename.accept()
    assert store.actor(samples.DORN.id).name == "Pavel J. Dorn"
    qtbot.keyClick(view.list, KEY.Key_F)
    functions = _dialog(FunctionsDialog)
    functions.table.item(0, 3).setText("2025")
    functions.add()
    functions.table.item(1, 0).setText("Minister of Ports")
    functions.table.item(1, 2).setText("never")
    functions.accept()
    assert functions.isVisible() and "no day" in functions._fault.text()
    functions.table.item(1, 2).setText("2025-01-02")
    functions.accept()
    assert store.actor(samples.DORN.id).functions == (
        Function("chairman", until=date(2025, 1, 1)),
        Function("Minister of Ports", since=date(2025, 1, 2)),
    )
    qtbot.keyClick(view.list, KEY.Key_D)
    details = _dialog(ActorDetailsDialog)
    details.country.setText("Arden")
    details.note.setPlainText("Speaks on Fridays.")
    details.accept()
    dorn = store.actor(samples.DORN.id)
    assert (dorn.country, dorn.note, dorn.kind) == ("Arden", "Speaks on Fridays.", ActorKind.PERSON)
    desk.workspace.undo()
    assert store.actor(samples.DORN.id).country == ""


def test_functions_are_moved_ended_and_taken_off(view, desk, qtbot):
    seen = Function("mayor", seen_from=date(2024, 1, 1), seen_until=date(2024, 5, 1))
    actor = Actor(ActorId(5), "Ada", ActorKind.PERSON, functions=(seen, Function("minister")))
    dialog = FunctionsDialog(actor, view.window())
    told = []
    dialog.decided.connect(told.append)
    dialog.table.setCurrentCell(0, 0)
    dialog.shift(1)
    dialog.end_today()
    dialog.table.setCurrentCell(0, 0)
    dialog.remove()
    dialog.accept()
    [(last,)] = told
    assert (last.title, last.until, last.seen_until) == ("mayor", date.today(), date(2024, 5, 1))


def test_what_was_said_is_narrowed_opened_and_placed(view, window, desk, qtbot):
    window.open_actor(samples.ROE.id)
    _settle(view, qtbot)
    qtbot.waitUntil(lambda: len(view.said.listed()) == view._model.register_row(0).statements)
    said = len(view.said.listed())
    qtbot.keyClick(view.list, KEY.Key_Return)
    assert view.said.list.hasFocus()
    qtbot.keyClick(view.said.list, KEY.Key_1)
    used = desk.workspace.store.used_in([view.said.listed()[0]])
    assert used
    view.said.ask(text="nobody ever said")
    qtbot.waitUntil(lambda: len(view.said.listed()) == 0)
    assert "Nothing matches" in view.said._empty.words
    view.said.clear()
    qtbot.waitUntil(lambda: len(view.said.listed()) == said)
    view.said._ask_period()
    dialog = _dialog(PeriodDialog)
    dialog.until.setText((date(2026, 11, 1) - timedelta(days=3000)).isoformat())
    dialog.accept()
    qtbot.waitUntil(lambda: len(view.said.listed()) == 0)
    view.said.clear()
    qtbot.waitUntil(lambda: len(view.said.listed()) == said)
    window.activateWindow()
    view.said.list.setFocus()
    qtbot.waitUntil(view.said.list.hasFocus)
    qtbot.keyClick(view.said.list, KEY.Key_O)
    assert window.view_name == "read"


def test_a_briefing_about_the_actor_begins_with_what_is_listed(view, window, desk, qtbot):
    window.open_actor(samples.ROE.id)
    _settle(view, qtbot)
    qtbot.waitUntil(lambda: len(view.said.listed()) > 0)
    ids = set(view.said.listed())
    deeds = WindowDeeds(desk, window)
    qtbot.keyClick(view.list, KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = _dialog(BriefingDetails)
    dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok).click()
    store = desk.workspace.store
    made = store.briefing(desk.workspace.current_briefing)
    assert (made.product, made.subject) == ("actor-profile", samples.ROE.id)
    items = [item for section in made.sections for item in section.items]
    placed = {item.statement_id for item in items if isinstance(item, StatementItem)}
    assert placed == ids and window.view_name == "compose"
    assert deeds.parent() is window


def test_panes_are_walked_and_the_place_is_kept(view, window, desk, qtbot):
    view.list.setFocus()
    qtbot.keyClick(view.list, KEY.Key_F6)
    assert view.page.hasFocus()
    qtbot.keyClick(view.page, KEY.Key_F6)
    assert view.said.list.hasFocus()
    view.save_state()
    assert desk.preferences.get("register.actor", "") == str(view.page.actor.id)


def test_the_actor_panel_leads_here(read, window, desk, qtbot):
    read.open_article(1)
    window.open_actor(samples.UNION.id)
    view = window.view("actors")
    _settle(view, qtbot)
    assert view.page.actor.name == "Harbour Union"
    assert desk.actions["actionShowInRegister"].isVisible()


def test_names_are_compared_while_the_window_rests(view, desk, qtbot):
    store = desk.workspace.store
    store.write([Change(None, Actor(ActorId(78), "Jane M. Roe", ActorKind.PERSON))])
    comparing = Comparing(desk, view)
    comparing.step()
    qtbot.waitUntil(lambda: store.actors_to_compare_count() == 0, timeout=4000)
    assert [pair.other for pair in store.pairs_of(samples.ROE.id)] == [ActorId(78)]


def test_words_of_days_and_scripts():
    assert days_of(Function("x", since=date(2024, 1, 2))) == "since 2 Jan 2024"
    assert days_of(Function("x", "", date(2024, 1, 2), date(2024, 3, 4))) == "2 Jan 2024 – 4 Mar 2024"
    assert days_of(Function("x").seen_on(date(2024, 1, 2))) == "as of 2 Jan 2024"
    seen = Function("x").seen_on(date(2024, 1, 2)).seen_on(date(2025, 1, 2))
    assert days_of(seen) == "as of 2 Jan 2025, first on 2 Jan 2024"
    assert days_of(Function("x")) == "undated"
    names = ("Roe", "Роу", "رو", "1")
    assert list(by_script(names)) == ["Latin", "Cyrillic", "Arabic", "Other"]


def test_every_control_of_the_register_has_a_name(view, window, qtbot):
    window.open_actor(samples.DORN.id)
    _settle(view, qtbot)
    nameless = [
        (type(widget).__name__, widget.objectName())
        for kind in (QAbstractButton, QLineEdit, QAbstractItemView)
        for widget in view.findChildren(kind)
        if widget.isVisible()
        and not isinstance(widget.parent(), QLineEdit)
        and not isinstance(widget, QHeaderView)
        and not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_what_has_not_changed_leaves_the_focus_where_it_is(view, window, desk, qtbot):
    window.open_actor(samples.DORN.id)
    _settle(view, qtbot)
    merge = next(one for one in view.page.findChildren(QAbstractButton) if "Merge: " in one.accessibleName())
    merge.setFocus()
    desk.workspace.tell(Changed(articles=frozenset({1}), actors=frozenset({samples.ROE.id})))
    _settle(view, qtbot)
    assert merge.hasFocus()


def test_a_statement_leads_to_whoever_said_it(window, desk, qtbot):
    window.show_view("statements")
    statements = window.view("statements")
    qtbot.waitUntil(lambda: len(statements._model.roll) > 0)
    statements.table.setFocus()
    statements.table.selectRow(0)
    said = desk.workspace.store.statement(statements.table.current_id)
    qtbot.keyClick(statements.table, KEY.Key_W)
    assert window.view_name == "actors"
    assert window.view("actors").page.actor.id == said.actor_id
