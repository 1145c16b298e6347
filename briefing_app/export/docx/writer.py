"""A document as a Word file: named styles, native footnotes, a contents that is right at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Heading, Role, Sources
from briefing_app.export.docx.body import Body, source_entry
from briefing_app.export.docx.emphasis import Emphases
from briefing_app.export.docx.figures import Figures
from briefing_app.export.docx.fonts import font_table
from briefing_app.export.docx.furniture import (
    LIFT,
    first_header,
    footer,
    has_own_lines,
    marking_lines,
    running_header,
)
from briefing_app.export.docx.geometry import geometry
from briefing_app.export.docx.inlines import Bookmarks, Citations, Inliner
from briefing_app.export.docx.language import language_xml
from briefing_app.export.docx.lists import Lists
from briefing_app.export.docx.marks import ENTRY_NUMBER
from briefing_app.export.docx.notes import footnotes_part, notes_of, source_entries
from briefing_app.export.docx.package import NOTE_NUMBERS, Contents, package_bytes, settings_part
from briefing_app.export.docx.styles import Styles
from briefing_app.export.docx.xml import DECLARATION, NAMESPACES, run, style_id, twips

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Document, SourceEntry
    from briefing_app.export.docx.geometry import Geometry
    from briefing_app.export.docx.notes import Notes

_DECIMAL_POINT = {"en", "zh", "ja", "ko", "he", "th", "ga", "mt", "cy"}


def write_docx(
    document: Document,
    style: HouseStyle,
    pages: Mapping[str, int] | None = None,
    page_count: int | None = None,
) -> bytes:
    """Return `document` as a Word file in `style`.

    `pages` gives the page (from 1) of each heading's anchor, for the table of contents; without
    it the contents lead to the headings but name no pages. `page_count` is what the footers
    say until a program counts the pages itself.
    """
    foot = document.furniture
    page = _page(style, document)
    emphases = Emphases(style)
    plan = notes_of(document)
    bookmarks = _bookmarks(document, plan)
    citations = Citations(plan)
    inliner = Inliner(style, emphases, bookmarks, citations)
    note_inliner = Inliner(style, emphases, bookmarks, citations, in_notes=True)
    figures, lists = Figures(), Lists()
    body = Body(document, style, page, inliner, bookmarks, figures, lists, pages)
    words = "".join(map(body.block, document.blocks))
    notes = [_note(entry, note_inliner) for entry in source_entries(document)[: plan.count]]
    total = page_count or max((pages or {}).values(), default=1)
    language = language_xml(document.meta.language)
    primary = document.meta.language.split("-")[0].lower()
    contents = Contents(
        document=_document_part(words, page),
        styles=Styles(style, page, emphases, lists, language, foot.marking.tlp).part(body.sides),
        settings=settings_part(footnotes=bool(notes), decimal_comma=primary not in _DECIMAL_POINT),
        fonts=font_table(style),
        numbering=lists.part(),
        headers={"header1": first_header(foot, page), "header2": running_header(foot, page)},
        footers={
            "footer1": footer(foot, page, total, 1),
            "footer2": footer(foot, page, total, min(2, total)),
        },
        footnotes=footnotes_part(notes, _sources_title(document)) if notes else "",
        document_links=inliner.links.targets,
        footnote_links=note_inliner.links.targets,
        images=figures.images,
    )
    return package_bytes(contents, document.meta)


def _page(style: HouseStyle, document: Document) -> Geometry:
    """Return the page with the room that the lines of its head and foot take."""
    page = geometry(style, document.meta.paper)
    foot = document.furniture
    more = (len(marking_lines(foot.marking, page)) - 1) * style.look(Role.MARKING).leading
    page = replace(page, top=page.top + more, bottom=page.bottom + more)
    if has_own_lines(foot, page):
        page = replace(page, header=max(0.0, page.header - LIFT), lift=LIFT)
    return page


def _bookmarks(document: Document, plan: Notes) -> Bookmarks:
    headings = [
        block.anchor
        for block in document.blocks
        if isinstance(block, Heading)
        or (isinstance(block, Sources) and any(entry.number > plan.count for entry in block.entries))
    ]
    others = [getattr(block, "anchor", "") for block in document.blocks if not isinstance(block, Sources)]
    return Bookmarks(filter(None, others), filter(None, headings))


def _sources_title(document: Document) -> str:
    return next((block.title for block in document.blocks if isinstance(block, Sources)), "")


def _note(entry: SourceEntry, inliner: Inliner) -> str:
    number = run("<w:footnoteRef/>", style_id(ENTRY_NUMBER))
    return source_entry(Role.FOOTNOTE_TEXT, number, entry.inlines, inliner)


def _document_part(words: str, page: Geometry) -> str:
    references = "".join(
        f'<w:{place}Reference w:type="{kind}" r:id="{place}{number}"/>'
        for place in ("header", "footer")
        for number, kind in ((1, "first"), (2, "default"))
    )
    size = (
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}"'
        f' w:left="{twips(page.text_left)}" w:header="{twips(page.header)}" w:footer="{twips(page.footer)}"'
        ' w:gutter="0"/>'
    )
    notes = f"<w:footnotePr>{NOTE_NUMBERS}</w:footnotePr>"
    section = f"<w:sectPr>{references}{notes}{size}<w:titlePg/></w:sectPr>"
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{words}{section}</w:body></w:document>"
