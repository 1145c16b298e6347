"""A paragraph as tokens in a row, and a line of it ready to paint: what both ways of writing share."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.export.pdf.setting.hyphens import SOFT_HYPHEN
from briefing_app.export.pdf.setting.line_ends import parts_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_app.export.pdf.setting.words import Mark, Style, Token

Blank = tuple["Style", str]

WIDEST_EXTRA = 8.0
"""Points that justifying may add to a space before a line is rather left ragged."""


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
    its words where the letters stand so far apart that a reader would not find them, `logical` its
    words in the order of reading where some are written from right to left.
    """

    runs: list[tuple[Style, str]]
    width: float
    spans: Sequence[Span] = ()
    shift: float = 0.0
    spoken: str = ""
    logical: str = ""


class Paragraph:
    """The tokens of a paragraph, and beside each: where it starts, and the space after it.

    `bodies` are whole operands, with the space; `seams` the tokens at which a style changes
    or that need more than their body; `tied` are those after which no line may end. Words are
    `parted` where a line may end inside some of them, `private` where a character is in them that
    means nothing but to who wrote it.
    """

    __slots__ = (
        "blanks",
        "bodies",
        "marks",
        "parted",
        "private",
        "seams",
        "starts",
        "tied",
        "tokens",
    )

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.starts: list[float] = []
        self.blanks: list[Blank | None] = []
        self.bodies: list[str] = []
        self.marks: dict[int, Mark] = {}
        self.seams: list[int] = []
        self.tied: set[int] = set()
        self.parted = False
        self.private = False

    def breaks(self) -> Sequence[int]:
        """Return the tokens after which a line may end."""
        tied, every = self.tied, range(len(self.tokens) - 1)
        return [index for index in every if index not in tied] if tied else every

    def text(self, first: int, last: int) -> str:
        """Return the words from one token to another, with the hyphen that ends their line."""
        words = "".join(
            self.tokens[index].text + (" " if self.blanks[index] and index < last else "")
            for index in range(first, last + 1)
        )
        return f"{words}{SOFT_HYPHEN}" if self.tokens[last].tail else words

    def plain(self, first: int, last: int) -> bool:
        """Say whether the tokens from `first` to `last` are all in one style, without links."""
        place = bisect_left(self.seams, first + 1)
        return (place == len(self.seams) or self.seams[place] > last) and first not in self.marks

    def stretches(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield begin and end of each stretch of a line that is painted and marked alike."""
        begin, seams = first, self.seams
        for place in range(bisect_left(seams, first + 1), len(seams)):
            seam = seams[place]
            if seam > last:
                break
            if seam > begin:
                yield begin, seam
                begin = seam
        yield begin, last + 1

    def join(self, begin: int, *, tied: bool) -> None:
        """Settle whether a line may end before the token `begin`, with which a run begins."""
        if not 0 < begin < len(self.tokens):
            return
        if self.blanks[begin - 1] is None and not tied:
            before, after = self.tokens[begin - 1].text, self.tokens[begin].text
            tied = (before.isascii() and after.isascii()) or not parts_between(before, after)
        if tied:
            self.tied.add(begin - 1)

    def part_styles(self, begin: int) -> None:
        """Let each token from `begin` that is painted in several styles stand for itself."""
        for index in range(begin, len(self.tokens)):
            if self.tokens[index].body is None:
                self.seams += (index, index + 1)

    def widened(self, first: int, last: int, width: float, wanted: float) -> tuple[int, float]:
        """Return how many spaces a line has, and what each takes more so that it is `wanted` wide."""
        if wanted <= width:
            return 0, 0.0
        spaces = sum(blank is not None for blank in self.blanks[first:last])
        extra = (wanted - width) / spaces if spaces else 0.0
        return spaces, extra if extra <= WIDEST_EXTRA else 0.0


def paint(
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
