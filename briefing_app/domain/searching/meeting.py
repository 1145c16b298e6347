"""Where in a text the words of a query are met, and the few words around the first of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.domain.searching.terms import placed_terms
from briefing_app.domain.text import Span

if TYPE_CHECKING:
    from briefing_app.domain.searching.query import Phrase

_MOST_MET = 2000
_BEFORE, _SHOWN = 50, 170


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A few words of a text on one line, and where in them the words of the query stand."""

    text: str = ""
    marks: tuple[Span, ...] = ()


def met(text: str, phrases: Sequence[Phrase], limit: int = _MOST_MET) -> tuple[Span, ...]:
    """Return where `phrases` stand in `text`, in its order and without overlaps."""
    found: list[Span] = []
    for span in _met(text, phrases):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(span.end, found[-1].end))
        else:
            if len(found) == limit:
                break
            found.append(span)
    return tuple(found)


def excerpt(text: str, phrases: Sequence[Phrase]) -> Excerpt:
    """Return the words around the first place where a phrase stands; empty where none does."""
    first = next(_met(text, phrases), None)
    if first is None:
        return Excerpt()
    start = _word_start(text, max(0, first.start - _BEFORE)) if first.start > _BEFORE else 0
    end = min(len(text), start + _SHOWN)
    if end < len(text):
        end = max(text.rfind(" ", first.end, end), first.end)
    shown = re.sub(r"\s", " ", text[start:end])
    marks = met(shown, phrases)
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    moved = tuple(Span(one.start + len(before), one.end + len(before)) for one in marks)
    return Excerpt(f"{before}{shown}{after}", moved)


def opening(text: str) -> Excerpt:
    """Return the first words of a text."""
    end = len(text) if len(text) <= _SHOWN else max(text.rfind(" ", 0, _SHOWN), 1)
    return Excerpt(re.sub(r"\s", " ", text[:end]) + ("…" if end < len(text) else ""))


def _word_start(text: str, place: int) -> int:
    blank = text.find(" ", place, place + 20)
    return blank + 1 if blank >= 0 else place


def _met(text: str, phrases: Sequence[Phrase]) -> Iterator[Span]:
    """Give the places in the order of their ends."""
    wanted = tuple(dict.fromkeys((one.terms, one.begun) for one in phrases if one.terms))
    if not wanted:
        return
    longest = max(len(terms) for terms, _ in wanted)
    window: list[tuple[str, int, int]] = []
    for placed in placed_terms(text, _first_candidate(text, phrases)):
        window = [*window[-(longest - 1) :], placed] if longest > 1 else [placed]
        for terms, begun in wanted:
            if len(terms) > len(window) or not _same(terms, begun, window[-len(terms) :]):
                continue
            yield Span(window[-len(terms)][1], placed[2])
            break


def _first_candidate(text: str, phrases: Sequence[Phrase]) -> int:
    """Return where to begin; in plain text the first term is found without taking words apart."""
    if not text.isascii() or not all(one.terms[0].isascii() for one in phrases if one.terms):
        return 0
    starts = "|".join(re.escape(one.terms[0]) for one in phrases if one.terms)
    found = re.compile(rf"(?<![0-9a-z])(?:{starts})", re.IGNORECASE).search(text)
    return found.start() if found else len(text)


def _same(terms: Sequence[str], begun: bool, placed: Sequence[tuple[str, int, int]]) -> bool:
    *whole, last = terms
    if any(term != one[0] for term, one in zip(whole, placed, strict=False)):
        return False
    return placed[-1][0].startswith(last) if begun else placed[-1][0] == last
