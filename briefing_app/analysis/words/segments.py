"""Parts a text into paragraphs and sentences; what is quoted stays whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing_app.analysis.saying.cues import cue_verbs
from briefing_app.analysis.saying.quotations import MARKS, Quotation, find_quotations
from briefing_app.analysis.words.lexicons import group
from briefing_app.analysis.words.tokens import DASHES, Tokens, tokenise

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDS = {".", "!", "?", "…", "...", "。", "！", "？"}
WRAPPED_SHARE = 0.6
LONGEST_SENTENCE = 300
"""Text without full stops is cut after so many tokens, so that reading it stays fast."""
_CLOSING = {"”", '"', "''", "’", "'", "»", ")", "]", "“", "«"}
_STARTERS = group("starters")
_OPEN_ABBREVIATIONS = group("open_abbreviations")


@dataclass(slots=True)
class Segments:
    """A text cut into tokens, quotations, paragraphs and sentences (half-open token ranges)."""

    tokens: Tokens
    quotations: list[Quotation]
    paragraphs: list[tuple[int, int]]
    sentences: list[tuple[int, int]]
    paragraph_of: list[int] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    quotation_of: list[int] = field(default_factory=list)
    """For each token the number of the quotation it stands in, marks included; -1 for none."""


def segment(text: str) -> Segments:
    """Return the segments of `text`; every line starts a paragraph, unless lines are wrapped."""
    tokens = tokenise(text)
    paragraphs = paragraphs_of(tokens)
    quotations = find_quotations(tokens, paragraphs)
    quotation_of = [-1] * len(tokens)
    for number, quotation in enumerate(quotations):
        end = quotation.last if quotation.closing is None else quotation.closing + 1
        quotation_of[quotation.opening : end] = [number] * (end - quotation.opening)
    sentences: list[tuple[int, int]] = []
    for first, last in paragraphs:
        sentences += _sentences(tokens, quotation_of, quotations, first, last)
    return Segments(
        tokens,
        quotations,
        paragraphs,
        sentences,
        numbered(paragraphs, len(tokens)),
        numbered(sentences, len(tokens)),
        quotation_of,
    )


def numbered(ranges: Sequence[tuple[int, int]], length: int) -> list[int]:
    """Return for each of `length` tokens the number of the range that it stands in."""
    numbers = [0] * length
    for number, (first, last) in enumerate(ranges):
        numbers[first:last] = [number] * (last - first)
    return numbers


def paragraphs_of(tokens: Tokens) -> list[tuple[int, int]]:
    """Return the paragraphs: every line is one, unless lines are wrapped."""
    text, start, end = tokens.text, tokens.start, tokens.end
    breaks = []
    for i in range(1, len(tokens)):
        if start[i] - end[i - 1]:
            lines = len((text[end[i - 1] : start[i]] + ".").splitlines()) - 1
            if lines:
                breaks.append((i, lines))
    single = [tokens.words[i - 1] for i, lines in breaks if lines == 1]
    ended = sum(1 for word in single if word in _ENDS or word in _CLOSING or word == ":")
    wrapped = ended < len(single) * WRAPPED_SHARE
    cuts = [0, *(i for i, lines in breaks if lines > 1 or not wrapped), len(tokens)]
    return [(a, b) for a, b in pairwise(cuts) if a < b]


def _sentences(
    tokens: Tokens, quotation_of: list[int], quotations: list[Quotation], first: int, last: int
) -> list[tuple[int, int]]:
    words = tokens.words
    found = []
    begin = i = first
    if dateline := _dateline_end(tokens, first, last):
        found.append((first, dateline))
        begin = i = dateline
    while i < last:
        cut = 0
        number = quotation_of[i]
        if number >= 0:
            quotation = quotations[number]
            closing = quotation.closing
            if closing is None:
                break
            i = closing
            if words[i - 1] in _ENDS and i + 1 < last and _starts(tokens, quotation_of, i + 1, last):
                cut = i + 1
        elif words[i] in _ENDS:
            j = i + 1
            while j < last and words[j] in (_ENDS | _CLOSING) and not tokens.space_before(j):
                j += 1
            if j < last and _starts(tokens, quotation_of, j, last):
                cut = j
        elif words[i][-1] == "." and len(words[i]) > 1 and _abbreviation_ends(tokens, i, last):
            cut = i + 1
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


def _dateline_end(tokens: Tokens, first: int, last: int) -> int:
    """Return where `KARLSHAVEN, Nov 19 (Baltic Wire) —` ends; 0 where a paragraph has no dateline."""
    place = tokens.words[first]
    if not (place.isupper() and len(place) > 2 and place.replace("/", "").isalpha()):
        return 0
    for i in range(first + 1, min(first + 16, last - 3)):
        word = tokens.words[i]
        if word in ("—", "–", "--") or (word == "-" and tokens.space_before(i)):
            return i + 1
        if word[0].islower() and word not in ("and", "de", "la", "on"):
            return 0
        if word in MARKS or word in _ENDS:
            return 0
    return 0


def _starts(tokens: Tokens, quotation_of: list[int], i: int, last: int) -> bool:
    """Tell whether a new sentence can start at `i`, after a mark that can end one."""
    word = tokens.words[i]
    if word in MARKS and quotation_of[i] >= 0:
        return True
    if word[0].islower() or word in (",", ";", ":", ")") or word in DASHES:
        return False
    if not tokens.space_before(i) and word[0] not in "([" and tokens.words[i - 1] == ".":
        return word[0].isupper()
    if tokens.words[i - 1] in MARKS:
        return not _is_tag_after_quotation(tokens, i, last)
    return True


def _is_tag_after_quotation(tokens: Tokens, i: int, last: int) -> bool:
    """Tell whether `Liepin said.` follows a quotation that ends in a question or a full stop."""
    inside = tokens.words[i - 2] if i >= 2 else ""
    if inside not in ("!", "?", "…", "...", "—", "–"):
        return False
    for j in range(i + 1, min(i + 9, last)):
        if tokens.lower[j] in cue_verbs() and tokens.lower[j].endswith(("ed", "s", "said", "told", "wrote")):
            return True
        if tokens.words[j] in _ENDS or tokens.words[j] in MARKS:
            return False
    return False


def _abbreviation_ends(tokens: Tokens, i: int, last: int) -> bool:
    if i + 1 >= last or tokens.lower[i] in _OPEN_ABBREVIATIONS:
        return False
    following = tokens.words[i + 1]
    if following in MARKS:
        return tokens.space_before(i + 1) and following not in ("”", "’")
    return following[0].isupper() and tokens.lower[i + 1] in _STARTERS and following != "I"
