"""Draws a line of a text with the words marked that were looked for, the first of them in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from briefing_app.ui.text_offsets import TextOffsets

if TYPE_CHECKING:
    from briefing_app.domain.searching.meeting import Excerpt
    from briefing_app.ui.theme import Theme

_BEFORE = 0.35
"""The share of a line that may lie before the first mark."""
_BOLD = 8
"""What marked words may be wider than plain ones."""


def draw_excerpt(painter: QPainter, theme: Theme, excerpt: Excerpt, box: QRect, font: QFont) -> None:
    """Draw an excerpt on one line of `box`."""
    text, moved = _from_first_mark(excerpt, font, box.width())
    text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() - _BOLD)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(_marks(theme, excerpt, text, moved))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    painter.save()
    painter.setClipRect(box)
    painter.setPen(QColor(theme.tokens.secondary))
    layout.draw(painter, QPointF(box.left(), box.top() + (box.height() - line.height()) / 2))
    painter.restore()


def _from_first_mark(excerpt: Excerpt, font: QFont, width: int) -> tuple[str, int]:
    """Return the words to draw, and how many signs of the excerpt were left out before them."""
    first = excerpt.marks[0].start if excerpt.marks else 0
    metrics, room = QFontMetricsF(font), width * _BEFORE
    start = 0
    while start < first and metrics.horizontalAdvance(excerpt.text[start:first]) > room:
        blank = excerpt.text.find(" ", start, first)
        start = blank + 1 if blank >= 0 else first
    if not start:
        return excerpt.text, 0
    return "…" + excerpt.text[start:], start - 1


def _marks(theme: Theme, excerpt: Excerpt, text: str, moved: int) -> list[QTextLayout.FormatRange]:
    offsets = TextOffsets(text)
    found: list[QTextLayout.FormatRange] = []
    look = QTextCharFormat()
    look.setForeground(QColor(theme.tokens.text))
    look.setBackground(QColor(theme.tokens.found))
    look.setFontWeight(QFont.Weight.DemiBold)
    for span in excerpt.marks:
        start, end = span.start - moved, span.end - moved
        if start < 0 or end > len(text):
            continue
        one = QTextLayout.FormatRange()
        one.start = offsets.to_qt(start)
        one.length = offsets.to_qt(end) - one.start
        one.format = look
        found.append(one)
    return found
