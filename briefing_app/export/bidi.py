"""The Unicode Bidirectional Algorithm (UAX #9) for text without explicit controls.

Overrides, embeddings and isolates never reach the page (`text.clean`): what is left of the
algorithm are its implicit rules, W1 to I2, and the reordering of lines, L1 and L2. Characters
are mirrored (L4) when they are shaped.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import groupby
from typing import TypeVar

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_DEEPEST_BRACKETS = 63
Item = TypeVar("Item")


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of every character of a paragraph whose own level is `base`."""
    kinds = [kind_of(character) for character in text]
    originals = list(kinds)
    _resolve_weak(kinds, direction_of(base))
    _resolve_brackets(text, originals, kinds, base)
    _resolve_neutral(kinds, base)
    found: list[int] = []
    for kind in kinds:  # what has no width stays with what it follows (UAX #9, 5.2)
        follows = kind == "BN" and found
        found.append(found[-1] if follows else _implicit(kind, base))
    return found


def visual_order(items: list[tuple[int, Item]]) -> list[Item]:
    """Return the items of a line, each given with its level, from left to right (L2)."""
    ordered = list(items)
    if not ordered:
        return []
    highest = max(level for level, _ in ordered)
    odd = [level for level, _ in ordered if level % 2]
    for level in range(highest, min(odd, default=highest + 1) - 1, -1):
        parts: list[tuple[int, Item]] = []
        for deep, group in groupby(ordered, key=lambda item, level=level: item[0] >= level):  # type: ignore[misc]
            run = list(group)
            parts += run[::-1] if deep else run
        ordered = parts
    return [item for _, item in ordered]


@lru_cache(4096)
def kind_of(character: str) -> str:
    """Return the bidirectional class; one that is not assigned is that of its block."""
    kind = unicodedata.bidirectional(character)
    return kind or "L"


def direction_of(level: int) -> str:
    """Return the direction of a level, as the class of its letters."""
    return "R" if level % 2 else "L"


def _implicit(kind: str, base: int) -> int:
    """Return the level of a resolved class (I1, I2)."""
    if base % 2:
        return base if kind in ("R", "BN") else base + 1  # a first BN has nothing to follow
    match kind:
        case "R":
            return base + 1
        case "AN" | "EN":
            return base + 2
        case _:
            return base


def _resolve_weak(kinds: list[str], start: str) -> None:
    """Resolve marks, numbers and what stands in them (W1 to W7); boundary neutrals are passed over."""
    places = [index for index, kind in enumerate(kinds) if kind != "BN"]
    previous, strong = start, start
    for place in places:
        kind = kinds[place]
        if kind == "NSM":
            kind = previous
        previous = kind
        if kind == "EN" and strong == "AL":
            kind = "AN"
        elif kind in ("L", "R", "AL"):
            strong = kind
        kinds[place] = "R" if kind == "AL" else kind
    _resolve_separators(kinds, places)
    _resolve_terminators(kinds, places)
    strong = start
    for place in places:
        kind = kinds[place]
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[place] = "L"
        elif kind in ("ES", "ET", "CS"):
            kinds[place] = "ON"


def _resolve_separators(kinds: list[str], places: list[int]) -> None:
    for before, place, after in zip(places, places[1:], places[2:], strict=False):
        around = kinds[before]
        if around != kinds[after]:
            continue
        if (kinds[place] == "ES" and around == "EN") or (kinds[place] == "CS" and around in ("EN", "AN")):
            kinds[place] = around


def _resolve_terminators(kinds: list[str], places: list[int]) -> None:
    """Let `%` and currency signs belong to the European number that they stand by (W5)."""
    begin = 0
    while begin < len(places):
        end = begin
        while end < len(places) and kinds[places[end]] == "ET":
            end += 1
        if end > begin:
            before = kinds[places[begin - 1]] if begin else ""
            after = kinds[places[end]] if end < len(places) else ""
            if "EN" in (before, after):
                for place in places[begin:end]:
                    kinds[place] = "EN"
        begin = end + 1


def _resolve_brackets(text: str, originals: list[str], kinds: list[str], base: int) -> None:
    """Give both brackets of a pair one direction (N0)."""
    pairs = _bracket_pairs(text, kinds)
    if not pairs:
        return
    own = direction_of(base)
    strongs = [_strong(kind) for kind in kinds]
    for first, last in pairs:
        inside = {strongs[place] for place in range(first + 1, last)} - {""}
        if own in inside:
            found = own
        elif inside:
            context = next((strongs[place] for place in range(first - 1, -1, -1) if strongs[place]), own)
            found = context if context != own else own
        else:
            continue
        for place in (first, last):
            kinds[place] = strongs[place] = found
            mark = place + 1
            while mark < len(text) and originals[mark] in ("NSM", "BN"):
                if originals[mark] == "NSM":
                    kinds[mark] = strongs[mark] = found
                mark += 1


def _bracket_pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """Return the places of the pairs of brackets (BD16), in the order in which they open."""
    open_brackets: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, character in enumerate(text):
        if kinds[place] != "ON" or unicodedata.category(character) not in ("Ps", "Pe"):
            continue
        closing = closing_bracket(character)
        if closing:
            if len(open_brackets) == _DEEPEST_BRACKETS:
                return sorted(pairs)
            open_brackets.append((closing, place))
            continue
        wanted = _canonical(character)
        for depth in range(len(open_brackets) - 1, -1, -1):
            if open_brackets[depth][0] == wanted:
                pairs.append((open_brackets[depth][1], place))
                del open_brackets[depth:]
                break
    return sorted(pairs)


@lru_cache(512)
def closing_bracket(character: str) -> str:
    """Return the bracket that closes what `character` opens, "" if it opens nothing.

    All pairs of brackets stand side by side in Unicode, the first opening, but for one sign between
    those of ASCII.
    """
    if unicodedata.category(character) != "Ps" or not unicodedata.mirrored(character):
        return ""
    for step in (1, 2):
        other = chr(ord(character) + step)
        if unicodedata.category(other) == "Pe" and unicodedata.mirrored(other):
            return _canonical(other)
    return ""


def _canonical(character: str) -> str:
    return {"\u232a": "\u3009"}.get(character, character)


def _strong(kind: str) -> str:
    if kind in ("EN", "AN", "R", "AL"):
        return "R"
    return "L" if kind == "L" else ""


def _resolve_neutral(kinds: list[str], base: int) -> None:
    """Give neutrals between two of a kind that direction, others that of the paragraph (N1, N2)."""
    own = direction_of(base)
    solid = [place for place, kind in enumerate(kinds) if kind not in _NEUTRAL and kind != "BN"]
    for place, kind in enumerate(kinds):
        if kind not in _NEUTRAL:
            continue
        after = bisect_left(solid, place)
        left = _strong(kinds[solid[after - 1]]) if after else own
        right = _strong(kinds[solid[after]]) if after < len(solid) else own
        kinds[place] = left if left == right else own
