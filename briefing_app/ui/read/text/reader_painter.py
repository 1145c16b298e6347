"""Draws what lies behind and beside the text of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from briefing_app.ui.look.icons import pixmap
from briefing_app.ui.look.speaking import THOUGHT_ICON
from briefing_app.ui.read.text.reader_marks import MentionMark, StatementMark, line_boxes
from briefing_app.ui.theme import reading_font, ui_font

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QTextDocument

    from briefing_app.domain.identity import StatementId
    from briefing_app.ui.look.tokens import Tokens

_BADGE_LEFT, _BADGE_WIDTH, _BADGE_HEIGHT = 2.0, 24.0, 19.0
_BAR_LEFT, _BAR_WIDTH = 36.0, 3.0
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Pointed:
    """Which statement is current, and which the mouse is over; None for none."""

    current: StatementId | None = None
    hovered: StatementId | None = None


class MarkBoxes:
    """The places of marks on the page, found once for each layout."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._statements: dict[tuple[tuple[int, int], ...], list[QRectF]] = {}
        self._mentions: dict[int, list[QRectF]] = {}

    def of(self, mark: StatementMark) -> list[QRectF]:
        """Return a box for each line of a statement."""
        if mark.ranges not in self._statements:
            self._statements[mark.ranges] = line_boxes(self._document, mark.ranges, above=0, below=1)
        return self._statements[mark.ranges]

    def of_mention(self, mention: MentionMark) -> list[QRectF]:
        """Return a box for each line of a name."""
        if mention.start not in self._mentions:
            self._mentions[mention.start] = line_boxes(self._document, [(mention.start, mention.end)])
        return self._mentions[mention.start]

    def badge(self, mark: StatementMark) -> QRectF:
        """Return the place of the number, or of the plus sign, in the margin."""
        first = self.of(mark)[0]
        top = first.center().y() - _BADGE_HEIGHT / 2
        return QRectF(_BADGE_LEFT, top, _BADGE_WIDTH, _BADGE_HEIGHT)

    def extent(self, mark: StatementMark) -> QRectF:
        """Return the box around all of a statement and its margin."""
        boxes = self.of(mark)
        whole = QRectF(boxes[0])
        for box in boxes[1:]:
            whole = whole.united(box)
        return whole.adjusted(-60, -4, 4, 24)


def paint_marks(
    painter: QPainter,
    boxes: MarkBoxes,
    statements: Sequence[StatementMark],
    mentions: Sequence[MentionMark],
    tokens: Tokens,
    pointed: Pointed,
    seen: QRectF,
) -> None:
    """Draw the marks that `seen` (in the coordinates of the document) shows."""
    shown = [mark for mark in statements if boxes.of(mark) and boxes.extent(mark).intersects(seen)]
    for mark in shown:
        _fill(painter, boxes, mark, tokens, hovered=mark.id == pointed.hovered)
    for mention in mentions:
        _underline(painter, boxes, mention, tokens, seen)
    for mark in shown:
        if mark.id == pointed.current:
            _ring(painter, boxes.of(mark), tokens)
    badges = _free_badges(boxes, shown)
    for mark in shown:
        _bar(painter, boxes.of(mark), mark, tokens)
    for mark, badge in badges:
        current = mark.id == pointed.current
        if mark.selected:
            _number(painter, badge, mark, tokens, current=current)
        else:
            _plus(painter, badge, tokens, current=current or mark.id == pointed.hovered)
    for mark, badge in badges:
        _glyph(painter, badge, mark, tokens, [other for _, other in badges])


def _fill(painter: QPainter, boxes: MarkBoxes, mark: StatementMark, tokens: Tokens, *, hovered: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    fill = QColor(tokens.key_fill if mark.selected else tokens.suggested_fill)
    if hovered:
        fill = fill.lighter(112) if tokens.dark else fill.darker(104)
    painter.setBrush(fill)
    for box in boxes.of(mark):
        painter.drawRoundedRect(box.adjusted(-2, 0, 2, 0), 3, 3)
    if mark.selected and not mark.statement.is_thought:
        return
    pen = QPen(QColor(tokens.key_bar if mark.selected else tokens.suggested_line), 1.2)
    pen.setDashPattern([3, 2.4])
    if mark.statement.is_thought:
        pen = QPen(QColor(tokens.key_bar if mark.selected else tokens.tertiary), 1.6)
        pen.setDashPattern([0.1, 2.2])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for box in boxes.of(mark):
        y = box.bottom() - 0.5
        painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _underline(
    painter: QPainter, boxes: MarkBoxes, mention: MentionMark, tokens: Tokens, seen: QRectF
) -> None:
    painter.setPen(QPen(QColor(tokens.actor(mention.kind)), 1.6))
    for box in boxes.of_mention(mention):
        if box.intersects(seen):
            y = box.bottom() + 0.5
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _ring(painter: QPainter, boxes: Sequence[QRectF], tokens: Tokens) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.accent), 1.6))
    path = QPainterPath()
    for box in boxes:
        piece = QPainterPath()
        piece.addRoundedRect(box.adjusted(-2.5, -0.5, 2.5, 0.5), 3.5, 3.5)
        path.addPath(piece)
    painter.drawPath(path)


def _free_badges(boxes: MarkBoxes, marks: Sequence[StatementMark]) -> list[tuple[StatementMark, QRectF]]:
    """Return the badges that have room in the margin; those of selected statements come first."""
    placed: list[tuple[StatementMark, QRectF]] = []
    for mark in sorted(marks, key=lambda one: (not one.selected, one.start)):
        badge = boxes.badge(mark)
        if not any(badge.intersects(other) for _, other in placed):
            placed.append((mark, badge))
    return placed


def _bar(painter: QPainter, lines: Sequence[QRectF], mark: StatementMark, tokens: Tokens) -> None:
    bar = QRectF(_BAR_LEFT, lines[0].top() + 1, _BAR_WIDTH, lines[-1].bottom() - lines[0].top() - 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.key_bar if mark.selected else tokens.line_strong))
    painter.drawRoundedRect(bar, 1.5, 1.5)


def _glyph(
    painter: QPainter, badge: QRectF, mark: StatementMark, tokens: Tokens, badges: Sequence[QRectF]
) -> None:
    below = badge.translated(0, badge.height() + 1)
    if any(below.intersects(other) for other in badges if other != badge):
        return
    if mark.statement.is_thought:
        _thought(painter, below, mark, tokens)
        return
    quote = mark.glyph == "“"
    painter.setFont(reading_font(19, 600) if quote else ui_font(13, 600))
    painter.setPen(QColor(tokens.tertiary))
    painter.drawText(below.translated(0, 5 if quote else 0), _CENTRE, mark.glyph)


def _thought(painter: QPainter, place: QRectF, mark: StatementMark, tokens: Tokens) -> None:
    """Draw a cloud for what was only thought, with a question mark where the speaker is in doubt."""
    doubtful = mark.statement.is_in_doubt
    ratio = painter.device().devicePixelRatio()
    spot = QPointF(place.left() + (0 if doubtful else 5), place.top() + 2)
    painter.drawPixmap(spot, pixmap(THOUGHT_ICON, tokens.tertiary, 14, ratio))
    if doubtful:
        painter.setFont(ui_font(13, 600))
        painter.setPen(QColor(tokens.tertiary))
        painter.drawText(place.adjusted(16, 0, 0, 0), _CENTRE, "?")


def _number(painter: QPainter, badge: QRectF, mark: StatementMark, tokens: Tokens, *, current: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent if current else tokens.key_fill))
    painter.drawRoundedRect(badge, 5, 5)
    painter.setFont(ui_font(11, 700))
    painter.setPen(QColor(tokens.on_accent if current else tokens.key_text))
    painter.drawText(badge, _CENTRE, str(mark.number))


def _plus(painter: QPainter, badge: QRectF, tokens: Tokens, *, current: bool) -> None:
    colour = tokens.accent if current else tokens.line_strong
    painter.setBrush(QColor(tokens.panel))
    painter.setPen(QPen(QColor(colour), 1.2))
    painter.drawRoundedRect(badge.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    painter.setPen(QPen(QColor(tokens.accent if current else tokens.tertiary), 1.5))
    middle = badge.center()
    painter.drawLine(middle - QPointF(4, 0), middle + QPointF(4, 0))
    painter.drawLine(middle - QPointF(0, 4), middle + QPointF(0, 4))


def paint_detected(painter: QPainter, boxes: Sequence[QRectF], tokens: Tokens) -> None:
    """Draw dots under what was detected and nobody has confirmed."""
    pen = QPen(QColor(tokens.line_strong), 1.4)
    pen.setDashPattern([1, 2])
    painter.setPen(pen)
    for box in boxes:
        painter.drawLine(QPointF(box.left(), box.bottom() + 1), QPointF(box.right(), box.bottom() + 1))


def paint_edge(painter: QPainter, box: QRectF, tokens: Tokens, *, ends: bool) -> None:
    """Draw the handle of the edge that is being moved."""
    x = box.right() + 2 if ends else box.left() - 2
    painter.setPen(QPen(QColor(tokens.accent), 2.4))
    painter.drawLine(QPointF(x, box.top() - 2), QPointF(x, box.bottom() + 2))
    painter.setBrush(QColor(tokens.accent))
    painter.drawEllipse(QPointF(x, box.bottom() + 4 if ends else box.top() - 4), 4, 4)
