"""The fonts of a file with their programs, as one asks them what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import Protocol

import uharfbuzz as hb
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from pikepdf import Array, Name, Object, Stream

from pdf_rules.reading import File, two_bytes


class Program(Protocol):
    """A font program: how many glyphs it has, and how wide each is in thousandths."""

    count: int

    def width(self, glyph: int) -> float: ...


class TrueType:
    """A font program with TrueType outlines."""

    def __init__(self, data: bytes) -> None:
        face = hb.Face(hb.Blob(data))
        self.count = face.glyph_count
        self._font = hb.Font(face)
        self._unit = 1000 / face.upem

    def width(self, glyph: int) -> float:
        return float(self._font.get_glyph_h_advance(glyph) * self._unit)


class Cubic:
    """A bare table of PostScript outlines."""

    def __init__(self, data: bytes) -> None:
        fonts = CFFFontSet()
        fonts.decompile(BytesIO(data), None)
        self._top = fonts[0]
        self._glyphs = self._top.CharStrings
        self.count = len(self._top.charset)

    def width(self, glyph: int) -> float:
        string = self._glyphs[self._top.charset[glyph]]
        string.draw(NullPen())
        return float(string.width * self._top.FontMatrix[0] * 1000)


class Composite:
    """A composite font of a file with its program."""

    def __init__(self, font: Object, used: set[int]) -> None:
        self.font = font
        self.used = sorted(used)
        self.name = str(font.get("/BaseFont", "?"))[1:]
        self.below: Object = font.DescendantFonts[0]
        glyphs = self.below.get("/CIDToGIDMap")
        self._glyphs = two_bytes(glyphs.read_bytes()) if isinstance(glyphs, Stream) else None

    @cached_property
    def program(self) -> Program | None:
        """Return the font program, None when it is not in the file."""
        descriptor = self.below.get("/FontDescriptor", {})
        plain, cubic = descriptor.get("/FontFile2"), descriptor.get("/FontFile3")
        if isinstance(plain, Stream):
            return TrueType(plain.read_bytes())
        if isinstance(cubic, Stream) and cubic.get("/Subtype") == Name.CIDFontType0C:
            return Cubic(cubic.read_bytes())
        return None

    @cached_property
    def _characters(self) -> dict[int, int] | None:
        """Return the character of each code, None where they are the same."""
        encoding = self.font.get("/Encoding")
        if not isinstance(encoding, Stream):
            return None
        found = {}
        for block in re.findall(rb"begincidchar(.*?)endcidchar", encoding.read_bytes(), re.DOTALL):
            for code, character in re.findall(rb"<([0-9A-Fa-f]+)>\s*(\d+)", block):
                found[int(code, 16)] = int(character)
        return found

    def character(self, code: int) -> int:
        """Return the character that a code stands for in the font, 0 when it has none."""
        return code if self._characters is None else self._characters.get(code, 0)

    def glyph(self, code: int) -> int:
        """Return the glyph of a code, 0 when it has none."""
        character = self.character(code)
        if self._glyphs is None:
            return character
        return self._glyphs[character] if character < len(self._glyphs) else 0

    @cached_property
    def widths(self) -> dict[int, float]:
        """Return the width that the file says of each character."""
        found: dict[int, float] = {}
        entries = list(self.below.get("/W", []))
        while entries:
            first, second = int(entries[0]), entries[1]
            if isinstance(second, Array):
                found.update(enumerate(map(float, second), first))
                entries = entries[2:]
            else:
                found.update(dict.fromkeys(range(first, int(second) + 1), float(entries[2])))
                entries = entries[3:]
        return found

    def width(self, code: int) -> float:
        """Return the width that the file says of a code."""
        return self.widths.get(self.character(code), float(self.below.get("/DW", 1000)))

    @cached_property
    def text(self) -> dict[int, str]:
        """Return what each code stands for."""
        stream = self.font.get("/ToUnicode")
        if not isinstance(stream, Stream):
            return {}
        found = {}
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", stream.read_bytes(), re.DOTALL):
            for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
                words = bytes.fromhex(text.decode()).decode("utf-16-be", "surrogatepass")
                found[int(code, 16)] = words
        return found


def composites(file: File) -> Iterator[Composite]:
    """Yield the composite fonts that paint text, with the codes that they paint."""
    for font, used in file.shown.values():
        if font.get("/Subtype") == Name("/Type0"):
            yield Composite(font, used)
