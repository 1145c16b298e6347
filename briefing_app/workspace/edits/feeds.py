"""What a person can do to feeds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from briefing_app.domain.articles.feed import LEAST_MINUTES, MOST_MINUTES, Feed
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.identity import FeedId, new_id
from briefing_app.errors import BriefingError
from briefing_app.web.urls import web_url
from briefing_app.workspace.edits.labels import counted, named

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.storage.store import Store
    from briefing_app.web.feeds.opml import Listed

_STEP = " / "


def add_feed(store: Store, address: str, now: datetime, **details: Any) -> Edit:
    """Add a feed; one that was removed comes back with what it brought. Details are fields of `Feed`."""
    address = web_url(address)
    known = _at(store, address)
    if known is not None and not known.removed:
        raise BriefingError("This feed is there already.", where=known.title or known.address)
    feed = _fitting(replace(known or Feed(FeedId(new_id()), address, now), removed=False, **details))
    return Edit(f"add feed {named(feed.title or feed.address)}", (Change(known, feed),))


def add_listed(store: Store, listed: Sequence[Listed], now: datetime, **details: Any) -> Edit:
    """Add the feeds of a list in their folders; those that are there already stay as they are."""
    known = {feed.address: feed for feed in store.feeds(with_removed=True)}
    changes: dict[str, Change] = {}
    for one in listed:
        before = known.get(one.url)
        if one.url in changes or (before is not None and not before.removed):
            continue
        feed = before or Feed(FeedId(new_id()), one.url, now)
        feed = replace(feed, title=one.title, folder=one.folder, removed=False, **details)
        changes[one.url] = Change(before, _fitting(feed))
    return Edit(f"add {counted(len(changes), 'feed')}", tuple(changes.values()))


def change_feed(store: Store, feed_id: FeedId, **details: Any) -> Edit:
    """Change a feed's address, title, folder, interval, or what is fetched of it."""
    before = store.feed(feed_id)
    after = _fitting(replace(before, **details))
    if after.address != before.address:
        after = replace(after, address=web_url(after.address))
        other = _at(store, after.address)
        if other is not None and other.id != feed_id and not other.removed:
            raise BriefingError("This feed is there already.", where=other.title or other.address)
    return Edit(f"change feed {named(after.title or after.address)}", (Change(before, after),))


def pause_feeds(store: Store, ids: Iterable[FeedId], paused: bool = True) -> Edit:
    """Look at feeds no more for the time being, or again."""
    return _each(store, ids, "pause {}" if paused else "resume {}", paused=paused)


def remove_feeds(store: Store, ids: Iterable[FeedId]) -> Edit:
    """Take feeds off the list; the articles that they brought stay."""
    return _each(store, ids, "remove {}", removed=True)


def _each(store: Store, ids: Iterable[FeedId], label: str, **fields: Any) -> Edit:
    feeds = [store.feed(feed_id) for feed_id in ids]
    changes = tuple(Change(feed, replace(feed, **fields)) for feed in feeds)
    what = counted(len(feeds), "feed")
    if len(feeds) == 1:
        what = f"feed {named(feeds[0].title or feeds[0].address)}"
    return Edit(label.format(what), changes)


def _at(store: Store, address: str) -> Feed | None:
    """Return the feed at an address, one that is on the list before one that was removed."""
    there = [feed for feed in store.feeds(with_removed=True) if feed.address == address]
    return min(there, key=lambda feed: feed.removed, default=None)


def _fitting(feed: Feed) -> Feed:
    """Return a feed with words and intervals as they are kept."""
    steps = (" ".join(step.split())[:100] for step in feed.folder.split("/"))
    return replace(
        feed,
        title=" ".join(feed.title.split())[:200],
        folder=_STEP.join(step for step in steps if step),
        every_min=min(max(feed.every_min, LEAST_MINUTES), MOST_MINUTES),
    )
