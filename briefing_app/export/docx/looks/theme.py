"""The theme: the colours and families that Word offers to whoever writes on in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.nodes import Role
from briefing_app.export.docx.looks.letters import hex_colour
from briefing_app.export.docx.xml import DECLARATION, escaped

if TYPE_CHECKING:
    from briefing_app.document.house_style import HouseStyle

THEME_MEDIA = "application/vnd.openxmlformats-officedocument.theme+xml"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_FILL}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme_xml(style: HouseStyle) -> str:
    """Return the theme part of `style`."""
    ink, quiet = hex_colour(style, "ink"), hex_colour(style, "quiet", "595959")
    accent = hex_colour(style, style.look(Role.SIDE_LABEL).colour)
    hair, tint = hex_colour(style, "hairline", "BFBFBF"), hex_colour(style, "tint", "F2F2F2")
    colours = {"dk1": ink, "lt1": "FFFFFF", "dk2": quiet, "lt2": tint, "accent1": accent, "accent2": quiet}
    colours |= {"accent3": hair, "accent4": ink, "accent5": accent, "accent6": quiet}
    colours |= {"hlink": accent, "folHlink": quiet}
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{escaped(style.faces[style.look(role).face].family)}"/>'
        f'<a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, role in (("major", Role.SECTION_1), ("minor", Role.ITEM_BODY))
    )
    name = escaped(style.name)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_MAIN}" name="{name}">'
        f'<a:themeElements><a:clrScheme name="{name}">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="{name}">{fonts}</a:fontScheme><a:fmtScheme name="{name}">'
        f"<a:fillStyleLst>{_FILL * 3}</a:fillStyleLst><a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst><a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
