"""Words as they are painted and measured: the pieces between which a line may end."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefing_app.export.pdf.fonts import FontBook

OPENING = "“‘„‚«»‹›\"'"
"""Marks that may hang out of the column where they open a line."""
LONGEST_KEPT = 60
_LETTER_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})[-\u2010](?=[^\W\d_]{2})|[—]+|\u200b")
_ADDRESS = re.compile(r"[/?&=_#:\-]+(?=\w)|\u200b")
_IDEOGRAPH = re.compile(r"(?<=[\u2e80-\u9fff\uac00-\ud7af\uff01-\uff60])(?=[\u3041-\u9fff\uac00-\ud7af])")
_CHARACTER = re.compile(r".[\u0300-\u036f\ufe00-\ufe0f]*", re.DOTALL)


class Style(NamedTuple):
    """How a run of glyphs is painted; `tracking` is points between glyphs."""

    face: str
    size: float
    colour: str
    tracking: float = 0.0
    rise: float = 0.0


class Target(NamedTuple):
    """Where a click leads: an anchor in the document, or an address on the web."""

    anchor: str = ""
    url: str = ""


class Mark(NamedTuple):
    """What sets words apart from those around them: where they lead, which language they are in."""

    target: Target | None
    language: str = ""


class Run(NamedTuple):
    """Words in one style. `tied` means that no line starts with this run.

    `language` is a BCP 47 tag where it differs from the document's, else "".
    """

    text: str
    style: Style
    old_style: bool = False
    capitals: bool = False
    target: Target | None = None
    tied: bool = False
    language: str = ""


class Token(NamedTuple):
    """What never breaks: its width, its operands, the mark that may hang before it.

    `body` is its one operand, None where parts of it are painted differently; `breaks` says
    that a line may end after it although no space follows.
    """

    text: str
    width: float
    parts: tuple[tuple[Style, str], ...]
    body: str | None
    hang: float
    breaks: bool


class WordBook:
    """The words of a document, each measured once in each style."""

    def __init__(self, book: FontBook) -> None:
        self.book = book
        self._kept: dict[tuple[Style, bool, bool], dict[str, tuple[Token, ...]]] = {}

    def shelf(self, run: Run) -> dict[str, tuple[Token, ...]]:
        """Return what is known of words in the style of `run`."""
        return self._kept.setdefault((run.style, run.old_style, run.capitals), {})

    def tokens(self, word: str, run: Run) -> tuple[Token, ...]:
        """Measure `word` in the style of `run`."""
        parts = break_parts(word)
        found = tuple(self._token(part, run, index < len(parts) - 1) for index, part in enumerate(parts))
        if len(word) < LONGEST_KEPT:
            self.shelf(run)[word] = found
        return found

    def fitting(self, tokens: tuple[Token, ...], run: Run, measure: float) -> tuple[Token, ...]:
        """Return `tokens` with those wider than a line taken apart into characters."""
        if all(token.width <= measure for token in tokens):
            return tokens
        fitting: list[Token] = []
        for token in tokens:
            if token.width <= measure:
                fitting.append(token)
                continue
            letters = _CHARACTER.findall(token.text)
            known = {letter: self._token(letter, run, True) for letter in dict.fromkeys(letters)}
            fitting.extend(known[letter] for letter in letters[:-1])
            fitting.append(self._token(letters[-1], run, token.breaks))
        return tuple(fitting)

    def _token(self, part: str, run: Run, breaks: bool) -> Token:
        width, painted = 0.0, []
        style = run.style
        part = part.replace("\u200b", "")
        pieces = self.book.pieces(style.face, part, run.old_style, run.capitals) if part else ()
        for piece in pieces:
            width += piece.width * style.size / 1000 + piece.glyphs * style.tracking
            if piece.face == style.face and not piece.rise:
                painted.append((style, piece.body))
            else:
                rise = piece.rise * style.size / 1000
                painted.append((style._replace(face=piece.face, rise=rise), piece.body))
        hang = 0.0
        if part and part[0] in OPENING and len(part) > 1:
            mark = self.book.pieces(style.face, part[0], run.old_style, run.capitals)
            hang = sum(piece.width for piece in mark) * style.size / 1000
        whole = painted[0][1] if len(painted) == 1 and painted[0][0] is style else None
        return Token(part, width, tuple(painted), whole, hang, breaks)


@lru_cache(20_000)
def break_parts(word: str) -> tuple[str, ...]:
    """Return `word` cut after each place where a line may end inside it."""
    if word.isalpha() and word.isascii():
        return (word,)
    pattern = _ADDRESS if "://" in word or "www." in word or len(word) > 30 else _LETTER_HYPHEN
    parts, start = [], 0
    for match in pattern.finditer(word):
        if match.end() < len(word) and match.end() > start + 1:
            parts.append(word[start : match.end()])
            start = match.end()
    parts.append(word[start:])
    return tuple(piece for part in parts for piece in _IDEOGRAPH.split(part) if piece)
