"""Paragraphs with words from right to left: shaped in the order of reading, lines put in visual order."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.export.bidi import visual_order
from briefing_app.export.direction import reads_rtl
from briefing_app.export.islands import levels_of_parts
from briefing_app.export.pdf.setting.line_ends import break_parts
from briefing_app.export.pdf.setting.paragraphs import Line, Paragraph, Span, paint
from briefing_app.export.pdf.setting.words import (
    OPENING,
    Mark,
    Run,
    Style,
    Token,
    WordBook,
    painted_pieces,
    setting_of,
)
from briefing_app.export.pdf.typefaces.clusters import cluster_spans
from briefing_app.export.scripts import Script, script_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DIRECTION_MARKS = dict.fromkeys(map(ord, "\u061c\u200e\u200f"))


class Segment(NamedTuple):
    """Part of a word that is written one way: its level, its operands from left to right, its width."""

    level: int
    parts: tuple[tuple[Style, str], ...]
    width: float
    mark: Mark | None = None


class DirectedParagraph(Paragraph):
    """A paragraph some of whose words are written from right to left.

    `base` is its own level, 1 from right to left; beside each token stand its segments, and the
    level of the space after it.
    """

    __slots__ = ("base", "blank_levels", "blank_widths", "segments")

    def __init__(self, base: int) -> None:
        super().__init__()
        self.base = base
        self.segments: list[tuple[Segment, ...]] = []
        self.blank_levels: list[int] = []
        self.blank_widths: list[float] = []


def directed_paragraph(
    runs: Sequence[Run], measure: float, words: WordBook, *, rtl: bool
) -> DirectedParagraph:
    """Return `runs` as a paragraph; `rtl` is the direction of the document."""
    text = "".join(run.text for run in runs)
    made = DirectedParagraph(int(reads_rtl(text, rtl)))
    shaper = _Shaper(text, levels_of_parts([(run.text, run.tied) for run in runs], made.base), words)
    place, x = 0, 0.0
    for run in runs:
        begin = len(made.tokens)
        style = run.style
        width, body = words.book.space(style.face)
        space = width * style.size / 1000 + style.tracking
        for index, word in enumerate(run.text.split(" ")):
            if index:
                if made.tokens and made.blanks[-1] is None:
                    made.blanks[-1] = (style, body)
                    made.blank_levels[-1], made.blank_widths[-1] = shaper.levels[place], space
                    x += space
                place += 1
            for token, segments in shaper.tokens(word, place, run, measure):
                made.tokens.append(token)
                made.segments.append(segments)
                made.starts.append(x)
                made.blanks.append(None)
                made.blank_levels.append(made.base)
                made.blank_widths.append(0.0)
                x += token.width
            place += len(word)
        made.join(begin, tied=run.tied)
    if made.tokens and made.blanks[-1] is None:
        made.blanks[-1], made.blank_widths[-1] = (style, body), space
    return made


class _Shaper:
    """Shapes words in their paragraph: by level, and letters that join with what they join to."""

    def __init__(self, text: str, found: list[int], words: WordBook) -> None:
        self.text = text
        self.levels = found
        self.words = words

    def tokens(
        self, word: str, place: int, run: Run, measure: float
    ) -> Iterator[tuple[Token, tuple[Segment, ...]]]:
        """Yield the tokens of `word`, which begins at `place` in the paragraph."""
        end = place + len(word)
        for part in break_parts(word):
            token, segments = self._token(place, place + len(part), run)
            if token.width > measure:
                for first, last in cluster_spans(part):
                    letter, drawn = self._token(place + first, place + last, run)
                    yield letter._replace(breaks=place + last < end), drawn
            elif part:
                yield token._replace(breaks=place + len(part) < end), segments
            place += len(part)

    def _token(self, begin: int, end: int, run: Run) -> tuple[Token, tuple[Segment, ...]]:
        segments = tuple(self._segments(begin, end, run))
        text = self.text[begin:end]
        hang = 0.0
        if text[0] in OPENING and len(text) > 1:
            setting = setting_of(run, rtl=bool(self.levels[begin] % 2))
            mark = self.words.book.pieces(run.style.face, text[0], setting, run.capitals)
            hang = sum(piece.width for piece in mark) * run.style.size / 1000
        return Token(text, sum(segment.width for segment in segments), (), None, hang, False), segments

    def _segments(self, begin: int, end: int, run: Run) -> Iterator[Segment]:
        mark = Mark(run.target, run.language) if run.target is not None or run.language else None
        if run.tied:  # the number of a source is one thing, and looks the same from either side
            pieces = self.words.book.pieces(run.style.face, self.text[begin:end], setting_of(run))
            width, painted = painted_pieces(pieces, run.style)
            yield Segment(self.levels[begin], tuple(painted), width, mark)
            return
        for level, places in groupby(range(begin, end), key=self.levels.__getitem__):
            first, *more = places
            last = (more[-1] if more else first) + 1
            text = self.text[first:last].translate(_DIRECTION_MARKS)
            if not text:
                continue
            setting = setting_of(run, rtl=bool(level % 2))
            if level % 2:
                setting = setting._replace(before=self._joint(first - 1), after=self._joint(last))
            pieces = self.words.book.pieces(run.style.face, text, setting, run.capitals)
            width, painted = painted_pieces(pieces, run.style)
            yield Segment(level, tuple(painted), width, mark)

    def _joint(self, place: int) -> str:
        """Return the letter at `place` if it is one that joins with its neighbours."""
        letter = self.text[place : place + 1] if place >= 0 else ""
        return letter if letter and script_of(letter) is Script.ARABIC else ""


def directed_line(paragraph: DirectedParagraph, first: int, last: int, wanted: float) -> Line:
    """Return the tokens from `first` to `last` as a line from left to right (UAX #9, L1 and L2).

    The space after its last word takes no room: it stands where the line ends in its own direction.
    """
    starts, tokens = paragraph.starts, paragraph.tokens
    width = starts[last] + tokens[last].width - starts[first]
    spaces, extra = paragraph.widened(first, last, width, wanted)
    items: list[tuple[int, Segment]] = []
    for index in range(first, last + 1):
        items += [(segment.level, segment) for segment in paragraph.segments[index]]
        blank = paragraph.blanks[index]
        if blank is None:
            continue
        look, body = blank
        room = paragraph.blank_widths[index]
        if index < last:
            level, room = paragraph.blank_levels[index], room + extra
            body = f"{body}{-extra * 1000 / look.size:.0f}" if extra else body
        else:
            level = paragraph.base
            body = f"{room * 1000 / look.size:.0f}{body}" if level else body
            room = 0.0
        items.append((level, Segment(level, ((look, body),), room, _mark_across(paragraph, index))))
    line = _painted(visual_order(items), width + spaces * extra)
    if any(level % 2 for level, segment in items if segment.width):
        line.logical = paragraph.text(first, last) + (" " if last + 1 < len(tokens) else "")
    return line


def _mark_across(paragraph: DirectedParagraph, index: int) -> Mark | None:
    """Return the mark of the space after a word: that of the word if the next is marked alike."""
    own = paragraph.segments[index]
    if not own:
        return None
    if index + 1 == len(paragraph.tokens):
        return own[-1].mark
    after = paragraph.segments[index + 1]
    return own[-1].mark if after and after[0].mark == own[-1].mark else None


def _painted(segments: list[Segment], width: float) -> Line:
    painted: list[tuple[Style, list[str], Mark | None]] = []
    spans: list[Span] = []
    x = 0.0
    for segment in segments:
        mark = segment.mark
        places = [paint(painted, look, body, mark) for look, body in segment.parts]
        if mark is not None and places:
            begin, start = x, places[0]
            if spans and spans[-1].mark == mark and spans[-1].last >= start:
                begin, _, start, *_ = spans.pop()
            spans.append(Span(begin, x + segment.width, start, len(painted), mark))
        x += segment.width
    return Line([(look, "".join(bodies).replace(")(", "")) for look, bodies, _ in painted], width, spans)
