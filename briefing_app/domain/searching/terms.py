"""Text as it is compared when something is looked for: terms without case, accents and stray signs.

Scripts that are written without blanks (Chinese, Japanese, Korean, Thai …) become overlapping
pairs of signs, so that every part of a run is found. Every index is made from these terms and
every query is broken into them: whoever changes them has to make every index anew.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f"
    "\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_SPACELESS = (
    "\u0e01-\u0e4e\u0e81-\u0ecd\u1000-\u1049\u1780-\u17d3\u1100-\u11ff\u3005-\u3007\u3041-\u3096\u3099\u309a"
    "\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\uff66-\uff9d\U00020000-\U0003134f"
)
# Vowel signs of Indian scripts are no letters to Python, yet parts of words.
_SIGNS = "\u0900-\u0963\u0966-\u0d7f"
_ACCENTS = re.compile(f"[{_MARKS}]+")
_RUN = re.compile(rf"([{_SPACELESS}]+)|((?:[^\W_{_SPACELESS}]|[{_MARKS}{_SIGNS}])+)")
_PLAIN_RUN = re.compile("[0-9a-z]+")
_TYPOGRAPHIC = "‘’“”–—…"
"""Signs that part words, as blanks do."""
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


def terms(text: str) -> list[str]:
    """Return the terms of `text` in their order, as an index holds them."""
    for sign in _TYPOGRAPHIC:  # all that makes most English texts more than ASCII
        if sign in text:
            text = text.replace(sign, " ")
    if text.isascii():
        return _PLAIN_RUN.findall(text.lower())
    found: list[str] = []
    for pairs, word in _RUN.findall(_compared(text)):
        if word:
            found.append(word)
        else:
            found += _pairs(pairs)
            found.append(pairs[-1])  # so that the last sign alone is found, too
    return found


def sought_terms(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the terms that stand together where `text` stands, and whether the last is only begun.

    A single sign of a script without blanks is always the start of a pair.
    """
    found: list[str] = []
    begun = False
    last_sign = ""
    for pairs, word in _RUN.findall(_compared(text)):
        if last_sign:
            found.append(last_sign)  # as in the terms of a text whose run ends at the same place
        begun, last_sign = False, pairs[-1] if len(pairs) > 1 else ""
        if word:
            found.append(word)
        elif len(pairs) == 1:
            found.append(pairs)
            begun = True
        else:
            found += _pairs(pairs)
    return tuple(found), begun


def placed_terms(text: str, start: int = 0) -> Iterator[tuple[str, int, int]]:
    """Give the terms of `text` from `start` on, each with the signs that it stands for."""
    for run in _RUN.finditer(text, start):
        if run[1] is None:
            for word in _word_terms(run[2]):
                yield word, run.start(), run.end()
            continue
        signs = run[1]
        for place in range(len(signs)):
            yield (
                _compared(signs[place : place + 2]),
                run.start() + place,
                min(run.start() + place + 2, run.end()),
            )


def is_spaceless(text: str) -> bool:
    """Tell whether `text` is in a script that is written without blanks."""
    found = _RUN.match(_compared(text))
    return found is not None and found[1] is not None


def _pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run) - 1)]


@lru_cache(maxsize=20_000)
def _word_terms(word: str) -> tuple[str, ...]:
    return tuple(terms(word))


def _compared(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = _ACCENTS.sub("", apart).translate(_WHOLE_LETTERS)
    return unicodedata.normalize("NFC", bare)
