"""Lists: bullets and numbers that Word counts itself, each ordered list from one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.document.nodes import Role
from briefing_app.export.docx.xml import DECLARATION, NAMESPACES

if TYPE_CHECKING:
    from collections.abc import Iterator

LIST_INDENT = 14.0
_BULLETS, _NUMBERS = 0, 1
_BULLET_LIST, _NUMBER_LIST = 1, 2


class Lists:
    """The lists of one document, on a page whose text starts `shift` points from the margin."""

    def __init__(self, shift: float = 0.0) -> None:
        self._shift = shift
        self.roles: set[tuple[Role, bool]] = set()
        self._ordered = 0

    def start(self, role: Role, *, ordered: bool) -> tuple[str, str]:
        """Return the name of the style of a new list's items, and what each says of its list."""
        self.roles.add((role, ordered))
        if not ordered:
            return list_style(role, ordered=False), ""
        self._ordered += 1
        number = _NUMBER_LIST + self._ordered
        return (
            list_style(role, ordered=True),
            f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>',
        )

    def part(self) -> str:
        """Return the numbering part."""
        return f"{DECLARATION}<w:numbering {NAMESPACES}>{''.join(self._definitions())}</w:numbering>"

    def _definitions(self) -> Iterator[str]:
        yield _abstract(_BULLETS, "bullet", "•", self._shift)
        yield _abstract(_NUMBERS, "decimal", "%1.", self._shift)
        yield f'<w:num w:numId="{_BULLET_LIST}"><w:abstractNumId w:val="{_BULLETS}"/></w:num>'
        yield f'<w:num w:numId="{_NUMBER_LIST}"><w:abstractNumId w:val="{_NUMBERS}"/></w:num>'
        for number in range(1, self._ordered + 1):
            yield (
                f'<w:num w:numId="{_NUMBER_LIST + number}"><w:abstractNumId w:val="{_NUMBERS}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )


def list_style(role: Role, *, ordered: bool) -> str:
    """Return the name of the style of list items in `role`."""
    return f"{role.value} {'Number' if ordered else 'Bullet'}"


def list_properties(*, ordered: bool) -> str:
    """Return what the style of list items says of its list."""
    number = _NUMBER_LIST if ordered else _BULLET_LIST
    return f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'


def _abstract(number: int, kind: str, text: str, shift: float) -> str:
    indent, hanging = round((shift + LIST_INDENT) * 20), round(LIST_INDENT * 20)
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        "</w:abstractNum>"
    )
