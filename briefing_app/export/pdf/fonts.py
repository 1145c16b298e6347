"""The fonts of one PDF: words as text operands, fallback between faces, and the subsets embedded.

Each face becomes one composite font. Codes are given out in order of first use, one for
each pair of glyph and source text, so that a ligature or a text figure copies out of the
file as what was written, and the same document always gives the same bytes.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.export.pdf.faces import Glyph, LoadedFace, load_face

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_app.document.house_style import Face
    from briefing_app.export.pdf.file_objects import FileObjects

SUBSTITUTES = "□?"
"""What is drawn for a character that no face has; the text behind it stays what it was."""


class Piece(NamedTuple):
    """Part of a word in one face: its width in thousandths and its part of a `TJ` operand."""

    face: str
    width: float
    body: str
    glyphs: int
    rise: float = 0.0


@dataclass(slots=True)
class _Font:
    """A face as this document uses it."""

    number: int
    loaded: LoadedFace
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    words: dict[tuple[str, bool, bool], tuple[Piece, ...]] = field(default_factory=dict)
    spaces: dict[str, tuple[float, str]] = field(default_factory=dict)

    def code(self, glyph: Glyph) -> int:
        key = (glyph.gid, glyph.source)
        code = self.codes.get(key)
        if code is None:
            code = self.codes[key] = len(self.codes) + 1
        return code


class FontBook:
    """The faces of a house style as one document uses them."""

    def __init__(self, faces: Mapping[str, Face]) -> None:
        self._faces = faces
        self._fonts: dict[str, _Font] = {}
        self._fallbacks: dict[str, tuple[str, ...]] = {}
        self.missing: dict[str, int] = {}

    def pieces(
        self, face: str, word: str, old_style: bool = False, capitals: bool = False
    ) -> tuple[Piece, ...]:
        """Return `word` as pieces, more than one where another face must lend a character.

        With `capitals` it is drawn in capitals and still copies as it was written.
        """
        font = self._font(face)
        key = (word, old_style, capitals)
        found = font.words.get(key)
        if found is None:
            if capitals and word != word.upper() and font.loaded.covers(word.upper()):
                glyphs = _as_written(font.loaded.shape(word.upper(), old_style), word)
                found = tuple(self._encode(face, font, glyphs))
            elif font.loaded.covers(word):
                found = tuple(self._encode(face, font, font.loaded.shape(word, old_style)))
            else:
                found = tuple(self._lend(face, word.upper() if capitals else word, old_style))
            font.words[key] = found
        return found

    def space(self, face: str, character: str = " ") -> tuple[float, str]:
        """Return the width and the operand of a space of `face`; `character` is what it copies as."""
        font = self._font(face)
        found = font.spaces.get(character)
        if found is None:
            gid = font.loaded.hb_font.get_nominal_glyph(32)
            width = font.loaded.width(gid)
            code = font.code(Glyph(gid, character, width, width))
            found = font.spaces[character] = (width, f"<{code:04X}>")
        return found

    def name(self, face: str) -> str:
        """Return the resource name of a face, such as `F3`."""
        return f"F{self._font(face).number}"

    def warnings(self) -> tuple[str, ...]:
        """Return a sentence for the characters that no face of the style can draw."""
        if not self.missing:
            return ()
        shown = ", ".join(f"{character} ({_called(character)})" for character in list(self.missing)[:8])
        more = len(self.missing) - 8
        tail = f" and {more} more" if more > 0 else ""
        return (
            f"The fonts of the house style cannot draw {shown}{tail}; a box stands for each."
            " Write these words in another way, or choose a house style whose fonts have them.",
        )

    def write_into(self, objects: FileObjects) -> str:
        """Add every font in use, cut down to what it draws; return them as a dictionary of a file."""
        from briefing_app.export.pdf.font_objects import add_font

        used = [font for font in self._fonts.values() if font.codes]
        words = [f"/F{font.number} {add_font(objects, font.loaded, font.codes)} 0 R" for font in used]
        return f"<< {' '.join(words)} >>"

    def _font(self, face: str) -> _Font:
        font = self._fonts.get(face)
        if font is None:
            loaded = load_face(self._faces[face].path)
            font = self._fonts[face] = _Font(len(self._fonts) + 1, loaded)
        return font

    def _encode(self, face: str, font: _Font, glyphs: tuple[Glyph, ...]) -> Iterator[Piece]:
        """Yield the operand of `glyphs`, a new piece wherever a mark is raised or lowered."""
        start, rise = 0, glyphs[0].dy if glyphs else 0.0
        for index, glyph in enumerate(glyphs):
            if glyph.dy != rise:
                yield _piece(face, font, glyphs[start:index], rise)
                start, rise = index, glyph.dy
        yield _piece(face, font, glyphs[start:], rise)

    def _lend(self, face: str, word: str, old_style: bool) -> Iterator[Piece]:
        for lender, part in self._parts(face, word):
            font = self._font(lender or face)
            if lender:
                yield from self._encode(lender, font, font.loaded.shape(part, old_style))
                continue
            for character in part:
                if unicodedata.category(character) in ("Cf", "Mn", "Me") or "\ufe00" <= character <= "\ufe0f":
                    continue
                self.missing[character] = self.missing.get(character, 0) + 1
                yield from self._substitute(face, character)

    def _substitute(self, face: str, character: str) -> Iterator[Piece]:
        for sign in SUBSTITUTES:
            for lender in (face, *self._others(face)):
                font = self._font(lender)
                if font.loaded.covers(sign):
                    drawn = font.loaded.shape(sign, False)[0]
                    yield from self._encode(lender, font, (drawn._replace(source=character),))
                    return

    def _parts(self, face: str, word: str) -> Iterator[tuple[str, str]]:
        """Yield (face or "" when none has it, text) for runs of `word`, marks kept with their letter."""
        current, start = None, 0
        for index, character in enumerate(word):
            if index and unicodedata.combining(character) and current:
                continue
            lender = self._lender(face, character)
            if lender != current:
                if index > start:
                    yield current or "", word[start:index]
                current, start = lender, index
        if word[start:]:
            yield current or "", word[start:]

    def _lender(self, face: str, character: str) -> str:
        code = ord(character)
        if code in self._font(face).loaded.covered:
            return face
        for other in self._others(face):
            if code in load_face(self._faces[other].path).covered:
                return other
        return ""

    def _others(self, face: str) -> tuple[str, ...]:
        """Return the other faces, those most like `face` first."""
        found = self._fallbacks.get(face)
        if found is None:
            mine = self._faces[face]
            found = self._fallbacks[face] = tuple(
                sorted(
                    (name for name in self._faces if name != face),
                    key=lambda name: (
                        self._faces[name].italic != mine.italic,
                        self._faces[name].bold != mine.bold,
                        self._faces[name].family.split()[:2] != mine.family.split()[:2],
                    ),
                )
            )
        return found


def _piece(face: str, font: _Font, glyphs: tuple[Glyph, ...], rise: float) -> Piece:
    width, body, shift = 0.0, [], 0.0
    for glyph in glyphs:
        if round(shift + glyph.dx):
            body.append(f">{-(shift + glyph.dx):.0f}<")
        body.append(f"{font.code(glyph):04X}")
        shift = glyph.advance - glyph.width - glyph.dx
        width += glyph.advance
    tail = f"{-shift:.0f}" if round(shift) else ""
    return Piece(face, width, f"<{''.join(body)}>{tail}".replace("<>", ""), len(glyphs), rise)


def _as_written(glyphs: tuple[Glyph, ...], word: str) -> tuple[Glyph, ...]:
    """Return the glyphs of capitals as standing for the letters of `word`."""
    sources = [part for letter in word for part in (letter, *[""] * (len(letter.upper()) - 1))]
    changed, place = [], 0
    for glyph in glyphs:
        end = place + len(glyph.source)
        changed.append(glyph._replace(source="".join(sources[place:end])))
        place = end
    return tuple(changed)


def _called(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}").lower()
