"""From the lines of printed pages to paragraphs: hyphens, indents, gaps, running heads."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

LINE_HYPHEN = "\ufffe"
"""What pdfium puts where a word was broken at the end of a line."""

_HYPHENS = (LINE_HYPHEN, "\u00ad", "-")
_EDGE = 0.09
_MARGIN_ZONE = 0.14
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|seite|p\.|стр\.?|página|pagina)?\s*\d{1,4}\s*(?:(?:of|/|von|sur|из|de)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"""[.!?…:]["'”’»)\]]*$""")
_HEADLINE_SCALE = 1.25
_LONGEST_HEADLINE = 220
_LONGEST_WORD = 60
_GAP = 1.45
_NARROW = 0.86


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page.

    `left`, `right` and `size` are in points; `top` and `bottom` are shares of the page's
    height, counted from below.
    """

    text: str
    page: int
    left: float
    right: float
    top: float
    bottom: float
    size: float


def without_running_lines(pages: list[list[Line]]) -> list[Line]:
    """Return the lines of all pages without page numbers and what repeats at page edges."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(line) for line in page if _is_at_edge(line, _MARGIN_ZONE)})
    often = max(2, (len(pages) + 1) // 2)
    return [
        line
        for page in pages
        for line in page
        if not (
            (_is_at_edge(line, _MARGIN_ZONE) and len(pages) > 1 and seen[_pattern(line)] >= often)
            or (_is_at_edge(line, _EDGE) and _PAGE_NUMBER.fullmatch(line.text))
        )
    ]


def _is_at_edge(line: Line, zone: float) -> bool:
    return line.bottom > 1 - zone or line.top < zone


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text.lower())


def headline_of(lines: list[Line]) -> tuple[str, list[Line]]:
    """Return the headline that stands out by its size on the first page, and the other lines."""
    first = [line for line in lines if line.page == (lines[0].page if lines else 0)]
    if len(first) < 4:
        return "", lines
    body = _body_size(lines)
    largest = max(line.size for line in first[:40])
    if largest < _HEADLINE_SCALE * body:
        return "", lines
    start = next(place for place, line in enumerate(lines) if line.size == largest)
    end = start
    while end < len(lines) and abs(lines[end].size - largest) < 0.08 * largest:
        end += 1
    headline = _joined(lines[start:end], set())
    if not 8 <= len(headline) <= _LONGEST_HEADLINE or len(headline.split()) < 2:
        return "", lines
    return headline, lines[:start] + lines[end:]


def _body_size(lines: list[Line]) -> float:
    """Return the size that most characters are set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0]


def flow(lines: list[Line]) -> list[str]:
    """Return the paragraphs that the lines make up."""
    if not lines:
        return []
    words = {word for line in lines for word in re.findall(r"[\w-]+", line.text.lower())}
    measure = _Measure(lines)
    paragraphs = [[lines[0]]]
    for line, following in pairwise(lines):
        if measure.parts(line, following):
            paragraphs.append([following])
        else:
            paragraphs[-1].append(following)
    return [_joined(paragraph, words) for paragraph in paragraphs]


class _Measure:
    """What is usual in a document: the step from line to line, and how far lines reach."""

    def __init__(self, lines: list[Line]) -> None:
        self._body = _body_size(lines)
        steps = [
            line.bottom - following.bottom
            for line, following in pairwise(lines)
            if _same_column(line, following) and 0 < line.bottom - following.bottom < 0.08
        ]
        self._step = median(steps) if steps else 0.0
        lefts: dict[tuple[int, int], list[Line]] = {}
        for line in lines:
            lefts.setdefault(self._column(line), []).append(line)
        self._right = {
            column: sorted(line.right for line in members)[int(0.9 * (len(members) - 1))]
            for column, members in lefts.items()
        }
        self._left = {
            column: Counter(round(line.left) for line in members).most_common(1)[0][0]
            for column, members in lefts.items()
        }

        indented = sum(self._is_indented(line) for line in lines)
        self._indents = 0.04 * len(lines) < indented < 0.6 * len(lines)

    def parts(self, line: Line, following: Line) -> bool:
        """Tell whether a paragraph ends between two lines."""
        if line.text.endswith(_HYPHENS[:2]) or (line.text.endswith("-") and following.text[0].islower()):
            return False
        if abs(line.size - following.size) > 0.12 * self._body:
            return True
        ended = bool(_SENTENCE_END.search(line.text))
        if not ended and line.page == following.page and self._had_room(line, following):
            return not following.text[0].islower()
        if not _same_column(line, following):
            return ended and (not self._indents or self._is_short(line) or self._is_indented(following))
        step = line.bottom - following.bottom
        if self._step and step > _GAP * self._step:
            return ended or following.text[0].isupper() or not following.text[0].isalnum()
        if self._is_indented(following) and not self._is_indented(line):
            return ended or not following.text[0].islower()
        return ended and (self._is_short(line) or self._is_indented(following))

    def _column(self, line: Line) -> tuple[int, int]:
        return line.page, round(line.left / 40)

    def _had_room(self, line: Line, following: Line) -> bool:
        """Tell whether the next word would have fitted, so that the line was ended on purpose."""
        letter = (following.right - following.left) / len(following.text)
        word = len(following.text.split()[0]) + 2
        return line.right + 1.3 * word * letter < self._right[self._column(line)]

    def _is_short(self, line: Line) -> bool:
        left = self._left[self._column(line)]
        return line.right - left < _NARROW * max(1.0, self._right[self._column(line)] - left)

    def _is_indented(self, line: Line) -> bool:
        return line.left - self._left[self._column(line)] > 0.5 * line.size * 0.8


def _same_column(line: Line, following: Line) -> bool:
    """Tell whether `following` stands just below `line`."""
    return (
        line.page == following.page
        and following.top < line.top
        and following.left < line.right
        and line.left < following.right
    )


def _joined(lines: list[Line], words: set[str]) -> str:
    """Return lines as one, words that were broken at their ends whole again."""
    text = lines[0].text
    for line in lines[1:]:
        text = _with_line(text, line.text, words)
    return text.replace(LINE_HYPHEN, "")


def _with_line(text: str, line: str, words: set[str]) -> str:
    """Return `text` with the next line after it; a hyphen between them stays if it belongs there."""
    if not text.endswith(_HYPHENS) or text.endswith((" -", "--")):
        return f"{text} {line}"
    start = text[:-1]
    before = re.findall(r"[\w-]+$", start[-_LONGEST_WORD:])
    after = re.match(r"\w+", line)
    if not before or not after:
        return f"{start}-{line}" if line[0].isalnum() else f"{start}- {line}"
    whole, hyphened = f"{before[0]}{after[0]}".lower(), f"{before[0]}-{after[0]}".lower()
    belongs = not line[0].islower() or (hyphened in words and whole not in words)
    return f"{start}-{line}" if belongs else start + line
