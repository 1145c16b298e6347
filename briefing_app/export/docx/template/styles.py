"""The styles of a template: ours are looked up in it by name, and added where it has none.

A style that the template lacks is replaced by one of Word's own that says the same ("Section 1"
by "Heading 1") where the template has that; otherwise it comes from the house style, in the
letters of the template.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Role
from briefing_app.export.docx.looks.styles import style_name
from briefing_app.export.docx.xml import W

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_W = f"{{{W}}}"
_VAL = f"{_W}val"
_PARAGRAPH, _CHARACTER, _TABLE, _NUMBERING = "paragraph", "character", "table", "numbering"
# Which of Word's own styles say the same as a role, the nearest first.
_STANDS_FOR = {
    Role.MASTHEAD_TITLE.value: ("Title",),
    "Masthead Second Title": ("Subtitle",),
    Role.SECTION_1.value: ("heading 1",),
    Role.SECTION_2.value: ("heading 2",),
    Role.ITEM_HEAD.value: ("heading 3",),
    Role.ITEM_BODY.value: ("Body Text", "Normal"),
    Role.STATEMENT.value: ("Quote",),
    Role.NOTE.value: ("Body Text", "Normal"),
    Role.QA_A.value: ("Body Text", "Normal"),
    Role.TALKING_POINT.value: ("List Bullet",),
    "Sources Head": ("heading 1",),
}
# What differs from a role in the white around it only: a template knows that better.
_VARIANT = re.compile(r"(?P<role>.+?)(?: Short| Next| First| Alone| at .+)\Z")
_SAME = {"Table Caption": "caption", "Index First": "index 1"}
_LIST = re.compile(r".+ (?P<kind>Bullet|Number)\Z")


class StyleSheet:
    """The styles of a template, and what becomes of ours in it."""

    def __init__(self, root: _Element, ours: _Element, *, inherited: str) -> None:
        """`root` and `ours` are both styles parts; `inherited` names colours that ours need not set."""
        self._root = root
        self._ours = {style.get(f"{_W}styleId", ""): style for style in ours.iter(f"{_W}style")}
        self._names = {key: _name(style) for key, style in self._ours.items()}
        self._inherited = inherited
        self._kept: dict[tuple[str, str], str] = {}
        self._taken: set[str] = set()
        self._default: dict[str, str] = {}
        for style in root.iter(f"{_W}style"):
            kind, key = style.get(f"{_W}type", _PARAGRAPH), style.get(f"{_W}styleId", "")
            self._kept.setdefault((kind, _name(style).casefold()), key)
            self._taken.add(key)
            if style.get(f"{_W}default") in ("1", "true", "on"):
                self._default.setdefault(kind, key)
        self.ids: dict[str, str] = {}
        self.used_instead: dict[str, str] = {}
        self.added: list[str] = []
        self.added_ids: list[str] = []

    def settle(self, used: Iterable[str]) -> None:
        """Decide what becomes of each of our styles with an id in `used`, and add what is missing."""
        for key in used:
            if key in self._ours:
                self._settled(key)

    def _settled(self, key: str) -> str:
        """Return the id that our style `key` has in the template."""
        if key in self.ids:
            return self.ids[key]
        style = self._ours[key]
        name, kind = self._names[key], style.get(f"{_W}type", _PARAGRAPH)
        found = self._found(kind, name)
        if found is None:
            found = self._add(key, style)
        self.ids[key] = found
        return found

    def _found(self, kind: str, name: str) -> str | None:
        """Return the id of the style of the template that stands for our style called `name`."""
        same = self._kept.get((kind, name.casefold()))
        if same is not None:
            return same
        if name in ("Normal", "Default Paragraph Font", "Normal Table", "No List"):
            return self._default.get(kind)
        if kind != _PARAGRAPH:
            return None
        base = _SAME.get(name)
        variant = _VARIANT.fullmatch(name)
        if variant and name not in _STANDS_FOR and variant["role"].casefold() not in ("key figure",):
            base = _in_file(variant["role"])
        if base is not None:
            return self._kept.get((kind, base.casefold())) or self._instead(base, report=False)
        in_list = _LIST.fullmatch(name)
        if in_list:
            return self._kept.get((kind, f"list {in_list['kind'].lower()}"))
        return self._instead(name, report=True)

    def _instead(self, name: str, *, report: bool) -> str | None:
        for other in _STANDS_FOR.get(name, ()):
            found = self._kept.get((_PARAGRAPH, other.casefold()))
            if found is not None:
                if report:
                    self.used_instead[name] = other[:1].upper() + other[1:]
                return found
        return None

    def _add(self, key: str, style: _Element) -> str:
        """Put a copy of our `style` into the template and return its id there."""
        name = self._names[key]
        new = key
        while new in self._taken:
            new = f"Briefing{new}"
        self._taken.add(new)
        self.added_ids.append(new)
        self.ids[key] = new
        added = copy.deepcopy(style)
        added.set(f"{_W}styleId", new)
        added.attrib.pop(f"{_W}default", "")
        for tag in ("basedOn", "next", "link"):
            element = added.find(f"{_W}{tag}")
            if element is not None:
                value = element.get(_VAL, "")
                if value in self._ours:
                    element.set(_VAL, self._settled(value))
                else:
                    added.remove(element)
        if name not in _MARKS_OF_COLOUR:
            self._in_their_letters(added)
        self._root.append(added)
        roles = {_in_file(role.value) for role in Role}
        if name in roles:
            self.added.append(_shown(name))
        return new

    def _in_their_letters(self, style: _Element) -> None:
        """Take families and plain colours out of `style`, so that it is set in those of the template."""
        for properties in style.iter(f"{_W}rPr"):
            for element in list(properties):
                tag = element.tag.removeprefix(_W)
                plain = tag == "color" and element.get(_VAL, "") in self._inherited.split()
                if tag == "rFonts" or plain or not element.tag.startswith(_W):
                    properties.remove(element)


_MARKS_OF_COLOUR = {"TLP Running"}


def letter_size(root: _Element) -> float:
    """Return the size of ordinary words in the template with the styles `root`, in points."""
    places = [
        style
        for style in root.iter(f"{_W}style")
        if style.get(f"{_W}type") == _PARAGRAPH and style.get(f"{_W}default") in ("1", "true", "on")
    ]
    for place in (*places, root.find(f"{_W}docDefaults/{_W}rPrDefault")):
        size = None if place is None else place.find(f"{_W}rPr/{_W}sz")
        value = "" if size is None else size.get(_VAL, "")
        if value.isascii() and value.isdigit():
            return min(72.0, max(4.0, int(value) / 2))
    return 10.0


def set_language(root: _Element, language: str) -> None:
    """Make `language`, a ready element, that of the words that say nothing of theirs."""
    from lxml import etree

    properties = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
    if properties is None or not language:
        return
    new = etree.fromstring(language.replace("<w:lang", f'<w:lang xmlns:w="{W}"', 1))
    old = properties.find(f"{_W}lang")
    if old is not None:
        for key, value in new.attrib.items():
            old.set(key, value)
        return
    later = {f"{_W}eastAsianLayout", f"{_W}specVanish", f"{_W}oMath"}
    place = next((at for at, e in enumerate(properties) if e.tag in later or not e.tag.startswith(_W)), None)
    properties.insert(len(properties) if place is None else place, new)


def _name(style: _Element) -> str:
    name = style.find(f"{_W}name")
    return "" if name is None else " ".join(name.get(_VAL, "").split())


def _in_file(name: str) -> str:
    """Return the name that the style of a role called `name` has inside the file."""
    roles = {role.value: style_name(role) for role in Role}
    return roles.get(name, name)


def _shown(name: str) -> str:
    shown = {style_name(role): role.value for role in Role}
    return shown.get(name, name)


def used_styles(*xml: str) -> set[str]:
    """Return the ids of the styles that ready `xml` of ours refers to."""
    return {key for text in xml for key in re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]*)"', text)}


def restyled(xml: str, ids: dict[str, str]) -> str:
    """Return our `xml` with each style by its id in the template."""
    if all(key == value for key, value in ids.items()):
        return xml

    def new(match: re.Match[str]) -> str:
        return f'{match[1]}{ids.get(match[2], match[2])}"'

    return re.sub(r'(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]*)"', new, xml)
