"""A statement of the briefing: its wording as it is printed, beside what was said, and what it means here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from briefing_app.domain.statements.shortening import faults, printed_wording
from briefing_app.ui.compose.editing.text_fields import HistoryTextEdit, LabelledField, place_button
from briefing_app.ui.look.plain import label
from briefing_app.ui.look.stance_bar import JudgementFields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefing_app.document.material import Material
    from briefing_app.domain.briefings.briefing import StatementItem
    from briefing_app.domain.identity import StatementId


class StatementPage(QWidget):
    """Shows one statement. `wording_changed` carries its words, None for those of the article.

    `judged` and `filed` carry the id of the statement with the value of its stance, or its issue.
    """

    wording_changed = Signal(object)
    judged = Signal(object, object)
    filed = Signal(object, str)
    place_wanted = Signal()

    def __init__(self, topics: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._statement: StatementId | None = None
        self._original = ""
        self.wording = LabelledField("Wording as printed", HistoryTextEdit("wordingField", 5))
        self.wording.field.textChanged.connect(self._check)
        self.wording.field.settled.connect(self._tell)
        self.faults = label("", "danger")
        self.faults.setObjectName("wordingFaults")
        self.faults.setWordWrap(True)
        self._original_head = label("As it stands in the article", "small")
        self.original = label("", "secondary")
        self.original.setObjectName("originalWording")
        self.original.setWordWrap(True)
        self.original.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._judgement = JudgementFields(topics)
        self._judgement.stance.judged.connect(self._tell_stance)
        self._judgement.topic.filed.connect(self._tell_topic)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.wording)
        column.addWidget(self.faults)
        column.addLayout(self._buttons())
        for part in (self._judgement, self._original_head, self.original):
            column.addWidget(part)

    @property
    def field(self) -> HistoryTextEdit:
        """Where writing begins."""
        return self.wording.field

    def show_statement(self, item: StatementItem, material: Material) -> None:
        """Show a statement of the briefing."""
        statement = material.statements.get(item.statement_id)
        article = material.articles.get(statement.passage.article_id) if statement else None
        self._original = printed_wording(statement, article.text) if statement and article else ""
        self.original.setText(self._original)
        self.wording.show_text(item.wording if item.wording is not None else self._original)
        self._check()
        self._statement = statement.id if statement is not None else None
        self._judgement.setEnabled(statement is not None)
        if statement is not None:
            self._judgement.show_judgement(statement.stance, statement.topic)

    def settle(self) -> None:
        """Tell what is still being typed."""
        self.wording.field.settle()
        self._judgement.settle()

    def leave_out(self) -> None:
        """Put `[…]` in the place of the selected words."""
        cursor = self.wording.field.textCursor()
        if cursor.hasSelection():
            cursor.insertText("[…]")
            self.wording.field.settle()
        self.wording.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore_original(self) -> None:
        """Print the words as they stand in the article."""
        self.wording.show_text(self._original)
        self.wording_changed.emit(None)
        self._check()

    def _buttons(self) -> QHBoxLayout:
        leave_out = QPushButton("Leave out […]")
        leave_out.setToolTip("Replace the selected words with […] (Ctrl+Shift+X)")
        leave_out.clicked.connect(self.leave_out)
        self._restore = QPushButton("Original wording")
        self._restore.setToolTip("Print the words as they stand in the article (Ctrl+Shift+O)")
        self._restore.clicked.connect(self.restore_original)
        place = place_button()
        place.clicked.connect(self.place_wanted)
        row = QHBoxLayout()
        row.addWidget(leave_out)
        row.addWidget(self._restore)
        row.addStretch(1)
        row.addWidget(place)
        return row

    def _check(self) -> None:
        """Tell at once where the wording does not follow from what was said, with that beside it."""
        words = self.wording.field.toPlainText()
        shortened = words != self._original
        found = faults(words, self._original) if shortened else ()
        self.faults.setText("\n".join(found))
        self.faults.setVisible(bool(found))
        self._restore.setEnabled(shortened)
        self._original_head.setVisible(shortened)
        self.original.setVisible(shortened)

    def _tell(self, text: str) -> None:
        self.wording_changed.emit(None if text.strip() == self._original else text)

    def _tell_stance(self, value: object) -> None:
        if self._statement is not None:
            self.judged.emit(self._statement, value)

    def _tell_topic(self, topic: str) -> None:
        if self._statement is not None:
            self.filed.emit(self._statement, topic)
