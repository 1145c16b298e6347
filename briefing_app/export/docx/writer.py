"""A document as a Word file: named styles, native footnotes, a contents that is right at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Role
from briefing_app.export.docx.package import package_bytes
from briefing_app.export.docx.sheets.furniture import LIFT, has_own_lines, marking_lines
from briefing_app.export.docx.sheets.geometry import geometry
from briefing_app.export.docx.sheets.sections import Sections
from briefing_app.export.docx.written import Written
from briefing_app.export.garbage import garbage_left
from briefing_app.export.rendered import Rendered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Document
    from briefing_app.export.docx.sheets.geometry import Geometry


def write_docx(
    document: Document,
    style: HouseStyle,
    pages: Mapping[str, int] | None = None,
    page_count: int | None = None,
) -> bytes:
    """Return `document` as a Word file in `style`; see `docx_file`."""
    return docx_file(document, style, pages, page_count).data


def docx_file(
    document: Document,
    style: HouseStyle,
    pages: Mapping[str, int] | None = None,
    page_count: int | None = None,
) -> Rendered:
    """Return `document` as a Word file in `style`, and what could not be shown as written.

    `pages` gives the page (from 1) of each anchor, for the table of contents and the index;
    without it they lead to the places but name no pages. `page_count` is what the footers
    say until a program counts the pages itself.
    """
    total = page_count or max((pages or {}).values(), default=1)
    if style.word_template is not None:
        from briefing_app.export.docx.template.writer import docx_in_template

        return docx_in_template(document, style, style.word_template, pages, total)
    with garbage_left():
        sections = Sections(document.furniture, sheet_of(style, document), total)
        written = Written(document, style, sections, pages)
        data = package_bytes(written.parts(), document.meta)
    return Rendered(data, None, warnings=tuple(written.body.warnings))


def sheet_of(style: HouseStyle, document: Document) -> Geometry:
    """Return the page with the room that the lines of its head and foot take."""
    page = geometry(style, document.meta.paper)
    foot = document.furniture
    more = (len(marking_lines(foot.marking, page)) - 1) * style.look(Role.MARKING).leading
    page = replace(page, top=page.top + more, bottom=page.bottom + more)
    if has_own_lines(foot, page):
        page = replace(page, header=max(0.0, page.header - LIFT), lift=LIFT)
    return page
