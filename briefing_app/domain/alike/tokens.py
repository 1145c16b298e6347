"""A text as the row of words that is compared; characters where a script sets no spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

LONGEST = 20_000
"""Words of a text that are looked at: a book is told by its beginning."""
_IDEOGRAPHS = "\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNSPACED_LETTERS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_TOKEN = re.compile(
    rf"[{_IDEOGRAPHS}{_UNSPACED_LETTERS}]|[^\W{_IDEOGRAPHS}{_UNSPACED_LETTERS}]+(?:['’][^\W\d_]+)?"
)
_PLAIN_TOKEN = re.compile("[0-9a-z_]+(?:'[a-z]+)?")
_UNSPACED = re.compile(f"[{_IDEOGRAPHS}{_UNSPACED_LETTERS}]")
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
_LETTER = re.compile(f"[{_UNSPACED_LETTERS}]")


@dataclass(frozen=True)
class Tokens:
    """The words of a text, folded; `shingle` of them in a row tell it, `run` of them are no accident."""

    words: tuple[str, ...]
    shingle: int = 5
    run: int = 3

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every `run` words that stand in a row."""
        return frozenset(zip(*(self.words[n:] for n in range(self.run)), strict=False))


def tokens_of(text: str) -> Tokens:
    """Return the words of `text`, case and punctuation aside.

    Chinese and Japanese count by characters, nine of which say about what five words do, Thai
    and its like by letters, sixteen of them.
    """
    if text.isascii():
        return Tokens(tuple(_PLAIN_TOKEN.findall(text.lower())[:LONGEST]))
    words = tuple(_TOKEN.findall(text.casefold())[:LONGEST])
    if not _UNSPACED.search(text):
        return Tokens(words)
    single = "".join(word for word in words if len(word) == 1)
    if 2 * len(_LETTER.findall(single)) > len(words):
        return Tokens(words, 16, 9)
    if 2 * len(_IDEOGRAPH.findall(single)) > len(words):
        return Tokens(words, 9, 5)
    return Tokens(words)
