"""Labels, saved searches and deeds on many articles, by keys, in the list of the read view."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
import samples
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QInputDialog, QLineEdit, QListWidget
from reading_desk import BUDGET, FERRY, PORT

from briefing_app.domain.articles.article import ReadingState
from briefing_app.domain.articles.labelling import LabelCount
from briefing_app.domain.edit import Change
from briefing_app.storage.store import ArticleQuery
from briefing_app.ui.read.articles.article_menu import article_menu
from briefing_app.ui.read.articles.article_model import spoken
from briefing_app.ui.read.chosen.text_file import write_texts
from briefing_app.workspace import edits

Key, Shift, Ctrl = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def listed(read, qtbot):
    """The list with the cursor on the first of three articles."""
    read.articles.list.go_to_row(0)
    return read.articles.list


def heads(read):
    model = read.articles.list.model()
    return [model.article_row(row).headline for row in range(model.rowCount())]


def popup(window, name):
    found = window.findChild(object, name)
    assert found is not None, f"{name} is not open"
    return found


def dialog_at_hand(window, qtbot, name):
    """Return a dialog once its keys act."""
    dialog = next(one for one in window.findChildren(QDialog, name) if one.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def labels_of(desk, *articles):
    return [set(desk.workspace.store.article(one.id).labels) for one in articles]


def many(desk, count):
    """Put more articles into the library than are changed at once."""
    first = date(2026, 1, 1)
    made = [
        samples.article(
            100 + n,
            f"Text number {n}. Nobody spoke.",
            headline=f"Story {n}",
            published_on=first + timedelta(n),
        )
        for n in range(count)
    ]
    desk.workspace.store.write([Change(None, one) for one in made])
    return [one.id for one in made]


# labels


def test_l_puts_a_new_label_on_all_that_is_chosen(listed, window, desk, qtbot):
    qtbot.keyClick(listed, Key.Key_Down, Shift)
    qtbot.keyClick(listed, Key.Key_L)
    picker = popup(window, "labelPicker")
    field = picker.findChild(QLineEdit)
    qtbot.keyClicks(field, "Follow up")
    qtbot.keyClick(field, Key.Key_Return)
    assert labels_of(desk, PORT, FERRY, BUDGET) == [{"Follow up"}, {"Follow up"}, set()]
    assert desk.workspace.undo_label == "label 2 articles “Follow up”"
    row = listed.model().article_row(0)
    assert "labels Follow up" in spoken(row)
    desk.workspace.undo()
    assert labels_of(desk, PORT, FERRY) == [set(), set()]


def test_the_picker_finds_by_a_beginning_and_takes_off_what_all_carry(listed, window, desk, qtbot):
    store = desk.workspace.store
    desk.workspace.apply(edits.label_articles(store, [PORT.id], put=["Energy", "Ports"]))
    qtbot.keyClick(listed, Key.Key_L)
    picker = popup(window, "labelPicker")
    field, choices = picker.findChild(QLineEdit), picker.findChild(QListWidget)
    assert choices.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Energy, on"
    qtbot.keyClicks(field, "por")
    assert choices.item(0).text().startswith("Ports")
    qtbot.keyClick(field, Key.Key_Return, Ctrl)
    assert labels_of(desk, PORT) == [{"Energy"}]
    assert picker.isVisible()  # goes on
    qtbot.keyClicks(field, "ener")
    qtbot.keyClick(field, Key.Key_Return)
    assert labels_of(desk, PORT) == [set()]


def test_what_some_carry_is_put_on_all(listed, window, desk, qtbot):
    desk.workspace.apply(edits.label_articles(desk.workspace.store, [FERRY.id], put=["Energy"]))
    qtbot.keyClick(listed, Key.Key_Down, Shift)
    qtbot.keyClick(listed, Key.Key_L)
    picker = popup(window, "labelPicker")
    assert "on some" in picker.findChild(QListWidget).item(0).text()
    qtbot.keyClick(picker.findChild(QLineEdit), Key.Key_Return)
    assert labels_of(desk, PORT, FERRY) == [{"Energy"}, {"Energy"}]


def test_a_label_is_renamed_and_deleted_for_the_whole_library(read, window, desk, qtbot):
    store = desk.workspace.store
    desk.workspace.apply(edits.label_articles(store, [PORT.id, BUDGET.id], put=["Gas"]))
    read.deeds.labels.manage("Gas")
    dialog = dialog_at_hand(window, qtbot, "labelsDialog")
    qtbot.keyClick(dialog.list, Key.Key_F2)
    asked = dialog.findChild(QInputDialog)
    asked.setTextValue("Energy")
    asked.accept()
    assert store.labels() == [LabelCount("Energy", 2)]
    assert dialog.current == LabelCount("Energy", 2)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.list, Key.Key_Delete)
    assert store.labels() == []
    desk.workspace.undo()
    assert store.labels() == [LabelCount("Energy", 2)]
    dialog.list.itemActivated.emit(dialog.list.item(0))
    qtbot.waitUntil(lambda: heads(read) == [PORT.headline, BUDGET.headline])
    assert read.articles.search.text() == 'label:"Energy"'


# deeds on many


def test_a_label_on_many_is_put_on_in_steps_and_is_one_step_back(read, window, desk, qtbot):
    ids = many(desk, 80)
    read.articles.reload()
    read.articles.list.selectAll()
    count = read.articles.list.chosen_count()
    jobs, told = [], []
    desk.runner.job_started.connect(jobs.append)
    desk.notices.told.connect(told.append)
    desk.actions["actionLabel"].trigger()
    field = popup(window, "labelPicker").findChild(QLineEdit)
    qtbot.keyClicks(field, "Archive")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: told != [], timeout=10_000)
    assert told == [f"“Archive” put on {count} articles."]
    assert (jobs[0].total, jobs[0].done, jobs[0].is_finished) == (count, count, True)
    assert desk.workspace.store.labels() == [LabelCount("Archive", count)]
    assert desk.workspace.undo_label == f"label {count} articles “Archive”"
    assert len(read.articles.list.chosen) == count  # what is chosen stays chosen
    desk.workspace.undo()
    assert desk.workspace.store.labels() == []
    assert set(ids) <= set(desk.workspace.store.article_ids(ArticleQuery()))


def test_a_long_deed_that_is_stopped_can_be_taken_back(read, desk, qtbot):
    many(desk, 80)
    read.articles.reload()
    read.articles.list.selectAll()
    desk.runner.job_started.connect(
        lambda job: job.progressed.connect(lambda one: one.cancel() if one.done >= 30 else None)
    )
    told = []
    desk.notices.told.connect(told.append)
    desk.actions["actionStar"].trigger()
    qtbot.waitUntil(lambda: told != [])
    starred = ArticleQuery(filter="starred")
    done = len(desk.workspace.store.article_ids(starred))
    assert 30 <= done < 83
    assert told == [f"Stopped after {done} of 83 articles. Undo takes them back."]
    desk.workspace.undo()
    assert len(desk.workspace.store.article_ids(starred)) == 0


def test_the_bar_counts_what_is_chosen_and_r_marks_it_as_read(listed, read, window, desk, qtbot):
    bar = popup(window, "chosenBar")
    assert not bar.isVisible()
    desk.workspace.apply(edits.set_reading_state(desk.workspace.store, [PORT.id, FERRY.id], ReadingState.NEW))
    qtbot.keyClick(listed, Key.Key_Down, Shift)
    assert bar.isVisible()
    assert bar._count.text() == "2 chosen"
    assert "L label" in bar._hint.text()
    qtbot.keyClick(listed, Key.Key_R)
    states = [desk.workspace.store.article(one.id).state for one in (PORT, FERRY)]
    assert states == [ReadingState.READ, ReadingState.READ]
    qtbot.keyClick(listed, Key.Key_Up)
    assert not bar.isVisible()


def test_e_gives_all_the_same_outlet_and_language(listed, window, desk, qtbot):
    qtbot.keyClick(listed, Key.Key_Down, Shift)
    qtbot.keyClick(listed, Key.Key_E)
    dialog = popup(window, "changeDetails")
    qtbot.keyClicks(dialog.outlet, "The  Port Post")
    qtbot.keyClicks(dialog.language, "English!")
    dialog._decide()
    assert dialog.language.property("invalid") is True
    dialog.language.setText("uk")
    dialog._decide()
    articles = [desk.workspace.store.article(one.id) for one in (PORT, FERRY)]
    assert {(one.outlet, one.language) for one in articles} == {("The Port Post", "uk")}
    assert all({"outlet", "language"} <= one.confirmed for one in articles)
    assert desk.workspace.undo_label == "change language and outlet of 2 articles"


def test_the_texts_are_written_into_one_file(read, desk, qtbot, tmp_path):
    path = tmp_path / "texts.txt"
    told = []
    desk.notices.told.connect(told.append)
    write_texts(desk, [PORT.id, FERRY.id], path, read)
    qtbot.waitUntil(lambda: told != [])
    assert told == ["2 texts written to texts.txt."]
    written = path.read_text(encoding="utf-8")
    assert written.startswith(f"{PORT.headline}\nBaltic Wire, 2026-11-22\n")
    assert FERRY.text in written


# saved searches


def ask_and_wait(read, qtbot, text):
    read.articles.search.setFocus()
    read.articles.search.clear()
    qtbot.keyClicks(read.articles.search, text)
    qtbot.waitUntil(lambda: read.articles.query.text == text)


def test_a_search_is_saved_chosen_and_brought_back_after_deletion(read, window, desk, qtbot):
    ask_and_wait(read, qtbot, "title:ferry")
    read.articles.choose("new")
    desk.actions["actionSaveSearch"].trigger()
    asked = popup(window, "saveSearch")
    asked.setTextValue("Ferries")
    asked.accept()
    (saved,) = desk.workspace.store.saved_searches()
    assert (saved.name, saved.text, saved.filter) == ("Ferries", "title:ferry", "new")
    read.articles.search.clear()
    read.articles.choose("all")
    qtbot.waitUntil(lambda: len(heads(read)) == 3)
    desk.actions["actionSavedSearches"].trigger()
    dialog = dialog_at_hand(window, qtbot, "savedSearches")
    qtbot.keyClick(dialog.list, Key.Key_1)
    qtbot.waitUntil(lambda: heads(read) == [FERRY.headline])
    assert read.articles.query.filter == "new"
    assert read.articles.search.text() == "title:ferry"
    desk.actions["actionSavedSearches"].trigger()
    dialog = dialog_at_hand(window, qtbot, "savedSearches")
    qtbot.keyClick(dialog.list, Key.Key_Delete)
    assert desk.workspace.store.saved_searches() == []
    assert dialog.list.count() == 0
    desk.workspace.undo()
    assert desk.workspace.store.saved_searches() == [saved]


def test_down_in_the_empty_field_offers_saved_searches_and_those_made_before(read, desk, qtbot):
    store = desk.workspace.store
    desk.workspace.apply(edits.save_search(store, "Ferries", "title:ferry"))
    field = read.articles.search
    ask_and_wait(read, qtbot, "budget")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.text() == ""
    qtbot.keyClick(field, Key.Key_Down)
    offers = field._offers
    assert [offers.list.item(row).text() for row in range(2)] == ["Ferries   title:ferry", "budget"]
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Return)
    assert field.text() == "budget"
    assert not field.is_offering


# the field


def test_the_field_completes_names_and_values(read, desk, qtbot):
    store = desk.workspace.store
    desk.workspace.apply(edits.label_articles(store, [FERRY.id], put=["Follow up"]))
    field = read.articles.search
    field.setFocus()
    qtbot.keyClicks(field, "la")
    assert [field._offers.list.item(row).text().split()[0] for row in range(2)] == ["lang:", "label:"]
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(field, Key.Key_Return)
    assert field.text() == "label:"
    assert heads(read) == [PORT.headline, FERRY.headline, BUDGET.headline]  # nothing is asked for yet
    qtbot.keyClicks(field, "fol")
    qtbot.keyClick(field, Key.Key_Tab)
    assert field.text() == 'label:"Follow up" '
    qtbot.waitUntil(lambda: heads(read) == [FERRY.headline])
    assert "label “Follow up”" in read.articles._asking._said.text()


def test_escape_steps_from_the_offers_to_the_text_to_the_list(read, qtbot):
    field = read.articles.search
    field.setFocus()
    qtbot.keyClicks(field, "out")
    assert field.is_offering
    qtbot.keyClick(field, Key.Key_Escape)
    assert not field.is_offering
    assert field.text() == "out"
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.text() == ""
    assert field.hasFocus()
    qtbot.keyClick(field, Key.Key_Escape)
    assert read.articles.list.hasFocus()


def test_what_cannot_be_understood_is_a_hint_and_blocks_nothing(read, qtbot):
    ask_and_wait(read, qtbot, "from:never ferry")
    qtbot.waitUntil(read.articles._asking._said.isVisible)
    assert "is followed by a day" in read.articles._asking._said.text()


def test_the_best_or_the_newest_stand_first(read, desk, qtbot):
    ask_and_wait(read, qtbot, "said")
    rank = read.articles._asking._rank
    qtbot.waitUntil(rank.isVisible)
    assert rank.text() == "Best match first"
    rank.click()
    assert read.articles.query.order == "best"
    qtbot.waitUntil(lambda: rank.text() == "Newest first")


def test_the_language_is_shown_and_any_key_closes_it(read, window, desk, qtbot):
    desk.actions["actionSearchLanguage"].trigger()
    page = popup(window, "searchLanguage")
    assert 'label:"follow up": a label of yours' in page.accessibleDescription()
    qtbot.keyClick(page, Key.Key_Escape)
    with suppress(RuntimeError):  # it deletes itself
        assert not page.isVisible()


def test_o_opens_the_menu_of_orders_and_a_letter_sorts(listed, read, qtbot):
    qtbot.keyClick(listed, Key.Key_O)
    menu = read.articles._asking._menu
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, Key.Key_H)
    qtbot.waitUntil(lambda: read.articles.query.order == "headline")
    assert heads(read) == sorted((PORT.headline, FERRY.headline, BUDGET.headline), key=str.casefold)


def test_down_goes_from_what_was_found_to_the_list(read, qtbot):
    ask_and_wait(read, qtbot, "ferry")
    qtbot.keyClick(read.articles.search, Key.Key_Down)
    assert read.articles.list.hasFocus()
    assert read.articles.search.history[0] == "ferry"


def test_the_menu_of_the_list_offers_the_deeds_and_the_sections(listed, read, desk):
    menu = article_menu(desk, read)
    offered = {action.objectName() for action in menu.actions()}
    assert {"actionLabel", "actionMarkRead", "actionChangeDetails", "actionExportTexts"} <= offered
    assert any(action.text() == "Put into section" for action in menu.actions())
    menu.close()
