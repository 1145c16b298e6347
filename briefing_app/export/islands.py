"""Words that are no part of the sentence around them, as far as its direction goes.

What the rules of Unicode cannot know, a document does: where a name ends and the sentence goes on,
and that the number of a source stands for itself.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from briefing_app.export.bidi import direction_of, kind_of, levels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LEFT_MARK, RIGHT_MARK = "\u200e", "\u200f"
_PARTING = frozenset(",;:،؛”’»›\"')]–—")
_OBJECT = "\ufffc"
"""What an island is to the words around it: a thing without a direction."""


def cuts(text: str, base: int) -> list[int]:
    """Return where a paragraph goes back to its own direction although its next letter is a digit.

    By the rules a number goes with the words before it. Where a comma or a closing mark parts them,
    and no word of theirs follows, it belongs to the sentence around them: “قال محمد”, 22 November.
    """
    other, own = direction_of(base + 1), direction_of(base)
    letters = [_strong_letter(character) for character in text]
    following = own
    after: list[str] = []
    for letter in reversed(letters):
        following = letter or following
        after.append(following)
    found: list[int] = []
    strong, parted = own, False
    for place, character in enumerate(text):
        kind = letters[place]
        if kind:
            strong, parted = kind, False
        elif character in _PARTING:
            parted = True
        elif parted and strong == other and character.isdigit():
            if after[-1 - place] == own:
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
            while end < last and kind_of(whole[end]) in ("NSM", "BN"):
                end += 1
            yield strong[0], end, 1 - base % 2


def _letters_of(text: str, base: int) -> str:
    """Say whether the letters of `text` are all written the other way than `base`."""
    found = {kind for kind in map(_strong_letter, text) if kind}
    return "other" if found == {direction_of(base + 1)} else "own"


def _strong_letter(character: str) -> str:
    return {"L": "L", "R": "R", "AL": "R"}.get(kind_of(character), "")
