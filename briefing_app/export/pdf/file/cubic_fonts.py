"""Faces with PostScript outlines as PDF objects: numbered glyphs, and our codes mapped onto them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


Codes = dict[tuple[int, str], int]
"""The code of each glyph together with the words that it is copied as."""
CODE_MAP_ENTRIES = (
    "/Type /CMap /CMapName /Briefing-Codes /WMode 0"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
)
"""What the dictionary of the map says beside its data, word for word the same as there."""


def code_map(codes: Codes, numbers: Mapping[int, int]) -> bytes:
    """Return the map from codes to glyphs: two codes may draw one glyph and still copy as other words.

    A face with TrueType outlines has such a map beside it; for these the standard wants it as the
    encoding of the font.
    """
    lines = [
        "%!PS-Adobe-3.0 Resource-CMap",
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo 3 dict dup begin",
        "/Registry (Adobe) def /Ordering (Identity) def /Supplement 0 def end def",
        "/CMapName /Briefing-Codes def",
        "/CMapVersion 1 def",
        "/CMapType 1 def",
        "/WMode 0 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    entries = [f"<{code:04X}> {numbers[gid]}" for (gid, _), code in codes.items()]
    for start in range(0, len(entries), 100):
        part = entries[start : start + 100]
        lines += [f"{len(part)} begincidchar", *part, "endcidchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")


def widths_by_glyph(codes: Codes, numbers: Mapping[int, int], widths: Mapping[int, float]) -> str:
    """Return the array of widths of the glyphs in use; `widths` are those of the original glyphs."""
    found = {numbers[gid]: widths[gid] for gid, _ in codes}
    return f"[{' '.join(f'{number} [{width:g}]' for number, width in sorted(found.items()))}]"
