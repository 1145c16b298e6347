"""A document laid out: lines and pages, and where everything lies on them, before any is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_app.document.house_style import Notes
from briefing_app.export.direction import is_rtl_language
from briefing_app.export.pdf.building.blocks import set_blocks
from briefing_app.export.pdf.building.flow import Flow
from briefing_app.export.pdf.building.foot_notes import cited_entries, hang_on
from briefing_app.export.pdf.paging.furniture import MASTHEAD_TOP
from briefing_app.export.pdf.paging.pages import fill_pages
from briefing_app.export.pdf.paging.sheets import Sheets
from briefing_app.export.pdf.setting.lines import Typesetter
from briefing_app.export.pdf.setting.text import Voice
from briefing_app.export.pdf.typefaces.fonts import FontBook
from briefing_app.export.rendered import Placement

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Document
    from briefing_app.export.pdf.boxes import PageLayout
    from briefing_app.export.pdf.frame import Frame

MOST_INDEXINGS = 4
"""How often an index that moves what it names is set anew."""


@dataclass(slots=True)
class LaidOut:
    """A document as pages, before anything is painted; `frame` is that of the first."""

    document: Document
    style: HouseStyle
    frame: Frame
    book: FontBook
    flow: Flow
    pages: list[PageLayout]
    opens_with_masthead: bool

    def anchors(self) -> dict[str, tuple[int, float]]:
        """Return the page, from 0, of every anchor, and how far below its top it lies."""
        return _anchors(self.pages)


def lay_out(document: Document, style: HouseStyle, *, closes_up: bool = True) -> LaidOut:
    """Return `document` broken into lines and pages.

    With `closes_up` white gives way where that saves a page with a few lines; Word does not do so.
    """
    book = FontBook(style.faces)
    language = document.meta.language
    voice, typesetter = Voice(style, language), Typesetter(book, rtl=is_rtl_language(language))
    sheets = Sheets(document, voice, typesetter)
    flow = Flow(document, voice, typesetter, sheets)
    at_foot = cited_entries(document) if style.page.notes is Notes.FOOT else {}
    flow.foot_entries = at_foot
    strips = set_blocks(flow)
    unprinted = hang_on(flow)
    if unprinted:  # cited in a cell that no column has: back into the list with it
        flow = Flow(document, voice, typesetter, sheets)
        flow.foot_entries = {number: one for number, one in at_foot.items() if number not in unprinted}
        strips = set_blocks(flow)
        hang_on(flow)
    frame = (strips[0].frame if strips else None) or flow.sheets.of(landscape=False).frame
    opens = bool(strips) and strips[0] is flow.masthead
    top = MASTHEAD_TOP if opens else frame.top
    pages = fill_pages(strips, frame, top, closes_up=closes_up)
    for _ in range(MOST_INDEXINGS):
        numbers = {anchor: page + 1 for anchor, (page, _) in _anchors(pages).items()} if flow.indexes else {}
        if not sum(index.renew(flow, numbers) for index in flow.indexes):  # all of them
            break
        pages = fill_pages(strips, frame, top, closes_up=closes_up)
    return LaidOut(document, style, frame, book, flow, pages, opens)


def _anchors(pages: Sequence[PageLayout]) -> dict[str, tuple[int, float]]:
    places: dict[str, tuple[int, float]] = {}
    for number, page in enumerate(pages):
        for placed in (*page.placed, *page.foot):
            for anchor in placed.strip.anchors:
                places.setdefault(anchor, (number, placed.y))
    return places


def placements(laid_out: LaidOut) -> tuple[Placement, ...]:
    """Return where each block with an origin lies: an entry for each page it is on.

    A row of a table that is set in groups of columns has one for each group.
    """
    found: list[Placement] = []
    mirrored = is_rtl_language(laid_out.document.meta.language)
    for number, page in enumerate(laid_out.pages):
        width, moved = page.frame.width, back_of(page, number)
        spans: list[tuple[int, list[float]]] = []
        last: tuple[int, int] | None = None
        for placed in page.placed:
            strip = placed.strip
            if placed.repeated:
                continue
            if strip.origin is None:
                last = None
                continue
            left, right = strip.left + placed.shift, strip.right + placed.shift
            top, bottom = placed.y, placed.y + max(strip.height, strip.depth)
            if last == (strip.block, strip.origin):
                span = spans[-1][1]
                span[0], span[1] = min(span[0], left), min(span[1], top)
                span[2], span[3] = max(span[2], right), max(span[3], bottom)
            else:
                last = (strip.block, strip.origin)
                spans.append((strip.origin, [left, top, right, bottom]))
        found += [
            Placement(
                number,
                moved + (width - right if mirrored else left),
                top,
                right - left,
                bottom - top,
                origin,
            )
            for origin, (left, top, right, bottom) in spans
        ]
    return tuple(found)


def back_of(page: PageLayout, number: int) -> float:
    """Return how far the page of that number, from 0, is moved because it is the back of a leaf."""
    return page.frame.back if number % 2 else 0.0
