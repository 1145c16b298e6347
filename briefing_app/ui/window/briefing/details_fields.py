"""The fields of the details of a briefing: lines, days, moments, choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from briefing_app.errors import BriefingError
from briefing_app.ui.look.moments import (
    DAY_EXAMPLE,
    MOMENT_EXAMPLE,
    read_day,
    read_moment,
    shown_day,
    shown_moment,
)
from briefing_app.ui.look.plain import form_label, mark_invalid

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime


class Unreadable(Exception):
    """A field holds what cannot be read; the field has the focus and says why."""

    def __init__(self, field: QLineEdit, error: BriefingError) -> None:
        super().__init__(str(error))
        self.field = field
        self.error = error


class DayField(QLineEdit):
    """A line for a day that may be missing."""

    def __init__(self, name: str, day: date | None) -> None:
        super().__init__(shown_day(day))
        self.setObjectName(name)
        self.setPlaceholderText(DAY_EXAMPLE)
        self.textEdited.connect(lambda _text: mark_invalid(self, on=False))

    def taken(self) -> date | None:
        """Return the day; raise `Unreadable` where the words are none."""
        try:
            return read_day(self.text())
        except BriefingError as error:
            raise Unreadable(self, error) from None


class MomentField(QLineEdit):
    """A line for a moment in UTC that may be missing; left as it was, the moment stays to the second."""

    def __init__(self, name: str, moment: datetime | None) -> None:
        self._moment, self._shown = moment, shown_moment(moment)
        super().__init__(self._shown)
        self.setObjectName(name)
        self.setPlaceholderText(f"{MOMENT_EXAMPLE} (UTC)")
        self.textEdited.connect(lambda _text: mark_invalid(self, on=False))

    def taken(self) -> datetime | None:
        """Return the moment; raise `Unreadable` where the words are none."""
        if self.text().strip() == self._shown:
            return self._moment
        try:
            return read_moment(self.text())
        except BriefingError as error:
            raise Unreadable(self, error) from None


def line(name: str, text: str, example: str = "") -> QLineEdit:
    """Return a line with an example of what belongs there."""
    made = QLineEdit(text)
    made.setObjectName(name)
    made.setPlaceholderText(example)
    made.setCursorPosition(0)
    return made


def lines(name: str, text: Iterable[str], height: int) -> QPlainTextEdit:
    """Return a field of several lines that shows `height` of them."""
    made = QPlainTextEdit("\n".join(text))
    made.setObjectName(name)
    made.setProperty("kind", "field")
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * height + 18)
    return made


def combo(name: str, choices: Iterable[tuple[str, object]], chosen: object) -> QComboBox:
    """Return a choice among (words, value); what is chosen and not among them is added as it is."""
    made = QComboBox()
    made.setObjectName(name)
    for words, value in choices:
        made.addItem(words, value)
    place = next((n for n in range(made.count()) if made.itemData(n) == chosen), -1)
    if place < 0:
        made.addItem(str(chosen), chosen)
        place = made.count() - 1
    made.setCurrentIndex(place)
    return made


def searched(made: QComboBox) -> QComboBox:
    """Let a choice among many be found by typing any part of it."""
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = QCompleter(made.model(), made)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCompleter(completer)
    return made


def chosen_in(made: QComboBox) -> object:
    """Return the value chosen, also where its words were typed."""
    if made.isEditable():
        typed = made.currentText().strip().casefold()
        for place in range(made.count()):
            if made.itemText(place).casefold() == typed:
                return made.itemData(place)
    return made.currentData()


def side_by_side(*fields: tuple[QWidget, int]) -> QHBoxLayout:
    """Return fields in one row, each with its share of the width."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for field, share in fields:
        row.addWidget(field, share)
    return row


class DetailsForm(QWidget):
    """A page of fields under one another, each with its name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.form = QFormLayout(self)
        self.form.setContentsMargins(4, 16, 4, 4)
        self.form.setVerticalSpacing(9)
        self.form.setHorizontalSpacing(16)

    def add(self, words: str, field: QWidget | QHBoxLayout) -> None:
        """Add a field, or a row of them, under its name."""
        if isinstance(field, QWidget):
            field.setAccessibleName(words)
        self.form.addRow(form_label(words), field)


def words_in(parts: Iterable[str]) -> tuple[str, ...]:
    """Return the parts that say something."""
    return tuple(part.strip() for part in parts if part.strip())
