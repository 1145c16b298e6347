"""Sections: the sheet, its margins, and the head and foot of upright and of turned pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.export.docx.package import related, word_part
from briefing_app.export.docx.settings import NOTE_NUMBERS
from briefing_app.export.docx.sheets.furniture import first_header, footer, running_header
from briefing_app.export.docx.sheets.geometry import turned
from briefing_app.export.docx.xml import twips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing_app.document.nodes import Furniture
    from briefing_app.export.docx.package import Part, Relation
    from briefing_app.export.docx.sheets.geometry import Geometry

_FIRST, _RUNNING = "first", "default"
# The number of the header and footer of (kind, whether the page is turned).
_NUMBERS = {(_FIRST, False): 1, (_RUNNING, False): 2, (_FIRST, True): 3, (_RUNNING, True): 4}


class Sections:
    """The sections of one document: a new one starts wherever the sheet is turned.

    Page one has a head of its own; every section says which heads and feet its pages have,
    for those of an upright page would end in the middle of a turned one.
    """

    def __init__(self, furniture: Furniture, page: Geometry, pages: int) -> None:
        self._furniture = furniture
        self._sheets = {page.landscape: page, not page.landscape: turned(page)}
        self._pages = pages
        self._started = False
        self._used: set[tuple[str, bool]] = set()
        self.page = page

    @property
    def has_turned_pages(self) -> bool:
        """Tell whether any section so far is on its side."""
        return any(landscape for _, landscape in self._used)

    def turn(self, *, empty: bool) -> str:
        """Turn the sheet and return the properties of the section that ends, "" where none does.

        `empty` says that nothing stands before: then the whole document starts so.
        """
        ended = "" if empty else self.ended()
        self.page = self._sheets[not self.page.landscape]
        return ended

    def ended(self) -> str:
        """Return the properties of the section up to here."""
        page, landscape = self.page, self.page.landscape
        kinds = (_RUNNING,) if self._started else (_FIRST, _RUNNING)
        title_page = "" if self._started else "<w:titlePg/>"
        self._started = True
        self._used.update((kind, landscape) for kind in kinds)
        references = "".join(
            f'<w:{place}Reference w:type="{kind}" r:id="{place}{_NUMBERS[kind, landscape]}"/>'
            for place in ("header", "footer")
            for kind in kinds
        )
        notes = f"<w:footnotePr>{NOTE_NUMBERS}</w:footnotePr>"
        return f"<w:sectPr>{references}{notes}{sheet_xml(page)}{title_page}</w:sectPr>"

    def parts(self) -> Iterator[tuple[Part, Relation]]:
        """Yield the heads and feet that the sections name, each with its relation to the document."""
        for kind, landscape in sorted(self._used, key=_NUMBERS.__getitem__):
            page, number = self._sheets[landscape], _NUMBERS[kind, landscape]
            head = (first_header if kind == _FIRST else running_header)(self._furniture, page)
            shown = 1 if kind == _FIRST else min(2, self._pages)
            foot = footer(self._furniture, page, self._pages, shown)
            for place, xml in (("header", head), ("footer", foot)):
                part = word_part(place, xml, f"{place}{number}")
                yield part, related(f"{place}{number}", part)


def sheet_xml(page: Geometry) -> str:
    """Return the size and the margins of a sheet."""
    turn = ' w:orient="landscape"' if page.landscape else ""
    return (
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turn}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}"'
        f' w:left="{twips(page.margin_left)}" w:header="{twips(page.header)}" w:footer="{twips(page.footer)}"'
        f' w:gutter="{twips(page.binding)}"/>'
    )
