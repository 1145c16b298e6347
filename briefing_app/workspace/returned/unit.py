"""What stands before one source reference of a returned file, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from briefing_app.document.products.offered import product_or_none
from briefing_app.document.products.product_file import product_names
from briefing_app.document.words.wording import load_wording, wording_languages
from briefing_app.domain.statements.quotation import ALL_MARKS, DOUBLE_MARKS
from briefing_app.domain.verbatim.following import Latitude, Original, follows
from briefing_app.domain.verbatim.signs import Kind, Sign, signs
from briefing_app.workspace.returned.expected import Expected, key_of

if TYPE_CHECKING:
    from briefing_app.workspace.returned.printed import PrintedUnit

_MOST_AFTER = 7
_FEWEST_QUOTED = 2
KIND_LETTERS = frozenset("SDET")
"""What a timeline prints beside an entry, in every language."""
MANNER_LETTERS = "DIP"
"""What a matrix prints behind the date: direct, indirect, paraphrase."""
_NO_LETTERS = re.compile(r"\W*")


class Unit:
    """A unit with its signs, and their letters added up from the start."""

    def __init__(self, unit: PrintedUnit) -> None:
        self.words = unit.words
        self.attribution = unit.attribution
        self.place = unit.place
        self.signs = signs(unit.words)
        self.ends: dict[int, int] = {0: -1}
        length = 0
        for nth, sign in enumerate(self.signs):
            length += len(key_of((sign,)))
            self.ends[length] = nth
        self.key = key_of(self.signs)

    def before(self, start: int) -> str:
        """Return who is named before the words that begin at `start`."""
        return self.attribution if self.attribution is not None else self.words[:start]

    def find(self, expected: Expected) -> tuple[int, int] | None:
        """Return where the words of a statement stand whole, the last place first."""
        at = len(self.key)
        while (at := self.key.rfind(expected.key, 0, at)) >= 0:
            first, last = self.ends.get(at), self.ends.get(at + len(expected.key))
            if first is not None and last is not None:
                found = self.signs[first + 1 : last + 1]
                place = (found[0].start, found[-1].end)
                whole = Original((expected.words,))
                if follows(self.words[slice(*place)], whole, Latitude.EXACT) and self._is_whole(
                    expected, *place
                ):
                    return place
            at = at + len(expected.key) - 1
        return None

    def _is_whole(self, expected: Expected, start: int, end: int) -> bool:
        """Tell whether the quotation begins and ends where the statement does."""
        within = [sign for sign in self.signs if start <= sign.start < end and sign.kind is Kind.WORD]
        after = self.words[within[-1].end :] if within else ""
        if self.attribution is not None:
            return not any(s.kind is Kind.WORD for s in signs(self.words[:start] + after))
        opens = expected.words[:1] in DOUBLE_MARKS
        closes = expected.words.rstrip(" .")[-1:] in DOUBLE_MARKS
        before = self.words[:start]
        if opens and before.rstrip()[-1:] not in DOUBLE_MARKS:
            return False
        if not opens and not begins_line(before):
            return False
        if closes:
            return any(letter in DOUBLE_MARKS for letter in _NO_LETTERS.match(after)[0])  # type: ignore[index]
        left = [sign for sign in signs(after) if sign.kind is Kind.WORD]
        if len(left) == 1 and left[0].text in KIND_LETTERS:  # the column beside a timeline's words
            return True
        if _is_outlets(after, expected.outlets) or key_of(left) in _undated():
            return True
        return not left or (len(left) <= _MOST_AFTER and any(s.text[0].isdigit() for s in left))


def is_under_issue(before: str) -> bool:
    """Tell whether words stand in a row that an issue heads, as in a profile: in it nobody is named."""
    cells = [key_of(signs(cell)) for cell in re.split(r"[\t\n]", before)]
    headed = [cell for cell in cells if any(letter.isalpha() for letter in cell)]
    return len(headed) == 1 and headed[0] in _issues()


@cache
def _issues() -> frozenset[str]:
    """Return the titles of the issues of all products, in every language, and what stands for others."""
    titles: set[str] = set()
    for name in product_names():
        if (product := product_or_none(name)) is not None:
            titles.update(title for plan in product.issues for title in (plan.title, *plan.titles.values()))
    for language in wording_languages():
        titles.update(load_wording(language).word(key) for key in ("position", "other_issues"))
    return frozenset(key_of(signs(title)) for title in titles)


def _is_outlets(after: str, cited: frozenset[str]) -> bool:
    """Tell whether words are the outlets in brackets that end a line of headlines."""
    inner = re.fullmatch(r"[\s.,]*\((.+)\)\s*", after, re.DOTALL)
    return inner is not None and all(
        key_of(signs(outlet)) in cited | _outlet_words() for outlet in inner[1].split(",")
    )


@cache
def _outlet_words() -> frozenset[str]:
    """Return what stands for outlets that are many or not known, in every language."""
    words = [load_wording(language).word for language in wording_languages()]
    return frozenset(key_of(signs(word(key))) for word in words for key in ("media", "unknown_outlet"))


@cache
def _undated() -> frozenset[str]:
    """Return what ends a cell of the matrix whose statement has no date, in every language."""
    undated = [load_wording(language).word("undated") for language in wording_languages()]
    return frozenset(key_of(signs(f"{word} {letter}")) for word in undated for letter in MANNER_LETTERS)


def is_note(before: str, way: str) -> bool:
    """Tell whether on its line nothing stands before a named speaker but what the side column holds."""
    lines = before.rstrip(" \n:").split("\n")
    wanted = key_of(signs(way))
    named = ""
    while lines and len(named) < len(wanted):
        named = key_of(signs(lines.pop())) + named
    rest = named[: len(named) - len(wanted)]
    if not rest:
        return True
    line = before.rstrip(" \n:").split("\n")[len(lines)]
    left = ""
    for sign in signs(line):
        if len(left) >= len(rest):
            break
        left += key_of((sign,))
        if sign.text[0].isalpha() and sign.text.casefold() not in _note_words():
            return False
    return left == rest


def is_short(quoted: str) -> bool:
    """Tell whether quoted words are too few to be anybody's in running text."""
    return sum(sign.kind is Kind.WORD for sign in signs(quoted)) < _FEWEST_QUOTED


def begins_line(before: str) -> bool:
    """Tell whether words after `before` begin a line, or follow a colon."""
    above = before.rstrip(" \t-–—" + "".join(ALL_MARKS))
    return not above or above.endswith(("\n", ":")) or before.endswith("\t")


@cache
def manners() -> tuple[str, ...]:
    """Return what stands beside words that are not quoted from end to end, in every language."""
    tables = [load_wording(language).tables for language in wording_languages()]
    notes = [
        str(note) for table in tables for note in (*table["manners"].values(), table["words"]["thought"])
    ]
    return tuple({note.casefold() for note in notes if note})


@cache
def _note_words() -> frozenset[str]:
    """Return the words of side notes in every language: when and how something was said."""
    found: set[str] = set()
    for language in wording_languages():
        tables = load_wording(language).tables
        notes = [*tables["manners"].values(), *tables["dates"]["short_months"], tables["dates"]["reported"]]
        notes.append(tables["words"]["thought"])
        found.update(sign.text.casefold() for note in notes for sign in signs(note))
    return frozenset(found)


def likeness_of(unit: Unit, theirs: Sequence[Sign]) -> tuple[float, int]:
    """Return how like a statement the end of a unit is, and where that end begins."""
    ours = unit.signs
    if unit.attribution is None:
        ours = ours[-(len(theirs) + len(theirs) // 2 + 12) :]
    matcher = SequenceMatcher(None, [one.text for one in ours], [one.text for one in theirs], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return 0.0, 0
    first = 0 if unit.attribution is not None else max(0, blocks[0].a - blocks[0].b)
    matched = sum(block.size for block in blocks)
    start = ours[first].start
    if unit.attribution is None:  # words begin with their line, or with their quotation mark
        opening = unit.words.rfind("\n", 0, start + 1) + 1
        if start - opening < 3:
            start = opening
    return 2 * matched / (len(ours) - first + len(theirs)), start


def without_end_marks(words: str) -> str:
    marks = "".join(ALL_MARKS) + " "
    stripped = words.strip().strip(marks)
    if words.strip()[:1] not in ALL_MARKS:
        return words.strip()
    return stripped


def tail_of(before: str) -> str:
    """Return the last lines of what stands before some words, on one line."""
    marks = "".join(ALL_MARKS)
    lines = [line.strip() for line in before.strip(f" \n:{marks}").splitlines() if line.strip()]
    return " ".join(lines[-2:])
