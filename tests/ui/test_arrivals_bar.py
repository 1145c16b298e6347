"""What came while somebody worked waits behind a bar, counted nowhere, until it is brought in."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from reading_desk import BUDGET, FERRY, PORT

from briefing_app.domain.articles.article import ReadingState
from briefing_app.errors import BriefingError
from briefing_app.ui.read.arrivals.words import origin_words, waiting_words
from briefing_app.workspace import edits, tasks

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def arrive(desk, tmp_path):
    """Let an article arrive by itself."""

    def arrive(headline, origin):
        path = tmp_path / f"{headline}.txt"
        path.write_text(
            f"{headline}\n\nA text called {headline}. “We are ready,” said Ada Holm, the harbour master.\n",
            encoding="utf-8",
        )
        now = datetime.now(UTC)
        return desk.arrivals.take(tasks.take_in(path, now), now, origin)

    return arrive


def heads(read):
    model = read.articles.list.model()
    return [model.article_row(row).headline for row in range(model.rowCount())]


def chips(read):
    return {name: chip.text().strip() for name, chip in read.articles._asking._chips.items()}


OLD = [PORT.headline, FERRY.headline, BUDGET.headline]


def test_arrivals_wait_uncounted_and_come_in_where_nothing_moves(read, desk, arrive, qtbot):
    listed = read.articles.list
    listed.go_to_row(1)
    qtbot.keyClick(listed, Key.Key_Down, Shift)
    chosen = listed.chosen
    old = [PORT.id, FERRY.id, BUDGET.id]
    desk.workspace.apply(edits.set_reading_state(desk.workspace.store, old, ReadingState.READ))
    qtbot.waitUntil(lambda: chips(read)["new"] == "New 0")
    before = chips(read)
    for number in range(3):
        arrive(f"Ferry {number}", "Port & Grid" if number < 2 else "Watched folder")
    bar = read.articles._arrivals
    qtbot.waitUntil(bar.isVisible)
    qtbot.wait(120)  # the list is brought in step
    assert heads(read) == OLD
    assert chips(read) == before
    assert bar.show_them.text().strip() == "3 new"
    assert bar._origins.text() == "2 from Port & Grid, 1 from the watched folder"
    read.articles.choose("kept")
    assert "Ferry 0" not in heads(read)  # another filter does not let them in
    read.articles.choose("all")
    assert heads(read) == OLD
    top = listed.visualRect(listed.currentIndex()).top()
    listed.setFocus()
    qtbot.keyClick(listed, Key.Key_A)
    assert len(heads(read)) == 6
    assert not bar.isVisible()
    assert desk.arrivals.waiting == ()
    assert listed.chosen == chosen
    assert abs(listed.visualRect(listed.currentIndex()).top() - top) < 3 * listed.row_height
    assert chips(read)["new"] == "New 3"


def test_a_search_leaves_out_what_waits(read, arrive, qtbot):
    arrive("Ferry sinks", "Port & Grid")
    read.articles.search.setText("ferry")
    qtbot.waitUntil(lambda: heads(read) == [FERRY.headline])
    read.articles.show_arrivals()
    qtbot.waitUntil(lambda: len(heads(read)) == 2)


def test_what_is_chosen_stays_chosen(read, arrive, qtbot):
    listed = read.articles.list
    listed.go_to_row(0)
    qtbot.keyClick(listed, Key.Key_Down, Shift)
    chosen = listed.chosen
    arrive("Ferry sinks", "Port & Grid")
    qtbot.waitUntil(read.articles._arrivals.isVisible)
    read.articles.show_arrivals()
    assert len(heads(read)) == 4
    assert listed.chosen == chosen


def test_the_first_new_one_can_be_gone_to(read, desk, arrive, qtbot):
    arrived = arrive("Ferry sinks", "Port & Grid")
    qtbot.waitUntil(read.articles._arrivals.isVisible)
    qtbot.keyClick(read.articles.list, Key.Key_A, Shift)
    assert read.articles.list.current == arrived.id


def test_imports_of_the_background_are_named_beside_arrivals(read, desk, arrive, qtbot):
    import samples

    late = samples.article(9, "New words arrive. Somebody said so.", headline="Late story")
    desk.workspace.apply(edits.import_articles(desk.workspace.store, [late]))
    arrive("Ferry sinks", "Port & Grid")
    bar = read.articles._arrivals
    qtbot.waitUntil(lambda: bar._origins.text() == "1 from Port & Grid, 1 imported")
    assert bar.show_them.text().strip() == "2 new"


def test_refusals_and_doubts_can_be_looked_at(read, window, desk, arrive, qtbot):
    arrived = arrive("Ferry sinks", "Port & Grid")
    store = desk.workspace.store
    store.write(edits.edit_article(store, arrived.id, note="Half of the text may be missing.").changes)
    desk.arrivals.refuse(BriefingError("This PDF is broken.", where="scan.pdf"), "Watched folder")
    assert "1 could not be taken in" in read.articles._arrivals._origins.text()
    desk.actions["actionLookAtArrivals"].trigger()
    dialog = window.findChild(object, "arrivalsDialog")
    shown = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert shown[0].startswith("Not taken in (Watched folder): ")
    assert "Half of the text may be missing." in shown[1]
    dialog.list.itemActivated.emit(dialog.list.item(1))
    assert desk.arrivals.waiting == ()
    qtbot.waitUntil(lambda: read.pane.article is not None and read.pane.article.id == arrived.id)
    assert desk.arrivals.refused == ()
    assert "Ferry sinks" in heads(read)


def test_the_bar_is_announced_once(read, arrive, qtbot, monkeypatch):
    said = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    for number in range(3):
        arrive(f"Ferry {number}", "Port & Grid")
    qtbot.waitUntil(lambda: said != [])
    arrive("Ferry 4", "Port & Grid")
    qtbot.wait(300)
    assert said == ["3 new. 3 from Port & Grid"]


def test_words_name_the_largest_and_count_the_rest():
    origins = {"A": 1, "B": 9, "C": 3, "D": 2, "Watched folder": 4}
    assert (
        origin_words(origins, 2) == "9 from B, 4 from the watched folder, 3 from C, 3 from 2 more, 2 imported"
    )
    assert waiting_words(1234) == "1,234 new"


def test_refusals_alone_are_put_away_by_looking_at_them(read, window, desk):
    desk.arrivals.refuse(BriefingError("This PDF is broken.", where="scan.pdf"), "Import")
    bar = read.articles._arrivals
    assert bar.isVisible()
    assert bar.show_them.isHidden()
    desk.actions["actionLookAtArrivals"].trigger()
    window.findChild(object, "arrivalsDialog").reject()
    assert not bar.isVisible()
