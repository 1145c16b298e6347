"""Fetched pages become articles with the address that is theirs and the bytes that came."""

from __future__ import annotations

from datetime import date

import pytest

from briefing_app.domain.articles.article import ArticleField, DetailSource
from briefing_app.errors import Refused
from briefing_app.intake.feed_item import FeedDetails
from briefing_app.web.exchange import Answer
from briefing_app.web.feeds.feed import Item
from briefing_app.workspace.web.page_tasks import take_in_item, take_in_page

URL = "https://www.news.example/2026/11/port?id=7"
TEXT = "".join(
    f"<p>«Порт остаётся открытым», — сказала в пятницу начальник порта Ада Хольм, отвечая на вопрос {n}.</p>"
    for n in range(8)
)


def page(head: str = "", text: str = TEXT) -> str:
    return f"<!doctype html><html><head>{head}</head><body><article>{text}</article></body></html>"


def answer(text: str, content_type: str = "text/html; charset=utf-8", encoding: str = "utf-8") -> Answer:
    return Answer(URL, 200, content_type, text.encode(encoding))


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://news.example/port", "https://news.example/port"),
        ("https://www.news.example/port#top", "https://www.news.example/port"),
        ("https://other.example/port", URL),
        ("https://evilnews.example/port", URL),
        ("https://www.news.example/", URL),
        ("javascript:alert(1)", URL),
        ("https://user:pw@www.news.example/port", URL),
    ],
)
def test_the_address_that_a_page_gives_itself_counts_only_on_its_own_site(canonical: str, url: str) -> None:
    taken = take_in_page(answer(page(f'<link rel="canonical" href="{canonical}">'))).taken
    assert taken.url == url


def test_the_bytes_that_came_are_kept_in_the_encoding_that_only_the_server_named() -> None:
    came = answer(page(), "text/html; charset=mac-cyrillic", "mac-cyrillic")
    taken = take_in_page(came).taken
    assert taken.text.startswith("«Порт остаётся открытым»")
    assert taken.original.data == came.data


@pytest.mark.parametrize("charset", ["no-such", "hex", "rot13", "utf-7", "", "x" * 400])
def test_an_encoding_that_is_none_does_no_harm(charset: str) -> None:
    came = answer(page(), f"text/html; charset={charset}", "windows-1251")
    assert "Порт" in take_in_page(came).taken.text


def test_a_feed_fills_what_the_page_leaves_open_and_nothing_else() -> None:
    details = FeedDetails(
        "Порт  открыт", "Wire", "Maja Oksanen", date(2026, 11, 27), "https://x.example/", "ru-RU"
    )
    head = '<meta name="author" content="Jonah Pell"><meta property="og:site_name" content="Baltic Wire">'
    taken = take_in_page(answer(page(head)), details).taken
    assert (taken.headline, taken.headline_proposed) == ("Порт открыт", False)
    assert (taken.outlet, taken.byline) == ("Baltic Wire", "Jonah Pell")
    assert taken.published_on == date(2026, 11, 27)
    sources = {one.field: one.source for one in taken.details}
    assert sources[ArticleField.HEADLINE] is DetailSource.FEED
    assert sources[ArticleField.OUTLET] is not DetailSource.FEED
    assert taken.url == URL


def test_a_feed_in_place_of_a_page_is_told() -> None:
    with pytest.raises(Refused, match="feed, not a page"):
        take_in_page(answer("\ufeff<?xml version='1.0'?><!-- x --><rss><channel/></rss>", "text/html"))


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, b"<html><body><nav>Menu</nav>"])
def test_what_holds_no_article_is_refused_with_its_address(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        take_in_page(Answer(URL, 200, "text/html", data))
    assert refusal.value.where == URL


def test_markup_in_a_feed_is_text_and_nothing_is_run() -> None:
    item = Item(
        "k", "v", content=f"{TEXT}<script>alert(1)</script><img src=x onerror=alert(1)>", is_html=True
    )
    details = FeedDetails(headline='</title><script>alert("x")</script>', url='https://x.example/"><b>')
    taken = take_in_item(item, details).taken
    assert "alert(1)" not in taken.text
    assert taken.headline == '</title><script>alert("x")</script>'
    assert b"<title></title>" not in taken.original.data
    assert b'href="https://x.example/&quot;&gt;' in taken.original.data


def test_a_plain_item_keeps_its_signs() -> None:
    words = "a < b & c " * 30
    taken = take_in_item(Item("k", "v", content=words), FeedDetails(headline="Plain")).taken
    assert taken.text.startswith("a < b & c")
    assert b"a &lt; b &amp; c" in taken.original.data
