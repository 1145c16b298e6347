"""Draws the cards of the inspector: sections and items of the outline, and statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefing_app.ui.look import icons
from briefing_app.ui.theme import ui_font

if TYPE_CHECKING:
    from briefing_app.domain.actors.actor import ActorKind
    from briefing_app.ui.theme import Theme

CARD = Qt.ItemDataRole.UserRole + 1
_FLAG = Qt.AlignmentFlag
_SIDE, _PAD = 14, 14
_LINE, _FOOT, _HEADER = 19, 24, 40
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Header:
    """The head of a section, with how many items it holds."""

    title: str
    count: int
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows: words, whose they are, and where they are from.

    `bar` names the colour of its edge, `badge` is a short text in its corner, `icon` a sign
    beside it.
    """

    text: str
    actor: str = ""
    kind: ActorKind | None = None
    source: str = ""
    bar: str = ""
    badge: str = ""
    strong: bool = False
    current: bool = False
    icon: str = ""


class CardDelegate(QStyledItemDelegate):
    """Headers are plain lines; everything else is a card of at most three lines of text."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._body = ui_font(13)
        self._strong = ui_font(13, 600)
        self._small = ui_font(11)
        self._pill = ui_font(11, 600)
        self._broken: dict[tuple[str, int, bool], list[str]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        shown = index.data(CARD)
        width = self._view.viewport().width()
        if isinstance(shown, Header):
            return QSize(width, _HEADER)
        if not isinstance(shown, Card):
            return QSize(width, 30)
        lines = len(self._lines(shown, width))
        foot = _FOOT if shown.actor or shown.source or shown.badge else 0
        return QSize(width, lines * _LINE + foot + 20 + 6)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = index.data(CARD)
        frame: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(shown, Header):
            self._header(painter, frame, shown, state)
        elif isinstance(shown, Card):
            self._card(painter, frame, shown, state)
        painter.restore()

    def _header(self, painter: QPainter, frame: QRect, header: Header, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(QRectF(frame).adjusted(8, 6, -8, -4), 6, 6)
        box = frame.adjusted(_SIDE + 18, 2, -_SIDE - 8, 0)
        chevron = "chevron-right" if header.folded else "chevron-down"
        picture = icons.pixmap(chevron, tokens.secondary, 14, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(frame.left() + _SIDE - 2, box.center().y() - 6), picture)
        painter.setFont(self._strong)
        painter.setPen(QColor(tokens.text))
        room = box.width() - 40
        title = QFontMetrics(self._strong).elidedText(header.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, _FLAG.AlignLeft | _FLAG.AlignVCenter, title)
        painter.setFont(self._small)
        painter.setPen(QColor(tokens.tertiary))
        painter.drawText(box, _FLAG.AlignRight | _FLAG.AlignVCenter, str(header.count))

    def _card(self, painter: QPainter, frame: QRect, card: Card, state: QStyle.StateFlag) -> None:
        tokens = self._theme.tokens
        box = QRectF(frame).adjusted(_SIDE, 3, -_SIDE, -3).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = bool(state & QStyle.StateFlag.State_Selected) or card.current
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.hover if hovered and not tokens.dark else tokens.raised))
        painter.drawRoundedRect(box, 8, 8)
        if card.bar:
            painter.save()
            painter.setClipRect(QRectF(box.left(), box.top(), 4, box.height()))
            painter.setBrush(QColor(str(getattr(tokens, card.bar))))
            painter.drawRoundedRect(box, 8, 8)
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line), 1.6 if chosen else 1))
        painter.drawRoundedRect(box, 8, 8)
        left, top = round(box.left()) + _PAD, round(box.top()) + 9
        width = round(box.width()) - 2 * _PAD
        painter.setFont(self._strong if card.strong else self._body)
        painter.setPen(QColor(tokens.text))
        lines = self._lines(card, frame.width())
        for number, line in enumerate(lines):
            painter.drawText(QRect(left, top + number * _LINE, width, _LINE), _FLAG.AlignVCenter, line)
        self._foot(painter, card, QRect(left, top + len(lines) * _LINE + 4, width, 18))

    def _foot(self, painter: QPainter, card: Card, box: QRect) -> None:
        tokens, x = self._theme.tokens, box.left()
        if card.badge:
            x = self._tag(painter, card.badge, tokens.secondary, tokens.hover, x, box)
        if card.actor:
            ink = tokens.actor(card.kind) if card.kind else tokens.secondary
            ground = tokens.actor_soft(card.kind) if card.kind else tokens.hover
            x = self._tag(painter, card.actor, ink, ground, x, box)
        if card.icon:
            ratio = painter.device().devicePixelRatio()
            picture = icons.pixmap(card.icon, tokens.tertiary, 13, ratio)
            painter.drawPixmap(QPointF(x, box.center().y() - 6), picture)
            x += 18
        painter.setFont(self._small)
        painter.setPen(QColor(tokens.tertiary))
        room = box.right() - x
        source = QFontMetrics(self._small).elidedText(card.source, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(x, box.top(), room, box.height()), _FLAG.AlignVCenter, source)

    def _tag(self, painter: QPainter, text: str, ink: str, ground: str, x: int, box: QRect) -> int:
        metrics = QFontMetrics(self._pill)
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, 170)
        width = metrics.horizontalAdvance(words) + 12
        tag = QRectF(x, box.top(), width, box.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(QColor(ink))
        painter.setFont(self._pill)
        painter.drawText(tag, _FLAG.AlignCenter, words)
        return round(x + width + 8)

    def _lines(self, card: Card, width: int) -> list[str]:
        room = width - 2 * _SIDE - 2 * _PAD
        key = (card.text, room, card.strong)
        if key not in self._broken:
            if len(self._broken) > 500:
                self._broken.clear()
            self._broken[key] = broken(card.text, self._strong if card.strong else self._body, room)
        return self._broken[key]


class ActorDelegate(QStyledItemDelegate):
    """An actor on two lines: icon of its kind, name, function; mentions and whether it is confirmed."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        shown = index.data(CARD)
        proposed = isinstance(shown, ActorLine) and shown.proposal
        return QSize(self._view.viewport().width(), 78 if proposed else 56)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        shown = index.data(CARD)
        if not isinstance(shown, ActorLine):
            return
        frame: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = self._theme.tokens
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(QColor(tokens.accent_soft if chosen else tokens.hover))
            painter.drawRoundedRect(QRectF(frame).adjusted(8, 1, -8, -1), 8, 8)
        disc = QRectF(frame.left() + 18, frame.top() + 12, 32, 32)
        painter.setBrush(QColor(tokens.actor_soft(shown.kind)))
        painter.drawRoundedRect(
            disc, 16 if shown.kind == "person" else 8, 16 if shown.kind == "person" else 8
        )
        ratio = painter.device().devicePixelRatio()
        spot = disc.center() - QPointF(8, 8)
        painter.drawPixmap(spot, icons.pixmap(shown.icon, tokens.actor(shown.kind), 16, ratio))
        left, right = frame.left() + 62, frame.right() - 18
        if shown.proposal:
            keys = shown.proposal_keys if state & QStyle.StateFlag.State_Selected else ""
            self._proposal(
                painter, shown.proposal, keys, QRect(left, frame.top() + 51, right - left, 18), ratio
            )
        frame = QRect(frame.left(), frame.top(), frame.width(), 56)
        count = f"{shown.mentions}×"
        painter.setFont(ui_font(11))
        painter.setPen(QColor(tokens.tertiary))
        room = right - left - 58
        painter.drawText(
            QRect(right - 58, frame.top(), 34, frame.height()), _FLAG.AlignRight | _FLAG.AlignVCenter, count
        )
        sign = ("circle-check", tokens.ok) if shown.confirmed else ("circle", tokens.line_strong)
        painter.drawPixmap(QPointF(right - 16, frame.center().y() - 7), icons.pixmap(*sign, 16, ratio))
        one = frame.adjusted(0, 10, 0, 0)
        self._line(painter, shown.name, QRect(left, one.top(), room, 19), ui_font(13, 600), tokens.text)
        about = QRect(left, one.top() + 19, room, 17)
        self._line(painter, shown.about, about, ui_font(12), tokens.secondary)
        painter.restore()

    def _proposal(self, painter: QPainter, words: str, keys: str, box: QRect, ratio: float) -> None:
        """Draw whom the actor may be, and on the chosen row the keys that say yes and no."""
        tokens = self._theme.tokens
        if keys:
            painter.setFont(ui_font(11))
            painter.setPen(QColor(tokens.secondary))
            painter.drawText(box, _FLAG.AlignRight | _FLAG.AlignVCenter, keys)
            box = box.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(keys) - 8, 0)
        painter.drawPixmap(box.topLeft() + QPoint(0, 2), icons.pixmap("merge", tokens.accent, 13, ratio))
        self._line(painter, words, box.adjusted(19, 0, 0, 0), ui_font(12, 500), tokens.accent)

    def _line(self, painter: QPainter, text: str, box: QRect, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _FLAG.AlignVCenter, shown)


@dataclass(frozen=True, slots=True)
class ActorLine:
    """What a row shows of an actor; `proposal` says whom of the library it may be."""

    name: str
    about: str
    kind: ActorKind
    icon: str
    mentions: int
    confirmed: bool
    proposal: str = ""
    proposal_keys: str = ""


def broken(text: str, font: QFont, width: int, most: int = _MOST_LINES) -> list[str]:
    """Return `text` in lines of `width`, the last one shortened where there are more than `most`."""
    layout = QTextLayout(" ".join(text.split()), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    encoded = layout.text().encode("utf-16-le")
    lines: list[str] = []
    start = 0
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        end = start + line.textLength()
        rest = encoded[start * 2 :] if len(lines) == most - 1 else encoded[start * 2 : end * 2]
        lines.append(rest.decode("utf-16-le", "ignore").rstrip())
        start = end
    layout.endLayout()
    if len(lines) == most:
        lines[-1] = QFontMetrics(font).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return lines or [""]
