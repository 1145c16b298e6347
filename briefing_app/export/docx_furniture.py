"""Headers and footers: the marking of every page, the running head, the page number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.export.docx_marks import PAGE_NUMBER, RUNNING_TITLE, tlp_style
from briefing_app.export.docx_xml import (
    DECLARATION,
    NAMESPACES,
    field,
    paragraph,
    run,
    style_id,
    text_xml,
)

if TYPE_CHECKING:
    from briefing_app.document.nodes import Furniture, Marking

_TAB = "<w:r><w:tab/></w:r>"
_NBSP = "\u00a0"


def first_header(furniture: Furniture) -> str:
    """Return the header of page one: the marking alone."""
    return _part("hdr", _marking(furniture.marking, "Marking First"))


def running_header(furniture: Furniture) -> str:
    """Return the header of every other page."""
    left, middle = furniture.running_head
    words = run(text_xml(left), style_id(RUNNING_TITLE)) + _TAB + run(text_xml(middle))
    return _part("hdr", _marking(furniture.marking, "Marking") + paragraph("Header", words))


def footer(furniture: Furniture, pages: int, page: int) -> str:
    """Return the footer; `page` of `pages` is what a reader that computes no fields shows."""
    cells = (
        run(text_xml(furniture.foot_left)),
        _page_of(furniture.page_of, pages, page),
        run(text_xml(furniture.foot_right)),
    )
    line = paragraph("Footer", _TAB.join(cells))
    return _part("ftr", line + _marking(furniture.marking, "Marking"))


def _marking(marking: Marking, style: str) -> str:
    words = run(text_xml(marking.words)) if marking.words else ""
    box = ""
    if marking.tlp:
        label = f"{_NBSP}{marking.tlp.value}{_NBSP}"
        box = _TAB + run(text_xml(label), style_id(tlp_style(marking.tlp)))
    return paragraph(style_id(style), words + box)


def _page_of(pattern: str, pages: int, page: int) -> str:
    style = style_id(PAGE_NUMBER)
    parts: list[str] = []
    for piece in re.split(r"(\{pages?\})", pattern):
        match piece:
            case "{page}":
                parts.append(field("PAGE", str(page), style))
            case "{pages}":
                parts.append(field("NUMPAGES", str(pages), style))
            case _:
                parts.append(run(text_xml(piece), style) if piece else "")
    return "".join(parts)


def _part(kind: str, content: str) -> str:
    return f"{DECLARATION}<w:{kind} {NAMESPACES}>{content}</w:{kind}>"
