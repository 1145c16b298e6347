"""The shipped line icons, drawn once for each colour and size."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefing_app import paths


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int = 16, scale: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` points for a screen of `scale`."""
    return _drawn(_source(name).replace("currentColor", colour), size, scale)


@lru_cache(maxsize=512)
def icon(name: str, colour: str, size: int = 16, disabled: str = "") -> QIcon:
    """Return an icon in `colour` (`#rrggbb`), and in `disabled` where it cannot be used."""
    made = QIcon()
    for scale in _scales():
        made.addPixmap(pixmap(name, colour, size, scale))
        faint = disabled or _faint(colour)
        made.addPixmap(pixmap(name, faint, size, scale), QIcon.Mode.Disabled)
    return made


def coloured_file(name: str, colour: str, folder: str) -> str:
    """Write an icon in `colour` into `folder` and return its path, for a style sheet."""
    file = Path(folder) / f"{name}-{colour.lstrip('#')}.svg"
    if not file.exists():
        file.write_text(_source(name).replace("currentColor", colour), encoding="utf-8")
    return file.as_posix()


def program_icon() -> QIcon:
    """Return the program's own mark for the window frame and the task bar."""
    made = QIcon()
    for side in (16, 24, 32, 48, 64, 128):
        made.addPixmap(mark("#2B59C3", side, 1.0))
    return made


def _scales() -> set[float]:
    """Return the scales of the screens that there are; drawing for others would slow the start."""
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _faint(colour: str) -> str:
    """Return a colour that recedes: dark ink towards light grey, light ink towards dark."""
    ink = QColor(colour)
    ground = 222 if ink.lightness() < 128 else 58
    channels = (ink.red(), ink.green(), ink.blue())
    return QColor(*(round(0.4 * channel + 0.6 * ground) for channel in channels)).name()


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
