"""The statements view, driven by its actions and keys."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from listed_library import ALL, KAREIVA, NEWEST_FIRST, desk_over, filled, state_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from briefing_app.domain.briefings.briefing import StatementItem
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.statements.statement import StatementState
from briefing_app.ui.statements.rows.columns import BY_KEY
from briefing_app.ui.statements.view import StatementsView
from briefing_app.workspace import edits

SELECTED, DISMISSED, SUGGESTED = (
    StatementState.SELECTED,
    StatementState.DISMISSED,
    StatementState.SUGGESTED,
)


@pytest.fixture
def desk(tmp_path, qapp):
    workspace = filled(tmp_path / "library.briefing")
    desk = desk_over(workspace, tmp_path, qapp)
    yield desk
    desk.signals.close()
    workspace.store.close()


@pytest.fixture
def view(desk, qtbot):
    return shown(desk, qtbot)


def shown(desk, qtbot):
    view = StatementsView(desk)
    qtbot.addWidget(view)
    view.resize(1280, 700)
    view.show()
    view.activateWindow()
    view.table.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    return view


def ids(view):
    roll = view.table.statements.roll
    return roll.ids(0, len(roll))


def cell(view, statement, column):
    model = view.table.statements
    return model.index(model.row_of(statement), BY_KEY[column]).data()


def press(view, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(view.table, key, modifier)


def chips(view):
    return [chip.words for chip in view.filters.chips]


def facet(view, field, words):
    rows = view.filters.facets.facets.rows
    return next(row for row in rows if row.field == field and row.words == words)


def use_facet(view, field, words):
    view.filters.count_now()
    facets = view.filters.facets
    place = facets.facets.place_of(facet(view, field, words))
    index = facets.facets.index(place)
    facets.scrollTo(index)
    QTest.mouseClick(
        facets.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        facets.visualRect(index).center(),
    )


def test_every_statement_of_the_library_is_shown_with_all_that_is_known_of_it(view):
    assert ids(view) == NEWEST_FIRST
    row = [cell(view, 11, key) for key in BY_KEY]
    assert row[:4] == [
        "“We need to repair a cable in two weeks”",
        "Ingrid Solvang",
        "chief executive, Nordnett",
        "Direct",
    ]
    assert row[5:7] == ["Grid operators agree <b>joint</b> repair fleet & depot", "Baltic Wire"]
    assert row[7].startswith("21 Nov")
    assert row[8:] == ["Suggested", ""]


def test_a_screen_reader_hears_the_whole_statement(view):
    index = view.table.statements.index(3, 0)
    heard = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard.startswith(
        "Nordnett: reserves stood at 61 percent, indirect, on energy, suggested, Meridian"
    )


def test_enter_selects_and_goes_on_and_x_dismisses(view, desk):
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_X)
    assert state_of(desk.workspace, 11) is SELECTED
    assert state_of(desk.workspace, 12) is DISMISSED
    assert view.table.current_id == 13
    assert cell(view, 11, "state") == "Selected"


def test_r_makes_a_suggestion_of_it_again_and_stays(view, desk):
    press(view, Qt.Key.Key_X)
    press(view, Qt.Key.Key_Up)
    press(view, Qt.Key.Key_R)
    assert state_of(desk.workspace, 11) is SUGGESTED
    assert view.table.current_id == 11


def test_several_statements_are_dismissed_in_one_step_that_can_be_undone(view, desk):
    view.table.selectAll()
    press(view, Qt.Key.Key_X)
    assert {state_of(desk.workspace, one) for one in ALL} == {DISMISSED}
    assert desk.workspace.undo_label == "dismiss 5 statements"
    desk.workspace.undo()
    assert {state_of(desk.workspace, one) for one in ALL} == {SUGGESTED}


def test_digits_put_the_statement_into_that_section_of_the_briefing(view, desk):
    told = []
    desk.notices.told.connect(told.append)
    press(view, Qt.Key.Key_2)
    briefing = desk.workspace.store.briefing(desk.workspace.current_briefing)
    economy = briefing.sections[1]
    assert [item.statement_id for item in economy.items if isinstance(item, StatementItem)] == [11]
    assert cell(view, 11, "used_in") == "Press Review"
    assert told == ["1 statement put into “Economy”."]
    assert view.table.current_id == 12


def test_a_digit_beyond_the_last_section_says_so_and_changes_nothing(view, desk):
    told = []
    desk.notices.told.connect(told.append)
    press(view, Qt.Key.Key_9)
    assert told == ["“Press Review” has 2 sections; there is no section 9."]
    assert not list(items(desk.workspace.store.briefing(desk.workspace.current_briefing)))


def test_without_a_briefing_placing_says_what_to_do(view, desk):
    told = []
    desk.notices.told.connect(told.append)
    desk.workspace.apply(edits.remove_briefing(desk.workspace.store, desk.workspace.current_briefing))
    press(view, Qt.Key.Key_1)
    assert told == ["There is no briefing to put it into. Make one with File, New briefing."]


def test_zero_takes_the_statement_out_of_the_briefing(view, desk):
    press(view, Qt.Key.Key_1)
    press(view, Qt.Key.Key_Up)
    press(view, Qt.Key.Key_0)
    briefing = desk.workspace.store.briefing(desk.workspace.current_briefing)
    assert not [item for item in items(briefing) if isinstance(item, StatementItem)]


def test_the_section_menu_puts_all_chosen_statements(view, desk, qtbot):
    view.table.selectAll()
    press(view, Qt.Key.Key_A)
    menu = QGuiApplication.focusWindow() and view._place_menu
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:2] == ["1.  Energy\t1", "2.  Economy\t2"]
    menu.actions()[0].trigger()
    menu.hide()
    briefing = desk.workspace.store.briefing(desk.workspace.current_briefing)
    placed = [i.statement_id for i in briefing.sections[0].items if isinstance(i, StatementItem)]
    assert sorted(placed) == ALL


def test_o_and_a_double_click_open_the_statement_in_its_article(view, desk, qtbot):
    with qtbot.waitSignal(desk.navigator.statement_wanted) as opened:
        press(view, Qt.Key.Key_O)
    assert opened.args == [11]
    place = view.table.visualRect(view.table.statements.index(2, 1)).center()
    viewport = view.table.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    with qtbot.waitSignal(desk.navigator.statement_wanted) as opened:
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert opened.args == [13]


def test_a_click_on_a_head_sorts_and_a_second_turns_the_order_round(view):
    def click(key):
        heads = view.table.heads
        column = BY_KEY[key]
        place = QPoint(heads.sectionViewportPosition(column) + 20, heads.height() // 2)
        QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    click("actor")
    by_actor = [cell(view, one, "actor") for one in ids(view)]
    assert by_actor == sorted(by_actor)
    click("actor")
    assert [cell(view, one, "actor") for one in ids(view)] == sorted(by_actor, reverse=True)
    assert (view.table.heads.sorted_by, view.table.heads.descending) == (BY_KEY["actor"], True)
    click("date")
    assert ids(view) == NEWEST_FIRST


def test_typing_in_the_search_field_filters_after_a_moment(view, qtbot):
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    view.filters.search.setFocus()
    QTest.keyClicks(view.filters.search, "freeze")
    qtbot.waitUntil(lambda: ids(view) == [15])
    QTest.keyClick(view.filters.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(ids(view)) == 5)


def test_letters_and_enter_typed_in_the_search_field_never_act_on_statements(view, desk, qtbot):
    view.filters.search.setFocus()
    QTest.keyClicks(view.filters.search, "xar129")
    QTest.keyClick(view.filters.search, Qt.Key.Key_Return)
    assert view.filters.search.text() == "xar129"
    assert {state_of(desk.workspace, one) for one in ALL} == {SUGGESTED}
    assert ids(view) == []


def test_a_facet_filters_shows_a_chip_and_a_second_click_takes_it_off(view):
    use_facet(view, "outlet", "Meridian Daily")
    assert ids(view) == [14, 15]
    assert chips(view) == ["Meridian Daily"]
    use_facet(view, "manner", "Direct")
    assert ids(view) == [15]
    assert chips(view) == ["Direct", "Meridian Daily"]
    use_facet(view, "outlet", "Meridian Daily")
    assert ids(view) == [11, 13, 15]


def test_facets_count_what_each_value_would_show(view):
    view.filters.count_now()
    assert facet(view, "outlet", "Baltic Wire").count == 3
    use_facet(view, "actor_id", "Tomas Kareiva")
    view.filters.count_now()
    assert facet(view, "outlet", "Baltic Wire").count == 1
    assert facet(view, "actor_id", "Ingrid Solvang").count == 2


def test_a_facet_is_chosen_by_keys_and_keeps_the_focus(view):
    view.filters.count_now()
    facets = view.filters.facets
    facets.setFocus()
    facets.setCurrentIndex(facets.facets.index(facets.facets.place_of(facet(view, "manner", "Indirect"))))
    QTest.keyClick(facets, Qt.Key.Key_Space)
    assert ids(view) == [12, 14]
    view.filters.count_now()
    assert facets.currentIndex().data() == "Indirect"
    QTest.keyClick(facets, Qt.Key.Key_Return)
    assert len(ids(view)) == 5


def test_a_click_on_a_chip_takes_that_filter_off(view):
    use_facet(view, "outlet", "Meridian Daily")
    use_facet(view, "manner", "Direct")
    chip = view.findChild(object, "chip_manner")
    assert chip.accessibleName() == "Take off the filter Direct"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert ids(view) == [14, 15]
    QTest.mouseClick(view.findChild(object, "clearFilters"), Qt.MouseButton.LeftButton)
    assert len(ids(view)) == 5
    assert not view.findChild(object, "statementChips").isVisible()


def test_days_can_be_chosen_and_a_wrong_order_of_them_is_told(view, qtbot):
    use_facet(view, "period", "Choose days…")
    dialog = view.findChild(object, "daysDialog")
    since, until = (dialog.findChild(object, name) for name in ("daysSince", "daysUntil"))
    for field in (dialog._since, dialog._until):
        field.check.setChecked(True)
    since.setDate(since.date().fromString("2026-11-21", Qt.DateFormat.ISODate))
    until.setDate(until.date().fromString("2026-11-20", Qt.DateFormat.ISODate))
    dialog._finish()
    assert dialog.findChild(object, "daysTrouble").text() == "The first day lies after the last one."
    until.setDate(until.date().fromString("2026-11-21", Qt.DateFormat.ISODate))
    dialog._finish()
    assert ids(view) == [11, 12, 13]
    assert chips(view) == ["21 Nov 2026"]


def test_when_nothing_matches_the_view_says_so_and_offers_a_way_out(view, qtbot):
    view.filters.ask(replace(view.filters.query, text="zebra"))
    empty = view.findChild(object, "statementsEmpty")
    assert empty.isVisible()
    assert "No statement matches" in empty.words
    QTest.mouseClick(empty.button, Qt.MouseButton.LeftButton)
    assert len(ids(view)) == 5
    assert view.table.isVisible()


def test_an_empty_library_says_where_statements_come_from(tmp_path, qapp, qtbot, desk):
    desk.workspace.apply(edits.remove_articles(desk.workspace.store, [1, 2]))
    view = StatementsView(desk)
    qtbot.addWidget(view)
    view.show()
    empty = view.findChild(object, "statementsEmpty")
    assert "No statements yet" in empty.words
    assert not empty.button.isVisible()


def test_a_filtered_statement_that_is_dismissed_leaves_its_place_to_the_next(view):
    use_facet(view, "state", "Suggested")
    view.table.setFocus()
    view.table.choose(12)
    press(view, Qt.Key.Key_X)
    assert ids(view) == [11, 13, 14, 15]
    assert view.table.current_id == 13
    assert view.table.chosen_ids == [13]


def test_keys_meant_for_the_table_never_end_up_in_the_search_field(view, desk, qtbot):
    view.filters.ask(replace(view.filters.query, text="freeze"))
    press(view, Qt.Key.Key_X)
    use_facet(view, "state", "Dismissed")
    view.table.setFocus()
    press(view, Qt.Key.Key_R)
    empty = view.findChild(object, "statementsEmpty")
    qtbot.waitUntil(empty.isVisible)
    assert empty.button.hasFocus()
    QTest.keyClick(empty.button, Qt.Key.Key_Space)
    assert len(ids(view)) == 5
    assert view.table.hasFocus()


def test_changes_elsewhere_are_shown_and_place_and_selection_stay(view, desk, qtbot):
    view.table.choose(14)
    desk.workspace.apply(edits.rename_actor(desk.workspace.store, KAREIVA, "Tomas Karejva"))
    qtbot.waitUntil(lambda: cell(view, 15, "actor") == "Tomas Karejva")
    assert view.table.current_id == 14
    desk.workspace.apply(edits.remove_articles(desk.workspace.store, [1]))
    qtbot.waitUntil(lambda: ids(view) == [14, 15])
    assert view.table.chosen_ids == [14]


def test_copying_takes_the_words_with_their_source_as_formatted_text(view):
    press(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == (
        "“We need to repair a cable in two weeks”\n— Ingrid Solvang, chief executive, Nordnett "
        "(Baltic Wire, “Grid operators agree <b>joint</b> repair fleet & depot”, 21 Nov 2026)"
    )
    assert "agree &lt;b&gt;joint&lt;/b&gt; repair fleet &amp; depot" in data.html()
    assert "<b>Ingrid Solvang</b>" in data.html()


def test_a_drag_carries_the_ids_of_what_is_chosen(view):
    view.table.selectAll()
    model = view.table.statements
    data = model.mimeData(view.table.selectedIndexes())
    assert json.loads(bytes(data.data("application/x-briefing-statements").data())) == NEWEST_FIRST
    assert data.text().count("\n\n") == 4


def test_columns_and_order_are_remembered(view, desk, qtbot):
    view.table.setColumnWidth(BY_KEY["actor"], 177)
    view.table.heads.moveSection(BY_KEY["date"], 1)
    view.table.show_column(BY_KEY["function"], shown=False)
    view.filters.ask_for_order("outlet", descending=False)
    view.save_state()
    again = shown(desk, qtbot)
    assert again.table.columnWidth(BY_KEY["actor"]) == 177
    assert again.table.heads.visualIndex(BY_KEY["date"]) == 1
    assert again.table.isColumnHidden(BY_KEY["function"])
    assert (again.filters.query.order, again.filters.query.descending) == ("outlet", False)


def test_what_was_remembered_wrongly_is_passed_over(desk, qtbot):
    desk.preferences.set("statements.columns", {"order": [3, "no"], "widths": {"actor": "wide"}})
    desk.preferences.set("statements.order", ["mood", True])
    desk.preferences.set("statements.panes", ["a", "b"])
    assert ids(shown(desk, qtbot)) == NEWEST_FIRST


def test_the_context_menu_filters_by_the_actor_of_the_row(view, qtbot):
    place = view.table.visualRect(view.table.statements.index(3, 1)).center()
    view.table.customContextMenuRequested.emit(place)
    menu = next(m for m in view.findChildren(type(view._place_menu)) if m.isVisible())
    only = next(action for action in menu.actions() if action.text() == "Only “Nordnett”")
    only.trigger()
    menu.close()
    assert ids(view) == [14]
    assert chips(view) == ["Nordnett"]
