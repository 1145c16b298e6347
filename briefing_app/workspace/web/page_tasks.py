"""What worker processes make of fetched bytes: plain functions, values in and values out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from briefing_app.domain.articles.original import Original
from briefing_app.errors import Refused

if TYPE_CHECKING:
    from briefing_app.intake.feed_item import FeedDetails
    from briefing_app.intake.taken import Taken
    from briefing_app.web.exchange import Answer
    from briefing_app.web.feeds.feed import FeedLink, Item, ReadFeed
    from briefing_app.workspace.tasks import TakenAndRead

_FEED = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset", re.IGNORECASE)
_SAVED = re.compile(r"[^\w.-]+")


def take_in_page(
    answer: Answer, details: FeedDetails | None = None, now: datetime | None = None
) -> TakenAndRead:
    """Read a page that was fetched and analyse its article.

    `details` are what a feed says of it: they fill what the page leaves open. The bytes as they
    were fetched are the original.
    """
    from briefing_app.intake.registry import read_bytes

    if _FEED.match(answer.data[:5000].lstrip(b"\xef\xbb\xbf")):
        raise Refused(
            "This is a feed, not a page.",
            where=answer.url,
            hint="Add it to the feeds; its articles come by themselves.",
        )
    try:
        taken = read_bytes(_in_utf8(answer), _name_of(answer), answer.content_type)
    except Refused as refusal:
        raise Refused(refusal.what, where=answer.url, hint=refusal.hint) from refusal
    taken = replace(taken, original=Original.of(answer.data), url=_best_url(taken.url, answer.url))
    return _read(answer.url, _completed(taken, details), now)


def take_in_item(item: Item, details: FeedDetails, now: datetime | None = None) -> TakenAndRead:
    """Make an article of what a feed itself says of an item, and analyse it."""
    from briefing_app.intake.feed_item import read_feed_item

    return _read(details.url, read_feed_item(item.content, details, is_html=item.is_html), now)


def read_the_feed(answer: Answer) -> ReadFeed:
    """Return the feed that was fetched."""
    from briefing_app.web.feeds.reading import read_feed

    return read_feed(answer)


def look_for_feeds(answer: Answer) -> ReadFeed | tuple[FeedLink, ...]:
    """Return the feed at an address, or the feeds that the page there names."""
    from briefing_app.web.feeds.reading import look_at

    return look_at(answer)


def _read(path: str, taken: Taken, now: datetime | None) -> TakenAndRead:
    from briefing_app.intake.taken import article_from
    from briefing_app.workspace.tasks import TakenAndRead, made_ready, read_article

    taken = made_ready(taken)
    article = article_from(taken, now or datetime.now(UTC))
    analysis = read_article(article)
    if not article.language and analysis.language:
        article = replace(article, language=analysis.language)
    return TakenAndRead(path, taken, article, analysis)


def _completed(taken: Taken, details: FeedDetails | None) -> Taken:
    """Return an article with what only its feed says; a headline that was made up gives way."""
    if details is None:
        return taken
    from briefing_app.domain.articles.article import ArticleField, DetailSource
    from briefing_app.intake.details.claim import claim
    from briefing_app.intake.details.weighing import weigh
    from briefing_app.intake.languages.language import language_tag
    from briefing_app.intake.limits import MAX_HEADLINE_CHARACTERS
    from briefing_app.intake.text.normalise import normalise_line

    said: dict[ArticleField, Any] = {
        ArticleField.HEADLINE: normalise_line(details.headline)[:MAX_HEADLINE_CHARACTERS],
        ArticleField.OUTLET: normalise_line(details.outlet),
        ArticleField.BYLINE: normalise_line(details.byline),
        ArticleField.PUBLISHED_ON: details.published_on,
        ArticleField.LANGUAGE: language_tag(details.language),
    }
    for field, value in said.items():
        is_open = (
            taken.headline_proposed if field is ArticleField.HEADLINE else not getattr(taken, field.value)
        )
        detected = weigh(field, claim(field, value, DetailSource.FEED)).detected
        if is_open and detected is not None:
            others = tuple(one for one in taken.details if one.field is not field)
            taken = replace(taken, details=(*others, detected), **{field.value: value})
            if field is ArticleField.HEADLINE:
                taken = replace(taken, headline_proposed=False)
    return taken


def _best_url(canonical: str, fetched: str) -> str:
    """Return the address that the page calls its own, if it speaks of its own site."""
    from briefing_app.web.urls import is_same_site, web_url

    if not canonical:
        return fetched
    try:
        own = web_url(canonical)
    except Refused:
        return fetched
    bare_front_page = urlsplit(own).path == "/" and urlsplit(fetched).path != "/"
    return own if is_same_site(own, fetched) and not bare_front_page else fetched


def _in_utf8(answer: Answer) -> bytes:
    """Return the bytes in the encoding that only the server named, where the page itself names none."""
    data = answer.data
    if not answer.charset or not answer.media_type.startswith("text/") or _META_CHARSET.search(data[:8192]):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = data.decode(answer.charset, "replace")
        except (LookupError, ValueError, UnicodeError):
            return data
        return data if text.count("\ufffd") > len(text) / 100 else text.encode("utf-8", "replace")
    return data


def _name_of(answer: Answer) -> str:
    """Return a name for the page as a file: the last step of its address, with an ending."""
    parts = urlsplit(answer.url)
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    name = _SAVED.sub("-", last or parts.hostname or "page").strip("-.")[:80] or "page"
    is_page = answer.media_type in ("", "text/html", "application/xhtml+xml")
    ends_well = name.lower().endswith((".html", ".htm", ".xhtml")) or (last and "." in name and not is_page)
    return name if ends_well else f"{name}.html"
