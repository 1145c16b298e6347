"""Light, dark or as the system has it: palette, style sheet and fonts of the application."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette

from briefing_app import paths
from briefing_app.ui.look import icons
from briefing_app.ui.look.stylesheet import stylesheet
from briefing_app.ui.look.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Tokens

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

UI_FAMILY = "Inter"
READING_FAMILY = "Source Serif 4"
_FONT_FOLDERS = ("inter", "source-serif-4")
_PICTURES = {
    "picture_down": ("chevron-down", "secondary"),
    "picture_up": ("chevron-up", "secondary"),
    "picture_right": ("chevron-right", "secondary"),
    "picture_check": ("check", "accent"),
    "picture_tick": ("check", "on_accent"),
}
_UNUSED_CUTS = ("Caption", "Display", "Subhead")


class ThemeMode(StrEnum):
    """What the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def kept_mode(settings_file: Path) -> ThemeMode:
    """Return the appearance that a file of settings holds, without reading the rest of it."""
    try:
        return ThemeMode(json.loads(settings_file.read_text(encoding="utf-8"))["appearance"])
    except (OSError, ValueError, KeyError, TypeError):
        return ThemeMode.SYSTEM


class Theme(QObject):
    """The look of the application; `changed` is told after a switch."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        mode: ThemeMode = ThemeMode.SYSTEM,
        *,
        contrast: bool = False,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._mode = mode
        self._contrast = contrast
        self._folder = QTemporaryDir()
        load_fonts()
        application.setStyle("Fusion")
        application.setFont(ui_font())
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        self.tokens = self._wanted()
        self._dress()

    @property
    def mode(self) -> ThemeMode:
        """What the user asked for, which may be to follow the system."""
        return self._mode

    @property
    def high_contrast(self) -> bool:
        """Whether lines and text are drawn at their strongest."""
        return self._contrast

    def use(self, mode: ThemeMode, *, contrast: bool | None = None) -> None:
        """Switch to `mode` and tell whoever paints by hand."""
        self._mode = mode
        if contrast is not None:
            self._contrast = contrast
        self._apply()

    def colour(self, token: str) -> QColor:
        """Return the colour of a token by its name."""
        return QColor(str(getattr(self.tokens, token)))

    def _wanted(self) -> Tokens:
        dark = self._mode is ThemeMode.DARK
        if self._mode is ThemeMode.SYSTEM:
            dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
        if self._contrast:
            return DARK_CONTRAST if dark else LIGHT_CONTRAST
        return DARK if dark else LIGHT

    def _follow_system(self) -> None:
        if self._mode is ThemeMode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        wanted = self._wanted()
        if wanted == self.tokens:
            return
        self.tokens = wanted
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        self._application.setPalette(palette(self.tokens))
        self._application.setStyleSheet(stylesheet(self.tokens, self._pictures()))

    def _pictures(self) -> dict[str, str]:
        """Return the pictures that the style sheet shows, in the colours of the theme.

        A style sheet takes them from files only.
        """
        return {
            name: icons.coloured_file(icon, str(getattr(self.tokens, token)), self._folder.path())
            for name, (icon, token) in _PICTURES.items()
        }


def load_fonts() -> None:
    """Make the shipped fonts known to Qt, once an application."""
    if UI_FAMILY in QFontDatabase.families() and READING_FAMILY in QFontDatabase.families():
        return
    for folder in _FONT_FOLDERS:
        for file in sorted(paths.resource("fonts", folder).glob("*.ttf")):
            if not any(cut in file.name for cut in _UNUSED_CUTS):
                QFontDatabase.addApplicationFont(str(file))


def ui_font(pixels: int = 13, weight: int = 400) -> QFont:
    """Return the font of the interface."""
    return _font(UI_FAMILY, pixels, weight)


def reading_font(pixels: int = 17, weight: int = 400, *, italic: bool = False) -> QFont:
    """Return the font that articles are read in."""
    font = _font(READING_FAMILY, pixels, weight)
    font.setItalic(italic)
    return font


def _font(family: str, pixels: int, weight: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    return font


def palette(tokens: Tokens) -> QPalette:
    """Return the palette for what the style sheet does not reach."""
    made = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.panel,
        role.WindowText: tokens.text,
        role.Base: tokens.panel,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.tertiary,
        role.Button: tokens.raised,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.danger,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.organisation,
        role.Light: tokens.raised,
        role.Midlight: tokens.hover,
        role.Mid: tokens.line_strong,
        role.Dark: tokens.line_strong,
        role.Shadow: tokens.shadow,
        role.Accent: tokens.accent,
    }
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.tertiary))
    return made
