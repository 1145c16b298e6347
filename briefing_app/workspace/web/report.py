"""What came of looking at a feed, in values and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.domain.articles.feed import Feed, FeedState
    from briefing_app.domain.identity import ArticleId
    from briefing_app.errors import BriefingError


@dataclass(frozen=True, slots=True)
class FeedReport:
    """One visit to a feed. `error` is None when it went well, even where single items were refused."""

    feed: Feed
    state: FeedState
    taken: tuple[ArticleId, ...] = ()
    known: int = 0
    updated: tuple[str, ...] = ()
    refused: tuple[BriefingError, ...] = ()
    error: BriefingError | None = None
    moved_to: str = ""
    more: bool = False
    stopped: bool = False

    @property
    def name(self) -> str:
        """What the user calls the feed."""
        return feed_name(self.feed, self.state)

    @property
    def summary(self) -> str:
        """What came of it, in a sentence without its full stop."""
        if self.stopped:
            return "stopped"
        if self.error is not None:
            return self.error.what.rstrip(".")
        parts = [counted(len(self.taken), "new article")] if self.taken else ["nothing new"]
        if self.known:
            parts.append(f"{self.known} in the library already")
        if self.updated:
            parts.append(f"{counted(len(self.updated), 'item')} updated by the feed, kept as taken in")
        if self.refused:
            parts.append(f"{counted(len(self.refused), 'item')} refused")
        if self.more:
            parts.append("more comes with the next visit")
        if self.moved_to:
            parts.append(f"it moved to {self.moved_to}")
        return ", ".join(parts)


def feed_name(feed: Feed, state: FeedState | None) -> str:
    """Return what a feed is called: the user's word, its own title, or its address."""
    return feed.title or (state.title if state is not None else "") or feed.address


def counted(count: int, what: str) -> str:
    """Return a number with its noun."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def health(feed: Feed, state: FeedState, now: datetime) -> str:
    """Return how a feed is doing, in a line."""
    parts = []
    if state.ended:
        parts.append("gone for good")
    elif feed.paused:
        parts.append("paused")
    if state.error and not state.ended:
        tries = f" ({state.failures} times in a row)" if state.failures > 1 else ""
        parts.append(f"failed {ago(state.tried_at, now)}{tries}: {state.error.rstrip('.')}")
    elif state.ok_at is not None:
        parts.append(f"fetched {ago(state.ok_at, now)}")
    else:
        parts.append("not fetched yet")
    if state.new_at is not None:
        parts.append(f"last new {ago(state.new_at, now)}")
    parts.append(counted(state.brought, "article"))
    if not (feed.paused or state.ended):
        due = until(state.due_at, now)
        parts.append(f"next {due}" if due else "due now")
    return " · ".join(parts)


def ago(moment: datetime | None, now: datetime, *, short: bool = False) -> str:
    """Return how long ago something was; `short` for a narrow column (`18 min ago`)."""
    if moment is None:
        return "never"
    seconds = (now - moment).total_seconds()
    if seconds < 60:
        return "just now"
    span = _span(seconds)
    if short:
        for long, brief in ((" minutes", " min"), (" minute", " min"), (" hours", " h"), (" days", " d")):
            span = span.removesuffix(long) + brief if span.endswith(long) else span
    return f"{span} ago"


def until(moment: datetime, now: datetime) -> str:
    """Return how long it is until something happens, "" where that is now."""
    seconds = (moment - now).total_seconds()
    return f"in {_span(seconds)}" if seconds >= 30 else ""


def _span(seconds: float) -> str:
    for size, unit in ((86400, "day"), (3600, "hour")):
        if seconds >= 1.5 * size:
            return f"{seconds / size:.0f} {unit}s"
    return counted(max(1, round(seconds / 60)), "minute")
