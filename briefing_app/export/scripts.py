"""The scripts of characters, as far as their fonts and their line ends differ."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum
from functools import lru_cache


class Script(StrEnum):
    """A script, by its ISO 15924 name in small letters; OTHER has none of its own here."""

    ARABIC = "arab"
    HEBREW = "hebr"
    HAN = "hani"
    KANA = "kana"
    HANGUL = "hang"
    BOPOMOFO = "bopo"
    CJK_MARKS = "cjkm"
    OTHER = "zyyy"


EAST_ASIAN = frozenset({Script.HAN, Script.KANA, Script.HANGUL, Script.BOPOMOFO, Script.CJK_MARKS})
LETTERS_OF_A_SIGN = 1.5
_RANGES = (
    (0x0590, 0x05FF, Script.HEBREW),
    (0x0600, 0x06FF, Script.ARABIC),
    (0x0750, 0x077F, Script.ARABIC),
    (0x0870, 0x08FF, Script.ARABIC),
    (0x1100, 0x11FF, Script.HANGUL),
    (0x2E80, 0x2FDF, Script.HAN),
    (0x2FF0, 0x3004, Script.CJK_MARKS),
    (0x3005, 0x3007, Script.HAN),
    (0x3008, 0x3020, Script.CJK_MARKS),
    (0x3021, 0x3029, Script.HAN),
    (0x302A, 0x3040, Script.CJK_MARKS),
    (0x3041, 0x30FF, Script.KANA),
    (0x3100, 0x312F, Script.BOPOMOFO),
    (0x3130, 0x318F, Script.HANGUL),
    (0x3190, 0x31EF, Script.HAN),
    (0x31F0, 0x31FF, Script.KANA),
    (0x3200, 0x33FF, Script.CJK_MARKS),
    (0x3400, 0x4DBF, Script.HAN),
    (0x4E00, 0x9FFF, Script.HAN),
    (0xA960, 0xA97F, Script.HANGUL),
    (0xAC00, 0xD7FF, Script.HANGUL),
    (0xF900, 0xFAFF, Script.HAN),
    (0xFB1D, 0xFB4F, Script.HEBREW),
    (0xFB50, 0xFDFF, Script.ARABIC),
    (0xFE30, 0xFE4F, Script.CJK_MARKS),
    (0xFE70, 0xFEFC, Script.ARABIC),
    (0xFF01, 0xFF65, Script.CJK_MARKS),
    (0xFF66, 0xFF9F, Script.KANA),
    (0xFFA0, 0xFFDC, Script.HANGUL),
    (0xFFE0, 0xFFEE, Script.CJK_MARKS),
    (0x20000, 0x3FFFF, Script.HAN),
)
_STARTS = [first for first, _, _ in _RANGES]
TELLING = re.compile(
    "[\u0590-\u08ff\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe30-\ufe4f\ufe70-\ufefc\uff01-\uffef"
    "\U00010800-\U0003ffff]"
)
"""A letter that is not written as Latin, Greek and Cyrillic ones are: from right to left, or in East Asia."""
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]")
_KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

_WIDE_MARKS = frozenset("“”‘’…—·")


@lru_cache(4096)
def script_of(character: str) -> Script:
    """Return the script of a character."""
    code = ord(character)
    place = bisect_right(_STARTS, code) - 1
    if place < 0 or code > _RANGES[place][1]:
        return Script.OTHER
    return _RANGES[place][2]


def has_east_asian(text: str) -> bool:
    """Tell whether any of `text` is Chinese, Japanese or Korean."""
    return bool(_HAN.search(text) or _KANA.search(text) or _HANGUL.search(text))


def mostly_east_asian(text: str) -> bool:
    """Tell whether a paragraph is East Asian: one of its signs says as much as some letters."""
    signs = sum(script_of(character) in EAST_ASIAN for character in text)
    others = sum(character.isalpha() for character in text) - signs
    return signs * LETTERS_OF_A_SIGN >= others


def east_asian_language(text: str, tag: str = "") -> str:
    """Return `zh-Hans`, `zh-Hant`, `ja` or `ko` for East Asian words: their shapes depend on it.

    `tag` is the language that the document names, if any; else the words themselves decide.
    """
    parts = tag.lower().replace("_", "-").split("-")
    if parts[0] in ("ja", "ko"):
        return parts[0]
    if parts[0] == "zh" and len(parts) > 1:
        return "zh-Hant" if {"hant", "tw", "hk", "mo"} & set(parts[1:]) else "zh-Hans"
    if _KANA.search(text):
        return "ja"
    if _HANGUL.search(text):
        return "ko"
    signs = "".join(_HAN.findall(text))
    for language, encoding in (("zh-Hans", "gb2312"), ("zh-Hant", "big5")):
        try:
            signs.encode(encoding)
        except UnicodeEncodeError:
            continue
        return language
    return "zh-Hans"


def is_wide_mark(text: str, place: int) -> bool:
    """Tell whether the sign at `place` is one that Chinese and Japanese set as wide as their letters.

    Quotation marks, dashes and dots have no signs of their own there: their neighbours decide.
    """
    if text[place] not in _WIDE_MARKS:
        return False
    left = place - 1
    while left >= 0 and text[left] in _WIDE_MARKS:
        left -= 1
    right = place + 1
    while right < len(text) and text[right] in _WIDE_MARKS:
        right += 1
    return any(
        0 <= beside < len(text) and script_of(text[beside]) in (Script.HAN, Script.KANA, Script.CJK_MARKS)
        for beside in (left, right)
    )
