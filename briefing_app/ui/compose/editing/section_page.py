"""A section as its product sees it: its title, what belongs there, and what can be added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from briefing_app.ui.compose.editing.form_words import (
    AS_EVENTS_WHY,
    NOT_PRINTED_WHY,
    form_of,
    gathers_events,
    words_of,
)
from briefing_app.ui.compose.editing.text_fields import HistoryTextEdit, LabelledField
from briefing_app.ui.look.plain import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

    from briefing_app.document.products.product import Product
    from briefing_app.domain.briefings.briefing import Section
    from briefing_app.ui.compose.outline.outline_rows import OutlineRow


class SectionPage(QWidget):
    """The title of a section, the guide of its plan, and a button that adds what fits its form."""

    renamed = Signal(str)
    add_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = LabelledField("Section title", HistoryTextEdit("sectionTitleField", 1, single=True))
        self.title.field.settled.connect(self.renamed)
        self._unprinted = _text("sectionUnprinted", "small")
        self._guide = _text("sectionGuide", "secondary")
        self._hint = _text("sectionHint", "caption")
        self._add = QToolButton()
        self._add.setObjectName("sectionAdd")
        self._add.setProperty("kind", "button")
        self._add.setToolTip("Add what belongs here (Ctrl+Shift+A)")
        self._add.clicked.connect(self.add_wanted)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.title, self._unprinted, self._guide, self._hint):
            column.addWidget(part)
        column.addLayout(row)

    def show_section(self, section: Section, product: Product) -> None:
        """Show a section of the briefing."""
        form, plan = form_of(section, product)
        self.title.show_text(section.title)
        words = words_of(form) if form is not None else None
        why = AS_EVENTS_WHY if gathers_events(product) else NOT_PRINTED_WHY
        _say(self._unprinted, why if form is None else "")
        lines = words.lines if words is not None else ""
        _say(self._guide, (plan.guide if plan is not None else "") or lines)
        _say(self._hint, words.more if words is not None else "")
        self._add.setText(words.add if words is not None else "Add a note")
        self._add.setVisible(words is not None)


class DrawnPage(QWidget):
    """A part that the product draws from the whole: what it holds, and that it cannot be written."""

    details_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _text("drawnTitle", "strong")
        self._words = _text("drawnWords", "secondary")
        self._fixed = _text("drawnFixed", "caption")
        self._fixed.setText(
            "The product decides where it stands. It follows the briefing: change statements, stances, "
            "issues and actors, and it changes."
        )
        self._subject = QToolButton()
        self._subject.setObjectName("drawnSubject")
        self._subject.setProperty("kind", "link")
        self._subject.setText("Choose whom it is about…")
        self._subject.clicked.connect(self.details_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._title, self._words, self._fixed):
            column.addWidget(part)
        column.addWidget(self._subject, 0, Qt.AlignmentFlag.AlignLeft)

    def show_row(self, row: OutlineRow, product: Product) -> None:
        """Show a drawn part."""
        self._title.setText(row.text)
        self._words.setText(row.remark)
        self._subject.setVisible(product.about_actor)


def _text(name: str, role: str) -> QLabel:
    made = label("", role)
    made.setObjectName(name)
    made.setWordWrap(True)
    return made


def _say(shown: QLabel, words: str) -> None:
    shown.setText(words)
    shown.setVisible(bool(words))
