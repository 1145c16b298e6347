"""Looks after the feeds of a library: which are due, which are being looked at, what came."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing_app.workspace.web import schedule
from briefing_app.workspace.web.visit import FeedVisit

AT_ONCE = 8
"""Feeds that are looked at together: hosts that rest between two visits cost no time."""

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.articles.feed import Feed
    from briefing_app.domain.identity import FeedId
    from briefing_app.storage.store import Store
    from briefing_app.workspace.arriving.adopting import Duplicate
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
    from briefing_app.workspace.arriving.adopting import Duplicate, adopt_read

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
        later: Callable[[Callable[[], object]], object] = lambda deed: deed(),
    ) -> None:
        """Take what is asked and told; `later` lets a window breathe between two beginnings."""
        self._store = store
        self._errands = errands
        self._bring = bring
        self._reported = reported
        self._clock = clock
        self._later = later
        self._visits: dict[FeedId, FeedVisit] = {}
        self._waiting: dict[FeedId, Feed] = {}
        self._skipped = 0

    @property
    def under_way(self) -> frozenset[FeedId]:
        """The feeds that are being looked at, or wait for it."""
        return frozenset((*self._visits, *self._waiting))

    def due(self) -> list[Feed]:
        """Return the feeds whose time has come, the longest overdue first."""
        now, states = self._clock(), self._store.feed_states()
        found = [
            (state.due_at, feed)
            for feed in self._store.feeds()
            if feed.id not in self._visits
            and feed.id not in self._waiting
            and schedule.is_due(feed, state := schedule.state_of(feed, states.get(feed.id)), now)
        ]
        return [feed for _, feed in sorted(found, key=lambda one: one[0])]

    def fetch_due(self) -> int:
        """Start looking at every feed that is due; return how many."""
        return self.fetch(self.due())

    def fetch(self, feeds: Iterable[Feed]) -> int:
        """Look at `feeds` now, due or not, a few at a time; return how many were begun or wait."""
        before = set(self.under_way)
        for feed in feeds:
            if feed.id not in self._visits:
                self._waiting.setdefault(feed.id, feed)
        fresh = len(self.under_way - before)
        self._skipped = 0
        self._go_on()
        return fresh - self._skipped

    def give_up(self) -> None:
        """Begin no more; what is under way ends by itself."""
        self._waiting.clear()

    def _go_on(self) -> None:
        """Begin one visit where there is room for it, and see to the next."""
        if not self._waiting or len(self._visits) >= AT_ONCE:
            return
        feed = self._waiting.pop(next(iter(self._waiting)))
        state = schedule.state_of(feed, self._store.feed_state(feed.id))
        visit = FeedVisit(self._store, self._errands, self._bring, self._clock, feed, state, self._ended)
        self._visits[feed.id] = visit
        if not visit.begin():  # a colleague looks at it already
            self._skipped += 1
            self._visits.pop(feed.id, None)
        self._later(self._go_on)

    def _ended(self, report: FeedReport) -> None:
        self._visits.pop(report.feed.id, None)
        self._reported(report)
        self._go_on()
