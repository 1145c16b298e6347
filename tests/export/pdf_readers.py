"""What the tests read back out of a PDF."""

from __future__ import annotations

import re
import subprocess
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from needed import needed
from pypdf import PdfReader

from briefing_app.document.house_style import load_house_style
from briefing_app.document.nodes import Masthead
from briefing_app.export.pdf.boxes import Words
from briefing_app.export.pdf.writer import write_pdf
from briefing_app.export.rendered import Rendered

if TYPE_CHECKING:
    from briefing_app.document.nodes import Document


@cache
def style():
    """Return the house style that the tests print in."""
    return load_house_style("ministry")


def printed(document: Document) -> Rendered:
    """Return `document` as a PDF."""
    return write_pdf(document, style())


def reader(rendered: Rendered) -> PdfReader:
    """Return the PDF opened."""
    return _opened(rendered.data)


@lru_cache(4)
def _opened(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def pages(rendered: Rendered) -> list[str]:
    """Return the text of each page, in the order in which it is painted."""
    return [page.extract_text() for page in reader(rendered).pages]


def poppler(rendered: Rendered, *options: str) -> str:
    """Return the text as poppler extracts it."""
    command = [needed("pdftotext", "poppler-utils"), *options, "-", "-"]
    return subprocess.run(command, input=rendered.data, capture_output=True, check=True).stdout.decode()


def kind_of(item) -> str:
    """Return the structure type of painted words, or the part that they only say to be."""
    return getattr(item.part, "kind", item.part) if isinstance(item, Words) else ""


def word_list(text: str) -> list[str]:
    """Return the words of `text` whatever stands between them."""
    return re.findall(r"[^\W_]+", text)


def body(rendered: Rendered, document: Document) -> list[str]:
    """Return the words of the whole file without the furniture of its pages."""
    furniture = document.furniture
    words: list[str] = []
    for number, text in enumerate(pages(rendered), 1):
        head = [furniture.marking.words, furniture.marking.tlp.value]
        if number > 1 or not isinstance(next(iter(document.blocks), None), Masthead):
            head += furniture.running_head
        page_of = furniture.page_of.replace("{page}", str(number)).replace("{pages}", str(rendered.pages))
        foot = [page_of, furniture.foot_left, furniture.foot_right, furniture.marking.words]
        foot.append(furniture.marking.tlp.value)
        found = word_list(text)
        for part, end in ((word_list(" ".join(head)), False), (word_list(" ".join(foot)), True)):
            assert (found[-len(part) :] if end else found[: len(part)]) == part
            found = found[: -len(part)] if end else found[len(part) :]
        words += found
    return words
