"""Lists of feeds go out and come back whole, and hostile ones do nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefing_app.errors import Refused
from briefing_app.web.feeds.opml import Listed, read_opml, write_opml

NOW = datetime(2026, 11, 28, 7, 0, tzinfo=UTC)
FEEDS = (
    Listed("https://news.example/rss", "News & more <b>", "Press / Baltic"),
    Listed("https://zeitung.example/atom", "Zeitung", "Press"),
    Listed("https://lone.example/feed", "", ""),
)


def test_feeds_in_folders_come_back_as_they_went_out() -> None:
    back = read_opml(write_opml(FEEDS, NOW))
    assert {(one.url, one.folder) for one in back.feeds} == {(one.url, one.folder) for one in FEEDS}
    titles = {one.url: one.title for one in back.feeds}
    assert titles["https://news.example/rss"].startswith("News & more")
    assert titles["https://lone.example/feed"] == "https://lone.example/feed"
    assert back.refused == ()


def test_lists_of_other_programs_are_read() -> None:
    text = """Junk <?xml version="1.0" encoding="ISO-8859-1"?><opml version="1.0"><head/><body>
    <outline text="Öffentlich"><outline title="A" xmlURL=" news.example/a "/>
    <outline text="B" xmlUrl="feed://news.example/b" type="atom"/><outline xmlUrl="https://news.example/a"/></outline>
    <outline text="Bad" xmlUrl="file:///etc/passwd"/><outline text="Empty"/><outline xmlUrl="https://u:p@x.example/"/>
    </body></opml>"""
    found = read_opml(text.encode("iso-8859-1"))
    assert found.feeds == (
        Listed("https://news.example/a", "A", "Öffentlich"),
        Listed("https://news.example/b", "B", "Öffentlich"),
    )
    assert len(found.refused) == 2


@pytest.mark.parametrize("data", [b"", b"<html/>", b"text", b"<opml", b"\0\1\2", b"<rss/>", b'{"opml": 1}'])
def test_other_files_are_refused(data: bytes) -> None:
    try:
        assert read_opml(data, "feeds.opml").feeds == ()
    except Refused as refusal:
        assert refusal.where == "feeds.opml"
    else:
        assert data == b"<opml"


def test_entities_and_depth_do_no_harm(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("geheim")
    for data in (
        f'<!DOCTYPE opml [<!ENTITY x SYSTEM "file://{secret}">]><opml><outline xmlUrl="https://a.example/&x;"/></opml>',
        '<!DOCTYPE opml SYSTEM "http://127.0.0.1/x.dtd"><opml/>',
    ):
        with pytest.raises(Refused, match="entities"):
            read_opml(data.encode())
    deep = "<opml>" + '<outline text="x">' * 200 + '<outline xmlUrl="https://a.example/"/>'
    found = read_opml(deep.encode())
    assert [len(one.folder.split(" / ")) for one in found.feeds] in ([8], [])
    read_opml(b"<opml>" + b"<outline>" * 50_000)
