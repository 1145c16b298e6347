"""What is typed into a search field, cut into pieces: words, quoted words, fields, operators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

_PIECE = re.compile(
    r"""(?P<open>[-−–]?\()|(?P<close>\))
    |(?P<no>[-−–](?=[^\s\-−–]))?(?:(?P<field>[^\W\d_]+):)?
     (?:"(?P<straight>[^"]*)(?P<end>"?)|[“„](?P<curly>[^“”]*)(?P<curly_end>[“”]?)|«(?P<pointed>[^»]*)(?P<pointed_end>»?)
       |(?P<bare>[^\s"“”„«»()]*))(?P<star>\*?)""",
    re.VERBOSE,
)
_NEAR = re.compile(r"NEAR(?:/(\d{1,3}))?")
NEAR_BY = 10
"""How many words may lie between, where no number is given."""


class Kind(Enum):
    """What a piece is."""

    WORDS = auto()
    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    NEAR = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece as it was typed. `last` says that somebody may still be typing it.

    `unclosed` are quoted words whose quotation mark has no partner, so that all behind it is one phrase.
    """

    kind: Kind
    text: str = ""
    field: str = ""
    negated: bool = False
    quoted: bool = False
    starred: bool = False
    last: bool = False
    distance: int = NEAR_BY
    unclosed: bool = False

    @property
    def is_operator(self) -> bool:
        """Whether it stands between words or before one, and is none."""
        return self.kind in (Kind.OR, Kind.AND, Kind.NOT, Kind.NEAR)


def pieces(text: str) -> list[Piece]:
    """Return the pieces of `text`; whatever is typed gives some."""
    found: list[Piece] = []
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        match = _PIECE.match(text, place)
        if match is None or match.end() == place:
            place += 1  # a quotation mark that closes nothing
            continue
        place = match.end()
        found.append(_piece(match, last=place == len(text)))
    return found


def _piece(match: re.Match[str], *, last: bool) -> Piece:
    if match["open"]:
        return Piece(Kind.OPEN, "(", negated=match["open"] != "(")
    if match["close"]:
        return Piece(Kind.CLOSE, ")")
    field, negated = match["field"] or "", match["no"] is not None
    for name, end in (("straight", "end"), ("curly", "curly_end"), ("pointed", "pointed_end")):
        quoted = match[name]
        if quoted is not None:
            open_still = last and not match[end] and not quoted[-1:].isspace()
            starred = match["star"] != ""
            unclosed = not match[end]
            return Piece(Kind.WORDS, quoted, field, negated, True, starred, open_still, unclosed=unclosed)
    bare: str = match["bare"]
    starred = match["star"] != "" or bare.endswith("*")
    if not field and not negated and not starred and (operator := _operator(bare)):
        return operator
    return Piece(Kind.WORDS, bare, field, negated, False, starred, last)


def _operator(bare: str) -> Piece | None:
    match bare:
        case "OR" | "|":
            return Piece(Kind.OR, bare)
        case "AND" | "&":
            return Piece(Kind.AND, bare)
        case "NOT":
            return Piece(Kind.NOT, bare)
    near = _NEAR.fullmatch(bare)
    return Piece(Kind.NEAR, bare, distance=int(near[1] or NEAR_BY)) if near else None
