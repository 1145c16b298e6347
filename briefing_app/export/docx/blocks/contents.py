"""The table of contents: a field that is filled already, so that Word has nothing to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.nodes import Heading, Role, SourceRef, plain
from briefing_app.export.docx.sheets.geometry import wide
from briefing_app.export.docx.xml import TAB, escaped, field, paragraph, run, style_id, text_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.document.nodes import Contents, Document
    from briefing_app.export.docx.blocks.inlines import Bookmarks
    from briefing_app.export.docx.sheets.geometry import Geometry

_BEGIN = run('<w:fldChar w:fldCharType="begin"/>')
_SEPARATE = run('<w:fldChar w:fldCharType="separate"/>')
_END = run('<w:fldChar w:fldCharType="end"/>')


def contents_xml(
    block: Contents,
    document: Document,
    bookmarks: Bookmarks,
    pages: Mapping[str, int] | None,
    number_style: str,
    page: Geometry,
) -> str:
    """Return the contents with the page of each heading; without `pages` it only leads there."""
    entries = _entries(document, block.levels)
    if not entries:
        return ""
    pages = pages if pages and all(anchor in pages for _, anchor, _ in entries) else None
    bare = "" if pages else " \\n"
    # By outline level: names of styles would need the list separator of each reader's country.
    instruction = f'TOC \\o "1-{block.levels}" \\h \\z \\u{bare}'
    words = f'<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText>'
    opening = _BEGIN + run(words) + _SEPARATE
    lines: list[str] = []
    for number, (level, anchor, words) in enumerate(entries):
        name = bookmarks.name(anchor)
        inner = run(text_xml(words))
        if pages:
            inner += TAB + field(f"PAGEREF {name} \\h", str(pages[anchor]), number_style)
        link = f'<w:hyperlink w:anchor="{name}" w:history="1">{inner}</w:hyperlink>'
        before = opening if number == 0 else ""
        after = _END if number == len(entries) - 1 else ""
        role = Role.TOC_1 if level == 1 else Role.TOC_2
        lines.append(paragraph(style_id(wide(role.value, page)), before + link + after))
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{''.join(lines)}</w:sdtContent></w:sdt>"
    )


def _entries(document: Document, levels: int) -> list[tuple[int, str, str]]:
    return [
        (block.level, block.anchor, _words(block))
        for block in document.blocks
        if isinstance(block, Heading) and block.level <= levels
    ]


def _words(heading: Heading) -> str:
    kept = tuple(inline for inline in heading.inlines if not isinstance(inline, SourceRef))
    return "\u2002".join(part for part in (heading.number, plain(kept)) if part)
