"""PDF files with text: lines by their places on the page become paragraphs again."""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING, Any

from briefing_app.errors import Refused
from briefing_app.intake.formats.pdf_lines import LINE_HYPHEN, Line, flow, headline_of, without_running_lines
from briefing_app.intake.limits import MAX_PACKED_BYTES, MAX_PDF_PAGES, MIN_PDF_CHARACTERS_PER_PAGE
from briefing_app.intake.properties import document_claims
from briefing_app.intake.reading import Format, Reading, alone

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENCRYPTED = "password"
_LINE = re.compile(rf"[^\s{LINE_HYPHEN}](?:[^\r\n{LINE_HYPHEN}]*[^\s{LINE_HYPHEN}])?{LINE_HYPHEN}?")
"""A line as pdfium gives it: up to a line end, or to a word broken at one."""


def pages_of(data: bytes, most: int = MAX_PDF_PAGES) -> list[list[Line]]:
    """Return the lines of each page of a PDF, in the order in which they were painted."""
    document = _opened(data)
    try:
        return _pages(document, most)
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


def _pages(document: Any, most: int) -> list[list[Line]]:
    if len(document) > most:
        raise Refused(
            f"The PDF has {len(document)} pages; at most {most} are read.",
            hint="Save the pages that you need as a PDF of their own.",
        )
    return [list(_lines(document, number)) for number in range(len(document))]


def read_pdf(data: bytes) -> Reading:
    """Return the text of a PDF in the order of reading, without running heads and page numbers."""
    document = _opened(data)
    try:
        pages = _pages(document, MAX_PDF_PAGES)
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
    )


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
        raise Refused(
            "The PDF is damaged and cannot be read.", hint="Ask for a new copy, or paste its text."
        ) from error


def _properties(document: Any) -> dict[str, str]:
    with contextlib.suppress(Exception):
        return dict(document.get_metadata_dict(skip_empty=True))
    return {}


def _lines(document: Any, number: int) -> Iterator[Line]:
    """Yield the lines of a page in the order in which they were painted, with their places."""
    page = document[number]
    try:
        height = page.get_height()
        text_page = page.get_textpage()
        try:
            text = text_page.get_text_range()
            for match in _LINE.finditer(text):
                line = match.group()
                first, last = match.start(), match.end() - 1
                left, bottom, _, top = text_page.get_charbox(first, loose=True)
                _, _, right, _ = text_page.get_charbox(last, loose=True)
                yield Line(line, number, left, right, top / height, bottom / height, (top - bottom))
        finally:
            text_page.close()
    finally:
        page.close()


def _looks_like_pdf(data: bytes, name: str) -> bool:
    return b"%PDF-" in data[:1024]


PDF = Format(
    name="PDF",
    suffixes=(".pdf",),
    media_types=("application/pdf",),
    max_bytes=MAX_PACKED_BYTES,
    looks_like=_looks_like_pdf,
    read=alone(read_pdf),
)
