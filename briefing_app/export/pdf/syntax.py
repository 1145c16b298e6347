"""How values are written in a PDF file."""

from __future__ import annotations

import re
from urllib.parse import quote

_URL_SAFE = "%/:=&?~#+!$,;'@()*[]"
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def text_string(text: str) -> str:
    """Return `text` as a string that a reader shows."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def address(url: str) -> str:
    """Return a web address as a string of bytes, what is not ASCII percent-encoded."""
    return f"<{quote(url, safe=_URL_SAFE, errors='replace').encode('ascii').hex().upper()}>"


def language(tag: str) -> str:
    """Return a BCP 47 tag as it stands in a file, "" when `tag` is none."""
    return f"({tag})" if _LANGUAGE.fullmatch(tag) else ""
