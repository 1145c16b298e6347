"""What the tests read back out of a PDF."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from needed import needed
from pypdf import PdfReader

from briefing_app.document.house_style_file import load_house_style
from briefing_app.document.nodes import Masthead, PageBreak, Table, plain
from briefing_app.export.column_groups import column_groups, part_of
from briefing_app.export.pdf.boxes import Words
from briefing_app.export.pdf.writer import lay_out, write_pdf
from briefing_app.export.rendered import Rendered

if TYPE_CHECKING:
    from briefing_app.document.nodes import Block, Document


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


def parted(document: Document) -> Document:
    """Return `document` with each table that has too many columns for its page as several."""
    blocks: list[Block] = []
    laid_out = lay_out(document, style())
    landscape = laid_out.frame.is_landscape
    for block in document.blocks:
        if isinstance(block, PageBreak) and block.landscape is not None:
            landscape = block.landscape
        if isinstance(block, Table) and block.wide:
            measure = laid_out.flow.sheets.of(landscape=landscape).frame.full_measure
            for columns in column_groups(block, measure):
                blocks.append(part_of(block, columns))
                block = replace(block, caption="", label="")
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _repeated_heads(document: Document) -> list[list[str]]:
    """Return the words of the table heads that pages begin with although they stood before, by page."""
    heads = [
        word_list(" ".join((plain(block.legend), *(column.head for column in block.columns))))
        for block in parted(document).blocks
        if isinstance(block, Table)
    ]
    by_grid: dict[int, list[str]] = {}
    found: list[list[str]] = []
    for page in lay_out(document, style()).pages:
        found.append([])
        for placed in page.placed:
            grid = placed.strip.grid
            if grid and id(grid) not in by_grid:
                by_grid[id(grid)] = heads[len(by_grid)]
            if grid and placed.repeated:
                found[-1] = by_grid[id(grid)]
    return found


def body(rendered: Rendered, document: Document) -> list[str]:
    """Return the words of the whole file without the furniture of its pages."""
    furniture = document.furniture
    words: list[str] = []
    repeated = _repeated_heads(document)
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
        head = repeated[number - 1]
        assert found[: len(head)] == head
        words += found[len(head) :]
    return words


_STRING = re.compile(r"\(((?:[^\\()]|\\.)*)\)", re.DOTALL)


def codes_of(operand: str) -> list[int]:
    """Return the codes of two bytes in an operand that paints words."""
    found: list[int] = []
    for string in _STRING.findall(operand):
        data = re.sub(r"\\(.)", lambda escape: "\r" if escape[1] == "r" else escape[1], string)
        found += [ord(high) << 8 | ord(low) for high, low in zip(data[::2], data[1::2], strict=True)]
    return found
