"""How a label looks: a colour that is always the same for one name, and never without its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPixmap

from briefing_app.domain.articles.labelling import label_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QFont

    from briefing_app.ui.theme import Theme

_WIDEST = 84
_PADDING, _GAP = 7, 4


def label_colours(theme: Theme, name: str) -> tuple[str, str]:
    """Return ink and ground of a label."""
    badges = theme.tokens.badges
    return badges[sum(ord(sign) * (place + 5) for place, sign in enumerate(label_key(name))) % len(badges)]


def label_icon(theme: Theme, name: str) -> QIcon:
    """Return a swatch in the colours of a label."""
    ink, ground = label_colours(theme, name)
    picture = QPixmap(32, 32)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(ground))
    painter.setPen(QColor(ink))
    painter.drawRoundedRect(QRectF(1.5, 3.5, 13, 9), 4, 4)
    painter.end()
    return QIcon(picture)


def draw_labels(
    painter: QPainter, theme: Theme, names: Sequence[str], box: QRect, room: int, font: QFont
) -> int:
    """Draw as many labels as `room` holds, then how many more there are; return where they end."""
    metrics = QFontMetrics(font)
    painter.setFont(font)
    x, end = box.left(), box.left() + room
    for place, name in enumerate(names):
        words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, _WIDEST)
        width = metrics.horizontalAdvance(words) + 2 * _PADDING
        left = len(names) - place
        more = metrics.horizontalAdvance(f"+{left}") + _GAP if left > 1 else 0
        if x + width + more > end:
            painter.setPen(QColor(theme.tokens.secondary))
            painter.drawText(
                QRectF(x, box.top(), end - x, box.height()), Qt.AlignmentFlag.AlignVCenter, f"+{left}"
            )
            return x + metrics.horizontalAdvance(f"+{left}") + 8
        ink, ground = label_colours(theme, name)
        chip = QRectF(x, box.top() + 0.5, width, box.height() - 1)
        painter.setPen(QColor(ink))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
        x += width + _GAP
    return x + 4 if names else x
