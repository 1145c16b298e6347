"""A feed as it was read: what it says of itself, and its items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MOST_ITEMS = 500
"""Of one feed at a time; what stands after them is left where it is."""
MOST_CONTENT_CHARACTERS = 2_000_000
MOST_FIELD_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class Item:
    """One entry. `key` tells it from the others of its feed for good, `version` changes with its words.

    `content` is what the feed itself says: HTML where `is_html`, "" where there is only a link.
    """

    key: str
    version: str
    title: str = ""
    link: str = ""
    content: str = ""
    is_html: bool = False
    byline: str = ""
    published_on: date | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class ReadFeed:
    """What a feed holds. `rest_s` is how long it asks to be left alone between visits, 0 where it does not.

    `skip_hours` (0 to 23, UTC) and `skip_days` (0 is Monday) are when nobody need come; `ended`
    says that it will have nothing new for ever; `cut` that it held more than was read.
    """

    title: str = ""
    site: str = ""
    language: str = ""
    items: tuple[Item, ...] = ()
    rest_s: float = 0.0
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()
    ended: bool = False
    cut: bool = False


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names."""

    title: str
    url: str
