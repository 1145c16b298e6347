"""How values are written in a PDF file."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import quote

_URL_SAFE = "%/:=&?~#+!$,;'@()*[]"
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
LONGEST_NAME = 100
"""Characters of a name; a reader need not take more than 127, and a font's has a tag before it."""
LONGEST_TEXT, LONGEST_ADDRESS = 8_000, 2_700
"""Characters that fit a string of an archival file (32,767 bytes), whatever they are."""
_ESCAPED = str.maketrans({"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r"})
UNKNOWN = "\ufffd"


def has_private(text: str) -> bool:
    """Tell whether `text` has characters of private use, which mean nothing elsewhere."""
    return not text.isascii() and _PRIVATE.search(text) is not None


def without_private(text: str) -> str:
    """Return `text` with the sign for what is unknown in place of characters of private use."""
    return _PRIVATE.sub(UNKNOWN, text)


def name(words: str) -> str:
    """Return `words` as a name in a file, what could end it early left out."""
    return re.sub(r"[^A-Za-z0-9_.-]", "", words)[:LONGEST_NAME] or "Unnamed"


def shortened(text: str) -> str:
    """Return `text`, cut where it is longer than a string may be."""
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def text_string(text: str) -> str:
    """Return `text` as a string that a reader shows, cut where it is longer than one may be."""
    return f"<FEFF{shortened(text).encode('utf-16-be', 'replace').hex().upper()}>"


def address(url: str) -> str:
    """Return a web address as a string of bytes, what is not ASCII percent-encoded."""
    return f"<{quote(url, safe=_URL_SAFE, errors='replace').encode('ascii').hex().upper()}>"


@cache
def code(number: int) -> str:
    """Return a code of two bytes as it stands in a string that is painted.

    Strings of bytes are half as long as those of digits. What would end one, or be taken for the
    end of a line, has a backslash before it.
    """
    return (chr(number >> 8) + chr(number & 0xFF)).translate(_ESCAPED)


@cache
def language(tag: str) -> str:
    """Return a BCP 47 tag as it stands in a file, "" when `tag` is none."""
    return f"({tag})" if _LANGUAGE.fullmatch(tag) else ""
