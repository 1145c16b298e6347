"""Every view, dialog, menu and popup over a library in which all names want to be obeyed: they stay names.

A new dialog is made here, too, or the first test of it fails.
"""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import samples
from hostile_desk import ACTOR, ARTICLE, BODY, TWIN, spoil
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFrame,
    QInputDialog,
    QLabel,
    QMenu,
    QProgressDialog,
    QWidget,
)
from window_judge import NAME, could_be_obeyed, faults_in, said_in, underlines

import briefing_app.ui
from briefing_app.document.verifying.verification import Failure, Fault
from briefing_app.domain.briefings.briefing import Recipient
from briefing_app.domain.checks.finding import Finding, Severity
from briefing_app.errors import BriefingError
from briefing_app.settings import Settings
from briefing_app.storage.engines.postgres.address import ServerAddress
from briefing_app.storage.engines.sqlite.keeping.backups import Backup
from briefing_app.ui.look.picker import Picker
from briefing_app.ui.look.plain import letter_by_letter
from briefing_app.ui.notices import Question
from briefing_app.ui.paper.print_dialog import Printable

VIEWS = ("read", "statements", "compose", "archive", "actors")
BASES = {"KeptDialog", "_FeedDialog", "ActorForm", "Picker"}


@pytest.fixture
def spoilt(desk, window):
    spoil(desk)
    return window


@cache
def kinds():
    """Return the dialogs and popups of the program by their names, wherever they lie."""
    for module in pkgutil.walk_packages(briefing_app.ui.__path__, "briefing_app.ui."):
        importlib.import_module(module.name)
    waiting, found = [QDialog, QFrame], {}
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("briefing_app.ui"):
            found[kind.__name__] = kind
    return found


def made(name, *arguments, **named):
    """Make a dialog or a popup of the program."""
    return kinds()[name](*arguments, **named)


def _feed(desk):
    return desk.workspace.store.feeds()[0]


def _actor(desk, number=ACTOR):
    return desk.workspace.store.actors([number])[number]


def _briefing(desk):
    return desk.workspace.store.briefing(desk.workspace.current_briefing)


def _ready(desk):
    from briefing_app.document.material import Material
    from briefing_app.workspace.issuing.releasing import ReadyIssue, freeze

    return ReadyIssue(freeze(_briefing(desk), Material({}, {}, {}), samples.NOW), NAME, 2026, 1)


def _feeds_window(desk, window):
    from briefing_app.ui.feeds.deeds import WebDeeds

    deeds = WebDeeds(desk, window)
    return made("FeedsWindow", desk, deeds.watch, deeds.errands, window)


def _picker(desk, window):
    picker = made("ActorPicker", desk.workspace.store, desk.theme, window, nobody=NAME)
    picker.pick(NAME, [_actor(desk), _actor(desk, BODY)], QPoint(200, 200), text=NAME)
    return picker


def _labels(desk, window):
    picker = made("LabelPicker", desk.workspace.store, desk.theme, window)
    picker.pick([ARTICLE], NAME, QPoint(200, 200))
    return picker


FINDING = Finding(Severity.WARNING, NAME, None, "missing-outlet", subject=NAME)
FAILURE = Failure(Fault.WORDS, None, NAME, NAME, NAME)
PRINTABLE = (NAME, 5, (Recipient(NAME, NAME, "1"),))
DIALOGS = {
    "CollisionDialog": lambda d, w: made(
        "CollisionDialog", NAME, NAME, may_top=True, may_note=True, parent=w
    ),
    "ServerDialog": lambda d, w: made(
        "ServerDialog", ServerAddress(NAME, NAME, NAME), w
    ),
    "VersionsDialog": lambda d, w: made("VersionsDialog", d, [ARTICLE, TWIN], w),
    "CheckDialog": lambda d, w: made("CheckDialog", [NAME], d.theme, w),
    "TrashDialog": lambda d, w: made("TrashDialog", d, w),
    "RestoreDialog": lambda d, w: made(
        "RestoreDialog",
        [Backup(Path("/x") / NAME, samples.NOW.replace(tzinfo=None), 5)],
        Path("/x") / NAME,
        w,
    ),
    "AboutDialog": lambda d, w: made("AboutDialog", NAME, NAME, w),
    "PasteDialog": lambda d, w: made("PasteDialog", w),
    "ReportDialog": lambda d, w: made("ReportDialog", "x", "Report", NAME, NAME, w),
    "BriefingDetails": lambda d, w: made(
        "BriefingDetails", _briefing(d), speakers=(_actor(d),), parent=w
    ),
    "SettingsDialog": lambda d, w: made(
        "SettingsDialog", Settings(watch_folder=f"/x/{NAME}"), w
    ),
    "KeyboardPage": lambda d, w: made("KeyboardPage", d, w),
    "ClearDialog": lambda d, w: made("ClearDialog", NAME, [FINDING], NAME, w),
    "IssueDialog": lambda d, w: made(
        "IssueDialog", _ready(d), Path("/x") / NAME, w
    ),
    "WaiveDialog": lambda d, w: made("WaiveDialog", FINDING, NAME, w),
    "ComparisonDialog": lambda d, w: made(
        "ComparisonDialog", FAILURE, NAME, d.theme.tokens, w, can_mend=True
    ),
    "PrintDialog": lambda d, w: made(
        "PrintDialog", Printable(*PRINTABLE), [NAME], NAME, w
    ),
    "AddressDialog": lambda d, w: made("AddressDialog", w),
    "FeedsWindow": _feeds_window,
    "AddFeedDialog": lambda d, w: made("AddFeedDialog", [NAME], "https://a.example/", w),
    "EditFeedDialog": lambda d, w: made("EditFeedDialog", _feed(d), [NAME], w),
    "RenameDialog": lambda d, w: made("RenameDialog", _actor(d), w),
    "FunctionDialog": lambda d, w: made("FunctionDialog", _actor(d), w),
    "AliasesDialog": lambda d, w: made("AliasesDialog", _actor(d), w),
    "SplitDialog": lambda d, w: made("SplitDialog", _actor(d), [NAME], w),
    "SavedDialog": lambda d, w: made("SavedDialog", d, w),
    "LabelsDialog": lambda d, w: made("LabelsDialog", d, w, NAME),
    "DetailsDialog": lambda d, w: made("DetailsDialog", d, [ARTICLE], w),
    "ArrivalsDialog": lambda d, w: made("ArrivalsDialog", d, [ARTICLE], w),
    "VoidDialog": lambda d, w: made("VoidDialog", d.workspace.store.issues()[0], NAME, w),
    "DaysDialog": lambda d, w: made("DaysDialog", None, None, date(2026, 11, 1), w),
    "TopicDialog": lambda d, w: made("TopicDialog", (NAME,), NAME, 2, w),
    "ActorDetailsDialog": lambda d, w: made("ActorDetailsDialog", _actor(d), [NAME], w),
    "PartDialog": lambda d, w: made("PartDialog", _actor(d), [_actor(d, BODY)], w),
    "PeriodDialog": lambda d, w: made("PeriodDialog", None, None, w),
    "FunctionsDialog": lambda d, w: made("FunctionsDialog", _actor(d), w),
    "ActorPicker": _picker,
    "LabelPicker": _labels,
}  # fmt: skip
WITHOUT_NAMES = {"PasteDialog", "KeyboardPage", "AddressDialog", "DaysDialog", "PeriodDialog"}
"""Nothing of a library is shown in these before somebody types."""


def test_every_dialog_of_the_program_is_tried_here():
    found = {name for name, kind in kinds().items() if issubclass(kind, (QDialog, Picker))}
    assert found - BASES == set(DIALOGS)


@pytest.mark.parametrize("name", DIALOGS)
def test_no_dialog_obeys_a_name(name, desk, spoilt, qtbot):
    dialog = DIALOGS[name](desk, spoilt)
    assert isinstance(dialog, QWidget)
    dialog.show()
    qtbot.wait(30)
    assert faults_in(dialog) == []
    assert ("Q&Zed" in said_in(dialog)) == (name not in WITHOUT_NAMES)
    dialog.close()


def all_menus(root):
    """Have every menu filled as if it was opened, those of the right mouse button too."""
    for menu in root.findChildren(QMenu):
        menu.aboutToShow.emit()


def menus_of_the_right_button(root, qtbot):
    """Open the menu of every part of a view that has one, judge it, and say how many there were."""
    opened = 0
    for part in root.findChildren(QWidget):
        if part.isVisible() and part.contextMenuPolicy() == Qt.ContextMenuPolicy.CustomContextMenu:
            place = QPoint(20, 12)
            if isinstance(part, QAbstractItemView) and part.currentIndex().isValid():
                place = part.visualRect(part.currentIndex()).center()
            part.customContextMenuRequested.emit(place)
            qtbot.wait(5)
            while (menu := QApplication.activePopupWidget()) is not None:
                opened += 1
                all_menus(menu)
                assert faults_in(menu) == []
                assert menu.close()
    return opened


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_obeys_a_name(view, desk, spoilt, qtbot):
    desk.navigator.show_view(view)
    if view == "read":
        desk.navigator.open_article(ARTICLE)
    if view == "actors":
        desk.navigator.open_actor(ACTOR)
    qtbot.wait(150)
    for table in spoilt.findChildren(QWidget):
        if hasattr(table, "selectAll") and hasattr(table, "model") and table.isVisible():
            table.selectAll()
    qtbot.wait(100)
    all_menus(spoilt)
    assert faults_in(spoilt) == []
    assert "Q&Zed" in said_in(spoilt)
    opened = menus_of_the_right_button(spoilt, qtbot)
    assert opened > 0 or view in ("compose", "archive")  # whose rows have none here


def test_no_line_of_the_window_obeys_a_name(desk, spoilt, qtbot):
    error = BriefingError(NAME, where=NAME, hint=NAME)
    desk.notices.tell(NAME)
    qtbot.wait(20)
    assert faults_in(spoilt) == []
    desk.notices.warn(error, NAME)
    desk.runner.show(NAME, 10)
    qtbot.wait(20)
    assert faults_in(spoilt) == []
    desk.notices.ask(Question(NAME, NAME, NAME, NAME), lambda yes: None)
    qtbot.wait(20)
    (asked,) = [one for one in QApplication.topLevelWidgets() if one.objectName() == "questionDialog"]
    assert faults_in(asked) == []
    assert "Q&Zed" in said_in(asked)
    asked.reject()


def test_what_is_found_by_typing_is_not_obeyed(desk, spoilt, qtbot):
    for commands in (True, False):
        palette = made("Palette", desk, spoilt, commands=commands)
        palette.ask()
        palette.field.setText("zed" if not commands else "")
        palette._find()
        assert faults_in(palette) == []
        assert ("Zed" in said_in(palette)) == (not commands)
        palette.close()


def test_dialogs_that_qt_makes_show_words_letter_by_letter(desk, spoilt):
    for dialog in (QInputDialog(spoilt), QProgressDialog(NAME, "Cancel", 0, 1, spoilt)):
        dialog.setLabelText(NAME)
        assert any(could_be_obeyed(one.text()) for one in dialog.findChildren(QLabel))
        assert faults_in(dialog) != []
        letter_by_letter(dialog)
        assert faults_in(dialog) == []
        dialog.deleteLater()


def test_no_question_for_a_name_obeys_one(desk, spoilt, qtbot):
    from briefing_app.ui.colleagues.password import PasswordAsking

    asking = PasswordAsking(ServerAddress(NAME, NAME, NAME), spoilt)
    asking.ask()
    dialog = made("LabelsDialog", desk, spoilt, NAME)
    dialog.ask_name()
    saved = made("SavedDialog", desk, spoilt)
    saved.ask_name()
    qtbot.wait(30)
    asked = {one.objectName(): one for one in spoilt.findChildren(QInputDialog)}
    assert len(asked) == 3
    for one in asked.values():
        assert faults_in(one) == []
        one.reject()


def test_the_judge_knows_what_is_obeyed():
    assert could_be_obeyed("<b>Bold</b> words")
    assert could_be_obeyed("<qt><b>Bold</b></qt>")
    assert not could_be_obeyed("5 < 6 & 7 > 2")
    assert not could_be_obeyed("<qt>&lt;b&gt;<br>x</qt>")
    assert underlines(NAME)
    assert not underlines(NAME.replace("&", "&&"))
    assert underlines(NAME.replace("&", "&&&"))
