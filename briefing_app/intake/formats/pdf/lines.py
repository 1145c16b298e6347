"""From the lines of printed pages to paragraphs: hyphens, indents, gaps, running heads."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from briefing_app.intake.formats.pdf.hyphens import HYPHENS, joined, words_of

_EDGE = 0.09
_MARGIN_ZONE = 0.14
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|seite|p\.|стр\.?|página|pagina)?\s*\d{1,4}\s*(?:(?:of|/|von|sur|из|de)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_CONTINUED = re.compile(
    r"[(\[»>]*\s*(?:continue[ds]|turn to|from page|fortsetzung|weiter auf|suite|lire la suite|continúa|viene|"
    r"sigue|segue|continua|vervolg)\b.{0,30}?\b(?:(?:page|seite|p|página|pag|pagina|s)\b\.?\s*)[A-Z]?\d{1,3}"
    r"[A-Z]?\s*[)\].:»>]*",
    re.IGNORECASE,
)
"""Where an article goes on, or came from: no part of it."""

_OTHER_SIZE = 0.12
_MOST_PUT_ASIDE = 3
_DROP_CAP = 1.6
_SENTENCE_END = re.compile(r"""[.!?…:]["'”’»)\]]*$""")
_HEADLINE_SCALE = 1.25
_LONGEST_HEADLINE = 220
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
    often = max(2, len(pages) // 3)
    return [
        line
        for page in pages
        for line in page
        if not (
            (_is_at_edge(line, _MARGIN_ZONE) and len(pages) > 1 and seen[_pattern(line)] >= often)
            or (_is_at_edge(line, _EDGE) and _PAGE_NUMBER.fullmatch(line.text))
            or _CONTINUED.fullmatch(line.text)
        )
    ]


def _is_at_edge(line: Line, zone: float) -> bool:
    return line.bottom > 1 - zone or line.top < zone


def _pattern(line: Line) -> str:
    """Return what the heads of left and right pages share, whatever number stands beside them."""
    letters = re.sub(r"[\W\d_]+", "", line.text.lower())
    return letters if len(letters) >= 4 else re.sub(r"\d+", "#", line.text.lower())


def headline_of(lines: list[Line]) -> tuple[str, list[Line]]:
    """Return the headline that stands out by its size on the first page, and the other lines."""
    first = [line for line in lines if line.page == (lines[0].page if lines else 0)]
    if len(first) < 4:
        return "", lines
    body = _body_size(lines)
    largest = max((line.size for line in first[:40] if len(line.text) > 2), default=0.0)
    if largest < _HEADLINE_SCALE * body:
        return "", lines
    start = next(place for place, line in enumerate(lines) if line.size == largest)
    end = start
    while end < len(lines) and abs(lines[end].size - largest) < 0.08 * largest:
        end += 1
    headline = joined([line.text for line in lines[start:end]], frozenset())
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
    lines = _with_drop_caps(lines)
    words = words_of(line.text for line in lines)
    measure = _Measure(lines)
    paragraphs = [[lines[0]]]
    for line, following in pairwise(lines):
        if measure.parts(line, following):
            paragraphs.append([following])
        else:
            paragraphs[-1].append(following)
    whole = _without_interruptions(paragraphs, _body_size(lines))
    return [joined([line.text for line in paragraph], words) for paragraph in whole]


def _with_drop_caps(lines: list[Line]) -> list[Line]:
    """Return the lines with a large first letter joined to the word that it begins."""
    body = _body_size(lines)
    joined: list[Line] = []
    cap: Line | None = None
    for line in lines:
        if cap is not None:
            beside = line.page == cap.page and line.left >= cap.left and line.top > cap.bottom
            joined.append(replace(line, text=cap.text + line.text) if beside else cap)
            if not beside:
                joined.append(line)
            cap = None
        elif len(line.text) == 1 and line.text.isupper() and line.size > _DROP_CAP * body:
            cap = line
        else:
            joined.append(line)
    return joined if cap is None else [*joined, cap]


def _without_interruptions(paragraphs: list[list[Line]], body: float) -> list[list[Line]]:
    """Put a pull quote or a caption that stands inside a paragraph behind it."""

    def is_body(paragraph: list[Line]) -> bool:
        return abs(paragraph[0].size - body) <= _OTHER_SIZE * body

    whole: list[list[Line]] = []
    aside: list[list[Line]] = []
    for paragraph in paragraphs:
        if not is_body(paragraph):
            aside.append(paragraph)
            continue
        last = whole[-1] if whole else []
        open_end = bool(last) and is_body(last) and not _SENTENCE_END.search(last[-1].text)
        if 0 < len(aside) <= _MOST_PUT_ASIDE and open_end and paragraph[0].text[0].islower():
            whole[-1] = [*last, *paragraph]
            whole.extend(aside)
        else:
            whole.extend([*aside, paragraph])
        aside = []
    return whole + aside


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
        if line.text.endswith(HYPHENS[:2]) or (line.text.endswith("-") and following.text[0].islower()):
            return False
        if abs(line.size - following.size) > _OTHER_SIZE * self._body:
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
