"""Two versions side by side: which paragraphs belong together, and which words of them differ."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from briefing_app.domain.alike.overlap import overlap
from briefing_app.domain.alike.tokens import tokens_of
from briefing_app.domain.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PARAGRAPH = re.compile(r"[^\n](?:.*[^\s])?(?:\n(?!\n)[^\n]+)*")
_SIGN = re.compile(
    r"[\u3005-\u30ff\u3400-\u9fff\u0e00-\u0eff]|[^\W\u3005-\u30ff\u3400-\u9fff\u0e00-\u0eff]+|[^\w\s]"
)
_SAME_SIGNS = str.maketrans("’‘“”„«»‐‑–—", '\'\'"""""----')
_BELONG = 0.35
"""The part of the shorter paragraph's pairs of words that the other must have."""
_LONGEST_BY_WORD = 1200
"""Signs of a paragraph that are compared one by one; a longer one by its runs of three, in linear time."""
_MOST_PARAGRAPHS = 1500


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that belong together, as places in their texts; None where one side has none.

    `ours` and `theirs` are what differs in them.
    """

    our: Span | None
    their: Span | None
    ours: tuple[Span, ...] = ()
    theirs: tuple[Span, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the two are not the same, word for word."""
        return bool(self.ours or self.theirs)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts, row by row; `shared` is the part of the shorter that stands in the other."""

    rows: tuple[Row, ...]
    shared: float

    @property
    def differing(self) -> tuple[int, ...]:
        """The numbers of the rows with differences."""
        return tuple(number for number, row in enumerate(self.rows) if row.differs)


def compared(ours: str, theirs: str) -> Comparison:
    """Return two texts side by side; time grows with their length."""
    left, right = _paragraphs(ours), _paragraphs(theirs)
    rows: list[Row] = []
    at_left = at_right = 0
    for i, k in (*_belonging(ours, left, theirs, right), (len(left), len(right))):
        rows += _unlike(left[at_left:i], right[at_right:k])
        if i < len(left):
            rows.append(_row(ours, left[i], theirs, right[k]))
        at_left, at_right = i + 1, k + 1
    return Comparison(tuple(rows), overlap(tokens_of(ours), tokens_of(theirs)).shared)


def _paragraphs(text: str) -> list[Span]:
    found = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
    if len(found) > _MOST_PARAGRAPHS:
        found[_MOST_PARAGRAPHS - 1 :] = [Span(found[_MOST_PARAGRAPHS - 1].start, found[-1].end)]
    return found


def _unlike(left: Sequence[Span], right: Sequence[Span]) -> Iterator[Row]:
    """Give paragraphs that only one side has, beside one another where both have some."""
    for our, their in zip_longest(left, right):
        yield Row(our, their, (our,) if our else (), (their,) if their else ())


def _belonging(ours: str, left: Sequence[Span], theirs: str, right: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the pairs of paragraphs that say the same, in the order of both texts."""
    pairs_left = [_pairs(span.of(ours)) for span in left]
    pairs_right = [_pairs(span.of(theirs)) for span in right]
    holders: dict[tuple[str, ...], list[int]] = {}
    for k, pairs in enumerate(pairs_right):
        for pair in pairs:
            holders.setdefault(pair, []).append(k)
    likely: list[tuple[int, int, float]] = []
    for i, pairs in enumerate(pairs_left):
        counted: dict[int, int] = {}
        for pair in pairs:
            where = holders.get(pair, ())
            if len(where) <= 12:
                for k in where:
                    counted[k] = counted.get(k, 0) + 1
        best = sorted(
            ((count / max(1, min(len(pairs), len(pairs_right[k]))), -k) for k, count in counted.items()),
            reverse=True,
        )[:3]
        likely += [(i, -k, score) for score, k in best if score >= _BELONG]
    return _heaviest_chain(likely)


def _heaviest_chain(likely: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """Return the pairs, rising on both sides, that together are most alike."""
    tops: list[tuple[int, float, int]] = []  # place on the right, weight of the best chain to there, its end
    before: list[int] = [-1] * len(likely)
    order = sorted(range(len(likely)), key=lambda n: (likely[n][0], -likely[n][1]))
    for n in order:
        _, k, score = likely[n]
        at = bisect_left(tops, k, key=lambda top: top[0])
        weight = score + (tops[at - 1][1] if at else 0.0)
        before[n] = tops[at - 1][2] if at else -1
        if at < len(tops) and tops[at][0] == k and tops[at][1] >= weight:
            continue
        end = at
        while end < len(tops) and tops[end][1] <= weight:
            end += 1
        tops[at:end] = [(k, weight, n)]
    chain: list[tuple[int, int]] = []
    n = tops[-1][2] if tops else -1
    while n >= 0:
        chain.append(likely[n][:2])
        n = before[n]
    return chain[::-1]


def _row(ours: str, our: Span, theirs: str, their: Span) -> Row:
    left, right = _signs(ours, our), _signs(theirs, their)
    words_left, words_right = [word for _, word in left], [word for _, word in right]
    if words_left == words_right:
        return Row(our, their)
    if max(len(left), len(right)) > _LONGEST_BY_WORD:
        return Row(our, their, _unshared(left, words_right), _unshared(right, words_left))
    ours_differ: list[Span] = []
    theirs_differ: list[Span] = []
    for tag, i, j, k, m in SequenceMatcher(None, words_left, words_right, autojunk=False).get_opcodes():
        if tag != "equal":
            ours_differ += [Span(left[i][0].start, left[j - 1][0].end)] if i < j else []
            theirs_differ += [Span(right[k][0].start, right[m - 1][0].end)] if k < m else []
    return Row(our, their, tuple(ours_differ), tuple(theirs_differ))


def _unshared(signs: Sequence[tuple[Span, str]], others: Sequence[str]) -> tuple[Span, ...]:
    """Return the stretches that stand in no run of three which the other side has."""
    there = set(zip(others, others[1:], others[2:], strict=False))
    words = [word for _, word in signs]
    shared = [False] * len(words)
    for n, run in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if run in there:
            shared[n : n + 3] = [True] * 3
    found: list[Span] = []
    for n, (span, _) in enumerate(signs):
        if shared[n]:
            continue
        if found and n and not shared[n - 1]:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _signs(text: str, within: Span) -> list[tuple[Span, str]]:
    return [
        (Span(*match.span()), match[0].translate(_SAME_SIGNS))
        for match in _SIGN.finditer(text, within.start, within.end)
    ]


def _pairs(paragraph: str) -> set[tuple[str, ...]]:
    words = [match[0].casefold() for match in _SIGN.finditer(paragraph) if match[0][0].isalnum()]
    return set(pairwise(words)) or {tuple(words)}
