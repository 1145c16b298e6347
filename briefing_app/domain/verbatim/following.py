"""Whether printed words follow from the words that were said, sign by sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import product

from briefing_app.domain.statements.quotation import pair_marks
from briefing_app.domain.text import Span
from briefing_app.domain.verbatim.signs import LINE_HYPHEN, Kind, Sign, printed_signs, signs

_FEWEST_REPLACED = 3
_MOST_LINE_HYPHENS = 4
_LET_GO = frozenset({"that", "as", "que", "что", "що", "że", "iż", "أن", "بأن", "إن", "dass", "daß"})
"""The words that a clause hangs on, in the languages that let it stand without them."""
_ELIDED = "qu’"
_LET_GO_AFTER = frozenset({"and"})
_PARTED = "\0"
"""Stands in the source where words lie between two pieces: only `[…]` leads over it."""


class Latitude(Enum):
    """How far printed words may differ from what was said.

    EXACT: only `[…]` between the pieces, the case of the first letter in brackets, and a mark at
    the end. MARKED: whatever `[…]` and `[ ]` mark. CLAUSE: as EXACT, for words that stand in no
    quotation marks: they begin with a capital and lose the “that” that they hung on.
    """

    EXACT = auto()
    MARKED = auto()
    CLAUSE = auto()


@dataclass(frozen=True, slots=True)
class Original:
    """What was said: its pieces in order; `before` are the words that a clause may hang on."""

    pieces: tuple[str, ...]
    before: str = ""

    @property
    def words(self) -> str:
        """The pieces as they are shown."""
        return " […] ".join(" ".join(piece.split()) for piece in self.pieces)


def pieces_of(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """Return the words at `spans`; those with no word between them are one piece."""
    pieces: list[str] = []
    last_end = 0
    for span in sorted(spans):
        piece = span.of(text)
        if not signs(piece):
            continue
        if pieces and not re.search(r"\w", text[last_end : span.start]):
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece)
        last_end = max(last_end, span.end)
    return tuple(pieces)


def follows(printed: str, original: Original, latitude: Latitude, *, cut_short: bool = False) -> bool:
    """Tell whether `printed` (with or without its outer quotation marks) follows from what was said.

    Words that may be `cut_short` need not go on to the end, if they end in `[…]`.
    """
    steps = printed_signs(printed)
    if not any(step.kind in (Kind.WORD, Kind.GLUED) for step in steps):
        return False
    course = _Course(_source(original), latitude)
    if cut_short and steps[-1].kind is Kind.GAP:
        return bool(course.reached(steps[:-1]))
    return any(all(course.source.soft[place:]) for place in course.reached(steps))


@dataclass(frozen=True, slots=True)
class _Source:
    """The signs of what was said; `opening` is where its first piece begins.

    `quoted` are those that stand in quotation marks within a piece: no clause may change them.
    """

    words: tuple[str, ...]
    soft: tuple[bool, ...]
    quoted: tuple[bool, ...]
    opening: int


@lru_cache(maxsize=1024)
def _source(original: Original) -> _Source:
    words = [sign.text for sign in signs(original.before)]
    opening = len(words)
    soft, quoted = [False] * opening, [False] * opening
    for nth, piece in enumerate(original.pieces):
        if nth:
            words.append(_PARTED)
            soft.append(False)
            quoted.append(False)
        pairs = pair_marks(piece).pairs
        for sign in signs(piece):
            words.append(sign.text)
            soft.append(sign.is_soft)
            quoted.append(any(first < sign.start < last for first, last in pairs))
    return _Source(tuple(words), tuple(soft), tuple(quoted), opening)


@dataclass(frozen=True, slots=True)
class _Course:
    """A way through the source: each printed sign leads from places in it to further ones."""

    source: _Source
    latitude: Latitude

    def reached(self, steps: Sequence[Sign]) -> set[int]:
        """Return the places that the last of `steps` leads to; none where they do not follow."""
        reached = self._openings()
        for nth, step in enumerate(steps):
            onward = self._after(step, reached, first=nth == 0)
            if nth == 0 and step.kind is Kind.INSERT and self.latitude is Latitude.CLAUSE:
                onward |= reached  # the subject, in brackets, is the desk's
            if nth == len(steps) - 1 and step.is_soft:
                onward |= reached
            if not onward:
                return set()
            reached = onward
        return reached

    def _openings(self) -> set[int]:
        words = self.source.words
        found = self._past_soft(self.source.opening)
        if self.latitude is Latitude.CLAUSE:
            hung_on = {place for place in range(self.source.opening) if words[place].lower() in _LET_GO}
            found |= self._past_let_go(found) | {0} | hung_on
        return found

    def _after(self, step: Sign, reached: set[int], *, first: bool) -> set[int]:
        onward: set[int] = set()
        match step.kind:
            case Kind.GAP if self.latitude is Latitude.MARKED:
                return set(range(min(reached), len(self.source.words) + 1))
            case Kind.GAP:
                onward |= {far for place in reached for far in self._over_gap(place)}
            case Kind.INSERT if self.latitude is Latitude.MARKED:
                most = max(_FEWEST_REPLACED, 2 * len(step.text.split()))
                onward |= {far for place in reached for far in self._skipping(place, most)}
            case Kind.GLUED | Kind.INSERT:
                onward |= {place + 1 for place in reached if self._fits(step.text, place, first=first)}
            case Kind.WORD | Kind.MARK:
                pass
        if step.kind in (Kind.WORD, Kind.MARK):
            capital = first and self.latitude is Latitude.CLAUSE
            onward |= {far for place in reached for far in self._matched(step.text, place, capital=capital)}
            if self.latitude is Latitude.CLAUSE and step.text in _LET_GO_AFTER:
                onward |= self._past_let_go(onward)
        else:
            onward |= self._as_it_stands(step.text, reached)
        return onward | self._past_marks_before(onward)

    def _past_marks_before(self, places: set[int]) -> set[int]:
        """Return the places after the marks between a cue and its clause: they are the desk's to set."""
        words, opening = self.source.words, self.source.opening
        return {place + 1 for place in places if place < opening and not words[place][0].isalnum()}

    def _as_it_stands(self, text: str, reached: set[int]) -> set[int]:
        """Follow brackets that the text itself has."""
        for sign in signs(text):
            reached = {far for place in reached for far in self._matched(sign.text, place, capital=False)}
        return reached

    def _matched(self, word: str, place: int, *, capital: bool) -> Iterable[int]:
        words = self.source.words
        if place >= len(words):
            return ()
        there = words[place]
        if there == word:
            return (place + 1,)
        if capital and not self.source.quoted[place]:
            alone = there.removeprefix(_ELIDED)
            if word in (there[:1].upper() + there[1:], alone, alone[:1].upper() + alone[1:]):
                return (place + 1,)
        if LINE_HYPHEN not in word or word.count(LINE_HYPHEN) > _MOST_LINE_HYPHENS:
            return ()
        return self._matched_at_line_ends(word.split(LINE_HYPHEN), place)

    def _matched_at_line_ends(self, parts: list[str], place: int) -> Iterable[int]:
        """Follow a word that was parted at line ends: the hyphen was the word's own, or the line's."""
        for ways in product(("", "\0-\0"), repeat=len(parts) - 1):
            joined = parts[0] + "".join(way + part for way, part in zip(ways, parts[1:], strict=True))
            wanted = tuple(joined.split("\0"))
            if self.source.words[place : place + len(wanted)] == wanted:
                yield place + len(wanted)

    def _fits(self, changed: str, place: int, *, first: bool) -> bool:
        if place >= len(self.source.words):
            return False
        there = self.source.words[place]
        parts = re.split(r"\[([^\[\]]*)\]", changed)
        if self.latitude is Latitude.MARKED:
            return re.fullmatch(r"\w*".join(map(re.escape, parts[::2])), there) is not None
        capital = first and len(parts) == 3 and not parts[0] and len(parts[1]) == 1
        return capital and there == (parts[1].lower() if there[:1].islower() else parts[1]) + parts[2]

    def _over_gap(self, place: int) -> set[int]:
        """Return where the next piece may begin, when this one has been said to its end."""
        words, soft = self.source.words, self.source.soft
        while place < len(words) and soft[place]:
            place += 1
        if place < len(words) and words[place] == _PARTED:
            return self._past_soft(place + 1)
        return set()

    def _skipping(self, place: int, most: int) -> Iterable[int]:
        return range(place, min(len(self.source.words), place + most) + 1)

    def _past_soft(self, place: int) -> set[int]:
        found = {place}
        while place < len(self.source.words) and self.source.soft[place]:
            place += 1
            found.add(place)
        return found

    def _past_let_go(self, places: set[int]) -> set[int]:
        words, quoted = self.source.words, self.source.quoted
        return {
            place + 1
            for place in places
            if place < len(words) and words[place].lower() in _LET_GO and not quoted[place]
        }
