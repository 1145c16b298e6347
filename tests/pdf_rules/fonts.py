"""Rules on fonts: embedded, as wide as they say, and with their way back to text."""

from __future__ import annotations

import re
from collections.abc import Iterator

import uharfbuzz as hb
from pikepdf import Array, Name, Object, Stream

from pdf_rules.reading import SHOWING, File, Rule, collected, two_bytes

RULES: list[Rule] = []
WIDTH_TOLERANCE = 1.0
"""Thousandths of the type size by which a width may differ from the font's."""
_PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))
_NOTHING = ("\0", "\ufeff", "\ufffe")


class Composite:
    """A composite font of a file with its program."""

    def __init__(self, font: Object, used: set[int]) -> None:
        self.font = font
        self.used = sorted(used)
        self.name = str(font.get("/BaseFont", "?"))[1:]
        self.below: Object = font.DescendantFonts[0]
        file = self.below.get("/FontDescriptor", {}).get("/FontFile2")
        self.face = hb.Face(hb.Blob(file.read_bytes())) if isinstance(file, Stream) else None
        glyphs = self.below.get("/CIDToGIDMap")
        self.glyphs = two_bytes(glyphs.read_bytes()) if isinstance(glyphs, Stream) else None

    def glyph(self, code: int) -> int:
        """Return the glyph of a code, 0 when it has none."""
        if self.glyphs is None:
            return code
        return self.glyphs[code] if code < len(self.glyphs) else 0

    def widths(self) -> dict[int, float]:
        """Return the width that the file says of each code."""
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


def _composites(file: File) -> Iterator[Composite]:
    for font, used in file.shown.values():
        if font.get("/Subtype") == Name("/Type0"):
            yield Composite(font, used)


@collected(RULES, "ISO 19005-2, 6.2.11.2 and 6.2.11.3; ISO 14289-1, 7.21.3")
def composite_only(file: File) -> Iterator[str]:
    """Text is painted in composite fonts with two-byte codes and a map to their glyphs."""
    for font, _ in file.shown.values():
        name = str(font.get("/BaseFont", "?"))[1:]
        if font.get("/Subtype") != Name("/Type0"):
            yield f"the font {name} is {font.get('/Subtype')}"
            continue
        below = font.DescendantFonts[0]
        system = below.get("/CIDSystemInfo", {})
        if font.get("/Encoding") != Name("/Identity-H"):
            yield f"the font {name} has the encoding {font.get('/Encoding')}"
        if below.get("/Subtype") != Name("/CIDFontType2") or str(system.get("/Registry")) != "Adobe":
            yield f"the font {name} is not the kind of font that it says"
        if str(system.get("/Ordering")) != "Identity":
            yield f"the font {name} has another order of characters than its encoding"
        glyphs = below.get("/CIDToGIDMap")
        if not isinstance(glyphs, Stream) and glyphs != Name("/Identity"):
            yield f"the font {name} has no map from codes to glyphs"


@collected(RULES, "ISO 19005-2, 6.2.11.4.1; ISO 14289-1, 7.21.4.1")
def embedded(file: File) -> Iterator[str]:
    """Every font that paints is in the file, with every glyph that it paints."""
    for place, (page, content) in enumerate(zip(file.pages, file.contents, strict=True), 1):
        known = page.Resources.get("/Font", {})
        for name in {one.font for one in content.painted if one.operator in SHOWING}:
            if name not in known:
                yield f"page {place} paints in the font {name[1:]}, which it does not have"
    for font in _composites(file):
        if font.face is None:
            yield f"the font {font.name} is not embedded"
            continue
        lacking = [code for code in font.used if font.glyph(code) >= font.face.glyph_count]
        if lacking:
            yield f"the font {font.name} lacks {len(lacking)} glyphs"


@collected(RULES, "ISO 19005-2, 6.2.11.4.2; ISO 14289-1, 7.21.4.2")
def named_as_subset(file: File) -> Iterator[str]:
    """A font cut down to its glyphs is named so, alike everywhere, and has no wrong list of them."""
    for font in _composites(file):
        names = (font.below.get("/BaseFont"), font.below.FontDescriptor.get("/FontName"))
        if not re.fullmatch(r"[A-Z]{6}\+\S+", font.name) or any(str(name)[1:] != font.name for name in names):
            yield f"the font {font.name} is also called {names}"
        if "/CIDSet" in font.below.FontDescriptor:
            listed = font.below.FontDescriptor.CIDSet.read_bytes()
            for code in font.used:
                if code >> 3 >= len(listed) or not listed[code >> 3] & 0x80 >> (code & 7):
                    yield f"the list of glyphs of the font {font.name} lacks {code}"


@collected(RULES, "ISO 19005-2, 6.2.11.5; ISO 14289-1, 7.21.5")
def widths(file: File) -> Iterator[str]:
    """The file says the same widths as the font."""
    for font in _composites(file):
        if font.face is None:
            continue
        drawn, said = hb.Font(font.face), font.widths()
        default = float(font.below.get("/DW", 1000))
        for code in font.used:
            wide = drawn.get_glyph_h_advance(font.glyph(code)) * 1000 / font.face.upem
            if abs(wide - said.get(code, default)) > WIDTH_TOLERANCE:
                yield f"the font {font.name} says another width of the code {code}"


@collected(RULES, "ISO 19005-2, 6.2.11.7.2; ISO 14289-1, 7.21.7")
def unicode_maps(file: File) -> Iterator[str]:
    """Each code that is painted stands for text, or for the rest of a text that another began."""
    for font in _composites(file):
        text = font.text()
        if not text:
            yield f"the font {font.name} has no way back to text"
            continue
        for code in font.used:
            if not text.get(code):
                yield f"the code {code} of the font {font.name} stands for nothing"
            elif any(sign in text[code] for sign in _NOTHING):
                yield f"the code {code} of the font {font.name} stands for a character that is none"


@collected(RULES, "ISO 19005-2, 6.2.11.7.3")
def private_characters(file: File) -> Iterator[str]:
    """No code that is painted stands for a character of private use."""
    for font in _composites(file):
        text = font.text()
        for code in font.used:
            if any(low <= ord(sign) <= high for sign in text.get(code, "") for low, high in _PRIVATE):
                yield f"the code {code} of the font {font.name} stands for a character of private use"


@collected(RULES, "ISO 19005-2, 6.2.11.8; ISO 14289-1, 7.21.8")
def no_missing_glyph(file: File) -> Iterator[str]:
    """The box that stands for a missing glyph is never painted."""
    for font in _composites(file):
        lacking = [code for code in font.used if font.glyph(code) == 0]
        if lacking:
            yield f"the font {font.name} paints the missing glyph for the codes {lacking}"
