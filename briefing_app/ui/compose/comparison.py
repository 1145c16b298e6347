"""A quotation that could not be verified, side by side with the passage of its article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.ui.look.plain import label
from briefing_app.ui.text_offsets import TextOffsets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.document.verifying.verification import Failure
    from briefing_app.domain.text import Span
    from briefing_app.ui.look.tokens import Tokens


class ComparisonDialog(QDialog):
    """Shows what is printed beside what the article has, with the differences marked.

    `original_asked` is sent when the printed words should give way to those of the article,
    `article_asked` when the passage should be shown in its article.
    """

    original_asked = Signal()
    article_asked = Signal()

    def __init__(
        self, failure: Failure, article: str, tokens: Tokens, parent: QWidget, *, can_mend: bool
    ) -> None:
        super().__init__(parent)
        self.setObjectName("quotationComparison")
        self.setWindowTitle("Compare with the article")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 340)
        sentence = label(failure.sentence)
        sentence.setWordWrap(True)
        found = failure.differences
        self.printed = _pane("Printed", failure.printed, [one.printed for one in found], tokens, "danger")
        passage = failure.passage or "Nothing like it stands in an article of this briefing."
        spans = [one.passage for one in found] if failure.passage else []
        self.passage = _pane(f"In “{article}”" if article else "In the article", passage, spans, tokens, "ok")
        sides = QHBoxLayout()
        sides.setSpacing(14)
        for side in (self.printed, self.passage):
            column = QVBoxLayout()
            column.setSpacing(6)
            heading = label(side.accessibleName(), "small")
            heading.setWordWrap(True)
            column.addWidget(heading)
            column.addWidget(side, 1)
            sides.addLayout(column, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.take = QPushButton("Take the original wording")
        self.take.setObjectName("takeOriginal")
        self.take.setProperty("kind", "primary")
        self.take.setEnabled(can_mend)
        self.show_article = QPushButton("Show in article")
        self.show_article.setObjectName("showInArticle")
        self.show_article.setEnabled(failure.article_id is not None)
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.show_article, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self.take.clicked.connect(self._take)
        self.show_article.clicked.connect(self._show)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 18, 20, 16)
        whole.setSpacing(12)
        whole.addWidget(sentence)
        whole.addLayout(sides, 1)
        whole.addWidget(buttons)
        (self.take if can_mend else self.show_article).setFocus()

    def _take(self) -> None:
        self.original_asked.emit()
        self.accept()

    def _show(self) -> None:
        self.article_asked.emit()
        self.accept()


def _pane(name: str, words: str, spans: Sequence[Span], tokens: Tokens, colour: str) -> QTextEdit:
    """Return words to read, with what differs on a tint and underlined."""
    pane = QTextEdit()
    pane.setProperty("kind", "field")
    pane.setReadOnly(True)
    pane.setAccessibleName(name)
    pane.setTabChangesFocus(True)
    pane.setPlainText(words)
    look = QTextCharFormat()
    look.setBackground(QColor(str(getattr(tokens, f"{colour}_soft"))))
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    look.setUnderlineColor(QColor(str(getattr(tokens, colour))))
    look.setForeground(QColor(str(getattr(tokens, colour))))
    offsets = TextOffsets(words)
    for span in spans:
        cursor = QTextCursor(pane.document())
        cursor.setPosition(offsets.to_qt(span.start))
        cursor.setPosition(offsets.to_qt(span.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)
    return pane
