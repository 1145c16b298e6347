"""Fetches that are polite and patient: few at a time, one a host, with a pause between visits.

Servers are talked to in worker processes (`fetching.exchange`); here it is only decided who is
visited when, where a redirect leads, and what a host asked for. The result of a visit is a future.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Protocol

from briefing_app.errors import BriefingError, Cancelled, Refused
from briefing_app.web.exchange import Answer, Policy, Unreachable, Wanted
from briefing_app.web.freshness import pause_after
from briefing_app.web.hops import Journey, fault_of
from briefing_app.web.hosts import Host, Hosts
from briefing_app.web.limits import GAP_S, MOST_ROBOTS_BYTES, PARALLEL
from briefing_app.web.robots import NOTHING, Robots, robots_from, robots_url
from briefing_app.web.urls import host_of, printable, web_url

_REDIRECTS = (301, 302, 303, 307, 308)
_SHORT_PAUSE_S = 20.0
_IDLE_S = 60.0
_ROBOTS_KEPT_S = 24 * 3600.0
_KILL_AFTER_S = 15.0


class Pool(Protocol):
    """What is needed of `workspace.workers.pool.WorkerPool`."""

    def submit(self, fn: Callable[..., Any], *args: Any, timeout_s: float = ...) -> Future[Any]:
        """Run `fn` in a worker process."""

    def stop(self, future: Future[Any]) -> None:
        """End a call, waiting or running."""

    def shutdown(self) -> None:
        """End the worker processes."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a visit brought; `moved_to` is the address that replaces the one asked for, "" if none."""

    answer: Answer
    moved_to: str = ""


@dataclass(eq=False, slots=True)
class _Visit:
    wanted: Wanted
    journey: Journey
    future: Future[Fetched]
    obey_robots: bool = False
    any_status: bool = False
    call: Future[Any] | None = None
    waits_for: str = ""


class Visits:
    """Takes what is wanted and gives futures; its thread ends with `close`."""

    def __init__(
        self,
        make_pool: Callable[[], Pool],
        policy: Policy,
        exchange: Callable[..., Answer],
        *,
        gap_s: float = GAP_S,
    ) -> None:
        """Take what makes worker processes, where the program may go, and how a server is asked.

        `exchange` is `fetching.exchange`; it is handed over so that nothing of the network is
        loaded before it is needed.
        """
        self.policy = policy
        self._make_pool = make_pool
        self._exchange = exchange
        self._pool: Pool | None = None
        self._hosts = Hosts(gap_s)
        self._waiting: list[_Visit] = []
        self._running: set[_Visit] = set()
        self._robots: dict[str, tuple[float, Robots]] = {}
        self._changed = threading.Condition(threading.RLock())
        self._thread: threading.Thread | None = None
        self._closed = False

    def fetch(
        self, wanted: Wanted, *, obey_robots: bool = False, any_status: bool = False
    ) -> Future[Fetched]:
        """Return the future answer; it fails with a `BriefingError` that says why.

        `obey_robots` is for pages that nobody asked for by hand: the site's rules are read first.
        With `any_status` an answer that holds nothing (404, 410, 503) is no failure.
        """
        future: Future[Fetched] = Future()
        try:
            url = web_url(wanted.url)
        except BriefingError as error:
            future.set_exception(error)
            return future
        visit = _Visit(replace(wanted, url=url), Journey(url), future, obey_robots, any_status)
        with self._changed:
            if self._closed:
                future.set_exception(Cancelled())
                return future
            self._waiting.append(visit)
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name="visits", daemon=True)
                self._thread.start()
            self._changed.notify()
        return future

    def stop(self, future: Future[Fetched]) -> None:
        """Give up a visit, waiting or under way."""
        with self._changed:
            for visit in [*self._waiting, *self._running]:
                if visit.future is future:
                    self._drop(visit)

    def close(self) -> None:
        """Give everything up and end the processes."""
        with self._changed:
            self._closed = True
            for visit in [*self._waiting, *self._running]:
                self._drop(visit)
            self._changed.notify()
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join(2.0)

    # the thread

    def _serve(self) -> None:
        while True:
            with self._changed:
                if self._closed:
                    return
                wait_s = self._start_what_may()
                idle = not self._waiting and not self._running
                self._changed.wait(_IDLE_S if idle else wait_s)
                if idle and not self._waiting and not self._running and not self._closed:
                    self._thread = None
                    pool, self._pool = self._pool, None
                    self._hosts.forget_idle(time.monotonic())
                else:
                    continue
            if pool is not None:
                pool.shutdown()
            return

    def _start_what_may(self) -> float:
        """Start visits whose host is free; return how long until the next may start."""
        now = time.monotonic()
        soonest = now + 1.0
        looked_at = tuple(self._waiting)
        for visit in looked_at:
            if len(self._running) >= PARALLEL:
                break
            if visit.waits_for:
                continue
            host = self._hosts.of(visit.journey.url)
            if host.free_at - now > _SHORT_PAUSE_S:
                self._settle(visit, _asked_for_peace(visit, host.free_at - now))
            elif not host.is_busy and host.free_at <= now:
                self._start(visit, host)
            elif not host.is_busy:
                soonest = min(soonest, host.free_at)
        if any(visit not in looked_at for visit in self._waiting):
            return 0.0  # rules of a site are wanted first
        return max(0.01, soonest - now)

    def _start(self, visit: _Visit, host: Host) -> None:
        if visit.obey_robots and not self._may(visit):
            return
        self._waiting.remove(visit)
        self._running.add(visit)
        host.is_busy = True
        wanted = replace(visit.wanted, url=visit.journey.url)
        if visit.journey.seen:
            wanted = replace(wanted, etag="", modified="")
        if visit.journey.is_public:
            wanted = replace(wanted, public_only=True)
        if self._pool is None:
            self._pool = self._make_pool()
        visit.call = self._pool.submit(
            self._exchange, wanted, self.policy, timeout_s=wanted.deadline_s + _KILL_AFTER_S
        )
        visit.call.add_done_callback(lambda call: self._answered(visit, call))

    def _may(self, visit: _Visit) -> bool:
        """Tell whether the site's rules are known and allow the page; ask for them otherwise."""
        rules_at = robots_url(visit.journey.url)
        kept = self._robots.get(rules_at)
        if kept is not None and time.monotonic() - kept[0] < _ROBOTS_KEPT_S:
            if kept[1].allow(visit.journey.url):
                return True
            self._settle(
                visit,
                Refused(
                    "The site asks programs not to fetch this page by themselves.",
                    where=printable(visit.journey.url),
                    hint="Fetch it by hand: add its address from the web.",
                ),
            )
            return False
        visit.waits_for = rules_at
        if not any(one.wanted.url == rules_at for one in [*self._waiting, *self._running]):
            wanted = Wanted(
                rules_at,
                accept="text/plain, */*;q=0.5",
                most_bytes=MOST_ROBOTS_BYTES,
                public_only=visit.wanted.public_only or visit.journey.is_public,
            )
            asking = _Visit(wanted, Journey(rules_at), Future(), any_status=True)
            asking.future.add_done_callback(lambda done: self._read_rules(rules_at, done))
            self._waiting.insert(0, asking)
            self._changed.notify()
        return False

    def _read_rules(self, rules_at: str, done: Future[Fetched]) -> None:
        if done.cancelled() or isinstance(done.exception(), Cancelled):
            return
        failure = done.exception()
        if failure is None:
            answer = done.result().answer
            rules: Robots = robots_from(answer.status, answer.data)
        else:
            rules = NOTHING if isinstance(failure, Unreachable) else Robots()
        with self._changed:
            self._robots[rules_at] = (time.monotonic(), rules)
            for visit in self._waiting:
                if visit.waits_for == rules_at:
                    visit.waits_for = ""
            self._changed.notify()

    def _answered(self, visit: _Visit, call: Future[Any]) -> None:
        """Take what a worker brought, on whatever thread it comes."""
        with self._changed:
            self._running.discard(visit)
            host = self._hosts.of(visit.journey.url)
            host.is_busy = False
            host.free_at = time.monotonic() + self._hosts.gap_s
            outcome = self._outcome(visit, call, host)
            self._changed.notify()
        if outcome is not None:
            _settle(visit.future, outcome)

    def _outcome(self, visit: _Visit, call: Future[Any], host: Host) -> Fetched | Exception | None:
        """Return how a visit ended; None when it was sent on and goes on."""
        if call.cancelled():
            return Cancelled()
        if (failure := call.exception()) is not None:
            return failure if isinstance(failure, Exception) else Cancelled()
        answer: Answer = call.result()
        if pause := pause_after(answer, datetime.now(UTC)):
            host.free_at = time.monotonic() + max(pause, self._hosts.gap_s)
        if answer.status not in _REDIRECTS:
            fault = None if visit.any_status else fault_of(answer)
            return fault or Fetched(answer, visit.journey.moved_to)
        try:
            visit.journey = visit.journey.onward(answer)
        except BriefingError as error:
            return error
        onward = self._hosts.of(visit.journey.url)
        if onward is host:
            host.free_at = time.monotonic()  # the same errand: the pause is for the next one
        if not self._closed:
            self._waiting.insert(0, visit)
            return None
        return Cancelled()

    # endings

    def _settle(self, visit: _Visit, outcome: Fetched | Exception) -> None:
        if visit in self._waiting:
            self._waiting.remove(visit)
        _settle(visit.future, outcome)

    def _drop(self, visit: _Visit) -> None:
        if visit in self._waiting:
            self._waiting.remove(visit)
        if visit.call is not None and self._pool is not None:
            self._pool.stop(visit.call)
        _settle(visit.future, Cancelled())


def _settle(future: Future[Fetched], outcome: Fetched | Exception) -> None:
    with suppress(InvalidStateError, CancelledError):
        if isinstance(outcome, Exception):
            future.set_exception(outcome)
        else:
            future.set_result(outcome)


def _asked_for_peace(visit: _Visit, seconds: float) -> Unreachable:
    minutes = max(1, round(seconds / 60))
    return Unreachable(
        f"{printable(host_of(visit.journey.url))} asked to be left alone for "
        f"{minutes} more minute{'s' if minutes != 1 else ''}.",
        where=printable(visit.journey.url),
        hint="Try again then.",
    )
