"""The window over lists that are walked along: keys, selection, arrivals and searches as ever."""

from __future__ import annotations

import pytest
import samples
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtTest import QTest

from briefing_app.domain.edit import Change
from briefing_app.storage.listing import articles as listing
from briefing_app.storage.listing import statements as statement_lists
from briefing_app.storage.listing.rolls import LongRoll
from briefing_app.ui.look import long_table
from briefing_app.ui.read.article_model import EXCERPT, ROW
from briefing_app.workspace import edits

COUNT = 60


@pytest.fixture
def long_read(monkeypatch, window, desk, qtbot):
    """The read view over a list that is walked along."""
    for name in ("LONGEST_HELD", "LONGEST_SORTED"):
        monkeypatch.setattr(listing, name, -1)
    monkeypatch.setattr(listing, "STRIDE", 8)
    articles = [
        samples.article(number, f"The harbour of towne{number} is open.", headline=f"Story {number:03}")
        for number in range(100, 100 + COUNT)
    ]
    desk.workspace.store.write([Change(None, one) for one in articles])
    window.show_view("read")
    view = window.view("read")
    view.articles.reload()
    assert isinstance(view.articles.list.model().roll, LongRoll)
    view.articles.list.setFocus()
    return view


def _heads(view):
    model = view.articles.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_end_and_home_reach_both_ends_and_the_articles_are_shown(long_read):
    articles = long_read.articles.list
    last = articles.model().rowCount() - 1
    QTest.keyClick(articles, Qt.Key.Key_End)
    assert articles.currentIndex().row() == last
    assert long_read.pane.article.id == articles.model().index(last, 0).data(ROW).id
    QTest.keyClick(articles, Qt.Key.Key_Home)
    assert articles.currentIndex().row() == 0
    QTest.keyClick(articles, Qt.Key.Key_PageDown)
    assert articles.currentIndex().row() == articles.viewport().height() // articles.row_height


def test_what_is_dismissed_in_the_middle_goes_and_the_next_is_current(long_read, desk):
    before = _heads(long_read)
    articles = long_read.articles.list
    articles.go_to_row(20)
    QTest.keyClick(articles, Qt.Key.Key_X)
    assert _heads(long_read) == before[:20] + before[21:]
    assert articles.currentIndex().row() == 20
    assert long_read.pane.article.headline == before[21]
    desk.actions["actionUndo"].trigger()
    long_read.articles.reconcile()
    assert _heads(long_read) == before


def test_what_is_read_stays_in_the_list_of_new_ones(long_read, desk):
    long_read.articles.choose("new")
    before = _heads(long_read)
    wanted = long_read.articles.list.model().index(3, 0).data(ROW).id
    desk.workspace.note_read(wanted)
    long_read.articles.reconcile()
    assert _heads(long_read) == before
    long_read.articles.reload()
    assert len(_heads(long_read)) == len(before) - 1


def test_arrivals_wait_behind_the_bar(long_read, desk):
    before = _heads(long_read)
    desk.workspace.apply(edits.import_articles(desk.workspace.store, [samples.article(10**15, "New text.")]))
    long_read.articles.reconcile()
    assert _heads(long_read) == before
    assert long_read.articles._arrivals.show_them.text().strip().startswith("1 new")
    long_read.articles.show_arrivals()
    assert len(_heads(long_read)) == len(before) + 1


def test_everything_can_be_selected_and_too_much_is_told(long_read, monkeypatch, desk):
    articles = long_read.articles.list
    articles.selectAll()
    count = articles.model().rowCount()
    assert articles.chosen_count() == count
    assert len(long_read.articles.chosen()) == count
    monkeypatch.setattr("briefing_app.ui.read.article_pane.MOST_CHOSEN", 5)
    told = []
    monkeypatch.setattr(desk.notices, "tell", told.append)
    assert long_read.articles.chosen() == []
    assert "can be done to 5 at once" in told[0]


def test_rows_too_far_away_are_shown_when_they_are_near(long_read, monkeypatch):
    monkeypatch.setattr("briefing_app.storage.listing.rolls.FAR", 4)
    model = long_read.articles.list.model()
    model.show(desk_roll := long_read._store.article_roll(long_read.articles.query))
    assert model.index(COUNT // 2, 0).data() is None or desk_roll.is_near(0)
    while desk_roll.learn():
        pass
    assert model.index(COUNT // 2, 0).data() is not None


def test_a_search_shows_the_place_and_marks_it_in_the_article(long_read, desk, qtbot):
    pane = long_read.articles
    pane.search.setText("harbour of towne12")
    qtbot.waitUntil(lambda: pane.list.model().rowCount() == 10, timeout=5000)
    model = pane.list.model()
    excerpt = model.index(0, 0).data(EXCERPT)
    assert [span.of(excerpt.text) for span in excerpt.marks][:2] == ["harbour", "of"]
    pane.list.go_to_row(1)
    found = long_read.reader.found
    assert found.count > 0
    desk.actions["actionNextFound"].trigger()
    assert found.place == 0
    desk.actions["actionPreviousFound"].trigger()
    assert found.place == found.count - 1
    pane.search.setText("wing:left harbour ")
    qtbot.waitUntil(lambda: "not a field" in pane._asking._said.text(), timeout=5000)
    pane.search.clear()
    qtbot.waitUntil(lambda: model.rowCount() >= COUNT, timeout=5000)
    assert found.count == 0
    assert model.index(0, 0).data(EXCERPT) is None


def test_a_search_that_finds_more_than_is_listed_says_so(long_read, monkeypatch, qtbot):
    pane = long_read.articles
    monkeypatch.setattr(listing, "MOST_FOUND", 7)
    monkeypatch.setattr("briefing_app.ui.read.article_asking.MOST_FOUND", 7)
    monkeypatch.setattr("briefing_app.ui.read.list_keeping._FIRST_FOUND", 3)
    monkeypatch.setattr("briefing_app.ui.read.list_keeping._found_in", _bounded)
    pane.search.setText("harbour towne")
    qtbot.waitUntil(lambda: f"of {COUNT}" in pane._asking._said.text(), timeout=5000)
    assert pane._asking._said.text() == f"The newest 7 of {COUNT}."
    assert pane.list.model().rowCount() == 7


def _bounded(store, query, most=None):
    return store.found_articles(query, most or 7)


def test_a_table_places_selects_and_scrolls_by_rows(long_read):
    table = long_read.articles.list
    height = table.row_height
    assert isinstance(table, long_table.LongTable)
    table.verticalScrollBar().setValue(0)
    assert table.rowAt(height * 2 + 5) == 2
    assert table.visualRect(table.model().index(1, 0)).top() == height
    table.setSelection(
        QRect(QPoint(5, 5), QPoint(50, height * 2 + 5)), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    assert table.chosen_rows() == [0, 1, 2]
    table.scrollTo(table.model().index(40, 0))
    assert 40 in table.visible_rows()
    assert (
        table.verticalScrollBar().maximum() == table.model().rowCount() * height - table.viewport().height()
    )


def test_statements_are_walked_along_and_sorted_beside_the_window(monkeypatch, window, desk, qtbot):
    monkeypatch.setattr(statement_lists, "LONGEST_SORTED", -1)
    window.show_view("statements")
    view = window.view("statements")
    every = desk.workspace.store.statement_ids(view.filters.query).tolist()
    qtbot.waitUntil(lambda: view.table.statements.rowCount() == len(every), timeout=5000)
    assert isinstance(view.table.statements.roll, LongRoll)
    assert view.table.statements.roll.ids(0, 99) == every
    view._order_by("quote", False)
    qtbot.waitUntil(lambda: not isinstance(view.table.statements.roll, LongRoll), timeout=5000)
    held = view.table.statements.roll.ids(0, 99)
    assert held == desk.workspace.store.statement_ids(view.filters.query).tolist()
    qtbot.waitUntil(lambda: bool(view.filters.facets.facets.rows), timeout=5000)
