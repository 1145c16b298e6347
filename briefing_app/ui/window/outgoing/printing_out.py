"""Puts a briefing on paper: asks how, makes the copies in a worker, prints and records them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QWidget

from briefing_app.document.house_style_file import house_style_names
from briefing_app.domain.briefings.briefing import Status
from briefing_app.errors import BriefingError
from briefing_app.export.rendered import Rendered
from briefing_app.ui.statements.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.document.frozen import Frozen
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.domain.briefings.copies import NumberedCopy
    from briefing_app.ui.desk import Desk
    from briefing_app.ui.paper.print_plan import PrintPlan

_LAST_PRINTER = "printer"


class PrintingOut(QObject):
    """One at a time: what is on its way to paper is finished before the next is asked for."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._busy = False
        self._made: dict[int, Rendered] = {}

    def ask(self, briefing: Briefing) -> None:
        """Ask how a briefing is printed."""
        from briefing_app.ui.paper.print_dialog import Printable, PrintDialog
        from briefing_app.ui.paper.print_plan import LARGE_PRINT
        from briefing_app.ui.paper.printing import no_printer

        if self._busy:
            return
        if (obstacle := no_printer()) is not None:
            self._desk.notices.warn(obstacle)
            return
        what = Printable(
            briefing.title,
            distribution=briefing.control.distribution,
            large=LARGE_PRINT in house_style_names() and briefing.house_style != LARGE_PRINT,
        )
        printers = QPrinterInfo.availablePrinterNames()
        last = str(self._desk.preferences.get(_LAST_PRINTER, ""))
        dialog = PrintDialog(what, printers, last or QPrinterInfo.defaultPrinterName(), self._window)
        dialog.decided.connect(lambda plan: self.print_as(briefing, plan))
        dialog.system_wanted.connect(lambda: self.print_as(briefing, None))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def print_as(self, briefing: Briefing, plan: PrintPlan | None) -> None:
        """Make the copies of a plan and print them; None leaves the choice to the system's dialog."""
        from briefing_app.workspace.composing.documents import frozen_for
        from briefing_app.workspace.tasks import render_frozen

        if self._busy:
            return
        store, now = self._desk.workspace.store, datetime.now(UTC)
        copies: Sequence[NumberedCopy | None] = (plan.numbered if plan else ()) or (None,)
        try:
            kept = self._kept(briefing) if copies[0] is None and not (plan and plan.large) else None
            if kept is not None:
                self._send(briefing, plan, [kept], (), now)
                return
            frozen = frozen_for(store, briefing, now)
        except BriefingError as error:
            self._desk.notices.warn(error)
            return
        self._busy = True
        self._made = {}
        edition = plan.edition if plan else ""
        job = self._desk.runner.start(
            "Preparing to print",
            render_frozen,
            [(frozen, ("pdf",), edition, copy) for copy in copies],
            timeout_s=600.0,
        )
        job.arrived.connect(self._take)
        job.failed.connect(lambda _, error: self._desk.notices.warn(error))
        job.finished.connect(lambda: self._made_all(briefing, plan, copies, now))

    def _kept(self, briefing: Briefing) -> Rendered | None:
        """Return the kept PDF of what was issued, None for a draft."""
        store = self._desk.workspace.store
        issued = store.issue_of(briefing.id) if briefing.status is Status.ISSUED else None
        return Rendered(store.issue_document(issued.id), None) if issued else None

    def _take(
        self,
        asked: tuple[Frozen, tuple[str, ...], str, NumberedCopy | None],
        made: tuple[Rendered, ...],
    ) -> None:
        copy = asked[3]
        self._made[copy.number if copy else 0] = made[0]

    def _made_all(
        self,
        briefing: Briefing,
        plan: PrintPlan | None,
        copies: Sequence[NumberedCopy | None],
        now: datetime,
    ) -> None:
        """Print once every copy is made; where one failed, none is."""
        self._busy = False
        if len(self._made) == len(copies):
            documents = [self._made[number] for number in sorted(self._made)]
            self._send(briefing, plan, documents, [copy for copy in copies if copy is not None], now)
        self._made = {}

    def _send(
        self,
        briefing: Briefing,
        plan: PrintPlan | None,
        documents: Sequence[Rendered],
        copies: Sequence[NumberedCopy],
        now: datetime,
    ) -> None:
        from briefing_app.ui.paper.print_run import PrintRun
        from briefing_app.ui.paper.printing import print_pdf

        def sent(printer: str, taken: int, pages: int) -> None:
            self._record(briefing, plan, documents[0], copies[:taken], printer, pages, now)

        if plan is None:
            data = documents[0].data
            print_pdf(self._desk, data, briefing.title, self._window, lambda printer, n: sent(printer, 1, n))
            return
        self._desk.preferences.set(_LAST_PRINTER, plan.printer)
        try:
            run = PrintRun(
                self._desk, [one.data for one in documents], briefing.title, self._window, plan, sent
            )
        except BriefingError as error:
            self._desk.notices.warn(error)
            return
        run.start()

    def _record(
        self,
        briefing: Briefing,
        plan: PrintPlan | None,
        rendered: Rendered,
        copies: Sequence[NumberedCopy],
        printer: str,
        pages: int,
        now: datetime,
    ) -> None:
        from briefing_app.domain.briefings.issue import PrintedCopy
        from briefing_app.workspace.issuing.handing_over import record_print

        printed = tuple(PrintedCopy(one.number, one.total, one.recipient) for one in copies)
        edition = plan.edition if plan else ""
        if plan and plan.grey:
            edition = f"{edition} greyscale".strip()
        self._desk.notices.attempt(
            lambda: record_print(
                self._desk.workspace,
                briefing,
                printer,
                rendered,
                pages,
                now,
                copies=printed,
                edition=edition,
            )
        )
        named = f" in {counted(len(printed), 'numbered copy', 'numbered copies')}" if printed else ""
        self._desk.notices.tell(f"Sent {counted(pages, 'page')}{named} to {printer}.")
