"""Finds the words that a cue reports: before it, after it, or on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.saying.clause_ends import clause_end
from briefing_app.analysis.saying.clauses import clause_start
from briefing_app.analysis.words.lexicons import group
from briefing_app.analysis.words.tagging import FINITE, QUOTE, TIME

if TYPE_CHECKING:
    from briefing_app.analysis.saying.uses import Use
    from briefing_app.analysis.words.phrases import Phrases
    from briefing_app.analysis.words.segments import Segments

Range = tuple[int, int]
SHORT_QUOTATION_WORDS = 3
_SUBORDINATORS = group("subordinators")
_LONGEST_TOPIC = 7
_QUESTIONS = frozenset({"what", "whatever", "whether", "who", "how", "why"})
_NAMING = group("naming")


class Contents:
    """Finds what is reported, use by use."""

    def __init__(self, segments: Segments, phrases: Phrases) -> None:
        self._segments = segments
        self._phrases = phrases
        self._words = segments.tokens.words
        self._lower = segments.tokens.lower
        self._tags = phrases.tags

    def _quoted(self, i: int) -> bool:
        return self._segments.quotation_of[i] >= 0

    def of(self, use: Use, first: int, last: int) -> list[Range]:
        """Return the pieces that a use of a cue reports in its sentence; none where it reports nothing."""
        if use.passive:
            return self._of_passive(use, first, last)
        if not use.cue.clause and use.edge > first and self._lower[use.edge - 1] == "what":
            return []
        begin = use.source[1] if use.inverted and use.source is not None else use.at + 1
        if (around := self._around(use, first, last)) is not None:
            return around
        left = self._before(use, first)
        if use.inverted and left:
            return [*left, *self._quoted_tail(begin, last)]
        right, kind = clause_start(self._phrases, begin, last, use.cue)
        if left and kind and self._lower[first] in _SUBORDINATORS and self._tags[use.edge - 1] != QUOTE:
            left = []
        ends_quoted = self._tags[use.edge - 1] == QUOTE
        if left and kind != "quote" and (ends_quoted or not kind):
            return [*left, *self._quoted_tail(begin, last)]
        return self._after(use, right, kind, last, left)

    def _after(self, use: Use, right: int, kind: str, last: int, left: list[Range]) -> list[Range]:
        if kind == "quote" and self._names_a_work(right):
            return left
        if kind == "quote":
            content = self.from_quotation(right, last)
            return [*left, *content] if left and self._tags[use.edge - 1] == QUOTE else content
        if not kind or use.cue.quote_only:
            return []
        content = clause_end(self._phrases, right, last, use.relative)
        if kind == "object" and content:
            content = self._without_next_verb(content)
            if use.cue.lemma in _NAMING and not self._names_something(right, content[-1][1]):
                return []
        if use.relative and kind == "object" and len(content) == 1:
            a, b = content[0]
            content = [(a, next((k for k in range(a + 1, b) if self._tags[k] in FINITE), b))]
        return content

    def _without_next_verb(self, content: list[Range]) -> list[Range]:
        """Cut an object where the sentence goes on: `citing a fault, and has been accused`."""
        first, last = content[-1]
        for k in range(first + 1, last - 2):
            joins = self._words[k] == "," and self._lower[k + 1] in ("and", "but")
            if joins and self._tags[k + 2] in ("VBZ", "VBD", "MD", "EX") and not self._quoted(k):
                return [*content[:-1], (first, k)]
        return content

    def _names_something(self, first: int, last: int) -> bool:
        """Tell a name from a ring: `called the plan a farce`, not `called the police`."""
        if self._lower[first - 1] in ("for", "on") or any(self._quoted(k) for k in range(first, last)):
            return True
        phrase = self._phrases.extended_from(first, last)
        if phrase is None:
            return True
        end = phrase[1]
        return end < last and self._words[end] not in (",", ".", ";") and self._tags[end] != TIME

    def _names_a_work(self, mark: int) -> bool:
        """Tell whether the quotation at `mark` is a title that no comma or colon hands over."""
        number = self._segments.quotation_of[mark]
        if number < 0 or self._words[mark - 1] in (",", ":"):
            return False
        quotation = self._segments.quotations[number]
        return self._phrases.is_title(quotation.first, quotation.last)

    def _of_passive(self, use: Use, first: int, last: int) -> list[Range]:
        """Read `Such moves are seen by analysts as part of an effort`: subject and complement."""
        subject = self._phrases.phrase_left_of(use.start, first)
        if use.source is None or subject is None:
            return []
        k = use.source[1]
        if k >= last or self._lower[k] not in ("as", "to"):
            return []
        start = k + 1 if self._lower[k] == "as" else k
        return [subject, *clause_end(self._phrases, start, last)]

    def _around(self, use: Use, first: int, last: int) -> list[Range] | None:
        """Return both halves of `By then, he added, the ship had gone`; None for anything else."""
        edge = use.edge
        if use.shared or not use.cue.clause or edge - 1 <= first or self._words[edge - 1] != ",":
            return None
        if self._tags[edge - 2] == QUOTE:
            return None
        k = use.source[1] if use.inverted and use.source else use.at + 1
        while k < min(last, use.at + 9) and self._words[k] not in (",", ".", ";", ":"):
            if self._tags[k] in FINITE or self._tags[k] == QUOTE or self._lower[k] == "that":
                return None
            k += 1
        if k + 2 >= last or self._words[k] != "," or self._tags[k + 1] in ("VBG", "WP"):
            return None
        if self._tags[k + 1] == QUOTE and (
            self._words[k + 2][0].isupper() or self.has_verb(first, edge - 1) or edge - first > _LONGEST_TOPIC
        ):
            return None
        right = clause_end(self._phrases, k + 1, last)
        if not right or not any(self._tags[j] in FINITE for a, b in right for j in range(a, b)):
            return None
        start = first + 1 if self._lower[first] in ("but", "and", "yet") else first
        if start < edge - 1 and self._words[start] == ",":
            start += 1
        complete = edge - 1 - start > 2 and self.has_verb(start, edge - 1)
        complete = complete and self._lower[start] not in _SUBORDINATORS | _QUESTIONS
        if complete != (self._lower[k + 1] in ("and", "but", "or", "that", "which")):
            return None
        return [*([(start, edge - 1)] if start < edge - 1 else []), *right]

    def has_verb(self, first: int, last: int) -> bool:
        """Tell whether a finite verb stands in a range."""
        return any(
            self._tags[k] in FINITE or self._lower[k] in ("'s", "'re", "'d") for k in range(first, last)
        )

    def _quoted_tail(self, begin: int, last: int) -> list[Range]:
        """Return a quotation that goes on after `he said,` in the same sentence."""
        for k in range(begin, last):
            if self._quoted(k):
                number = self._segments.quotation_of[k]
                quotation = self._segments.quotations[number]
                if self._words[k - 1] in (",", ";", ":", "—", "–") or k == begin:
                    return self.from_quotation(k, last)
                if quotation.last - quotation.first > SHORT_QUOTATION_WORDS + 2:
                    return []
            if self._tags[k] in FINITE:
                return []
        return []

    def from_quotation(self, mark: int, last: int) -> list[Range]:
        """Return the quotation at `mark`, with the rest of its clause when it is only a part of one."""
        number = self._segments.quotation_of[mark]
        if number < 0:
            return clause_end(self._phrases, mark, last)
        quotation = self._segments.quotations[number]
        end = quotation.last if quotation.closing is None else quotation.closing + 1
        if (
            quotation.last - quotation.first <= 8
            and end < last
            and self._words[end] not in (",", ".", ";", "—", "–", ")")
        ):
            return clause_end(self._phrases, mark, last)
        pieces = [(mark, end)]
        while end + 1 < last and self._lower[end] in ("and", ",", "but") and self._quoted(end + 1):
            number = self._segments.quotation_of[end + 1]
            following = self._segments.quotations[number]
            start, end = end + 1, following.last if following.closing is None else following.closing + 1
            pieces.append((start, end))
        return pieces

    def _before(self, use: Use, first: int) -> list[Range]:
        """Return the words before a cue that it reports: they end in a comma or a quotation mark."""
        edge = use.edge
        if self._lower[first] == "asked" and not self._quoted(first):
            return []
        if use.shared or edge - 1 <= first or not (use.cue.clause or use.cue.quote_only):
            return []
        while edge - 1 > first and self._lower[edge - 1] in ("and", "but") and self._tags[edge - 2] == QUOTE:
            edge -= 1
        before = self._words[edge - 1]
        if before == ",":
            if not self._is_reportable(first, edge - 1):
                return []
        elif before not in ("?", "!", "—", "–") and not (
            self._tags[edge - 1] == QUOTE and self._quoted(edge - 1)
        ):
            return []
        start = first
        if self._lower[start] in ("but", "and", "yet") and not self._quoted(start):
            start += 1
        return [(start, edge)]

    def _is_reportable(self, first: int, comma: int) -> bool:
        """Tell whether the words before a comma are a statement, not the frame of one."""
        if self._tags[comma - 1] == QUOTE and self._tags[first] == QUOTE:
            return True
        return self.has_verb(first, comma) and self._tags[first] != "VBG"
