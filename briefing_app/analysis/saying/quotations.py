"""Finds what stands in quotation marks, whatever marks a newsroom uses."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing_app.analysis.words.tokens import Tokens

_DOUBLE = {"“", "”", '"', "''", "``", "„", "«", "»", "‟", "＂", "‹", "›", "「", "」", "『", "』"}
_SINGLE = {"‘", "’", "'", "‚"}
MARKS = frozenset(_DOUBLE | _SINGLE)
_CLOSERS = {
    "“": ("”", '"', "“", "''"),
    "„": ("“", "”", '"'),
    "‟": ("”",),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "›": ("‹",),
    "「": ("」",),
    "『": ("』",),
    '"': ('"', "”", "''"),
    "＂": ("＂",),
    "''": ("''", '"', "”"),
    "``": ("''", '"', "”"),
    "”": ("”",),
}
_OPEN_ANYWHERE = {"“", "„", "‟", "«", "‹", "``", "「", "『"}
_LOOK_AHEAD = 40
_ELIDED = {"em", "til", "cause", "tis", "twas", "n", "bout", "round"}
_BEFORE_OPENING = set('([{—–-/:;,“"«„\x00')


@dataclass(slots=True)
class Quotation:
    """A stretch between quotation marks: token numbers of the marks and of what is inside.

    `first` and `last` bound the inside (half open); `closing` is None where the quotation
    runs to the end of its paragraph; `resumes` marks one that carries on the paragraph before.
    """

    opening: int
    first: int
    last: int
    closing: int | None
    resumes: bool = False


def find_quotations(tokens: Tokens, paragraphs: list[tuple[int, int]]) -> list[Quotation]:
    """Return the outermost quotations in order; every mark style, closed or not."""
    found: list[Quotation] = []
    left_open = False
    for first, last in paragraphs:
        here = _Paragraph(tokens, first, last).quotations()
        if here and left_open and here[0].opening == first:
            here[0].resumes = True
        left_open = bool(here) and here[-1].closing is None
        found += here
    return found


class _Paragraph:
    """The state of reading one paragraph from mark to mark."""

    def __init__(self, tokens: Tokens, first: int, last: int) -> None:
        self._tokens = tokens
        self._first, self._last = first, last
        self._words = tokens.words

    def quotations(self) -> list[Quotation]:
        found = []
        stack: list[str] = []
        opened = 0
        words = self._words
        marks = [i for i in range(self._first, self._last) if words[i] in MARKS]
        single_ends = self._single_ends(marks)
        until = -1
        for i in marks:
            if i <= until:
                continue
            mark = words[i]
            if not stack:
                if mark in _SINGLE:
                    if (end := single_ends.get(i)) is not None:
                        found.append(Quotation(i, i + 1, end, end if end < self._last else None))
                        until = end
                elif self._opens(i):
                    stack.append(mark)
                    opened = i
            elif mark in _CLOSERS.get(stack[-1], ()) and not self._opens_inside(i, stack):
                stack.pop()
                if not stack:
                    found.append(Quotation(opened, opened + 1, i, i))
            elif mark in _OPEN_ANYWHERE and len(stack) < 3 and self._closes_later(mark, i, marks):
                stack.append(mark)
        if stack:
            found.append(Quotation(opened, opened + 1, self._last, None))
        return [quotation for quotation in found if quotation.last > quotation.first]

    def _opens(self, i: int) -> bool:
        mark = self._words[i]
        if mark in _OPEN_ANYWHERE:
            return True
        if mark == "»":
            return not self._tokens.space_after(i)
        if self._tokens.space_after(i) and not self._tokens.space_before(i):
            return False
        if mark == "”":
            return self._tokens.space_before(i) and not self._tokens.space_after(i)
        before = self._words[i - 1] if i > self._first else ""
        return self._tokens.space_before(i) or not before[-1:].isdigit()

    def _opens_inside(self, i: int, stack: list[str]) -> bool:
        """A mark that could close, but stands like one that opens: “…“ and „…“ are told apart."""
        mark = self._words[i]
        if mark == "“" and stack[-1] == "“":
            return not self._tokens.space_after(i) or self._tokens.space_before(i)
        return False

    def _closes_later(self, mark: str, i: int, marks: list[int]) -> bool:
        closers = _CLOSERS[mark]
        if mark != "“":
            return True
        here = bisect_right(marks, i)
        return sum(1 for j in marks[here : here + _LOOK_AHEAD] if self._words[j] in closers) >= 2

    def _single_ends(self, marks: list[int]) -> dict[int, int]:
        """Return where each single quotation mark that opens is closed again."""
        if not any(self._words[i] in _SINGLE for i in marks):
            return {}
        ends: dict[int, int] = {}
        opening: int | None = None
        weak: int | None = None
        for i in marks:
            if self._words[i] not in _SINGLE:
                continue
            if self._single_opens(i) and (opening is None or self._words[i] == "‘"):
                if opening is not None and weak is not None:
                    ends[opening] = weak
                opening, weak = i, None
            elif opening is not None and self._single_closes(i):
                if self._looks_possessive(i):
                    weak = i
                else:
                    ends[opening] = i
                    opening = weak = None
        if opening is not None:
            if weak is not None:
                ends[opening] = weak
            elif self._words[opening] == "‘" and opening == self._first:
                ends[opening] = self._last
        return ends

    def _single_opens(self, i: int) -> bool:
        tokens, mark = self._tokens, self._words[i]
        if mark in ("’",) or i + 1 >= self._last or tokens.space_after(i):
            return False
        following = tokens.words[i + 1]
        if not tokens.space_before(i) and self._words[i - 1][-1:] not in _BEFORE_OPENING:
            return False
        if following.lower() in _ELIDED or following[:2].isdigit():
            return False
        return following[0].isalnum() or following in MARKS or following in ("[", "…", "(")

    def _single_closes(self, i: int) -> bool:
        tokens = self._tokens
        if self._words[i] not in ("’", "'", "‘") or tokens.space_before(i):
            return False
        at = tokens.end[i]
        return at >= len(tokens.text) or not tokens.text[at].isalnum()

    def _looks_possessive(self, i: int) -> bool:
        before = self._words[i - 1]
        if not before[-1:].isalpha() or before[-1] not in "sSxz" or i + 1 >= self._last:
            return False
        return self._tokens.space_after(i) and self._words[i + 1][:1].isalnum()
