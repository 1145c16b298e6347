"""A desk over a temporary library, and a window on it."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from reading_desk import desk_over, filled

from briefing_app.ui.main_window import MainWindow
from briefing_app.ui.window.incoming.clipboard import leave_clipboard


@pytest.fixture(scope="session", autouse=True)
def _clipboard(qapp):
    """Leave nothing of a test on the clipboard that would outlive Python."""
    yield
    leave_clipboard()


def pytest_generate_tests(metafunc):
    """Let the tests of a module that says `BOTH_ENGINES = True` run on a server, too."""
    if "library_place" in metafunc.fixturenames and getattr(metafunc.module, "BOTH_ENGINES", False):
        metafunc.parametrize("library_place", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def library_place(request, tmp_path):
    """Where the library of the desk is."""
    if getattr(request, "param", "sqlite") == "sqlite":
        yield tmp_path / "library.briefing"
        return
    server = request.getfixturevalue("server")
    address = server.fresh(request.getfixturevalue("empty_library"))
    yield address
    server.drop(address)


@pytest.fixture
def desk(library_place, tmp_path, qapp):
    workspace = filled(library_place)
    desk = desk_over(workspace, tmp_path, qapp)
    yield desk
    desk.runner.close()
    desk.signals.close()
    workspace.store.close()
    shiboken6.delete(desk.theme)  # the application would keep it, and what it dressed
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(desk, qtbot):
    window = MainWindow(desk)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: bool(window.view_name))
    yield window
    window.close()
    shiboken6.delete(window)  # with its timers: the library closes next


@pytest.fixture
def read(window, qtbot):
    window.show_view("read")
    view = window.view("read")
    qtbot.waitUntil(view.articles.list.hasFocus)
    return view


@pytest.fixture
def reader(read, qtbot):
    read.open_article(1)
    read.reader.setFocus()
    qtbot.waitUntil(read.reader.hasFocus)
    return read.reader
