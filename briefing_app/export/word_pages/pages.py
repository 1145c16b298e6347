"""The pages of a Word file: where each anchor lies, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.export.docx.writer import sheet_of
from briefing_app.export.word_pages.filling import Filling
from briefing_app.export.word_pages.measured import Measured

if TYPE_CHECKING:
    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Document

_MOST_TURNS = 4
"""How often contents and index are set anew whose page numbers move what they name."""


def word_pages(document: Document, style: HouseStyle) -> tuple[dict[str, int], int]:
    """Return the page, from 1, of each anchor of `document` as Word breaks it, and how many there are."""
    page = sheet_of(style, document)
    measured = Measured(document, style, page)
    filling = Filling(measured.pieces, page, measured.notes)
    for _ in range(_MOST_TURNS):
        if not measured.renew(filling.places):
            break
        filling = Filling(measured.pieces, page, measured.notes)
    return filling.places, filling.page
