"""The words of the analyst in the form of their section: lines, question and answer, or plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from briefing_app.document.forms.written import lines_of
from briefing_app.document.products.form import Form
from briefing_app.domain.briefings.briefing import NoteKind
from briefing_app.ui.compose.editing.form_words import MOST_POINTS, MOST_WORDS, words_of
from briefing_app.ui.compose.editing.text_fields import HistoryTextEdit, LabelledField
from briefing_app.ui.look.plain import label

if TYPE_CHECKING:
    from briefing_app.domain.briefings.briefing import NoteItem

NOTE_WORDS = {
    NoteKind.NOTE: "Note",
    NoteKind.HEADING: "Subheading",
    NoteKind.COMMENT: "Comment (kept apart from reporting)",
}
_TITLES = {
    Form.PARAGRAPHS: "Paragraph",
    Form.POINTS: "Points, one a line",
    Form.FIGURES: "Key figures, one a line",
    Form.FACTS: "Facts, one a line",
    Form.ACTIONS: "Actions, one a line",
    Form.TIMELINE: "Events, one a line",
    Form.ASSESSMENT: "Judgement of the desk",
    Form.ANSWERS: "Our answer",
}


class NotePage(QWidget):
    """Shows one note; `changed` carries its words, `kind_changed` its kind."""

    changed = Signal(str)
    kind_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form: Form | None = None
        self._asks = False
        self.kind = QComboBox()
        self.kind.setObjectName("noteKind")
        self.kind.setAccessibleName("Kind of note")
        self.kind.addItems(list(NOTE_WORDS.values()))
        self.kind.activated.connect(lambda place: self.kind_changed.emit(list(NOTE_WORDS)[place]))
        self._note = LabelledField("Words of the analyst", HistoryTextEdit("noteField", 5), self._count)
        self._note.field.settled.connect(self.changed)
        self._question = LabelledField("Question", HistoryTextEdit("questionField", 2, single=True))
        self._answer = LabelledField("Answer", HistoryTextEdit("answerField", 4), self._count_answer)
        self._question.field.textChanged.connect(self._answer.recount)
        for field in (self._question.field, self._answer.field):
            field.settled.connect(self._tell_question)
        self._hint = label("", "caption")
        self._hint.setObjectName("noteHint")
        self._hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.kind, self._note, self._question, self._answer, self._hint):
            column.addWidget(part)

    @property
    def field(self) -> HistoryTextEdit:
        """Where writing begins."""
        if not self._asks:
            return self._note.field
        return self._answer.field if self._question.field.toPlainText().strip() else self._question.field

    def show_note(self, item: NoteItem, form: Form | None, guide: str) -> None:
        """Show a note as its section prints it; `guide` says what belongs there while it is empty."""
        plain = item.kind is NoteKind.NOTE
        self._form = form if plain else None
        self._asks = self._form is Form.QUESTIONS
        self.kind.setCurrentIndex(list(NOTE_WORDS).index(item.kind))
        words = words_of(form) if form is not None and plain else None
        guide = guide or (words.lines if words else "")
        said = guide if item.text.strip() and plain else ""  # an empty field shows it in itself
        self._hint.setText("\n".join(part for part in (said, words.more if words else "") if part))
        self._hint.setVisible(bool(self._hint.text()))
        self._note.setVisible(not self._asks)
        self._question.setVisible(self._asks)
        self._answer.setVisible(self._asks)
        self._note.rename(
            _TITLES.get(self._form, "Words of the analyst") if self._form else NOTE_WORDS[item.kind]
        )
        self._note.field.setPlaceholderText(guide if plain else "")
        if self._asks:
            question, _, answer = item.text.partition("\n")
            self._question.field.setPlaceholderText("What may be asked")
            self._answer.field.setPlaceholderText(guide)
            self._question.show_text(question)
            self._answer.show_text(answer)
        else:
            self._note.show_text(item.text)

    def settle(self) -> None:
        """Tell what is still being typed."""
        for part in (self._note, self._question, self._answer):
            part.field.settle()

    def add_line(self) -> None:
        """Begin another line at the end of the note."""
        field = self._note.field
        text = field.toPlainText()
        if text.strip() and not text.endswith("\n"):
            field.setPlainText(f"{text}\n")
        cursor = field.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        field.setTextCursor(cursor)

    def _tell_question(self, _text: str) -> None:
        question = " ".join(self._question.field.toPlainText().split())
        self.changed.emit(f"{question}\n{self._answer.field.toPlainText()}".rstrip("\n"))

    def _count(self, text: str) -> tuple[str, bool]:
        """Count the points of a section of points, and the words of the longest."""
        if self._form is not Form.POINTS:
            return "", False
        points = [len(line.split()) for line in lines_of(text)]
        longest = max(points, default=0)
        return (
            f"{len(points)}/{MOST_POINTS} · longest {longest}/{MOST_WORDS} words",
            len(points) > MOST_POINTS or longest > MOST_WORDS,
        )

    def _count_answer(self, text: str) -> tuple[str, bool]:
        missing = bool(text.strip()) and not self._question.field.toPlainText().strip()
        return ("no question:" if missing else f"{len(text.split())} words"), missing
