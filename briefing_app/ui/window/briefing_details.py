"""What identifies a briefing: title, number, marking, sheet, distribution; one dialog, one edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.document.house_style import house_style_names
from briefing_app.document.product import in_language
from briefing_app.document.product_file import load_product
from briefing_app.document.wording import base_language, wording_names
from briefing_app.domain.briefing import Paper, Tlp
from briefing_app.errors import BriefingError
from briefing_app.ui.look.plain import form_label, label
from briefing_app.ui.window.settings_dialog import recipient

if TYPE_CHECKING:
    from datetime import date

    from briefing_app.domain.briefing import Briefing

_TLP_WORDS = {
    Tlp.NONE: "No TLP label",
    Tlp.CLEAR: "TLP:CLEAR — may be published",
    Tlp.GREEN: "TLP:GREEN — within the community",
    Tlp.AMBER: "TLP:AMBER — organisation and clients, need to know",
    Tlp.AMBER_STRICT: "TLP:AMBER+STRICT — organisation only",
    Tlp.RED: "TLP:RED — named recipients only",
}


class BriefingDetails(QDialog):
    """Asks for the details of a briefing; `decided` carries the briefing as it is to be."""

    decided = Signal(object)

    def __init__(self, briefing: Briefing, *, new: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("briefingDetails")
        self.setWindowTitle("New briefing" if new else "Details of the briefing")
        self.setMinimumWidth(560)
        self._briefing = briefing
        control = briefing.control
        self._title, self._shown_title = _line("detailsTitle", briefing.title), briefing.title
        self._organisation = _lines("detailsOrganisation", control.organisation, 3)
        self._date = _date_edit(control.issue_date)
        self._dated = QCheckBox()
        self._dated.setAccessibleName("The briefing has a date of its own")
        self._dated.setToolTip("Without a tick, the briefing carries the day on which it leaves")
        self._dated.setChecked(control.issue_date is not None)
        self._date.setEnabled(self._dated.isChecked())
        self._dated.toggled.connect(self._date.setEnabled)
        self._edition = _line("detailsEdition", control.edition, "Morning edition")
        self._tlp = QComboBox()
        self._tlp.setObjectName("detailsTlp")
        self._tlp.addItems(list(_TLP_WORDS.values()))
        self._tlp.setCurrentIndex(list(_TLP_WORDS).index(control.tlp))
        self._classification = _line("detailsClassification", control.classification, "OFFICIAL")
        self._handling = _line(
            "detailsHandling", "; ".join(control.handling), "CHATHAM HOUSE RULE; NOT FOR PUBLICATION"
        )
        self._drafter = _line("detailsDrafter", control.drafter, "Name or office symbol")
        self._phone = _line("detailsPhone", control.phone)
        self._distribution = _lines(
            "detailsDistribution",
            tuple("; ".join(part for part in (r.name, r.office, r.copies)) for r in control.distribution),
            3,
        )
        self._distribution.setPlaceholderText("One recipient a line: name; office; copies")
        self._notice = _line("detailsNotice", control.notice, "Licence or copyright notice")
        self._paper = QComboBox()
        self._paper.setObjectName("detailsPaper")
        self._paper.addItems(list(Paper))
        self._paper.setCurrentText(briefing.paper)
        self._style = QComboBox()
        self._style.setObjectName("detailsHouseStyle")
        for name in house_style_names():
            self._style.addItem(name.replace("-", " ").capitalize(), name)
        self._style.setCurrentIndex(self._style.findData(briefing.house_style))
        self._language = QComboBox()
        self._language.setObjectName("detailsLanguage")
        self._language.setAccessibleName("Language of the fixed words")
        for tag, name in wording_names().items():
            self._language.addItem(name, tag)
        self._language.setCurrentIndex(self._language.findData(base_language(briefing.language)))
        self._language.currentIndexChanged.connect(self._speak)
        self._lay_out()
        self._title.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(9)
        form.setHorizontalSpacing(16)
        when = QHBoxLayout()
        when.setSpacing(8)
        when.addWidget(self._dated)
        when.addWidget(self._date)
        when.addWidget(self._edition, 1)
        sheet = QHBoxLayout()
        sheet.setSpacing(8)
        sheet.addWidget(self._paper)
        sheet.addWidget(self._style, 1)
        sheet.addWidget(self._language, 1)
        drafted = QHBoxLayout()
        drafted.setSpacing(8)
        drafted.addWidget(self._drafter, 2)
        drafted.addWidget(self._phone, 1)
        for words, field in (
            ("Title", self._title),
            ("Organisation", self._organisation),
            ("Date, edition", when),
            ("TLP", self._tlp),
            ("Classification", self._classification),
            ("Handling", self._handling),
            ("Drafted by, phone", drafted),
            ("Distribution", self._distribution),
            ("Notice", self._notice),
            ("Paper, style, language", sheet),
        ):
            if isinstance(field, QWidget):
                field.setAccessibleName(words)
            form.addRow(form_label(words), field)
        caution = label(
            "The marking is printed on every page. This program is not accredited for classified material.",
            "caption",
        )
        caution.setWordWrap(True)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("kind", "primary")
        buttons.accepted.connect(self._decide)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(caution)
        layout.addWidget(buttons)

    def _spoken(self) -> Briefing:
        """Return the briefing in the language that is chosen, with the titles that go with it."""
        language = self._language.currentData() or self._briefing.language
        if language == base_language(self._briefing.language):
            return self._briefing
        try:
            return in_language(self._briefing, load_product(self._briefing.product), language)
        except BriefingError:  # the product's file is gone: the titles stay
            return replace(self._briefing, language=language)

    def _speak(self) -> None:
        """Show the title in the language just chosen, unless it is no product's."""
        spoken = self._spoken()
        if self._title.text().strip() == self._shown_title:
            self._title.setText(spoken.title)
            self._shown_title = spoken.title

    def _decide(self) -> None:
        title = self._title.text().strip()
        if not title:
            self._title.setProperty("invalid", True)
            self._title.setPlaceholderText("A briefing needs a title")
            self._title.setFocus()
            return
        control = replace(
            self._briefing.control,
            organisation=_words(self._organisation.toPlainText().splitlines()),
            issue_date=_python_date(self._date.date()) if self._dated.isChecked() else None,
            edition=self._edition.text().strip(),
            tlp=list(_TLP_WORDS)[self._tlp.currentIndex()],
            classification=self._classification.text().strip(),
            handling=_words(self._handling.text().split(";")),
            drafter=self._drafter.text().strip(),
            phone=self._phone.text().strip(),
            distribution=tuple(
                recipient(line) for line in _words(self._distribution.toPlainText().splitlines())
            ),
            notice=self._notice.text().strip(),
        )
        decided = replace(
            self._spoken(),
            title=title,
            control=control,
            paper=Paper(self._paper.currentText()),
            house_style=self._style.currentData() or self._briefing.house_style,
        )
        self.decided.emit(decided)
        self.accept()


def _line(name: str, text: str, example: str = "") -> QLineEdit:
    made = QLineEdit(text)
    made.setObjectName(name)
    made.setPlaceholderText(example)
    return made


def _lines(name: str, lines: tuple[str, ...], height: int) -> QPlainTextEdit:
    made = QPlainTextEdit("\n".join(lines))
    made.setObjectName(name)
    made.setProperty("kind", "field")
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * height + 18)
    return made


def _date_edit(day: date | None) -> QDateEdit:
    made = QDateEdit(QDate(day.year, day.month, day.day) if day else QDate.currentDate())
    made.setObjectName("detailsDate")
    made.setCalendarPopup(True)
    made.setDisplayFormat("d MMMM yyyy")
    return made


def _python_date(day: QDate) -> date:
    from datetime import date

    return date(day.year(), day.month(), day.day())


def _words(parts: list[str]) -> tuple[str, ...]:
    return tuple(part.strip() for part in parts if part.strip())
