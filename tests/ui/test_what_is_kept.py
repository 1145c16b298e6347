"""What is closed or done is let go: a day's work leaves the window as light as it was in the morning."""

from __future__ import annotations

import gc
import weakref
from collections import Counter

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from reading_desk import InlinePool, desk_over, filled

from briefing_app.ui.library.deeds import LibraryDeeds
from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.task_runner import TaskRunner
from briefing_app.ui.window.views import VIEWS
from briefing_app.ui.window.window_deeds import WindowDeeds

_TIMES = 5
_DIALOGS = {
    "read": (
        "actionNewBriefing",
        "actionBriefingDetails",
        "actionRenameBriefing",
        "actionSettings",
        "actionPaste",
        "actionImport",
        "actionImportFolder",
        "actionAddFromWeb",
        "actionFeeds",
        "actionOpenLibrary",
        "actionTrash",
        "actionExport",
        "actionGoTo",
        "actionKeys",
        "actionAbout",
    ),
}


class _Listener:
    """Knows its job, and hears of it by a function that knows both."""

    def __init__(self, job):
        self.job = job
        self.heard = []
        job.arrived.connect(lambda _item, value: self.heard.append((value, job.total)))


@pytest.fixture
def deeds(window, desk):
    return WindowDeeds(desk, window), LibraryDeeds(desk, window)


def test_a_job_that_has_finished_lets_go_of_who_listened(qtbot):
    runner = TaskRunner(InlinePool)
    job = runner.start("Doubling", abs, [-2])
    listener = _Listener(job)
    with qtbot.waitSignal(job.finished):
        pass
    assert listener.heard == [(2, 1)]
    left = weakref.ref(listener), weakref.ref(job)
    del listener, job
    _settle(qtbot)
    assert [one() for one in left] == [None, None]


@pytest.mark.parametrize("is_cancelled", [False, True])
def test_a_job_beside_the_window_lets_go_too(qtbot, is_cancelled):
    runner = TaskRunner(InlinePool)
    job = runner.start_aside("Counting", lambda _progress: 2)
    listener = _Listener(job)
    left = weakref.ref(listener), weakref.ref(job)
    with qtbot.waitSignal(job.finished):
        if is_cancelled:
            job.cancel()
    assert listener.heard == ([] if is_cancelled else [(2, 1)])
    del listener, job
    _settle(qtbot)
    assert [one() for one in left] == [None, None]


def test_a_window_that_was_closed_leaves_nothing(qtbot, qapp, tmp_path):
    left = []
    for turn in ("first", "second"):
        (tmp_path / turn).mkdir()
        left += _used(qtbot, qapp, tmp_path / turn)
    _settle(qtbot)
    assert Counter(type(one()).__name__ for one in left if one() is not None) == {}


@pytest.mark.parametrize(
    ("view", "action"), [(view, action) for view, actions in _DIALOGS.items() for action in actions]
)
def test_a_dialog_that_was_closed_is_gone(window, desk, deeds, qtbot, view, action):
    window.show_view(view)
    desk.actions.refresh()
    _opened_and_closed(window, desk, qtbot, action)
    before = _living(window)
    for _ in range(_TIMES):
        _opened_and_closed(window, desk, qtbot, action)
    after = _living(window)
    assert {name: after[name] - before[name] for name in after if after[name] - before[name] >= _TIMES} == {}


def _opened_and_closed(window, desk, qtbot, action):
    desk.actions[action].trigger()
    qtbot.waitUntil(lambda: bool(_on_top(window)))
    for one in _on_top(window):
        one.reject() if isinstance(one, QDialog) else one.close()
    qtbot.waitUntil(lambda: not _on_top(window))


def _on_top(window):
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]


def _living(window):
    """Count widgets, and the objects of the program by their classes."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    ours = (type(one) for one in gc.get_objects())
    counted = Counter(
        one.__qualname__
        for one in ours
        if isinstance(one.__module__, str) and "briefing_app.ui" in one.__module__
    )
    counted["widgets"] = len(QApplication.allWidgets())
    counted["parts of the window"] = len(window.findChildren(QObject))
    return counted


def _used(qtbot, qapp, folder):
    """Show every view of a window and close it; return what must not outlive it."""
    workspace = filled(folder / "library.briefing")
    desk = desk_over(workspace, folder, qapp)
    window = MainWindow(desk)
    window.show()
    qtbot.waitUntil(lambda: bool(window.view_name))
    for view in VIEWS:
        window.show_view(view.name)
        qtbot.waitUntil(lambda: not desk.runner.jobs)
    window.open_article(1)
    qtbot.waitUntil(lambda: not desk.runner.jobs)
    qtbot.wait(1)  # what was to come next in the loop of the window knows it until then
    kept = [workspace, desk, desk.runner, desk.actions, window]
    kept += [window.view(view.name) for view in VIEWS]
    window.close()
    shiboken6.delete(window)
    desk.signals.close()
    workspace.store.close()
    shiboken6.delete(desk.theme)
    return [weakref.ref(one) for one in (workspace, desk.runner, desk.actions, *kept[4:])]


def _settle(qtbot):
    qtbot.wait(1)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def test_a_menu_that_opens_again_keeps_nothing_of_the_last_time(window, qtbot):
    for view in VIEWS:
        window.show_view(view.name)
    menus = [menu for menu in window.findChildren(QMenu) if not isinstance(menu.parent(), QMenu)]
    counts = []
    for _ in range(4):
        for menu in menus:
            menu.aboutToShow.emit()
        _settle(qtbot)
        counts.append([len(menu.findChildren(QObject)) for menu in menus])
    assert len(menus) > 10
    growing = [menu for menu, *parts in zip(menus, *counts, strict=True) if parts == sorted(set(parts))]
    assert [menu.parent().objectName() or type(menu.parent()).__name__ for menu in growing] == []
