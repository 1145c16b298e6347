"""The colours can be read, and switching repaints everything."""

from __future__ import annotations

import re

import pytest

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.ui.look.stylesheet import _SHEET, stylesheet
from briefing_app.ui.look.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, contrast
from briefing_app.ui.theme import _PICTURES, Theme, ThemeMode, reading_font, ui_font

THEMES = {"light": LIGHT, "dark": DARK, "light contrast": LIGHT_CONTRAST, "dark contrast": DARK_CONTRAST}


@pytest.mark.parametrize("name", THEMES)
def test_every_text_can_be_read_on_its_ground(name):
    tokens = THEMES[name]
    pairs = [
        *(
            (ink, ground)
            for ink in ("text", "secondary")
            for ground in ("panel", "canvas", "raised", "hover")
        ),
        *(("tertiary", ground) for ground in ("panel", "raised")),
        ("accent", "panel"),
        ("accent", "accent_soft"),
        ("on_accent", "accent"),
        ("key_text", "key_fill"),
        ("text", "key_fill"),
        ("text", "suggested_fill"),
        ("text", "accent_soft"),
        ("ok", "panel"),
        ("danger", "danger_soft"),
        *((kind.value, "panel") for kind in ActorKind),
        *((kind.value, f"{kind.value}_soft") for kind in ActorKind),
    ]
    weak = {
        pair: round(contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2)
        for pair in pairs
        if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 4.5
    }
    assert weak == {}


def test_the_style_sheet_names_only_colours_that_exist():
    assert set(re.findall(r"@([a-z_]+)", _SHEET)) <= set(LIGHT.__dataclass_fields__) | set(_PICTURES)
    assert "@" not in stylesheet(LIGHT, dict.fromkeys(_PICTURES, "a.svg"))


def test_a_switch_is_told_and_changes_palette_and_tokens(qapp, qtbot):
    theme = Theme(qapp, ThemeMode.LIGHT)
    with qtbot.waitSignal(theme.changed):
        theme.use(ThemeMode.DARK)
    assert theme.tokens is DARK
    assert qapp.palette().window().color().name().upper() == DARK.panel
    theme.use(ThemeMode.LIGHT)


def test_the_shipped_fonts_are_the_ones_that_are_used(qapp):
    from PySide6.QtGui import QFontInfo

    Theme(qapp, ThemeMode.LIGHT)
    assert QFontInfo(ui_font(13, 600)).family() == "Inter"
    assert QFontInfo(reading_font(17)).family() == "Source Serif 4"
