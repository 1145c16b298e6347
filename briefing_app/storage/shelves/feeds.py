"""The part of the library that holds the feeds and what they brought."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing_app.storage.engines.news import News
from briefing_app.storage.shelves.found import one_of
from briefing_app.storage.tables import feeds

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.domain.articles.feed import Feed, FeedItem, FeedState
    from briefing_app.domain.identity import FeedId
    from briefing_app.storage.engines.database import Database


class FeedShelf:
    """What a `Store` does with feeds; feeds themselves are changed by `write`."""

    _database: Database

    def feeds(self, *, with_removed: bool = False) -> list[Feed]:
        """Return the feeds by folder and address."""
        return feeds.feeds(self._database, with_removed=with_removed)

    def feed(self, feed_id: FeedId) -> Feed:
        """Return a feed, a removed one too."""
        found = feeds.feed(self._database, feed_id)
        return one_of({feed_id: found} if found else {}, feed_id, "feed")

    def has_feeds(self) -> bool:
        """Tell whether any feed was added."""
        return feeds.has_feeds(self._database)

    def feed_states(self) -> dict[FeedId, FeedState]:
        """Return how each feed is doing that was ever looked at."""
        return feeds.states(self._database)

    def feed_state(self, feed_id: FeedId) -> FeedState | None:
        """Return how a feed is doing, None where it was never looked at."""
        return feeds.state(self._database, feed_id)

    def put_feed_state(self, state: FeedState, items: Iterable[FeedItem] = ()) -> None:
        """Keep how a feed is doing, and what became of items of it."""
        with self._database.transaction():
            feeds.put_state(self._database, state)
            feeds.put_items(self._database, items)
            self._database.announce(News(topics=frozenset({"feeds"})))

    def claim_feed(self, state: FeedState, until: datetime) -> bool:
        """Put off the next look at a feed until `until`; False where a colleague was quicker."""
        with self._database.transaction():
            return feeds.claim(self._database, state, until)

    def known_feed_items(self, feed_id: FeedId, keys: Sequence[str]) -> dict[str, FeedItem]:
        """Return what is known of the items of `keys`."""
        return feeds.known_items(self._database, feed_id, keys)

    def put_feed_items(self, items: Sequence[FeedItem]) -> None:
        """Keep what became of items."""
        if not items:
            return
        with self._database.transaction():
            feeds.put_items(self._database, items)

    def note_feed_items_seen(self, known: Iterable[FeedItem], now: datetime) -> None:
        """Remember that items are still in their feed."""
        stale = feeds.not_noted_for_long(known, now)
        if stale:
            with self._database.transaction():
                feeds.note_seen(self._database, stale, now)

    def latest_feed_items(self, feed_id: FeedId, limit: int = 100) -> list[FeedItem]:
        """Return what a feed brought last, what it changed since first."""
        return feeds.latest_items(self._database, feed_id, limit)
