"""The feeds that a page names in its head."""

from __future__ import annotations

import re
from typing import Any

from briefing_app.web.feeds.feed import FeedLink
from briefing_app.web.feeds.words import line, link

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")
_COMMENTS = re.compile(r"\bcomments?\b|kommentare|комментари", re.IGNORECASE)
_MOST_LINKS = 20
_HEAD_CHARACTERS = 400_000


def feed_links(text: str, url: str) -> tuple[FeedLink, ...]:
    """Return the feeds that the page at `url` names, those of comments last."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        page: Any = html.document_fromstring(text[:_HEAD_CHARACTERS].encode("utf-8", "replace"), parser)
    except (etree.ParserError, ValueError):
        return ()
    base = next((link(one.get("href"), url) for one in page.iter("base")), "") or url
    found: dict[str, FeedLink] = {}
    for one in page.iter("link"):
        kinds = (one.get("rel") or "").lower().split()
        named = (one.get("type") or "").partition(";")[0].strip().lower()
        if "alternate" not in kinds or named not in _TYPES:
            continue
        address = link(one.get("href"), base)
        if address and len(found) < _MOST_LINKS:
            found.setdefault(address, FeedLink(line(one.get("title")) or address, address))
    return tuple(sorted(found.values(), key=lambda one: bool(_COMMENTS.search(f"{one.title} {one.url}"))))
