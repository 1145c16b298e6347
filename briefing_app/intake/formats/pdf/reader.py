"""PDF files with text: lines by their places on the page become paragraphs again."""

from __future__ import annotations

import contextlib
import re
from enum import StrEnum
from typing import Any

from briefing_app.errors import Refused
from briefing_app.intake.clues.properties import document_claims
from briefing_app.intake.formats.pdf.columns import Gap, gutters_of, in_columns, straight, strips_of
from briefing_app.intake.formats.pdf.hyphens import LINE_HYPHEN
from briefing_app.intake.formats.pdf.lines import Line, flow, headline_of, without_running_lines
from briefing_app.intake.limits import MAX_PACKED_BYTES, MAX_PDF_PAGES, MIN_PDF_CHARACTERS_PER_PAGE
from briefing_app.intake.reading import Format, Reading, alone

_ENCRYPTED = "password"
_DAMAGED = ("The PDF is damaged and cannot be read.", "Ask for a new copy, or paste its text.")
_LINE = re.compile(rf"[^\s{LINE_HYPHEN}](?:[^\r\n{LINE_HYPHEN}]*[^\s{LINE_HYPHEN}])?{LINE_HYPHEN}?")
"""A line as pdfium gives it: up to a line end, or to a word broken at one."""

_SPACES = re.compile(r"(?<=\S)[^\S\r\n]+(?=\S)")
_WIDEST_SPACE = 0.6
"""In heights of the type."""

_MOST_NAMED = 8


def pages_of(data: bytes, most: int = MAX_PDF_PAGES) -> list[list[Line]]:
    """Return the lines of each page of a PDF, in the order in which they were painted."""
    document = _opened(data)
    try:
        return _pages(document, most, None)
    finally:
        document.close()


def language_of(data: bytes) -> str:
    """Return the language that a PDF says it is in, a BCP 47 tag, "" where it says none."""
    import ctypes

    import pypdfium2.raw as pdfium

    document = _opened(data)
    try:
        length = pdfium.FPDFCatalog_GetLanguage(document.raw, None, 0)
        if length <= 2:
            return ""
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFCatalog_GetLanguage(
            document.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
        )
        return buffer.raw[: length - 2].decode("utf-16-le", "replace")
    finally:
        document.close()


def _pages(document: Any, most: int, order: Order | None) -> list[list[Line]]:
    if len(document) > most:
        raise Refused(
            f"The PDF has {len(document)} pages; at most {most} are read.",
            hint="Save the pages that you need as a PDF of their own.",
        )
    if order is None:
        return [_lines(document, number, None) for number in range(len(document))]
    return _readable_pages(document, order)


def _readable_pages(document: Any, order: Order) -> list[list[Line]]:
    """Return the lines of each page; one that is damaged has none, unless all of them are."""
    import pypdfium2

    pages: list[list[Line]] = []
    damaged = 0
    for number in range(len(document)):
        try:
            pages.append(_lines(document, number, order))
        except pypdfium2.PdfiumError:
            pages.append([])
            damaged += 1
    if damaged and damaged == len(pages):
        raise Refused(_DAMAGED[0], hint=_DAMAGED[1])
    return pages


class Order(StrEnum):
    """In which order the lines of a page are read: as they were painted, unless pieces of columns alternate;
    column by column wherever an empty strip parts the page; or from the top to the bottom, straight across.
    """

    AS_FOUND = "as found"
    IN_COLUMNS = "in columns"
    STRAIGHT = "straight"


def read_pdf(data: bytes, order: Order = Order.AS_FOUND) -> Reading:
    """Return the text of a PDF in the order of reading, without running heads and page numbers."""
    document = _opened(data)
    try:
        pages = _pages(document, MAX_PDF_PAGES, order)
        properties = _properties(document)
    finally:
        document.close()
    characters = sum(len(line.text) for page in pages for line in page)
    if characters < MIN_PDF_CHARACTERS_PER_PAGE * max(1, len(pages)):
        raise Refused(
            "The PDF holds pictures of pages and no text; it was probably scanned.",
            hint="Run text recognition (OCR) on it first, or paste the text.",
        )
    lines = without_running_lines(pages)
    headline, lines = headline_of(lines)
    text = "\n\n".join(flow(lines))
    return Reading(
        text=text,
        claims=document_claims(headline, properties.get("Title", ""), properties.get("Author", ""), text),
        doubt=_without_text(pages),
    )


def _without_text(pages: list[list[Line]]) -> str:
    """Return a sentence about pages that hold no text, "" where every one does."""
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page]
    if not empty:
        return ""
    if len(empty) == 1:
        return f"Page {empty[0]} of the PDF holds no text; it may be a picture, or damaged."
    shown = ", ".join(empty[:_MOST_NAMED]) + (" …" if len(empty) > _MOST_NAMED else "")
    return f"{len(empty)} pages of the PDF hold no text; they may be pictures, or damaged: {shown}."


def _opened(data: bytes) -> Any:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if _ENCRYPTED in str(error).lower():
            raise Refused(
                "The PDF is encrypted and opens only with a password.",
                hint="Open it with its password and save or print it as a new PDF.",
            ) from error
        raise Refused(_DAMAGED[0], hint=_DAMAGED[1]) from error


def _properties(document: Any) -> dict[str, str]:
    with contextlib.suppress(Exception):
        return dict(document.get_metadata_dict(skip_empty=True))
    return {}


def _lines(document: Any, number: int, order: Order | None) -> list[Line]:
    """Return the lines of a page in an order of reading, None for that of painting."""
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            sheet = _Sheet(text_page, page.get_height(), number)
            match order:
                case None:
                    return sheet.lines()
                case Order.AS_FOUND:
                    return sheet.by_columns()
                case Order.IN_COLUMNS:
                    return sheet.in_all_columns()
                case Order.STRAIGHT:
                    return straight(sheet.lines())
        finally:
            text_page.close()
    finally:
        page.close()


class _Sheet:
    """The text of a page with the places of its characters."""

    def __init__(self, text_page: Any, height: float, number: int) -> None:
        self._page = text_page
        self._height = height
        self._number = number
        self._text: str = text_page.get_text_range()
        self._spans = [(match.start(), match.end()) for match in _LINE.finditer(self._text)]

    def lines(self) -> list[Line]:
        """Return the lines in the order in which they were painted."""
        return [self._line(*span) for span in self._spans]

    def by_columns(self) -> list[Line]:
        """Return the lines in the same order, or column by column where they were painted across."""
        lines = self.lines()
        gutters = gutters_of(lines, self._gaps)
        return in_columns(self._pieces(gutters), gutters) if gutters else lines

    def in_all_columns(self) -> list[Line]:
        """Return the lines column by column wherever a strip down the page is nearly empty."""
        gutters = strips_of(self._torn())
        return in_columns(self._pieces(gutters), gutters) if gutters else self.lines()

    def _torn(self) -> list[Line]:
        """Return the lines, each torn at every wide space."""
        torn = []
        for place, (start, end) in enumerate(self._spans):
            for gap in self._gaps(place):
                torn.append(self._line(start, self._end_of_words(start, gap.end)))
                start = gap.end
            torn.append(self._line(start, end))
        return torn

    def _pieces(self, gutters: list[float]) -> list[Line]:
        """Return the lines, torn where they run over a gutter."""
        pieces = []
        for place, (start, end) in enumerate(self._spans):
            for gap in self._gaps(place):
                if any(gap.left < gutter <= gap.right for gutter in gutters):
                    pieces.append(self._line(start, self._end_of_words(start, gap.end)))
                    start = gap.end
            pieces.append(self._line(start, end))
        return pieces

    def _line(self, start: int, end: int) -> Line:
        left, bottom, _, top = self._page.get_charbox(start, loose=True)
        _, _, right, _ = self._page.get_charbox(end - 1, loose=True)
        text = self._text[start:end]
        return Line(text, self._number, left, right, top / self._height, bottom / self._height, top - bottom)

    def _gaps(self, place: int) -> list[Gap]:
        """Return the spaces of a line that are wider than any between words."""
        start, end = self._spans[place]
        gaps = []
        for match in _SPACES.finditer(self._text, start, end):
            _, bottom, left, top = self._page.get_charbox(match.start() - 1, loose=True)
            right, _, _, _ = self._page.get_charbox(match.end(), loose=True)
            if right - left > _WIDEST_SPACE * (top - bottom):
                gaps.append(Gap(left, right, match.end()))
        return gaps

    def _end_of_words(self, start: int, end: int) -> int:
        return start + len(self._text[start:end].rstrip())


def _looks_like_pdf(data: bytes, name: str) -> bool:
    return b"%PDF-" in data[:1024] and not data.startswith(b"PK\x03\x04")


PDF = Format(
    name="PDF",
    suffixes=(".pdf",),
    media_types=("application/pdf",),
    max_bytes=MAX_PACKED_BYTES,
    looks_like=_looks_like_pdf,
    read=alone(read_pdf),
)
