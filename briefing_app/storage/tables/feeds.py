"""Feeds, how they are doing, and what they brought."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from briefing_app.domain.articles.feed import Feed, FeedItem, FeedState
from briefing_app.domain.identity import ArticleId, FeedId
from briefing_app.storage.codec import encode

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database, Row

_MOST_KEYS = 400
_SEEN_AGAIN_AFTER = timedelta(days=30)
_FORGOTTEN_AFTER = timedelta(days=400)
_FEED = "id, address, title, folder, every_min, paused, whole_pages, added_at, removed"
_STATE = (
    "feed_id, address, moved_to, title, etag, modified, due_at, tried_at, ok_at, new_at, "
    "error, failures, ended, brought, updated, refused"
)
_ITEM = "feed_id, key, version, article_id, title, error, tries, seen_at, updated_at"


def feed_columns(feed: Feed) -> dict[str, object]:
    """Return what the table of feeds holds of `feed`."""
    return {
        "id": feed.id,
        "address": feed.address,
        "title": feed.title,
        "folder": feed.folder,
        "every_min": feed.every_min,
        "paused": int(feed.paused),
        "whole_pages": int(feed.whole_pages),
        "added_at": _moment(feed.added_at),
        "removed": int(feed.removed),
        "payload": encode(feed),
    }


def feeds(database: Database, *, with_removed: bool = False) -> list[Feed]:
    """Return the feeds by folder and address."""
    where = "" if with_removed else "WHERE removed = 0 "
    rows = database.rows(f"SELECT {_FEED} FROM feed {where}ORDER BY folder, address, id")
    return [_feed(row) for row in rows]


def feed(database: Database, feed_id: FeedId) -> Feed | None:
    """Return a feed, a removed one too, or None."""
    row = database.row(f"SELECT {_FEED} FROM feed WHERE id = ?", (feed_id,))
    return _feed(row) if row else None


def has_feeds(database: Database) -> bool:
    """Tell whether any feed was added."""
    return database.row("SELECT id FROM feed WHERE removed = 0 LIMIT 1") is not None


def states(database: Database) -> dict[FeedId, FeedState]:
    """Return how each feed is doing that was ever looked at."""
    found = map(_state, database.rows(f"SELECT {_STATE} FROM feed_state"))
    return {state.feed_id: state for state in found}


def state(database: Database, feed_id: FeedId) -> FeedState | None:
    """Return how a feed is doing, None where it was never looked at."""
    row = database.row(f"SELECT {_STATE} FROM feed_state WHERE feed_id = ?", (feed_id,))
    return _state(row) if row else None


def put_state(database: Database, state: FeedState) -> None:
    """Keep how a feed is doing."""
    names = _STATE.split(", ")
    updates = ", ".join(f"{name} = excluded.{name}" for name in names if name != "feed_id")
    database.run(
        f"INSERT INTO feed_state ({_STATE}) VALUES ({', '.join('?' * len(names))}) "
        f"ON CONFLICT (feed_id) DO UPDATE SET {updates}",
        (
            state.feed_id,
            state.address,
            state.moved_to,
            state.title,
            state.etag,
            state.modified,
            _moment(state.due_at),
            _perhaps(state.tried_at),
            _perhaps(state.ok_at),
            _perhaps(state.new_at),
            state.error,
            state.failures,
            int(state.ended),
            state.brought,
            state.updated,
            state.refused,
        ),
    )


def claim(database: Database, state: FeedState, until: datetime) -> bool:
    """Put off the next look at a feed until `until`; False where a colleague was quicker.

    A feed that was never looked at, or only at another address, gets `state` first.
    """
    kept = database.row("SELECT address FROM feed_state WHERE feed_id = ?", (state.feed_id,))
    if kept is None or kept[0] != state.address:
        put_state(database, state)
    changed = database.run(
        "UPDATE feed_state SET due_at = ? WHERE feed_id = ? AND due_at = ?",
        (_moment(until), state.feed_id, _moment(state.due_at)),
    )
    return changed == 1


def known_items(database: Database, feed_id: FeedId, keys: Sequence[str]) -> dict[str, FeedItem]:
    """Return what is known of the items of `keys`."""
    found: dict[str, FeedItem] = {}
    for start in range(0, len(keys), _MOST_KEYS):
        some = keys[start : start + _MOST_KEYS]
        rows = database.rows(
            f"SELECT {_ITEM} FROM feed_item WHERE feed_id = ? AND key IN ({', '.join('?' * len(some))})",
            (feed_id, *some),
        )
        found |= {item.key: item for item in map(_item, rows)}
    return found


def put_items(database: Database, items: Iterable[FeedItem]) -> None:
    """Keep what became of items."""
    names = _ITEM.split(", ")
    updates = ", ".join(f"{name} = excluded.{name}" for name in names if name not in ("feed_id", "key"))
    database.run_many(
        f"INSERT INTO feed_item ({_ITEM}) VALUES ({', '.join('?' * len(names))}) "
        f"ON CONFLICT (feed_id, key) DO UPDATE SET {updates}",
        [
            (
                item.feed_id,
                item.key,
                item.version,
                item.article_id,
                item.title,
                item.error,
                item.tries,
                _moment(item.seen_at),
                _perhaps(item.updated_at),
            )
            for item in items
        ],
    )


def not_noted_for_long(known: Iterable[FeedItem], now: datetime) -> list[FeedItem]:
    """Return the items whose being seen was noted so long ago that it has to be again."""
    return [item for item in known if now - item.seen_at > _SEEN_AGAIN_AFTER]


def note_seen(database: Database, stale: Sequence[FeedItem], now: datetime) -> None:
    """Remember that items are still in their feed, and forget those that left it more than a year ago."""
    database.run_many(
        "UPDATE feed_item SET seen_at = ? WHERE feed_id = ? AND key = ?",
        [(_moment(now), item.feed_id, item.key) for item in stale],
    )
    for feed_id in {item.feed_id for item in stale}:
        database.run(
            "DELETE FROM feed_item WHERE feed_id = ? AND seen_at < ?",
            (feed_id, _moment(now - _FORGOTTEN_AFTER)),
        )


def latest_items(database: Database, feed_id: FeedId, limit: int) -> list[FeedItem]:
    """Return what a feed brought last, what it changed since first."""
    changed = database.rows(
        f"SELECT {_ITEM} FROM feed_item WHERE feed_id = ? AND updated_at IS NOT NULL "
        "ORDER BY updated_at DESC, key LIMIT ?",
        (feed_id, limit),
    )
    latest = database.rows(
        f"SELECT {_ITEM} FROM feed_item WHERE feed_id = ? ORDER BY seen_at DESC, key LIMIT ?",
        (feed_id, limit),
    )
    found = {item.key: item for item in map(_item, (*changed, *latest))}
    return list(found.values())[:limit]


def _feed(row: Row) -> Feed:
    """Return a feed by its columns, which hold all of it: every minute all are read."""
    return Feed(
        id=FeedId(row[0]),
        address=row[1],
        title=row[2],
        folder=row[3],
        every_min=row[4],
        paused=bool(row[5]),
        whole_pages=bool(row[6]),
        added_at=datetime.fromisoformat(row[7]),
        removed=bool(row[8]),
    )


def _state(row: Row) -> FeedState:
    return FeedState(
        feed_id=FeedId(row[0]),
        address=row[1],
        moved_to=row[2],
        title=row[3],
        etag=row[4],
        modified=row[5],
        due_at=datetime.fromisoformat(row[6]),
        tried_at=_back(row[7]),
        ok_at=_back(row[8]),
        new_at=_back(row[9]),
        error=row[10],
        failures=row[11],
        ended=bool(row[12]),
        brought=row[13],
        updated=row[14],
        refused=row[15],
    )


def _item(row: Row) -> FeedItem:
    return FeedItem(
        feed_id=FeedId(row[0]),
        key=row[1],
        version=row[2],
        article_id=None if row[3] is None else ArticleId(row[3]),
        title=row[4],
        error=row[5],
        tries=row[6],
        seen_at=datetime.fromisoformat(row[7]),
        updated_at=_back(row[8]),
    )


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _perhaps(moment: datetime | None) -> str | None:
    return None if moment is None else _moment(moment)


def _back(stored: str | None) -> datetime | None:
    return None if stored is None else datetime.fromisoformat(stored)
