"""Turns what was found in tokens into places in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.saying.quotations import MARKS
from briefing_app.domain.statements.statement import Attribution, Manner
from briefing_app.domain.text import Span

if TYPE_CHECKING:
    from briefing_app.analysis.saying.attribution import Range, Reported
    from briefing_app.analysis.words.segments import Segments

FEWEST_WORDS = 3
_TRIMMED_FRONT = frozenset({",", ";", ":", ".", "—", "–", "-", "--", ")", "…", "!", "?"})
_TRIMMED_BACK = frozenset({".", ",", ";", ":", "—", "–", "-", "--", "("})


def attribution_of(segments: Segments, reported: Reported) -> Attribution | None:
    """Return what is reported as places in the text; None where nothing of it is left."""
    pieces = []
    quoted = plain = 0
    for piece in _separate(sorted(reported.content)):
        trimmed = _trimmed(segments, piece, keeps_stop=reported.verbatim)
        if trimmed is None:
            continue
        pieces.append(trimmed)
        for k in range(*trimmed):
            if segments.tokens.words[k][0].isalnum():
                if segments.quotation_of[k] >= 0:
                    quoted += 1
                else:
                    plain += 1
    if not quoted + plain:
        return None
    if plain and not quoted and plain < FEWEST_WORDS and not reported.verbatim:
        return None
    if reported.verbatim:
        quoted, plain = quoted + plain, 0
    manner = Manner.MIXED if quoted and plain else Manner.DIRECT if quoted else Manner.INDIRECT
    content = tuple(_span(segments, piece) for piece in pieces)
    source = _span(segments, reported.source) if reported.source else None
    cue = _span(segments, reported.cue) if reported.cue else None
    return Attribution(content, source, cue, manner, reported.reports)


def _span(segments: Segments, piece: Range) -> Span:
    tokens = segments.tokens
    return Span(tokens.start[piece[0]], tokens.end[piece[1] - 1])


def _separate(pieces: list[Range]) -> list[Range]:
    """Return the pieces without overlaps."""
    kept: list[Range] = []
    for first, last in pieces:
        first = max(first, kept[-1][1]) if kept else first
        if first < last:
            kept.append((first, last))
    return kept


def _trimmed(segments: Segments, piece: Range, keeps_stop: bool) -> Range | None:
    """Return a piece without outer quotation marks and loose punctuation; None when it is empty."""
    words = segments.tokens.words
    first, last = piece
    changed = True
    while changed and first < last:
        changed = False
        number = segments.quotation_of[first]
        if words[first] in _TRIMMED_FRONT and number < 0:
            first, changed = first + 1, True
        elif number >= 0:
            quotation = segments.quotations[number]
            end = quotation.last if quotation.closing is None else quotation.closing + 1
            if first == quotation.opening and last >= end and _only_marks(words, end, last):
                return _inside(words, quotation.first, quotation.last)
        if last > first and segments.quotation_of[last - 1] < 0 and words[last - 1] in _TRIMMED_BACK:
            last, changed = last - 1, True
    if keeps_stop and last < piece[1] and words[last] == ".":
        last += 1
    if first < last and words[first] in MARKS and segments.quotation_of[first] < 0:
        first += 1
    return (first, last) if first < last else None


def _only_marks(words: list[str], first: int, last: int) -> bool:
    return all(not words[k][0].isalnum() for k in range(first, last))


def _inside(words: list[str], first: int, last: int) -> Range | None:
    while last > first and words[last - 1] in (",", ";", ":", "—", "–", "--", "-"):
        last -= 1
    return (first, last) if first < last else None
