"""What the page of an actor is put together from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.ui.look import icons
from briefing_app.ui.look.plain import label, menu_text, tip
from briefing_app.ui.read.actors.actor_picker import KIND_ICONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from briefing_app.ui.theme import Theme

_SIGN = 44
_LONGEST_LINK = 42


class KindSign(QWidget):
    """The sign of a kind of actor on its ground: round for people."""

    def __init__(self, theme: Theme, kind: ActorKind) -> None:
        super().__init__()
        self._theme, self._kind = theme, kind
        self.setFixedSize(QSize(_SIGN, _SIGN))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.actor_soft(self._kind)))
        round_ = _SIGN / 2 if self._kind is ActorKind.PERSON else 10
        painter.drawRoundedRect(QRectF(self.rect()), round_, round_)
        picture = icons.pixmap(KIND_ICONS[self._kind], tokens.actor(self._kind), 22, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((_SIGN - 22) / 2, (_SIGN - 22) / 2), picture)
        painter.end()


def heading(column: QVBoxLayout, text: str, hint: str = "") -> None:
    """Put the head of a part of the page, with a hint at its end."""
    column.addSpacing(14)
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(label(text, "strong"))
    row.addStretch(1)
    if hint:
        row.addWidget(label(hint, "caption"))
    column.addLayout(row)


def wrapped(text: str, role: str = "") -> QLabel:
    """Return words on as many lines as they need, however long a word is."""
    made = label(text, role)
    made.setWordWrap(True)
    made.setMinimumWidth(0)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop)
    return made


def link(text: str, deed: Callable[[], object]) -> QPushButton:
    """Return a name that leads somewhere when it is pressed."""
    shown = text if len(text) <= _LONGEST_LINK else f"{text[: _LONGEST_LINK - 1].rstrip()}…"
    made = QPushButton(menu_text(shown))
    made.setProperty("kind", "name")
    made.setAccessibleName(f"Show {text}")
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    if shown != text:
        made.setToolTip(tip(text))
    made.clicked.connect(lambda _on=False: deed())
    return made
