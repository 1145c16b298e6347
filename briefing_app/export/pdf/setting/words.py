"""Words as they are painted and measured: the pieces between which a line may end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing_app.export.pdf.setting.hyphens import cut, hyphen_places, without_soft_hyphens
from briefing_app.export.pdf.setting.line_ends import break_parts
from briefing_app.export.pdf.typefaces.clusters import clusters
from briefing_app.export.pdf.typefaces.faces import Setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing_app.export.pdf.typefaces.fonts import FontBook
    from briefing_app.export.pdf.typefaces.pieces import Piece

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


class Token(NamedTuple):
    """What never breaks: its width, its operands, the mark that may hang before it.

    `body` is its one operand, None where parts of it are painted differently; `breaks` says
    that a line may end after it although no space follows; `tail` is the hyphen painted then,
    with its width. The next token of its run begins a `step` after it; `spaced` is its body with the
    space in between, if there is one.
    """

    text: str
    width: float
    parts: tuple[tuple[Style, str], ...]
    body: str | None
    hang: float
    breaks: bool
    tail: Tail | None = None
    step: float = 0.0
    spaced: str = ""


class Shelf(dict[str, tuple[Token, ...]]):
    """The words of a document in the style of one run, each measured when it is first asked for.

    Every word is taken to be followed by a space, which is `space` wide and painted as `blank`. It
    is known how wide the `widest` token is, whether some have to be painted in `other_styles`, and
    whether some words can be `parted`.
    """

    __slots__ = ("_book", "_run", "_setting", "blank", "other_styles", "parted", "space", "widest")

    def __init__(self, book: FontBook, run: Run) -> None:
        super().__init__()
        self._book = book
        self._run = run
        self._setting = setting_of(run)
        style = run.style
        width, body = book.space(style.face)
        self.blank = (style, body)
        self.space = width * style.size / 1000 + style.tracking
        self.widest = 0.0
        self.other_styles = False
        self.parted = False

    def __missing__(self, word: str) -> tuple[Token, ...]:
        measured = self._measured(word)
        measured[-1] = self._spaced(measured[-1])
        for token in measured:
            if token.width > self.widest:
                self.widest = token.width
            if token.body is None:
                self.other_styles = True
            if token.tail is not None:
                self.parted = True
        found = tuple(measured)
        if len(word) < LONGEST_KEPT:
            self[word] = found
        return found

    def fitting(self, tokens: Sequence[Token], measure: float) -> list[Token]:
        """Return `tokens` with those wider than a line taken apart: at hyphens, else letter by letter."""
        fitting: list[Token] = []
        for token in tokens:
            if token.width <= measure:
                fitting.append(token)
                continue
            places = hyphen_places(token.text, self._run.shapes)
            for part in self._parted(token.text, places) if places else [token]:
                narrow = part.width + (part.tail[2] if part.tail else 0.0) <= measure
                fitting += [part] if narrow else self._letters(part)
            fitting[-1] = last = fitting[-1]._replace(breaks=token.breaks, tail=token.tail)
            if not token.breaks:
                fitting[-1] = self._spaced(last)
        return fitting

    def _spaced(self, token: Token) -> Token:
        return Token(*token[:7], token.width + self.space, (token.body or "") + self.blank[1])

    def _measured(self, word: str) -> list[Token]:
        """Return a word as tokens."""
        found: list[Token] = []
        for part in break_parts(word):
            bare, places = without_soft_hyphens(part)
            if not places and self._run.hyphenate:
                places = hyphen_places(bare, self._run.shapes)
            if found:
                found[-1] = found[-1]._replace(breaks=True)
            found += self._parted(bare, places) if places else (self._token(bare),)
        return found

    def _parted(self, word: str, places: Sequence[int]) -> list[Token]:
        """Return `word` as tokens that end in a hyphen where a line ends after them."""
        style, book = self._run.style, self._book
        slices = None if self._run.capitals else book.slices(style.face, word, places, self._setting)
        if slices is None:
            tokens = [self._token(part, breaks=True) for part in cut(word, places)]
        else:
            tokens = [self._made(text, pieces, breaks=True) for text, pieces in slices]
        width, body = book.hyphen(style.face)
        tail = (style, body, width * style.size / 1000 + style.tracking)
        parted = [token._replace(tail=tail) for token in tokens]
        parted[-1] = parted[-1]._replace(breaks=False, tail=None)
        return parted

    def _letters(self, token: Token) -> list[Token]:
        letters = clusters(token.text)
        known = {letter: self._token(letter, breaks=True) for letter in dict.fromkeys(letters)}
        return [known[letter] for letter in letters]

    def _token(self, part: str, *, breaks: bool = False) -> Token:
        """Measure what is never parted."""
        part = part.replace("\u200b", "")
        return self._made(part, self._pieces(part) if part else (), breaks=breaks)

    def _pieces(self, part: str) -> tuple[Piece, ...]:
        return self._book.pieces(self._run.style.face, part, self._setting, self._run.capitals)

    def _made(self, part: str, pieces: tuple[Piece, ...], *, breaks: bool) -> Token:
        style = self._run.style
        width, painted = painted_pieces(pieces, style)
        hang = 0.0
        if len(part) > 1:
            if part[0] in OPENING:
                hang = sum(piece.width for piece in self._pieces(part[0])) * style.size / 1000
            elif part[0] in OPENING_WIDE:
                hang = style.size / 2
        whole = painted[0][1] if len(painted) == 1 and painted[0][0] is style else None
        return Token(part, width, tuple(painted), whole, hang, breaks, None, width, whole or "")


class WordBook:
    """The words of a document, each measured once in each style."""

    def __init__(self, book: FontBook) -> None:
        self.book = book
        self._shelves: dict[tuple[object, ...], Shelf] = {}

    def shelf(self, run: Run) -> Shelf:
        """Return what is known of words in the style of `run`."""
        key = run[1:4] + run[7:10]
        found = self._shelves.get(key)
        if found is None:
            found = self._shelves[key] = Shelf(self.book, run)
        return found


def painted_pieces(pieces: Iterable[Piece], style: Style) -> tuple[float, list[tuple[Style, str]]]:
    """Return how wide `pieces` are in `style`, and each with the style that it is painted in."""
    width, painted = 0.0, []
    for piece in pieces:
        width += piece.width * style.size / 1000
        if not piece.joined:
            width += piece.glyphs * style.tracking
        painted.append((_style_of(piece, style), piece.body))
    return width, painted


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
