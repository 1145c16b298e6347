"""A face as PDF objects: a composite font with its own codes, its subset and its way back to text."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from briefing_app.export.pdf.cubic_fonts import code_map, widths_by_glyph

if TYPE_CHECKING:
    from briefing_app.export.pdf.faces import LoadedFace

Codes = dict[tuple[int, str], int]


def add_font(doc: Any, name: str, face: LoadedFace, codes: Codes) -> None:
    """Add `face` to the ReportLab document as the font resource `name`."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

    if not codes:
        return
    gids = {gid for gid, _ in codes}
    data, numbers = face.subset(gids)
    base = f"{_tag(data)}+{face.name}"
    described: dict[str, Any] = {
        key: PDFArray(value) if isinstance(value, list) else value
        for key, value in face.description().items()
    }
    descriptor = PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(base),
            **_outlines(doc, name, face, data),
            **described,
        }
    )
    encoding, mapped = _mapped(doc, name, face, codes, numbers)
    descendant = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType0" if face.has_cubic_outlines else "CIDFontType2"),
            "BaseFont": PDFName(base),
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": doc.Reference(descriptor, f"descriptor:{name}"),
            "DW": 0,
            **mapped,
        }
    )
    font = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(base),
            "Encoding": encoding,
            "DescendantFonts": PDFArray([doc.Reference(descendant, f"descendant:{name}")]),
            "ToUnicode": _stream(doc, f"text:{name}", _to_unicode(codes)),
        }
    )
    doc.idToObject["BasicFonts"].dict[name] = doc.Reference(font, f"font:{name}")


def _outlines(doc: Any, name: str, face: LoadedFace, data: bytes) -> dict[str, Any]:
    """Return the entry of the font descriptor that holds the font program."""
    from reportlab.pdfbase.pdfdoc import PDFName

    if face.has_cubic_outlines:
        return {"FontFile3": _stream(doc, f"file:{name}", data, Subtype=PDFName("CIDFontType0C"))}
    return {"FontFile2": _stream(doc, f"file:{name}", data, Length1=len(data))}


def _mapped(
    doc: Any, name: str, face: LoadedFace, codes: Codes, numbers: dict[int, int]
) -> tuple[Any, dict[str, Any]]:
    """Return the encoding of the font, and the widths and glyphs of its codes."""
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFString

    if not face.has_cubic_outlines:
        widths = " ".join(f"{face.width(gid):g}" for gid, _ in codes)
        glyphs = b"\0\0" + b"".join(gid.to_bytes(2, "big") for gid, _ in codes)
        entries = {"W": f"[1 [{widths}]]", "CIDToGIDMap": _stream(doc, f"glyphs:{name}", glyphs)}
        return PDFName("Identity-H"), entries
    system = PDFDictionary(
        {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
    )
    encoding = _stream(
        doc,
        f"codes:{name}",
        code_map(codes, numbers),
        Type=PDFName("CMap"),
        CMapName=PDFName("Briefing-Codes"),
        CIDSystemInfo=system,
        WMode=0,
    )
    return encoding, {"W": widths_by_glyph(codes, numbers, {gid: face.width(gid) for gid in numbers})}


def _stream(doc: Any, name: str, data: bytes, **entries: Any) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFStream, PDFZCompress

    return doc.Reference(PDFStream(PDFDictionary(entries), data, [PDFZCompress]), name)


def _tag(data: bytes) -> str:
    """Return the six capitals that mark a subset, always the same for the same glyphs."""
    return "".join(chr(65 + byte % 26) for byte in hashlib.sha256(data).digest()[:6])


def _to_unicode(codes: Codes) -> bytes:
    """Return the character map that leads from codes back to what was written."""
    entries = [
        f"<{code:04X}> <{source.encode('utf-16-be', 'replace').hex().upper()}>"
        for (_, source), code in codes.items()
        if source
    ]
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
