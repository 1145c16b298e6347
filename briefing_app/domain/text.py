"""Places in a text, counted in code points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from briefing_app.domain.identity import ArticleId

CONTEXT_CHARACTERS = 40


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly within."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Passage:
    """A place in an article that keeps its words beside its numbers.

    `before` and `after` are a few characters of context. A passage whose words do not
    stand at its span has come loose, and is shown, never printed.
    """

    article_id: ArticleId
    span: Span
    quote: str
    before: str = ""
    after: str = ""

    def stands_in(self, text: str) -> bool:
        """Tell whether `text` still holds the words at the place."""
        return self.span.of(text) == self.quote


def passage_at(article_id: ArticleId, text: str, span: Span) -> Passage:
    """Return the passage of `text` at `span`, with its context."""
    before = text[max(0, span.start - CONTEXT_CHARACTERS) : span.start]
    return Passage(article_id, span, span.of(text), before, text[span.end : span.end + CONTEXT_CHARACTERS])


def hull(spans: tuple[Span, ...]) -> Span:
    """Return the smallest span that covers all of `spans` (at least one)."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def first_words(words: str, most: int) -> str:
    """Return words on one line; more than `most` characters are cut after a whole word, with a `…`."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"
