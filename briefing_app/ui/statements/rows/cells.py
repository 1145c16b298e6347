"""How the cells of the statements table are painted: two lines of words, pills, signs."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from briefing_app.domain.statements.statement import Certainty, Reports, StatementState
from briefing_app.storage.queries import StatementRow
from briefing_app.ui.look.icons import pixmap
from briefing_app.ui.look.speaking import DOUBT_ICON, THOUGHT_ICON
from briefing_app.ui.statements.rows.columns import COLUMNS, Look
from briefing_app.ui.statements.rows.model import ROW_ROLE
from briefing_app.ui.statements.words import (
    MANNER_SIGNS,
    STATE_ICONS,
    shown_actor,
    shown_quote,
)
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

    from briefing_app.ui.theme import Theme

ROW_HEIGHT = 58
_LINE = 19
_TOP = 10
_SIDE = 10
_BAR = 3
_KEPT_LINES = 6000


class StatementCells(QStyledItemDelegate):
    """Paints statements so that state and manner are read by sign and word, not by colour alone."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.hovered_row = -1
        self._fonts = {
            "words": ui_font(13),
            "small": ui_font(12),
            "pill": ui_font(11, 600),
            "name": ui_font(12, 600),
        }
        self._metrics = {name: QFontMetrics(font) for name, font in self._fonts.items()}
        self._lines: OrderedDict[tuple[str, int, str], tuple[str, ...]] = OrderedDict()
        theme.changed.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(COLUMNS[index.column()].width, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = option.rect
        self._paint_ground(painter, option, index)
        row = index.data(ROW_ROLE)
        if not isinstance(row, StatementRow):
            return
        column = COLUMNS[index.column()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match column.look:
            case Look.QUOTE:
                self._paint_quote(painter, rect, row)
            case Look.ACTOR:
                self._paint_actor(painter, rect, row)
            case Look.MANNER:
                self._paint_manner(painter, rect, row, column.text(row))
            case Look.STATE:
                self._paint_state(painter, rect, row, column.text(row))
            case Look.STANCE:
                self._paint_stance(painter, rect, row)
            case Look.WORDS | Look.DAY:
                lines = 1 if column.look is Look.DAY else 2
                self._paint_words(painter, rect, column.text(row), "small", self._ink(row), lines)
        painter.restore()

    # grounds

    def _paint_ground(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, rect = self._theme, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, theme.colour("hover"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _ink(self, row: StatementRow, token: str = "secondary") -> QColor:
        dismissed = row.state is StatementState.DISMISSED
        return self._theme.colour("tertiary" if dismissed else token)

    # cells

    def _paint_quote(self, painter: QPainter, rect: QRect, row: StatementRow) -> None:
        bar = {
            StatementState.SELECTED: "key_bar",
            StatementState.SUGGESTED: "suggested_line",
        }.get(row.state)
        if bar:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(bar))
            painter.drawRoundedRect(
                QRect(rect.left() + 4, rect.top() + 8, _BAR, rect.height() - 17), 1.5, 1.5
            )
        inner = rect.adjusted(_BAR + 6, 0, 0, 0)
        self._paint_words(painter, inner, shown_quote(row), "words", self._ink(row, "text"), 2)

    def _paint_actor(self, painter: QPainter, rect: QRect, row: StatementRow) -> None:
        if row.certainty is Certainty.DOUBTFUL:
            self._paint_words(painter, rect, shown_actor(row), "small", self._ink(row), 1)
            line = rect.translated(0, _LINE)
            self._paint_sign(painter, DOUBT_ICON, line.left() + _SIDE, line.top() + _TOP + 3)
            inner = line.adjusted(18, 0, 0, 0)
            self._paint_words(painter, inner, "In doubt", "small", self._theme.colour("tertiary"), 1)
        elif not row.actor:
            self._paint_words(painter, rect, "No speaker", "small", self._theme.colour("tertiary"), 1)
        elif row.kind is None:
            self._paint_words(painter, rect, row.actor, "small", self._ink(row), 2)
        else:
            ink = QColor(self._theme.tokens.actor(row.kind))
            self._paint_words(painter, rect, row.actor, "name", ink, 2)

    def _paint_manner(self, painter: QPainter, rect: QRect, row: StatementRow, word: str) -> None:
        sign = QRect(rect.left() + _SIDE, rect.top() + _TOP, 22, _LINE)
        painter.setFont(self._fonts["name"])
        painter.setPen(self._theme.colour("tertiary"))
        if row.reports is Reports.THOUGHT:
            self._paint_sign(painter, THOUGHT_ICON, sign.left(), sign.top() + 3)
        else:
            painter.drawText(
                sign, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, MANNER_SIGNS[row.manner]
            )
        inner = rect.adjusted(22, 0, 6, 0)
        self._paint_words(painter, inner, word, "small", self._ink(row), 1)
        below = inner.translated(0, _LINE)
        cue = f"“{row.cue}”" if row.cue else ""
        self._paint_words(painter, below, cue, "small", self._ink(row, "tertiary"), 1)

    def _paint_sign(self, painter: QPainter, name: str, x: int, y: int) -> None:
        scale = self._view.devicePixelRatioF()
        painter.drawPixmap(x, y, pixmap(name, self._theme.tokens.tertiary, 13, scale))

    def _paint_state(self, painter: QPainter, rect: QRect, row: StatementRow, word: str) -> None:
        theme, metrics = self._theme, self._metrics["pill"]
        selected = row.state is StatementState.SELECTED
        ink = theme.tokens.key_text if selected else theme.tokens.tertiary
        pill = QRect(rect.left() + _SIDE - 2, rect.top() + _TOP, metrics.horizontalAdvance(word) + 28, 19)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("key_fill"))
            painter.drawRoundedRect(pill, 4, 4)
        scale = self._view.devicePixelRatioF()
        painter.drawPixmap(pill.left() + 6, pill.top() + 4, pixmap(STATE_ICONS[row.state], ink, 11, scale))
        painter.setFont(self._fonts["pill" if selected else "small"])
        painter.setPen(QColor(ink))
        words = pill.adjusted(21, 0, 20, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)

    def _paint_stance(self, painter: QPainter, rect: QRect, row: StatementRow) -> None:
        """Paint the sign of the stance, and below it the issue that it is on."""
        sign = rect.adjusted(0, 0, 4, 0)
        self._paint_words(painter, sign, row.stance.sign if row.stance else "", "name", self._ink(row), 1)
        below = rect.adjusted(0, 0, 6, 0).translated(0, _LINE)
        self._paint_words(painter, below, row.topic, "small", self._ink(row, "tertiary"), 1)

    # words

    def _paint_words(
        self, painter: QPainter, rect: QRect, words: str, font: str, ink: QColor, lines: int
    ) -> None:
        painter.setFont(self._fonts[font])
        painter.setPen(ink)
        width = rect.width() - 2 * _SIDE
        for number, line in enumerate(self._wrapped(words, width, font)[:lines]):
            place = QRect(rect.left() + _SIDE, rect.top() + _TOP + number * _LINE, width + 2, _LINE)
            if lines == 1:
                line = self._metrics[font].elidedText(words, Qt.TextElideMode.ElideRight, width + 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)

    def _wrapped(self, words: str, width: int, font: str) -> tuple[str, ...]:
        """Return the first two lines of `words`, the second cut short with an ellipsis."""
        key = (words, width, font)
        if key in self._lines:
            self._lines.move_to_end(key)
            return self._lines[key]
        self._lines[key] = lines = _two_lines(
            " ".join(words.split()), width, self._fonts[font], self._metrics[font]
        )
        while len(self._lines) > _KEPT_LINES:
            self._lines.popitem(last=False)
        return lines


def _two_lines(words: str, width: int, font: QFont, metrics: QFontMetrics) -> tuple[str, ...]:
    layout = QTextLayout(words[:600], font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    first = layout.createLine()
    if not first.isValid():
        layout.endLayout()
        return ()
    first.setLineWidth(max(20, width))
    layout.endLayout()
    # QTextLayout counts UTF-16 units, as Python does not.
    units = layout.text().encode("utf-16-le", "surrogatepass")
    cut = (first.textStart() + first.textLength()) * 2
    head = units[:cut].decode("utf-16-le", "surrogatepass")
    rest = units[cut:].decode("utf-16-le", "surrogatepass")
    if len(words) > 600:
        rest += "…"
    if not rest:
        return (head,)
    return head.rstrip(), metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width + 2)
