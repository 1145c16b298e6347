"""Quotation marks: which open, which close, which are apostrophes, and how they are printed.

Texts come with marks of every language and typewriter. Here they are read by their place
in the text, so that what is printed has the marks of the briefing's language, alternating
outwards in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DOUBLE_MARKS = frozenset('"“”„‟«»〝〞「」『』＂')
SINGLE_MARKS = frozenset("'‘’‚‛‹›`´")
ALL_MARKS = DOUBLE_MARKS | SINGLE_MARKS
APOSTROPHE = "’"
_BEFORE_OPENING = frozenset("([{—–-/…")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-/…%")
_ALWAYS_OPEN = frozenset("„‚〝「『")
_NEVER_OPEN = frozenset("’´")
_INNER_SPACE = frozenset("\u00a0\u202f\u2009")


_TWO_SINGLE = re.compile(r"(?<!['\"])''(?!['\"])|``")


@dataclass(frozen=True, slots=True)
class QuotationMarks:
    """The pairs of a language: for a quotation, and for a quotation within one."""

    outer: tuple[str, str] = ("“", "”")
    inner: tuple[str, str] = ("‘", "’")

    def pair(self, depth: int) -> tuple[str, str]:
        """Return the pair for a quotation inside `depth` others."""
        return self.inner if depth % 2 else self.outer

    def around(self, text: str, depth: int = 0) -> str:
        """Return `text` in quotation marks, its own marks alternating with them."""
        opening, closing = self.pair(depth)
        return f"{opening}{requoted(text, self, depth + 1)}{closing}"


ENGLISH_MARKS = QuotationMarks()


@dataclass(frozen=True, slots=True)
class MarkPairs:
    """The marks of a text: pairs by their places, marks without a partner, apostrophes."""

    pairs: tuple[tuple[int, int], ...]
    lone_openings: tuple[int, ...]
    lone_closings: tuple[int, ...]
    apostrophes: tuple[int, ...]


def pair_marks(text: str) -> MarkPairs:
    """Find which quotation marks of `text` belong together."""
    pairs: list[tuple[int, int]] = []
    open_marks: list[int] = []
    lone: list[int] = []
    lone_closings: list[int] = []
    apostrophes: list[int] = []
    places = [place for place, character in enumerate(text) if character in ALL_MARKS]
    closable = _single_closings(text, places)
    for nth, place in enumerate(places):
        single = text[place] in SINGLE_MARKS
        if single and _inside_word(text, place):
            apostrophes.append(place)
        elif _opens(text, place, bool(open_marks) and _same(text, open_marks[-1], place)):
            if single and text[place] in "'`" and not closable[nth]:
                apostrophes.append(place)
            else:
                open_marks.append(place)
        else:
            partner = next((p for p in reversed(open_marks) if _same(text, p, place)), None)
            if partner is None:
                (apostrophes if single else lone_closings).append(place)
            elif single and _possessive(text, place) and closable[nth]:
                apostrophes.append(place)
            else:
                while open_marks[-1] != partner:
                    lone.append(open_marks.pop())
                open_marks.pop()
                if single and place - partner == 2:
                    apostrophes += (partner, place)
                else:
                    pairs.append((partner, place))
    lone.extend(open_marks)
    for place in [p for p in lone if text[p] == "’"]:
        lone.remove(place)
        apostrophes.append(place)
    return MarkPairs(
        tuple(sorted(pairs)), tuple(sorted(lone)), tuple(lone_closings), tuple(sorted(apostrophes))
    )


def requoted(text: str, marks: QuotationMarks, depth: int = 0) -> str:
    """Return `text` with the quotation marks of a language, `depth` quotations deep.

    Marks without a partner are left out; apostrophes become typographic, and the two single
    marks that some newsrooms type are one double one.
    """
    text = _TWO_SINGLE.sub('"', text)
    found = pair_marks(text)
    printed: dict[int, str] = dict.fromkeys(found.lone_openings + found.lone_closings, "")
    printed.update(dict.fromkeys(found.apostrophes, APOSTROPHE))
    closings: list[int] = []
    for opening, closing in found.pairs:
        closings = [end for end in closings if end > opening]
        pair = marks.pair(depth + len(closings))
        printed[opening], printed[closing] = pair
        closings.append(closing)
        if text[opening] in "«»‹›":
            printed.update(
                (place, "")
                for place in (opening + 1, closing - 1)
                if text[place] in _INNER_SPACE or (text[place] == " " and text[opening] in "«‹")
            )
    if not printed:
        return text
    return "".join(printed.get(place, character) for place, character in enumerate(text))


def _opens(text: str, place: int, same_is_open: bool) -> bool:
    mark = text[place]
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < len(text) else " "
    if mark in _ALWAYS_OPEN:
        return True
    if mark in _NEVER_OPEN:
        return False
    free_left = before.isspace() or before in _BEFORE_OPENING or before in ALL_MARKS
    free_right = after.isspace() or after in _AFTER_CLOSING or after in ALL_MARKS
    if free_left and not free_right:
        return True
    if free_right and not free_left:
        return mark in "«‹" and after in _INNER_SPACE
    if mark in "“‘" and same_is_open and before in ALL_MARKS and after not in ALL_MARKS:
        return False  # the two that end a quotation within one in German: ‚…‘“
    if mark in "“‘«‹":
        return not (same_is_open and mark in "“‘" and not free_left)
    return mark in "\"'＂`" and not same_is_open


def _same(text: str, opening: int, closing: int) -> bool:
    return (text[opening] in SINGLE_MARKS) == (text[closing] in SINGLE_MARKS)


def _inside_word(text: str, place: int) -> bool:
    return 0 < place < len(text) - 1 and text[place - 1].isalnum() and text[place + 1].isalnum()


def _possessive(text: str, place: int) -> bool:
    return text[place] in "'’" and text[place - 1 : place] in ("s", "x", "z")


def _single_closings(text: str, places: list[int]) -> list[bool]:
    """For each mark: whether a single mark that could close follows it before one that opens."""
    result = [False] * len(places)
    later = False
    for nth in range(len(places) - 1, -1, -1):
        result[nth] = later
        place = places[nth]
        if text[place] not in SINGLE_MARKS or _inside_word(text, place):
            continue
        before = text[place - 1] if place else " "
        if text[place] in "‘‚‹" and (before.isspace() or before in _BEFORE_OPENING):
            later = False
        elif not before.isspace() and text[place] in "'’‘›":
            later = True
    return result
