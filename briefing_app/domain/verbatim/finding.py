"""Where quoted words stand in a text."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing_app.domain.quotation import DOUBLE_MARKS, pair_marks
from briefing_app.domain.text import Span
from briefing_app.domain.verbatim.differences import nearest
from briefing_app.domain.verbatim.following import Latitude, Original, follows
from briefing_app.domain.verbatim.signs import Kind, Sign, printed_signs, signs

_ENDS = frozenset(".,;:-")


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
    steps = printed_signs(quoted)
    if any(step.kind in (Kind.GAP, Kind.INSERT, Kind.GLUED) for step in steps):
        return _found_marked(quoted, text)
    wanted = [step.text for step in steps]
    while wanted and wanted[-1] in _ENDS:
        wanted.pop()
    while wanted and wanted[0] in _ENDS:
        wanted.pop(0)
    if not wanted:
        return None
    there = _signs_of(text)
    for place, sign in enumerate(there):
        if sign.text == wanted[0] and [one.text for one in there[place : place + len(wanted)]] == wanted:
            span = Span(sign.start, there[place + len(wanted) - 1].end)
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
    return any(
        here.start <= opening < here.end <= closing or opening < here.start <= closing < here.end
        for opening, closing in pair_marks(paragraph).pairs
        if paragraph[opening] in DOUBLE_MARKS
    )


def _found_marked(quoted: str, text: str) -> Span | None:
    """Return the passage that quoted words follow from by marked changes, within its paragraph."""
    near = nearest(quoted, text)
    if near is None:
        return None
    start = text.rfind("\n", 0, near.span.start) + 1
    end = text.find("\n", near.span.end)
    whole = Original((text[start : end if end >= 0 else len(text)],))
    return near.span if follows(f"[…] {quoted} […]", whole, Latitude.MARKED) else None
