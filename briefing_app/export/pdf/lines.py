"""Paragraphs to lines: words in a row, broken where it looks best, ready to paint."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.export.pdf.breaks import best_breaks, first_breaks
from briefing_app.export.pdf.words import Mark, Run, Style, Token, WordBook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.export.pdf.fonts import FontBook

WHOLE_PARAGRAPH = 3000
"""Tokens up to which a paragraph is broken as a whole."""
TRACKED = 0.04
"""Tracking, as part of the size, from which text extractors take letters for words."""
WIDEST_EXTRA = 8.0
"""Points that justifying may add to a space before a line is rather left ragged."""

Blank = tuple[Style, str]


class Span(NamedTuple):
    """Marked words of a line: from `begin` to `end` in points, the runs from `first` up to `last`."""

    begin: float
    end: float
    first: int
    last: int
    mark: Mark


@dataclass(slots=True)
class Line:
    """A line of text, ready to paint: operands in order, and which of them are marked.

    `shift` moves the line: an indent, a hanging quotation mark, an alignment. `spoken` are
    its words where the letters stand so far apart that a reader would not find them.
    """

    runs: list[tuple[Style, str]]
    width: float
    spans: Sequence[Span] = ()
    shift: float = 0.0
    spoken: str = ""


class _Paragraph:
    """The tokens of a paragraph, and beside each: where it starts, and the space after it.

    `bodies` are whole operands, with the space; `seams` the tokens at which a style changes
    or that need more than their body.
    """

    __slots__ = ("blanks", "bodies", "marks", "seams", "starts", "tied", "tokens", "x")

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.starts: list[float] = []
        self.blanks: list[Blank | None] = []
        self.bodies: list[str] = []
        self.marks: dict[int, Mark] = {}
        self.seams: list[int] = []
        self.tied: set[int] = set()
        self.x = 0.0

    def breaks(self) -> list[int]:
        """Return the tokens after which a line may end."""
        tied, tokens = self.tied, self.tokens
        return [
            index
            for index, blank in enumerate(self.blanks[:-1])
            if (blank is not None or tokens[index].breaks) and index not in tied
        ]

    def text(self, first: int, last: int) -> str:
        """Return the words from one token to another."""
        return "".join(
            self.tokens[index].text + (" " if self.blanks[index] and index < last else "")
            for index in range(first, last + 1)
        )

    def plain(self, first: int, last: int) -> bool:
        """Say whether the tokens from `first` to `last` are all in one style, without links."""
        place = bisect_left(self.seams, first + 1)
        return (place == len(self.seams) or self.seams[place] > last) and first not in self.marks


class Typesetter:
    """Breaks runs into lines; keeps what it has measured for the document at hand."""

    def __init__(self, book: FontBook) -> None:
        self.words = WordBook(book)
        self.book = book
        self.tokens_set = 0
        self._small: dict[tuple[tuple[Run, ...], float], list[Line]] = {}

    def lines(
        self,
        runs: Sequence[Run],
        measure: float,
        *,
        indent: float = 0.0,
        hang: bool = False,
        justify: bool = False,
        balanced: bool = False,
    ) -> list[Line]:
        """Return `runs` as lines no wider than `measure`; `indent` is for the first.

        With `balanced` the last line counts like the others, as in a heading.
        """
        paragraph = self._paragraph(runs, measure)
        tokens = paragraph.tokens
        if not tokens:
            return []
        end = len(tokens) - 1
        chosen: list[int] = []
        if indent + paragraph.starts[end] + tokens[end].width > measure:
            chosen = _chosen(paragraph, measure, indent, hang, balanced)
        lines = []
        first = 0
        for last in (*chosen, end):
            shift = indent if first == 0 else 0.0
            if hang:
                shift -= tokens[first].hang
            line = _line(paragraph, first, last, measure - shift if justify and last < end else 0.0)
            line.shift = shift
            lines.append(line)
            first = last + 1
        return lines

    def small(self, runs: Sequence[Run], measure: float) -> list[Line]:
        """Return the lines of a label or note: the same words come again and again.

        The lines are shared, so nobody may move them.
        """
        key = (tuple(runs), measure)
        found = self._small.get(key)
        if found is None:
            found = self._small[key] = self.lines(runs, measure)
        return found

    def one_line(self, runs: Sequence[Run]) -> Line:
        """Return `runs` as a single line, however wide; it is shared, like those of `small`."""
        lines = self.small(runs, 1e9)
        return lines[0] if lines else Line([], 0.0)

    def _paragraph(self, runs: Sequence[Run], measure: float) -> _Paragraph:
        made = _Paragraph()
        tokens, starts, blanks, bodies = made.tokens, made.starts, made.blanks, made.bodies
        x = 0.0
        for run in runs:
            style = run.style
            begin = len(tokens)
            made.seams.append(begin)
            width, space_body = self.book.space(style.face)
            blank = (style, space_body)
            space = width * style.size / 1000 + style.tracking
            known = self.words.shelf(run)
            words = run.text.split(" ")
            last = len(words) - 1
            for index, word in enumerate(words):
                if word:
                    found = known.get(word) or self.words.tokens(word, run)
                    if found[0].width > measure or len(found) > 1:
                        found = self.words.fitting(found, run, measure)
                    for token in found:
                        if token.body is None:
                            made.seams.append(len(tokens))
                            made.seams.append(len(tokens) + 1)
                        tokens.append(token)
                        starts.append(x)
                        blanks.append(None)
                        bodies.append(token.body or "")
                        x += token.width
                if index < last and tokens and blanks[-1] is None:
                    blanks[-1] = blank
                    bodies[-1] += space_body
                    x += space
            if run.tied and 0 < begin < len(tokens):
                made.tied.add(begin - 1)
            if run.target is not None or run.language:
                made.marks.update(dict.fromkeys(range(begin, len(tokens)), Mark(run.target, run.language)))
        if tokens and blanks[-1] is None:
            blanks[-1] = blank
            bodies[-1] += space_body
        self.tokens_set += len(tokens)
        return made


def _chosen(paragraph: _Paragraph, measure: float, indent: float, hang: bool, balanced: bool) -> list[int]:
    """Return the tokens after which the lines of a paragraph end, the last one left out."""
    tokens, starts = paragraph.tokens, paragraph.starts
    for anywhere in (False, True):
        breaks = list(range(len(tokens) - 1)) if anywhere else paragraph.breaks()
        firsts = [0, *[index + 1 for index in breaks]]
        begins = [starts[index] for index in firsts]
        if hang:
            begins = [begin + tokens[index].hang for begin, index in zip(begins, firsts, strict=True)]
        begins[0] -= indent
        ends = [starts[index] + tokens[index].width for index in (*breaks, len(tokens) - 1)]
        if len(tokens) <= WHOLE_PARAGRAPH:
            places = best_breaks(begins, ends, measure, balanced=balanced)
        else:
            places = first_breaks(begins, ends, measure)
        lines = zip((0, *[place + 1 for place in places]), (*places, len(ends) - 1), strict=True)
        if all(ends[last] - begins[first] <= measure + 0.01 for first, last in lines):
            break  # else what holds together is wider than a line, and may part anywhere
    return [breaks[place] for place in places]


def _line(paragraph: _Paragraph, first: int, last: int, wanted: float) -> Line:
    """Return the tokens from `first` to `last` as a line, its spaces widened to reach `wanted`.

    The space after its last word is kept: unseen, it parts the words of two lines for those
    who copy them.
    """
    tokens, starts = paragraph.tokens, paragraph.starts
    token = tokens[first]
    width = starts[last] + tokens[last].width - starts[first]
    if not wanted and token.body is not None and paragraph.plain(first, last):
        style = token.parts[0][0]
        body = "".join(paragraph.bodies[first : last + 1]).replace("><", "")
        line = Line([(style, body)], width)
    else:
        line = _seamed_line(paragraph, first, last, width, wanted)
        style = line.runs[-1][0] if line.runs else Style("", 0, "")
    if style.tracking > TRACKED * style.size:
        line.spoken = paragraph.text(first, last)
    return line


def _seamed_line(paragraph: _Paragraph, first: int, last: int, width: float, wanted: float) -> Line:
    starts, left = paragraph.starts, paragraph.starts[first]
    spaces = sum(blank is not None for blank in paragraph.blanks[first:last])
    extra = (wanted - width) / spaces if wanted > width and spaces else 0.0
    if extra > WIDEST_EXTRA:
        extra = 0.0
    painted: list[tuple[Style, list[str], Mark | None]] = []
    spans: list[Span] = []
    passed = 0
    marks, end = paragraph.marks, len(paragraph.tokens) - 1
    for index in range(first, last + 1):
        token, blank = paragraph.tokens[index], paragraph.blanks[index]
        mark = marks.get(index)
        places = [_paint(painted, look, body, mark) for look, body in token.parts]
        if mark is not None and places:
            start, begin = places[0], starts[index] - left + passed * extra
            stop = begin + token.width
            if spans and spans[-1].mark == mark and spans[-1].last >= start:
                begin, _, start, *_ = spans.pop()
            spans.append(Span(begin, stop, start, len(painted), mark))
        if blank is not None:
            look, body = blank
            if extra and index < last:
                body = f"{body}{-extra * 1000 / look.size:.0f}"
            goes_on = mark is not None and marks.get(index + 1, mark if index == end else None) == mark
            _paint(painted, look, body, mark if goes_on else None)
            if goes_on and spans:
                spans[-1] = spans[-1]._replace(last=len(painted))
            passed += 1
    runs = [(look, "".join(bodies).replace("><", "")) for look, bodies, _ in painted]
    return Line(runs, width + spaces * extra, spans)


def _paint(
    painted: list[tuple[Style, list[str], Mark | None]], look: Style, body: str, mark: Mark | None
) -> int:
    """Add an operand to those painted alike, or start others; return where among them it went."""
    if painted:
        style, bodies, before = painted[-1]
        if before == mark and (style is look or style == look):
            bodies.append(body)
            return len(painted) - 1
    painted.append((look, [body], mark))
    return len(painted) - 1
