"""The paragraphs of a Word file that came back: insertions in, deletions out, notes and tables too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.intake.containers.package import Package
from briefing_app.workspace.returned.printed import PrintedLine

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "/officeDocument"
_SKIPPED = frozenset(
    (
        "del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sectPr", "tblPr", "tcPr",
        "trPr", "tblGrid", "sdtPr", "sdtEndPr", "commentReference", "rt", "footnoteRef", "endnoteRef",
    )
)  # fmt: skip
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t", "softHyphen": "\u00ad"}
_DEEPEST = 80
_WITHOUT_DIRECTIONS = dict.fromkeys(
    (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), None
)
"""The controls that an exporter puts around words of the other direction: nobody wrote them."""
_BESIDE = ("side ", "toc", "index", "header", "footer")
"""Styles of what is no running text."""


class WordFile:
    """The text of a Word file: the paragraphs of its body, and its notes by their printed numbers."""

    def __init__(self, data: bytes) -> None:
        package = Package(data)
        main = _main_part(package)
        self._styles = _style_names(package, main)
        self._order: dict[tuple[str, str], int] = {}
        document = package.xml(main)
        body = next((child for child in document if _name(child) == "body"), None)
        if body is None:
            raise Refused("The document holds no text.", hint="Is it a template or a form?")
        self.lines = [line for line in self._blocks(body, 0) if not line.role.startswith(_BESIDE)]
        self.notes = dict(self._notes(package, main))

    def _blocks(self, parent: _Element, depth: int) -> Iterator[PrintedLine]:
        if depth > _DEEPEST:
            return
        for child in parent:
            name = _name(child)
            if name == "p":
                yield from self._paragraph(child, depth)
            elif name == "tr":
                yield from self._row(child, depth)
            elif name == "AlternateContent":
                forms = (list(self._blocks(form, depth + 1)) for form in child)
                yield from next(filter(None, forms), [])
            elif name and name not in _SKIPPED:
                yield from self._blocks(child, depth + 1)

    def _paragraph(self, paragraph: _Element, depth: int) -> Iterator[PrintedLine]:
        boxes: list[_Element] = []
        text = "".join(self._pieces(paragraph, boxes, 0)).translate(_WITHOUT_DIRECTIONS).strip()
        if text:
            place = " ".join(text.split())
            shown = place if len(place) <= 40 else f"{place[:40].rsplit(' ', 1)[0]} …"
            yield PrintedLine(text, f"“{shown}”", self._style_of(paragraph))
        for box in boxes:
            yield from self._blocks(box, depth + 1)

    def _row(self, row: _Element, depth: int) -> Iterator[PrintedLine]:
        """Give a row as one line: who speaks stands in one cell, what was said in another."""
        cells = [list(self._blocks(cell, depth + 1)) for cell in row if _name(cell) not in _SKIPPED]
        lines = [line for cell in cells for line in cell if _says_something(line.text)]
        if lines and all(not line.role.startswith("statement") for line in lines):
            yield PrintedLine("\n".join(line.text for line in lines), lines[0].place, lines[0].role)
        else:
            yield from lines

    def _pieces(self, parent: _Element, boxes: list[_Element], depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            return
        for child in parent:
            name = _name(child)
            if name == "t":
                yield child.text or ""
            elif name in _BREAKS:
                yield _BREAKS[name]
            elif name in ("footnoteReference", "endnoteReference"):
                yield str(self._order.setdefault((name[:-9], _attribute(child, "id")), len(self._order) + 1))
            elif name == "txbxContent":
                boxes.append(child)
            elif name == "r" and _is_hidden(child):
                continue
            elif name == "AlternateContent":
                yield from self._alternative(child, boxes, depth)
            elif name and name not in _SKIPPED:
                yield from self._pieces(child, boxes, depth + 1)

    def _alternative(self, parent: _Element, boxes: list[_Element], depth: int) -> Iterator[str]:
        for form in parent:
            found: list[_Element] = []
            pieces = list(self._pieces(form, found, depth + 1))
            if found or any(pieces):
                boxes.extend(found)
                yield from pieces
                return

    def _style_of(self, paragraph: _Element) -> str:
        for properties in paragraph:
            if _name(properties) == "pPr":
                for child in properties:
                    if _name(child) == "pStyle":
                        given = _attribute(child, "val")
                        return self._styles.get(given, given.lower())
        return ""

    def _notes(self, package: Package, main: str) -> Iterator[tuple[int, str]]:
        folder = main.rpartition("/")[0]
        for kind in ("footnote", "endnote"):
            part = f"{folder}/{kind}s.xml"
            if part not in package:
                continue
            for note in package.xml(part):
                number = self._order.get((kind, _attribute(note, "id")))
                if number is not None and _name(note) == kind:
                    yield number, "\n".join(line.text for line in self._blocks(note, 0))


def _main_part(package: Package) -> str:
    if "_rels/.rels" in package:
        for relation in package.xml("_rels/.rels"):
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith(_MAIN) and target in package:
                return target
    return "word/document.xml"


def _style_names(package: Package, main: str) -> dict[str, str]:
    """Return the names of styles in small letters by their ids, which differ from language to language."""
    part = main.rpartition("/")[0] + "/styles.xml"
    if part not in package:
        return {}
    return {
        _attribute(style, "styleId"): next(
            (_attribute(child, "val").lower() for child in style if _name(child) == "name"), ""
        )
        for style in package.xml(part)
        if _name(style) == "style"
    }


def _is_hidden(run: _Element) -> bool:
    properties = next((child for child in run if _name(child) == "rPr"), None)
    return properties is not None and any(
        _name(child) == "vanish" and _attribute(child, "val") not in {"0", "false", "off"}
        for child in properties
    )


def _says_something(text: str) -> bool:
    """Tell a cell with words or a reference from one with a sign alone, such as ○ where nobody spoke."""
    return any(letter.isalnum() for letter in text)


def _name(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: _Element, name: str) -> str:
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""
