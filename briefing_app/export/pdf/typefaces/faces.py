"""Font files as HarfBuzz sees them: which characters a face draws, and words as kerned glyphs.

Loaded faces and shaped words are kept for the life of the process: a preview lays out
the same words again and again.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing_app.export.pdf import syntax
from briefing_app.export.pdf.typefaces.clusters import drawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HOLLOW = (0x200B, 0xFEFF, 0x2060, 0x20)
WORDS_KEPT = 60_000
"""Shaped words kept for each face; a library of any size cannot fill the memory."""


class Glyph(NamedTuple):
    """A glyph of a shaped word, in thousandths of the type size.

    `source` is the text that it stands for, "" for the second glyph of a cluster;
    `advance` is how far the pen moves, `width` the width written in the font. What is painted
    `apart` from its word has blanks in it that stand for its letters.
    """

    gid: int
    source: str
    width: float
    advance: float
    dx: float = 0.0
    dy: float = 0.0
    apart: bool = False


class Setting(NamedTuple):
    """How words are to be shaped.

    `before` and `after` are what letters that join are written up against; `language` is a
    BCP 47 tag, which some letters take another shape for; `east` is that of East Asian signs.
    """

    old_style: bool = False
    language: str = "en"
    east: str = ""
    rtl: bool = False
    before: str = ""
    after: str = ""


PLAIN = Setting()


@dataclass(slots=True)
class LoadedFace:
    """A font file in memory, ready to shape text and to be cut down to the glyphs in use.

    `covered` are its characters, None for a font of the system, which is asked one by one:
    some have fifty thousand. `weight` is what the axis of a variable font is set to, if it is one.
    """

    name: str
    hb_face: Any
    hb_font: Any
    unit: float
    covered: frozenset[int] | None
    weight: int = 0
    _words: dict[tuple[str, Setting], tuple[Glyph, ...]] = field(default_factory=dict)
    _widths: dict[int, float] = field(default_factory=dict)

    @property
    def has_cubic_outlines(self) -> bool:
        """Tell whether the outlines are those of PostScript, which a PDF holds in another way."""
        return "glyf" not in self.hb_face.table_tags

    def covers(self, text: str) -> bool:
        """Say whether the face draws every character of `text`."""
        if self.covered is not None:
            return self.covered.issuperset(map(ord, text))
        nominal = self.hb_font.get_nominal_glyph
        return all(nominal(ord(character)) for character in text)

    def shape(self, text: str, setting: Setting = PLAIN) -> tuple[Glyph, ...]:
        """Return the glyphs of `text` from left to right, kerned, with ligatures."""
        key = (text, setting)
        found = self._words.get(key)
        if found is None:
            if len(self._words) >= WORDS_KEPT:
                self._words.clear()
            found = self._words[key] = self._shape(text, setting)
        return found

    def _shape(self, text: str, setting: Setting) -> tuple[Glyph, ...]:
        import uharfbuzz as hb

        buffer = hb.Buffer()
        shift = len(setting.before)
        buffer.add_str(f"{setting.before}{text}{setting.after}", shift, len(text))
        buffer.language = (
            syntax.language(setting.language)[1:-1] or "en"
        )  # otherwise it is that of the machine, and so are the glyphs
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if setting.rtl else "ltr"
        # Marks stay glyphs of their own, each with its own place in the text.
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(self.hb_font, buffer, {"kern": True, "liga": True, "onum": setting.old_style})
        infos, places = buffer.glyph_infos, buffer.glyph_positions or []
        clusters = [info.cluster - shift for info in infos]
        sources = _sources(text, clusters, [place.x_advance for place in places], setting.rtl)
        unit = self.unit
        glyphs = []
        for info, place, source in zip(infos, places, sources, strict=True):
            dx, dy, advance, _ = place.position
            gid = info.codepoint
            glyphs.append(Glyph(gid, source, self.width(gid), advance * unit, dx * unit, dy * unit))
        return tuple(self._letter_by_letter(glyphs) if setting.rtl else glyphs)

    def _letter_by_letter(self, glyphs: list[Glyph]) -> Iterator[Glyph]:
        """Yield `glyphs` so that each stands for one letter: blanks stand for the others of a ligature.

        Those who read words out of a file put the letters of Arabic and Hebrew in order by where each
        lies, and get the letters of a ligature the wrong way round.
        """
        blank = self.hb_font.get_nominal_glyph(32)
        for glyph in glyphs:
            letters = [character for character in reversed(glyph.source) if drawn(character)]
            if blank is None or len(glyph.source) < 2 or not glyph.advance:
                yield glyph
                continue
            for character in reversed(glyph.source):
                if not drawn(character):  # a joiner, which stands to the left of the letter it follows
                    yield self.hollow(character)
            if len(letters) == 1:
                yield glyph._replace(source=letters[0])
                continue
            yield glyph._replace(source="", advance=0.0, apart=True)
            for letter in letters:
                yield Glyph(blank, letter, self.width(blank), glyph.advance / len(letters))

    def hollow(self, source: str) -> Glyph:
        """Return a glyph that paints nothing and takes no room, and copies as `source`."""
        for character in _HOLLOW:
            gid = self.hb_font.get_nominal_glyph(character)
            extents = self.hb_font.get_glyph_extents(gid) if gid else None
            if gid and (extents is None or not extents.width):
                return Glyph(gid, source, self.width(gid), 0.0)
        return Glyph(0, source, self.width(0), 0.0)

    def width(self, gid: int) -> float:
        """Return the advance width of a glyph in thousandths."""
        found = self._widths.get(gid)
        if found is None:
            found = self._widths[gid] = self.hb_font.get_glyph_h_advance(gid) * self.unit
        return found

    def subset(self, gids: set[int]) -> tuple[bytes, dict[int, int]]:
        """Return a font that holds only the outlines of `gids`, and the number of each in it.

        That is a whole TrueType file, each glyph under its old number, or a bare CFF table in which
        they are numbered anew: what a PDF holds of either kind.
        """
        import uharfbuzz as hb

        wish = hb.SubsetInput()
        flags = hb.SubsetFlags
        wish.flags = flags.NO_HINTING | flags.NOTDEF_OUTLINE | flags.NO_LAYOUT_CLOSURE
        if self.has_cubic_outlines:
            wish.flags |= flags.CFF_IDENTITY_CHARSET | flags.DOWNGRADE_CFF2
        else:
            wish.flags |= flags.RETAIN_GIDS
        wish.sets(hb.SubsetInputSets.GLYPH_INDEX).update(gids)
        unused = (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"DSIG", b"name", b"OS/2", b"vhea", b"vmtx", b"VORG")
        wish.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(int.from_bytes(tag, "big") for tag in unused)
        if self.weight:
            wish.pin_all_axes_to_default(self.hb_face)
            wish.pin_axis_location(self.hb_face, "wght", self.weight)
        plan = hb.SubsetPlan(self.hb_face, wish)
        cut = plan.execute()
        if not self.has_cubic_outlines:
            return bytes(cut.blob.data), {gid: gid for gid in gids}
        numbers = plan.old_to_new_glyph_mapping
        return bytes(cut.reference_table("CFF ").data), {gid: numbers[gid] for gid in gids}

    def description(self) -> dict[str, Any]:
        """Return what a PDF font descriptor says of the face, in thousandths."""
        unit = self.unit
        head = self.hb_face.reference_table("head").data
        box = [round(value * unit) for value in struct.unpack_from(">4h", head, 36)]
        ascent, descent = struct.unpack_from(">2h", self.hb_face.reference_table("hhea").data, 4)
        cap_height, weight = ascent, 400
        if "OS/2" in self.hb_face.table_tags:
            metrics = self.hb_face.reference_table("OS/2").data
            weight = self.weight or struct.unpack_from(">H", metrics, 4)[0]
            if len(metrics) >= 90:  # older tables end before it
                cap_height = struct.unpack_from(">h", metrics, 88)[0]
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


def _sources(text: str, clusters: list[int], advances: list[int], rtl: bool) -> list[str]:
    """Return the text that each glyph stands for: one glyph of a cluster has all of it.

    That is the first, or from right to left the first that takes room: dots come before their letter.
    """
    if not clusters:
        return []
    if clusters == [*range(len(text))]:
        return list(text)
    starts = sorted(set(clusters))
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    bearers: dict[int, int] = {}
    for index, cluster in enumerate(clusters):
        bearer = bearers.setdefault(cluster, index)
        if rtl and advances[index] and not advances[bearer]:
            bearers[cluster] = index
    sources = [""] * len(clusters)
    for cluster, index in bearers.items():
        begin = 0 if cluster == starts[0] else cluster  # what was removed before the first is copied with it
        sources[index] = text[begin : ends[cluster]]
    return sources


@cache
def load_face(path: Path) -> LoadedFace:
    """Return the face in the font file at `path`, one that is shipped, read once in a process."""
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(path)))
    return LoadedFace(path.stem, face, hb.Font(face), 1000 / face.upem, frozenset(face.unicodes))


@cache
def borrowed_face(path: Path, index: int = 0, weight: int = 0) -> LoadedFace:
    """Return a face of a font of the system; `weight` sets the axis of a variable font, 0 for none."""
    import uharfbuzz as hb

    face = hb.Face(hb.Blob.from_file_path(str(path)), index)
    font = hb.Font(face)
    if weight:
        font.set_variations({"wght": weight})
    name = re.sub("[^A-Za-z0-9-]", "", face.get_name(6, "en") or "") or f"Font-{index}"
    return LoadedFace(f"{name}-{weight}" if weight else name, face, font, 1000 / face.upem, None, weight)
