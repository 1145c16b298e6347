"""Feeds, their states and what they brought, in both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from briefing_app.domain.articles.feed import Feed, FeedItem, FeedState
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ArticleId, FeedId, new_id
from briefing_app.errors import BriefingError
from briefing_app.storage.changing.settling import Collision
from briefing_app.storage.engines.news import News
from briefing_app.storage.store import Store

NOW = datetime(2026, 11, 28, 7, 0, 0, 123456, tzinfo=UTC)
WIRE = Feed(
    FeedId(new_id()),
    "https://news.example/rss?a=1",
    NOW,
    "Wire “quoted” 😀",
    "Press / Baltic",
    90,
    True,
    False,
)
STATE = FeedState(
    WIRE.id, WIRE.address, "https://new.example/", "Títle", 'W/"\xe4\xff 1"', "Sat, 28 Nov 2026 07:00:00 GMT",
    NOW, NOW, None, NOW, "It failed.", 3, True, 10**6, 7, 2,
)  # fmt: skip


@pytest.fixture
def shelf(store: Store) -> Store:
    store.write([Change(None, WIRE)])
    return store


def test_a_feed_comes_back_as_it_was(shelf: Store) -> None:
    assert shelf.feed(WIRE.id) == WIRE
    assert shelf.feeds() == [WIRE]
    assert shelf.has_feeds()
    with pytest.raises(BriefingError, match="no such feed"):
        shelf.feed(FeedId(1))


def test_a_feed_that_goes_is_hidden(shelf: Store) -> None:
    shelf.write([Change(WIRE, None)])
    assert shelf.feeds() == []
    assert not shelf.has_feeds()
    assert shelf.feeds(with_removed=True) == [replace(WIRE, removed=True)]


def test_a_state_comes_back_byte_by_byte(shelf: Store) -> None:
    assert shelf.feed_states() == {}
    shelf.put_feed_state(STATE)
    assert shelf.feed_states() == {WIRE.id: STATE}
    shelf.put_feed_state(replace(STATE, etag="", error="", tried_at=None, ended=False))
    assert shelf.feed_states()[WIRE.id].etag == ""


def test_a_feed_is_claimed_once(shelf: Store) -> None:
    state = FeedState(WIRE.id, WIRE.address)
    later = NOW + timedelta(minutes=10)
    assert shelf.claim_feed(state, later)
    assert not shelf.claim_feed(state, later)
    assert shelf.claim_feed(replace(state, due_at=later), later + timedelta(hours=1))
    elsewhere = replace(state, address="https://other.example/")
    assert shelf.claim_feed(elsewhere, later)


def test_items_are_known_by_their_keys(shelf: Store) -> None:
    items = [FeedItem(WIRE.id, f"k{n}", "v", NOW + timedelta(seconds=n)) for n in range(900)]
    items[3] = replace(items[3], article_id=ArticleId(2**62), title="T", error="E", tries=2, updated_at=NOW)
    shelf.put_feed_items(items)
    known = shelf.known_feed_items(WIRE.id, [f"k{n}" for n in range(1000)])
    assert list(known.values()) == sorted(items, key=lambda item: list(known).index(item.key))
    assert shelf.known_feed_items(FeedId(1), ["k1"]) == {}
    latest = shelf.latest_feed_items(WIRE.id, 3)
    assert [item.key for item in latest] == ["k3", "k899", "k898"]
    shelf.put_feed_items([replace(items[3], version="w")])
    assert shelf.known_feed_items(WIRE.id, ["k3"])["k3"].version == "w"


def test_items_that_left_their_feed_long_ago_are_forgotten(shelf: Store) -> None:
    old, new = (
        FeedItem(WIRE.id, key, "v", NOW - timedelta(days=days)) for key, days in (("old", 500), ("new", 40))
    )
    shelf.put_feed_items([old, new])
    shelf.note_feed_items_seen([new], NOW)
    known = shelf.known_feed_items(WIRE.id, ["old", "new"])
    assert {key: item.seen_at for key, item in known.items()} == {"new": NOW}


def test_two_people_change_one_feed(shelf: Store) -> None:
    mine, theirs = replace(WIRE, title="Mine"), replace(WIRE, folder="Theirs")
    shelf.write([Change(WIRE, theirs)])
    shelf.write([Change(WIRE, mine)])
    assert shelf.feed(WIRE.id) == replace(WIRE, title="Mine", folder="Theirs")
    with pytest.raises(Collision, match="feed"):
        shelf.write([Change(WIRE, replace(WIRE, title="Other"))])


def test_news_of_a_feed_are_told() -> None:
    assert "feeds" in News.of([Change(None, WIRE)]).topics


def test_a_feed_listed_wrongly_is_found(shelf: Store) -> None:
    assert shelf.check() == []
    shelf._database.run("UPDATE feed SET folder = 'elsewhere'")
    assert any("feed" in sentence and "wrongly" in sentence for sentence in shelf.check())
