"""What is chosen before printing, and what reaches the printer for it."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from test_printing import A4, LETTER, FakeDesk, pdf, printed_pages

from briefing_app.domain.briefings.briefing import Recipient
from briefing_app.domain.briefings.copies import NumberedCopy
from briefing_app.errors import BriefingError
from briefing_app.ui.paper import printing
from briefing_app.ui.paper.paper_pages import PaperPages
from briefing_app.ui.paper.print_dialog import Printable, PrintDialog
from briefing_app.ui.paper.print_order import lp_arguments
from briefing_app.ui.paper.print_plan import (
    LONG_EDGE,
    PrintPlan,
    joined,
    order_for,
    pages_in,
)
from briefing_app.ui.paper.print_run import PrintRun

PAPER = QPageSize(QPageSize.PageSizeId.A4)
LIST = (
    Recipient("Private Office", "Minister", "2"),
    Recipient("", "Policy unit", ""),
    Recipient("", "", "4"),
)


@pytest.mark.parametrize(
    ("typed", "pages"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("2", (1,)),
        ("1-3, 5", (0, 1, 2, 4)),
        ("4–", (3, 4)),
        ("5; 1-2, 1", (4, 0, 1)),
        ("3-99", (2, 3, 4)),
    ],
)
def test_pages_are_read_as_they_are_typed(typed, pages):
    assert pages_in(typed, 5) == pages


@pytest.mark.parametrize("typed", ["a", "1-3-5", "3-1", "0", "-2", "1,,2", "1 2"])
def test_what_names_no_pages_is_said(typed):
    with pytest.raises(BriefingError):
        pages_in(typed, 5)


def test_pages_beyond_the_document_are_told_with_its_length():
    with pytest.raises(BriefingError, match="Its pages are 1 to 5"):
        pages_in("7-9", 5)


def test_the_order_holds_what_was_planned():
    plan = PrintPlan("Office", "2-3", copies=4, collated=False, sides=LONG_EDGE, grey=True)
    arguments = lp_arguments(order_for(plan, 5, PAPER), "Review")
    assert arguments[:8] == ["-d", "Office", "-n", "4", "-t", "Review", "-P", "2-3"]
    for option in ("collate=false", "sides=two-sided-long-edge", "print-color-mode=monochrome"):
        assert option in arguments


def test_each_numbered_copy_is_printed_once():
    plan = PrintPlan("Office", copies=7, lines=(("Private Office", 2), ("Archive", 1)))
    assert plan.numbered[2] == NumberedCopy(3, 3, "Archive")
    assert order_for(plan, 2, PAPER).copies == 1


def sizes(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return [tuple(round(side) for side in document.get_page_size(n)) for n in range(len(document))]
    finally:
        document.close()


def test_copies_in_one_job_each_begin_on_a_sheet_of_their_own():
    one, other = pdf(A4, A4, LETTER), pdf(LETTER)
    sheets = [(595, 842), (595, 842), (612, 792), (612, 792)]
    assert sizes(joined([one, other], "", two_sided=False)) == sheets
    # three pages: the back of the second sheet stays empty
    assert sizes(joined([one, other], "", two_sided=True)) == [*sheets, (612, 792)]
    assert sizes(joined([one, pdf(A4, A4)], "2", two_sided=False)) == [(595, 842), (595, 842)]


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def on_file(monkeypatch, tmp_path):
    """Let every print job end in a PDF of its own."""
    made = []

    def to_file(printer, _plan):
        made.append(tmp_path / f"job {len(made) + 1}.pdf")
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(made[-1]))

    monkeypatch.setattr(printing, "set_up", to_file)
    return made


def run(qtbot, tmp_path, window, documents, plan):
    desk, sent = FakeDesk(tmp_path), []
    PrintRun(desk, documents, "Review", window, plan, lambda *what: sent.append(what)).start()
    qtbot.waitUntil(lambda: bool(sent) or bool(desk.warned), timeout=20_000)
    qtbot.waitUntil(lambda: not printing._under_way, timeout=20_000)
    return desk, sent


def test_every_numbered_copy_is_a_job_of_its_own(qtbot, tmp_path, window, on_file):
    plan = PrintPlan("Office", "1", lines=(("A", 1), ("B", 1)))
    _, sent = run(qtbot, tmp_path, window, [pdf(A4, A4), pdf(A4, A4)], plan)
    assert [printed_pages(path) for path in on_file] == [[(595, 842)], [(595, 842)]]
    assert sent == [("Office", 2, 2)]


def test_all_copies_go_as_one_job_where_that_is_wished(qtbot, tmp_path, window, on_file):
    plan = PrintPlan("Office", lines=(("A", 1), ("B", 1)), one_job=True)
    _, sent = run(qtbot, tmp_path, window, [pdf(A4, A4), pdf(A4)], plan)
    assert [len(printed_pages(path)) for path in on_file] == [3]
    assert sent == [("Office", 2, 3)]


def test_what_was_taken_before_a_refusal_is_told(qtbot, tmp_path, window, on_file, monkeypatch):
    plan = PrintPlan("Office", "2", lines=(("A", 1), ("B", 1)))
    desk, sent = run(qtbot, tmp_path, window, [pdf(A4, A4), pdf(A4)], plan)
    assert sent == [("Office", 1, 1)]
    assert desk.warned == ["None of the chosen pages is in this document. Its pages are 1 to 1."]


def test_a_greyscale_proof_has_no_colour(qtbot, tmp_path, window, on_file):
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFillColorRGB(1, 0.2, 0)
    canvas.rect(0, 0, *A4, stroke=0, fill=1)
    canvas.save()
    red = out.getvalue()
    pages = PaperPages(red)
    assert pages.picture(0, 50).pixelColor(25, 25).hsvSaturation() > 200
    grey = pages.picture(0, 50, grey=True)
    assert grey.format() is QImage.Format.Format_Grayscale8
    assert 60 < grey.pixelColor(25, 25).lightness() < 200
    pages.close()
    run(qtbot, tmp_path, window, [red], PrintPlan("Office", grey=True))
    proof = PaperPages(on_file[0].read_bytes())
    assert proof.picture(0, 50).pixelColor(25, 25).hsvSaturation() < 5
    proof.close()


@pytest.fixture
def dialog(window):
    return PrintDialog(Printable("Review", 5, LIST, large=True), ["Office", "Reception"], "Reception", window)


def test_the_dialog_knows_the_distribution_list(dialog):
    assert dialog.plan() == PrintPlan("Reception")
    dialog._numbered.setChecked(True)
    assert dialog.plan().lines == (("Private Office", 2), ("Policy unit", 1))
    assert dialog._total.text() == "3 copies"
    assert not dialog._copies.isEnabled()


def test_a_recipient_can_be_added_and_left_out(dialog):
    dialog._numbered.setChecked(True)
    rows = dialog._table.rowCount()
    dialog._table.item(rows - 1, 0).setText("Archive")
    assert dialog._table.rowCount() == rows + 1
    dialog._table.item(0, 2).setText("0")
    assert dialog.plan().lines == (("Policy unit", 1), ("Archive", 1))


def test_the_dialog_takes_only_pages_that_can_be(dialog, qtbot):
    dialog.show()
    plans = []
    dialog.decided.connect(plans.append)
    dialog._pages.setText("seven")
    dialog._decide()
    assert dialog.isVisible()
    dialog._pages.setText("2-3")
    dialog._large.setChecked(True)
    dialog._grey.setChecked(True)
    dialog._decide()
    assert plans == [PrintPlan("Reception", "2-3", grey=True, large=True)]


def test_numbered_copies_for_nobody_are_not_printed(window, qtbot):
    dialog = PrintDialog(Printable("Review"), ["Office"], "", window)
    dialog.show()
    dialog._numbered.setChecked(True)
    dialog._decide()
    assert dialog.isVisible()
    assert dialog._total.text() == "Nobody gets a copy yet."
    dialog.reject()


def test_the_large_edition_is_offered_only_where_there_is_one(window):
    without = PrintDialog(Printable("Review"), ["Office"], "", window)
    assert without._large.isHidden()
    without._large.setChecked(True)
    assert not without.plan().large
    without.reject()
