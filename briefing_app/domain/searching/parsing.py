"""From what was typed to what is meant. It never fails: what is not understood is searched as words, or said.

Words stand for themselves, all of them have to occur; `"words in quotation marks"` stand side by
side, `word*` goes on, `a NEAR/5 b` lie close, `a OR b` binds its neighbours, `-word` and `NOT word`
keep articles out, `(` and `)` group, and `outlet:`, `from:`, `is:` … look at one thing only.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from briefing_app.domain.searching.fields import (
    SHORTEST_BEGINNING,
    NotUnderstood,
    in_field,
    is_field,
    phrase,
    without_field,
)
from briefing_app.domain.searching.pieces import Kind, Piece, pieces
from briefing_app.domain.searching.query import All, Either, Near, Not, Part, Phrase, Query

_MOST_PIECES = 60
_DEEPEST = 12
_OPERAND = (Kind.WORDS, Kind.OPEN, Kind.NOT)
_UNCLOSED = "A quotation mark is not closed: all that follows it is looked for as one phrase."
_LEFT_OUT = {
    Kind.NEAR: "“{}” stands between two words, such as port NEAR/5 strike; it was left out.",
    Kind.NOT: "“{}” stands before what is kept out; it was left out. In quotation marks it is a word.",
}
_BETWEEN = "“{}” stands between two words; it was left out. In quotation marks it is a word."


# What was typed is asked several times: for a first screen, for the rest, for numbers and for excerpts.
@lru_cache(maxsize=64)
def parse(text: str, today: date, *, typing: bool = True) -> Query:
    """Return what `text` asks for; while `typing`, its last word may be unfinished."""
    found = pieces(text)
    hints: list[str] = []
    doubts = (_UNCLOSED,) if any(piece.unclosed for piece in found) else ()
    if len(found) > _MOST_PIECES:
        found = found[:_MOST_PIECES]
        hints.append(f"Only the first {_MOST_PIECES} words were searched.")
    if not typing:
        found = [replace(piece, last=False) for piece in found]
        hints += doubts
    if all(piece.is_operator and piece.kind is not Kind.NEAR for piece in found):
        found = [replace(piece, kind=Kind.WORDS) for piece in found]  # somebody looks for such a word
    reader = _Reader(found, today, hints)
    return Query(_joined(reader.parts(0)), tuple(dict.fromkeys(reader.hints)), doubts)


class _Reader:
    """Walks over the pieces once."""

    def __init__(self, found: list[Piece], today: date, hints: list[str]) -> None:
        self._pieces = found
        self._place = 0
        self._today = today
        self.hints = hints

    def parts(self, depth: int) -> list[Part]:
        """Return the parts up to the end, or to the parenthesis that closes this depth."""
        found: list[Part] = []
        while (piece := self._next()) is not None:
            if piece.kind is Kind.CLOSE:
                self._place += 1
                if depth:
                    break
                continue
            if piece.kind is Kind.OR and found and self._operand_follows():
                self._place += 1
                right = self._unit(depth)
                if right is not None:
                    found.append(_either(found.pop(), right))
                continue
            if piece.kind is Kind.AND and found and self._operand_follows():
                self._place += 1
                continue
            part = self._unit(depth)
            if part is not None:
                found.append(part)
        return found

    def _unit(self, depth: int) -> Part | None:
        """Return an operand with all that lies near it."""
        left = self._operand(depth)
        while (piece := self._next()) is not None and piece.kind is Kind.NEAR and self._operand_follows():
            self._place += 1
            right = self._operand(depth)
            joined = _near(left, right, piece.distance)
            if joined is None:
                self.hints.append("NEAR stands between words; both sides were searched as they are.")
                joined = _joined([part for part in (left, right) if part is not None])
            left = joined
        return left

    def _operand(self, depth: int) -> Part | None:
        piece = self._pieces[self._place]
        negated = False
        while piece.kind is Kind.NOT and self._operand_follows():
            negated = not negated
            self._place += 1
            piece = self._pieces[self._place]
        self._place += 1
        if piece.kind is Kind.OPEN:
            part = _joined(self.parts(depth + 1)) if depth < _DEEPEST else None
        else:
            part = self._words(piece)
        negated ^= piece.negated
        return Not(part) if negated and part is not None else part

    def _words(self, piece: Piece) -> Part | None:
        if piece.is_operator:  # with nothing to work on
            self.hints.append(_LEFT_OUT.get(piece.kind, _BETWEEN).format(piece.text))
            return None
        if not piece.field:
            return self._plain(piece)
        try:
            return in_field(piece, self._today)
        except NotUnderstood as reason:
            if piece.text.startswith("//") or not piece.text:
                return self._plain(without_field(piece))
            if piece.last and is_field(piece.field):
                self.hints.append(f"{reason}.")
                return None
            self.hints.append(f"{reason}; it was searched as words.")
            return self._plain(without_field(piece))

    def _plain(self, piece: Piece) -> Phrase | None:
        found = phrase(piece)
        if found is not None and piece.starred and not found.begun:
            self.hints.append(f"The start of a word needs at least {SHORTEST_BEGINNING} letters.")
        return found

    def _next(self) -> Piece | None:
        return self._pieces[self._place] if self._place < len(self._pieces) else None

    def _operand_follows(self) -> bool:
        following = self._place + 1
        return following < len(self._pieces) and self._pieces[following].kind in _OPERAND


def _joined(parts: list[Part]) -> Part | None:
    if not parts:
        return None
    flat: list[Part] = []
    for part in parts:
        flat += part.parts if isinstance(part, All) else (part,)
    return flat[0] if len(flat) == 1 else All(tuple(flat))


def _either(left: Part, right: Part) -> Part:
    parts = (*(left.parts if isinstance(left, Either) else (left,)), right)
    return Either(parts)


def _near(left: Part | None, right: Part | None, distance: int) -> Part | None:
    if not isinstance(right, Phrase):
        return None
    match left:
        case Phrase() if left.field == right.field:
            return Near((left, right), distance)
        case Near(phrases, before) if phrases[0].field == right.field:
            return Near((*phrases, right), max(before, distance))
    return None
