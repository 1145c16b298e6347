"""Asks how a briefing is printed: printer, pages, copies and for whom, edition, sides, colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.briefings.copies import MOST_COPIES, copies_of, named
from briefing_app.errors import BriefingError
from briefing_app.ui.look.fields import spin_box
from briefing_app.ui.look.plain import form_label, label, mark_invalid, tip
from briefing_app.ui.paper.print_plan import LONG_EDGE, ONE_SIDED, SHORT_EDGE, PrintPlan, pages_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.briefings.briefing import Recipient

_ANY_COUNT = 100_000
_SIDES = (
    ("As the printer usually does", ""),
    ("One side", ONE_SIDED),
    ("Both sides, turned at the long edge", LONG_EDGE),
    ("Both sides, turned at the short edge", SHORT_EDGE),
)
_MODES = {
    ONE_SIDED: QPrinter.DuplexMode.DuplexNone,
    LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}


@dataclass(frozen=True, slots=True)
class Printable:
    """What there is to print: its title, its pages where they are known, and who is to get it.

    `numbers` says whether copies can be numbered, `large` whether there is a large edition.
    """

    title: str
    pages: int | None = None
    distribution: tuple[Recipient, ...] = ()
    numbers: bool = True
    large: bool = False


class PrintDialog(QDialog):
    """`decided` carries a `PrintPlan`; `system_wanted` asks for the dialog of the system instead."""

    decided = Signal(object)
    system_wanted = Signal()

    def __init__(
        self, what: Printable, printers: Sequence[str], last: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("printPlanDialog")
        self.setWindowTitle("Print")
        self.setMinimumWidth(560)
        self._what = what
        self._printer = QComboBox()
        self._printer.setObjectName("planPrinter")
        self._printer.addItems(list(printers))
        if last in printers:
            self._printer.setCurrentText(last)
        self._pages = QLineEdit(placeholderText="All; or 1-3, 7")
        self._pages.setObjectName("planPages")
        self._pages.textEdited.connect(lambda _text: mark_invalid(self._pages, on=False))
        self._sides = QComboBox()
        self._sides.setObjectName("planSides")
        self._grey = QCheckBox("Greyscale proof: see that it can be read without colours")
        self._grey.setObjectName("planGrey")
        self._large = QCheckBox("Large print edition")
        self._large.setObjectName("planLarge")
        self._large.setVisible(what.large)
        self._alike = QRadioButton("Copies, all alike")
        self._alike.setObjectName("planAlike")
        self._alike.setChecked(True)
        self._numbered = QRadioButton("Numbered copies for named recipients")
        self._numbered.setObjectName("planNumbered")
        self._numbered.setEnabled(what.numbers)
        self._copies = spin_box()
        self._copies.setObjectName("planCopies")
        self._copies.setRange(1, MOST_COPIES)
        self._copies.setAccessibleName("Number of copies")
        self._collated = QCheckBox("Collate")
        self._collated.setChecked(True)
        self._table = self._recipients(what.distribution)
        self._one_job = QCheckBox("Send all copies as one print job")
        self._one_job.setObjectName("planOneJob")
        self._total = label("", "small")
        self._total.setObjectName("planTotal")
        self._lay_out()
        self._numbered.toggled.connect(self._follow)
        self._table.itemChanged.connect(self._follow)
        self._printer.currentTextChanged.connect(self._offer_sides)
        self._offer_sides()
        self._follow()

    def plan(self) -> PrintPlan:
        """Return what is chosen now."""
        return PrintPlan(
            self._printer.currentText(),
            self._pages.text().strip(),
            self._copies.value(),
            self._collated.isChecked(),
            self._lines() if self._numbered.isChecked() else (),
            self._one_job.isChecked(),
            str(self._sides.currentData() or ""),
            self._grey.isChecked(),
            self._large.isChecked() and self._what.large,
        )

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(9)
        form.setHorizontalSpacing(16)
        alike = QHBoxLayout()
        alike.setSpacing(10)
        alike.addWidget(self._alike)
        alike.addWidget(self._copies)
        alike.addWidget(self._collated)
        alike.addStretch(1)
        for words, field in (
            ("Printer", self._printer),
            ("Pages", self._pages),
            ("Sides", self._sides),
        ):
            field.setAccessibleName(words)
            form.addRow(form_label(words), field)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        title = label(self._what.title, "title")
        title.setWordWrap(True)
        column.addWidget(title)
        column.addLayout(form)
        column.addLayout(alike)
        column.addWidget(self._numbered)
        column.addWidget(self._table)
        under = QHBoxLayout()
        under.addWidget(self._one_job)
        under.addStretch(1)
        under.addWidget(self._total)
        column.addLayout(under)
        column.addWidget(self._large)
        column.addWidget(self._grey)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go = buttons.addButton("Print", QDialogButtonBox.ButtonRole.AcceptRole)
        go.setProperty("kind", "primary")
        go.setObjectName("planPrint")
        system = buttons.addButton("Dialog of the system…", QDialogButtonBox.ButtonRole.HelpRole)
        system.clicked.connect(self._leave_to_system)
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _recipients(self, distribution: Sequence[Recipient]) -> QTableWidget:
        known = [one for one in distribution if named(one)]
        table = QTableWidget(len(known) + 1, 3)
        table.setObjectName("planRecipients")
        table.setAccessibleName("Recipients of numbered copies")
        table.setHorizontalHeaderLabels(["Recipient", "Office", "Copies"])
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(1, 190)
        table.setColumnWidth(2, 70)
        table.setFixedHeight(min(190, 34 + 30 * (len(known) + 1)))
        for row, one in enumerate(known):
            _fill(table, row, named(one), one.office if one.name else "", str(copies_of(one)))
        _fill(table, len(known), "", "", "")
        return table

    def _lines(self) -> tuple[tuple[str, int], ...]:
        """Return the recipients that get a copy; a name without a number gets one."""
        lines: list[tuple[str, int]] = []
        for row in range(self._table.rowCount()):
            name, count = self._cell(row, 0), self._cell(row, 2)
            number = int(count) if count.isascii() and count.isdigit() else int(bool(name) and not count)
            if name and number:
                lines.append((name, min(number, MOST_COPIES)))
        return tuple(lines)

    def _cell(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        return " ".join(item.text().split()) if item else ""

    def _follow(self) -> None:
        """Show what belongs to the kind of copies, and keep an empty line for one more recipient."""
        on = self._numbered.isChecked()
        self._table.setEnabled(on)
        self._one_job.setEnabled(on)
        self._copies.setEnabled(not on)
        self._collated.setEnabled(not on)
        last = self._table.rowCount() - 1
        if self._cell(last, 0):
            self._table.blockSignals(True)
            self._table.insertRow(last + 1)
            _fill(self._table, last + 1, "", "", "")
            self._table.blockSignals(False)
        total = sum(count for _, count in self._lines())
        self._total.setText(f"{total} copies" if on and total != 1 else "1 copy" if on else "")

    def _offer_sides(self) -> None:
        """Offer both sides only where the printer can."""
        info = QPrinterInfo.printerInfo(self._printer.currentText())
        there = set() if info.isNull() else set(info.supportedDuplexModes())
        self._sides.clear()
        for words, sides in _SIDES:
            if not sides or not there or _MODES[sides] in there:
                self._sides.addItem(words, sides)

    def _leave_to_system(self) -> None:
        self.reject()
        self.system_wanted.emit()

    def _decide(self) -> None:
        try:
            pages_in(self._pages.text(), self._what.pages or _ANY_COUNT)
        except BriefingError as error:
            mark_invalid(self._pages, on=True)
            self._pages.setToolTip(tip(str(error)))
            self._pages.setFocus()
            self._total.setText(error.what)
            return
        if self._numbered.isChecked() and not self._lines():
            self._total.setText("Nobody gets a copy yet.")
            self._table.setFocus()
            return
        self.decided.emit(self.plan())
        self.accept()


def _fill(table: QTableWidget, row: int, name: str, office: str, count: str) -> None:
    for column, words in enumerate((name, office, count)):
        item = QTableWidgetItem(words)
        if column == 2:
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        table.setItem(row, column, item)
