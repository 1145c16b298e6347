"""The font table: what Word should set in the place of a family that a machine lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing_app.export.docx.xml import DECLARATION, NAMESPACES, escaped

if TYPE_CHECKING:
    from briefing_app.document.house_style import HouseStyle


class Stand(NamedTuple):
    """What stands in for a family: a family that most machines have, and the shape to look for."""

    alternative: str
    panose: str
    kind: str
    complex_script: str


_SERIF = Stand("Georgia", "02040603050405020204", "roman", "Times New Roman")
_SANS = Stand("Calibri", "020B0503030403020204", "swiss", "Arial")


# What Word has on every machine for each language of East Asia: serif, then sans.
_EAST_ASIAN = {
    "zh-Hans": ("SimSun", "Microsoft YaHei"),
    "zh-Hant": ("PMingLiU", "Microsoft JhengHei"),
    "ja": ("Yu Mincho", "Yu Gothic"),
    "ko": ("Batang", "Malgun Gothic"),
}


def east_asian_font(language: str, *, sans: bool) -> str:
    """Return the family for words in `language`, such as `zh-Hans`."""
    return _EAST_ASIAN[language][sans]


def stand_for(family: str) -> Stand:
    """Return what may stand in for `family`."""
    return _SANS if "sans" in family.lower() else _SERIF


def rfonts(family: str) -> str:
    """Return the element that sets a run in `family`, other scripts in what every machine has."""
    name = escaped(family)
    return (
        f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}"'
        f' w:cs="{stand_for(family).complex_script}"/>'
    )


def font_table(style: HouseStyle) -> str:
    """Return the part that describes every family of `style`."""
    families = sorted({face.family for face in style.faces.values()})
    fonts = "".join(
        f'<w:font w:name="{escaped(family)}"><w:altName w:val="{stand.alternative}"/>'
        f'<w:panose1 w:val="{stand.panose}"/><w:charset w:val="00"/>'
        f'<w:family w:val="{stand.kind}"/><w:pitch w:val="variable"/></w:font>'
        for family in families
        for stand in (stand_for(family),)
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"
