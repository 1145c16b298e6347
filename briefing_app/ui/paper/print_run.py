"""Sends what a plan asks for to the printer: one document, or numbered copies one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from briefing_app.ui.paper.print_plan import ONE_SIDED, joined
from briefing_app.ui.paper.printing import Printing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefing_app.ui.desk import Desk
    from briefing_app.ui.paper.print_plan import PrintPlan

Sent = Callable[[str, int, int], object]
"""Is told the printer, how many documents were taken and how many pages they had together."""


class PrintRun:
    """The documents of one plan on their way; `sent` is told after the last, or after the last
    that was taken when one is refused or cancelled, so that what is on paper is always recorded."""

    def __init__(
        self, desk: Desk, documents: Sequence[bytes], title: str, parent: QWidget, plan: PrintPlan, sent: Sent
    ) -> None:
        self._desk = desk
        self._title = title
        self._parent = parent
        self._plan = plan
        self._sent = sent
        self._copies = len(documents)
        self._whole = plan.one_job and len(documents) > 1
        two_sided = plan.sides not in ("", ONE_SIDED)
        self._waiting = (
            [joined(documents, plan.pages, two_sided=two_sided)] if self._whole else list(documents)
        )
        self._done = 0
        self._pages = 0
        self._printer = plan.printer

    def start(self) -> None:
        """Send the first document."""
        self._next()

    def _next(self) -> None:
        number = f" ({self._done + 1} of {self._copies})" if self._copies > 1 and not self._whole else ""
        job = Printing(
            self._desk,
            self._waiting[self._done],
            f"{self._title}{number}",
            self._parent,
            self._printed,
            self._plan,
            whole=self._whole,
        )
        job.given_up.connect(self._end)
        job.send()

    def _printed(self, printer: str, pages: int) -> None:
        self._printer = printer or self._printer
        self._done += 1
        self._pages += pages
        if self._done == len(self._waiting):
            self._end()
        else:
            self._next()

    def _end(self) -> None:
        if self._done:
            self._sent(self._printer, self._copies if self._whole else self._done, self._pages)
