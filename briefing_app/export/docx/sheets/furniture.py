"""Headers and footers: the marking of every page, the running head, the page number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.document.nodes import SEPARATOR
from briefing_app.export.docx.looks.marks import (
    MARKING_WORDS,
    PAGE_NUMBER,
    RUNNING_TITLE,
    RUNNING_TLP,
    tlp_style,
)
from briefing_app.export.docx.sheets.geometry import wide
from briefing_app.export.docx.xml import (
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
    from briefing_app.export.docx.sheets.geometry import Geometry

_EN_SPACE = "\u2002"
_EM_SPACE = "\u2003"
# Mean widths in points, and what a box takes beside its letters: enough to break lines by.
_CAPITAL, _LETTER, _SPACE = 7.2, 6.2, 3.4
_TITLE_LETTER, _HEAD_LETTER, _BOX = 5.3, 3.8, 14.0
LIFT = 11.0
"""How much higher a header starts whose running head needs a line of its own, in points."""


def first_header(furniture: Furniture, page: Geometry) -> str:
    """Return the header of page one: the marking alone."""
    names = (wide("Marking First", page), wide("Marking", page))
    first, *more = marking_paragraphs(furniture.marking, page, names)
    return _part("hdr", "".join((first, *more)))


def running_header(furniture: Furniture, page: Geometry) -> str:
    """Return the header of every other page: in one line where there is room, else in more."""
    left, middle = furniture.running_head
    marking = furniture.marking
    title = run(text_xml(left), style_id(RUNNING_TITLE)) if left else ""
    words = run(text_xml(middle)) if middle else ""
    if has_own_lines(furniture, page):
        lines = "".join(marking_paragraphs(marking, page))
        lines += paragraph(style_id(wide("Header", page)), title + TAB + words)
        return _part("hdr", lines)
    if marking.words:
        gap = run(text_xml(_EM_SPACE)) if left and middle else ""
        line = run(text_xml(marking.words), style_id(MARKING_WORDS)) + TAB + title + gap + words
    else:
        line = title + TAB + words
    return _part("hdr", paragraph(style_id(wide("Header", page)), line + _box(marking, RUNNING_TLP)))


def has_own_lines(furniture: Furniture, page: Geometry) -> bool:
    """Tell whether the marking and the running head cannot share a line."""
    left, middle = furniture.running_head
    marking = furniture.marking
    if _width(marking.words) > page.side:
        return True
    width = len(middle) * _HEAD_LETTER + (len(left) * _TITLE_LETTER if marking.words else 0.0)
    return width + _box_width(marking) > page.text_width


def marking_lines(marking: Marking, page: Geometry) -> list[str]:
    """Return the words of a marking in lines that leave room for the box, between its parts if possible."""
    room = page.text_width + page.offset - _box_width(marking)
    lines: list[str] = []
    for part in marking.words.split(SEPARATOR):
        joint = SEPARATOR
        for piece in (part,) if _width(part) <= room else part.split():
            if lines and _width(lines[-1] + joint + piece) <= room:
                lines[-1] += joint + piece
            else:
                lines.append(piece)
            joint = " "
    return lines


def footer(furniture: Furniture, page: Geometry, pages: int, number: int) -> str:
    """Return the footer; `number` of `pages` is what a reader that computes no fields shows."""
    line = page_line(furniture, page, pages, number)
    return _part("ftr", line + "".join(marking_paragraphs(furniture.marking, page, box_last=True)))


def page_line(furniture: Furniture, page: Geometry, pages: int, number: int) -> str:
    """Return the line of the footer with the page number."""
    cells = (
        _page_of(furniture.page_of, pages, number),
        run(text_xml(furniture.foot_left)),
        run(text_xml(furniture.foot_right)),
    )
    return paragraph(style_id(wide("Footer", page)), TAB.join(cells))


def marking_paragraphs(
    marking: Marking,
    page: Geometry,
    styles: tuple[str, str] = ("", ""),
    *,
    box_last: bool = False,
) -> list[str]:
    """Return the lines of a marking, the first and the others in `styles`, the box on the first or last."""
    first, other = (name or wide("Marking", page) for name in styles)
    lines = [run(text_xml(line)) if line else "" for line in marking_lines(marking, page)]
    lines[-1 if box_last else 0] += _box(marking, tlp_style(marking.tlp))
    names = (first, *[other] * (len(lines) - 1))
    return [paragraph(style_id(name), line) for name, line in zip(names, lines, strict=True)]


def _box(marking: Marking, style: str) -> str:
    if not marking.tlp:
        return ""
    return TAB + run(text_xml(f"{_EN_SPACE}{marking.tlp.value}{_EN_SPACE}"), style_id(style))


def _box_width(marking: Marking) -> float:
    return _width(marking.tlp.value) + _BOX if marking.tlp else 0.0


def _width(words: str) -> float:
    """Return about how wide `words` are in the letters of a marking, rather too much than too little."""
    return sum(
        _SPACE if sign == " " else _LETTER if sign.islower() or sign.isdigit() else _CAPITAL for sign in words
    )


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
