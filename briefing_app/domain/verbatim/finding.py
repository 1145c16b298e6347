"""Where quoted words stand in a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from briefing_app.domain.statements.quotation import ALL_MARKS, DOUBLE_MARKS, pair_marks
from briefing_app.domain.text import Span
from briefing_app.domain.verbatim.differences import nearest
from briefing_app.domain.verbatim.following import Latitude, Original, follows
from briefing_app.domain.verbatim.signs import Sign, printed_signs, signs

_ENDS = frozenset(".,;:-…")
_GAP = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]")


def quoted_parts(words: str) -> tuple[str, ...]:
    """Return what stands in double quotation marks, the outermost ones alone."""
    found: list[str] = []
    end = -1
    for opening, closing in pair_marks(words).pairs:
        if opening > end and words[opening] in DOUBLE_MARKS and re.search(r"\w", words[opening:closing]):
            found.append(words[opening + 1 : closing])
            end = closing
    return tuple(found)


def without_outer_marks(words: str) -> str:
    """Return words without the pair of quotation marks that goes around them all."""
    stripped = words.strip()
    pairs = pair_marks(stripped).pairs
    if pairs and pairs[0][0] == 0 and pairs[0][1] >= len(stripped) - 2:
        return stripped[1 : pairs[0][1]]
    return stripped


def found_in(quoted: str, text: str) -> Span | None:
    """Return where quoted words stand in a text; None where they do not, or by unmarked changes alone.

    Words that begin inside somebody's quotation marks and end outside of them stand nowhere.
    """
    place, first = 0, None
    for part in _GAP.split(quoted):
        ways = _ways(part)
        if not any(ways):
            continue
        span = next((found for way in ways if way and (found := _next_run(way, text, place))), None)
        if span is None:
            return _followed(quoted, text) if "[" in quoted else None
        first, place = first if first is not None else span.start, span.end
    return Span(first, place) if first is not None else None


def _ways(part: str) -> tuple[list[tuple[str, ...]], ...]:
    """Return the signs that quoted words need: as they stand, and with a first letter in brackets."""
    plain: list[tuple[str, ...]] = [(sign.text,) for sign in _trimmed(signs(part))]
    if "[" not in part:
        return (plain,)
    changed: list[tuple[str, ...]] = []
    for step in _trimmed(printed_signs(part)):
        capital = re.fullmatch(r"\[(\w)\](\w*(?:’\w+)?)", step.text)
        if capital is not None:
            changed.append((capital[1] + capital[2], capital[1].lower() + capital[2]))
        else:
            changed.append((step.text,))
    return (plain, changed)


def _trimmed(found: Sequence[Sign]) -> list[Sign]:
    steps = list(found)
    while steps and steps[-1].text in _ENDS:
        steps.pop()
    while steps and steps[0].text in _ENDS:
        steps.pop(0)
    return steps


def _next_run(wanted: list[tuple[str, ...]], text: str, place: int) -> Span | None:
    there = _signs_of(text)
    size = len(wanted)
    for nth in range(bisect_left(there, place, key=lambda sign: sign.start), len(there) - size + 1):
        if there[nth].text in wanted[0] and all(there[nth + n].text in wanted[n] for n in range(1, size)):
            span = Span(there[nth].start, there[nth + size - 1].end)
            if not _crosses(span, text):
                return span
    return None


@lru_cache(maxsize=128)
def _signs_of(text: str) -> tuple[Sign, ...]:
    return signs(text)


def _crosses(span: Span, text: str) -> bool:
    """Tell whether a span begins inside a quotation of its paragraph and ends outside, or the reverse."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    paragraph = text[start : end if end >= 0 else len(text)]
    here = Span(span.start - start, span.end - start)
    wide = _with_marks(here, paragraph)
    return any(
        _parts(here, pair) and _parts(wide, pair)
        for pair in pair_marks(paragraph).pairs
        if paragraph[pair[0]] in DOUBLE_MARKS
    )


def _parts(span: Span, pair: tuple[int, int]) -> bool:
    opening, closing = pair
    return span.start <= opening < span.end <= closing or opening < span.start <= closing < span.end


def _with_marks(span: Span, text: str) -> Span:
    """Return a span with the marks that stand directly around it."""
    start, end = span
    while start > 0 and text[start - 1] in ALL_MARKS:
        start -= 1
    while end < len(text) and (text[end] in ALL_MARKS or text[end] in _ENDS):
        end += 1
    return Span(start, end)


def _followed(quoted: str, text: str) -> Span | None:
    """Return the passage that quoted words follow from by marked changes, within its paragraph."""
    near = nearest(quoted, text)
    if near is None:
        return None
    start = text.rfind("\n", 0, near.span.start) + 1
    end = text.find("\n", near.span.end)
    whole = Original((text[start : end if end >= 0 else len(text)],))
    return near.span if follows(f"[…] {quoted} […]", whole, Latitude.MARKED) else None
