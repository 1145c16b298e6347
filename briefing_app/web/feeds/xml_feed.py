"""RSS of every version, and Atom: feedparser reads them, nothing of their markup is trusted."""

from __future__ import annotations

import io
import re
import warnings
from datetime import date
from typing import Any

from briefing_app.errors import Refused
from briefing_app.web.feeds.feed import MOST_CONTENT_CHARACTERS, MOST_ITEMS, Item, ReadFeed
from briefing_app.web.feeds.words import key_of, line, link, version_of

_ITEM = re.compile(r"<(?:[a-zA-Z0-9]+:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_HOURS = re.compile(r"<skipHours\b[^>]*>(.{0,2000}?)</skipHours>", re.IGNORECASE | re.DOTALL)
_DAYS = re.compile(r"<skipDays\b[^>]*>(.{0,1000}?)</skipDays>", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_DAY = re.compile(r"<day>\s*([a-z]{3,9})\s*</day>", re.IGNORECASE)
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PERIODS_S = {"hourly": 3600, "daily": 86400, "weekly": 604800, "monthly": 2592000, "yearly": 31536000}
_LONGEST_REST_S = 7 * 86400.0


def read_xml(xml: str, url: str) -> ReadFeed:
    """Return the feed that `xml` holds, read as far as it can be; `url` completes its links."""
    if re.search(r"<!ENTITY", xml, re.IGNORECASE):
        raise Refused("The feed defines words of its own (entities), which no honest feed needs.", where=url)
    xml, cut = _first_items(xml)
    found = _parsed(xml, url)
    if not found.get("version") and not found.get("entries"):
        raise Refused("The feed is damaged and cannot be read.", where=url)
    head = found["feed"]
    language = line(dict.get(head, "language"))
    items: dict[str, Item] = {}
    for entry in found["entries"]:
        item = _item(entry, url, language)
        if item is not None:
            items.setdefault(item.key, item)
    before_items = xml[: start.start()] if (start := _ITEM.search(xml)) else xml
    return ReadFeed(
        title=line(dict.get(head, "title")),
        site=link(dict.get(head, "link"), url),
        language=language,
        items=tuple(items.values()),
        rest_s=_rest(head),
        skip_hours=_skip_hours(before_items),
        skip_days=_skip_days(before_items),
        cut=cut,
    )


def _parsed(xml: str, url: str) -> Any:
    import feedparser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            return feedparser.parse(
                io.BytesIO(xml.encode("utf-8", "replace")),  # never a string: it could name a file
                response_headers={"content-type": "application/xml; charset=utf-8", "content-location": url},
                resolve_relative_uris=False,
                sanitize_html=False,
            )
        except MemoryError:
            raise
        except Exception as error:  # it raises nearly everything on feeds made to break it
            raise Refused("The feed is damaged and cannot be read.", where=url) from error


def _first_items(xml: str) -> tuple[str, bool]:
    """Return the feed with its first items only, and whether there were more."""
    for count, found in enumerate(_ITEM.finditer(xml)):
        if count == MOST_ITEMS:
            return xml[: found.start()], True
    return xml, False


def _item(entry: Any, url: str, language: str) -> Item | None:
    base = _base(entry) or url
    title = line(dict.get(entry, "title"))
    address = link(_link_of(entry), base) or link(_link_of(entry), url)
    content, is_html = _content(entry)
    published = _day(dict.get(entry, "published_parsed")) or _day(dict.get(entry, "updated_parsed"))
    if not (address or content or title):
        return None
    return Item(
        key=key_of(dict.get(entry, "id"), address, title, published),
        version=version_of(title, content),
        title=title,
        link=address,
        content=content,
        is_html=is_html,
        byline=_byline(entry),
        published_on=published,
        language=language,
    )


def _link_of(entry: Any) -> str:
    """Return the link to the page of an entry: never an enclosure, a comment or the feed itself."""
    for found in dict.get(entry, "links") or ():
        is_page = found.get("type", "text/html") in ("text/html", "application/xhtml+xml", "")
        if found.get("rel", "alternate") == "alternate" and found.get("href") and is_page:
            return str(found["href"])
    return str(dict.get(entry, "link") or "")


def _content(entry: Any) -> tuple[str, bool]:
    """Return the longest text that an entry holds, and whether it is HTML."""
    texts = list(dict.get(entry, "content") or ())
    if isinstance(summary := dict.get(entry, "summary_detail"), dict):
        texts.append(summary)
    best, is_html = "", False
    for text in texts:
        value = text.get("value") or ""
        if isinstance(value, str) and len(value) > len(best):
            best, is_html = value, "html" in (text.get("type") or "")
    best = best[:MOST_CONTENT_CHARACTERS].strip()
    return best, is_html or bool(re.search(r"<(?:p|br|div|a|em|strong|ul|h\d)\b", best, re.IGNORECASE))


def _byline(entry: Any) -> str:
    authors = [line(author.get("name")) for author in dict.get(entry, "authors") or () if author]
    named = [name for name in dict.fromkeys(authors) if name]
    if len(named) > 1:
        return ", ".join(named[:-1]) + " and " + named[-1]
    found = named[0] if named else line(dict.get(entry, "author"))
    return "" if "@" in found and "(" not in found else found


def _base(entry: Any) -> str:
    detail = dict.get(entry, "title_detail")
    return str(detail.get("base") or "") if isinstance(detail, dict) else ""


def _day(parsed: Any) -> date | None:
    try:
        return date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday) if parsed else None
    except (ValueError, AttributeError):
        return None


def _rest(head: Any) -> float:
    """Return how long the feed asks to be left alone, in seconds."""
    minutes = str(dict.get(head, "ttl") or "").strip()
    rest = float(minutes[:9]) * 60 if minutes.isdecimal() else 0.0
    period = _PERIODS_S.get(str(dict.get(head, "sy_updateperiod") or "").strip().lower(), 0)
    often = str(dict.get(head, "sy_updatefrequency") or "1").strip()
    rest = max(rest, period / max(1, int(often[:6]))) if often.isdecimal() else max(rest, float(period))
    return min(rest, _LONGEST_REST_S)


def _skip_hours(before_items: str) -> frozenset[int]:
    found = _HOURS.search(before_items)
    hours = {int(hour) % 24 for hour in _HOUR.findall(found[1])} if found else set()
    return frozenset(hours) if len(hours) < 24 else frozenset()


def _skip_days(before_items: str) -> frozenset[int]:
    found = _DAYS.search(before_items)
    named = {day.lower() for day in _DAY.findall(found[1])} if found else set()
    days = frozenset(place for place, day in enumerate(_WEEK) if day in named)
    return days if len(days) < 7 else frozenset()
