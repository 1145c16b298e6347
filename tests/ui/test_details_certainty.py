"""The details of an article: how sure they are, confirmed by key, other values offered, all undoable."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu

from briefing_app.domain.articles.article import Alternative, ArticleField, DetailSource, Detected
from briefing_app.domain.articles.certainty import SURE_FROM
from briefing_app.domain.edit import Change
from briefing_app.ui.read.articles.article_model import spoken
from briefing_app.ui.read.details.detail_heading import DetailHeading
from briefing_app.workspace import edits
from briefing_app.workspace.door.changed import Changed

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
OUTLET, DATE, HEADLINE = ArticleField.OUTLET, ArticleField.PUBLISHED_ON, ArticleField.HEADLINE


@pytest.fixture
def details(read, desk):
    """The panel over article 1: a sure headline, an unsure outlet with another name, an unsure date."""
    article = desk.workspace.store.article(1)
    found = (
        Detected(HEADLINE, DetailSource.HEADING, SURE_FROM + 0.05, (DetailSource.META_TAG,)),
        Detected(
            OUTLET, DetailSource.PAGE_TITLE, 0.5, (), (Alternative("The Tide", DetailSource.META_TAG, 0.45),)
        ),
        Detected(DATE, DetailSource.PAGE_LINE, 0.6),
    )
    unsure = replace(article, details=found, confirmed=frozenset())
    desk.workspace.store.write([Change(article, unsure)])
    read.open_article(1)
    desk.workspace.tell(Changed(articles=frozenset({article.id})))
    read.inspector.check_details()
    return read.inspector.details


def heading(details, field):
    return details._headings[field]


def confirmed(desk):
    return desk.workspace.store.article(1).confirmed


def test_each_field_says_by_sign_and_word_how_sure_it_is(details):
    assert heading(details, HEADLINE).state.text() == "● sure"
    assert heading(details, OUTLET).state.text() == "○ unsure"
    assert "From the heading, 0.95" in heading(details, HEADLINE).state.toolTip()
    assert "says the page&#x27;s metadata too" in heading(details, HEADLINE).state.toolTip()


def test_checking_starts_at_the_first_unsure_field_and_the_key_goes_on_to_the_next(details, desk):
    assert details.field_at_hand is OUTLET
    QTest.keyClick(details._lines[OUTLET], Qt.Key.Key_Return, CONTROL)
    assert confirmed(desk) == {OUTLET}
    assert details.field_at_hand is DATE
    QTest.keyClick(details._lines[DATE], Qt.Key.Key_Return, CONTROL)
    assert confirmed(desk) == {OUTLET, DATE}
    desk.workspace.undo()
    assert confirmed(desk) == {OUTLET}
    assert heading(details, DATE).state.text() == "○ unsure"


def test_all_sure_ones_are_confirmed_by_one_key_and_the_others_wait(details, desk):
    QTest.keyClick(details._lines[OUTLET], Qt.Key.Key_Return, CONTROL | SHIFT)
    assert confirmed(desk) == {HEADLINE}
    desk.workspace.undo()
    assert confirmed(desk) == frozenset()


def test_another_value_is_offered_and_taken(details, desk, qtbot):
    assert not heading(details, OUTLET)._others.isHidden()
    QTest.keyClick(details._lines[OUTLET], Qt.Key.Key_Down, ALT)
    menu = next(menu for menu in details.findChildren(QMenu) if menu.objectName() == "otherValues")
    (action,) = menu.actions()
    assert action.text().startswith("The Tide")
    action.trigger()
    article = desk.workspace.store.article(1)
    assert (article.outlet, OUTLET in article.confirmed) == ("The Tide", True)
    assert heading(details, OUTLET)._others.isHidden()
    desk.workspace.undo()
    assert desk.workspace.store.article(1).outlet == "Baltic Wire"


def test_the_list_marks_an_article_whose_outlet_or_date_is_unsure(details, desk):
    (row,) = desk.workspace.store.article_rows([1])
    assert row.unsure
    assert "outlet or date unsure" in spoken(row)
    for field in (OUTLET, DATE):
        details.confirm(field)
    (row,) = desk.workspace.store.article_rows([1])
    assert not row.unsure


def test_sure_details_of_several_articles_are_confirmed_together(details, read, desk):
    read.articles.list.setFocus()
    read.articles.list.selectAll()
    QTest.keyClick(read.articles.list, Qt.Key.Key_C)
    assert confirmed(desk) == {HEADLINE}
    assert desk.workspace.undo_label.startswith("confirm sure details of")


def test_an_article_from_before_shows_its_details_as_detected(read, desk):
    read.open_article(2)
    panel = read.inspector.details
    states = {one.state.text() for one in panel.findChildren(DetailHeading)}
    assert states <= {"detected", "✓ confirmed", "", "○ not found"}


def test_nothing_of_an_article_stays_when_none_is_shown(details, desk):
    before = desk.workspace.store.article(1)
    details.show_article(None)
    assert not any(line.text() for line in details._lines.values())
    assert not any(heading(details, field).state.text() for field in (HEADLINE, OUTLET, DATE))
    assert not details.isEnabled()
    assert desk.workspace.store.article(1) == before


def test_section_and_credit_are_shown_where_the_file_says_them(details, read, desk):
    told = details.findChild(QLabel, "detailsTold")
    assert not told.isVisibleTo(details)
    article = samples.article(
        700, "The port is open again, she said.", section="Politics; Pg. 3", credit="AFP"
    )
    desk.workspace.apply(edits.import_articles(desk.workspace.store, [article]))
    read.open_article(article.id)
    assert told.isVisibleTo(details)
    assert told.text() == "Section: Politics; Pg. 3\nCredited to: AFP"
    assert desk.workspace.store.article(article.id).credit == "AFP"
