"""The same statements as a table, a matrix and a timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from listed_library import DIRECT, KAREIVA, NORDNETT, SOLVANG, desk_over, filled
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing_app.domain.identity import ArticleId, StatementId
from briefing_app.domain.statements.statement import Origin, StatementState
from briefing_app.storage.queries import StatementRow
from briefing_app.ui.statements.view import StatementsView
from briefing_app.ui.statements.ways.grid import OTHER_ISSUES, grid_of, time_rows
from briefing_app.ui.statements.ways.pages import Way

ALT = Qt.KeyboardModifier.AltModifier


def said(number, actor, name, day, topic="", state=StatementState.SUGGESTED):
    return StatementRow(
        StatementId(number), ArticleId(1), f"words {number}", actor, name, "", None, DIRECT, state,
        Origin.DETECTED, topic, "A headline", "Baltic Wire", None, day, 0.5,
    )  # fmt: skip


def test_a_matrix_has_who_speaks_most_first_and_the_latest_last_in_a_cell():
    rows = [
        said(1, SOLVANG, "Ingrid Solvang", date(2026, 11, 21), "Energy"),
        said(2, SOLVANG, "Ingrid Solvang", date(2026, 11, 19), "Energy"),
        said(3, KAREIVA, "Tomas Kareiva", date(2026, 11, 20), "Budget"),
        said(4, None, "", None),
        said(5, None, "", None),
        said(6, None, "", None),
    ]
    grid = grid_of(rows, lambda row: row.topic, ["Diplomacy", "Budget"])
    assert [actor.name for actor in grid.actors] == ["Ingrid Solvang", "Tomas Kareiva", "No speaker"]
    assert grid.issues == ("Budget", "Energy", OTHER_ISSUES)
    assert [row.id for row in grid.cell(0, 1)] == [2, 1]
    assert grid.cell(0, 0) == ()
    assert [row.id for row in grid.cell(1, 0)] == [3]
    assert sum(len(cell) for line in grid.cells for cell in line) == len(rows)


def test_a_timeline_goes_by_the_day_of_saying_under_months_and_loses_nothing():
    rows = [
        said(1, None, "A", date(2026, 11, 2)),
        replace(said(2, None, "B", date(2026, 11, 21)), said_on=date(2026, 10, 30)),
        said(3, None, "C", None),
        said(4, None, "D", date(2026, 11, 9)),
    ]
    shown = [line.head or line.row.id for line in time_rows(rows, newest_first=True)]
    assert shown == ["November 2026", 4, 1, "October 2026", 2, "Undated", 3]
    upward = [line.head or line.row.id for line in time_rows(rows, newest_first=False)]
    assert upward == ["October 2026", 2, "November 2026", 1, 4, "Undated", 3]


@pytest.fixture
def desk(tmp_path, qapp):
    workspace = filled(tmp_path / "library.briefing")
    desk = desk_over(workspace, tmp_path, qapp)
    yield desk
    desk.signals.close()
    workspace.store.close()


@pytest.fixture
def view(desk, qtbot):
    view = StatementsView(desk)
    qtbot.addWidget(view)
    view.resize(1280, 700)
    view.show()
    view.activateWindow()
    view.table.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    return view


def turn_to(view, way, qtbot):
    while view._pages.way is not way:
        QTest.keyClick(view._pages.shown, Qt.Key.Key_V)
    qtbot.waitUntil(view._pages.shown.hasFocus)
    return view._pages.shown


def test_v_turns_the_table_into_a_matrix_that_keeps_the_filter(view, desk, qtbot):
    matrix = turn_to(view, Way.MATRIX, qtbot)
    grid = matrix.model().grid
    assert desk.actions["actionAsMatrix"].isChecked()
    assert not desk.actions["actionAsTable"].isChecked()
    assert [actor.name for actor in grid.actors] == ["Ingrid Solvang", "Tomas Kareiva", "Nordnett"]
    assert "energy" in grid.issues
    assert view.panes[0] is matrix
    view.filters.ask(replace(view.filters.query, actor_id=NORDNETT))
    assert [actor.name for actor in matrix.model().grid.actors] == ["Nordnett"]


def test_a_cell_is_judged_and_opened(view, desk, qtbot):
    matrix = turn_to(view, Way.MATRIX, qtbot)
    column = matrix.model().grid.issues.index("energy")
    matrix.setCurrentIndex(matrix.model().index(0, column))
    assert sorted(matrix.chosen_ids) == [11, 13]
    QTest.keyClick(matrix, Qt.Key.Key_4, ALT)
    store = desk.workspace.store
    assert {store.statement(StatementId(one)).stance.value for one in (11, 13)} == {1}
    qtbot.waitUntil(lambda: matrix.model().grid.cell(0, column)[-1].stance is not None)
    assert matrix.currentIndex().column() == column
    opened = []
    desk.navigator.statement_wanted.connect(opened.append)
    QTest.keyClick(matrix, Qt.Key.Key_O)
    assert opened == [matrix.current_id]
    heard = matrix.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith("On energy, the latest of 2: Ingrid Solvang")


def test_the_timeline_selects_and_goes_on(view, desk, qtbot):
    timeline = turn_to(view, Way.TIMELINE, qtbot)
    first = timeline.current_id
    QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert desk.workspace.store.statement(first).state is StatementState.SELECTED
    assert timeline.current_id not in (first, None)
    assert [line.head for line in timeline.model().rows if line.head] == ["November 2026"]


def test_the_way_is_remembered_and_the_table_keeps_its_place(view, desk, qtbot):
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    here = view.table.current_id
    turn_to(view, Way.TIMELINE, qtbot)
    assert desk.preferences.get("statements.way", "") == "timeline"
    assert not view._bar.columns_button.isEnabled()
    again = StatementsView(desk)
    qtbot.addWidget(again)
    assert again._pages.way is Way.TIMELINE
    turn_to(view, Way.TABLE, qtbot)
    assert view.table.current_id == here


def test_nothing_found_is_said_in_every_way(view, qtbot):
    turn_to(view, Way.MATRIX, qtbot)
    view.filters.ask(replace(view.filters.query, text="nothing like this"))
    assert view._empty.isVisible()
    view.filters.clear()
    assert view._pages.matrix.isVisible()
