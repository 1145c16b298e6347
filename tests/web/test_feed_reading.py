"""Feeds of every kind and in every condition are read, and nothing in them acts."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest

from briefing_app.errors import Refused
from briefing_app.web.exchange import Answer
from briefing_app.web.feeds.feed import MOST_ITEMS, FeedLink
from briefing_app.web.feeds.reading import look_at, read_feed

URL = "https://news.example/feeds/all.xml"

RSS2 = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Baltic &amp; Wire</title><link>https://news.example/</link><language>en-gb</language><ttl>90</ttl>
<skipHours><hour>0</hour><hour>3</hour></skipHours><skipDays><day>Sunday</day></skipDays>
<item><title>Port &lt;b&gt;stays&lt;/b&gt; open</title><link>/a/port?x=1&amp;y=2</link>
<guid isPermaLink="false">port-1</guid>
<pubDate>Sat, 28 Nov 2026 06:10:00 GMT</pubDate><dc:creator>Maja Oksanen</dc:creator>
<description>Short.</description>
<content:encoded><![CDATA[<p>“The port stays open,” said <b>Ada Holm</b>.</p>
<script>alert(1)</script>]]></content:encoded>
<enclosure url="https://news.example/a.mp3" type="audio/mpeg" length="1"/></item>
<item><description>No title, only words.</description></item>
<item><title>Only a title</title></item><item/>
</channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://zeitung.example/">
<title type="html">Die &amp;lt;Zeitung&amp;gt;</title><link rel="self" href="/atom.xml"/><link href="/"/>
<entry><id>tag:zeitung.example,2026:1</id><title>Hafen bleibt offen</title>
<link rel="enclosure" href="/ton.mp3" type="audio/mpeg"/><link rel="alternate" href="hafen"/>
<updated>2026-11-27T23:30:00-02:00</updated><author><name>Erika Muster</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Der Hafen.</p></div></content>
</entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example/"><title>Old</title>
<link>https://news.example/</link></channel><item rdf:about="https://news.example/1"><title>One</title>
<link>https://news.example/1</link><dc:date>2026-11-20</dc:date></item></rdf:RDF>"""

RSS091 = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Oldest</title>
<link>https://news.example/</link><description>x</description><item><title>One&nbsp;more</title>
<link>https://news.example/1</link></item></channel></rss>"""

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "JSON",
    "language": "en",
    "items": [
        {"id": 7, "url": "/a", "title": "One", "content_html": "<p>Words.</p>",
         "date_published": "2026-11-28T01:00:00+02:00",
         "authors": [{"name": "A"}, {"name": "B"}]},
        {"id": "x", "external_url": "https://other.example/b", "content_text": "Plain <words>."},
        {"id": "y", "url": "file:///etc/passwd", "title": "Bad link"},
        "nonsense", {}, {"id": {}},
    ],
}  # fmt: skip


def _in(encoding: str, *, declared: bool) -> bytes:
    """Return the feed in an old encoding, which its first line names or does not."""
    text = RSS2.replace("Baltic", "Порт")
    text = text.replace("UTF-8", encoding) if declared else text.replace(' encoding="UTF-8"', "")
    return text.encode(encoding, "xmlcharrefreplace")


def answer(data: str | bytes, content_type: str = "application/xml") -> Answer:
    return Answer(URL, 200, content_type, data.encode() if isinstance(data, str) else data)


def test_rss_is_read_whole() -> None:
    feed = read_feed(answer(RSS2))
    assert (feed.title, feed.site, feed.language, feed.rest_s) == (
        "Baltic & Wire",
        "https://news.example/",
        "en-gb",
        5400,
    )
    assert (feed.skip_hours, feed.skip_days) == ({0, 3}, {6})
    port, words, title = feed.items
    assert port.title == "Port stays open"
    assert port.link == "https://news.example/a/port?x=1&y=2"
    assert (port.byline, port.published_on, port.is_html) == ("Maja Oksanen", date(2026, 11, 28), True)
    assert "Ada Holm" in port.content
    assert (words.title, words.content, words.link) == ("", "No title, only words.", "")
    assert (title.title, title.content) == ("Only a title", "")
    assert len({item.key for item in feed.items}) == 3


def test_atom_is_read_whole() -> None:
    feed = read_feed(answer(ATOM))
    assert (feed.title, feed.language) == ("Die <Zeitung>", "de")
    (item,) = feed.items
    assert item.link == "https://zeitung.example/hafen"
    assert (item.byline, item.published_on, item.is_html) == ("Erika Muster", date(2026, 11, 28), True)
    assert "<p>Der Hafen.</p>" in item.content


@pytest.mark.parametrize(("text", "title", "first"), [(RDF, "Old", "One"), (RSS091, "Oldest", "One more")])
def test_old_feeds_are_read(text: str, title: str, first: str) -> None:
    feed = read_feed(answer(text))
    assert (feed.title, feed.items[0].title) == (title, first)
    assert feed.items[0].link == "https://news.example/1"


def test_json_feeds_are_read() -> None:
    feed = read_feed(answer(json.dumps(JSON), "application/feed+json"))
    one, two, three = feed.items
    assert (one.link, one.byline, one.published_on) == (
        "https://news.example/a",
        "A and B",
        date(2026, 11, 27),
    )
    assert (two.link, two.content, two.is_html) == ("https://other.example/b", "Plain <words>.", False)
    assert (three.title, three.link) == ("Bad link", "")


def test_an_item_keeps_its_key_and_tells_that_its_words_changed() -> None:
    before = read_feed(answer(RSS2)).items[0]
    moved = read_feed(answer(RSS2.replace("/a/port?", "/b/port?"))).items[0]
    tracked = read_feed(answer(RSS2.replace("<b>Ada", "<b class='x9'>Ada"))).items[0]
    changed = read_feed(answer(RSS2.replace("stays open,”", "closes,”"))).items[0]
    assert before.key == moved.key == changed.key
    assert before.version == moved.version == tracked.version != changed.version


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (_in("windows-1251", declared=True), "text/xml"),
        (_in("koi8-r", declared=False), "text/xml; charset=koi8-r"),
        (RSS2.replace("Baltic", "Порт").encode("utf-16"), "text/xml"),
        (RSS2.replace("Baltic", "Порт").encode(), "text/xml; charset=iso-8859-1"),
        (b"\xef\xbb\xbf" + RSS2.replace("Baltic", "Порт").replace("UTF-8", "ascii").encode(), "text/html"),
        (RSS2.replace("UTF-8", "no-such").replace("Baltic", "Порт").encode(), "application/octet-stream"),
    ],
)  # fmt: skip
def test_encodings_that_lie_are_seen_through(data: bytes, content_type: str) -> None:
    feed = read_feed(answer(data, content_type))
    assert feed.title == "Порт & Wire"
    assert len(feed.items) == 3


@pytest.mark.parametrize(
    "broken",
    [
        "Warning: mysql_connect() in /var/www on line 3<br />\n\n" + RSS2,
        RSS2.replace("</channel></rss>", ""),
        RSS2.replace("<description>Short.", "<description>A & B < C &nbsp; \x0b\x00"),
        RSS2 + "<!-- served by cache --><script>1</script>",
        RSS2[: RSS2.index("<item/>")],
        RSS2.replace("</title>\n", "</titel>\n"),
    ],
)
def test_broken_feeds_give_what_they_have(broken: str) -> None:
    feed = read_feed(answer(broken))
    assert feed.items[0].title == "Port stays open"
    assert feed.items[0].link.startswith("https://news.example/a/port")


def test_a_page_names_its_feeds() -> None:
    page = """<!doctype html><html><head><base href="https://cdn.example/x/"><title>News</title>
    <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml">
    <link rel="ALTERNATE" type="application/atom+xml" title="All &amp; more" href="all.xml">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
    <link rel="stylesheet" href="a.css"></head><body>&lt;rss> <p>text</body></html>"""
    found = look_at(answer(page, "text/html"))
    assert found == (
        FeedLink("All & more", "https://cdn.example/x/all.xml"),
        FeedLink("Comments", "https://cdn.example/comments.xml"),
    )
    with pytest.raises(Refused, match="page, not a feed") as refusal:
        read_feed(answer(page, "text/html"))
    assert "all.xml" in refusal.value.hint
    assert look_at(answer("<html><p>no feeds", "text/html")) == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 50,
        b"%PDF-1.7 x",
        b"{",
        b'{"version": 3}',
        b"[]",
        b"plain words",
        b"<x/>",
        b"<rss",
        b'{"a":' * 5000,
    ],
)
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        read_feed(answer(data, "application/octet-stream"))


def test_entities_are_refused_and_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("geheim")
    for inside in (f'<!ENTITY x SYSTEM "file://{secret}">', '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">'):
        text = RSS2.replace("<rss", f"<!DOCTYPE rss [{inside}]><rss", 1).replace("Short.", "&x;&b;")
        for data in (text.encode(), text.replace("UTF-8", "UTF-16").encode("utf-16")):
            with pytest.raises(Refused, match="entities"):
                read_feed(answer(data))
    dtd = RSS2.replace("<rss", f'<!DOCTYPE rss SYSTEM "file://{secret}"><rss', 1)
    assert "geheim" not in repr(read_feed(answer(dtd)))


def test_the_bytes_of_a_feed_are_never_a_name_of_a_file(tmp_path: Path) -> None:
    kept = tmp_path / "feed.xml"
    kept.write_text(RSS2)
    with pytest.raises(Refused):
        read_feed(answer(str(kept)))


def test_of_a_feed_without_end_the_first_items_are_read() -> None:
    start, end = RSS2.index("<item>"), RSS2.index("<item><description>")
    item = RSS2[start:end]
    many = RSS2[:start] + "".join(item.replace("port-1", f"port-{n}") for n in range(3 * MOST_ITEMS))
    feed = read_feed(answer(many))
    assert feed.cut
    assert len(feed.items) == MOST_ITEMS
    started = time.monotonic()
    assert len(read_feed(answer("<rss><channel>" + "<item/>" * 1_000_000)).items) == 0
    assert time.monotonic() - started < 20


def test_the_same_item_twice_is_one() -> None:
    start, end = RSS2.index("<item>"), RSS2.index("<item><description>")
    feed = read_feed(answer(RSS2[:end] + RSS2[start:]))
    assert len(feed.items) == 3


def test_deep_and_odd_feeds_are_survived() -> None:
    for inside in ("<a>" * 10_000, "<![CDATA[" * 2000, "&#x0;&#xD800;&#99999999999;", "<p>" * 20_000):
        read_feed(answer(RSS2.replace("Short.", inside)))
    for odd_date in ("Sat, 99 Nov 99999 06:10:00 GMT", "0000-00-00", "9" * 400, "31 Febr"):
        items = read_feed(answer(RSS2.replace("Sat, 28 Nov 2026 06:10:00 GMT", odd_date))).items
        assert items[0].title == "Port stays open"


@pytest.mark.parametrize("form", ["json", "rss", "atom", "rss twice"])
def test_titles_hold_no_sign_that_acts(form: str) -> None:
    """Overrides, escapes and halves of letters would turn a row, clear a terminal, or stop the library."""
    odd = "a\u202eb\u2028c\u200bd\ufffe\u2066e"
    if form == "json":
        told = json.dumps(f"{odd}\ud800\x1b[2J\x00\x9b")
        data = (
            f'{{"version":"https://jsonfeed.org/version/1.1","title":{told},"items":[{{"id":{told},"title":{told},'
            f'"url":"https://x.example/1","authors":[{{"name":{told}}}],"language":{told},"content_text":"x"}}]}}'
        )
    else:
        amp = "&amp;" if form == "rss twice" else "&"
        told = f"a{amp}#x202e;b{amp}#x2028;c{amp}#x200b;d{amp}#27;{amp}#155;e{amp}#xd800;{amp}#0;"
        if form == "atom":
            data = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>{told}</title>"
            data += f"<entry><id>1</id><title>{told}</title>"
            data += "<link href='https://x.example/1'/></entry></feed>"
        else:
            data = f"<rss version='2.0'><channel><title>{told}</title><item><title>{told}</title>"
            data += "<link>https://x.example/1</link></item></channel></rss>"
    found = read_feed(answer(data, "application/feed+json" if form == "json" else "application/xml"))
    (item,) = found.items
    for words in (found.title, item.title, item.byline, item.language):
        assert words.isprintable(), ascii(words)
        words.encode()
    assert item.title.startswith("ab c")


def test_joiners_that_scripts_are_written_with_stay() -> None:
    title = "می\u200cخواهم 👩\u200d👧"
    data = f"<rss version='2.0'><channel><item><title>x</title></item><title>{title}</title></channel></rss>"
    assert read_feed(answer(data)).title == title
