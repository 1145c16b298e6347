"""Names without case, accents and stray punctuation, for finding them again."""

from __future__ import annotations

import re
import unicodedata

# Letters that do not come apart into a base and a mark.
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """Return `name` in lower case, without accents, its words parted by single blanks."""
    if name.isascii():
        return _BETWEEN_WORDS.sub(" ", name.lower()).strip()
    apart = unicodedata.normalize("NFKD", name.casefold())
    base = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _BETWEEN_WORDS.sub(" ", base.translate(_WHOLE_LETTERS)).strip()


def word_starts(name: str) -> tuple[str, ...]:
    """Return what follows the start of each word of the folded name: `jane roe`, `roe`."""
    words = folded(name).split()
    return tuple(" ".join(words[place:]) for place in range(len(words)))
