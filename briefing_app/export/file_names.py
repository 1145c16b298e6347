"""Names for files that every system takes, made of words that anybody wrote."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

_MOST_CHARACTERS = 120
_MOST_BYTES = 180
"""Systems stop at 255, the suffix, a number and the name of an unfinished file beside it included."""
_OF_DEVICES = re.compile(
    r"(?:con|prn|aux|nul|clock|conin|conout|(?:com|lpt)[0-9¹²³])(?=\s*(?:\.|$))", re.IGNORECASE
)


def file_stem(words: str, *, otherwise: str = "briefing") -> str:
    """Return a file name without suffix: letters and digits of every script, spaces, `-`, `_` and `.`.

    It leads to no folder, hides nothing and is no device of Windows; `otherwise` is what there is
    when nothing is left of `words`.
    """
    kept = "".join(sign if _is_kept(sign) else " " for sign in unicodedata.normalize("NFC", words))
    stem = " ".join(kept.split()).lstrip(" .-")[:_MOST_CHARACTERS]
    stem = stem.encode()[:_MOST_BYTES].decode("utf-8", "ignore").rstrip(" .")
    if _OF_DEVICES.match(stem):
        stem = f"{otherwise} {stem}"
    return stem or otherwise


def kept_name(given: str, suffixes: Collection[str]) -> str:
    """Return the name for a file that came as `given`, with its suffix where that is one of `suffixes`.

    What came as `.hta` or `.lnk` was read as text, and is a text and no program when it is saved.
    """
    stem, _, ending = given.rpartition(".")
    suffix = f".{ending.lower()}"
    if stem and suffix in suffixes:
        return file_stem(stem, otherwise="article") + suffix
    return file_stem(given, otherwise="article") + ".txt"


def _is_kept(sign: str) -> bool:
    return sign in " -_." or unicodedata.category(sign)[0] in "LMN"
