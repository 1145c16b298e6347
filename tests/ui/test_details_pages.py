"""The details of a briefing in pages, reached and filled by keys; functions with their days."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import samples
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QTabWidget

from briefing_app.domain.actors.actor import Function
from briefing_app.errors import BriefingError
from briefing_app.storage.queries import StatementQuery
from briefing_app.ui.look.moments import read_day, read_moment, shown_moment
from briefing_app.ui.read.actors.actor_dialogs import FunctionDialog
from briefing_app.ui.window.briefing.briefing_details import BriefingDetails
from briefing_app.ui.window.window_deeds import WindowDeeds
from briefing_app.workspace import edits


@pytest.fixture
def deeds(window, desk):
    return WindowDeeds(desk, window)


def opened(window, qtbot):
    dialog = window.findChild(BriefingDetails)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.findChild(QLineEdit, "detailsTitle").hasFocus)
    return dialog


def briefing(desk):
    return desk.workspace.store.briefing(desk.workspace.current_briefing)


def line(dialog, name):
    return dialog.findChild(QLineEdit, name)


def choose(dialog, name, words):
    combo = dialog.findChild(QComboBox, name)
    place = next(n for n in range(combo.count()) if combo.itemText(n).strip() == words)
    combo.setCurrentIndex(place)
    return combo


def test_the_control_data_of_a_report_are_typed_and_kept(deeds, window, desk, qtbot):
    deeds.ask_details()
    dialog = opened(window, qtbot)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert dialog.findChild(QTabWidget).currentWidget().objectName() == "detailsReport"
    for name, words in (
        ("detailsPeriodStart", "20.11.2026"),
        ("detailsPeriodEnd", "2026-11-22"),
        ("detailsCutOff", "2026-11-23 06:00"),
        ("detailsDeskBy", "230730ZNOV26"),
        ("detailsNextIssue", "24 Nov 2026"),
        ("detailsChangedSince", "2026-11-22 06:00Z"),
    ):
        line(dialog, name).setText(words)
    choose(dialog, "detailsPrecedence", "PRIORITY")
    QTest.keyClick(line(dialog, "detailsCutOff"), Qt.Key.Key_Return)
    control = briefing(desk).control
    assert (control.period_start, control.period_end) == (date(2026, 11, 20), date(2026, 11, 22))
    assert control.cut_off == datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
    assert control.desk_by == datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
    assert (control.precedence, control.next_issue) == ("PRIORITY", date(2026, 11, 24))
    assert control.changed_since == datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
    assert desk.workspace.undo_label == "change the details of the briefing"


def test_a_day_that_is_none_is_said_where_it_stands(deeds, window, desk, qtbot):
    deeds.ask_details()
    dialog = opened(window, qtbot)
    before = briefing(desk)
    line(dialog, "detailsNextIssue").setText("soon")
    dialog._decide()
    assert dialog.isVisible()
    assert dialog.findChild(QTabWidget).currentWidget().objectName() == "detailsReport"
    assert dialog.findChild(QLabel, "detailsFault").text().startswith("“soon” is no day.")
    assert line(dialog, "detailsNextIssue").property("invalid")
    assert briefing(desk) == before
    line(dialog, "detailsNextIssue").setText("")
    dialog._decide()
    assert not dialog.isVisible()


def test_a_briefing_without_a_title_is_not_taken(deeds, window, qtbot):
    deeds.ask_details()
    dialog = opened(window, qtbot)
    dialog.findChild(QTabWidget).setCurrentIndex(3)
    line(dialog, "detailsTitle").setText("  ")
    dialog._decide()
    assert dialog.isVisible()
    assert dialog.findChild(QTabWidget).currentWidget().objectName() == "detailsWhat"


def test_a_moment_left_alone_stays_to_the_second(deeds, window, desk, qtbot):
    from dataclasses import replace

    moment = datetime(2026, 11, 23, 6, 0, 31, tzinfo=UTC)
    control = replace(briefing(desk).control, cut_off=moment)
    desk.workspace.apply(edits.set_control(desk.workspace.store, briefing(desk).id, control))
    deeds.ask_details()
    opened(window, qtbot)._decide()
    assert briefing(desk).control.cut_off == moment


def test_another_product_brings_its_title_and_keeps_one_of_the_desks_own(deeds, window, desk, qtbot):
    made = edits.new_briefing(desk.workspace.store, "Daily press review", datetime(2026, 11, 23, tzinfo=UTC))
    desk.workspace.apply(made)
    desk.workspace.open_briefing(edits.made_briefing(made))
    deeds.ask_details()
    dialog = opened(window, qtbot)
    title = line(dialog, "detailsTitle")
    choose(dialog, "detailsProduct", "Situation report")
    assert title.text() == "Situation report"
    choose(dialog, "detailsLanguage", "Français")
    assert title.text() == "Rapport de situation"
    title.setText("Matin")
    choose(dialog, "detailsProduct", "Timeline")
    assert title.text() == "Matin"
    choose(dialog, "detailsSecondLanguage", "العربية")
    dialog._decide()
    now = briefing(desk)
    assert (now.product, now.title, now.language, now.second_language) == ("timeline", "Matin", "fr", "ar")
    assert now.sections[0].plan == "events"
    desk.workspace.undo()
    assert briefing(desk).product == "daily-press-review"


def test_a_profile_is_about_one_who_speaks_in_it(deeds, window, desk, qtbot):
    store, current = desk.workspace.store, desk.workspace.current_briefing
    spoken = [one for one in store.statements(store.statement_ids(StatementQuery())).values() if one.actor_id]
    first = store.briefing(current).sections[0].id
    desk.workspace.apply(edits.place_statements(store, current, first, [spoken[0].id]))
    deeds.ask_details()
    dialog = opened(window, qtbot)
    subject = dialog.findChild(QComboBox, "detailsSubject")
    assert not subject.isVisible()
    choose(dialog, "detailsProduct", "Actor profile")
    assert subject.isVisible()
    assert subject.itemText(0) == "Whoever speaks most"
    name = store.actor(spoken[0].actor_id).name
    assert subject.itemText(1) == name
    subject.setFocus()
    subject.lineEdit().selectAll()
    QTest.keyClicks(subject.lineEdit(), name)
    dialog._decide()
    assert briefing(desk).subject == spoken[0].actor_id


def test_a_new_briefing_of_another_product_has_its_sections(deeds, window, desk, qtbot):
    deeds.ask_new_briefing()
    dialog = opened(window, qtbot)
    assert line(dialog, "detailsTitle").text() == "Daily press review"
    choose(dialog, "detailsProduct", "Meeting brief")
    QTest.keyClick(line(dialog, "detailsTitle"), Qt.Key.Key_Return)
    made = briefing(desk)
    assert (made.product, made.title) == ("meeting-brief", "Meeting brief")
    assert [section.plan for section in made.sections][:3] == ["meeting", "objectives", "points"]


def test_a_function_has_days_and_a_history(window, desk, qtbot):
    workspace = desk.workspace
    store = workspace.store
    window.show_view("read")
    panel = window.view("read").inspector.actors
    panel.show_article(1)
    panel.go_to(samples.DORN.id)
    panel.ask_function()
    dialog = window.findChild(FunctionDialog)
    dialog.title.setText("Minister of Energy")
    dialog.affiliation.setText("Government")
    dialog.since.setText("2025-13")
    dialog.accept()
    assert dialog.isVisible()
    assert "is no day" in dialog.findChild(QLabel, "functionFault").text()
    dialog.since.setText("2025-06")
    dialog.findChild(QPlainTextEdit, "formerFunctions").setPlainText(
        "Mayor; Port Town; 2019; 2023-05-31\nDeputy minister; Ministry of Energy; 2023-06-01"
    )
    dialog.accept()
    assert store.actor(samples.DORN.id).functions == (
        Function("Mayor", "Port Town", date(2019, 1, 1), date(2023, 5, 31)),
        Function("Deputy minister", "Ministry of Energy", date(2023, 6, 1)),
        Function("chairman"),
        Function("Minister of Energy", "Government", date(2025, 6, 1)),
    )
    assert store.actor(samples.DORN.id).function.title == "Minister of Energy"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("22. 11. 2026", date(2026, 11, 22)),
        ("November 2026", date(2026, 11, 1)),
        ("2026", date(2026, 1, 1)),
        ("  ", None),
    ],
)
def test_days_are_read_as_people_type_them(typed, day):
    assert read_day(typed) == day


@pytest.mark.parametrize("typed", ["2026-02-30", "yesterday", "1.2.", "32 Nov 2026", "22 Foo 2026", "0000"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(BriefingError):
        read_day(typed)


@pytest.mark.parametrize(
    "typed", ["2026-11-22 06:00Z", "220600Z NOV 26", "22.11.2026 6.00", "2026-11-22T06:00", "6:00 UTC"]
)
def test_moments_are_read_in_utc_and_shown_so_that_they_can_be_read_again(typed):
    moment = read_moment(typed, date(2026, 11, 22))
    assert moment == datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
    assert read_moment(shown_moment(moment)) == moment


@pytest.mark.parametrize("typed", ["25:00", "2026-11-22 24:30", "312400ZNOV26", "noon"])
def test_what_is_no_moment_is_refused(typed):
    with pytest.raises(BriefingError, match="is no day with a time"):
        read_moment(typed)
