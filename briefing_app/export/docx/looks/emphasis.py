"""Which character style makes words strong or emphatic in each role.

Bold and italic in Word are toggles: a bold character style in a bold paragraph is not bold.
What a style has to say therefore depends on the face that the words around it are set in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing_app.document.nodes import Emphasis, Role

if TYPE_CHECKING:
    from briefing_app.document.house_style import HouseStyle

QUIET = "Quiet"


class CharacterStyle(NamedTuple):
    """A character style: the family it changes to ("" for none) and what it toggles."""

    name: str
    family: str
    bold: bool
    italic: bool


class Emphases:
    """The character styles of a house style, by role and kind of emphasis."""

    def __init__(self, style: HouseStyle) -> None:
        self.styles: dict[str, CharacterStyle] = {}
        self._names: dict[tuple[Role, Emphasis], str] = {}
        for role in Role:
            look = style.look(role)
            self._names[role, Emphasis.NONE] = ""
            self._names[role, Emphasis.QUIET] = QUIET
            self._add(style, role, Emphasis.STRONG, look.strong)
            self._add(style, role, Emphasis.EMPHASIS, look.emphasis)

    def name(self, role: Role, emphasis: Emphasis) -> str:
        """Return the name of the character style, "" where the role needs none."""
        return self._names[role, emphasis]

    def _add(self, style: HouseStyle, role: Role, emphasis: Emphasis, face_name: str) -> None:
        base, face = style.faces[style.look(role).face], style.faces[face_name]
        family = face.family if face.family != base.family else ""
        bold, italic = face.bold != base.bold, face.italic != base.italic
        match (family, bold, italic):
            case ("", False, False):
                name = ""
            case ("", True, False):
                name = "Strong"
            case ("", False, True):
                name = "Emphasis"
            case ("", True, True):
                name = "Intense Emphasis"
            case _:
                name = f"{role.value} {emphasis.value.title()}"
        if name:
            self.styles[name] = CharacterStyle(name, family, bold, italic)
        self._names[role, emphasis] = name
