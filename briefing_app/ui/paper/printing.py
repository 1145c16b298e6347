"""Puts the PDF of a briefing on paper: the dialog of the system, then `lp` or page by page.

Where CUPS prints, the PDF itself is handed over, so that letters stay letters. Elsewhere the
pages are drawn at 300 dots an inch, one at a time, and the window stays usable.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressDialog
from shiboken6 import isValid

from briefing_app.errors import BriefingError
from briefing_app.ui.look.plain import letter_by_letter, title_text
from briefing_app.ui.paper.paper_pages import PaperPages
from briefing_app.ui.paper.print_jobs import LpJob, SheetPrinter
from briefing_app.ui.paper.print_order import (
    PrintOrder,
    job_title,
    lay_sheet,
    lp_arguments,
    order_from,
    paper_of,
)
from briefing_app.ui.paper.print_plan import PrintPlan, order_for, set_up

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefing_app.ui.desk import Desk

Printed = Callable[[str, int], object]

_MEMORY = "printer"


def no_printer() -> BriefingError | None:
    """Say that there is nothing to print on, and what to do; None when there is a printer."""
    if QPrinterInfo.availablePrinterNames():
        return None
    return BriefingError(
        "No printer is set up on this computer.",
        hint="Export the briefing as PDF (Ctrl+E) and print that file elsewhere, "
        "or add a printer in the settings of your system.",
    )


def print_pdf(desk: Desk, data: bytes, title: str, parent: QWidget, printed: Printed) -> None:
    """Ask how, then print the PDF; `printed` is told the printer and the number of pages sent.

    Nothing is told when the user cancels; what goes wrong is told through the notices.
    """
    if (obstacle := no_printer()) is not None:
        desk.notices.warn(obstacle)
        return
    Printing(desk, data, title, parent, printed).ask()


_under_way: set[Printing] = set()


class Printing(QObject):
    """One document on its way to paper; it lives until it is printed, refused or cancelled.

    It has no parent: the window may go first, and would take it away in the middle of its work.
    `given_up` is told when nothing more comes of it: refused or cancelled.
    """

    given_up = Signal()

    def __init__(
        self,
        desk: Desk,
        data: bytes,
        title: str,
        parent: QWidget,
        printed: Printed,
        plan: PrintPlan | None = None,
        *,
        whole: bool = False,
    ) -> None:
        super().__init__()
        self._plan = plan
        self._whole = whole
        self._desk = desk
        self._data = data
        self._title = title
        self._window = parent
        self._printed = printed
        self._work: LpJob | SheetPrinter | None = None
        self._progress: QProgressDialog | None = None
        pages = PaperPages(data)
        self._sizes = pages.sizes
        pages.close()
        self._order = PrintOrder("", tuple(range(len(self._sizes))))
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if plan is not None:
            set_up(self.printer, plan)
            self.printer.setDocName(job_title(title))
        _under_way.add(self)

    def ask(self) -> None:
        """Open the dialog of the system."""
        names = QPrinterInfo.availablePrinterNames()
        last = self._desk.preferences.get(_MEMORY, "")
        if last in names:
            self.printer.setPrinterName(last)
        self.printer.setDocName(job_title(self._title))
        lay_sheet(self.printer, self._sizes[0])
        dialog = QPrintDialog(self.printer, self._window)
        dialog.setObjectName("printDialog")
        dialog.setWindowTitle(title_text(f"Print “{job_title(self._title)}”"))
        option = QAbstractPrintDialog.PrintDialogOption
        dialog.setOption(option.PrintPageRange, True)
        dialog.setOption(option.PrintCollateCopies, True)
        dialog.setOption(option.PrintToFile, False)  # that is an export, and recorded as one
        dialog.setMinMax(1, len(self._sizes))
        dialog.setFromTo(1, len(self._sizes))
        dialog.accepted.connect(self.send)
        dialog.rejected.connect(self._end)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def send(self) -> None:
        """Print as it was planned, or as the printer was set up in the dialog of the system."""
        count = len(self._sizes)
        paper = paper_of(self._sizes[0])[0]
        if self._plan is None:
            order = order_from(self.printer, count, paper)
        else:
            try:
                order = order_for(self._plan, count, paper, whole=self._whole)
            except BriefingError as error:
                self._fail(error)
                return
        self._order = order
        if not order.pages:
            self._fail(
                BriefingError(
                    "None of the chosen pages is in this document.", hint=f"Its pages are 1 to {count}."
                )
            )
            return
        self._desk.preferences.set(_MEMORY, order.printer)
        program = shutil.which("lp") if sys.platform != "win32" and order.printer else None
        if program is None or self.printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
            self._draw()
            return
        lp = LpJob(program, lp_arguments(order, self._title), self._data)
        lp.taken.connect(self._finish)
        lp.refused.connect(self._refuse)
        self._work = lp
        lp.start()

    def _draw(self) -> None:
        sheets = SheetPrinter(self.printer, self._data, self._order)
        words = f"Printing “{job_title(self._title)}”…"
        progress = QProgressDialog(words, "Cancel", 0, sheets.total, self._window)
        progress.setObjectName("printProgress")
        letter_by_letter(progress)
        progress.setWindowTitle("Printing")
        progress.setAutoClose(False)
        progress.setAutoReset(False)
        progress.canceled.connect(sheets.cancel)
        sheets.progressed.connect(progress.setValue)
        sheets.finished.connect(self._finish)
        sheets.cancelled.connect(self._stop)
        sheets.failed.connect(self._refuse)
        self._work, self._progress = sheets, progress
        sheets.start()

    def _finish(self) -> None:
        self._printed(self._order.printer, len(self._order.pages))
        self._end()

    def _stop(self) -> None:
        self._desk.notices.tell("Printing was cancelled.")
        self.given_up.emit()
        self._end()

    def _refuse(self, words: str) -> None:
        self._fail(_refused(self._order.printer, words))

    def _fail(self, error: BriefingError) -> None:
        self._desk.notices.warn(error)
        self.given_up.emit()
        self._end()

    def _end(self) -> None:
        if self._progress is not None and isValid(self._progress):
            self._progress.deleteLater()
            self._progress = None
        QTimer.singleShot(0, lambda: _under_way.discard(self))  # not while it is telling


def _refused(printer: str, words: str) -> BriefingError:
    said = f" The system says: {words.splitlines()[0]}" if words else ""
    return BriefingError(
        f"The printer “{printer}” did not take the briefing.{said}",
        hint="Look whether it is switched on and connected, or export the briefing as PDF (Ctrl+E).",
    )
