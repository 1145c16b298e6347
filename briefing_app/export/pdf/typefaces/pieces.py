"""Shaped words as text operands of a PDF, in the codes of one document."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.export.pdf import syntax
from briefing_app.export.pdf.typefaces.faces import Glyph, LoadedFace, Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

_RISE = attrgetter("dy")
UNSPOKEN = "\u200c"
"""What a mark copies as that is painted apart from its letter: a sign that nobody sees."""


class Piece(NamedTuple):
    """Part of a word in one face: its width in thousandths and its part of a `TJ` operand.

    `scale` is its size beside that of the run; letters that are `joined` bear no tracking. What is
    `silent` is painted and not read: a letter elsewhere stands for it.
    """

    face: str
    width: float
    body: str
    glyphs: int
    rise: float = 0.0
    scale: float = 1.0
    joined: bool = False
    silent: bool = False


@dataclass(slots=True)
class Font:
    """A face as this document uses it."""

    number: int
    loaded: LoadedFace
    scale: float = 1.0
    joined: bool = False
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    words: dict[tuple[str, Setting, bool], tuple[Piece, ...]] = field(default_factory=dict)
    spaces: dict[str, tuple[float, str]] = field(default_factory=dict)

    def code(self, glyph: Glyph) -> int:
        """Return the code of a glyph that stands for its text, another for each text."""
        key = (glyph.gid, glyph.source)
        return self.codes.get(key) or self.new_code(key)

    def new_code(self, key: tuple[int, str]) -> int:
        """Return a code for a glyph and a text that have none yet."""
        code = self.codes[key] = len(self.codes) + 1
        return code


def encoded_rtl(face: str, font: Font, glyphs: tuple[Glyph, ...]) -> Iterator[Piece]:
    """Yield the operand of `glyphs` from right to left, then its raised marks, each in its place.

    A blank stands for each mark among the letters: a line that jumps up and down inside a word
    is taken apart by those who read words out of a file.
    """
    if not any(glyph.dy or glyph.apart for glyph in glyphs):
        yield from encoded(face, font, glyphs)
        return
    level: list[Glyph] = []
    for glyph in glyphs:
        if not (glyph.dy or glyph.apart):
            level.append(glyph)
        elif glyph.source or glyph.advance:
            level.append(font.loaded.hollow(glyph.source)._replace(advance=glyph.advance))
    word = _piece(face, font, tuple(level), 0.0)
    yield word
    end, pen = sum(glyph.advance for glyph in glyphs), 0.0
    for glyph in glyphs:
        if glyph.dy or glyph.apart:
            back, forth = end - pen - glyph.dx, end - pen - glyph.dx - glyph.width
            code = font.code(glyph._replace(source=UNSPOKEN))
            operand = f"{back:.0f}({syntax.code(code)}){-forth:.0f}"
            yield word._replace(width=0.0, body=operand, glyphs=0, rise=glyph.dy * font.scale, silent=True)
        pen += glyph.advance


def encoded(face: str, font: Font, glyphs: tuple[Glyph, ...]) -> Iterator[Piece]:
    """Yield the operand of `glyphs`, a new piece wherever a mark is raised or lowered."""
    if len(set(map(_RISE, glyphs))) <= 1:  # nearly every word
        yield _piece(face, font, glyphs, glyphs[0].dy if glyphs else 0.0)
        return
    start, rise = 0, glyphs[0].dy
    for index, glyph in enumerate(glyphs):
        if glyph.dy != rise:
            yield _piece(face, font, glyphs[start:index], rise)
            start, rise = index, glyph.dy
    yield _piece(face, font, glyphs[start:], rise)


def sign_of(font: Font, sign: str, source: str) -> tuple[float, str]:
    """Return the width and the operand of a sign of `font` that copies as `source`."""
    gid = font.loaded.hb_font.get_nominal_glyph(ord(sign)) or 0
    width = font.loaded.width(gid)
    return width, f"({syntax.code(font.code(Glyph(gid, source, width, width)))})"


def _piece(face: str, font: Font, glyphs: tuple[Glyph, ...], rise: float) -> Piece:
    width, body, shift, written = 0.0, [], 0.0, syntax.code
    codes = font.codes
    for gid, source, own, advance, dx, _, _ in glyphs:
        key = (gid, source)
        code = codes.get(key)
        if code is None:
            code = font.new_code(key)
        moved = shift + dx
        if moved and round(moved):
            body.append(f"){-moved:.0f}(")
        body.append(written(code))
        shift = advance - own - dx
        width += advance
    tail = f"{-shift:.0f}" if round(shift) else ""
    operand = f"({''.join(body)}){tail}".removeprefix("()")
    scale = font.scale
    return Piece(face, width * scale, operand, len(glyphs), rise * scale, scale, font.joined)


def as_written(glyphs: tuple[Glyph, ...], word: str) -> tuple[Glyph, ...]:
    """Return the glyphs of capitals as standing for the letters of `word`."""
    sources = [part for letter in word for part in (letter, *[""] * (len(letter.upper()) - 1))]
    if len(sources) != sum(len(glyph.source) for glyph in glyphs):
        return glyphs
    changed, place = [], 0
    for glyph in glyphs:
        end = place + len(glyph.source)
        changed.append(glyph._replace(source="".join(sources[place:end])))
        place = end
    return tuple(changed)
