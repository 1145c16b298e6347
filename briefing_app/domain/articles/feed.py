"""A feed that the user added, and how it has been doing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from briefing_app.domain.identity import ArticleId, FeedId

LEAST_MINUTES, USUAL_MINUTES, MOST_MINUTES = 15, 60, 7 * 24 * 60
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Feed:
    """An address that is looked at every so many minutes.

    `title` is what the user calls it, "" for the feed's own. `folder` may name folders within
    folders, parted by ` / `. With `whole_pages` the page behind each item is fetched, else the
    text of the feed is the article.
    """

    id: FeedId
    address: str
    added_at: datetime
    title: str = ""
    folder: str = ""
    every_min: int = USUAL_MINUTES
    paused: bool = False
    whole_pages: bool = True
    removed: bool = False


@dataclass(frozen=True, slots=True)
class FeedState:
    """How a feed is doing; kept by the program, never undone.

    It holds for `address`: with another one everything but what was brought begins anew.
    `etag` and `modified` came together and go back together. `failures` counts those in a row,
    `error` says the last one in words, "" after a success. `ended` feeds are not asked any more.
    `brought` counts the articles that came of it, `updated` the items to which it later gave other
    words, `refused` those that could not be taken in.
    """

    feed_id: FeedId
    address: str
    moved_to: str = ""
    title: str = ""
    etag: str = ""
    modified: str = ""
    due_at: datetime = field(default=_NEVER)
    tried_at: datetime | None = None
    ok_at: datetime | None = None
    new_at: datetime | None = None
    error: str = ""
    failures: int = 0
    ended: bool = False
    brought: int = 0
    updated: int = 0
    refused: int = 0


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item that a feed brought. `article_id` is None where it could not be taken in, for `error`.

    `updated_at` is when the feed gave it other words, which are not those of the article.
    """

    feed_id: FeedId
    key: str
    version: str
    seen_at: datetime
    article_id: ArticleId | None = None
    title: str = ""
    error: str = ""
    tries: int = 0
    updated_at: datetime | None = None
