"""Composing: from the pool into sections, by drag and by keys, with the paper beside it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from briefing_app.domain.briefings.briefing import ArticleItem, NoteItem, NoteKind, StatementItem
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.statements.statement import StatementState
from briefing_app.storage.queries import StatementQuery
from briefing_app.ui.compose.outline.outline_rows import RowKind
from briefing_app.ui.compose.view import ComposeView
from briefing_app.workspace import edits

BOTH_ENGINES = True


@pytest.fixture
def view(window, desk, qtbot):
    """Show the compose view with one selected statement in the pool."""
    store = desk.workspace.store
    first = store.statement_ids(StatementQuery())[0]
    desk.workspace.apply(edits.select_statement(store, first))
    window.show_view("compose")
    view = window.view("compose")
    assert isinstance(view, ComposeView)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return view


def briefing(desk):
    return desk.workspace.store.briefing(desk.workspace.current_briefing)


def kinds(desk):
    return [type(item) for item in items(briefing(desk))]


def place_first(view):
    view.pool.list.setCurrentIndex(view.pool.list.model().index(0, 0))
    view.pool.list.setFocus()
    view._desk.actions["actionInsertStatement"].trigger()


def select_kind(view, kind):
    number = next(n for n, row in enumerate(view.outline.outline.rows) if row.kind is kind)
    view.outline.setCurrentIndex(view.outline.outline.index(number))
    return view.outline.current_row


def test_the_pool_holds_what_is_selected_and_has_no_place(view, desk):
    assert view.pool.list.model().rowCount() == 1

    place_first(view)

    assert view.pool.list.model().rowCount() == 0
    assert kinds(desk) == [ArticleItem, StatementItem]


def test_a_digit_puts_it_into_that_section(view, desk, qtbot):
    view.pool.list.setCurrentIndex(view.pool.list.model().index(0, 0))
    view.pool.list.setFocus()
    qtbot.waitUntil(view.pool.list.hasFocus)

    qtbot.keyClick(view.pool.list, Qt.Key.Key_2)

    assert [len(section.items) for section in briefing(desk).sections][:3] == [0, 2, 0]


def test_a_card_dragged_from_the_pool_lands_where_it_is_dropped(view, desk):
    model = view.outline.outline
    data = view.pool.list.model().mimeData([view.pool.list.model().index(0, 0)])
    third = [n for n, row in enumerate(model.rows) if row.kind is RowKind.SECTION][2]

    removed = model.dropMimeData(data, Qt.DropAction.MoveAction, third + 1, 0, QModelIndex())

    assert removed is False
    assert [len(section.items) for section in briefing(desk).sections][:3] == [0, 0, 2]


def test_alt_and_an_arrow_move_and_undo_names_it(view, desk, qtbot):
    place_first(view)
    select_kind(view, RowKind.ARTICLE)
    view.outline.setFocus()
    qtbot.waitUntil(view.outline.hasFocus)

    qtbot.keyClick(view.outline, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert [len(section.items) for section in briefing(desk).sections][:2] == [0, 2]
    assert "item 1" in desk.workspace.undo_label
    desk.workspace.undo()
    assert [len(section.items) for section in briefing(desk).sections][:2] == [2, 0]


def test_a_summary_is_saved_as_it_is_typed_and_undone_as_one_step(view, desk, qtbot):
    place_first(view)
    row = select_kind(view, RowKind.ARTICLE)
    field = view.editor._article.summary.field
    field.setFocus()

    qtbot.keyClicks(field, "The port ")
    field.settle()
    qtbot.keyClicks(field, "stays open.")
    field.settle()

    item = next(item for item in items(briefing(desk)) if item.id == row.id)
    assert item.summary == "The port stays open."
    assert view.outline.current_row.counter.startswith(str(len(item.summary) + len(row.text)))
    desk.workspace.undo()
    assert next(item for item in items(briefing(desk)) if item.id == row.id).summary == ""
    assert field.toPlainText() == ""


def test_a_wording_that_was_not_said_is_told_and_the_original_is_one_key_away(view, desk, qtbot):
    place_first(view)
    row = select_kind(view, RowKind.STATEMENT)
    original = row.text
    editor = view.editor
    editor._statement.wording.field.setPlainText(f"{original} and more")
    editor._statement.wording.field.settle()

    assert editor._statement.faults.text()
    assert editor._statement.original.text() == original
    qtbot.waitUntil(lambda: any(finding.item_id == row.id for finding in view.findings.findings))

    desk.actions["actionOriginalWording"].trigger()

    assert editor._statement.wording.field.toPlainText() == original
    assert next(item for item in items(briefing(desk)) if item.id == row.id).wording is None


def test_selected_words_are_left_out_with_an_ellipsis_in_brackets(view, desk):
    place_first(view)
    row = select_kind(view, RowKind.STATEMENT)
    field = view.editor._statement.wording.field
    words = field.toPlainText().split()
    cursor = field.textCursor()
    start = field.toPlainText().index(words[1])
    cursor.setPosition(start)
    cursor.setPosition(start + len(words[1]), cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)

    desk.actions["actionLeaveOut"].trigger()

    wording = next(item for item in items(briefing(desk)) if item.id == row.id).wording
    assert "[…]" in wording
    assert not view.editor._statement.faults.text()


def test_a_comment_of_the_analyst_is_a_note_of_its_own(view, desk):
    place_first(view)
    select_kind(view, RowKind.ARTICLE)

    desk.actions["actionAddComment"].trigger()

    [note] = [item for item in items(briefing(desk)) if isinstance(item, NoteItem)]
    assert note.kind is NoteKind.COMMENT
    assert view.outline.current_row.id == note.id


def test_removing_takes_out_of_the_briefing_and_not_out_of_the_library(view, desk, qtbot):
    place_first(view)
    select_kind(view, RowKind.ARTICLE)
    view.outline.setFocus()
    qtbot.waitUntil(view.outline.hasFocus)

    qtbot.keyClick(view.outline, Qt.Key.Key_Delete)

    assert kinds(desk) == []
    assert view.pool.list.model().rowCount() == 1
    query = StatementQuery(state=StatementState.SELECTED)
    assert len(desk.workspace.store.statement_ids(query)) == 1


def test_the_paper_follows_and_a_click_on_it_goes_to_its_item(view, desk, qtbot):
    place_first(view)
    paper = view.paper.paper
    qtbot.waitUntil(lambda: any(p.origin for p in paper._placements), timeout=20_000)
    row = select_kind(view, RowKind.STATEMENT)
    select_kind(view, RowKind.SECTION)
    place = next(p for p in paper._placements if p.origin == row.id)
    middle = paper._on_desk(place).center() - paper._scroll()
    paper.verticalScrollBar().setValue(0)

    qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=middle.toPoint())

    assert view.outline.current_row.id == row.id


def test_a_new_version_of_the_paper_keeps_the_place(view, desk, qtbot):
    place_first(view)
    paper = view.paper.paper
    qtbot.waitUntil(lambda: paper.page_count >= 1, timeout=20_000)
    paper.set_zoom(2.0)
    paper.verticalScrollBar().setValue(200)
    first = view.paper.live.rendered

    view.deeds.set_in_brief("A new first line.")

    qtbot.waitUntil(lambda: view.paper.live.rendered is not first, timeout=20_000)
    assert abs(paper.verticalScrollBar().value() - 200) <= 2
    assert "A new first line." in " ".join(paper.words_of_page(0).split())


def test_what_was_dropped_is_current_in_the_outline(view, desk):
    model = view.outline.outline
    data = view.pool.list.model().mimeData([view.pool.list.model().index(0, 0)])
    third = [n for n, row in enumerate(model.rows) if row.kind is RowKind.SECTION][2]

    model.dropMimeData(data, Qt.DropAction.MoveAction, third + 1, 0, QModelIndex())

    assert view.outline.current_row.kind is RowKind.STATEMENT
    assert view.editor.findChild(QWidget, "wordingField").isVisible()


def test_the_outline_takes_the_focus_when_the_pool_is_empty(view, qtbot):
    place_first(view)

    qtbot.waitUntil(view.outline.hasFocus)


def test_editing_begins_behind_the_last_word(view, desk, qtbot):
    place_first(view)
    select_kind(view, RowKind.SECTION)

    view.editor.begin()
    field = view.editor.findChild(QWidget, "sectionTitleField")
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, " now")

    assert field.toPlainText().endswith(" now")


def test_what_changes_behind_another_view_is_there_on_coming_back(view, window, desk):
    window.show_view("read")
    workspace = desk.workspace
    section = briefing(desk).sections[0]
    workspace.apply(edits.rename_section(workspace.store, briefing(desk).id, section.id, "Harbours"))

    window.show_view("compose")

    assert view.outline.outline.rows[0].text == "Harbours"


def test_an_item_has_one_frame_on_each_page(view, desk, qtbot):
    place_first(view)
    row = select_kind(view, RowKind.ARTICLE)
    qtbot.waitUntil(
        lambda: bool(view.paper.live.rendered and view.paper.live.rendered.placements), timeout=20000
    )
    paper = view.paper.paper
    paper.show_current(frozenset({row.id}))
    parts = [one for one in view.paper.live.rendered.placements if one.origin == row.id]

    assert len(parts) > 1
    assert [len(paper.frames(page)) for page in {one.page for one in parts}] == [1]


def test_ctrl_f_searches_the_pool(view, desk, qtbot):
    view.outline.setFocus()
    qtbot.waitUntil(view.outline.hasFocus)

    qtbot.keyClick(view.outline, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(view.findChild(QWidget, "poolSearch").hasFocus)


def test_digits_are_letters_in_the_search_of_the_pool(view, desk, qtbot):
    view.pool.list.setCurrentIndex(view.pool.list.model().index(0, 0))
    view.pool.begin_search()
    field = view.findChild(QWidget, "poolSearch")
    qtbot.waitUntil(field.hasFocus)

    qtbot.keyClicks(field, "12")

    assert field.text() == "12"
    assert kinds(desk) == []
