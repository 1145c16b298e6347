"""Finding the feed that an address means: the one that lies there, or those that its page names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.web.exchange import FEED_TYPES, Wanted
from briefing_app.web.feeds.feed import FeedLink, ReadFeed
from briefing_app.web.limits import MOST_FEED_BYTES
from briefing_app.web.urls import web_url
from briefing_app.web.visits import Fetched
from briefing_app.workspace.web import page_tasks

if TYPE_CHECKING:
    from briefing_app.workspace.web.errands import Errands


@dataclass(frozen=True, slots=True)
class FoundFeeds:
    """The feeds that an address means, the likeliest first; `named` by a page, or the address itself."""

    feeds: tuple[FeedLink, ...]
    named: bool = False


def find_feeds(errands: Errands, address: str, found: Callable[[FoundFeeds | BriefingError], None]) -> None:
    """Look at an address that a person gave, and hand on which feeds it means."""

    def look(outcome: object) -> None:
        if isinstance(outcome, Fetched):
            at = outcome.moved_to or web_url(address)
            errands.work(page_tasks.look_for_feeds, outcome.answer, then=lambda seen: tell(seen, at))
        elif isinstance(outcome, BriefingError):
            found(outcome)

    def tell(seen: object, at: str) -> None:
        if isinstance(seen, ReadFeed):
            found(FoundFeeds((FeedLink(seen.title, at),)))
        elif isinstance(seen, tuple) and seen:
            found(FoundFeeds(seen, named=True))
        elif isinstance(seen, tuple):
            found(
                BriefingError(
                    "The page names no feed.",
                    where=at,
                    hint="Add the address of a feed itself.",
                )
            )
        elif isinstance(seen, BriefingError):
            found(seen)

    errands.fetch(Wanted(address, accept=FEED_TYPES, most_bytes=MOST_FEED_BYTES), look)
