"""Printing: what is asked of `lp`, and pages drawn on a printer that writes a PDF."""

from __future__ import annotations

import io
import os
import stat
import sys

import pypdfium2
import pytest
from PySide6.QtCore import QObject, QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from reportlab.pdfgen.canvas import Canvas

from briefing_app.ui.notices import Notices
from briefing_app.ui.paper import printing
from briefing_app.ui.paper.print_jobs import LpJob, SheetPrinter
from briefing_app.ui.paper.print_order import PrintOrder, lp_arguments, order_from, paper_of
from briefing_app.ui.paper.printing import Printing
from briefing_app.ui.preferences import Preferences

A4, A4_TURNED, LETTER = (595.28, 841.89), (841.89, 595.28), (612.0, 792.0)


def pdf(*sizes):
    """Return a PDF whose pages are black but for a white frame of 36 points."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(36, 36, width - 72, height - 72, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def file_printer(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def printed_pages(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return [tuple(round(side) for side in document.get_page_size(n)) for n in range(len(document))]
    finally:
        document.close()


def draw(qtbot, path, data, order):
    sheets = SheetPrinter(file_printer(path), data, order)
    with qtbot.waitSignal(sheets.finished, timeout=20_000):
        sheets.start()
    return sheets


def test_every_page_comes_out_on_a_sheet_of_its_own_size_and_way(qtbot, tmp_path):
    path = tmp_path / "out.pdf"
    draw(qtbot, path, pdf(A4, A4_TURNED, A4), PrintOrder("", (0, 1, 2)))
    assert printed_pages(path) == [(595, 842), (842, 595), (595, 842)]


def test_margins_are_neither_added_nor_scaled(qtbot, tmp_path):
    path = tmp_path / "out.pdf"
    draw(qtbot, path, pdf(LETTER), PrintOrder("", (0,)))
    document = pypdfium2.PdfDocument(path)
    picture = document[0].render(scale=2, grayscale=True)
    rows = bytes(picture.buffer)

    def grey(x, y):
        return rows[y * picture.stride + x]

    inside, outside = 36 * 2 + 6, 36 * 2 - 6
    middle = 792
    assert grey(inside, middle) < 40
    assert grey(outside, middle) > 215
    assert grey((612 * 2) - inside, middle) < 40
    assert grey((612 * 2) - outside, middle) > 215
    document.close()


def test_only_the_chosen_pages_are_drawn_and_copies_are_collated(qtbot, tmp_path):
    path = tmp_path / "out.pdf"
    printer = file_printer(path)
    order = PrintOrder("", (0, 2), copies=2)
    sheets = SheetPrinter(printer, pdf(A4, A4, LETTER), order)
    copies = 1 if printer.supportsMultipleCopies() else 2
    with qtbot.waitSignal(sheets.finished, timeout=20_000):
        sheets.start()
    assert printed_pages(path) == [(595, 842), (612, 792)] * copies


def test_printing_can_be_cancelled_between_pages(qtbot, tmp_path):
    sheets = SheetPrinter(file_printer(tmp_path / "out.pdf"), pdf(*[A4] * 5), PrintOrder("", tuple(range(5))))
    sheets.progressed.connect(lambda done: sheets.cancel() if done == 2 else None)
    drawn = []
    sheets.progressed.connect(drawn.append)
    with qtbot.waitSignal(sheets.cancelled, timeout=20_000), qtbot.assertNotEmitted(sheets.finished):
        sheets.start()
    assert drawn == [1, 2]


def test_a_target_that_cannot_be_written_fails_with_a_sentence(qtbot, tmp_path):
    sheets = SheetPrinter(file_printer(tmp_path / "no" / "such" / "out.pdf"), pdf(A4), PrintOrder("", (0,)))
    with qtbot.waitSignal(sheets.failed, timeout=20_000):
        sheets.start()


def test_lp_is_told_printer_pages_copies_sides_and_paper():
    order = PrintOrder("Office", (0, 1, 2, 6), copies=3, sides="two-sided-long-edge", grey=True, media="A4")
    assert lp_arguments(order, "Daily Press Review") == [
        *("-d", "Office", "-n", "3", "-t", "Daily Press Review", "-P", "1-3,7"),
        *("-o", "print-scaling=none", "-o", "collate=true", "-o", "sides=two-sided-long-edge"),
        *("-o", "media=A4", "-o", "print-color-mode=monochrome"),
    ]


def test_a_document_that_the_printer_has_no_paper_for_is_made_to_fit():
    order = PrintOrder("Office", (0,), fits=False)
    assert "print-scaling=fit" in lp_arguments(order, "x")
    assert not [part for part in lp_arguments(order, "x") if part.startswith("media=")]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("--help; rm -rf ~", "help; rm -rf ~"),
        ("Line\nbreak\x00\x1b[2J", "Line break [2J"),
        ("\n", "Briefing"),
    ],
)
def test_a_hostile_title_is_only_a_title(title, shown):
    arguments = lp_arguments(PrintOrder("Office", (0,)), title)
    assert arguments[arguments.index("-t") + 1] == shown


def test_the_order_is_read_from_the_printer(qtbot, tmp_path):
    printer = file_printer(tmp_path / "out.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    ranges = QPageRanges()
    ranges.addPage(2)
    ranges.addRange(4, 9)
    printer.setPageRanges(ranges)
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    order = order_from(printer, 5, QPageSize(QPageSize.PageSizeId.A4))
    assert order.pages == (1, 3, 4)
    assert order.media == "A4"
    assert order.fits


def test_pages_are_read_from_first_and_last_too(qtbot, tmp_path):
    printer = file_printer(tmp_path / "out.pdf")
    printer.setFromTo(2, 3)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    assert order_from(printer, 5, QPageSize(QPageSize.PageSizeId.A4)).pages == (1, 2)
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    assert order_from(printer, 2, QPageSize(QPageSize.PageSizeId.A4)).pages == (0, 1)


def test_sheets_are_known_by_name():
    paper, way = paper_of(QSizeF(*A4_TURNED))
    assert paper.id() is QPageSize.PageSizeId.A4
    assert way is QPageLayout.Orientation.Landscape
    assert paper_of(QSizeF(*LETTER))[0].key() == "Letter"


def fake_lp(folder, script):
    program = folder / "lp"
    program.write_text(f"#!{sys.executable}\nimport sys\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


posix_only = pytest.mark.skipif(os.name != "posix", reason="lp is a program of Unix")


@posix_only
def test_lp_gets_the_very_bytes_of_the_pdf(qtbot, tmp_path):
    program = fake_lp(
        tmp_path,
        f"open({str(tmp_path / 'got')!r}, 'wb').write(sys.stdin.buffer.read())\n"
        f"open({str(tmp_path / 'args')!r}, 'w').write('|'.join(sys.argv[1:]))",
    )
    data = pdf(A4) * 200
    job = LpJob(program, ["-d", "Office", "-t", "a b"], data)
    with qtbot.waitSignal(job.taken, timeout=20_000):
        job.start()
    assert (tmp_path / "got").read_bytes() == data
    assert (tmp_path / "args").read_text() == "-d|Office|-t|a b"


@posix_only
def test_what_lp_says_when_it_refuses_is_passed_on(qtbot, tmp_path):
    program = fake_lp(tmp_path, "sys.exit('lp: The printer or class does not exist.')")
    job = LpJob(program, [], pdf(A4))
    with qtbot.waitSignal(job.refused, timeout=20_000) as refused:
        job.start()
    assert refused.args == ["lp: The printer or class does not exist."]


def test_an_lp_that_cannot_be_started_is_a_refusal(qtbot, tmp_path):
    job = LpJob(str(tmp_path / "none"), [], pdf(A4))
    with qtbot.waitSignal(job.refused, timeout=20_000):
        job.start()


class FakeDesk:
    """What printing asks of a desk."""

    def __init__(self, folder):
        self.notices = Notices()
        self.preferences = Preferences(folder / "window.json")
        self.warned = []
        self.told = []
        self.notices.warned.connect(lambda error, _details: self.warned.append(str(error)))
        self.notices.told.connect(self.told.append)


def test_without_a_printer_a_sentence_says_so_and_offers_the_export(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    desk = FakeDesk(tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    printing.print_pdf(desk, pdf(A4), "Press Review", window, lambda *_: pytest.fail("nothing printed"))
    assert desk.warned == [
        "No printer is set up on this computer. Export the briefing as PDF (Ctrl+E) and print that "
        "file elsewhere, or add a printer in the settings of your system."
    ]


def test_a_whole_document_is_drawn_and_told_as_printed(qtbot, tmp_path):
    desk = FakeDesk(tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    printed = []
    job = Printing(desk, pdf(A4, A4), "Press Review", window, lambda *what: printed.append(what))
    job.printer = file_printer(tmp_path / "out.pdf")
    job.send()
    qtbot.waitUntil(lambda: bool(printed), timeout=20_000)
    assert printed[0][1] == 2
    qtbot.waitUntil(lambda: not printing._under_way)
    assert printed_pages(tmp_path / "out.pdf") == [(595, 842)] * 2
    assert not desk.warned


def test_pages_that_the_document_does_not_have_are_told(qtbot, tmp_path):
    desk = FakeDesk(tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    job = Printing(desk, pdf(A4), "Press Review", window, lambda *_: pytest.fail("nothing printed"))
    job.printer = file_printer(tmp_path / "out.pdf")
    job.printer.setFromTo(5, 6)
    job.printer.setPrintRange(QPrinter.PrintRange.PageRange)
    job.send()
    assert desk.warned == ["None of the chosen pages is in this document. Its pages are 1 to 1."]


def test_the_dialog_of_the_system_opens_and_can_be_left(qtbot, tmp_path):
    desk = FakeDesk(tmp_path)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    job = Printing(desk, pdf(A4, A4, A4), "Press Review", window, lambda *_: pytest.fail("nothing printed"))
    job.ask()
    dialog = window.findChild(QObject, "printDialog")
    assert (dialog.minPage(), dialog.maxPage()) == (1, 3)
    dialog.reject()
    qtbot.waitUntil(lambda: not printing._under_way)
    assert not desk.warned
