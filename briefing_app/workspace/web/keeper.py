"""Looks after the feeds of a library: which are due, which are being looked at, what came."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing_app.workspace.web import schedule
from briefing_app.workspace.web.visit import FeedVisit

if TYPE_CHECKING:
    from briefing_app.domain.article import Article
    from briefing_app.domain.feed import Feed
    from briefing_app.domain.identity import FeedId
    from briefing_app.storage.store import Store
    from briefing_app.workspace.intake import Duplicate
    from briefing_app.workspace.tasks import TakenAndRead
    from briefing_app.workspace.web.errands import Errands
    from briefing_app.workspace.web.report import FeedReport
    from briefing_app.workspace.web.visit import Bring


def now_here() -> datetime:
    """Return the time by the clock of this machine."""
    return datetime.now(UTC)


def bring_quietly(store: Store, result: TakenAndRead, now: datetime) -> Article | Duplicate:
    """Take an article that came by itself into a library that no window shows.

    One that somebody threw away does not come back.
    """
    from briefing_app.workspace.intake import Duplicate, adopt_read

    known = store.article_with_text(result.taken.sha256)
    return Duplicate(known) if known is not None else adopt_read(store, result, now)


class FeedKeeper:
    """Starts a visit for each feed that is due; `reported` is told of each that ended."""

    def __init__(
        self,
        store: Store,
        errands: Errands,
        bring: Bring,
        reported: Callable[[FeedReport], None],
        clock: Callable[[], datetime] = now_here,
    ) -> None:
        self._store = store
        self._errands = errands
        self._bring = bring
        self._reported = reported
        self._clock = clock
        self._visits: dict[FeedId, FeedVisit] = {}

    @property
    def under_way(self) -> frozenset[FeedId]:
        """The feeds that are being looked at."""
        return frozenset(self._visits)

    def due(self) -> list[Feed]:
        """Return the feeds whose time has come, the longest overdue first."""
        now, states = self._clock(), self._store.feed_states()
        found = [
            (state.due_at, feed)
            for feed in self._store.feeds()
            if feed.id not in self._visits
            and schedule.is_due(feed, state := schedule.state_of(feed, states.get(feed.id)), now)
        ]
        return [feed for _, feed in sorted(found, key=lambda one: one[0])]

    def fetch_due(self) -> int:
        """Start looking at every feed that is due; return how many."""
        return self.fetch(self.due())

    def fetch(self, feeds: Iterable[Feed]) -> int:
        """Start looking at `feeds` now, due or not; return how many were started."""
        states = self._store.feed_states()
        started = 0
        for feed in feeds:
            if feed.id in self._visits:
                continue
            state = schedule.state_of(feed, states.get(feed.id))
            visit = FeedVisit(self._store, self._errands, self._bring, self._clock, feed, state, self._ended)
            self._visits[feed.id] = visit
            if visit.begin():
                started += 1
            else:
                self._visits.pop(feed.id, None)
        return started

    def _ended(self, report: FeedReport) -> None:
        self._visits.pop(report.feed.id, None)
        self._reported(report)
