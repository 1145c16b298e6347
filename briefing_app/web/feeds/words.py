"""Foreign words and links of a feed as plain values."""

from __future__ import annotations

import hashlib
import html
import re
from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.web.feeds.feed import MOST_FIELD_CHARACTERS
from briefing_app.web.urls import web_url

if TYPE_CHECKING:
    from datetime import date

_JOINERS = "\u200c\u200d"
_TAG = re.compile(r"<[!/?a-zA-Z][^<>]{0,5000}>")


def line(value: object) -> str:
    """Return a field in one line without markup and signs that act or do not show, "" for what is no text."""
    if not isinstance(value, str):
        return ""
    value = value[: 20 * MOST_FIELD_CHARACTERS]
    if "<" in value or "&" in value:
        value = html.unescape(_TAG.sub(" ", value))
    if not value.isprintable():
        value = "".join(map(_shown, value))
    return " ".join(value.split())[:MOST_FIELD_CHARACTERS]


def _shown(sign: str) -> str:
    """Return a sign that shows, a space for one that parts words, "" for overrides and halves of letters."""
    if sign.isprintable() or sign in _JOINERS:
        return sign
    return " " if sign.isspace() else ""


def link(value: object, base: str) -> str:
    """Return a link that may be visited, "" for any other."""
    if not isinstance(value, str) or not value.strip():
        return ""
    try:
        return web_url(value, base=base)
    except Refused:
        return ""


def key_of(name: object, address: str, title: str, day: date | None) -> str:
    """Return what tells an item from others: its own name, else its link, else title and day."""
    own = name.strip() if isinstance(name, str) else ""
    return _digest(own or address or f"{title}\0{day or ''}")


def version_of(title: str, content: str) -> str:
    """Return what changes when the words of an item do, whatever happens to its markup."""
    return _digest(f"{title}\0{' '.join(html.unescape(_TAG.sub(' ', content)).split())}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
