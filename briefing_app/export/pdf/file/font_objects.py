"""A face as PDF objects: a composite font with its own codes, its subset and its way back to text."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefing_app.export.pdf import syntax
from briefing_app.export.pdf.file.cubic_fonts import CODE_MAP_ENTRIES, Codes, code_map, widths_by_glyph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.export.pdf.file.file_objects import FileObjects
    from briefing_app.export.pdf.typefaces.faces import LoadedFace

UNSPOKEN = "\u200c"
"""What a glyph copies as whose text another glyph stands for: a sign that nobody sees."""


def add_font(objects: FileObjects, face: LoadedFace, codes: Codes) -> int:
    """Add `face` with the glyphs that `codes` draw; return the number of its object."""
    data, numbers = face.subset({gid for gid, _ in codes})
    base = f"{_tag(data)}+{syntax.name(face.name)}"
    outlines = _outlines(objects, face, data)
    described = " ".join(f"/{key} {_value(value)}" for key, value in face.description().items())
    descriptor = objects.add(f"<< /Type /FontDescriptor /FontName /{base} {outlines} {described} >>")
    encoding, kind, mapped = _mapped(objects, face, codes, numbers)
    descendant = objects.add(
        f"<< /Type /Font /Subtype /{kind} /BaseFont /{base}"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
        f" /FontDescriptor {descriptor} 0 R /DW 0 {mapped} >>"
    )
    text = objects.stream(_to_unicode(codes))
    return objects.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{base} /Encoding {encoding}"
        f" /DescendantFonts [{descendant} 0 R] /ToUnicode {text} 0 R >>"
    )


def _outlines(objects: FileObjects, face: LoadedFace, data: bytes) -> str:
    """Return the entry of the font descriptor that holds the font program."""
    if face.has_cubic_outlines:
        return f"/FontFile3 {objects.stream(data, '/Subtype /CIDFontType0C')} 0 R"
    return f"/FontFile2 {objects.stream(data, f'/Length1 {len(data)}')} 0 R"


def _mapped(
    objects: FileObjects, face: LoadedFace, codes: Codes, numbers: dict[int, int]
) -> tuple[str, str, str]:
    """Return the encoding of the font, the kind of its descendant, and the widths and glyphs of its codes."""
    if face.has_cubic_outlines:
        widths = widths_by_glyph(codes, numbers, {gid: face.width(gid) for gid in numbers})
        encoding = objects.stream(code_map(codes, numbers), CODE_MAP_ENTRIES)
        return f"{encoding} 0 R", "CIDFontType0", f"/W {widths}"
    widths = " ".join(f"{face.width(gid):g}" for gid, _ in codes)
    glyphs = objects.stream(b"\0\0" + b"".join(gid.to_bytes(2, "big") for gid, _ in codes))
    return "/Identity-H", "CIDFontType2", f"/W [1 [{widths}]] /CIDToGIDMap {glyphs} 0 R"


def _value(value: float | Sequence[float]) -> str:
    return f"{value:g}" if isinstance(value, int | float) else f"[{' '.join(map(str, value))}]"


def _tag(data: bytes) -> str:
    """Return the six capitals that mark a subset, always the same for the same glyphs."""
    return "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])


def _spoken(source: str) -> str:
    """Return what a code copies as: never nothing, and no character that means nothing elsewhere.

    Where such a one is painted, the line says itself what it is.
    """
    return (syntax.without_private(source) or UNSPOKEN).encode("utf-16-be", "replace").hex().upper()


def _to_unicode(codes: Codes) -> bytes:
    """Return the character map that leads from codes back to what was written."""
    entries = [f"<{code:04X}> <{_spoken(source)}>" for (_, source), code in codes.items()]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for start in range(0, len(entries), 100):
        part = entries[start : start + 100]
        lines += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
