"""Sentences and words of a text, for marking and for moving the edge of a mark."""

from __future__ import annotations

import re
from enum import StrEnum

from briefing_app.domain.text import Span

_WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")


class Unit(StrEnum):
    """How far an edge moves at a time."""

    CHARACTER = "character"
    WORD = "word"
    SENTENCE = "sentence"


def sentence_spans(text: str) -> list[Span]:
    """Return the sentences of `text`, as the analysis parts them."""
    from briefing_app.analysis.words.segments import segment

    segments = segment(text)
    tokens = segments.tokens
    return [
        Span(tokens.start[first], tokens.end[last - 1]) for first, last in segments.sentences if last > first
    ]


def sentence_at(text: str, place: int) -> Span | None:
    """Return the sentence at a place, or the next one after it; None in a text without any."""
    sentences = sentence_spans(text)
    return next((span for span in sentences if place < span.end), sentences[-1] if sentences else None)


def edge_moved(text: str, place: int, step: int, unit: Unit, *, ends: bool) -> int:
    """Return where an edge lands; `ends` tells the end of a mark from its beginning."""
    if unit is Unit.CHARACTER:
        return min(max(place + step, 0), len(text))
    spans = (
        [Span(*match.span()) for match in _WORD.finditer(text)] if unit is Unit.WORD else sentence_spans(text)
    )
    stops = [span.end if ends else span.start for span in spans]
    if step > 0:
        return next((stop for stop in stops if stop > place), place)
    return next((stop for stop in reversed(stops) if stop < place), place)
