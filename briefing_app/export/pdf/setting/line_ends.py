"""Where a line may end inside what stands between two spaces: addresses, hyphens, East Asian text."""

from __future__ import annotations

import re
from functools import lru_cache

_LETTER_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})[-\u2010](?=[^\W\d_]{2})|[—]+|\u200b")
_ADDRESS = re.compile(r"[/?&=_#:\-]+(?=\w)|\u200b")
LONGEST_SHORT = 30
"""Letters of a word that is not taken for an address."""
# Chinese and Japanese letters and marks; Korean parts at its spaces.
_EAST_ASIAN = (
    "\u2e80-\u30ff\u3100-\u312f\u3190-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffee"
    "\U00020000-\U0003ffff"
)
_NEVER_FIRST = (
    r"\s、。，．：；！？）］｝〕〉》」』】〙〗〟’”»・‥…—〜～ー゛゜ゝゞヽヾ々〻％‰℃°′″｡｣､･ｰﾞﾟ"
    r"ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ"
    r")\],.!?:;}%"
    "\u200b-\u200d\u2060\ufe00-\ufe0f\u3099\u309a\u0300-\u036f\U000e0100-\U000e01ef"
)
_NEVER_LAST = r"「『（［｛〔〈《【〘〖〝‘“«(\[{￥＄$€£#＃\u2060"
_BETWEEN = re.compile(
    f"(?<=[^{_NEVER_LAST}])(?=[^{_NEVER_FIRST}])(?!(?<=[0-9０-９])[年月日号號時时分])(?:(?<=[{_EAST_ASIAN}])|(?=[{_EAST_ASIAN}]))"
)
_ANY_EAST_ASIAN = re.compile(f"[{_EAST_ASIAN}]")


@lru_cache(20_000)
def break_parts(word: str) -> tuple[str, ...]:
    """Return `word` cut after each place where a line may end inside it."""
    if word.isascii() and (word.isalpha() or _is_short(word)):
        return (word,)
    if _ANY_EAST_ASIAN.search(word):
        return tuple(piece for part in _BETWEEN.split(word) if part for piece in _latin_parts(part))
    return _latin_parts(word)


def parts_between(before: str, after: str) -> bool:
    """Tell whether a line may end between two words that no space parts, as in East Asian text."""
    return bool(before and after) and len(_BETWEEN.split(before[-1] + after[0])) > 1


def _is_short(word: str) -> bool:
    """Tell whether a word in ASCII has nothing in it after which a line may end."""
    return 0 < len(word) <= LONGEST_SHORT and not ("-" in word or "://" in word or "www." in word)


def _latin_parts(word: str) -> tuple[str, ...]:
    pattern = _ADDRESS if "://" in word or "www." in word or len(word) > LONGEST_SHORT else _LETTER_HYPHEN
    parts, start = [], 0
    for match in pattern.finditer(word):
        if match.end() < len(word) and match.end() > start + 1 and match.group() != "://":
            parts.append(word[start : match.end()])
            start = match.end()
    parts.append(word[start:])
    return tuple(part for part in parts if part)
