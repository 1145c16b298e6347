"""Headers and footers: the marking of every page, the running head, the page number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.export.docx_marks import (
    MARKING_WORDS,
    PAGE_NUMBER,
    RUNNING_TITLE,
    RUNNING_TLP,
    tlp_style,
)
from briefing_app.export.docx_xml import (
    DECLARATION,
    NAMESPACES,
    TAB,
    field,
    paragraph,
    run,
    style_id,
    text_xml,
)

if TYPE_CHECKING:
    from briefing_app.document.nodes import Furniture, Marking
    from briefing_app.export.docx_geometry import Geometry

_EN_SPACE = "\u2002"
_EM_SPACE = "\u2003"
# Mean widths in points, and the room that the largest box takes: enough to choose one line or two.
_MARKING_LETTER, _TITLE_LETTER, _HEAD_LETTER, _BOX = 8.2, 5.3, 3.9, 130.0


def first_header(furniture: Furniture) -> str:
    """Return the header of page one: the marking alone."""
    return _part("hdr", _marking(furniture.marking, "Marking First"))


def running_header(furniture: Furniture, page: Geometry) -> str:
    """Return the header of every other page: in one line where there is room, else in two."""
    left, middle = furniture.running_head
    marking = furniture.marking
    title = run(text_xml(left), style_id(RUNNING_TITLE)) if left else ""
    words = run(text_xml(middle)) if middle else ""
    if len(marking.words) * _MARKING_LETTER > page.side:
        lines = _marking(marking, "Marking") + paragraph("Header", title + TAB + words)
        return _part("hdr", lines)
    if marking.words:
        gap = run(text_xml(_EM_SPACE)) if left and middle else ""
        line = run(text_xml(marking.words), style_id(MARKING_WORDS)) + TAB + title + gap + words
        room = page.text_width - _BOX
    else:
        line = title + TAB + words
        room = page.text_width - _BOX
        left = ""
    if len(left) * _TITLE_LETTER + len(middle) * _HEAD_LETTER > room:
        lines = _marking(marking, "Marking") + paragraph("Header", title + TAB + words)
        return _part("hdr", lines)
    return _part("hdr", paragraph("Header", line + _box(marking, RUNNING_TLP)))


def footer(furniture: Furniture, pages: int, page: int) -> str:
    """Return the footer; `page` of `pages` is what a reader that computes no fields shows."""
    cells = (
        _page_of(furniture.page_of, pages, page),
        run(text_xml(furniture.foot_left)),
        run(text_xml(furniture.foot_right)),
    )
    line = paragraph("Footer", TAB.join(cells))
    return _part("ftr", line + _marking(furniture.marking, "Marking"))


def _marking(marking: Marking, style: str) -> str:
    words = run(text_xml(marking.words)) if marking.words else ""
    return paragraph(style_id(style), words + _box(marking, tlp_style(marking.tlp)))


def _box(marking: Marking, style: str) -> str:
    if not marking.tlp:
        return ""
    return TAB + run(text_xml(f"{_EN_SPACE}{marking.tlp.value}{_EN_SPACE}"), style_id(style))


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
