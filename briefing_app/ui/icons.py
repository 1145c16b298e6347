"""The shipped line icons, drawn once for each colour and size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefing_app import paths

_SCALES = (1, 2, 3)


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int = 16, scale: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` points for a screen of `scale`."""
    return _drawn(_source(name).replace("currentColor", colour), size, scale)


@lru_cache(maxsize=512)
def icon(name: str, colour: str, size: int = 16, disabled: str = "") -> QIcon:
    """Return an icon in `colour` (`#rrggbb`), and in `disabled` where it cannot be used."""
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(pixmap(name, colour, size, scale))
        faint = disabled or _faint(colour)
        made.addPixmap(pixmap(name, faint, size, scale), QIcon.Mode.Disabled)
    return made


def program_icon() -> QIcon:
    """Return the program's own mark for the window frame and the task bar."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128):
        made.addPixmap(mark("#2B59C3", side, 1.0))
    return made


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _faint(colour: str) -> str:
    ink, grey = QColor(colour), 150
    return QColor((ink.red() + grey) // 2, (ink.green() + grey) // 2, (ink.blue() + grey) // 2).name()


def mark(colour: str, size: int, scale: float) -> QPixmap:
    """Return the program's mark in a colour of the theme."""
    return _drawn(_source("briefing-desk").replace("#2B59C3", colour), size, scale)


def _drawn(svg: str, size: int, scale: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    side = round(size * scale)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(scale)
    return picture
