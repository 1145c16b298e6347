"""Words that were broken at the ends of printed lines are made whole, compounds keep their hyphens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

LINE_HYPHEN = "\ufffe"
"""What pdfium puts where a word was broken at the end of a line."""

HYPHENS = (LINE_HYPHEN, "\u00ad", "-")
_LONGEST_WORD = 60
_BEFORE_HYPHENS = frozenset(
    (
        "well", "self", "vice", "half", "all", "so", "cross", "quasi", "state", "long", "short", "high",
        "low", "mid", "hard", "soft", "right", "left", "far", "centre", "one", "two", "three", "four", "five",
        "six", "seven", "eight", "nine", "ten", "twenty", "thirty", "forty", "fifty",
    )
)  # fmt: skip
_AFTER_HYPHENS = frozenset(
    (
        "based", "owned", "led", "backed", "elect", "driven", "funded", "sponsored", "minded", "profile",
        "speaking", "controlled",
    )
)  # fmt: skip
"""Parts of English compounds that keep their hyphen, if the other part is a word of the text."""


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """Return the words that stand in the lines, without halves of broken ones."""
    words: set[str] = set()
    is_half = False
    for line in lines:
        found = re.findall(r"[\w-]+", line.lower())
        words.update(found[1:] if is_half else found)
        is_half = line.endswith(HYPHENS)
    return frozenset(words)


def joined(lines: Sequence[str], words: AbstractSet[str]) -> str:
    """Return lines as one, words that were broken at their ends whole again.

    `words` are those of the whole text: they tell a broken word from a compound.
    """
    text = lines[0]
    for line in lines[1:]:
        text = _with_line(text, line, words)
    return text.replace(LINE_HYPHEN, "")


def _with_line(text: str, line: str, words: AbstractSet[str]) -> str:
    """Return `text` with the next line after it; a hyphen between them stays if it belongs there."""
    if not text.endswith(HYPHENS) or text.endswith((" -", "--")):
        return f"{text} {line}"
    start = text[:-1]
    before = re.findall(r"[\w-]+$", start[-_LONGEST_WORD:])
    after = re.match(r"\w+", line)
    if not before or not after:
        return f"{start}-{line}" if line[0].isalnum() else f"{start}- {line}"
    whole, hyphened = f"{before[0]}{after[0]}".lower(), f"{before[0]}-{after[0]}".lower()
    first, last = before[0].rpartition("-")[2].lower(), after[0].lower()
    compound = (first in _BEFORE_HYPHENS and last in words) or (last in _AFTER_HYPHENS and first in words)
    belongs = not line[0].islower() or ((hyphened in words or compound) and whole not in words)
    return f"{start}-{line}" if belongs else start + line
