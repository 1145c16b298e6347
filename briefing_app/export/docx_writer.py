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
from briefing_app.export.docx_inlines import Bookmarks, Citations, Inliner
from briefing_app.export.docx_language import language_xml
from briefing_app.export.docx_lists import Lists
from briefing_app.export.docx_marks import ENTRY_NUMBER
from briefing_app.export.docx_notes import endnotes_part, marks
from briefing_app.export.docx_package import Contents, package_bytes, settings_part
from briefing_app.export.docx_styles import Styles
from briefing_app.export.docx_xml import DECLARATION, NAMESPACES, paragraph, run, style_id, twips

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Block, Document, SourceEntry
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
    before, after, ends = _parted(document, native=citations.native)
    words = "".join(map(body.block, before))
    more = "".join(map(body.block, after))
    notes = _notes(document, note_inliner, ends) if citations.native else []
    total = max(pages.values(), default=1) if pages else 1
    foot = document.furniture
    language = language_xml(document.meta.language)
    primary = document.meta.language.split("-")[0].lower()
    contents = Contents(
        document=_document_part(words, more, page, native=bool(notes)),
        styles=Styles(style, page, emphases, lists, language, foot.marking.tlp).part(body.sides),
        settings=settings_part(
            endnotes=bool(notes), at_section_end=bool(more), decimal_comma=primary not in _DECIMAL_POINT
        ),
        fonts=font_table(style),
        numbering=lists.part(),
        headers={"header1": first_header(foot), "header2": running_header(foot, page)},
        footers={
            "footer1": footer(foot, total, 1),
            "footer2": footer(foot, total, min(2, total)),
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


def _parted(document: Document, *, native: bool) -> tuple[list[Block], list[Block], list[EndMark]]:
    """Return the blocks up to the sources, those after them, and the end marks of the last endnote.

    Endnotes follow everything else. End marks alone move into the last of them; more than that
    becomes a section of its own, and the endnotes stand at the end of the one before.
    """
    blocks = list(document.blocks)
    last = max((n for n, block in enumerate(blocks) if isinstance(block, Sources)), default=-1)
    if not native or last < 0:
        return blocks, [], []
    after = blocks[last + 1 :]
    ends = [block for block in after if isinstance(block, EndMark)]
    if len(ends) == len(after):
        return blocks[: last + 1], [], ends
    return blocks[: last + 1], after, []


def _notes(document: Document, inliner: Inliner, ends: list[EndMark]) -> list[str]:
    entries = [entry for block in document.blocks if isinstance(block, Sources) for entry in block.entries]
    notes = [_note(entry, inliner) for entry in entries]
    notes[-1] += "".join(end_mark(mark) for mark in ends)
    return notes


def _note(entry: SourceEntry, inliner: Inliner) -> str:
    return source_entry(run("<w:endnoteRef/>", style_id(ENTRY_NUMBER)), entry.inlines, inliner)


def _document_part(words: str, after: str, page: Geometry, *, native: bool) -> str:
    """Return the document: one section, or two where words follow the endnotes."""
    references = "".join(
        f'<w:{place}Reference w:type="{kind}" r:id="{place}{number}"/>'
        for place in ("header", "footer")
        for number, kind in ((1, "first"), (2, "default"))
    )
    place = '<w:pos w:val="sectEnd"/>' if after else ""
    notes = f'<w:endnotePr>{place}<w:numFmt w:val="decimal"/></w:endnotePr>' if native else ""
    size = (
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}"'
        f' w:left="{twips(page.text_left)}" w:header="{twips(page.header)}" w:footer="{twips(page.footer)}"'
        ' w:gutter="0"/>'
    )
    section = f"<w:sectPr>{references}{notes}{size}<w:titlePg/></w:sectPr>"
    if after:
        words += paragraph("NoteSeparator", "", section) + after
        section = f'<w:sectPr>{notes}<w:type w:val="continuous"/>{size}</w:sectPr>'
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{words}{section}</w:body></w:document>"
