"""Font files as HarfBuzz sees them: which characters a face draws, and words as kerned glyphs.

Loaded faces and shaped words are kept for the life of the process: a preview lays out
the same words again and again.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

WORDS_KEPT = 60_000
"""Shaped words kept for each face; a library of any size cannot fill the memory."""


class Glyph(NamedTuple):
    """A glyph of a shaped word, in thousandths of the type size.

    `source` is the text that it stands for, "" for the second glyph of a cluster;
    `advance` is how far the pen moves, `width` the width written in the font.
    """

    gid: int
    source: str
    width: float
    advance: float
    dx: float = 0.0
    dy: float = 0.0


@dataclass(slots=True)
class LoadedFace:
    """A font file in memory, ready to shape text and to be cut down to the glyphs in use."""

    name: str
    hb_face: Any
    hb_font: Any
    unit: float
    covered: frozenset[int]
    _words: dict[tuple[str, bool], tuple[Glyph, ...]] = field(default_factory=dict)
    _widths: dict[int, float] = field(default_factory=dict)

    def covers(self, text: str) -> bool:
        """Say whether the face draws every character of `text`."""
        return self.covered.issuperset(map(ord, text))

    def shape(self, text: str, old_style: bool) -> tuple[Glyph, ...]:
        """Return the glyphs of `text`, kerned, with ligatures and, if asked, text figures."""
        key = (text, old_style)
        found = self._words.get(key)
        if found is None:
            if len(self._words) >= WORDS_KEPT:
                self._words.clear()
            found = self._words[key] = self._shape(text, old_style)
        return found

    def _shape(self, text: str, old_style: bool) -> tuple[Glyph, ...]:
        import uharfbuzz as hb

        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.language = "en"  # otherwise it is that of the machine, and so are the glyphs
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        hb.shape(self.hb_font, buffer, {"kern": True, "liga": True, "onum": old_style})
        places = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
        starts = sorted({glyph.cluster for glyph, _ in places})
        ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
        unit, seen, glyphs = self.unit, set[int](), list[Glyph]()
        for glyph, place in places:
            source = ""
            if glyph.cluster not in seen:
                seen.add(glyph.cluster)
                source = text[glyph.cluster : ends[glyph.cluster]]
            glyphs.append(
                Glyph(
                    glyph.codepoint,
                    source,
                    self.width(glyph.codepoint),
                    place.x_advance * unit,
                    place.x_offset * unit,
                    place.y_offset * unit,
                )
            )
        return tuple(glyphs)

    def width(self, gid: int) -> float:
        """Return the advance width of a glyph in thousandths."""
        found = self._widths.get(gid)
        if found is None:
            found = self._widths[gid] = self.hb_font.get_glyph_h_advance(gid) * self.unit
        return found

    def subset(self, gids: set[int]) -> bytes:
        """Return a font file that holds only the outlines of `gids`, each under its old number."""
        import uharfbuzz as hb

        wish = hb.SubsetInput()
        wish.flags = (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NOTDEF_OUTLINE
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        )
        wish.sets(hb.SubsetInputSets.GLYPH_INDEX).update(gids)
        unused = (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"DSIG", b"name", b"OS/2")
        wish.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(int.from_bytes(tag, "big") for tag in unused)
        return bytes(hb.subset(self.hb_face, wish).blob.data)

    def description(self) -> dict[str, Any]:
        """Return what a PDF font descriptor says of the face, in thousandths."""
        unit = self.unit
        head = self.hb_face.reference_table("head").data
        box = [round(value * unit) for value in struct.unpack_from(">4h", head, 36)]
        ascent, descent = struct.unpack_from(">2h", self.hb_face.reference_table("hhea").data, 4)
        metrics = self.hb_face.reference_table("OS/2").data
        cap_height = struct.unpack_from(">h", metrics, 88)[0]
        weight = struct.unpack_from(">H", metrics, 4)[0]
        slant = struct.unpack_from(">i", self.hb_face.reference_table("post").data, 4)[0] / 65536
        return {
            "Ascent": round(ascent * unit),
            "Descent": round(descent * unit),
            "CapHeight": round(cap_height * unit),
            "FontBBox": box,
            "ItalicAngle": round(slant, 2),
            "StemV": 50 + (weight - 400) // 5,
            "Flags": 4 | (64 if slant else 0),
        }


@cache
def load_face(path: Path) -> LoadedFace:
    """Return the face in the font file at `path`, read once in a process."""
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(path)))
    font = hb.Font(face)
    return LoadedFace(path.stem, face, font, 1000 / face.upem, frozenset(face.unicodes))
