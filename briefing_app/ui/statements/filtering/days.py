"""The little form that asks for the days of the statements to show."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui.look.plain import label


class DaysDialog(QDialog):
    """Asks from which day and until which; `chosen` carries both, None for an open end."""

    chosen = Signal(object, object)

    def __init__(
        self, since: date | None, until: date | None, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("daysDialog")
        self.setWindowTitle("Statements of these days")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._since = _DayField("&From", "daysSince", since, today)
        self._until = _DayField("&Until", "daysUntil", until, today)
        self._trouble = label("", "danger")
        self._trouble.setObjectName("daysTrouble")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText("Show these days")
        ok.setProperty("kind", "primary")
        buttons.accepted.connect(self._finish)
        buttons.rejected.connect(self.reject)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        for place, field in enumerate((self._since, self._until)):
            grid.addWidget(field.check, place, 0)
            grid.addWidget(field.edit, place, 1)
        words: QLabel = label(
            "The day on which something was said counts; the day of publication where the "
            "article does not say it.",
            "small",
        )
        words.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(words)
        column.addLayout(grid)
        column.addWidget(self._trouble)
        column.addWidget(buttons)
        self._trouble.hide()

    def _finish(self) -> None:
        since, until = self._since.day, self._until.day
        if since and until and since > until:
            self._trouble.setText("The first day lies after the last one.")
            self._trouble.show()
            return
        self.chosen.emit(since, until)
        self.accept()


class _DayField:
    """A day that may be left open."""

    def __init__(self, title: str, name: str, day: date | None, today: date) -> None:
        shown = day or today
        self.check = QCheckBox(title)
        self.edit = QDateEdit(QDate(shown.year, shown.month, shown.day))
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(title.replace("&", ""))
        self.edit.setDisplayFormat("d MMM yyyy")
        self.edit.setCalendarPopup(True)
        self.edit.setMinimumWidth(150)
        self.check.setChecked(day is not None)
        self.edit.setEnabled(day is not None)
        self.check.toggled.connect(self.edit.setEnabled)

    @property
    def day(self) -> date | None:
        if not self.check.isChecked():
            return None
        day = self.edit.date()
        return date(day.year(), day.month(), day.day())
