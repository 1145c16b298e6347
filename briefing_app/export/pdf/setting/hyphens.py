"""Where words may be parted by a hyphen: the patterns of a language, and what an author put in."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

SOFT_HYPHEN = "\u00ad"
SHORTEST = 6
"""Letters of the shortest word that is parted."""
_LEAST_BEFORE, _LEAST_AFTER = 2, 3
_WORD = re.compile(r"[^\W\d_]+")
_CAPITALISES_NOUNS = {"de", "lb"}


@lru_cache(20_000)
def hyphen_places(word: str, language: str) -> tuple[int, ...]:
    """Return the places in `word` where it may be parted, none in a language without patterns.

    Names are left whole: outside German a capital letter marks one.
    """
    patterns = _patterns(language)
    if patterns is None:
        return ()
    places: list[int] = []
    for match in _WORD.finditer(word):
        letters = match.group()
        is_name = letters[0].isupper() and language[:2].lower() not in _CAPITALISES_NOUNS
        if len(letters) < SHORTEST or is_name or letters[1:] != letters[1:].lower():
            continue
        places += [match.start() + int(place) for place in patterns.positions(letters)]
    return tuple(places)


def without_soft_hyphens(word: str) -> tuple[str, tuple[int, ...]]:
    """Return `word` without its soft hyphens, and the places where they stood inside it."""
    if SOFT_HYPHEN not in word:
        return word, ()
    places: list[int] = []
    length = 0
    for part in word.split(SOFT_HYPHEN)[:-1]:
        length += len(part)
        places.append(length)
    bare = word.replace(SOFT_HYPHEN, "")
    return bare, tuple(place for place in dict.fromkeys(places) if 0 < place < len(bare))


def cut(word: str, places: Sequence[int]) -> list[str]:
    """Return `word` cut at `places`."""
    edges = [0, *places, len(word)]
    return [word[begin:end] for begin, end in pairwise(edges) if end > begin]


@cache
def _patterns(language: str) -> Any:
    """Return the patterns of a language, None if there are none."""
    import pyphen

    name = pyphen.language_fallback(language.replace("-", "_")) if language else None
    return pyphen.Pyphen(lang=name, left=_LEAST_BEFORE, right=_LEAST_AFTER) if name else None
