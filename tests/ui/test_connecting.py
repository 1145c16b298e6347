"""Opening a library on a server at the start: the window stands and answers, whatever the server does."""

from __future__ import annotations

import time

import pytest
from postgres_server import LOCKED
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QMainWindow, QPushButton
from silent_line import line_to

from briefing_app.domain.edit import Change
from briefing_app.errors import BriefingError
from briefing_app.storage.engines.database import NoConnection
from briefing_app.storage.store import Store
from briefing_app.ui import application
from briefing_app.ui.colleagues.connecting import Connecting
from briefing_app.ui.colleagues.connecting_page import ConnectingPage


@pytest.fixture
def frame(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1080, 640)
    window.show()
    return window


def _page(window):
    return window.findChild(ConnectingPage)


def _button(window, name):
    return window.findChild(QPushButton, name)


def test_the_window_answers_while_a_server_does_not(frame, server, empty_library, qtbot):
    gaps, last = [], [time.perf_counter()]

    def tick():
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer(interval=5, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    with line_to(server.port) as line:
        line.fall_silent()
        connecting = Connecting(server.over_network(empty_library, line.port), frame, create=True)
        left, opened = [], []
        connecting.given_up.connect(left.append)
        connecting.opened.connect(opened.append)
        timer.start()
        connecting.begin()
        qtbot.wait(600)
        timer.stop()
        assert _page(frame).isVisible()
        assert "Connecting to the library" in _page(frame).accessibleName()
        assert len(gaps) > 20
        assert max(gaps[1:]) < 0.25  # nobody waits ten seconds; other tests may run beside
        qtbot.mouseClick(_button(frame, "connectingLeave"), Qt.MouseButton.LeftButton)
        assert left == [None]
        line.speak_again()
        qtbot.wait(400)
        assert opened == []  # what was left is let go again


def test_a_library_that_comes_is_handed_on_ready_to_listen(frame, server, empty_library, qtbot):
    address = server.fresh(empty_library)
    connecting = Connecting(address, frame, create=False)
    with qtbot.waitSignal(connecting.opened, timeout=10_000) as opened:
        connecting.begin()
    [store] = opened.args
    heard = []
    with Store.open(address) as colleague:
        from samples import FULL_ARTICLE

        colleague.write([Change(None, FULL_ARTICLE)])
        store.listen(heard.append, lambda _: None)
        qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    assert FULL_ARTICLE.id in heard[0].articles
    store.close()
    server.drop(address)


def test_what_is_wrong_stands_in_the_window_and_is_tried_again(frame, server, empty_library, qtbot):
    address = server.fresh(empty_library)
    server.run(f'ALTER DATABASE "{address.database}" RENAME TO "{address.database}_away"')
    connecting = Connecting(address, frame, create=True)
    connecting.begin()
    qtbot.waitUntil(lambda: "no database of this name" in _page(frame).accessibleName(), timeout=10_000)
    server.run(f'ALTER DATABASE "{address.database}_away" RENAME TO "{address.database}"')
    with qtbot.waitSignal(connecting.opened, timeout=10_000) as opened:
        qtbot.mouseClick(_button(frame, "connectingAgain"), Qt.MouseButton.LeftButton)
    opened.args[0].close()
    server.drop(address)


def test_what_was_wrong_is_how_the_program_ends(frame, server, qtbot):
    connecting = Connecting(server.over_network("postgres", port=1), frame, create=True)
    left = []
    connecting.given_up.connect(left.append)
    connecting.begin()
    qtbot.waitUntil(lambda: _button(frame, "connectingAgain").isVisible(), timeout=10_000)
    qtbot.keyClick(_page(frame), Qt.Key.Key_Escape)
    assert isinstance(left[0], NoConnection)


def test_a_fault_of_the_program_is_said_and_told(frame, server, monkeypatch, qtbot):
    monkeypatch.setattr(Store, "open", lambda *_, **__: 1 / 0)
    connecting = Connecting(server.over_network("postgres"), frame, create=True)
    with qtbot.capture_exceptions() as raised:
        connecting.begin()
        qtbot.waitUntil(lambda: _button(frame, "connectingAgain").isVisible(), timeout=10_000)
    assert [kind for kind, _, _ in raised] == [ZeroDivisionError]


def test_the_program_starts_on_a_server_and_asks_for_a_password(server, empty_library, qtbot, monkeypatch):
    """The whole way: frame, page, wrong password, right one, and the first view."""
    address = server.fresh(empty_library)
    server.run(f"CREATE ROLE {LOCKED} LOGIN SUPERUSER PASSWORD 'open sesame'")
    there = server.over_network(address.database)
    start = application._Start(type(there)(there.host, there.database, LOCKED, there.port))
    monkeypatch.setattr(application, "_begin", lambda *_: None)
    window = start._window
    window.framed.connect(start._fill)
    try:
        window.show()
        for password in ("wrong", "open sesame"):
            qtbot.waitUntil(lambda: _asking(window) is not None, timeout=10_000)
            dialog = _asking(window)
            assert ("That was not right" in dialog.labelText()) is (password != "wrong")
            dialog.findChild(QLineEdit).setText(password)
            dialog.accept()
        qtbot.waitUntil(lambda: bool(window._furnished and window.view_name), timeout=10_000)
        assert start._store.where == f"postgresql://{LOCKED}@127.0.0.1:{there.port}/{address.database}"
        assert "sesame" not in f"{start._store.where}{start._store.place!r}{window.windowTitle()}"
    finally:
        window.close()
        start.close()
        server.drop(address)
        server.run(f"DROP ROLE {LOCKED}")


def _asking(window):
    return next((one for one in window.findChildren(QDialog, "passwordDialog") if one.isVisible()), None)


def test_a_page_says_when_it_takes_long(qtbot):
    page = ConnectingPage("press on db.example.org")
    qtbot.addWidget(page)
    page._timer.setInterval(1)
    page._timer.start()
    qtbot.waitUntil(lambda: "takes its time" in page._more.text())
    page.say(BriefingError("There is no connection.", hint="See that the network is up."))
    assert page._more.text() == "See that the network is up."
    assert page._bar.isHidden()
