"""Hosts are visited one at a time, with pauses, where redirects lead and robots.txt allows."""

from __future__ import annotations

import itertools
import os
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from typing import Any

import pytest
from local_server import Conversation, LocalServer

from briefing_app.errors import BriefingError, Cancelled, Refused
from briefing_app.web.addresses import Allowed
from briefing_app.web.exchange import Answer, Policy, Unreachable, Wanted
from briefing_app.web.fetching import exchange
from briefing_app.web.limits import MOST_HOPS, PARALLEL
from briefing_app.web.visits import Visits
from briefing_app.workspace.workers.pool import WorkerPool

GAP_S = 0.15
NAMES = {"news.example", "other.example", "wiki.example", *(f"host{n}.example" for n in range(12))}


class ThreadPool:
    """Threads in place of worker processes."""

    made: int = 0

    def __init__(self) -> None:
        type(self).made += 1
        self._threads = ThreadPoolExecutor(8)

    def submit(self, fn: Callable[..., Any], *args: Any, timeout_s: float = 0) -> Future[Any]:
        return self._threads.submit(fn, *args)

    def stop(self, future: Future[Any]) -> None:
        future.cancel()

    def shutdown(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)


def resolve(host: str, port: int) -> list[str]:
    """Every invented host is this machine; `inside.example` is a private one."""
    return ["127.0.0.1" if host in NAMES else "10.0.0.1" if host == "inside.example" else host]


def ask(wanted: Wanted, policy: Policy) -> Answer:
    return exchange(wanted, policy, resolve)


@pytest.fixture
def visits() -> Iterator[Visits]:
    made = Visits(ThreadPool, Policy(Allowed(tuple(NAMES))), ask, gap_s=GAP_S)
    yield made
    made.close()


def test_a_redirect_is_followed_and_a_move_for_good_is_told(server: LocalServer, visits: Visits) -> None:
    at = lambda path: server.url(path, "news.example")  # noqa: E731
    server.on("/old", lambda asked: asked.send_on("/newer", 301))
    server.on("/newer", lambda asked: asked.send_on("/newest", 308))
    server.on("/newest", lambda asked: asked.send_on("/today", 302))
    server.on("/today", b"here")
    fetched = visits.fetch(Wanted(at("/old"), etag='"1"')).result(10)
    assert fetched.answer.data == b"here"
    assert fetched.answer.url == at("/today")
    assert fetched.moved_to == at("/newest")
    assert "if-none-match" in server.asked("/old")[0].headers
    assert "if-none-match" not in server.asked("/newer")[0].headers


def test_a_temporary_redirect_moves_nothing(server: LocalServer, visits: Visits) -> None:
    server.on("/a", lambda asked: asked.send_on("/b", 307))
    server.on("/b", lambda asked: asked.send_on("/c", 301))
    server.on("/c", b"here")
    assert visits.fetch(Wanted(server.url("/a", "news.example"))).result(10).moved_to == ""


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://news.example/", "http://169.254.169.254/latest/", "http://127.0.0.1/",
     "http://inside.example/", "http://[::1]/", "javascript:alert(1)", "//10.0.0.1/", "http://0x7f000001/",
     "http://anna:pw@news.example/", ""],
)  # fmt: skip
def test_no_redirect_leads_anywhere_private(server: LocalServer, visits: Visits, target: str) -> None:
    server.on("/a", lambda asked: asked.send_on(target))
    with pytest.raises(BriefingError):
        visits.fetch(Wanted(server.url("/a", "news.example"))).result(10)
    assert len(server.log) == 1


def test_what_the_user_allowed_for_himself_is_not_open_to_the_public_net(server: LocalServer) -> None:
    """A public page must not send the program to the wiki behind the firewall."""
    server.on("/public", lambda asked: asked.send_on(server.url("/secret", "wiki.example")))
    server.on("/inside", lambda asked: asked.send_on(server.url("/secret", "wiki.example")))
    server.on("/secret", b"secret")

    def seen_as_public(wanted: Wanted, policy: Policy) -> Answer:
        answer = ask(wanted, policy)
        return replace(answer, is_private="wiki.example" in answer.url)

    visits = Visits(ThreadPool, Policy(Allowed((*NAMES,))), seen_as_public, gap_s=0)
    with pytest.raises(Refused, match="private address"):
        visits.fetch(Wanted(server.url("/public", "news.example"))).result(10)
    assert not server.asked("/secret")
    inside = visits.fetch(Wanted(server.url("/inside", "wiki.example"))).result(10)
    assert (inside.answer.data, inside.answer.is_private) == (b"secret", True)
    with pytest.raises(Refused):
        visits.fetch(Wanted(server.url("/secret", "wiki.example"), public_only=True)).result(10)
    visits.close()


def test_redirects_in_a_circle_and_without_end_are_left(server: LocalServer, visits: Visits) -> None:
    def further(asked: Conversation) -> None:
        asked.send_on(f"/{int(asked.path[1:]) + 1}")

    server.on("/x", lambda asked: asked.send_on("/y"))
    server.on("/y", lambda asked: asked.send_on("/x"))
    for number in range(20):
        server.on(f"/{number}", further)
    with pytest.raises(Unreachable, match="circle"):
        visits.fetch(Wanted(server.url("/x", "news.example"))).result(10)
    with pytest.raises(Unreachable, match="more than"):
        visits.fetch(Wanted(server.url("/0", "host1.example"))).result(10)
    assert len([one for _, one in server.log if one.path[1:].isdigit()]) == MOST_HOPS + 1


def test_a_way_from_protected_to_open_is_refused() -> None:
    def sends_down(wanted: Wanted, policy: Policy) -> Answer:
        return Answer(wanted.url, 302, location="http://news.example/")

    visits = Visits(ThreadPool, Policy(), sends_down, gap_s=0)
    with pytest.raises(Refused, match="protected"):
        visits.fetch(Wanted("https://news.example/")).result(10)
    visits.close()


def test_a_host_is_visited_once_at_a_time_with_pauses(server: LocalServer, visits: Visits) -> None:
    def slow(asked: Conversation) -> None:
        time.sleep(0.1)
        asked.answer(b"x")

    futures = [
        visits.fetch(Wanted(server.on(f"/{n}", slow).replace("127.0.0.1", "news.example"))) for n in range(4)
    ]
    wait(futures, 10)
    assert all(future.result().answer.status == 200 for future in futures)
    assert server.most_at_once == 1
    times = server.times()
    assert all(later - earlier >= 0.1 + GAP_S - 0.02 for earlier, later in itertools.pairwise(times))


def test_several_hosts_are_visited_together_but_not_too_many(server: LocalServer, visits: Visits) -> None:
    ready = threading.Barrier(PARALLEL + 1)

    def together(asked: Conversation) -> None:
        ready.wait(20)
        asked.answer(b"x")

    server.on("/", together)
    futures = [visits.fetch(Wanted(server.url("/", f"host{n}.example"))) for n in range(2 * PARALLEL)]
    ready.wait(20)
    ready.wait(20)
    wait(futures, 30)
    assert server.most_at_once == PARALLEL


def test_a_host_that_asks_for_peace_gets_it(server: LocalServer, visits: Visits) -> None:
    server.on("/busy", lambda asked: asked.answer(status=429, retry_after="120"))
    server.on("/a", b"x")
    with pytest.raises(Unreachable, match="left alone"):
        visits.fetch(Wanted(server.url("/busy", "news.example"))).result(10)
    with pytest.raises(Unreachable, match="2 more minutes"):
        visits.fetch(Wanted(server.url("/a", "news.example"))).result(10)
    assert visits.fetch(Wanted(server.url("/a", "other.example"))).result(10).answer.data == b"x"
    assert len(server.asked("/a")) == 1


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "log in"), (403, "refuses"), (404, "no such page"), (410, "gone"), (500, "fault"), (418, "418")],
)
def test_a_status_is_told_in_words(server: LocalServer, visits: Visits, status: int, words: str) -> None:
    server.on("/a", lambda asked: asked.answer(status=status))
    with pytest.raises(BriefingError, match=words):
        visits.fetch(Wanted(server.url("/a", "news.example"))).result(10)
    assert (
        visits.fetch(Wanted(server.url("/a", "other.example")), any_status=True).result(10).answer.status
        == status
    )


def test_rules_of_a_site_are_read_once_and_kept_to(server: LocalServer, visits: Visits) -> None:
    server.on("/robots.txt", b"User-agent: *\nDisallow: /private\n", content_type="text/plain")
    server.on("/private/a", b"x")
    server.on("/open/a", b"y")
    at = lambda path: server.url(path, "news.example")  # noqa: E731
    refused = visits.fetch(Wanted(at("/private/a")), obey_robots=True)
    granted = visits.fetch(Wanted(at("/open/a")), obey_robots=True)
    with pytest.raises(Refused, match="asks programs"):
        refused.result(10)
    assert granted.result(10).answer.data == b"y"
    assert visits.fetch(Wanted(at("/private/a"))).result(10).answer.data == b"x"
    assert len(server.asked("/robots.txt")) == 1


def test_a_site_without_rules_allows_all_and_a_broken_one_nothing(
    server: LocalServer, visits: Visits
) -> None:
    server.on("/a", b"x")
    page = lambda host: visits.fetch(Wanted(server.url("/a", host)), obey_robots=True)  # noqa: E731
    assert page("news.example").result(10).answer.data == b"x"
    server.on("/robots.txt", lambda asked: asked.answer(status=503))
    with pytest.raises(BriefingError):
        page("other.example").result(10)


def test_a_visit_can_be_given_up(server: LocalServer, visits: Visits) -> None:
    hold = threading.Event()

    def slow(asked: Conversation) -> None:
        hold.wait(5)
        asked.answer(b"x")

    server.on("/slow", slow)
    running = visits.fetch(Wanted(server.url("/slow", "news.example")))
    waiting = visits.fetch(Wanted(server.url("/slow", "news.example")))
    visits.stop(waiting)
    visits.stop(running)
    for future in (waiting, running):
        with pytest.raises(Cancelled):
            future.result(2)
    hold.set()
    visits.close()
    with pytest.raises(Cancelled):
        visits.fetch(Wanted(server.url("/slow", "news.example"))).result(2)


def test_no_process_is_started_before_something_is_wanted() -> None:
    before = ThreadPool.made
    visits = Visits(ThreadPool, Policy(), ask)
    with pytest.raises(Refused):
        visits.fetch(Wanted("file:///etc/passwd")).result(2)
    visits.close()
    assert ThreadPool.made == before


def dies(wanted: Wanted, policy: Policy) -> Answer:
    """End the process at one address, as a fault in a library might."""
    if wanted.url.endswith("/dies"):
        os._exit(7)
    return exchange(wanted, policy)


def test_a_process_that_dies_takes_no_other_visit_along(server: LocalServer) -> None:
    server.on("/a", b"alive")
    allowed = Policy(Allowed(("127.0.0.0/8",)))
    visits = Visits(lambda: WorkerPool(1), allowed, dies, gap_s=0)
    first, second = (visits.fetch(Wanted(server.url(path))) for path in ("/dies", "/a"))
    with pytest.raises(BriefingError):
        first.result(30)
    assert second.result(30).answer.data == b"alive"
    visits.close()
