"""The Unicode Bidirectional Algorithm (UAX #9) for text without explicit controls.

Overrides, embeddings and isolates never reach the page (`text.clean`): what is left of the
algorithm are its implicit rules, W1 to I2, and the reordering of lines, L1 and L2. Characters
are mirrored (L4) when they are shaped.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRE", "LRO", "RLE", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
_DEEPEST_BRACKETS = 63
LEFT_MARK, RIGHT_MARK = "\u200e", "\u200f"
_PARTING = frozenset(",;:،؛”’»›\"')]–—")
_OBJECT = "\ufffc"
"""What an island is to the words around it: a thing without a direction."""
Item = TypeVar("Item")


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of every character of a paragraph whose own level is `base`."""
    kinds = [_kind(character) for character in text]
    originals = list(kinds)
    _resolve_weak(kinds, _direction(base))
    _resolve_brackets(text, originals, kinds, base)
    _resolve_neutral(kinds, base)
    found: list[int] = []
    for kind in kinds:  # what has no width stays with what it follows (UAX #9, 5.2)
        follows = kind == "BN" and found
        found.append(found[-1] if follows else _implicit(kind, base))
    return found


def cuts(text: str, base: int) -> list[int]:
    """Return where a paragraph goes back to its own direction although its next letter is a digit.

    By the rules a number goes with the words before it. Where a comma or a closing mark parts them,
    and no word of theirs follows, it belongs to the sentence around them: “قال محمد”, 22 November.
    """
    other, own = _direction(base + 1), _direction(base)
    found: list[int] = []
    strong, parted = own, False
    for place, character in enumerate(text):
        kind = _strong_letter(character)
        if kind:
            strong, parted = kind, False
        elif character in _PARTING:
            parted = True
        elif parted and strong == other and character.isdigit():
            if next((kind for kind in map(_strong_letter, text[place:]) if kind), own) == own:
                found.append(place)
            parted = False
    return found


def _levels_with_cuts(text: str, base: int) -> list[int]:
    places = cuts(text, base)
    if not places:
        return levels(text, base)
    mark = RIGHT_MARK if base % 2 else LEFT_MARK
    edges = [0, *places, len(text)]
    found = levels(mark.join(text[begin:end] for begin, end in pairwise(edges)), base)
    for place in places:
        del found[place]  # the marks before it are gone by then
    return found


def levels_of_parts(parts: Sequence[tuple[str, bool]], base: int) -> list[int]:
    """Return the levels of a paragraph whose parts do not all belong to one flow of words.

    A part that stands for itself, the number of a source in its brackets, and words in a row that are
    all written the other way than the paragraph are isolated: what follows them is not drawn along.
    """
    text = "".join(part for part, _ in parts)
    islands = list(_islands(parts, base))
    if not islands:
        return _levels_with_cuts(text, base)
    shore, place = "", 0
    for begin, end, _ in islands:
        shore += text[place:begin] + _OBJECT
        place = end
    outer = _levels_with_cuts(shore + text[place:], base)
    found: list[int] = []
    place = at = 0
    for begin, end, direction in islands:
        found += outer[at : at + begin - place]
        at += begin - place
        inner = outer[at] if outer[at] % 2 == direction else outer[at] + 1
        found += _levels_with_cuts(text[begin:end], inner)
        at, place = at + 1, end
    return found + outer[at:]


def _islands(parts: Sequence[tuple[str, bool]], base: int) -> Iterator[tuple[int, int, int]]:
    """Yield begin, end and direction of what is isolated, from its first letter to its last."""
    begin = 0
    kinds = []
    for text, alone in parts:
        end = begin + len(text)
        kinds.append((begin, end, "alone" if alone else _letters_of(text, base)))
        begin = end
    whole = "".join(text for text, _ in parts)
    for kind, group in groupby(kinds, key=lambda part: part[2]):
        run = list(group)
        first, last = run[0][0], run[-1][1]
        if kind == "alone":
            yield first, last, base % 2
        elif kind == "other":
            strong = [place for place in range(first, last) if _strong_letter(whole[place])]
            end = strong[-1] + 1
            while end < last and _kind(whole[end]) in ("NSM", "BN"):
                end += 1
            yield strong[0], end, 1 - base % 2


def _letters_of(text: str, base: int) -> str:
    """Say whether the letters of `text` are all written the other way than `base`."""
    found = {kind for kind in map(_strong_letter, text) if kind}
    return "other" if found == {_direction(base + 1)} else "own"


def _strong_letter(character: str) -> str:
    return {"L": "L", "R": "R", "AL": "R"}.get(_kind(character), "")


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
def _kind(character: str) -> str:
    """Return the bidirectional class; one that is not assigned is that of its block."""
    kind = unicodedata.bidirectional(character)
    return kind or "L"


def _direction(level: int) -> str:
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
    own = _direction(base)
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
    own = _direction(base)
    solid = [place for place, kind in enumerate(kinds) if kind not in _NEUTRAL and kind != "BN"]
    for place, kind in enumerate(kinds):
        if kind not in _NEUTRAL:
            continue
        after = bisect_left(solid, place)
        left = _strong(kinds[solid[after - 1]]) if after else own
        right = _strong(kinds[solid[after]]) if after < len(solid) else own
        kinds[place] = left if left == right else own
