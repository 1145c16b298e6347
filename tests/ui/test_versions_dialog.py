"""Versions of a text in the window: the mark in the list, side by side, joined and parted by key."""

from __future__ import annotations

import pytest
import samples
import shiboken6
import wire
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from briefing_app.domain.briefings.briefing import ArticleItem
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ArticleId
from briefing_app.ui.alike.catching_up import CatchingUp
from briefing_app.ui.alike.versions_dialog import VersionsDialog
from briefing_app.ui.read.articles.article_model import ROW, spoken
from briefing_app.workspace import edits

TEXT = f"LONDON (Reuters) - {wire.text(1)}"
HOSTILE = "<b>Bold</b> & {tag}"
VERSIONS = (
    wire.article(101, TEXT, outlet="Reuters"),
    wire.article(102, wire.reworded(TEXT, 0.1), outlet="Morning Post", headline=HOSTILE),
    wire.article(103, wire.cut(TEXT, 4), outlet="Island Gazette"),
)
OTHER = wire.article(104, wire.text(4), outlet="Baltic Wire")


def press(widget, key):
    QTest.keyClick(widget, key)


@pytest.fixture
def wired(read, desk):
    for article in (*VERSIONS, OTHER):
        desk.workspace.apply(edits.import_articles(desk.workspace.store, [article]))
    read.articles.reload()
    return read


def dialog_of(window, qtbot):
    qtbot.waitUntil(lambda: window.findChild(VersionsDialog) is not None)
    dialog = window.findChild(VersionsDialog)
    qtbot.waitUntil(lambda: dialog.sides.differences > 0 or dialog.table.current_row == 0)
    dialog.table.setFocus()
    return dialog


def opened(wired, window, qtbot, *ids):
    listed = wired.articles.list
    listed.go_to(ArticleId(ids[0]))
    listed.setFocus()
    for one in ids[1:]:
        row = listed.model().row_of(ArticleId(one))
        model = listed.selectionModel()
        model.select(listed.model().index(row, 0), model.SelectionFlag.Select | model.SelectionFlag.Rows)
    press(listed, Qt.Key.Key_D)
    return dialog_of(window, qtbot)


def told(dialog, row):
    model = dialog.model
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_the_list_says_how_many_are_alike(wired):
    rows = {}
    model = wired.articles.list.model()
    for place in range(model.rowCount()):
        row = model.index(place, 0).data(ROW)
        rows[row.id] = row
    assert rows[101].versions == 3
    assert rows[104].versions == 0
    assert "3 alike" in spoken(rows[102])


def test_d_shows_the_versions_with_the_agency_leading(wired, window, qtbot):
    dialog = opened(wired, window, qtbot, 102)
    qtbot.waitUntil(lambda: told(dialog, 1)[3] not in ("", None))
    assert told(dialog, 0)[:5] == ["Reuters", "28 November 2026", "243", "leads", "Reuters"]
    assert told(dialog, 1)[0] == "Morning Post"
    assert told(dialog, 1)[5] == HOSTILE
    assert 60 < int(told(dialog, 1)[3].rstrip("%")) < 95
    assert dialog._told.text() == (
        "3 versions of one text  ·  in 3 outlets  ·  origin: Reuters  ·  counts as 1 independent source"
    )


def test_both_texts_stand_in_the_columns_whole(wired, window, qtbot):
    dialog = opened(wired, window, qtbot, 102)
    shown = dialog.sides.toPlainText()
    for paragraph in (*VERSIONS[0].text.split("\n\n"), *VERSIONS[1].text.split("\n\n")):
        assert paragraph in shown


def test_n_and_p_step_through_the_differences_round(wired, window, qtbot):
    dialog = opened(wired, window, qtbot, 102)
    press(dialog.table, Qt.Key.Key_N)
    assert dialog._place.text() == f"Difference 1 of {dialog.sides.differences}"
    press(dialog.table, Qt.Key.Key_P)
    assert dialog._place.text() == f"Difference {dialog.sides.differences} of {dialog.sides.differences}"
    assert dialog.sides.extraSelections()


def test_m_lets_another_lead_and_undo_takes_it_back(wired, window, desk, qtbot):
    dialog = opened(wired, window, qtbot, 103)
    press(dialog.table, Qt.Key.Key_M)
    assert told(dialog, 0)[0] == "Island Gazette"
    assert desk.workspace.undo_label == "let “Headline 103” lead its versions"
    desk.workspace.undo()
    assert told(dialog, 0)[0] == "Reuters"


def test_t_parts_and_j_joins_again(wired, window, desk, qtbot):
    store = desk.workspace.store
    dialog = opened(wired, window, qtbot, 102)
    press(dialog.table, Qt.Key.Key_T)
    assert store.versions_of(ArticleId(102)) == []
    assert store.versions_of(ArticleId(101)) == [101, 103]
    assert dialog.chosen.article.id == 102
    assert not dialog.chosen.has_text
    press(dialog.table, Qt.Key.Key_J)
    assert store.versions_of(ArticleId(102)) == [101, 102, 103]


def test_two_chosen_articles_are_compared_and_joined(wired, window, desk, qtbot):
    dialog = opened(wired, window, qtbot, 101, 104)
    assert {row.article.id for row in dialog.model.rows} == {101, 102, 103, 104}
    dialog.table.go_to(dialog.model.row_of(ArticleId(104)))
    press(dialog.table, Qt.Key.Key_J)
    assert desk.workspace.store.versions_of(ArticleId(104)) == [101, 102, 103, 104]


def test_a_digit_places_the_version_with_the_others_under_also_in(wired, window, desk, qtbot):
    dialog = opened(wired, window, qtbot, 102)
    dialog.table.go_to(0)
    press(dialog.table, Qt.Key.Key_1)
    briefing = desk.workspace.store.briefing(desk.workspace.current_briefing)
    item = next(i for i in items(briefing) if isinstance(i, ArticleItem) and i.article_id == 101)
    assert set(item.also_in) == {102, 103}


def test_a_names_those_that_came_later(wired, window, desk, qtbot):
    workspace = desk.workspace
    section = workspace.store.briefing(workspace.current_briefing).sections[0]
    workspace.apply(
        edits.place_articles(workspace.store, workspace.current_briefing, section.id, [ArticleId(101)])
    )
    late = wire.article(105, wire.cut(TEXT, 6), outlet="Late Edition")
    workspace.apply(edits.import_articles(workspace.store, [late]))
    dialog = opened(wired, window, qtbot, 102)
    press(dialog.table, Qt.Key.Key_A)
    briefing = workspace.store.briefing(workspace.current_briefing)
    item = next(i for i in items(briefing) if isinstance(i, ArticleItem) and i.article_id == 101)
    assert set(item.also_in) == {102, 103, 105}


def test_enter_opens_a_version_in_the_reader(wired, window, qtbot):
    dialog = opened(wired, window, qtbot, 102)
    dialog.table.go_to(dialog.model.row_of(ArticleId(103)))
    press(dialog.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wired.article_at_hand == 103)


def test_an_article_that_is_alone_is_told_of(wired, window, desk, qtbot):
    told = []
    desk.notices.told.connect(told.append)
    wired.articles.list.go_to(ArticleId(104))
    wired.articles.list.setFocus()
    press(wired.articles.list, Qt.Key.Key_D)
    assert any("No other article has this text" in str(one) for one in told)
    assert window.findChild(VersionsDialog) is None


def test_an_older_library_catches_up_while_the_window_rests(desk, qtbot):
    store = desk.workspace.store
    store.write([Change(None, article) for article in VERSIONS])
    for table in ("article_print", "shingle", "alike_pair"):
        store._database.run(f"DELETE FROM {table}")
    store._database.run("INSERT INTO alike_waiting (article_id) SELECT id FROM article")
    heard = []
    desk.signals.changed.connect(lambda changed: heard.append(changed.articles))
    work = CatchingUp(desk, desk.signals)
    for _ in range(20):
        work.step()
    assert store.waiting_to_be_compared(1) == []
    assert store.versions_of(ArticleId(101)) == [101, 102, 103]
    assert frozenset({101, 102, 103}) in heard
    shiboken6.delete(work)  # with its timer: the library closes next


def test_samples_are_alike_to_none(desk):
    assert desk.workspace.store.versions_of(samples.FULL_ARTICLE.id) == []
