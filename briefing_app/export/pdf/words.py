"""Words as they are painted and measured: the pieces between which a line may end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing_app.export.pdf.clusters import clusters
from briefing_app.export.pdf.faces import Setting
from briefing_app.export.pdf.hyphens import cut, hyphen_places, without_soft_hyphens
from briefing_app.export.pdf.line_ends import break_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing_app.export.pdf.fonts import FontBook
    from briefing_app.export.pdf.pieces import Piece

OPENING = "“‘„‚«»‹›\"'"
"""Marks that may hang out of the column where they open a line."""
OPENING_WIDE = "「『《〈（【〔"
"""Marks that begin with half their width of white, which may hang out of the column."""
LONGEST_KEPT = 60


class Style(NamedTuple):
    """How a run of glyphs is painted; `tracking` is points between glyphs.

    What is `silent` is not read out: a letter elsewhere stands for it.
    """

    face: str
    size: float
    colour: str
    tracking: float = 0.0
    rise: float = 0.0
    silent: bool = False


class Target(NamedTuple):
    """Where a click leads: an anchor in the document, or an address on the web."""

    anchor: str = ""
    url: str = ""


class Mark(NamedTuple):
    """What sets words apart from those around them: where they lead, which language they are in."""

    target: Target | None
    language: str = ""


class Run(NamedTuple):
    """Words in one style. `tied` means that no line starts with this run.

    `language` is a BCP 47 tag where it differs from the document's, else "". `shapes` is the one
    whose letters and whose hyphens are meant, `east` that of its East Asian signs, if any; words
    are hyphenated only if `hyphenate`. Some of an `rtl` run is written from right to left.
    """

    text: str
    style: Style
    old_style: bool = False
    capitals: bool = False
    target: Target | None = None
    tied: bool = False
    language: str = ""
    shapes: str = "en"
    east: str = ""
    hyphenate: bool = False
    rtl: bool = False


Tail = tuple[Style, str, float]
Shelf = dict[str, "tuple[Token, ...]"]


class Token(NamedTuple):
    """What never breaks: its width, its operands, the mark that may hang before it.

    `body` is its one operand, None where parts of it are painted differently; `breaks` says
    that a line may end after it although no space follows; `tail` is the hyphen painted then,
    with its width.
    """

    text: str
    width: float
    parts: tuple[tuple[Style, str], ...]
    body: str | None
    hang: float
    breaks: bool
    tail: Tail | None = None


class WordBook:
    """The words of a document, each measured once in each style."""

    def __init__(self, book: FontBook) -> None:
        self.book = book
        self._kept: dict[tuple[Style, tuple[object, ...], tuple[object, ...]], Shelf] = {}

    def shelf(self, run: Run) -> Shelf:
        """Return what is known of words in the style of `run`."""
        return self._kept.setdefault((run.style, run[2:4], run[7:10]), {})

    def tokens(self, word: str, run: Run) -> tuple[Token, ...]:
        """Measure `word` in the style of `run`."""
        found: list[Token] = []
        for part in break_parts(word):
            bare, places = without_soft_hyphens(part)
            if not places and run.hyphenate:
                places = hyphen_places(bare, run.shapes)
            if found:
                found[-1] = found[-1]._replace(breaks=True)
            found += self._parted(bare, places, run) if places else (self.token(bare, run),)
        if len(word) < LONGEST_KEPT:
            self.shelf(run)[word] = tuple(found)
        return tuple(found)

    def fitting(self, tokens: tuple[Token, ...], run: Run, measure: float) -> tuple[Token, ...]:
        """Return `tokens` with those wider than a line taken apart: at hyphens, else letter by letter."""
        if all(token.width <= measure for token in tokens):
            return tokens
        fitting: list[Token] = []
        for token in tokens:
            if token.width <= measure:
                fitting.append(token)
                continue
            places = hyphen_places(token.text, run.shapes)
            parts = self._parted(token.text, places, run) if places else [token]
            for part in parts:
                narrow = part.width + (part.tail[2] if part.tail else 0.0) <= measure
                fitting += [part] if narrow else self._letters(part, run)
            fitting[-1] = fitting[-1]._replace(breaks=token.breaks, tail=token.tail)
        return tuple(fitting)

    def token(self, part: str, run: Run, breaks: bool = False) -> Token:
        """Measure what is never parted."""
        part = part.replace("\u200b", "")
        setting = setting_of(run)
        pieces = self.book.pieces(run.style.face, part, setting, run.capitals) if part else ()
        return self._token(part, pieces, run, breaks)

    def painted(self, pieces: Iterable[Piece], style: Style) -> tuple[float, list[tuple[Style, str]]]:
        """Return how wide `pieces` are in `style`, and each with the style that it is painted in."""
        width, painted = 0.0, []
        for piece in pieces:
            width += piece.width * style.size / 1000
            if not piece.joined:
                width += piece.glyphs * style.tracking
            painted.append((_style_of(piece, style), piece.body))
        return width, painted

    def _letters(self, token: Token, run: Run) -> list[Token]:
        letters = clusters(token.text)
        known = {letter: self.token(letter, run, True) for letter in dict.fromkeys(letters)}
        return [known[letter] for letter in letters]

    def _parted(self, word: str, places: Sequence[int], run: Run) -> list[Token]:
        """Return `word` as tokens that end in a hyphen where a line ends after them."""
        style = run.style
        setting = setting_of(run)
        slices = None if run.capitals else self.book.slices(style.face, word, places, setting)
        if slices is None:
            tokens = [self.token(part, run, True) for part in cut(word, places)]
        else:
            tokens = [self._token(text, pieces, run, True) for text, pieces in slices]
        width, body = self.book.hyphen(style.face)
        tail = (style, body, width * style.size / 1000 + style.tracking)
        parted = [token._replace(tail=tail) for token in tokens]
        parted[-1] = parted[-1]._replace(breaks=False, tail=None)
        return parted

    def _token(self, part: str, pieces: tuple[Piece, ...], run: Run, breaks: bool) -> Token:
        style = run.style
        width, painted = self.painted(pieces, style)
        hang = 0.0
        if part and len(part) > 1:
            if part[0] in OPENING:
                mark = self.book.pieces(style.face, part[0], setting_of(run), run.capitals)
                hang = sum(piece.width for piece in mark) * style.size / 1000
            elif part[0] in OPENING_WIDE:
                hang = style.size / 2
        whole = painted[0][1] if len(painted) == 1 and painted[0][0] is style else None
        return Token(part, width, tuple(painted), whole, hang, breaks)


def setting_of(run: Run, *, rtl: bool = False) -> Setting:
    """Return how the words of `run` are to be shaped."""
    return Setting(run.old_style, run.shapes, run.east, rtl)


def _style_of(piece: Piece, style: Style) -> Style:
    if piece.face == style.face and not piece.rise and not piece.silent:
        return style
    return style._replace(
        face=piece.face,
        size=round(style.size * piece.scale, 2),
        rise=piece.rise * style.size / 1000,
        tracking=0.0 if piece.joined or piece.silent else style.tracking,
        silent=piece.silent,
    )
