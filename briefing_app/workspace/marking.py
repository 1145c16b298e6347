"""Reading a selection: its words, its manner by the quotation marks, and who may have said it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing_app.domain.edit import ArticleMentions
from briefing_app.domain.identity import ActorId
from briefing_app.domain.statements.quotation import ALL_MARKS, DOUBLE_MARKS, pair_marks
from briefing_app.domain.statements.statement import Manner
from briefing_app.domain.text import Span, hull

_INSIDE_WORDS = frozenset("'’-‑")
_PARAGRAPH_END = "\n"
# A stop, closing marks and a blank, before what may begin a sentence; "St. Anne" is rare enough.
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[^\s\w]*[A-Z0-9À-ÞΑ-ΩА-Я])")


def snapped(text: str, span: Span) -> Span:
    """Return `span` within the text, without outer blanks, no word cut in two."""
    start = max(0, min(span.start, len(text)))
    end = max(start, min(span.end, len(text)))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return Span(start, end)
    while start > 0 and _in_one_word(text, start):
        start -= 1
    while end < len(text) and _in_one_word(text, end):
        end += 1
    return Span(start, end)


def without_outer_marks(text: str, span: Span) -> Span:
    """Return `span` without the quotation marks and blanks at its ends."""
    marks = _quotation_places(text, span)
    start, end = span
    while start < end - 1 and (start in marks or text[start].isspace()):
        start += 1
    while end - 1 > start and (end - 1 in marks or text[end - 1].isspace()):
        end -= 1
    return Span(start, end)


def reported(text: str, span: Span) -> tuple[Manner, tuple[Span, ...]]:
    """Return how the words at `span` are reported, and the pieces of what was said.

    Words inside quotation marks from the first to the last are direct, in as many pieces
    as there are quotations; words that hold a quotation among others are mixed.
    """
    inner = without_outer_marks(text, span)
    quoted = [
        Span(max(quotation.start, inner.start), min(quotation.end, inner.end))
        for quotation in _quotations(text, inner)
        if quotation.overlaps(inner)
    ]
    if not quoted:
        return Manner.INDIRECT, (inner,)
    if _only_stops(text, inner.start, quoted[0].start) and _only_stops(text, quoted[-1].end, inner.end):
        return Manner.DIRECT, tuple(piece for piece in quoted if piece.start < piece.end)
    return Manner.MIXED, (inner,)


def likely_speakers(mentions: ArticleMentions, text: str, span: Span) -> tuple[ActorId, ...]:
    """Return who may have said the words at `span`: those named nearest, same paragraph first."""
    if not span.of(text).strip():
        return ()
    _, content = reported(text, span)
    paragraph = paragraph_around(text, span)
    near = sorted(
        ((not paragraph.contains(named), _distance(named, content)), actor)
        for named, actor in mentions.mentions
        if not any(named.overlaps(piece) for piece in content)
    )
    return tuple(dict.fromkeys(actor for _, actor in near))


def source_for(
    mentions: ArticleMentions, text: str, content: tuple[Span, ...], actor_id: ActorId
) -> Span | None:
    """Return where the paragraph names the speaker, nearest to the words; None where nowhere."""
    paragraph = paragraph_around(text, hull(content))
    places = [
        named
        for named, actor in mentions.mentions
        if actor == actor_id
        and paragraph.contains(named)
        and not any(named.overlaps(piece) for piece in content)
    ]
    return min(places, key=lambda place: _distance(place, content), default=None)


def _distance(place: Span, content: tuple[Span, ...]) -> int:
    return min(max(place.start - piece.end, piece.start - place.end, 0) for piece in content)


def quotation_around(text: str, span: Span) -> Span:
    """Return the quotation that holds `span`, without its marks; `span` itself outside of any."""
    return next((one for one in _quotations(text, span) if one.contains(span)), span)


def sentence_around(text: str, span: Span) -> Span:
    """Return the sentence, or sentences, that hold `span`."""
    paragraph = paragraph_around(text, span)
    edges = [paragraph.start]
    for found in _SENTENCE_END.finditer(text, *paragraph):
        edges.append(found.end())
    start = max(edge for edge in edges if edge <= span.start)
    end = min((edge for edge in edges if edge >= span.end), default=paragraph.end)
    return snapped(text, Span(start, end))


def paragraph_around(text: str, span: Span) -> Span:
    """Return the paragraph, or paragraphs, that hold `span`."""
    start = text.rfind(_PARAGRAPH_END, 0, span.start) + 1
    end = text.find(_PARAGRAPH_END, span.end)
    return Span(start, len(text) if end < 0 else end)


def _in_one_word(text: str, place: int) -> bool:
    """Tell whether the characters before and at `place` belong to the same word."""
    before, at = text[place - 1], text[place]
    if before.isalnum() and at.isalnum():
        return True
    if before in _INSIDE_WORDS and at.isalnum():
        return place > 1 and text[place - 2].isalnum()
    if before.isalnum() and at in _INSIDE_WORDS:
        return place + 1 < len(text) and text[place + 1].isalnum()
    return False


def _quotations(text: str, span: Span) -> list[Span]:
    """Return the outermost quotations of the paragraphs around `span`, without their marks."""
    paragraph = paragraph_around(text, span)
    pairs = pair_marks(paragraph.of(text)).pairs
    inside = [Span(opening + 1, closing) for opening, closing in pairs]
    has_double = any(paragraph.of(text)[opening] in DOUBLE_MARKS for opening, _ in pairs)
    outer = [
        one
        for one in inside
        if not any(other != one and other.contains(one) for other in inside)
        and (not has_double or paragraph.of(text)[one.start - 1] in DOUBLE_MARKS)
    ]
    return [Span(paragraph.start + one.start, paragraph.start + one.end) for one in sorted(outer)]


def _quotation_places(text: str, span: Span) -> frozenset[int]:
    paragraph = paragraph_around(text, span)
    found = pair_marks(paragraph.of(text))
    places: Iterable[int] = (
        *(place for pair in found.pairs for place in pair),
        *found.lone_openings,
        *found.lone_closings,
    )
    return frozenset(paragraph.start + place for place in places)


def _only_stops(text: str, start: int, end: int) -> bool:
    return not any(letter.isalnum() for letter in text[start:end] if letter not in ALL_MARKS)
