"""Rules on fonts: embedded, as wide as they say, and with their way back to text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Name, Object, Stream

from pdf_rules.programs import composites
from pdf_rules.reading import SHOWING, File, Rule, collected

RULES: list[Rule] = []
WIDTH_TOLERANCE = 1.0
"""Thousandths of the type size by which a width may differ from the font's."""
_PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))
_NOTHING = ("\0", "\ufeff", "\ufffe")


@collected(RULES, "ISO 19005-2, 6.2.11.2 and 6.2.11.3; ISO 14289-1, 7.21.3")
def composite_only(file: File) -> Iterator[str]:
    """Text is painted in composite fonts with two-byte codes and a map to their glyphs."""
    for font, _ in file.shown.values():
        name = str(font.get("/BaseFont", "?"))[1:]
        if font.get("/Subtype") != Name("/Type0"):
            yield f"the font {name} is {font.get('/Subtype')}"
            continue
        below, encoding = font.DescendantFonts[0], font.get("/Encoding")
        system = below.get("/CIDSystemInfo", {})
        if isinstance(encoding, Stream):
            yield from _code_map(name, encoding, system)
        elif encoding != Name("/Identity-H"):
            yield f"the font {name} has the encoding {encoding}"
        if str(system.get("/Registry")) != "Adobe" or str(system.get("/Ordering")) != "Identity":
            yield f"the font {name} has another order of characters than its encoding"
        glyphs = below.get("/CIDToGIDMap")
        if below.get("/Subtype") == Name("/CIDFontType2"):
            if not isinstance(glyphs, Stream) and glyphs != Name("/Identity"):
                yield f"the font {name} has no map from codes to glyphs"
        elif below.get("/Subtype") != Name("/CIDFontType0") or glyphs is not None:
            yield f"the font {name} is not the kind of font that it says"


def _code_map(name: str, encoding: Stream, system: Object) -> Iterator[str]:
    """Check a map from codes to characters that is in the file."""
    said = encoding.get("/CIDSystemInfo", {})
    if any(str(said.get(key)) != str(system.get(key)) for key in ("/Registry", "/Ordering", "/Supplement")):
        yield f"the encoding of the font {name} has another order of characters"
    within = re.search(rb"/WMode\s+(\d)", encoding.read_bytes())
    if within is None or int(within[1]) != int(encoding.get("/WMode", 0)):
        yield f"the encoding of the font {name} says two ways of writing"


@collected(RULES, "ISO 19005-2, 6.2.11.4.1; ISO 14289-1, 7.21.4.1")
def embedded(file: File) -> Iterator[str]:
    """Every font that paints is in the file, with every glyph that it paints."""
    for place, (page, content) in enumerate(zip(file.pages, file.contents, strict=True), 1):
        known = page.Resources.get("/Font", {})
        for name in {one.font for one in content.painted if one.operator in SHOWING}:
            if name not in known:
                yield f"page {place} paints in the font {name[1:]}, which it does not have"
    for font in composites(file):
        if font.program is None:
            yield f"the font {font.name} is not embedded"
            continue
        lacking = [code for code in font.used if font.glyph(code) >= font.program.count]
        if lacking:
            yield f"the font {font.name} lacks {len(lacking)} glyphs"


@collected(RULES, "ISO 19005-2, 6.2.11.4.2; ISO 14289-1, 7.21.4.2")
def named_as_subset(file: File) -> Iterator[str]:
    """A font cut down to its glyphs is named so, alike everywhere, and has no wrong list of them."""
    for font in composites(file):
        names = (font.below.get("/BaseFont"), font.below.FontDescriptor.get("/FontName"))
        if not re.fullmatch(r"[A-Z]{6}\+\S+", font.name) or any(str(name)[1:] != font.name for name in names):
            yield f"the font {font.name} is also called {names}"
        if "/CIDSet" in font.below.FontDescriptor:
            listed = font.below.FontDescriptor.CIDSet.read_bytes()
            for character in map(font.character, font.used):
                if character >> 3 >= len(listed) or not listed[character >> 3] & 0x80 >> (character & 7):
                    yield f"the list of glyphs of the font {font.name} lacks {character}"


@collected(RULES, "ISO 19005-2, 6.2.11.5; ISO 14289-1, 7.21.5")
def widths(file: File) -> Iterator[str]:
    """The file says the same widths as the font."""
    for font in composites(file):
        if font.program is None:
            continue
        for code in font.used:
            if abs(font.program.width(font.glyph(code)) - font.width(code)) > WIDTH_TOLERANCE:
                yield f"the font {font.name} says another width of the code {code}"


@collected(RULES, "ISO 19005-2, 6.2.11.7.2; ISO 14289-1, 7.21.7")
def unicode_maps(file: File) -> Iterator[str]:
    """Each code that is painted stands for text, or for the rest of a text that another began."""
    for font in composites(file):
        text = font.text
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
    for font in composites(file):
        text = font.text
        for code in font.used:
            if any(low <= ord(sign) <= high for sign in text.get(code, "") for low, high in _PRIVATE):
                yield f"the code {code} of the font {font.name} stands for a character of private use"


@collected(RULES, "ISO 19005-2, 6.2.11.8; ISO 14289-1, 7.21.8")
def no_missing_glyph(file: File) -> Iterator[str]:
    """The box that stands for a missing glyph is never painted."""
    for font in composites(file):
        lacking = [code for code in font.used if font.glyph(code) == 0]
        if lacking:
            yield f"the font {font.name} paints the missing glyph for the codes {lacking}"
