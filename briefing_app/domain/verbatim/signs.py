"""Words and signs of a text with their places, free of what is nobody's words.

White space, the style of quotation marks and dashes, soft hyphens, ligatures and the other
ways of writing the same letters are nobody's words: what is left is compared exactly.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from briefing_app.domain.statements.quotation import ALL_MARKS, SINGLE_MARKS

LINE_HYPHEN = "\ufffe"
"""A hyphen at the end of a printed line, of which nobody can tell whose it is: the word's or the line's."""
ELLIPSIS = "[…]"
LONGEST_KEPT = 2000
"""Letters up to which the signs of a text are kept."""
_DASHES = "-‐‑‒–—―−﹘﹣－"
_UNSEEN = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\ufeff\u0640\u061c"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_OTHER_FORMS = re.compile("[\ufb00-\ufdff\ufe70-\ufefe]")
_ODD = re.compile(f"{_CONTROLS.pattern}|{_OTHER_FORMS.pattern}|[{''.join(sorted(_UNSEEN))}]")
_APOSTROPHES = "".join(sorted(SINGLE_MARKS - set("‹›")))
_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(_APOSTROPHES, "’"))
_ALONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u30ff\u3400-\u9fff\uf900-\ufaff"
)
"""Scripts that part their words by nothing: each character stands for itself."""
_MARKS = re.escape("".join(sorted(ALL_MARKS)))
_LETTER = rf"(?:(?![{_ALONE}])[\w\u0300-\u036f])"
_BETWEEN = f"[{re.escape(_APOSTROPHES)}{LINE_HYPHEN}]"
_WORD = rf"(?:[{_ALONE}]|{_LETTER}+(?:{_BETWEEN}{_LETTER}+)*)"
_PART = rf"(?:\w|(?<=[\w\]])[{re.escape(_APOSTROPHES)}](?=\w))"
_GAP = r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]"
_DOTS = r"…(?:\s*\.)*|\.(?:\s*[.…])+"
_PLAIN = re.compile(
    rf"(?P<word>{_WORD})|(?P<dots>{_DOTS})|(?P<dash>[{re.escape(_DASHES)}]+)|(?P<mark>[^\s{_MARKS}])"
)
_PRINTED = re.compile(
    rf"(?P<gap>{_GAP})"
    rf"|(?P<glued>{_PART}+(?:\[\w*\]{_PART}*)+|(?:\[\w+\])+{_PART}+(?:\[\w*\]{_PART}*)*)"
    r"|(?P<insert>\[[^\[\]]*\])"
    rf"|(?P<word>{_WORD})|(?P<dots>{_DOTS})|(?P<dash>[{re.escape(_DASHES)}]+)|(?P<mark>[^\s{_MARKS}])"
)
_SOFT = frozenset(".,;:-،؛、，。·")


class Kind(StrEnum):
    """What a sign of printed words is: one of the text's, or one of the four marks of a change."""

    WORD = "word"
    MARK = "mark"
    GAP = "gap"
    INSERT = "insert"
    GLUED = "glued"


@dataclass(frozen=True, slots=True)
class Sign:
    """A word or a mark; `start` and `end` are its place in the text as it was given."""

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def is_soft(self) -> bool:
        """Whether it may change where words are cut off: a comma, a full stop, a dash."""
        return self.kind is Kind.MARK and self.text in _SOFT


def signs(text: str) -> tuple[Sign, ...]:
    """Return the signs of a text of somebody's; square brackets in it are signs like others."""
    return _kept(text, _PLAIN) if len(text) <= LONGEST_KEPT else tuple(_found(text, _PLAIN))


def printed_signs(text: str) -> tuple[Sign, ...]:
    """Return the signs of printed words; `[…]`, `[words]` and `[W]e` are read as marked changes."""
    return _kept(text, _PRINTED) if len(text) <= LONGEST_KEPT else tuple(_found(text, _PRINTED))


@lru_cache(maxsize=4096)
def _kept(text: str, pattern: re.Pattern[str]) -> tuple[Sign, ...]:
    """Return the signs of a statement: one is looked at several times, and again after each change."""
    return tuple(_found(text, pattern))


def _found(text: str, pattern: re.Pattern[str]) -> Iterator[Sign]:
    letters, places = folded_letters(text)
    for match in pattern.finditer(letters):
        kind, words = match.lastgroup or "mark", match.group()
        start, end = places[match.start()], places[match.end() - 1] + 1
        if kind == "word":
            yield Sign(Kind.WORD, _with_apostrophes(words), start, end)
        elif kind == "dash":
            yield Sign(Kind.MARK, "-", start, end)
        elif kind == "dots":
            yield Sign(Kind.MARK, "…", start, end)
        elif kind == "gap":
            yield Sign(Kind.GAP, ELLIPSIS, start, end)
        else:
            yield Sign(Kind(kind), _with_apostrophes(words), start, end)


def _with_apostrophes(words: str) -> str:
    return words if words.isalnum() else words.translate(_ONE_APOSTROPHE)


def folded_letters(text: str) -> tuple[str, list[int] | range]:
    """Return the letters of `text`, the same ones however they were written, and the place of each."""
    if not _ODD.search(text) and (text.isascii() or unicodedata.is_normalized("NFC", text)):
        return text, range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for start, cluster in _clusters(text):
        folded = unicodedata.normalize("NFC", cluster)
        if _OTHER_FORMS.search(folded):
            folded = unicodedata.normalize("NFKC", folded)
        for letter in folded:
            if letter not in _UNSEEN and not _CONTROLS.match(letter):
                letters.append(letter)
                places.append(start)
    return "".join(letters), places


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Give each letter with the accents that follow it, and its place."""
    if unicodedata.is_normalized("NFC", text):
        yield from enumerate(text)
        return
    start = 0
    for place in range(1, len(text)):
        if not _joins(text[place]):
            yield start, text[start:place]
            start = place
    if text:
        yield start, text[start:]


def _joins(letter: str) -> bool:
    return unicodedata.combining(letter) != 0 or "\u1160" <= letter <= "\u11ff"
