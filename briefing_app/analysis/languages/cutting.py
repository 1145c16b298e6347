"""Parts a text into sentences by the habits of a language; what is quoted stays whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.analysis.saying.quotations import MARKS, Quotation, find_quotations
from briefing_app.analysis.words.segments import LONGEST_SENTENCE, Segments, numbered, paragraphs_of
from briefing_app.analysis.words.tokens import DASHES

if TYPE_CHECKING:
    from briefing_app.analysis.languages.language import Language
    from briefing_app.analysis.words.tokens import Tokens

ENDS = frozenset({".", "!", "?", "…", "..."})
_CLOSING_AFTER_END = frozenset({"”", '"', "''", "’", "'", "»", ")", "]", "“", "«"})
_ORDINAL_DIGITS = 2
_REACH_OF_MARKS = 80
_INITIAL = 2
_CLOSERS = {"«": "»", "»": "«", "„": "“”"}


def segment_in(text: str, language: Language) -> Segments:
    """Return the segments of a text in `language`."""
    tokens = language.tokens_of(text)
    paragraphs = paragraphs_of(tokens)
    quotations = _mended(tokens, find_quotations(tokens, paragraphs), language)
    quotation_of = [-1] * len(tokens)
    for number, quotation in enumerate(quotations):
        end = quotation.last if quotation.closing is None else quotation.closing + 1
        quotation_of[quotation.opening : end] = [number] * (end - quotation.opening)
    cutter = _Cutter(tokens, quotation_of, quotations, language)
    sentences: list[tuple[int, int]] = []
    for first, last in paragraphs:
        sentences += cutter.sentences(first, last)
    return Segments(
        tokens,
        quotations,
        paragraphs,
        sentences,
        numbered(paragraphs, len(tokens)),
        numbered(sentences, len(tokens)),
        quotation_of,
    )


def _mended(tokens: Tokens, quotations: list[Quotation], language: Language) -> list[Quotation]:
    """Close a quotation at its last mark where one mark closes two: «Мы из «Ромашки»."""
    kept: list[Quotation] = []
    for quotation in quotations:
        if kept and quotation.opening < kept[-1].last:
            continue
        if end := _end_around_another(tokens, quotation):
            quotation = Quotation(quotation.opening, quotation.first, end, end, quotation.resumes)
        opening = tokens.words[quotation.opening]
        if opening == "»" and not language.has("reversed_marks"):
            continue
        if quotation.closing is None and (closers := _CLOSERS.get(opening)):
            inner = [k for k in range(quotation.first, quotation.last) if tokens.words[k] in closers]
            if inner and inner[-1] > quotation.first:
                quotation = Quotation(
                    quotation.opening, quotation.first, inner[-1], inner[-1], quotation.resumes
                )
        kept.append(quotation)
    return kept


def _end_around_another(tokens: Tokens, quotation: Quotation) -> int:
    """Return where a quotation in straight marks ends that holds another in them; 0 for any other.

    Its first closing mark then stands like one that opens: `"Мы читаем "Зарю" и спорим"`.
    """
    closing = quotation.closing
    if closing is None or tokens.words[closing] != '"':
        return 0
    if not tokens.space_before(closing) or tokens.space_after(closing):
        return 0
    last = min(len(tokens), closing + _REACH_OF_MARKS)
    closers = []
    for k in range(closing + 1, last):
        if "\n" in tokens.text[tokens.end[k - 1] : tokens.start[k]]:
            break
        if tokens.words[k] == '"' and not tokens.space_before(k):
            closers.append(k)
    return closers[1] if len(closers) > 1 else 0


class _Cutter:
    """Finds where the sentences of a paragraph end."""

    def __init__(
        self, tokens: Tokens, quotation_of: list[int], quotations: list[Quotation], language: Language
    ) -> None:
        self._tokens = tokens
        self._words, self._lower = tokens.words, tokens.lower
        self._quotation_of, self._quotations = quotation_of, quotations
        self._language = language

    def sentences(self, first: int, last: int) -> list[tuple[int, int]]:
        found = []
        begin = i = first
        while i < last:
            cut = 0
            number = self._quotation_of[i]
            if number >= 0:
                closing = self._quotations[number].closing
                if closing is None:
                    break
                i = closing
                if self._words[i - 1] in ENDS and i + 1 < last and self._starts(i + 1):
                    cut = i + 1
            elif self._words[i] in ENDS:
                cut = self._end_at(i, first, last)
            elif self._words[i][-1] == "." and len(self._words[i]) > 1 and i + 1 < last:
                cut = i + 1 if self._abbreviation_ends(i) else 0
            if not cut and i + 1 - begin > LONGEST_SENTENCE and i + 1 < last:
                cut = i + 1
            if cut:
                found.append((begin, cut))
                begin = i = cut
            else:
                i += 1
        if begin < last:
            found.append((begin, last))
        return found

    def _end_at(self, i: int, first: int, last: int) -> int:
        """Return where the sentence ends with the mark at `i`; 0 where it goes on."""
        if self._words[i] == "." and i > first and self._is_ordinal(i, last):
            return 0
        j = i + 1
        while (
            j < last
            and self._words[j] in (ENDS | _CLOSING_AFTER_END)
            and self._quotation_of[j] < 0
            and not self._tokens.space_before(j)
        ):
            j += 1
        return j if j < last and self._starts(j) else 0

    def _is_ordinal(self, i: int, last: int) -> bool:
        """Tell whether the full stop at `i` belongs to a number: `am 3. Mai`."""
        number = self._words[i - 1]
        if not self._language.has("ordinals") or not number.isdigit() or len(number) > _ORDINAL_DIGITS:
            return False
        following = self._lower[i + 1] if i + 1 < last else ""
        before = self._lower[i - 2] if i >= 2 else ""
        months = self._language.group("months")
        return (
            following in months or following[:1].isdigit() or before in self._language.group("before_ordinal")
        )

    def _starts(self, i: int) -> bool:
        word = self._words[i]
        if word in DASHES:
            return i + 1 < len(self._words) and not self._words[i + 1][0].islower()
        if word in MARKS:
            return self._quotation_of[i] >= 0
        if word[0].islower() or word in (",", ";", ":", ")"):
            return False
        return self._tokens.space_before(i) or word[0] in "(["

    def _abbreviation_ends(self, i: int) -> bool:
        word = self._lower[i]
        if len(word) == _INITIAL and self._lower[i + 1] in self._language.group("no_names"):
            return self._starts(i + 1)
        if word not in self._language.closing_abbreviations or not self._starts(i + 1):
            return False
        before = self._words[i - 1] if i else ""
        return before[:1].isdigit() or len(word) > 2
