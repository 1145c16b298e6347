"""The fonts of one PDF: words as text operands, fallback between faces, and the subsets embedded.

Each face becomes one composite font. Codes are given out in order of first use, one for
each pair of glyph and source text, so that a ligature or a text figure copies out of the
file as what was written, and the same document always gives the same bytes.
"""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing_app.export.pdf.typefaces.capitals import in_capitals
from briefing_app.export.pdf.typefaces.clusters import cluster_spans, drawn
from briefing_app.export.pdf.typefaces.faces import PLAIN, Setting, load_face
from briefing_app.export.pdf.typefaces.lenders import Lender, Wish, advice, lender_for, wide_lender
from briefing_app.export.pdf.typefaces.pieces import Font, Piece, as_written, encoded, encoded_rtl, sign_of
from briefing_app.export.scripts import is_wide_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing_app.document.house_style import Face
    from briefing_app.export.pdf.file.file_objects import FileObjects

SUBSTITUTES = "□?"
"""What is drawn for a character that no face has; the text behind it stays what it was."""


class FontBook:
    """The faces of a house style as one document uses them, and those that it had to borrow."""

    def __init__(self, faces: Mapping[str, Face]) -> None:
        self._faces = faces
        self._fonts: dict[str, Font] = {}
        self._lenders: dict[str, Lender] = {}
        self._fallbacks: dict[str, tuple[str, ...]] = {}
        self.missing: dict[str, int] = {}

    def pieces(
        self, face: str, word: str, setting: Setting = PLAIN, capitals: bool = False
    ) -> tuple[Piece, ...]:
        """Return `word` as pieces from left to right, more than one where another face must lend a character.

        With `capitals` it is drawn in capitals and still copies as it was written.
        """
        font = self._font(face)
        key = (word, setting, capitals)
        found = font.words.get(key)
        if found is None:
            shown = in_capitals(word, setting.language) if capitals else word
            encode = encoded_rtl if setting.rtl else encoded
            if not font.loaded.covers(shown):
                found = tuple(self._lend(face, shown, setting))
            else:
                glyphs = font.loaded.shape(shown, setting)
                found = tuple(encode(face, font, as_written(glyphs, word) if shown != word else glyphs))
            font.words[key] = found
        return found

    def slices(
        self, face: str, word: str, places: Sequence[int], setting: Setting
    ) -> list[tuple[str, tuple[Piece, ...]]] | None:
        """Return `word` cut at `places`, its parts side by side as if it had not been cut.

        A ligature is not cut. None if another face must lend a character.
        """
        font = self._font(face)
        if not font.loaded.covers(word):
            return None
        wanted, cuts, place = set(places), [0], 0
        glyphs = font.loaded.shape(word, setting)
        parts: list[tuple[str, tuple[Piece, ...]]] = []
        for index, glyph in enumerate(glyphs):
            if place in wanted and glyph.source and index:
                cuts.append(index)
            place += len(glyph.source)
        for begin, end in pairwise((*cuts, len(glyphs))):
            part = glyphs[begin:end]
            parts.append(("".join(glyph.source for glyph in part), tuple(encoded(face, font, part))))
        return parts

    def space(self, face: str, character: str = " ") -> tuple[float, str]:
        """Return the width and the operand of a space of `face`; `character` is what it copies as."""
        font = self._font(face)
        found = font.spaces.get(character)
        if found is None:
            found = font.spaces[character] = sign_of(font, " ", character)
        return found

    def hyphen(self, face: str) -> tuple[float, str]:
        """Return the width and the operand of the hyphen that parts a word; it copies as a soft one."""
        for sign in "\u2010-":
            if self._font(face).loaded.covers(sign):
                return sign_of(self._font(face), sign, "\u00ad")
        return 0.0, ""

    def name(self, face: str) -> str:
        """Return the resource name of a face, such as `F3`."""
        return f"F{self._font(face).number}"

    def warnings(self) -> tuple[str, ...]:
        """Return a sentence for the characters that no font can draw."""
        if not self.missing:
            return ()
        shown = ", ".join(f"{character} ({_called(character)})" for character in list(self.missing)[:8])
        more = len(self.missing) - 8
        tail = f" and {more} more" if more > 0 else ""
        return (
            f"Neither the fonts of the house style nor those of this computer can draw {shown}{tail}; a box"
            f" stands for each. {advice(self.missing)}",
        )

    def write_into(self, objects: FileObjects) -> str:
        """Add every font in use, cut down to what it draws; return them as a dictionary of a file."""
        from briefing_app.export.pdf.file.font_objects import add_font

        used = [font for font in self._fonts.values() if font.codes]
        words = [f"/F{font.number} {add_font(objects, font.loaded, font.codes)} 0 R" for font in used]
        return f"<< {' '.join(words)} >>"

    def _font(self, face: str) -> Font:
        font = self._fonts.get(face)
        if font is None:
            number = len(self._fonts) + 1
            lender = self._lenders.get(face)
            if lender is None:
                font = Font(number, load_face(self._faces[face].path))
            else:
                font = Font(number, lender.face, lender.scale, lender.joined)
            self._fonts[face] = font
        return font

    def _lend(self, face: str, word: str, setting: Setting) -> Iterator[Piece]:
        parts = self._parts(face, word, setting)
        for place in range(len(parts) - 1, -1, -1) if setting.rtl else range(len(parts)):
            lender, part = parts[place]
            if lender:
                font = self._font(lender)
                beside = setting
                if font.joined and len(parts) > 1:
                    before = parts[place - 1][1][-1:] if place else setting.before
                    after = parts[place + 1][1][:1] if place + 1 < len(parts) else setting.after
                    beside = setting._replace(before=before, after=after)
                encode = encoded_rtl if setting.rtl else encoded
                yield from encode(lender, font, font.loaded.shape(part, beside))
                continue
            for character in reversed(part) if setting.rtl else part:
                if unicodedata.category(character) in ("Cf", "Mn", "Me") or not drawn(character):
                    continue
                self.missing[character] = self.missing.get(character, 0) + 1
                yield from self._substitute(face, character)

    def _substitute(self, face: str, character: str) -> Iterator[Piece]:
        for sign in SUBSTITUTES:
            for lender in (face, *self._others(face)):
                font = self._font(lender)
                if font.loaded.covers(sign):
                    box = font.loaded.shape(sign)[0]
                    yield from encoded(lender, font, (box._replace(source=character),))
                    return

    def _parts(self, face: str, word: str, setting: Setting) -> list[tuple[str, str]]:
        """Return (face or "" when none has it, text) for the runs of `word`, marks kept with their letter."""
        parts: list[tuple[str, str]] = []
        language, sets_wide = setting.east or setting.language, setting.language[:2] in ("zh", "ja")
        for begin, end in cluster_spans(word):
            cluster = word[begin:end]
            last = parts[-1][0] if parts else ""
            lender = self._lender(
                face, drawn(cluster), last, language, wide=sets_wide and is_wide_mark(word, begin)
            )
            if not lender and len(cluster) > 1:  # the letter without those of its marks that nothing has
                lender = self._lender(face, cluster[0], last, language)
                cluster = self._without_missing(lender, cluster) if lender else cluster
            if parts and lender == last:
                parts[-1] = (lender, parts[-1][1] + cluster)
            else:
                parts.append((lender, cluster))
        return parts

    def _without_missing(self, lender: str, cluster: str) -> str:
        font = self._font(lender).loaded
        kept = [cluster[0]]
        for mark in cluster[1:]:
            if font.covers(mark):
                kept.append(mark)
            elif drawn(mark):
                self.missing[mark] = self.missing.get(mark, 0) + 1
        return "".join(kept)

    def _lender(self, face: str, cluster: str, last: str, language: str, *, wide: bool = False) -> str:
        """Return the face that draws a letter with its marks: one of the style, else a borrowed one."""
        if not cluster:
            return last or face
        if not wide:
            for name in (face, *self._others(face)):
                if load_face(self._faces[name].path).covers(cluster):
                    return name
        if last in self._lenders and self._lenders[last].face.covers(cluster):
            return last
        own = self._faces[face]
        wish = Wish("sans" in own.family.lower(), own.bold, language)
        lender = wide_lender(wish) if wide else lender_for(cluster, wish)
        if lender and lender.face.covers(cluster):
            self._lenders.setdefault(lender.name, lender)
            return lender.name
        return self._lender(face, cluster, last, language) if wide else ""

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


def _called(character: str) -> str:
    return unicodedata.name(character, f"U+{ord(character):04X}").lower()
