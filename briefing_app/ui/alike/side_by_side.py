"""Two texts in two columns, paragraph beside paragraph, with what differs marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from briefing_app.ui.theme import reading_font

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.domain.alike.comparison import Comparison
    from briefing_app.domain.text import Span
    from briefing_app.ui.theme import Theme

MOST_ROWS = 300
"""Paragraphs that are set; nobody compares a book here, and its layout would stop the window."""
_UNDERLINES = QTextCharFormat.UnderlineStyle
_PIXELS = 15


class SideBySide(QTextEdit):
    """Shows a `Comparison`; `moved` is sent when another difference is at hand.

    What only the left has is underlined with dashes, what only the right has with a line: colour
    says the same again.
    """

    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._held: tuple[Comparison, str, str] | None = None
        self._marks: list[list[tuple[int, int]]] = []
        self._at = -1
        self.setObjectName("versionComparison")
        self.setAccessibleName("The two versions side by side")
        self.setProperty("kind", "field")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme.changed.connect(self._dress)

    @property
    def differences(self) -> int:
        """How many places there are to step through."""
        return len(self._marks)

    @property
    def at(self) -> int:
        """The place at hand, counted from 0; -1 before the first."""
        return self._at

    def show_comparison(self, comparison: Comparison, left: str, right: str) -> None:
        """Show two texts that were compared, from their beginning."""
        self._held = (comparison, left, right)
        self._write()
        self._at = -1
        self.verticalScrollBar().setValue(0)
        self.moved.emit()

    def show_words(self, words: str) -> None:
        """Show a sentence where there is nothing to compare."""
        self._held, self._marks, self._at = None, [], -1
        self.setPlainText(words)
        self.moved.emit()

    def step(self, step: int) -> None:
        """Go to the next difference, or to the one before; round at the ends."""
        if not self._marks:
            return
        start = -1 if step > 0 else 0
        self._at = ((self._at if self._at >= 0 else start) + step) % len(self._marks)
        self._show_place()
        self.moved.emit()

    def _dress(self) -> None:
        if self._held is not None:
            place = self.verticalScrollBar().value()
            self._write()
            self._show_selection()
            self.verticalScrollBar().setValue(place)

    def _write(self) -> None:
        assert self._held is not None
        comparison, left, right = self._held
        rows = comparison.rows[:MOST_ROWS]
        self._marks = []
        self.clear()
        self.setExtraSelections([])
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        if rows:
            table = cursor.insertTable(len(rows), 2, _table_format())
            sides = ((left, "danger", _UNDERLINES.DashUnderline), (right, "ok", _UNDERLINES.SingleUnderline))
            for number, row in enumerate(rows):
                marks: list[tuple[int, int]] = []
                for column, (text, colour, line) in enumerate(sides):
                    span, differing = (row.our, row.ours) if column == 0 else (row.their, row.theirs)
                    if span is not None:
                        there = table.cellAt(number, column).firstCursorPosition()
                        marks += self._paragraph(there, text, span, differing, self._mark(colour, line))
                if row.differs:
                    self._marks.append(marks)
        cursor.endEditBlock()
        if len(comparison.rows) > MOST_ROWS:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(f"{len(comparison.rows) - MOST_ROWS} more paragraphs are not shown.")

    def _paragraph(
        self, cursor: QTextCursor, text: str, span: Span, differing: Iterable[Span], look: QTextCharFormat
    ) -> list[tuple[int, int]]:
        """Write a paragraph into its cell and return where what differs stands in the document."""
        plain = QTextCharFormat()
        plain.setFont(reading_font(_PIXELS))
        plain.setForeground(QColor(self._theme.tokens.text))
        leading = QTextBlockFormat()
        leading.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(leading)
        marks: list[tuple[int, int]] = []
        place = span.start
        for one in differing:
            cursor.insertText(_shown(text[place : one.start]), plain)
            start = cursor.position()
            cursor.insertText(_shown(text[one.start : one.end]), look)
            marks.append((start, cursor.position()))
            place = one.end
        cursor.insertText(_shown(text[place : span.end]), plain)
        return marks

    def _mark(self, colour: str, line: QTextCharFormat.UnderlineStyle) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFont(reading_font(_PIXELS))
        look.setForeground(QColor(self._theme.tokens.text))
        look.setBackground(self._theme.colour(f"{colour}_soft"))
        look.setUnderlineStyle(line)
        look.setUnderlineColor(self._theme.colour(colour))
        return look

    def _show_place(self) -> None:
        self._show_selection()
        first = QTextCursor(self.document())
        first.setPosition(self._marks[self._at][0][0] if self._marks[self._at] else 0)
        box = self.cursorRect(first)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + box.top() - self.viewport().height() // 3)

    def _show_selection(self) -> None:
        """Ring the difference at hand: a strong ground under its words."""
        chosen: list[QTextEdit.ExtraSelection] = []
        for start, end in self._marks[self._at] if 0 <= self._at < len(self._marks) else ():
            one = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            one.cursor = cursor
            look = QTextCharFormat()
            look.setBackground(QColor(self._theme.tokens.key_fill))
            look.setForeground(QColor(self._theme.tokens.key_text))
            one.format = look
            chosen.append(one)
        self.setExtraSelections(chosen)


def _shown(words: str) -> str:
    """Return words of one paragraph; a line break in it stays one and makes no new block."""
    return words.replace("\n", "\u2028")


def _table_format() -> QTextTableFormat:
    made = QTextTableFormat()
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    half = QTextLength(QTextLength.Type.PercentageLength, 50)
    made.setColumnWidthConstraints([half, half])
    made.setBorder(0)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    made.setCellPadding(9)
    made.setCellSpacing(0)
    return made
