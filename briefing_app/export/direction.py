"""Which way a text is written: what both writers must agree on.

A paragraph is written from right to left if most of its letters are; where none is strong
enough to decide, it goes the way of the language of its document.
"""

from __future__ import annotations

import re
import unicodedata

RTL_LANGUAGES = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"})
FOREIGN = 3
"""How many times as many letters must go the other way than the document for a paragraph to do so."""
_LETTERS = (
    "\u0590-\u05ff\u0600-\u07bf\u07c0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)\S+")
_HAS_RTL = re.compile(f"[{_LETTERS}]")


def has_rtl(text: str) -> bool:
    """Tell whether any of `text` is written from right to left."""
    return not text.isascii() and _HAS_RTL.search(text) is not None


def is_rtl_language(tag: str) -> bool:
    """Tell whether the language of a BCP 47 tag is written from right to left."""
    parts = tag.lower().replace("_", "-").split("-")
    if len(parts) > 1 and len(parts[1]) == 4:
        return parts[1] in ("arab", "hebr", "syrc", "thaa", "aran")
    return parts[0] in RTL_LANGUAGES


def rtl_language(text: str) -> str:
    """Return the tag of the language that words from right to left are likeliest in."""
    return "he" if any("\u0590" <= character <= "\u05ff" for character in text) else "ar"


def reads_rtl(text: str, otherwise: bool = False) -> bool:
    """Tell whether a paragraph of `text` starts from the right.

    `otherwise` is the direction of the document: it decides for digits and signs alone, and
    where as many letters go one way as the other. Those of web addresses do not count.
    """
    if not otherwise and not has_rtl(text):
        return False
    right = left = 0
    first = ""
    for character in _ADDRESS.sub(" ", text):
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            right += 1
            first = first or "R"
        elif kind == "L":
            left += 1
            first = first or "L"
    if first == "R":
        return right * FOREIGN > left if otherwise else right > left
    return right > left * FOREIGN if not otherwise else right >= left
