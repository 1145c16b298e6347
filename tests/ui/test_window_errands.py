"""Errands of the window go over threads and come back on its own, until it is closed."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from local_server import LocalServer

from briefing_app.errors import BriefingError, Cancelled
from briefing_app.ui.feeds.errands import WindowErrands
from briefing_app.web.addresses import Allowed
from briefing_app.web.exchange import Policy, Unreachable, Wanted
from briefing_app.web.fetching import exchange
from briefing_app.web.visits import Fetched, Visits


class Threads:
    """Threads in place of worker processes."""

    def __init__(self):
        self._threads = ThreadPoolExecutor(4)

    def submit(self, fn, *args, timeout_s=0):
        return self._threads.submit(fn, *args)

    def stop(self, future):
        future.cancel()

    def shutdown(self):
        self._threads.shutdown(wait=False, cancel_futures=True)


@pytest.fixture
def server():
    made = LocalServer()
    yield made
    made.close()


@pytest.fixture
def errands(desk):
    made = WindowErrands(desk, lambda: Visits(Threads, Policy(Allowed(("127.0.0.1",))), exchange, gap_s=0))
    yield made
    made.close()


def doubled(number):
    if number < 0:
        raise BriefingError("Only numbers that are positive.")
    return 2 * number


def test_an_answer_comes_on_the_thread_of_the_window(errands, server, qtbot):
    server.on("/a", b"here")
    got = []
    errands.fetch(Wanted(server.url("/a")), lambda outcome: got.append((outcome, threading.current_thread())))
    qtbot.waitUntil(lambda: bool(got))
    outcome, thread = got[0]
    assert isinstance(outcome, Fetched)
    assert outcome.answer.data == b"here"
    assert thread is threading.main_thread()


def test_what_goes_wrong_is_handed_on_in_words(errands, server, qtbot):
    got = []
    errands.fetch(Wanted("http://127.0.0.1:1/"), got.append)
    errands.work(doubled, -1, then=got.append)
    errands.work(doubled, 4, then=got.append)
    qtbot.waitUntil(lambda: len(got) == 3)
    assert {type(one) for one in got} == {Unreachable, BriefingError, int}
    assert 8 in got


def test_what_is_given_up_says_so_and_a_closed_window_hears_nothing(errands, server, qtbot):
    hold, got = threading.Event(), []
    server.on("/slow", lambda asked: (hold.wait(5), asked.answer(b"late")))
    errands.fetch(Wanted(server.url("/slow")), got.append)
    errands.stop()
    qtbot.waitUntil(lambda: bool(got))
    assert isinstance(got[0], Cancelled)
    errands.fetch(Wanted(server.url("/slow")), got.append)
    errands.close()
    hold.set()
    errands.fetch(Wanted(server.url("/slow")), got.append)
    errands.work(doubled, 4, then=got.append)
    qtbot.wait(50)
    assert len(got) == 1
