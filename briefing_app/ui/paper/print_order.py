"""What was chosen in the print dialog, and how `lp` and the sheets of paper are told."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

_TITLE_LENGTH = 120
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What was chosen in the dialog. `pages` count from 0; "" for what the printer usually does.

    `fits` is False where the printer has no paper of the size of the document: its pages are
    then made to fit the paper that there is.
    """

    printer: str
    pages: tuple[int, ...]
    copies: int = 1
    collated: bool = True
    sides: str = ""
    grey: bool = False
    last_first: bool = False
    media: str = ""
    fits: bool = True


def order_from(printer: QPrinter, page_count: int, paper: QPageSize) -> PrintOrder:
    """Read what was chosen for a document of `page_count` pages of `paper`."""
    fits = has_paper(QPrinterInfo(printer), paper)
    return PrintOrder(
        printer.printerName(),
        _chosen_pages(printer, page_count),
        copies=max(1, printer.copyCount()),
        collated=printer.collateCopies(),
        sides=_SIDES.get(printer.duplex(), ""),
        grey=printer.colorMode() is QPrinter.ColorMode.GrayScale,
        last_first=printer.pageOrder() is QPrinter.PageOrder.LastPageFirst,
        media=paper.key() if fits else "",
        fits=fits,
    )


def lp_arguments(order: PrintOrder, title: str) -> list[str]:
    """Return the arguments for `lp`, which then reads the PDF from its standard input."""
    arguments = ["-d", order.printer, "-n", str(order.copies), "-t", job_title(title)]
    arguments += ["-P", _ranges(order.pages)]
    options = [f"print-scaling={'none' if order.fits else 'fit'}"]
    if order.copies > 1:
        options.append(f"collate={'true' if order.collated else 'false'}")
    if order.sides:
        options.append(f"sides={order.sides}")
    if order.media:
        options.append(f"media={order.media}")
    if order.grey:
        options.append("print-color-mode=monochrome")
    if order.last_first:
        options.append("outputorder=reverse")
    for option in options:
        arguments += ["-o", option]
    return arguments


def paper_of(size: QSizeF) -> tuple[QPageSize, QPageLayout.Orientation]:
    """Return the sheet for a page of `size` points, upright, and how it is turned."""
    turned = size.width() > size.height()
    upright = size.transposed() if turned else size
    way = QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait
    return QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch), way


def lay_sheet(printer: QPrinter, size: QSizeF) -> None:
    """Let the next page be a sheet for a page of `size` points, without margins."""
    paper, way = paper_of(size)
    printer.setPageLayout(QPageLayout(paper, way, QMarginsF()))


def job_title(title: str) -> str:
    """Return a title that a queue of print jobs can show."""
    words = " ".join("".join(c if c.isprintable() else " " for c in title).split())
    return words[:_TITLE_LENGTH].lstrip("-") or "Briefing"


def sheets_of(order: PrintOrder, printer_copies: bool) -> tuple[int, ...]:
    """Return the pages in the order in which they are drawn."""
    pages = tuple(reversed(order.pages)) if order.last_first else order.pages
    if printer_copies or order.copies == 1:
        return pages
    if order.collated:
        return pages * order.copies
    return tuple(page for page in pages for _ in range(order.copies))


def _chosen_pages(printer: QPrinter, page_count: int) -> tuple[int, ...]:
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        return tuple(range(page_count))
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return tuple(page for page in range(page_count) if ranges.contains(page + 1))
    first, last = printer.fromPage() or 1, printer.toPage() or page_count
    return tuple(range(max(0, first - 1), min(last, page_count)))


def has_paper(printer: QPrinterInfo, paper: QPageSize) -> bool:
    """Tell whether a printer has sheets of a size, as far as it says."""
    there = printer.supportedPageSizes()
    return printer.isNull() or not there or any(size.isEquivalentTo(paper) for size in there)


def _ranges(pages: tuple[int, ...]) -> str:
    """Return pages as `lp` writes them: `1-3,7`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ",".join(f"{a + 1}" if a == b else f"{a + 1}-{b + 1}" for a, b in runs)
