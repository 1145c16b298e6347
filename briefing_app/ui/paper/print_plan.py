"""How a briefing is to be printed: pages, copies and for whom, edition, sides, colours."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from briefing_app.domain.briefings.copies import NumberedCopy, numbered
from briefing_app.errors import BriefingError
from briefing_app.ui.paper.print_order import PrintOrder, has_paper

ONE_SIDED, LONG_EDGE, SHORT_EDGE = "one-sided", "two-sided-long-edge", "two-sided-short-edge"
LARGE_PRINT = "large-print"
"""The house style of the large edition."""
_DUPLEX = {
    ONE_SIDED: QPrinter.DuplexMode.DuplexNone,
    LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}
_RANGE = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5})?)?")


@dataclass(frozen=True, slots=True)
class PrintPlan:
    """What was chosen before printing.

    `pages` as typed (`1-3, 7`), "" for all. `lines` are the recipients of numbered copies with how
    many each gets; without them `copies` alike are printed. `one_job` sends all numbered copies
    together. `sides` is "" for what the printer usually does.
    """

    printer: str
    pages: str = ""
    copies: int = 1
    collated: bool = True
    lines: tuple[tuple[str, int], ...] = ()
    one_job: bool = False
    sides: str = ""
    grey: bool = False
    large: bool = False

    @property
    def numbered(self) -> tuple[NumberedCopy, ...]:
        """The numbered copies, none where all copies are alike."""
        return numbered(self.lines)

    @property
    def edition(self) -> str:
        """The house style of another edition, "" for the briefing's own."""
        return LARGE_PRINT if self.large else ""


def pages_in(typed: str, count: int) -> tuple[int, ...]:
    """Return the pages (from 0) that were typed as `1-3, 7, 9-`, of a document of `count` pages."""
    if not typed.strip():
        return tuple(range(count))
    found: dict[int, None] = {}
    for part in re.split(r"[,;]", typed):
        match = _RANGE.fullmatch(part.strip())
        if match is None:
            raise BriefingError(f"“{typed.strip()}” names no pages.", hint="Type them as in 1-3, 7.")
        first = int(match[1])
        open_end = "-" in part or "–" in part
        last = int(match[2]) if match[2] else (count if open_end else first)
        if not 1 <= first <= last:
            raise BriefingError(
                f"“{part.strip()}” is no range of pages.", hint="The first page comes before the last."
            )
        found.update(dict.fromkeys(range(first - 1, min(last, count))))
    if not found:
        raise BriefingError(
            "None of the chosen pages is in this document.", hint=f"Its pages are 1 to {count}."
        )
    return tuple(found)


def order_for(plan: PrintPlan, page_count: int, paper: QPageSize, *, whole: bool = False) -> PrintOrder:
    """Return the order for one document of a plan; `whole` where its pages are chosen already."""
    fits = has_paper(QPrinterInfo.printerInfo(plan.printer), paper)
    return PrintOrder(
        plan.printer,
        tuple(range(page_count)) if whole else pages_in(plan.pages, page_count),
        copies=1 if plan.lines else plan.copies,
        collated=plan.collated,
        sides=plan.sides,
        grey=plan.grey,
        media=paper.key() if fits else "",
        fits=fits,
    )


def set_up(printer: QPrinter, plan: PrintPlan) -> None:
    """Let a printer of the system do as the plan says."""
    if plan.printer:
        printer.setPrinterName(plan.printer)
    printer.setCopyCount(1 if plan.lines else plan.copies)
    printer.setCollateCopies(plan.collated)
    if plan.sides:
        printer.setDuplex(_DUPLEX[plan.sides])
    if plan.grey:
        printer.setColorMode(QPrinter.ColorMode.GrayScale)


def joined(copies: Sequence[bytes], typed: str, *, two_sided: bool) -> bytes:
    """Return the chosen pages of several PDFs as one; on two sides each begins on a sheet of its own."""
    from pypdfium2 import PdfDocument

    whole = PdfDocument.new()
    try:
        for data in copies:
            one = PdfDocument(data)
            try:
                pages = pages_in(typed, len(one))
                whole.import_pages(one, list(pages))
                if two_sided and len(pages) % 2 and data is not copies[-1]:
                    whole.new_page(*one.get_page_size(pages[-1]))
            finally:
                one.close()
        out = io.BytesIO()
        whole.save(out)
        return out.getvalue()
    finally:
        whole.close()
