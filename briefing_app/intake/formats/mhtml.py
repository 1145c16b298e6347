"""Web pages saved whole (MHTML): the page itself is read, its pictures and styles are passed over."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from typing import Any

from briefing_app.errors import Refused
from briefing_app.intake.completion import web_address
from briefing_app.intake.formats.html import declared_charset, read_markup
from briefing_app.intake.formats.mail.eml import heads_of
from briefing_app.intake.limits import MAX_PACKED_BYTES
from briefing_app.intake.reading import Format, Reading, alone
from briefing_app.intake.text.encoding import decode

_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
_SAVED = re.compile(
    rb"^(?:snapshot-content-location:|from:\s*\"?<?saved by|x-maf-)",
    re.IGNORECASE | re.MULTILINE,
)
_PAGES = ("text/html", "application/xhtml+xml")


def read_mhtml(data: bytes) -> Reading:
    """Return the article of a saved page; the address that it was saved from is its own."""
    message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"))
    page = _root(message)
    if page is None:
        raise Refused("The saved page holds no page.", hint="Save it again, or paste its text.")
    content = page.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        raise Refused("The saved page is empty.", hint="Save it again, or paste its text.")
    charset = page.get_content_charset("") or declared_charset(content)
    reading = read_markup(decode(content, charset))
    outer, inner = heads_of(message), heads_of(page)
    places = (
        outer.get("snapshot-content-location", ""),
        inner.get("content-location", ""),
        outer.get("content-location", ""),
    )
    saved_from = next(filter(None, map(web_address, places)), "")
    return replace(reading, url=reading.url or saved_from)


def _root(message: Message[Any, Any]) -> Message[Any, Any] | None:
    """Return the part that is the page: the one that is named as the start, else the first page."""
    start = str(message.get_param("start", "") or "").strip()
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    named = (part for part in pages if start and str(part.get("content-id", "")).strip() == start)
    return next(named, pages[0] if pages else None)


def _looks_like_mhtml(data: bytes, name: str) -> bool:
    head = data[:8192].lstrip(b"\xef\xbb\xbf\r\n")
    if not _RELATED.search(head):
        return False
    return bool(_SAVED.search(head)) or name.lower().endswith(MHTML.suffixes)


MHTML = Format(
    name="saved web page",
    suffixes=(".mhtml", ".mht"),
    media_types=("multipart/related", "application/x-mimearchive"),
    max_bytes=MAX_PACKED_BYTES,
    looks_like=_looks_like_mhtml,
    read=alone(read_mhtml),
)
