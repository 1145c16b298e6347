"""Feeds, lists and rules that were changed at random are read or refused, never anything else."""

from __future__ import annotations

import json
import random
from contextlib import suppress
from datetime import UTC, datetime

import pytest
import test_feed_reading as feeds

from briefing_app.errors import Refused
from briefing_app.web.exchange import Answer
from briefing_app.web.feeds.feed import MOST_FIELD_CHARACTERS, ReadFeed
from briefing_app.web.feeds.opml import Listed, read_opml, write_opml
from briefing_app.web.feeds.reading import look_at
from briefing_app.web.robots import rules_in

LIST = write_opml([Listed("https://a.example/", "A", "x / y")], datetime(2026, 11, 28, tzinfo=UTC))
SEEDS = (
    *(text.encode() for text in (feeds.RSS2, feeds.ATOM, feeds.RDF, feeds.RSS091, json.dumps(feeds.JSON))),
    b"<html><head><link rel=alternate type=application/rss+xml href=/a><base href=x></head>",
    LIST,
)
BITS = (
    *(b"<", b">", b"&", b'"', b"<![CDATA[", b"]]>", b"<!--", b"<?xml", b"&#0;", b"&#xFFFFF;", b"\0", b"\xff"),
    *(b"{", b"[", b"\\u0000", b"<item>", b"</item>", b"<a:b>", b"9" * 400, b"http://[", b"\x1b[2J", b"null"),
    *(b"\xe2\x80\xae", b'type="xhtml"', b'mode="escaped"', b'xml:base="file:///"', b"<!DOCTYPE x>", b"1e999"),
)


def mutated(rng: random.Random) -> bytes:
    data = bytearray(rng.choice(SEEDS))
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(data) + 1)
        end = min(len(data), at + rng.randint(1, 200))
        match rng.randrange(5):
            case 0:
                data[at:at] = rng.choice(BITS)
            case 1:
                del data[at:end]
            case 2:
                data[at:at] = data[at:end] * rng.randint(1, 30)
            case 3:
                data[at:end] = rng.randbytes(end - at)
            case 4:
                other = rng.choice(SEEDS)
                start = rng.randrange(len(other))
                data[at:at] = other[start : start + rng.randint(1, 200)]
    return bytes(data)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_was_changed_only_a_refusal_is_raised(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(120):
        data = mutated(rng)
        try:
            found = look_at(Answer("https://x.example/", 200, "text/xml; charset=koi8-r", data))
        except Refused:
            found = ()
        for item in found.items if isinstance(found, ReadFeed) else ():
            assert not item.link or item.link.startswith(("http://", "https://"))
            assert "\n" not in item.title
            assert len(item.title) <= MOST_FIELD_CHARACTERS
        with suppress(Refused):
            assert all(one.url.startswith(("http://", "https://")) for one in read_opml(data).feeds)
        rules_in(data.decode("latin-1")).allow("https://x.example/a?b")
