"""When a feed is looked at next: pure functions of the feed, its state and the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from briefing_app.domain.articles.feed import MOST_MINUTES, FeedState

if TYPE_CHECKING:
    from briefing_app.domain.articles.feed import Feed
    from briefing_app.web.feeds.feed import ReadFeed

CLAIM = timedelta(minutes=10)
"""For how long a feed that is being looked at is left to whoever does."""
_LONGEST_BACK_OFF = timedelta(days=1)
_LONGEST_MAX_AGE_S = 24 * 3600.0
_LONGEST_WAIT = timedelta(minutes=MOST_MINUTES) + timedelta(days=8)
_CLOCK_SLACK = timedelta(minutes=5)
_HOUR = timedelta(hours=1)


def state_of(feed: Feed, kept: FeedState | None) -> FeedState:
    """Return how a feed is doing; at a new address it begins anew, but for what was counted."""
    if kept is None:
        return FeedState(feed.id, feed.address)
    if kept.address == feed.address:
        return kept
    return FeedState(feed.id, feed.address, brought=kept.brought, updated=kept.updated, refused=kept.refused)


def address_of(feed: Feed, state: FeedState) -> str:
    """Return where a feed is to be found now: where it moved for good, if it did."""
    return state.moved_to or feed.address


def is_due(feed: Feed, state: FeedState, now: datetime) -> bool:
    """Tell whether a feed is to be looked at.

    A clock that was wrong and was set back makes it due, rather than waiting for a time that is years away.
    """
    if feed.paused or feed.removed or state.ended:
        return False
    from_the_future = state.tried_at is not None and state.tried_at > now + _CLOCK_SLACK
    return from_the_future or state.due_at <= now or state.due_at > now + _LONGEST_WAIT


def after_success(
    feed: Feed, state: FeedState, now: datetime, *, read: ReadFeed | None = None, fresh_s: float = 0.0
) -> FeedState:
    """Return the state after a visit that went well; `read` is None where nothing had changed."""
    wait = timedelta(minutes=feed.every_min)
    wait = max(wait, timedelta(seconds=min(fresh_s, _LONGEST_MAX_AGE_S)))
    due = now + wait
    if read is not None:
        due = _outside(read, now + max(wait, timedelta(seconds=read.rest_s)))
    return replace(
        state,
        due_at=due,
        tried_at=now,
        ok_at=now,
        error="",
        failures=0,
        title=(read.title if read is not None else "") or state.title,
        ended=read is not None and read.ended,
    )


def after_failure(
    feed: Feed, state: FeedState, now: datetime, error: str, *, pause_s: float = 0.0, ended: bool = False
) -> FeedState:
    """Return the state after a visit that failed: each failure in a row doubles the wait, to a day."""
    failures = state.failures + 1
    wait = timedelta(minutes=feed.every_min) * 2 ** min(failures - 1, 10)
    wait = min(wait, max(_LONGEST_BACK_OFF, timedelta(minutes=feed.every_min)))
    wait = max(wait, timedelta(seconds=pause_s))
    return replace(state, due_at=now + wait, tried_at=now, error=error, failures=failures, ended=ended)


def _outside(read: ReadFeed, due: datetime) -> datetime:
    """Return the first moment from `due` on in which the feed wants to be looked at."""
    due = due.astimezone(UTC)
    for _ in range(8 * 24):
        if due.hour not in read.skip_hours and due.weekday() not in read.skip_days:
            break
        due = due.replace(minute=0, second=0, microsecond=0) + _HOUR
    return due
