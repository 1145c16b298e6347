"""An item of a feed as an article: its own words, with what the feed says about them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import DetailSource
from briefing_app.errors import Refused
from briefing_app.intake.completion import taken_from
from briefing_app.intake.limits import MAX_HTML_ELEMENTS
from briefing_app.intake.reading import Reading
from briefing_app.intake.text.markup_text import text_of, tree_of

if TYPE_CHECKING:
    from datetime import date

    from briefing_app.intake.taken import Taken

FEWEST_WORDS = 25
"""An item of fewer words is a teaser for a page, no article."""


@dataclass(frozen=True, slots=True)
class FeedDetails:
    """What a feed says about one of its items; "" and None where it says nothing."""

    headline: str = ""
    outlet: str = ""
    byline: str = ""
    published_on: date | None = None
    url: str = ""
    language: str = ""


def read_feed_item(content: str, details: FeedDetails, *, is_html: bool) -> Taken:
    """Return the article that an item holds; of its content everything counts.

    Raise `Refused` where the feed only hints at it.
    """
    name = details.headline or details.url or "item of a feed"
    if content.count("<") > 2 * MAX_HTML_ELEMENTS:
        raise Refused("The item is far too large for an article.", where=name)
    text = text_of(tree_of(content)) if is_html and content.strip() else content
    if len(text.split()) < FEWEST_WORDS:
        raise Refused(
            "The feed holds only the beginning of this article.",
            where=name,
            hint="Let the whole page be fetched: edit the feed.",
        )
    reading = Reading(
        text=text,
        headline=details.headline,
        outlet=details.outlet,
        byline=details.byline,
        published_on=details.published_on,
        url=details.url,
        language=details.language,
        source=DetailSource.FEED,
    )
    return taken_from(reading, _page(content, details, is_html=is_html), "item.html")


def _page(content: str, details: FeedDetails, *, is_html: bool) -> bytes:
    """Return the item as a page of its own, which is kept beside the text."""
    body = content if is_html else f"<pre>{escape(content)}</pre>"
    page = (
        f'<!doctype html>\n<html lang="{escape(details.language)}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(details.headline)}</title>\n"
        f'<meta property="og:site_name" content="{escape(details.outlet)}">\n'
        f'<meta name="author" content="{escape(details.byline)}">\n'
        f'<meta property="article:published_time" content="{details.published_on or ""}">\n'
        f'<link rel="canonical" href="{escape(details.url)}">\n'
        f"</head>\n<body>\n<article>\n<h1>{escape(details.headline)}</h1>\n{body}\n</article>\n</body>\n</html>\n"
    )
    return page.encode("utf-8", "replace")
