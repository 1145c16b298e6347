"""From bytes to a feed, whichever of the kinds it is; a plain function for a worker process."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.web.feeds.decoding import text_of, xml_of
from briefing_app.web.feeds.discovery import feed_links
from briefing_app.web.feeds.json_feed import read_json
from briefing_app.web.feeds.xml_feed import read_xml

if TYPE_CHECKING:
    from briefing_app.web.exchange import Answer
    from briefing_app.web.feeds.feed import FeedLink, ReadFeed

_XML_FEED = re.compile(r"<(?:[a-zA-Z0-9]+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_LOOKED_AT = 20_000


def read_feed(answer: Answer) -> ReadFeed:
    """Return the feed that a server gave; raise `Refused` where it is something else."""
    found = look_at(answer)
    if isinstance(found, tuple):
        raise Refused(
            "This is a page, not a feed.",
            where=answer.url,
            hint=f"It names a feed: {found[0].url}" if found else "Add the address of its feed instead.",
        )
    return found


def look_at(answer: Answer) -> ReadFeed | tuple[FeedLink, ...]:
    """Return the feed at an address, or the feeds that the page there names."""
    text = text_of(answer.data, answer.charset)
    start = text[:_LOOKED_AT].lstrip("\ufeff \t\r\n")
    if start.startswith("{"):
        return read_json(text, answer.url)
    feed, page = _XML_FEED.search(start), _PAGE.search(start)
    if feed and not (page and page.start() < feed.start()):
        return read_xml(xml_of(text), answer.url)
    if page or "html" in answer.media_type:
        return feed_links(text, answer.url)
    raise Refused(
        "There is no feed at this address.",
        where=answer.url,
        hint="Feeds are RSS, Atom or JSON Feed; sites link to theirs near “RSS” or “Follow”.",
    )
