"""The window as a whole: views, history, look, notices, and what it does not load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import samples
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextEdit,
)

from briefing_app.errors import BriefingError
from briefing_app.ui.notices import Question
from briefing_app.ui.window.keyboard_page import KeyboardPage
from briefing_app.ui.window.palette import Palette
from briefing_app.ui.window.views import VIEWS
from briefing_app.workspace import edits


def test_a_view_is_made_when_it_is_first_shown(window):
    assert window.view_name == "read"
    assert "statements" not in window._made
    window.desk.actions["actionViewStatements"].trigger()
    assert window.view_name == "statements"
    assert window.desk.actions["actionViewStatements"].isChecked()
    assert not window.desk.actions["actionViewRead"].isChecked()


def test_every_view_that_the_program_has_opens_by_its_action(window):
    for view in VIEWS:
        if view.exists:
            window.desk.actions[view.action].trigger()
            assert window.view_name == view.name


def test_undo_and_redo_say_what_they_do(window, desk):
    undo, redo = desk.actions["actionUndo"], desk.actions["actionRedo"]
    assert (undo.text(), undo.isEnabled()) == ("Undo", False)
    desk.workspace.apply(edits.select_statement(desk.workspace.store, 21))
    assert (undo.text(), undo.isEnabled()) == ("Undo select statement", True)
    undo.trigger()
    assert desk.workspace.store.statement(21).state == "suggested"
    assert (undo.isEnabled(), redo.text()) == (False, "Redo select statement")
    redo.trigger()
    assert desk.workspace.store.statement(21).state == "selected"


def test_an_ampersand_in_a_label_stays_a_letter_in_the_menu(window, desk):
    desk.workspace.apply(edits.rename_actor(desk.workspace.store, samples.ROE.id, "Roe & Dorn"))
    assert desk.actions["actionUndo"].text() == "Undo rename Jane Roe to Roe && Dorn"


def test_the_title_names_the_briefing_and_follows_its_name(window, desk):
    assert window.windowTitle() == "Morning review – Briefing Desk"
    current = desk.workspace.current_briefing
    desk.workspace.apply(edits.rename_briefing(desk.workspace.store, current, "Evening <i>review</i>"))
    assert window.windowTitle().startswith("Evening <i>review</i>")


def test_dark_and_light_are_kept(window, desk):
    desk.actions["actionThemeDark"].trigger()
    assert desk.theme.tokens.dark
    assert desk.settings.current.appearance == "dark"
    desk.actions["actionThemeLight"].trigger()
    assert not desk.theme.tokens.dark
    assert desk.actions["actionThemeLight"].isChecked()


def test_a_warning_says_what_where_and_what_to_do_and_can_be_copied(window, desk):
    error = BriefingError("The file <b>cannot</b> be read.", where="a.pdf", hint="Ask for another copy.")
    desk.notices.warn(error, "page 1")
    bar = window._warning
    shown = [each.text() for each in bar.findChildren(QLabel) if each.text()]
    assert shown == ["a.pdf: The file <b>cannot</b> be read.", "Ask for another copy."]
    assert all(
        each.textFormat() == Qt.TextFormat.PlainText for each in bar.findChildren(QLabel) if each.text()
    )
    bar._copy.click()
    assert QGuiApplication.clipboard().text() == f"{error}\n\npage 1"
    bar.dismiss()
    assert not bar.isVisible()


def test_a_question_is_answered_without_blocking(window, desk, qtbot):
    answers = []
    desk.notices.ask(Question("Remove?", "It can be undone.", "Remove"), answers.append)
    box = window.findChild(QMessageBox, "questionDialog")
    assert answers == []
    box.button(QMessageBox.StandardButton.NoButton)
    next(button for button in box.buttons() if button.text() == "Remove").click()
    assert answers == [True]


def test_a_fault_opens_one_report_that_can_be_copied(window, desk, qtbot):
    def fail():
        raise RuntimeError("a fault")

    for _ in range(3):
        try:
            fail()
        except RuntimeError as fault:
            desk.notices.report(type(fault), fault, fault.__traceback__)
    dialogs = window.findChildren(QDialog, "crashDialog")
    assert len(dialogs) == 1
    report = dialogs[0].findChild(QPlainTextEdit).toPlainText()
    assert "RuntimeError: a fault" in report
    assert "PySide6" in report
    dialogs[0].reject()


@pytest.mark.filterwarnings("ignore:Function:DeprecationWarning")  # the other way came with Qt 6.12
def test_files_dropped_anywhere_are_taken_in(window, desk, qtbot, tmp_path):
    file = tmp_path / "harbour.txt"
    file.write_text("Harbour reopens\n\n“The harbour is open,” said Ada Holm, the harbour master.\n", "utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    spot, copy, left, none = (
        QPoint(400, 400),
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(spot, copy, mime, left, none)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(window.importing.imported, timeout=10_000):
        QApplication.sendEvent(window, QDropEvent(QPointF(spot), copy, mime, left, none))
    headlines = [row.headline for row in desk.workspace.store.article_rows(_all(desk))]
    assert "Harbour reopens" in headlines


def test_f6_walks_through_the_panes(read, window, qtbot):
    seen = []
    for _ in range(4):
        seen.append(QApplication.focusWidget().objectName())
        window.desk.actions["actionNextPane"].trigger()
    assert seen == ["articleList", "articleView", "inspectorTabs", "articleList"]


def test_the_page_of_keys_lists_changes_and_refuses_what_is_taken(window, desk, qtbot):
    page = KeyboardPage(desk, window)
    qtbot.addWidget(page)
    rows = {row.text(0): row.text(1) for _, rows in page._groups for row in rows}
    assert rows["Next statement"] == "N"
    warned = []
    desk.notices.warned.connect(lambda error, _details: warned.append(error.what))
    page.change("actionNextStatement", "P")
    assert warned == ["P is already the key of “Previous statement”."]
    page.change("actionNextStatement", "V")
    assert desk.actions["actionNextStatement"].shortcut().toString() == "V"
    assert desk.preferences.get("keys") == {"actionNextStatement": ["V"]}
    page._filter("previous st")
    assert [row.text(0) for _, rows in page._groups for row in rows if not row.isHidden()] == [
        "Previous statement"
    ]


def test_the_window_stands_without_the_heavy_libraries(tmp_path):
    program = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from briefing_app.storage.store import Store
from briefing_app.ui.application import make_application, make_desk, make_window
from briefing_app.workspace.workspace import Workspace
application = make_application()
desk = make_desk(application, Workspace(Store.open(Path(sys.argv[1]))))
window = make_window(desk)
window.first_painted.disconnect()
window.show()
QTimer.singleShot(50, application.quit)
application.exec()
heavy = {"docx", "reportlab", "lxml", "trafilatura", "pypdfium2", "uharfbuzz"}
print(sorted(heavy & set(sys.modules)))
desk.runner.close()
"""
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "library.briefing")],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert (ran.stdout.strip(), ran.returncode) == ("[]", 0), ran.stderr


def _all(desk):
    from briefing_app.storage.queries import ArticleQuery

    return desk.workspace.store.article_ids(ArticleQuery())


def test_back_and_forward_go_through_views_and_articles(window, desk, read):
    back, forward = desk.actions["actionBack"], desk.actions["actionForward"]
    first = read.pane.article.id
    read.articles.list.go_to(2)
    desk.actions["actionViewStatements"].trigger()
    back.trigger()
    assert (window.view_name, read.pane.article.id) == ("read", 2)
    back.trigger()
    assert read.pane.article.id == first
    assert not back.isEnabled()
    forward.trigger()
    assert read.pane.article.id == 2
    forward.trigger()
    assert window.view_name == "statements"
    assert not forward.isEnabled()


def test_a_command_is_found_by_the_beginnings_of_its_words(window, desk, read, qtbot):
    desk.actions["actionCommands"].trigger()
    palette = window.findChild(Palette)
    qtbot.keyClicks(palette.field, "da")
    qtbot.waitUntil(lambda: palette.list.count() and palette.list.item(0).text().startswith("Dark"))
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.theme.tokens.dark)
    desk.actions["actionThemeLight"].trigger()


def test_go_to_finds_articles_and_actors(window, desk, read, qtbot):
    desk.actions["actionGoTo"].trigger()
    palette = window.findChild(Palette)
    qtbot.keyClicks(palette.field, "dorn")
    qtbot.waitUntil(lambda: palette.list.count() == 2)
    texts = [palette.list.item(row).text() for row in range(2)]
    assert texts == ["Port <b>security</b> & review   Baltic Wire", "Pavel Dorn   1 statement"]
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.view_name == "actors")
    assert window.view("actors").page.actor.name == "Pavel Dorn"


def test_every_control_has_a_name_for_a_screen_reader(read, window, qtbot):
    nameless = []
    for kind in (
        QAbstractButton,
        QLineEdit,
        QAbstractItemView,
        QTextEdit,
        QPlainTextEdit,
        QComboBox,
        QTabBar,
    ):
        for widget in window.findChildren(kind):
            inside = isinstance(widget.parent(), (QLineEdit, QHeaderView, QTableView, QComboBox, QTabBar))
            inside = inside or widget.objectName().startswith("qt_") or isinstance(widget, QHeaderView)
            inside = inside or widget.parent().metaObject().className().startswith("QComboBox")
            spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
            if not inside and not spoken:
                nameless.append((type(widget).__name__, widget.objectName()))
    assert nameless == []
