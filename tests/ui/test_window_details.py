"""What is said when something is refused, and what is asked before a file is replaced."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTabBar,
)

from briefing_app.errors import BriefingError
from briefing_app.settings import Settings
from briefing_app.ui.look.plain import WholeLabel, whole_label
from briefing_app.ui.read.actors.actor_dialogs import FunctionDialog, RenameDialog, SplitDialog
from briefing_app.ui.window.briefing.briefing_details import BriefingDetails
from briefing_app.ui.window.outgoing.exporting import Exporting
from briefing_app.ui.window.settings.settings_dialog import SettingsDialog
from briefing_app.ui.window.window_deeds import WindowDeeds
from briefing_app.workspace import edits


@pytest.fixture
def exporting(window, desk, monkeypatch):
    """An export whose files are only named."""
    made, named = Exporting(desk, window), []
    monkeypatch.setattr(made, "export_to", named.append)
    return made, named


def choose(exporting, window, path):
    exporting.ask_and_export()
    dialog = window.findChild(QFileDialog, "exportDialog")
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_files_that_the_dialog_did_not_ask_about_are_not_replaced_unasked(exporting, window, tmp_path, qtbot):
    made, named = exporting
    (tmp_path / "review.docx").write_bytes(b"older")

    choose(made, window, tmp_path / "review")

    box = window.findChild(QMessageBox, "questionDialog")
    assert "review.docx" in box.informativeText()
    assert named == []
    next(button for button in box.buttons() if button.text() == "Replace").click()
    qtbot.waitUntil(lambda: bool(named))
    assert [path.name for path in named[0]] == ["review.pdf", "review.docx"]


def test_new_files_are_exported_unasked(exporting, window, tmp_path):
    made, named = exporting

    choose(made, window, tmp_path / "review")

    assert [path.name for path in named[0]] == ["review.pdf", "review.docx"]


def test_the_reasons_of_a_refusal_can_be_read_in_the_window(window, desk):
    desk.notices.warn(BriefingError("Two files could not be taken in."), "a.txt: It is empty.")
    button = window.findChild(QPushButton, "showDetails")
    assert button.isVisible()

    button.click()

    dialog = window.findChild(QDialog, "warningDetails")
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "a.txt: It is empty."


def test_a_warning_without_details_offers_none(window, desk):
    desk.notices.warn(BriefingError("No printer is set up on this computer."))

    assert not window.findChild(QPushButton, "showDetails").isVisible()


def test_long_fields_show_the_lines_that_they_promise(window, desk, qtbot):
    workspace = desk.workspace
    dialog = BriefingDetails(workspace.store.briefing(workspace.current_briefing), parent=window)
    dialog.show()
    for name in ("detailsOrganisation", "detailsDistribution"):
        field = dialog.findChild(QPlainTextEdit, name)
        assert field.viewport().height() >= field.fontMetrics().lineSpacing() * 3
    dialog.close()


def test_the_house_style_is_kept_by_its_name(window, desk):
    workspace = desk.workspace
    briefing = workspace.store.briefing(workspace.current_briefing)
    dialog, decided = BriefingDetails(briefing, parent=window), []
    dialog.decided.connect(decided.append)
    dialog._decide()
    assert decided[0].house_style == briefing.house_style


def test_the_details_offer_every_language_by_its_name(window, desk):
    workspace = desk.workspace
    made = edits.new_briefing(workspace.store, "Daily press review", datetime(2026, 11, 23, tzinfo=UTC))
    workspace.apply(made)
    workspace.open_briefing(edits.made_briefing(made))
    WindowDeeds(desk, window).ask_details()
    dialog = window.findChild(BriefingDetails)
    languages = dialog.findChild(QComboBox, "detailsLanguage")
    names = [languages.itemText(n) for n in range(languages.count())]
    assert names == [
        "Deutsch",
        "English",
        "Español",
        "Français",
        "Polski",
        "Русский",
        "Українська",
        "العربية",
    ]
    assert languages.currentText() == "English"

    languages.setCurrentText("Français")
    assert dialog.findChild(QLineEdit, "detailsTitle").text() == "Revue de presse quotidienne"
    languages.setCurrentText("Deutsch")
    dialog.findChild(QLineEdit, "detailsTitle").setText("Morgenlage")
    languages.setCurrentText("Español")
    dialog._decide()

    briefing = workspace.store.briefing(workspace.current_briefing)
    assert (briefing.language, briefing.title) == ("es", "Morgenlage")
    assert briefing.sections[0].title == "Nuestro país"
    workspace.undo()
    assert workspace.store.briefing(briefing.id) == made.changes[0].after


def test_the_text_size_says_per_cent(window):
    dialog = SettingsDialog(Settings(), window)
    assert dialog.findChild(QSpinBox, "setting_text_zoom").text() == "100 %"
    dialog.close()


def cut_words(window):
    """Return the labels and buttons whose words are cut off."""
    return [
        (one.objectName(), one.text(), one.width(), one.minimumSizeHint().width())
        for one in (*window.findChildren(QLabel), *window.findChildren(QAbstractButton))
        if one.isVisible()
        and one.text()
        and not (isinstance(one, WholeLabel) or (isinstance(one, QLabel) and one.wordWrap()))
        and one.width() < one.minimumSizeHint().width() - 1
    ]


@pytest.mark.parametrize("view", ["read", "statements", "compose", "archive"])
def test_nothing_is_cut_in_the_smallest_window(window, view, qtbot):
    window.resize(window.minimumSize())
    window.show_view(view)
    if view == "compose":
        live = window.view(view).paper.live
        qtbot.waitUntil(lambda: live.rendered is not None, timeout=20_000)
    qtbot.waitUntil(lambda: cut_words(window) == [], timeout=2000)

    for bar in window.findChildren(QTabBar):
        if bar.isVisible():
            assert bar.tabRect(bar.count() - 1).right() < bar.width()


def test_words_without_room_are_left_out_and_not_cut(qtbot):
    words = whole_label("22 November 2026", "small")
    qtbot.addWidget(words)
    words.resize(words.sizeHint())
    words.show()
    whole = words.grab().toImage()

    words.resize(words.sizeHint().width() - 4, words.height())

    narrow = words.grab().toImage()
    ground = narrow.pixelColor(0, 0)
    colours = {narrow.pixelColor(x, y).rgb() for x in range(narrow.width()) for y in range(narrow.height())}
    assert colours == {ground.rgb()}
    assert {whole.pixelColor(x, whole.height() // 2).rgb() for x in range(whole.width())} > {ground.rgb()}


def test_what_is_switched_on_has_its_tick_in_the_menus(window, desk):
    desk.actions.colour_icons()

    for spec in desk.actions.specs():
        assert desk.actions[spec.name].icon().isNull() == (spec.checkable or not spec.icon), spec.name


def order_of_tab(dialog, qtbot):
    """Return what the focus passes through from the opening of a dialog on."""
    dialog.show()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    passed = [dialog.focusWidget()]
    while (following := passed[-1].nextInFocusChain()) not in passed:
        passed.append(following)
    return [one for one in passed if isinstance(one, (QLineEdit, QPushButton, QListWidget))]


def test_forms_about_an_actor_begin_in_their_first_field(window, desk, qtbot):
    actor, _ = desk.workspace.store.actors_of(1)[0]
    rename, function = RenameDialog(actor, window), FunctionDialog(actor, window)
    split = SplitDialog(actor, ["Another Name"], window)

    assert order_of_tab(rename, qtbot)[0] is rename.name
    assert order_of_tab(function, qtbot)[:2] == [function.title, function.affiliation]
    assert order_of_tab(split, qtbot)[0] is split.names
    for dialog in (rename, function, split):
        assert isinstance(order_of_tab(dialog, qtbot)[-1], QPushButton)
        dialog.close()


def test_the_list_of_actors_keeps_its_place_when_one_goes(window, desk, qtbot):
    window.show_view("read")
    read = window.view("read")
    read.open_article(1)
    read.inspector.show_tab("Actors")
    panel, workspace = read.inspector.actors, desk.workspace
    qtbot.waitUntil(lambda: panel.list.count() > 2)
    first, second = (actor.id for actor, _ in workspace.store.actors_of(1)[:2])
    panel.list.setCurrentRow(1)
    before = panel.list.count()

    workspace.apply(edits.merge_actors(workspace.store, first, [second]))

    qtbot.waitUntil(lambda: panel.list.count() == before - 1)
    assert [panel.list.row(item) for item in panel.list.selectedItems()] == [1]
