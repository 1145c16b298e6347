"""Where printed words and a text part company: the nearest passage, and what differs in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefing_app.domain.text import Span, first_words
from briefing_app.domain.verbatim.signs import LINE_HYPHEN, Kind, Sign, printed_signs, signs

_MOST_PLACES = 40
_SLACK = 12
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch that differs: what is printed, and what stands in the passage; either may be empty."""

    printed: Span
    passage: Span


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage of a text most like some printed words; `likeness` runs from 0 to 1."""

    span: Span
    likeness: float


def differences(printed: str, passage: str) -> tuple[Difference, ...]:
    """Return what differs between printed words and a passage, in order; marked changes do not."""
    ours = [sign for sign in printed_signs(printed) if sign.kind not in (Kind.GAP, Kind.INSERT)]
    theirs = [sign for sign in signs(passage) if sign.text not in "[]…"]
    there = {sign.text for sign in theirs}
    words = [_as_in(there, sign) for sign in ours]
    matcher = SequenceMatcher(None, words, [sign.text for sign in theirs], autojunk=False)
    found: list[Difference] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        at_end = j == len(ours) and m == len(theirs)
        if tag == "equal" or (at_end and all(sign.is_soft for sign in (*ours[i:j], *theirs[k:m]))):
            continue
        found.append(Difference(_place(ours, i, j, len(printed)), _place(theirs, k, m, len(passage))))
    return tuple(found)


def _as_in(there: set[str], sign: Sign) -> str:
    """Return a printed word as the passage has it, where brackets or a line end changed its looks."""
    plain = sign.text.replace("[", "").replace("]", "") if sign.kind is Kind.GLUED else sign.text
    ways = (plain, plain[:1].lower() + plain[1:]) if sign.kind is Kind.GLUED else (plain,)
    return next((way for way in ways if way in there), plain.replace(LINE_HYPHEN, ""))


def nearest(printed: str, text: str) -> Nearest | None:
    """Return the passage of `text` that is most like `printed`; None where nothing is like it."""
    ours = _texts(printed_signs(printed))
    found = signs(text)
    theirs = _texts(found)
    if not ours or not theirs:
        return None
    window = _likeliest(ours, theirs)
    if window is None:
        return None
    start, end = window
    matcher = SequenceMatcher(None, ours, theirs[start:end], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return None
    first = max(0, start + blocks[0].b - blocks[0].a)
    last = blocks[-1]
    final = min(len(theirs), start + last.b + last.size + (len(ours) - last.a - last.size))
    first, final = max(first, start), max(min(final, end), start + last.b + last.size)
    matched = sum(block.size for block in blocks)
    likeness = 2 * matched / (len(ours) + final - first)
    return Nearest(Span(found[first].start, found[final - 1].end), min(1.0, likeness))


def told(found: Sequence[Difference], printed: str, passage: str, where: str = "the article") -> str:
    """Return the first difference in a sentence."""
    if not found:
        return f"The words stand in {where}, but not as one statement that ends here."
    here, there = found[0].printed.of(printed).strip(), found[0].passage.of(passage).strip()
    moved = Counter(_words(found, printed)) == Counter(_words(found, passage, passage=True))
    if moved and len(found) > 1:
        return f"The words stand in another order than in {where}, from “{_short(here or there)}” on."
    if here and there:
        return f"“{_short(here)}” is printed where {where} has “{_short(there)}”."
    if here:
        return f"“{_short(here)}” does not stand in {where} here."
    return f"“{_short(there)}” is left out without […]."


def _words(found: Sequence[Difference], text: str, *, passage: bool = False) -> list[str]:
    spans = [one.passage if passage else one.printed for one in found]
    return [sign.text for span in spans for sign in signs(span.of(text))]


def _short(words: str) -> str:
    return first_words(words.replace(LINE_HYPHEN, "-"), _SHOWN)


def _texts(found: Sequence[Sign]) -> list[str]:
    return [sign.text.replace(LINE_HYPHEN, "") for sign in found]


def _place(found: Sequence[Sign], start: int, end: int, size: int) -> Span:
    if start < end:
        return Span(found[start].start, found[end - 1].end)
    here = found[start].start if start < len(found) else size
    return Span(here, here)


def _likeliest(ours: Sequence[str], theirs: Sequence[str]) -> tuple[int, int] | None:
    """Return the stretch of `theirs` in which most rare words of `ours` stand in step."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(theirs):
        places[word].append(place)
    votes: Counter[int] = Counter()
    width = max(4, len(ours) // 2)
    for place, word in enumerate(ours):
        there = places.get(word, ())
        if 0 < len(there) <= _MOST_PLACES:
            for where in there:
                votes[(where - place) // width] += 24 // len(there) + 1
    if not votes:
        return None
    best = max(votes, key=lambda step: (votes[step] + votes[step + 1], -step))
    start = best * width
    return max(0, start - _SLACK), min(len(theirs), start + 2 * width + len(ours) + _SLACK)
