"""Feeds are looked at when they are due, bring each article once, and lose nothing on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from feed_desk import FEED_URL, FeedDesk, item, page, rss, story

from briefing_app.domain.articles.feed import FeedState
from briefing_app.errors import BriefingError, Cancelled, Refused
from briefing_app.storage.store import ArticleQuery, Store
from briefing_app.web.exchange import Unreachable
from briefing_app.web.feeds.feed import ReadFeed
from briefing_app.web.feeds.opml import Listed
from briefing_app.workspace import edits
from briefing_app.workspace.web import schedule, visit
from briefing_app.workspace.web.visit import MOST_TRIES
from briefing_app.workspace.workspace import Workspace

HOUR = timedelta(hours=1)


@pytest.fixture
def desk(empty_store: Store) -> FeedDesk:
    made = FeedDesk(empty_store)
    made.web.put(FEED_URL, rss(item("Tallinn"), item("Riga")), etag='"1"', modified="today")
    for name in ("Tallinn", "Riga", "Vilnius"):
        made.web.put(f"https://news.example/{name}", page(name))
    return made


def test_a_feed_brings_the_pages_of_its_items(desk: FeedDesk) -> None:
    report = desk.look()
    assert report is not None
    assert report.summary == "2 new articles"
    assert sorted(desk.headlines) == ["Riga hears the harbour master", "Tallinn hears the harbour master"]
    article = desk.store.article(report.taken[0])
    assert article.url == "https://news.example/Riga"
    assert desk.store.original(article.original) == page("Riga")
    assert article.outlet == "Baltic Wire"
    assert article.published_on is not None
    assert desk.store.analysis_state(article.id)
    assert (desk.state.title, desk.state.brought, desk.state.error) == ("Baltic Wire", 2, "")


def test_a_public_feed_sends_nobody_into_a_private_network(desk: FeedDesk) -> None:
    desk.look()
    assert [wanted.public_only for wanted in desk.web.asked] == [False, True, True]
    desk.later(hours=2)
    desk.web.put(FEED_URL, rss(item("Vilnius")))
    desk.web.pages[FEED_URL] = replace(desk.web.pages[FEED_URL], is_private=True)  # type: ignore[type-var]
    desk.look()
    assert not desk.web.asked[-1].public_only


def test_nothing_comes_twice_and_nothing_is_asked_before_it_is_due(desk: FeedDesk) -> None:
    desk.look()
    assert desk.look() is None
    desk.later(minutes=59)
    assert desk.look() is None
    desk.later(minutes=2)
    report = desk.look()
    assert report is not None
    assert report.summary == "nothing new"
    assert desk.web.asked[-1].etag == '"1"'
    assert desk.web.asked[-1].modified == "today"
    desk.later(hours=2)
    desk.web.put(FEED_URL, rss(item("Vilnius"), item("Tallinn"), item("Riga")), etag='"2"')
    report = desk.look()
    assert report is not None
    assert report.summary == "1 new article"
    assert desk.web.times_asked("https://news.example/Riga") == 1
    assert (desk.state.etag, desk.state.modified) == ('"2"', "")


def test_an_item_with_other_words_is_told_and_not_overwritten(desk: FeedDesk) -> None:
    desk.look()
    texts = {one.id: one.text for one in desk.store.articles(desk.store.article_ids(ArticleQuery())).values()}
    desk.later(hours=2)
    desk.web.put(FEED_URL, rss(item("Tallinn", content="Corrected."), item("Riga")))
    report = desk.look()
    assert report is not None
    assert report.taken == ()
    assert report.updated == ("Tallinn hears the harbour master",)
    assert "kept as taken in" in report.summary
    assert texts == {one: desk.store.article(one).text for one in texts}
    first = desk.store.latest_feed_items(desk.feed.id)[0]
    assert first.updated_at == desk.now
    desk.later(hours=2)
    again = desk.look()
    assert again is not None
    assert again.updated == ()
    assert desk.state.updated == 1


def test_the_text_of_the_feed_is_taken_where_that_is_wanted(empty_store: Store) -> None:
    desk = FeedDesk(empty_store, whole_pages=False, title="Wire")
    desk.web.put(FEED_URL, rss(item("Tallinn", content=story("Tallinn")), item("Riga", content="Short.")))
    report = desk.look()
    assert report is not None
    assert len(report.taken) == 1
    article = desk.store.article(report.taken[0])
    assert article.text.count("harbour master Ada Holm said") == 6
    assert "<" not in article.text
    assert (article.outlet, article.url) == ("Wire", "https://news.example/Tallinn")
    assert b"<article>" in (desk.store.original(article.original) or b"")
    assert [error.what for error in report.refused] == ["The feed holds only the beginning of this article."]
    assert len(desk.web.asked) == 1


@pytest.mark.parametrize("kept_from", ["gone", "robots", "no article"])
def test_the_words_of_the_feed_stand_in_for_a_page_that_cannot_be_had(desk: FeedDesk, kept_from: str) -> None:
    url = "https://news.example/Oslo"
    if kept_from == "robots":
        desk.web.put(url, page("Oslo"))
        desk.web.forbidden.add(url)
    elif kept_from == "no article":
        desk.web.put(url, b"<html><body><nav>Menu</nav></body></html>")
    desk.web.put(FEED_URL, rss(item("Oslo", content=story("Oslo"))))
    report = desk.look()
    assert report is not None
    assert report.summary == "1 new article"
    assert desk.headlines == ["Oslo hears the harbour master"]


def test_what_cannot_be_had_is_told_with_its_reason_and_not_tried_for_ever(desk: FeedDesk) -> None:
    desk.web.put(FEED_URL, rss(item("Oslo"), item("Tallinn")), etag='"1"')
    desk.web.pages["https://news.example/Oslo"] = Unreachable("The server took too long.")
    for _ in range(MOST_TRIES + 2):
        desk.look()
        desk.later(hours=2)
    first = desk.reports[0]
    assert [error.where for error in first.refused] == ["Oslo hears the harbour master"]
    assert len(first.taken) == 1
    assert desk.web.times_asked("https://news.example/Oslo") == MOST_TRIES
    assert desk.web.times_asked("https://news.example/Tallinn") == 1
    assert desk.state.etag == '"1"'
    failed = [one for one in desk.store.latest_feed_items(desk.feed.id) if one.article_id is None]
    assert "took too long" in failed[0].error


def test_a_page_that_was_out_of_reach_comes_later(desk: FeedDesk) -> None:
    desk.web.put(FEED_URL, rss(item("Oslo", content=story("Feed"))), etag='"1"')
    desk.web.pages["https://news.example/Oslo"] = Unreachable("The server took too long.")
    desk.look()
    assert desk.state.etag == ""
    desk.web.put("https://news.example/Oslo", page("Oslo"))
    desk.later(hours=2)
    report = desk.look()
    assert report is not None
    assert report.summary == "1 new article"
    assert desk.state.etag == '"1"'


def test_of_very_many_items_the_rest_comes_with_the_next_visits(
    empty_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visit, "MOST_NEW", 3)
    desk = FeedDesk(empty_store, whole_pages=False)
    names = [f"City{n}" for n in range(5)]
    desk.web.put(FEED_URL, rss(*(item(name, content=story(name)) for name in names)), etag='"1"')
    first = desk.look()
    assert first is not None
    assert (len(first.taken), first.more) == (3, True)
    desk.later(hours=2)
    second = desk.look()
    assert second is not None
    assert (len(second.taken), second.more) == (2, False)
    assert desk.state.brought == 5


def test_the_same_text_from_elsewhere_is_known(desk: FeedDesk) -> None:
    desk.web.put(FEED_URL, rss(item("Tallinn"), item("Tallinn", guid="other")))
    report = desk.look()
    assert report is not None
    assert (len(report.taken), report.known) == (1, 1)


# Failures


def test_failures_in_a_row_wait_longer_and_a_success_ends_them(desk: FeedDesk) -> None:
    fine = desk.web.pages[FEED_URL]
    desk.web.pages[FEED_URL] = Unreachable("The server cannot be reached.")
    waits = []
    for _ in range(8):
        report = desk.look()
        assert report is not None
        assert report.error is not None
        waits.append((desk.state.due_at - desk.now) / HOUR)
        desk.now = desk.state.due_at
    assert waits == [1, 2, 4, 8, 16, 24, 24, 24]
    assert (desk.state.failures, desk.state.error) == (8, "The server cannot be reached.")
    desk.web.pages[FEED_URL] = fine
    desk.look()
    assert (desk.state.failures, desk.state.error, desk.state.brought) == (0, "", 2)


def test_a_server_that_asks_for_peace_gets_it(desk: FeedDesk) -> None:
    desk.web.put(FEED_URL, status=429, retry_after=str(5 * 3600))
    desk.look()
    assert desk.state.due_at == desk.now + 5 * HOUR


def test_a_feed_that_is_gone_is_asked_no_more(desk: FeedDesk) -> None:
    desk.web.put(FEED_URL, status=410)
    report = desk.look()
    assert report is not None
    assert "gone for good" in str(report.error)
    desk.later(days=30)
    assert desk.look() is None
    desk.store.write(edits.change_feed(desk.store, desk.feed.id, address="https://news.example/new").changes)
    desk.web.put("https://news.example/new", rss(item("Riga")))
    report = desk.look()
    assert report is not None
    assert report.summary == "1 new article"


@pytest.mark.parametrize("data", [b"<html><body>Hello", b"", b"<rss><!ENTITY x 'y'></rss>", b"{}"])
def test_what_is_no_feed_any_more_is_told(desk: FeedDesk, data: bytes) -> None:
    desk.web.put(FEED_URL, data)
    report = desk.look()
    assert report is not None
    assert report.error is not None
    assert desk.state.failures == 1


def test_a_move_for_good_is_followed_and_told_once(desk: FeedDesk) -> None:
    desk.web.moved[FEED_URL] = "https://new.example/rss"
    desk.web.put("https://new.example/rss", rss(item("Riga")))
    report = desk.look()
    assert report is not None
    assert report.moved_to == "https://new.example/rss"
    assert "it moved to" in report.summary
    desk.later(hours=2)
    report = desk.look()
    assert report is not None
    assert report.moved_to == ""
    assert desk.web.asked[-1].url == "https://new.example/rss"
    assert desk.feed.address == FEED_URL


def test_a_visit_that_is_broken_off_is_made_again(desk: FeedDesk) -> None:
    desk.web.pages["https://news.example/Riga"] = Cancelled()
    report = desk.look()
    assert report is not None
    assert report.stopped
    assert desk.keeper.under_way == frozenset()
    desk.web.put("https://news.example/Riga", page("Riga"))
    desk.now += schedule.CLAIM
    report = desk.look()
    assert report is not None
    assert not report.stopped
    assert sorted(desk.headlines) == ["Riga hears the harbour master", "Tallinn hears the harbour master"]


def test_two_desks_do_not_look_at_one_feed_together(desk: FeedDesk) -> None:
    state = schedule.state_of(desk.feed, None)
    desk.store.put_feed_state(state)
    assert desk.store.claim_feed(state, desk.now + schedule.CLAIM)
    assert not desk.store.claim_feed(state, desk.now + schedule.CLAIM)
    assert desk.look() is None


# When


def _state(desk: FeedDesk, **fields: object) -> FeedState:
    return replace(FeedState(desk.feed.id, FEED_URL), **fields)  # type: ignore[arg-type]


def test_a_clock_that_was_set_back_stops_no_feed(desk: FeedDesk) -> None:
    desk.now += timedelta(days=365)
    desk.look()
    desk.now -= timedelta(days=365)
    assert desk.look() is not None
    assert desk.look() is None
    assert not schedule.is_due(desk.feed, _state(desk, due_at=desk.now + HOUR, tried_at=desk.now), desk.now)
    far = _state(desk, due_at=desk.now + timedelta(days=4000))
    assert schedule.is_due(desk.feed, far, desk.now)


def test_after_a_long_sleep_each_feed_is_looked_at_once(desk: FeedDesk) -> None:
    desk.look()
    desk.later(days=9)
    assert desk.look() is not None
    assert desk.look() is None


def test_what_the_server_says_about_coming_again_is_heeded(desk: FeedDesk) -> None:
    due = lambda **more: (  # noqa: E731
        schedule.after_success(desk.feed, _state(desk), desk.now, **more).due_at - desk.now
    )
    assert due() == HOUR
    assert due(fresh_s=60) == HOUR
    assert due(fresh_s=3 * 3600) == 3 * HOUR
    assert due(fresh_s=365 * 86400) == 24 * HOUR
    assert due(read=ReadFeed(rest_s=2 * 3600)) == 2 * HOUR
    assert due(read=ReadFeed(skip_hours=frozenset({7, 8}))) == 3 * HOUR
    saturday = ReadFeed(skip_days=frozenset({5, 6}))
    assert desk.now + due(read=saturday) == desk.now.replace(day=30, hour=0)
    assert due(read=ReadFeed(skip_hours=frozenset(range(24)), skip_days=frozenset(range(7)))) < 9 * 24 * HOUR


# Edits


def test_feeds_are_added_changed_paused_and_removed_with_undo(desk: FeedDesk) -> None:
    workspace = Workspace(desk.store)
    told = []
    workspace.subscribe(lambda changed: told.append(changed.feeds))
    workspace.apply(
        edits.add_feed(desk.store, "zeitung.example/rss", desk.now, folder=" Press/ Baltic ", every_min=1)
    )
    added = next(feed for feed in desk.store.feeds() if "zeitung" in feed.address)
    assert (added.address, added.folder, added.every_min) == (
        "https://zeitung.example/rss",
        "Press / Baltic",
        15,
    )
    workspace.apply(edits.pause_feeds(desk.store, [added.id]))
    assert desk.store.feed(added.id).paused
    workspace.apply(edits.change_feed(desk.store, added.id, title="Zeitung"))
    workspace.apply(edits.remove_feeds(desk.store, [added.id]))
    assert [feed.address for feed in desk.store.feeds()] == [FEED_URL]
    assert workspace.undo() == "remove feed “Zeitung”"
    assert len(desk.store.feeds()) == 2
    for _ in range(3):
        workspace.undo()
    assert len(desk.store.feeds()) == 1
    assert all(told)


def test_the_same_feed_is_not_added_twice_and_a_removed_one_comes_back(desk: FeedDesk) -> None:
    with pytest.raises(BriefingError, match="there already"):
        edits.add_feed(desk.store, FEED_URL + "#x", desk.now)
    with pytest.raises(Refused):
        edits.add_feed(desk.store, "file:///etc/passwd", desk.now)
    desk.look()
    known = desk.feed.id
    desk.store.write(edits.remove_feeds(desk.store, [known]).changes)
    desk.later(days=1)
    assert desk.look() is None
    desk.store.write(edits.add_feed(desk.store, FEED_URL, desk.now).changes)
    assert desk.feed.id == known
    report = desk.look()
    assert report is not None
    assert report.taken == ()


def test_a_list_of_feeds_adds_what_is_not_there(desk: FeedDesk) -> None:
    listed = [
        Listed(FEED_URL, "Other"),
        Listed("https://a.example/", "A", "Press"),
        Listed("https://a.example/", "B"),
    ]
    edit = edits.add_listed(desk.store, listed, desk.now)
    assert edit.label == "add 1 feed"
    desk.store.write(edit.changes)
    assert [(feed.address, feed.folder) for feed in desk.store.feeds()] == [
        (FEED_URL, ""),
        ("https://a.example/", "Press"),
    ]


def test_a_library_with_feeds_is_sound(desk: FeedDesk, tmp_path: Path) -> None:
    desk.look()
    assert desk.store.check() == []
