"""What is said when something is refused, and what is asked before a file is replaced."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QPlainTextEdit, QPushButton, QSpinBox

from briefing_app.errors import BriefingError
from briefing_app.settings import Settings
from briefing_app.ui.briefing_details import BriefingDetails
from briefing_app.ui.exporting import Exporting
from briefing_app.ui.settings_dialog import SettingsDialog


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


def test_the_text_size_says_per_cent(window):
    dialog = SettingsDialog(Settings(), window)
    assert dialog.findChild(QSpinBox, "setting_text_zoom").text() == "100 %"
    dialog.close()
