"""JSON Feed (jsonfeed.org, versions 1 and 1.1)."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

from briefing_app.errors import Refused
from briefing_app.web.feeds.feed import MOST_CONTENT_CHARACTERS, MOST_ITEMS, Item, ReadFeed
from briefing_app.web.feeds.words import key_of, line, link, version_of

_VERSIONS = ("https://jsonfeed.org/version/1", "http://jsonfeed.org/version/1")


def read_json(text: str, url: str) -> ReadFeed:
    """Return the feed that `text` holds; raise `Refused` for any other JSON."""
    try:
        found = json.loads(text.lstrip("\ufeff \t\r\n"), strict=False)
    except (ValueError, RecursionError) as error:
        raise Refused("The feed is damaged and cannot be read.", where=url) from error
    if not isinstance(found, dict) or not str(found.get("version")).startswith(_VERSIONS):
        raise Refused(
            "There is no feed at this address.", where=url, hint="Feeds are RSS, Atom or JSON Feed."
        )
    entries = found.get("items")
    entries = entries if isinstance(entries, list) else []
    language = line(found.get("language"))
    items: dict[str, Item] = {}
    for entry in entries[:MOST_ITEMS]:
        if isinstance(entry, dict) and (item := _item(entry, url, language, found)) is not None:
            items.setdefault(item.key, item)
    return ReadFeed(
        title=line(found.get("title")),
        site=link(found.get("home_page_url"), url),
        language=language,
        items=tuple(items.values()),
        ended=found.get("expired") is True,
        cut=len(entries) > MOST_ITEMS,
    )


def _item(entry: dict[str, Any], url: str, language: str, feed: dict[str, Any]) -> Item | None:
    title = line(entry.get("title"))
    address = link(entry.get("url"), url) or link(entry.get("external_url"), url)
    content, is_html = _content(entry)
    published = _day(entry.get("date_published")) or _day(entry.get("date_modified"))
    if not (address or content or title):
        return None
    name = entry.get("id")
    return Item(
        key=key_of(str(name) if isinstance(name, (str, int, float)) else "", address, title, published),
        version=version_of(title, content),
        title=title,
        link=address,
        content=content,
        is_html=is_html,
        byline=_byline(entry) or _byline(feed),
        published_on=published,
        language=line(entry.get("language")) or language,
    )


def _content(entry: dict[str, Any]) -> tuple[str, bool]:
    for name in ("content_html", "content_text", "summary"):
        value = entry.get(name)
        if isinstance(value, str) and value.strip():
            return value[:MOST_CONTENT_CHARACTERS].strip(), name == "content_html"
    return "", False


def _byline(entry: dict[str, Any]) -> str:
    authors = entry.get("authors")
    authors = authors[:20] if isinstance(authors, list) else [entry.get("author")]
    names = [line(author.get("name")) for author in authors if isinstance(author, dict)]
    names = [name for name in dict.fromkeys(names) if name]
    return ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else "".join(names)


def _day(value: object) -> date | None:
    """Return the day in UTC, as everywhere in feeds."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip()[:40].replace("Z", "+00:00"))
        return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        return None
