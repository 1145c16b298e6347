"""The PDF writer: a document laid out, painted, and given its outline, links and metadata.

The same document always gives the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_app.document.nodes import Role
from briefing_app.export.direction import is_rtl_language
from briefing_app.export.garbage import garbage_left
from briefing_app.export.pdf import syntax
from briefing_app.export.pdf.file.canvas import PagePainter
from briefing_app.export.pdf.file.file_objects import FileObjects
from briefing_app.export.pdf.file.images import Images
from briefing_app.export.pdf.file.metadata import add_information, add_output_intent, add_xmp, language_of
from briefing_app.export.pdf.file.navigation import (
    LinkNote,
    Place,
    add_outline,
    bookmarks_of,
    goals_of,
    put_link,
)
from briefing_app.export.pdf.file.structure import hang_notes
from briefing_app.export.pdf.file.tree_objects import add_tree
from briefing_app.export.pdf.layout import LaidOut, back_of, lay_out, placements
from briefing_app.export.rendered import Rendered

__all__ = ["LaidOut", "lay_out", "write_pdf"]

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Document
    from briefing_app.export.pdf.boxes import PageLayout, PageNumber
    from briefing_app.export.pdf.file.marked_text import LinkBox
    from briefing_app.export.pdf.file.structure import Element
    from briefing_app.export.pdf.frame import Frame
    from briefing_app.export.pdf.setting.lines import Line

WHITE_ABOVE = 14.0
"""Points left above the place that a link leads to."""


def write_pdf(document: Document, style: HouseStyle) -> Rendered:
    """Return `document` as a PDF file."""
    with garbage_left():
        return _rendered(document, style)


def _rendered(document: Document, style: HouseStyle) -> Rendered:
    laid_out = lay_out(document, style)
    pages, places = len(laid_out.pages), placements(laid_out)
    data = _Writer(laid_out).run()
    warnings = (*laid_out.book.warnings(), *laid_out.flow.warnings)
    return Rendered(data, pages, places, warnings)


class _Writer:
    """Paints laid-out pages on a ReportLab canvas, and gives the file all else that it needs.

    The pages are given up as they are painted, so that a long document is not in memory twice.
    """

    def __init__(self, laid_out: LaidOut) -> None:
        self.laid_out = laid_out
        self.document = laid_out.document
        self.flow = laid_out.flow
        self.canvas = _canvas(laid_out.frame)
        self.objects = FileObjects(self.canvas._doc)
        self.images = Images(self.objects)
        self.places = places = self._places()
        self.painter = PagePainter(
            laid_out.book,
            laid_out.style,
            self.flow.tree,
            lambda target: 0 < len(target.url) <= syntax.LONGEST_ADDRESS or target.anchor in places,
            self.images.name,
            mirrored=is_rtl_language(self.document.meta.language),
        )
        self.pages = len(laid_out.pages)
        self.fonts = self.objects.reserve()
        self.marked: list[list[Element]] = []
        self.linked: list[tuple[int, LinkBox]] = []

    def run(self) -> bytes:
        objects, meta = self.objects, self.document.meta
        self.flow.strips.clear()
        notes = [(note.element, note.cited_in) for note in self.flow.foot_notes]
        self.flow.foot_notes.clear()
        left = self.laid_out.pages[::-1]
        self.laid_out.pages.clear()
        for number in range(self.pages):
            self._page(number, left.pop())
        objects.put(self.fonts, self.laid_out.book.write_into(objects))
        pages = objects.pages()
        self._links(pages)
        hang_notes(notes)
        tree = add_tree(objects, self.flow.tree, pages, self.marked, [box.part for _, box in self.linked])
        doc = self.canvas._doc
        catalog = doc.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.Lang = language_of(meta)
        catalog.MarkInfo = "<< /Marked true >>"
        catalog.StructTreeRoot = f"{tree} 0 R"
        catalog.ViewerPreferences = "<< /DisplayDocTitle true >>"
        catalog.PageLabels = "<< /Nums [0 << /S /D /St 1 >>] >>"
        catalog.OutputIntents = f"[{add_output_intent(objects)} 0 R]"
        catalog.Metadata = f"{add_xmp(objects, meta)} 0 R"
        outline = add_outline(objects, bookmarks_of(self.document, self.places), pages)
        catalog.Outlines = f"{outline} 0 R" if outline else None
        return objects.file(self._number(catalog), add_information(objects, meta))

    def _page(self, number: int, page: PageLayout) -> None:
        painter, canvas = self.painter, self.canvas
        furniture = self.flow.sheets.of(landscape=page.frame.is_landscape)
        masthead = number == 0 and self.laid_out.opens_with_masthead
        painter.start(page.frame, back_of(page, number))
        painter.head(furniture.head(masthead=masthead))
        painter.strips(page, self._number_line)
        painter.foot(furniture.foot(number + 1, self.pages))
        painted = painter.take()
        canvas.setPageSize((page.frame.width, page.frame.height))
        canvas.showPage()
        self.marked.append(painted.marked)
        made = canvas._doc.Pages.pages[-1]
        made.Contents = f"{self.objects.stream(painted.operators.encode('latin-1'))} 0 R"
        made.__NoDefault__ = [*made.__NoDefault__, "StructParents", "Tabs"]
        made.StructParents, made.Tabs = number, "/S"
        made.Resources = f"<< /Font {self.fonts} 0 R {self.images.resources(painted.pictures)} >>"
        made.Annots = []
        for box in painted.links:
            annotation = self.objects.reserve()
            box.part.kids.append((number, annotation))
            made.Annots.append(f"{annotation} 0 R")
            self.linked.append((annotation, box))

    def _number(self, thing: Any) -> int:
        """Return the number of an object of ReportLab's."""
        doc = self.canvas._doc
        number: int = doc.idToObjectNumberAndVersion[doc.Reference(thing).name][0]
        return number

    def _number_line(self, item: PageNumber) -> Line:
        place = self.places.get(item.anchor)
        look = self.flow.look(Role(item.role))
        text = str(place.page + 1) if place else ""
        runs = self.flow.voice.plain(text, look, strong=True, colour="ink")
        return self.flow.type.one_line(runs)

    def _places(self) -> dict[str, Place]:
        pages, anchors = self.laid_out.pages, self.laid_out.anchors()
        return {
            anchor: Place(page, pages[page].frame.height + WHITE_ABOVE - y)
            for anchor, (page, y) in anchors.items()
        }

    def _links(self, pages: Sequence[int]) -> None:
        """Write the links, whose goals are known by now."""
        spoken = {anchor: syntax.text_string(words) for anchor, words in goals_of(self.document).items()}
        for key, (number, box) in enumerate(self.linked, len(pages)):
            target = box.target
            goal = target.url or self.places[target.anchor]
            words = syntax.text_string(target.url) if target.url else spoken[target.anchor]
            put_link(self.objects, number, LinkNote(box.edges, goal, words, key), pages)


def _canvas(frame: Frame) -> Any:
    """Return an empty canvas that says nothing of this machine."""
    from reportlab.pdfgen.canvas import Canvas

    class _Bare(Canvas):  # type: ignore[misc, unused-ignore]
        """A canvas that names no font of its own."""

        def _make_preamble(self) -> None:
            self._preamble = ""

    return _Bare("briefing.pdf", pagesize=(frame.width, frame.height), invariant=1)
