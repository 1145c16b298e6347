"""The PDF writer: a document laid out, painted, and given its outline, links and metadata.

The same document always gives the same bytes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any

from briefing_app.document.nodes import Heading, ItemHead, Role, Sources, plain
from briefing_app.export.direction import is_rtl_language
from briefing_app.export.pdf.blocks import set_blocks
from briefing_app.export.pdf.canvas import PagePainter, draw_picture
from briefing_app.export.pdf.flow import Flow
from briefing_app.export.pdf.fonts import FontBook
from briefing_app.export.pdf.frame import frame_for
from briefing_app.export.pdf.furniture import MASTHEAD_TOP, FurnitureSetter
from briefing_app.export.pdf.lines import Typesetter
from briefing_app.export.pdf.navigation import Place, add_link, add_outline
from briefing_app.export.pdf.pages import fill_pages
from briefing_app.export.pdf.text import Voice, clean
from briefing_app.export.rendered import Placement, Rendered

if TYPE_CHECKING:
    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Document, Meta
    from briefing_app.export.pdf.boxes import PageLayout, PageNumber
    from briefing_app.export.pdf.frame import Frame
    from briefing_app.export.pdf.lines import Line

PRODUCER = "Briefing Desk"
WHITE_ABOVE = 14.0
"""Points left above the place that a link leads to."""


@dataclass(slots=True)
class LaidOut:
    """A document as pages, before anything is painted."""

    document: Document
    style: HouseStyle
    frame: Frame
    book: FontBook
    flow: Flow
    pages: list[PageLayout]
    opens_with_masthead: bool

    def anchors(self) -> dict[str, tuple[int, float]]:
        """Return the page, from 0, of every anchor, and how far below its top it lies."""
        places: dict[str, tuple[int, float]] = {}
        for number, page in enumerate(self.pages):
            for placed in page.placed:
                for anchor in placed.strip.anchors:
                    places.setdefault(anchor, (number, placed.y))
        return places


def lay_out(document: Document, style: HouseStyle) -> LaidOut:
    """Return `document` broken into lines and pages."""
    book = FontBook(style.faces)
    language = document.meta.language
    voice, typesetter = Voice(style, language), Typesetter(book, rtl=is_rtl_language(language))
    sheet = frame_for(style.page, document.meta.paper)
    furniture = FurnitureSetter(document.furniture, sheet, voice, typesetter)
    frame = furniture.frame
    flow = Flow(document, frame, voice, typesetter, furniture)
    strips = set_blocks(flow)
    opens = bool(strips) and strips[0] is flow.masthead
    pages = fill_pages(strips, frame, MASTHEAD_TOP if opens else frame.top)
    return LaidOut(document, style, frame, book, flow, pages, opens)


def write_pdf(document: Document, style: HouseStyle) -> Rendered:
    """Return `document` as a PDF file."""
    laid_out = lay_out(document, style)
    data = _Writer(laid_out).run()
    warnings = (*laid_out.book.warnings(), *laid_out.flow.warnings)
    return Rendered(data, len(laid_out.pages), placements(laid_out), warnings)


def placements(laid_out: LaidOut) -> tuple[Placement, ...]:
    """Return where each block with an origin lies, one entry for each page it is on."""
    found: list[Placement] = []
    for number, page in enumerate(laid_out.pages):
        spans: dict[int, list[float]] = {}
        origins: dict[int, int] = {}
        for placed in page.placed:
            strip = placed.strip
            if strip.origin is None or placed.repeated:
                continue
            left, right = strip.left + placed.shift, strip.right + placed.shift
            top, bottom = placed.y, placed.y + max(strip.height, strip.depth)
            span = spans.setdefault(strip.block, [left, top, right, bottom])
            origins[strip.block] = strip.origin
            span[0], span[1] = min(span[0], left), min(span[1], top)
            span[2], span[3] = max(span[2], right), max(span[3], bottom)
        found += [
            Placement(number, left, top, right - left, bottom - top, origins[block])
            for block, (left, top, right, bottom) in spans.items()
        ]
    return tuple(found)


class _Writer:
    """Paints laid-out pages on a ReportLab canvas."""

    def __init__(self, laid_out: LaidOut) -> None:
        self.laid_out = laid_out
        self.document = laid_out.document
        self.frame = laid_out.frame
        self.book = laid_out.book
        self.flow = laid_out.flow
        self.canvas = _canvas(self.document.meta, self.frame)
        self.painter = PagePainter(self.book, laid_out.style, self.frame)
        self.places = self._places()
        self.furniture = self.flow.furniture

    def run(self) -> bytes:
        canvas = self.canvas
        for number, page in enumerate(self.laid_out.pages):
            self._page(number, page)
            canvas.showPage()
        self._outline()
        self.book.write_into(canvas._doc)
        data: bytes = canvas.getpdfdata()
        return data

    def _page(self, number: int, page: PageLayout) -> None:
        painter, canvas = self.painter, self.canvas
        masthead = number == 0 and self.laid_out.opens_with_masthead
        painter.fixtures(self.furniture.head(masthead=masthead))
        painter.strips(page, self._number_line)
        painter.fixtures(self.furniture.foot(number + 1, len(self.laid_out.pages)))
        for x0, y0, x1, y1, target in painter.links:
            goal = target.url or self.places.get(target.anchor)
            if goal:
                add_link(canvas, (x0, y0, x1, y1), goal)
        for picture, top in painter.pictures:
            draw_picture(canvas, picture, top, self.frame.height)
        canvas._code.append(painter.take())

    def _number_line(self, item: PageNumber) -> Line:
        place = self.places.get(item.anchor)
        look = self.flow.look(Role(item.role))
        text = str(place.page + 1) if place else ""
        runs = self.flow.voice.plain(text, look, strong=True, colour="ink")
        return self.flow.type.one_line(runs)

    def _places(self) -> dict[str, Place]:
        top = self.frame.height + WHITE_ABOVE
        anchors = self.laid_out.anchors()
        return {anchor: Place(page, top - y) for anchor, (page, y) in anchors.items()}

    def _outline(self) -> None:
        """Add headings, items and sources as bookmarks."""
        entries: list[tuple[int, str, Place]] = []
        for block in self.document.blocks:
            match block:
                case Heading(level=level, inlines=inlines, anchor=anchor, number=number):
                    wanted, title = level - 1, f"{number}  {plain(inlines)}".strip()
                case ItemHead(number=number, inlines=inlines, anchor=anchor):
                    wanted, title = 2, f"{number}  {plain(inlines)}".strip()
                case Sources(title=title, anchor=anchor):
                    wanted = 0
                case _:
                    continue
            if anchor in self.places:
                entries.append((wanted, clean(title), self.places[anchor]))
        add_outline(self.canvas._doc, entries)


def _canvas(meta: Meta, frame: Frame) -> Any:
    """Return an empty canvas that says what `meta` says, and nothing of this machine."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0

    class _Bare(Canvas):  # type: ignore[misc, unused-ignore]
        """A canvas that names no font of its own."""

        def _make_preamble(self) -> None:
            self._preamble = ""

    canvas: Any = _Bare(
        "briefing.pdf",
        pagesize=(frame.width, frame.height),
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
        lang=meta.language,
    )
    canvas.setTitle(clean(meta.title))
    canvas.setAuthor(clean(meta.author))
    canvas.setSubject(clean(meta.subject))
    canvas.setKeywords(clean(", ".join(meta.keywords)))
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    stamp = meta.created_at.astimezone(UTC)
    canvas.setDateFormatter(lambda *_: stamp.strftime("D:%Y%m%d%H%M%S+00'00'"))
    canvas._doc.signature = hashlib.md5(stamp.isoformat().encode(), usedforsecurity=False)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.addPageLabel(0, style="ARABIC", start=1)
    return canvas
