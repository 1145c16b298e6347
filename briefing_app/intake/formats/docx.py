"""Word documents, read as the writer left them: insertions in, deletions out, boxes and tables too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.intake.clues.properties import document_claims
from briefing_app.intake.containers.package import Package, names_in
from briefing_app.intake.limits import MAX_PACKED_BYTES
from briefing_app.intake.reading import Format, Reading, alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN_PART_TYPE = "/officeDocument"
_SKIPPED = frozenset(
    (
        "del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sectPr", "tblPr",
        "tcPr", "trPr", "tblGrid", "sdtPr", "sdtEndPr", "commentReference", "rt",
    )
)  # fmt: skip
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_HEADLINE_STYLES = re.compile(r"title|heading 1|headline", re.IGNORECASE)
_LONGEST_CELL = 120
_DEEPEST = 80


def read_docx(data: bytes) -> Reading:
    """Return the text of a document and the details it is sure about."""
    package = Package(data)
    main = _main_part(package)
    document = package.xml(main)
    body = next((child for child in document if _name(child) == "body"), None)
    if body is None:
        raise Refused("The document holds no text.", hint="Is it a template or a form?")
    styles = _style_names(package, main)
    blocks = list(_blocks(body, styles, 0))
    headline = ""
    if len(blocks) > 1 and _HEADLINE_STYLES.fullmatch(blocks[0][1]) and len(blocks[0][0]) <= 300:
        headline = blocks.pop(0)[0]
    text = "\n\n".join([text for text, _ in blocks] + list(_notes(package, main)))
    title, author = _core_properties(package)
    return Reading(
        text=text,
        claims=document_claims(headline, title, author, text),
    )


def paragraphs_of_docx(data: bytes) -> list[str]:
    """Return the paragraphs of a document as they follow one another, notes left out."""
    package = Package(data)
    body = next((child for child in package.xml(_main_part(package)) if _name(child) == "body"), None)
    return [] if body is None else [text for text, _ in _blocks(body, {}, 0)]


def _main_part(package: Package) -> str:
    if "_rels/.rels" in package:
        for relation in package.xml("_rels/.rels"):
            if relation.get("Type", "").endswith(_MAIN_PART_TYPE):
                target = relation.get("Target", "").lstrip("/")
                if target in package:
                    return target
    return "word/document.xml"


def _style_names(package: Package, main: str) -> dict[str, str]:
    """Return the names of paragraph styles by their ids, which differ from language to language."""
    name = main.rpartition("/")[0] + "/styles.xml"
    if name not in package:
        return {}
    names = {}
    for style in package.xml(name):
        if _name(style) == "style":
            named = next((_value(child) for child in style if _name(child) == "name"), "")
            names[_attribute(style, "styleId")] = named.lower()
    return names


def _blocks(parent: _Element, styles: dict[str, str], depth: int) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs below `parent` with the names of their styles, in order."""
    if depth > _DEEPEST:
        return
    for child in parent:
        name = _name(child)
        if name == "p":
            boxes: list[_Element] = []
            text = "".join(_pieces(child, boxes, 0)).strip()
            if text:
                yield text, _style_of(child, styles)
            for box in boxes:
                yield from _blocks(box, styles, depth + 1)
        elif name == "tr":
            yield from _row(child, styles, depth)
        elif name == "AlternateContent":
            forms = (list(_blocks(form, styles, depth + 1)) for form in child)
            yield from next(filter(None, forms), [])
        elif name and name not in _SKIPPED:
            yield from _blocks(child, styles, depth + 1)


def _row(row: _Element, styles: dict[str, str], depth: int) -> Iterator[tuple[str, str]]:
    """Yield a row of figures as one line, a row that only arranges text as its paragraphs."""
    cells = [list(_blocks(cell, styles, depth + 1)) for cell in row if _name(cell) not in _SKIPPED]
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and all(len(cell) == 1 and len(cell[0][0]) <= _LONGEST_CELL for cell in filled):
        yield " | ".join(cell[0][0] for cell in filled), ""
    else:
        for cell in filled:
            yield from cell


def _pieces(parent: _Element, boxes: list[_Element], depth: int) -> Iterator[str]:
    """Yield the words of a paragraph; text boxes in it are put aside."""
    if depth > _DEEPEST:
        return
    for child in parent:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _BREAKS:
            yield _BREAKS[name]
        elif name == "txbxContent":
            boxes.append(child)
        elif name == "r" and _is_hidden(child):
            continue
        elif name == "AlternateContent":
            yield from _alternative(child, boxes, depth)
        elif name and name not in _SKIPPED:
            yield from _pieces(child, boxes, depth + 1)


def _alternative(parent: _Element, boxes: list[_Element], depth: int) -> Iterator[str]:
    """Yield the first of several forms of the same thing that holds any words."""
    for form in parent:
        found: list[_Element] = []
        pieces = list(_pieces(form, found, depth + 1))
        if found or any(pieces):
            boxes.extend(found)
            yield from pieces
            return


def _is_hidden(run: _Element) -> bool:
    properties = next((child for child in run if _name(child) == "rPr"), None)
    if properties is None:
        return False
    return any(
        _name(child) == "vanish" and _value(child) not in {"0", "false", "off"} for child in properties
    )


def _style_of(paragraph: _Element, styles: dict[str, str]) -> str:
    for properties in paragraph:
        if _name(properties) == "pPr":
            for child in properties:
                if _name(child) == "pStyle":
                    return styles.get(_value(child), _value(child).lower())
            break
    return ""


def _notes(package: Package, main: str) -> Iterator[str]:
    """Yield footnotes and endnotes, which stand after the text."""
    folder = main.rpartition("/")[0]
    for kind in ("footnote", "endnote"):
        name = f"{folder}/{kind}s.xml"
        if name not in package:
            continue
        for note in package.xml(name):
            if _name(note) == kind and _attribute(note, "type") in {"", "normal"}:
                for text, _ in _blocks(note, {}, 0):
                    yield text


def _core_properties(package: Package) -> tuple[str, str]:
    if "docProps/core.xml" not in package:
        return "", ""
    try:
        properties = package.xml("docProps/core.xml")
    except Refused:
        return "", ""
    found = {str(child.tag).rpartition("}")[2]: child.text or "" for child in properties}
    return found.get("title", ""), found.get("creator", "")


def _name(element: _Element) -> str:
    """Return the local name of a Word element, "" for what is none (drawings are passed through)."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _attribute(element: _Element, name: str) -> str:
    return element.get(f"{{{_WORD}}}{name}") or element.get(f"{{{_STRICT_WORD}}}{name}") or ""


def _value(element: _Element) -> str:
    return _attribute(element, "val")


def _looks_like_docx(data: bytes, name: str) -> bool:
    if not data.startswith(b"PK"):
        return False
    names = names_in(data)
    if any(each.startswith("word/document") for each in names):
        return True
    return name.lower().endswith(DOCX.suffixes)


DOCX = Format(
    name="Word document",
    suffixes=(".docx", ".docm", ".dotx"),
    media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    max_bytes=MAX_PACKED_BYTES,
    looks_like=_looks_like_docx,
    read=alone(read_docx),
)
