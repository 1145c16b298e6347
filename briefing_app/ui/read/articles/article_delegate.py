"""Draws the rows of the article list; everything that can be kept between paints is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from briefing_app.domain.articles.article import OPINION_GENRES, ArticleRow, ReadingState
from briefing_app.domain.searching.meeting import Excerpt
from briefing_app.ui.look import icons
from briefing_app.ui.look.dates import clock, short_date
from briefing_app.ui.look.excerpts import draw_excerpt
from briefing_app.ui.read.articles.article_model import EXCERPT, ROW
from briefing_app.ui.read.labels.looks import draw_labels
from briefing_app.ui.read.text.reader_document import genre_name
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from briefing_app.ui.theme import Theme

ROW_HEIGHT = 102
_BADGE = 28
_LEFT = 58
_FLAG = Qt.AlignmentFlag
_KEPT_HEADLINES = 600
_LEAST_FOOT = 44
"""With less room the number of words would be cut off."""


class ArticleDelegate(QStyledItemDelegate):
    """A row: badge of the outlet, outlet and day, headline on two lines, what was found."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._small = ui_font(12)
        self._caption = ui_font(11)
        self._caption_strong = ui_font(11, 600)
        self._headline = ui_font(13, 600)
        self._headline_read = ui_font(13, 500)
        self._badge_font = ui_font(11, 700)
        self._small_metrics = QFontMetrics(self._small)
        self._caption_metrics = QFontMetrics(self._caption)
        self._strong_metrics = QFontMetrics(self._caption_strong)
        self._lines: dict[tuple[str, int, bool], list[str]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(280, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, ArticleRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._ground(painter, frame, state, chosen)
        self._badge(painter, frame, row)
        left, right = frame.left() + _LEFT, frame.right() - 20
        self._head(painter, row, QRect(left, frame.top() + 10, right - left, 18))
        sought = index.data(EXCERPT)
        if isinstance(sought, Excerpt) and sought.text:
            self._title_and_excerpt(painter, row, sought, QRect(left, frame.top() + 30, right - left, 38))
        else:
            self._title(painter, row, left, frame.top() + 30, right - left)
        self._foot(painter, row, QRect(left, frame.top() + 72, right - left, 18))
        painter.restore()

    def _ground(self, painter: QPainter, frame: QRect, state: QStyle.StateFlag, chosen: bool) -> None:
        tokens = self._theme.tokens
        card = QRectF(frame).adjusted(8, 1, -8, -1)
        if chosen:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(tokens.accent_line), 1) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            return
        if state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.hover))
            painter.drawRoundedRect(card, 8, 8)
            return
        painter.setPen(QColor(tokens.line))
        painter.drawLine(frame.left() + _LEFT - 4, frame.bottom(), frame.right() - 16, frame.bottom())

    def _badge(self, painter: QPainter, frame: QRect, row: ArticleRow) -> None:
        ink, ground = badge_colours(self._theme, row.outlet)
        box = QRectF(frame.left() + 18, frame.top() + 14, _BADGE, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(QColor(ink))
        painter.setFont(self._badge_font)
        painter.drawText(box, _FLAG.AlignCenter, initials(row.outlet))

    def _head(self, painter: QPainter, row: ArticleRow, box: QRect) -> None:
        tokens = self._theme.tokens
        day = when(row)
        painter.setFont(self._small)
        painter.setPen(QColor(tokens.secondary))
        painter.drawText(box, _FLAG.AlignRight | _FLAG.AlignVCenter, day)
        room = (
            box.width()
            - self._small_metrics.horizontalAdvance(day)
            - 34
            - (18 if row.unsure else 0)
            - (18 if row.state is ReadingState.DISMISSED else 0)
        )
        outlet = self._small_metrics.elidedText(origin(row), Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, _FLAG.AlignLeft | _FLAG.AlignVCenter, outlet)
        x = box.left() + self._small_metrics.horizontalAdvance(outlet) + 8
        if row.state is ReadingState.NEW:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(QPointF(x + 3, box.center().y() + 1), 3, 3)
            x += 14
        if row.starred:
            self._icon(painter, "star", tokens.key_bar, x, box.center().y() - 6, 13)
            x += 18
        if row.state is ReadingState.DISMISSED:
            self._icon(painter, "eye-off", tokens.tertiary, x, box.center().y() - 6, 13)
            x += 18
        if row.unsure:
            self._icon(painter, "circle-help", tokens.tertiary, x, box.center().y() - 6, 13)

    def _title(self, painter: QPainter, row: ArticleRow, x: int, y: int, width: int) -> None:
        unread = row.state is ReadingState.NEW
        painter.setFont(self._headline if unread else self._headline_read)
        dismissed = row.state is ReadingState.DISMISSED
        tokens = self._theme.tokens
        painter.setPen(QColor(tokens.tertiary if dismissed else tokens.text))
        for number, line in enumerate(self._broken(row.headline, width, unread)):
            painter.drawText(QRect(x, y + number * 19, width, 19), _FLAG.AlignVCenter, line)

    def _title_and_excerpt(self, painter: QPainter, row: ArticleRow, sought: Excerpt, box: QRect) -> None:
        """Draw the headline on one line and, under it, the words around the place that was sought."""
        tokens, unread = self._theme.tokens, row.state is ReadingState.NEW
        font = self._headline if unread else self._headline_read
        painter.setFont(font)
        dismissed = row.state is ReadingState.DISMISSED
        painter.setPen(QColor(tokens.tertiary if dismissed else tokens.text))
        title = QFontMetrics(font).elidedText(row.headline, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRect(box.left(), box.top(), box.width(), 19), _FLAG.AlignVCenter, title)
        draw_excerpt(
            painter,
            self._theme,
            sought,
            QRect(box.left(), box.top() + 19, box.width(), 19),
            self._small,
        )

    def _foot(self, painter: QPainter, row: ArticleRow, box: QRect) -> None:
        tokens, x = self._theme.tokens, box.left()
        if row.selected:
            x = self._pill(
                painter, f"{row.selected} key", x, box, "bookmark", tokens.key_fill, tokens.key_text
            )
        if row.versions:
            words = f"{row.versions} alike"
            x = self._pill(painter, words, x, box, "layers", tokens.sunken, tokens.secondary)
        if row.labels:
            room = box.right() - x - 24
            x = draw_labels(
                painter, self._theme, row.labels, QRect(x, box.top(), room, 18), room, self._caption
            )
        painter.setFont(self._caption)
        painter.setPen(QColor(tokens.tertiary))
        room = box.right() - x - 24
        words = self._caption_metrics.elidedText(foot(row), Qt.TextElideMode.ElideRight, room)
        if room >= _LEAST_FOOT:
            painter.drawText(QRect(x, box.top(), room, box.height()), _FLAG.AlignVCenter, words)
        if row.in_briefing:
            self._icon(painter, "circle-check", tokens.ok, box.right() - 15, box.top() + 2, 15)
        elif row.used:
            self._icon(painter, "book-marked", tokens.tertiary, box.right() - 15, box.top() + 2, 14)

    def _pill(
        self, painter: QPainter, text: str, x: int, box: QRect, icon: str, ground: str, ink: str
    ) -> int:
        width = self._strong_metrics.horizontalAdvance(text) + 24
        pill = QRectF(x, box.top(), width, box.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, 4, 4)
        self._icon(painter, icon, ink, x + 5, box.top() + 4, 10)
        painter.setFont(self._caption_strong)
        painter.setPen(QColor(ink))
        painter.drawText(pill.adjusted(18, 0, 0, 0), _FLAG.AlignVCenter, text)
        return round(x + width + 8)

    def _icon(self, painter: QPainter, name: str, colour: str, x: float, y: float, size: int) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(QPointF(x, y), icons.pixmap(name, colour, size, ratio))

    def _broken(self, text: str, width: int, unread: bool) -> list[str]:
        key = (text, width, unread)
        if key not in self._lines:
            if len(self._lines) > _KEPT_HEADLINES:
                self._lines.clear()
            self._lines[key] = _two_lines(text, self._headline if unread else self._headline_read, width)
        return self._lines[key]


def _two_lines(text: str, font: object, width: int) -> list[str]:
    layout = QTextLayout(text, font)  # type: ignore[call-overload]
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    length = first.textLength()
    layout.endLayout()
    encoded = text.encode("utf-16-le")
    head = encoded[: length * 2].decode("utf-16-le", "ignore").rstrip()
    tail = encoded[length * 2 :].decode("utf-16-le", "ignore")
    metrics = QFontMetrics(font)  # type: ignore[call-overload]
    return [head, metrics.elidedText(tail, Qt.TextElideMode.ElideRight, width)] if tail else [head]


def initials(outlet: str) -> str:
    """Return the two letters that stand for an outlet."""
    words = [word for word in outlet.replace(".", " ").split() if word[0].isalnum()]
    small = {"the", "of", "and", "de", "der", "die", "le", "la"}
    words = [word for word in words if word.casefold() not in small] or words
    if not words:
        return "–"
    return (words[0][:2] if len(words) == 1 else words[0][0] + words[1][0]).upper()


def badge_colours(theme: Theme, outlet: str) -> tuple[str, str]:
    """Return ink and ground for the badge of an outlet, always the same for one name."""
    badges = theme.tokens.badges
    return badges[sum(ord(letter) * (place + 7) for place, letter in enumerate(outlet)) % len(badges)]


def when(row: ArticleRow) -> str:
    """Return the day of publishing, or when the article was taken in where that is unknown."""
    today = datetime.now(UTC).astimezone().date()
    if row.published_on is None:
        return _taken_in(row.taken_in_at, today)
    return short_date(row.published_on, today)


def _taken_in(moment: datetime, today: date) -> str:
    day = moment.astimezone().date()
    return clock(moment) if day == today else short_date(day, today)


def origin(row: ArticleRow) -> str:
    """Return the outlet, and the genre where the text is opinion."""
    kind = genre_name(row.genre) if row.genre in OPINION_GENRES else ""
    return "  ·  ".join(part for part in (row.outlet, kind) if part)


def foot(row: ArticleRow) -> str:
    """Return the line under the headline: words and suggestions."""
    parts = [f"{row.words:,} words".replace(",", "\u2009")]
    if row.suggested:
        parts.append(f"{row.suggested} suggested")
    elif not row.analysed:
        parts.append("not read yet")
    return "  ·  ".join(parts)
