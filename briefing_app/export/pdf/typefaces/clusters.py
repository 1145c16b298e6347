"""Letters with all that belongs to them: what is never parted, neither by a line end nor by a font."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_JOINER = "\u200d"
_IGNORABLE = re.compile("[\u00ad\u034f\u061c\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_HANGUL_LEAD, _HANGUL_TAIL = range(0x1100, 0x1160), range(0x1160, 0x1200)


def cluster_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield begin and end of each letter of `text` with its marks."""
    start = 0
    for index in range(1, len(text)):
        if not _follows(text[index - 1], text[index]):
            yield start, index
            start = index
    if text:
        yield start, len(text)


def clusters(text: str) -> list[str]:
    """Return the letters of `text`, each with its marks."""
    return [text[begin:end] for begin, end in cluster_spans(text)]


def drawn(text: str) -> str:
    """Return what of `text` a font must have: joiners and signs that choose a variant are not drawn."""
    return text if text.isascii() else _IGNORABLE.sub("", text)


def _follows(before: str, character: str) -> bool:
    if character.isascii() and before != _JOINER:
        return False
    if before == _JOINER or unicodedata.category(character)[0] == "M" or _IGNORABLE.match(character):
        return True
    return ord(character) in _HANGUL_TAIL and (ord(before) in _HANGUL_LEAD or ord(before) in _HANGUL_TAIL)
