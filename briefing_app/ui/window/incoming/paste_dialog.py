"""A small form for a text from the clipboard: what is left empty is detected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.articles.article import ArticleField
from briefing_app.ui.look.plain import form_label, label

_FIELDS = (
    (ArticleField.HEADLINE, "Headline", "Proposed from the text where it is left empty"),
    (ArticleField.OUTLET, "Outlet", "Baltic Wire"),
    (ArticleField.PUBLISHED_ON, "Date", "2026-11-22"),
    (ArticleField.BYLINE, "Byline", "Maja Oksanen"),
    (ArticleField.URL, "Link", "https://"),
)


class PasteDialog(QDialog):
    """`decided` carries the text and the fields that were filled."""

    decided = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pasteDialog")
        self.setWindowTitle("Paste as article")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 620)
        form = QFormLayout()
        form.setSpacing(8)
        self.fields: dict[ArticleField, QLineEdit] = {}
        for field, name, example in _FIELDS:
            line = QLineEdit(placeholderText=example)
            line.setObjectName(f"paste_{field.value}")
            line.setAccessibleName(name)
            form.addRow(form_label(name), line)
            self.fields[field] = line
        self.text = QPlainTextEdit()
        self.text.setObjectName("paste_text")
        self.text.setAccessibleName("Text of the article")
        self.text.setProperty("kind", "field")
        self.text.setTabChangesFocus(True)
        self.text.setPlainText(QGuiApplication.clipboard().text())
        self._count = label("", "small")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._take = self._buttons.addButton("Take in", QDialogButtonBox.ButtonRole.AcceptRole)
        self._take.setProperty("kind", "primary")
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.text.textChanged.connect(self._show_count)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.text, 1)
        column.addWidget(self._count)
        column.addWidget(self._buttons)
        self._show_count()
        (self.fields[ArticleField.HEADLINE] if self.text.toPlainText() else self.text).setFocus()

    def accept(self) -> None:
        """Hand over the text with what the form says about it."""
        filled = {field.value: line.text().strip() for field, line in self.fields.items()}
        self.decided.emit(self.text.toPlainText(), {name: value for name, value in filled.items() if value})
        super().accept()

    def _show_count(self) -> None:
        words = len(self.text.toPlainText().split())
        self._count.setText(f"{words} words" if words != 1 else "1 word")
        self._take.setEnabled(words > 0)
