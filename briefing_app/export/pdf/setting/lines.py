"""Paragraphs to lines: words in a row, broken where it looks best, ready to paint."""

from __future__ import annotations

from itertools import accumulate, chain
from operator import attrgetter
from typing import TYPE_CHECKING

from briefing_app.export.pdf.setting.breaks import best_breaks, first_breaks
from briefing_app.export.pdf.setting.directed import DirectedParagraph, directed_line, directed_paragraph
from briefing_app.export.pdf.setting.paragraphs import Line, Paragraph, Span, paint
from briefing_app.export.pdf.setting.words import Mark, Run, Style, WordBook
from briefing_app.export.pdf.syntax import has_private

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.export.pdf.typefaces.fonts import FontBook

__all__ = ["Line", "Typesetter"]

WHOLE_PARAGRAPH = 3000
"""Tokens up to which a paragraph is broken as a whole."""
TRACKED = 0.04
"""Tracking, as part of the size, from which text extractors take letters for words."""
_IS_RTL, _STEP, _SPACED = attrgetter("rtl"), attrgetter("step"), attrgetter("spaced")
UNBOUNDED = 1e9
"""A measure that no line reaches."""


class Typesetter:
    """Breaks runs into lines; keeps what it has measured for the document at hand.

    `rtl` says that the document is written from right to left. Its pages are mirrored as they
    are painted, so that lines which begin where its lines begin have no shift. Where `filled` is
    set, each line takes what it can, as office programs break them.
    """

    def __init__(self, book: FontBook, *, rtl: bool = False, filled: bool = False) -> None:
        self._most_whole = 0 if filled else WHOLE_PARAGRAPH
        self.words = WordBook(book)
        self.book = book
        self.rtl = rtl
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
        label: bool = False,
    ) -> list[Line]:
        """Return `runs` as lines no wider than `measure`; `indent` is for the first.

        With `balanced` the last line counts like the others, as in a heading. A paragraph that is
        written the other way than its document begins at the other edge of `measure`; one line
        does not if it is a `label` or an entry of a table, or a foreign line in a document from
        right to left.
        """
        paragraph = self._paragraph(runs, measure)
        turned = measure < UNBOUNDED and self._is_turned(paragraph)
        tokens = paragraph.tokens
        if not tokens:
            return []
        end = len(tokens) - 1
        chosen: list[int] = []
        if indent + paragraph.starts[end] + tokens[end].width > measure:
            chosen = _chosen(paragraph, measure, indent, hang, balanced, self._most_whole)
        turned = turned and (bool(chosen) or not (label or self.rtl))
        lines = []
        first = 0
        for last in (*chosen, end):
            shift = indent if first == 0 else 0.0
            if hang:
                shift -= tokens[first].hang
            line = _line(paragraph, first, last, measure - shift if justify and last < end else 0.0)
            line.shift = measure - line.width - shift if turned else shift
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
            found = self._small[key] = self.lines(runs, measure, label=True)
        return found

    def one_line(self, runs: Sequence[Run]) -> Line:
        """Return `runs` as a single line, however wide; it is shared, like those of `small`."""
        word = self._word(runs[0]) if len(runs) == 1 else None
        if word is not None:
            return word
        lines = self.small(runs, UNBOUNDED)
        return lines[0] if lines else Line([], 0.0)

    def _word(self, run: Run) -> Line | None:
        """Return a run that is one plain word, such as a number; None if it is more than that."""
        text, style = run.text, run.style
        if not text.isascii() or " " in text or style.tracking or run.target or run.language or self.rtl:
            return None
        tokens = self.words.shelf(run)[text] if text else ()
        if len(tokens) != 1 or tokens[0].body is None:
            return None
        self.tokens_set += 1
        return Line([(style, tokens[0].spaced.replace(")(", ""))], tokens[0].width)

    def _is_turned(self, paragraph: Paragraph) -> bool:
        """Tell whether a paragraph is written the other way than the document."""
        rtl = isinstance(paragraph, DirectedParagraph) and bool(paragraph.base)
        return rtl != self.rtl

    def _paragraph(self, runs: Sequence[Run], measure: float) -> Paragraph:
        if self.rtl or any(map(_IS_RTL, runs)):
            made = directed_paragraph(runs, measure, self.words, rtl=self.rtl)
            self.tokens_set += len(made.tokens)
            return made
        return self._plain_paragraph(runs, measure)

    def _plain_paragraph(self, runs: Sequence[Run], measure: float) -> Paragraph:
        made = Paragraph()
        tokens, starts, blanks, bodies = made.tokens, made.starts, made.blanks, made.bodies
        x = 0.0
        for run in runs:
            begin = len(tokens)
            made.seams.append(begin)
            shelf = self.words.shelf(run)
            if begin and blanks[-1] is None and run.text.startswith(" "):
                blanks[-1] = shelf.blank
                bodies[-1] += shelf.blank[1]
                x += shelf.space
            words = filter(None, run.text.split(" "))
            row = [*chain.from_iterable(map(shelf.__getitem__, words))]
            if shelf.widest > measure:
                row = shelf.fitting(row, measure)
            if not row:
                continue
            tokens += row
            starts += accumulate(map(_STEP, row), initial=x)
            x = starts.pop()
            bodies += map(_SPACED, row)
            blanks += [None if token.breaks else shelf.blank for token in row]
            if not run.text.endswith(" "):
                last = row[-1]
                x = starts[-1] + last.width
                blanks[-1], bodies[-1] = None, last.body or ""
            if shelf.other_styles:
                made.part_styles(begin)
            made.parted = made.parted or shelf.parted or shelf.widest > measure
            made.join(begin, tied=run.tied)
            made.private = made.private or has_private(run.text)
            if run.target is not None or run.language:
                made.marks.update(dict.fromkeys(range(begin, len(tokens)), Mark(run.target, run.language)))
        if tokens and blanks[-1] is None:
            blanks[-1] = shelf.blank
            bodies[-1] += shelf.blank[1]
        self.tokens_set += len(tokens)
        return made


def _chosen(
    paragraph: Paragraph, measure: float, indent: float, hang: bool, balanced: bool, most_whole: int
) -> list[int]:
    """Return the tokens after which the lines of a paragraph end, the last one left out."""
    tokens, starts = paragraph.tokens, paragraph.starts
    for breaks in (paragraph.breaks(), range(len(tokens) - 1)):
        firsts = (0, *[index + 1 for index in breaks])
        begins = [starts[index] + tokens[index].hang if hang else starts[index] for index in firsts]
        begins[0] -= indent
        ends = [starts[index] + tokens[index].width for index in (*breaks, len(tokens) - 1)]
        hyphens = _hyphens(paragraph, breaks, ends) if paragraph.parted else frozenset()
        if len(tokens) <= most_whole:
            places = best_breaks(begins, ends, measure, balanced=balanced, hyphens=hyphens)
        else:
            places = first_breaks(begins, ends, measure)
        lines = zip((0, *[place + 1 for place in places]), (*places, len(ends) - 1), strict=True)
        if all(ends[last] - begins[first] <= measure + 0.01 for first, last in lines):
            break  # else what holds together is wider than a line, and may part anywhere
    return [breaks[place] for place in places]


def _hyphens(paragraph: Paragraph, breaks: Sequence[int], ends: list[float]) -> frozenset[int]:
    """Return the places that end in a hyphen, and add its width to `ends` there."""
    found = set()
    for place, index in enumerate(breaks):
        tail = paragraph.tokens[index].tail
        if tail:
            ends[place] += tail[2]
            found.add(place)
    return frozenset(found)


def _line(paragraph: Paragraph, first: int, last: int, wanted: float) -> Line:
    """Return the tokens from `first` to `last` as a line, its spaces widened to reach `wanted`.

    The space after its last word is kept: unseen, it parts the words of two lines for those
    who copy them.
    """
    if isinstance(paragraph, DirectedParagraph):
        return directed_line(paragraph, first, last, wanted)
    tokens, starts = paragraph.tokens, paragraph.starts
    token = tokens[first]
    width = starts[last] + tokens[last].width - starts[first]
    tail = tokens[last].tail
    if tail:
        width += tail[2]
    if not wanted and token.body is not None and paragraph.plain(first, last):
        style = token.parts[0][0]
        body = "".join(paragraph.bodies[first : last + 1]).replace(")(", "")
        line = Line([(style, body)], width)
    else:
        line = _seamed_line(paragraph, first, last, width, wanted)
        style = line.runs[-1][0] if line.runs else Style("", 0, "")
    if tail:
        line.runs.append(tail[:2])
        if line.spans and line.spans[-1].last == len(line.runs) - 1:
            line.spans = [*line.spans[:-1], line.spans[-1]._replace(last=len(line.runs), end=width)]
    if paragraph.private or style.tracking > TRACKED * style.size:
        line.spoken = paragraph.text(first, last)
    return line


def _seamed_line(paragraph: Paragraph, first: int, last: int, width: float, wanted: float) -> Line:
    spaces, extra = paragraph.widened(first, last, width, wanted)
    if extra:
        return _widened_line(paragraph, first, last, width, spaces, extra)
    tokens, bodies, starts, marks = paragraph.tokens, paragraph.bodies, paragraph.starts, paragraph.marks
    left, end = starts[first], len(tokens)
    painted: list[tuple[Style, list[str], Mark | None]] = []
    spans: list[Span] = []
    for begin, stop in paragraph.stretches(first, last):
        token, after, mark = tokens[begin], tokens[stop - 1], marks.get(begin)
        blank = paragraph.blanks[stop - 1]
        goes_on = mark is None or blank is None or marks.get(stop, mark if stop == end else None) == mark
        if token.body is None:
            places = [paint(painted, look, body, mark) for look, body in token.parts]
        else:
            look = token.parts[0][0]
            if goes_on and blank is not None and blank[0] == look:
                held, blank = "".join(bodies[begin:stop]), None
            else:
                held = "".join(bodies[begin : stop - 1]) + (after.body or "")
            places = [paint(painted, look, held, mark)]
        if blank is not None and goes_on:
            paint(painted, *blank, mark)
        if mark is not None and places:
            start, x = places[0], starts[begin] - left
            if spans and spans[-1].mark == mark and spans[-1].last >= start:
                x, _, start, *_ = spans.pop()
            spans.append(Span(x, starts[stop - 1] - left + after.width, start, len(painted), mark))
        if blank is not None and not goes_on:
            paint(painted, *blank, None)
    return Line(_joined(painted), width, spans)


def _widened_line(
    paragraph: Paragraph, first: int, last: int, width: float, spaces: int, extra: float
) -> Line:
    """Return a line each of whose spaces is wider by `extra`."""
    starts, left = paragraph.starts, paragraph.starts[first]
    painted: list[tuple[Style, list[str], Mark | None]] = []
    spans: list[Span] = []
    passed = 0
    marks, end = paragraph.marks, len(paragraph.tokens) - 1
    for index in range(first, last + 1):
        token, blank = paragraph.tokens[index], paragraph.blanks[index]
        mark = marks.get(index)
        places = [paint(painted, look, body, mark) for look, body in token.parts]
        if mark is not None and places:
            start, begin = places[0], starts[index] - left + passed * extra
            stop = begin + token.width
            if spans and spans[-1].mark == mark and spans[-1].last >= start:
                begin, _, start, *_ = spans.pop()
            spans.append(Span(begin, stop, start, len(painted), mark))
        if blank is not None:
            look, body = blank
            if index < last:
                body = f"{body}{-extra * 1000 / look.size:.0f}"
            goes_on = mark is not None and marks.get(index + 1, mark if index == end else None) == mark
            paint(painted, look, body, mark if goes_on else None)
            if goes_on and spans:
                spans[-1] = spans[-1]._replace(last=len(painted))
            passed += 1
    return Line(_joined(painted), width + spaces * extra, spans)


def _joined(painted: list[tuple[Style, list[str], Mark | None]]) -> list[tuple[Style, str]]:
    return [(look, "".join(bodies).replace(")(", "")) for look, bodies, _ in painted]
