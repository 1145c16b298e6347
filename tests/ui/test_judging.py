"""Stance and issue of a statement, judged in Compose, in Statements and in Read."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from briefing_app.domain.statements.statement import Stance
from briefing_app.storage.queries import StatementQuery
from briefing_app.ui.compose.outline.outline_rows import RowKind
from briefing_app.ui.look.stance_bar import StanceBar, TopicField
from briefing_app.ui.statements.rows.columns import BY_KEY
from briefing_app.ui.statements.topic_dialog import TopicDialog
from briefing_app.workspace import edits
from briefing_app.workspace.composing.topics import known_topics

ALT = Qt.KeyboardModifier.AltModifier


def stance(desk, statement_id):
    return desk.workspace.store.statement(statement_id).stance


@pytest.fixture
def table(window, desk, qtbot):
    window.show_view("statements")
    view = window.view("statements")
    window.activateWindow()
    view.table.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    return view.table


def test_a_stance_given_by_key_is_signed_and_dated_and_undone(table, desk, qtbot):
    desk.settings.change(initials="AK")
    one = table.current_id
    QTest.keyClick(table, Qt.Key.Key_4, ALT)
    assert stance(desk, one) == Stance(1, "AK", date.today())
    place = table.statements.row_of(one)
    qtbot.waitUntil(lambda: table.statements.index(place, BY_KEY["stance"]).data() == "+")
    QTest.keyClick(table, Qt.Key.Key_0, ALT)
    assert stance(desk, one) is None
    desk.workspace.undo()
    assert stance(desk, one).value == 1


def test_without_initials_it_is_judged_and_told_where_they_are_set(table, desk):
    told = []
    desk.notices.told.connect(told.append)
    QTest.keyClick(table, Qt.Key.Key_1, ALT)
    assert stance(desk, table.current_id) == Stance(-2, "", date.today())
    assert "initials" in told[-1]
    assert "strongly against" in told[-1]


def test_many_are_judged_at_once_and_sorted_by_it(table, desk, window):
    table.selectAll()
    chosen = table.chosen_ids
    QTest.keyClick(table, Qt.Key.Key_5, ALT)
    assert {stance(desk, one).value for one in chosen} == {2}
    assert desk.workspace.undo_label == f"judge {len(chosen)} statements as ++"
    store = desk.workspace.store
    store.write(edits.set_stance(store, chosen[:1], Stance(-1)).changes)
    store.write(edits.set_stance(store, chosen[1:2], None).changes)
    upward = list(store.statement_ids(StatementQuery(order="stance", descending=False)))
    assert upward[:2] == [chosen[1], chosen[0]]


def test_f_files_under_an_issue_found_by_typing(table, desk, window, qtbot):
    table.selectAll()
    chosen = table.chosen_ids
    QTest.keyClick(table, Qt.Key.Key_F)
    dialog = window.findChild(TopicDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.field.hasFocus)
    QTest.keyClicks(dialog.field, "econ")
    assert [dialog.list.item(n).text() for n in range(dialog.list.count())] == ["Economy and energy"]
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert {desk.workspace.store.statement(one).topic for one in chosen} == {"Economy and energy"}
    assert "Economy and energy" in known_topics(desk.workspace.store, None)


def test_a_new_issue_is_taken_as_it_is_typed(window, desk, qtbot, table):
    decided = []
    dialog = TopicDialog(("Economy and energy",), "", 1, window)
    dialog.decided.connect(decided.append)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.field.hasFocus)
    QTest.keyClicks(dialog.field, "Fisheries")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert decided == ["Fisheries"]


def test_the_arrows_choose_an_issue_of_the_list(window, qtbot):
    decided = []
    dialog = TopicDialog(("Economy and energy", "Diplomacy"), "", 1, window)
    dialog.decided.connect(decided.append)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.field.hasFocus)
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert decided == ["Diplomacy"]


def test_the_issues_of_the_product_come_before_those_in_use(desk):
    store, current = desk.workspace.store, desk.workspace.current_briefing
    one = store.statement_ids(StatementQuery())[0]
    desk.workspace.apply(edits.set_topic(store, [one], "Fisheries"))
    assert known_topics(store, store.briefing(current))[0] == "Fisheries"
    desk.workspace.apply(edits.set_product(store, current, "statement-matrix"))
    topics = known_topics(store, store.briefing(current))
    assert topics[0] == "Security and defence"
    assert topics.count("Fisheries") == 1
    assert len({topic.casefold() for topic in topics}) == len(topics)


@pytest.fixture
def compose(window, desk, qtbot):
    store, current = desk.workspace.store, desk.workspace.current_briefing
    one = store.statement_ids(StatementQuery())[0]
    desk.workspace.apply(
        edits.place_statements(store, current, store.briefing(current).sections[0].id, [one])
    )
    window.show_view("compose")
    view = window.view("compose")
    number = next(n for n, row in enumerate(view.outline.outline.rows) if row.kind is RowKind.STATEMENT)
    view.outline.setCurrentIndex(view.outline.outline.index(number))
    window.activateWindow()
    view.outline.setFocus()
    qtbot.waitUntil(view.outline.hasFocus)
    return view, one


def test_compose_judges_by_key_and_by_the_control(compose, desk, qtbot):
    view, one = compose
    desk.settings.change(initials="MK")
    QTest.keyClick(view.outline, Qt.Key.Key_2, ALT)
    bar = view.editor.findChild(StanceBar)
    assert stance(desk, one).value == -1
    assert bar.findChild(QToolButton, "stance2").isChecked()
    assert bar.findChild(QLabel, "stanceSigned").text().startswith("MK, ")
    assert "−" in view.outline.current_row.stance
    bar.setFocus()
    qtbot.waitUntil(bar.hasFocus)
    for _ in range(2):
        QTest.keyClick(bar, Qt.Key.Key_Right)
    assert stance(desk, one).value == -1  # not yet: the arrows are still on their way
    qtbot.waitUntil(lambda: stance(desk, one).value == 1, timeout=3000)
    QTest.keyClick(bar, Qt.Key.Key_Delete)
    assert stance(desk, one) is None
    desk.workspace.undo()
    desk.workspace.undo()
    assert stance(desk, one).value == -1
    assert bar.findChild(QToolButton, "stance2").isChecked()


def test_a_click_on_a_step_judges_and_none_takes_it_back(compose, desk, qtbot):
    view, one = compose
    bar = view.editor.findChild(StanceBar)
    qtbot.mouseClick(bar.findChild(QToolButton, "stance5"), Qt.MouseButton.LeftButton)
    assert stance(desk, one).value == 2
    qtbot.mouseClick(bar.findChild(QToolButton, "stanceNone"), Qt.MouseButton.LeftButton)
    assert stance(desk, one) is None


def test_compose_files_a_statement_where_it_is_written(compose, desk, qtbot):
    view, one = compose
    field = view.editor.findChild(TopicField)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "Ports")
    view.refresh()
    assert field.text() == "Ports"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.workspace.store.statement(one).topic == "Ports"
    assert view.outline.current_row.stance == "Ports"


def test_the_matrix_prints_what_was_judged(compose, desk, qtbot):
    view, one = compose
    desk.workspace.apply(edits.set_topic(desk.workspace.store, [one], "Diplomacy"))
    QTest.keyClick(view.outline, Qt.Key.Key_5, ALT)
    view.deeds.set_product("statement-matrix")
    paper = view.paper.paper

    def words():
        return " ".join(" ".join(paper.words_of_page(n) for n in range(paper.page_count)).split())

    qtbot.waitUntil(lambda: "DIPLOMACY" in words().upper() and "++ " in words(), timeout=20_000)


def test_the_note_in_read_judges_and_shows_the_issue(reader, read, desk, qtbot):
    reader.go_to(reader.marks[0].id)
    one = reader.current.id
    QTest.keyClick(reader, Qt.Key.Key_3, ALT)
    assert stance(desk, one).value == 0
    note = read.inspector.statements.note
    bar = note.findChild(StanceBar)
    assert bar.findChild(QToolButton, "stance3").isChecked()
    qtbot.mouseClick(bar.findChild(QToolButton, "stance1"), Qt.MouseButton.LeftButton)
    assert stance(desk, one).value == -2
    desk.workspace.apply(edits.set_topic(desk.workspace.store, [one], "Ports & piers"))
    assert "Issue: Ports && piers" in note.findChild(QToolButton, "statementTopic").text()


def test_f_in_the_reader_asks_for_the_issue_and_gives_the_keys_back(reader, window, desk, qtbot):
    reader.go_to(reader.marks[0].id)
    one = reader.current.id
    QTest.keyClick(reader, Qt.Key.Key_F)
    dialog = window.findChild(TopicDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.field.hasFocus)
    QTest.keyClicks(dialog.field, "diplo")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert desk.workspace.store.statement(one).topic == "Diplomacy"
    window.activateWindow()
    qtbot.waitUntil(reader.hasFocus)
