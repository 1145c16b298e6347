"""Words of articles and of people, shown as they are: they never become markup or mnemonics."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QInputDialog, QLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QLineEdit, QWidget


def label(text: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label that shows `text` letter by letter, in the look of `role`."""
    made = QLabel(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    if role:
        made.setProperty("role", role)
    return made


class WholeLabel(QLabel):
    """Words that are shown whole, or not at all where a narrow window has no room for them."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)


def whole_label(text: str, role: str) -> WholeLabel:
    """Return a label for words that may be missed."""
    made = WholeLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def form_label(text: str) -> QLabel:
    """Return the name of a field, level with what stands in the field's first line."""
    made = label(text, "small")
    made.setContentsMargins(0, 2, 0, 0)  # a form layout gives it 7/4 of its height, and centres it there
    return made


def letter_by_letter(dialog: QWidget) -> None:
    """Keep the labels that Qt put into a dialog of its own from guessing at markup and keys."""
    for one in dialog.findChildren(QLabel):
        one.setTextFormat(Qt.TextFormat.PlainText)
        if isinstance(dialog, QInputDialog):  # whose label leads to its field
            one.setText(menu_text(one.text()))


def tip(text: str) -> str:
    """Return `text` for a tool tip, which would otherwise guess at markup."""
    return f"<qt>{escape(text)}</qt>"


def tip_of_lines(lines: Sequence[str]) -> str:
    """Return lines for a tool tip, each letter by letter."""
    return f"<qt>{'<br>'.join(escape(line) for line in lines)}</qt>"


def menu_text(text: str) -> str:
    """Return `text` for a menu or a button, where `&` would underline a letter."""
    return text.replace("&", "&&")


def title_text(text: str) -> str:
    """Return `text` for the title of a window, where `[*]` would be the mark of unsaved changes."""
    return text.replace("[*]", "[*][*]")


def repolish(widget: QWidget) -> None:
    """Let the style sheet see a property that has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def mark_invalid(field: QLineEdit, *, on: bool) -> None:
    """Ring a line that cannot be taken as it stands."""
    if bool(field.property("invalid")) != on:
        field.setProperty("invalid", on)
        repolish(field)
