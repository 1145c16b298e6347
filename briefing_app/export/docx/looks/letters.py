"""How letters are set: run properties of a look, and character styles made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.export.docx.looks.fonts import rfonts
from briefing_app.export.docx.xml import half_points, style_id, twips

if TYPE_CHECKING:
    from briefing_app.document.house_style import HouseStyle, Look

_BUILT_IN = ("Strong", "Emphasis", "Intense Emphasis", "Hyperlink", "footnote reference", "page number")


def hex_colour(style: HouseStyle, name: str, otherwise: str = "000000") -> str:
    """Return a colour of `style` as Word writes it, `otherwise` where the style has none of that name."""
    return style.colours.get(name, otherwise).lstrip("#").upper()


def run_properties(style: HouseStyle, look: Look, within: Look | None = None) -> str:
    """Return what `look` says of its letters, `within` a paragraph of another look if given.

    Bold and italic of a character style toggle those of the paragraph around it.
    """
    face = style.faces[look.face]
    around = style.faces[within.face] if within else None
    bold = face.bold != bool(around and around.bold)
    italic = face.italic != bool(around and around.italic)
    size = half_points(look.size)
    return "".join(
        (
            rfonts(face.family),
            "<w:b/><w:bCs/>" if bold else "",
            "<w:i/>" if italic else "",
            "<w:caps/>" if look.capitals else "",
            f'<w:color w:val="{hex_colour(style, look.colour)}"/>',
            f'<w:spacing w:val="{twips(look.tracking)}"/>' if look.tracking else "",
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
            '<w14:numForm w14:val="oldStyle"/>' if look.old_style else "",
        )
    )


def character_style(name: str, properties: str, key: str = "") -> str:
    """Return a character style called `name`."""
    custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="character"{custom} w:styleId="{key or style_id(name)}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'
        f"<w:rPr>{properties}</w:rPr></w:style>"
    )
