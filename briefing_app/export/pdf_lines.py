"""Words to lines: where a paragraph may break, and where it breaks best.

Ragged lines are broken over the whole paragraph so that their ends vary little (the least
sum of squared gaps); very long paragraphs are broken line by line, which stays linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.export.pdf_fonts import FontBook

WHOLE_PARAGRAPH = 3000
"""Tokens up to which a paragraph is broken as a whole."""
SHORTEST_LAST = 0.26
"""Part of the measure that a last line should fill."""
WIDEST_EXTRA = 8.0
"""Points that justifying may add to a space before a line is rather left ragged."""
OPENING = "“‘„‚«»‹›\"'"
_LETTER_HYPHEN = re.compile(r"(?<=[^\W\d_]{2})[-\u2010](?=[^\W\d_]{2})|[—]+|\u200b")
_ADDRESS = re.compile(r"[/.?&=_#:\-]+(?=\w)|\u200b")
_IDEOGRAPH = re.compile(r"(?<=[\u2e80-\u9fff\uac00-\ud7af\uff01-\uff60])(?=[\u3041-\u9fff\uac00-\ud7af])")
_CHARACTER = re.compile(r".[\u0300-\u036f\ufe00-\ufe0f]*", re.DOTALL)


class Style(NamedTuple):
    """How a run of glyphs is painted; `tracking` is points between glyphs."""

    face: str
    size: float
    colour: str
    tracking: float = 0.0
    rise: float = 0.0


class Target(NamedTuple):
    """Where a click leads: an anchor in the document, or an address on the web."""

    anchor: str = ""
    url: str = ""


class Run(NamedTuple):
    """Words in one style. `tied` means that no line starts with this run."""

    text: str
    style: Style
    old_style: bool = False
    capitals: bool = False
    target: Target | None = None
    tied: bool = False


@dataclass(slots=True)
class Line:
    """A line of text, ready to paint: operands in order, and where its links lie from its left end.

    `shift` moves the line: an indent, a hanging quotation mark, an alignment.
    """

    runs: list[tuple[Style, str]]
    width: float
    links: list[tuple[float, float, Target]]
    shift: float = 0.0


class _Token(NamedTuple):
    """What never breaks: its width, its operands, the mark that may hang before it."""

    width: float
    parts: tuple[tuple[Style, str], ...]
    hang: float
    breaks: bool


class _Paragraph:
    """The tokens of a paragraph, and beside each: where it starts, its link, the space after it."""

    __slots__ = ("_tied", "_x", "blanks", "starts", "targets", "tokens")

    def __init__(self) -> None:
        self.tokens: list[_Token] = []
        self.starts: list[float] = []
        self.targets: list[Target | None] = []
        self.blanks: list[tuple[Style, str] | None] = []
        self._tied: set[int] = set()
        self._x = 0.0

    def add(self, tokens: Sequence[_Token], target: Target | None) -> None:
        for token in tokens:
            self.tokens.append(token)
            self.starts.append(self._x)
            self.targets.append(target)
            self.blanks.append(None)
            self._x += token.width

    def add_space(self, blank: tuple[Style, str], width: float) -> None:
        if self.tokens and self.blanks[-1] is None:
            self.blanks[-1] = blank
            self._x += width

    def tie(self, begin: int) -> None:
        """Forbid a line end before the token `begin`: a reference stays with its word."""
        if 0 < begin < len(self.tokens):
            self._tied.add(begin - 1)

    def finish(self) -> None:
        if self.blanks:
            self.blanks[-1] = None

    def breaks(self) -> list[int]:
        """Return the tokens after which a line may end."""
        return [
            index
            for index, blank in enumerate(self.blanks[:-1])
            if (blank is not None or self.tokens[index].breaks) and index not in self._tied
        ]


class Typesetter:
    """Breaks runs into lines; keeps what it has measured for the document at hand."""

    def __init__(self, book: FontBook) -> None:
        self.book = book
        self._tokens: dict[tuple[str, Style, bool, bool], tuple[_Token, ...]] = {}
        self.lines_weighed = 0

    def lines(
        self,
        runs: Sequence[Run],
        measure: float,
        *,
        indent: float = 0.0,
        hang: bool = False,
        justify: bool = False,
    ) -> list[Line]:
        """Return `runs` as lines no wider than `measure`; `indent` is for the first."""
        paragraph = self._paragraph(runs, measure)
        tokens = paragraph.tokens
        if not tokens:
            return []
        widths = _Widths(paragraph, measure, indent, hang)
        breaks = paragraph.breaks()
        chosen = self._best(widths, breaks) if len(tokens) <= WHOLE_PARAGRAPH else _greedy(widths, breaks)
        lines = []
        first, end = 0, len(tokens) - 1
        for last in (*chosen, end):
            shift = indent if first == 0 else 0.0
            if hang:
                shift -= tokens[first].hang
            line = _line(paragraph, first, last, measure - shift if justify and last < end else 0.0)
            line.shift = shift
            lines.append(line)
            first = last + 1
        return lines

    def one_line(self, runs: Sequence[Run]) -> Line:
        """Return `runs` as a single line, however wide."""
        lines = self.lines(runs, 1e9)
        return lines[0] if lines else Line([], 0.0, [])

    def _paragraph(self, runs: Sequence[Run], measure: float) -> _Paragraph:
        made = _Paragraph()
        for run in runs:
            style = run.style
            width, body = self.book.space(style.face)
            blank = (style, body)
            space = width * style.size / 1000 + style.tracking
            words = run.text.split(" ")
            known, last = self._tokens, len(words) - 1
            begin = len(made.tokens)
            for index, word in enumerate(words):
                if word:
                    key = (word, style, run.old_style, run.capitals)
                    found = known.get(key) or self._measure(key)
                    if found[0].width > measure or len(found) > 1:
                        found = self._fitting(found, key, measure)
                    made.add(found, run.target)
                if index < last:
                    made.add_space(blank, space)
            if run.tied:
                made.tie(begin)
        made.finish()
        return made

    def _measure(self, key: tuple[str, Style, bool, bool]) -> tuple[_Token, ...]:
        word, style, old_style, capitals = key
        parts = _parts(word)
        found = tuple(
            self._token(part, style, old_style, capitals, index < len(parts) - 1)
            for index, part in enumerate(parts)
        )
        if len(word) < 60:
            self._tokens[key] = found
        return found

    def _token(self, part: str, style: Style, old_style: bool, capitals: bool, breaks: bool) -> _Token:
        width, painted = 0.0, []
        part = part.replace("\u200b", "")
        for piece in self.book.pieces(style.face, part, old_style, capitals) if part else ():
            width += piece.width * style.size / 1000 + piece.glyphs * style.tracking
            same = piece.face == style.face and not piece.rise
            look = style if same else style._replace(face=piece.face, rise=piece.rise * style.size / 1000)
            painted.append((look, piece.body))
        hang = 0.0
        if part and part[0] in OPENING and len(part) > 1:
            mark = self.book.pieces(style.face, part[0], old_style, capitals)
            hang = sum(piece.width for piece in mark) * style.size / 1000
        return _Token(width, tuple(painted), hang, breaks)

    def _fitting(
        self, tokens: tuple[_Token, ...], key: tuple[str, Style, bool, bool], measure: float
    ) -> tuple[_Token, ...]:
        """Return `tokens` with those wider than a line taken apart into characters."""
        if all(token.width <= measure for token in tokens):
            return tokens
        word, style, old_style, capitals = key
        fitting: list[_Token] = []
        for token, part in zip(tokens, _parts(word), strict=True):
            if token.width <= measure:
                fitting.append(token)
                continue
            letters = _CHARACTER.findall(part)
            fitting.extend(self._token(letter, style, old_style, capitals, True) for letter in letters[:-1])
            fitting.append(self._token(letters[-1], style, old_style, capitals, token.breaks))
        return tuple(fitting)

    def _best(self, widths: _Widths, breaks: list[int]) -> list[int]:
        """Return the breaks whose lines have the least sum of squared gaps."""
        measure = widths.measure
        first_tokens = [0, *[index + 1 for index in breaks]]
        ends = [*breaks, len(widths.ends) - 1]
        cost = [0.0] + [float("inf")] * len(ends)
        came = [0] * (len(ends) + 1)
        low, final = 0, len(ends) - 1
        loosest = measure * 0.5
        for place, end in enumerate(ends):
            while low < place and widths.of(first_tokens[low], end) > measure:
                low += 1
            best, source = float("inf"), place
            for begin in range(low, place + 1):
                gap = measure - widths.of(first_tokens[begin], end)
                self.lines_weighed += 1
                if place == final:
                    short = SHORTEST_LAST * measure - (measure - gap)
                    weight = short * short if short > 0 else 0.0
                elif gap > loosest and begin > low:
                    break
                else:
                    weight = gap * gap
                if cost[begin] + weight < best:
                    best, source = cost[begin] + weight, begin
            cost[place + 1], came[place + 1] = best, source
        chosen, place = list[int](), came[len(ends)]
        while place:
            chosen.append(ends[place - 1])
            place = came[place]
        return chosen[::-1]


class _Widths:
    """How wide a line from one token to another is."""

    __slots__ = ("ends", "hangs", "indent", "measure", "starts")

    def __init__(self, paragraph: _Paragraph, measure: float, indent: float, hang: bool) -> None:
        self.starts = paragraph.starts
        self.ends = [
            start + token.width for start, token in zip(paragraph.starts, paragraph.tokens, strict=True)
        ]
        self.hangs = [token.hang for token in paragraph.tokens] if hang else None
        self.measure = measure
        self.indent = indent

    def of(self, first: int, last: int) -> float:
        width = self.ends[last] - self.starts[first]
        if first == 0:
            width += self.indent
        if self.hangs:
            width -= self.hangs[first]
        return width


def _greedy(widths: _Widths, breaks: list[int]) -> list[int]:
    chosen: list[int] = []
    first, held = 0, -1
    for index in (*breaks, len(widths.ends) - 1):
        while widths.of(first, index) > widths.measure and held >= first:
            chosen.append(held)
            first = held + 1
        held = index
    return chosen


def _line(paragraph: _Paragraph, first: int, last: int, wanted: float = 0.0) -> Line:
    """Return the tokens from `first` to `last` as a line, its spaces widened to reach `wanted`."""
    tokens, starts = paragraph.tokens, paragraph.starts
    left = starts[first]
    width = starts[last] + tokens[last].width - left
    spaces = sum(blank is not None for blank in paragraph.blanks[first:last])
    extra = (wanted - width) / spaces if wanted > width and spaces else 0.0
    if extra > WIDEST_EXTRA:
        extra = 0.0
    runs: list[tuple[Style, str]] = []
    links: list[tuple[float, float, Target]] = []
    style: Style | None = None
    bodies: list[str] = []
    passed = 0
    for index in range(first, last + 1):
        token = tokens[index]
        for look, body in token.parts:
            if look is not style and look != style:
                if style is not None:
                    runs.append((style, "".join(bodies)))
                style, bodies = look, []
            bodies.append(body)
        target = paragraph.targets[index]
        if target is not None:
            begin = starts[index] - left + passed * extra
            end = begin + token.width
            if links and links[-1][2] == target:
                begin = links.pop()[0]
            links.append((begin, end, target))
        blank = paragraph.blanks[index]
        if blank is not None and index < last:
            look, body = blank
            passed += 1
            if look is not style and look != style:
                if style is not None:
                    runs.append((style, "".join(bodies)))
                style, bodies = look, []
            bodies.append(f"{body}{-extra * 1000 / look.size:.0f}" if extra else body)
    if style is not None:
        runs.append((style, "".join(bodies)))
    painted = [(look, body.replace("><", "")) for look, body in runs]
    return Line(painted, width + passed * extra, links)


@lru_cache(20_000)
def _parts(word: str) -> tuple[str, ...]:
    """Return `word` cut after each place where a line may end inside it."""
    if word.isalpha() and word.isascii():
        return (word,)
    pattern = _ADDRESS if "://" in word or "www." in word or len(word) > 30 else _LETTER_HYPHEN
    parts, start = [], 0
    for match in pattern.finditer(word):
        if match.end() < len(word) and match.end() > start + 1:
            parts.append(word[start : match.end()])
            start = match.end()
    parts.append(word[start:])
    return tuple(piece for part in parts for piece in _IDEOGRAPH.split(part) if piece)
