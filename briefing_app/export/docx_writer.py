"""A document as a Word file: named styles, native endnotes, a contents that is right at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.nodes import EndMark, Heading, Sources
from briefing_app.export.docx_body import Body, end_mark, source_entry
from briefing_app.export.docx_emphasis import Emphases
from briefing_app.export.docx_figures import Figures
from briefing_app.export.docx_fonts import font_table
from briefing_app.export.docx_furniture import first_header, footer, running_header
from briefing_app.export.docx_geometry import geometry
from briefing_app.export.docx_inlines import Bookmarks, Citations, Inliner, source_bookmark
from briefing_app.export.docx_language import language_xml
from briefing_app.export.docx_lists import Lists
from briefing_app.export.docx_marks import ENTRY_NUMBER
from briefing_app.export.docx_notes import endnotes_part, marks
from briefing_app.export.docx_package import Contents, package_bytes, settings_part
from briefing_app.export.docx_styles import Styles
from briefing_app.export.docx_xml import DECLARATION, NAMESPACES, run, style_id, twips

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Document, SourceEntry
    from briefing_app.export.docx_geometry import Geometry

_DECIMAL_POINT = {"en", "zh", "ja", "ko", "he", "th", "ga", "mt", "cy"}


def write_docx(document: Document, style: HouseStyle, pages: Mapping[str, int] | None = None) -> bytes:
    """Return `document` as a Word file in `style`.

    `pages` gives the page (from 1) of each heading's anchor, for the table of contents; without
    it the contents lead to the headings but name no pages.
    """
    page = geometry(style, document.meta.paper)
    emphases = Emphases(style)
    bookmarks = _bookmarks(document)
    citations = Citations(marks(document))
    inliner = Inliner(style, emphases, bookmarks, citations)
    note_inliner = Inliner(style, emphases, bookmarks, citations, in_notes=True)
    figures, lists = Figures(), Lists()
    body = Body(document, style, page, inliner, bookmarks, figures, lists, pages)
    blocks, tail = _parted(document, native=citations.native)
    words = "".join(body.block(block) for block in blocks)
    notes = _notes(document, note_inliner, tail) if citations.native else []
    total = max(pages.values(), default=1) if pages else 1
    foot = document.furniture
    language = language_xml(document.meta.language)
    primary = document.meta.language.split("-")[0].lower()
    contents = Contents(
        document=_document_part(words, page),
        styles=Styles(style, page, emphases, lists, language).part(body.sides),
        settings=settings_part(endnotes=bool(notes), decimal_comma=primary not in _DECIMAL_POINT),
        fonts=font_table(style),
        numbering=lists.part(),
        headers={"header1": first_header(foot), "header2": running_header(foot, emphases)},
        footers={
            "footer1": footer(foot, emphases, total, 1),
            "footer2": footer(foot, emphases, total, min(2, total)),
        },
        endnotes=endnotes_part(notes) if notes else "",
        document_links=inliner.links.targets,
        endnote_links=note_inliner.links.targets,
        images=figures.images,
    )
    return package_bytes(contents, document.meta)


def _bookmarks(document: Document) -> Bookmarks:
    headings = [block.anchor for block in document.blocks if isinstance(block, Heading | Sources)]
    others = (getattr(block, "anchor", "") for block in document.blocks)
    return Bookmarks([anchor for anchor in others if anchor], [anchor for anchor in headings if anchor])


def _parted(document: Document, *, native: bool) -> tuple[list[object], list[EndMark]]:
    """Return the blocks of the body, and the end marks that stand behind native endnotes."""
    blocks = list(document.blocks)
    tail: list[EndMark] = []
    while native and blocks and isinstance(blocks[-1], EndMark):
        tail.insert(0, blocks.pop())
    return blocks, tail


def _notes(document: Document, inliner: Inliner, tail: list[EndMark]) -> list[str]:
    entries = [entry for block in document.blocks if isinstance(block, Sources) for entry in block.entries]
    notes = [_note(entry, inliner) for entry in entries]
    notes[-1] += "".join(end_mark(mark) for mark in tail)
    return notes


def _note(entry: SourceEntry, inliner: Inliner) -> str:
    return source_entry(run("<w:endnoteRef/>", style_id(ENTRY_NUMBER)), entry.inlines, inliner)


def _document_part(words: str, page: Geometry) -> str:
    section = (
        '<w:headerReference w:type="first" r:id="header1"/><w:headerReference w:type="default" r:id="header2"/>'
        '<w:footerReference w:type="first" r:id="footer1"/><w:footerReference w:type="default" r:id="footer2"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}"'
        f' w:left="{twips(page.text_left)}" w:header="{twips(page.header)}" w:footer="{twips(page.footer)}"'
        ' w:gutter="0"/><w:titlePg/>'
    )
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{words}<w:sectPr>{section}</w:sectPr></w:body></w:document>"
