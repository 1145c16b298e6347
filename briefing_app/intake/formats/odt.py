"""OpenDocument texts, packed (ODT) or flat (FODT), as the writer left them: deletions out, boxes once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.intake.clues.properties import document_claims
from briefing_app.intake.containers.hardened_xml import (
    attribute,
    below,
    first,
    local_name,
    parsed_xml,
    root_name,
    words,
)
from briefing_app.intake.containers.package import Package
from briefing_app.intake.formats.blocks import row
from briefing_app.intake.limits import MAX_PACKED_BYTES
from briefing_app.intake.reading import Format, Reading, alone

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset(
    (
        "tracked-changes", "annotation", "annotation-end", "note-citation", "ruby-text", "sequence-decls",
        "forms", "variable-decls", "user-field-decls", "table-of-content", "alphabetical-index",
        "illustration-index", "table-index", "object-index", "user-index", "bibliography", "desc", "title",
        "covered-table-cell", "binary-data", "script", "event-listeners", "object", "hidden-paragraph",
        "hidden-text", "meta", "settings", "styles", "automatic-styles", "master-styles",
    )
)  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 400
_HEADLINE_STYLES = re.compile(r"title|headline|heading[_ ](?:20_)?1", re.IGNORECASE)
_FLAT_TEXT = b"application/vnd.oasis.opendocument.text"
_TEXT_PACKAGE = b"mimetypeapplication/vnd.oasis.opendocument.text"


@dataclass(slots=True)
class _Paragraph:
    style: str
    pieces: list[str] = field(default_factory=list)
    boxes: list[tuple[str, str]] = field(default_factory=list)


def read_odt(data: bytes) -> Reading:
    """Return the text of a document and the details it is sure about."""
    if data.startswith(b"PK"):
        package = Package(data)
        if "META-INF/manifest.xml" in package and b"encryption-data" in package.part("META-INF/manifest.xml"):
            raise Refused("The document is encrypted.", hint="Save it without a password first.")
        root = package.xml("content.xml")
        meta = package.xml("meta.xml") if "meta.xml" in package else None
    else:
        root = meta = parsed_xml(data, doctype=False)
    body = next(below(root, "body"), None)
    text = None if body is None else first(body, "text")
    if text is None:
        raise Refused("The document holds no text.", hint="Is it a table or a presentation?")
    blocks = _Walk(_parents_of_styles(root)).blocks(text)
    headline = ""
    if len(blocks) > 1 and _HEADLINE_STYLES.fullmatch(blocks[0][1]) and len(blocks[0][0]) <= 300:
        headline = blocks.pop(0)[0]
    whole = "\n\n".join(block for block, _ in blocks)
    return Reading(
        text=whole,
        claims=document_claims(
            headline,
            _meta(meta, "title"),
            _meta(meta, "creator") or _meta(meta, "initial-creator"),
            whole,
            language=_meta(meta, "language"),
        ),
    )


def looks_like_odt(data: bytes, name: str) -> bool:
    """Tell by the type at the start of the package, or by the root of a flat document."""
    if data.startswith(b"PK"):
        return _TEXT_PACKAGE in data[:200] or name.lower().endswith((".odt", ".ott"))
    return root_name(data) == "document" and _FLAT_TEXT in data[:65_536]


def _meta(root: _Element | None, name: str) -> str:
    holder = None if root is None else next(below(root, "meta"), None)
    return "" if holder is None else words(first(holder, name))


def _parents_of_styles(root: _Element) -> dict[str, str]:
    """Return what the styles made up for single paragraphs go back to."""
    return {
        attribute(style, "name"): attribute(style, "parent-style-name")
        for holder in below(root, "automatic-styles")
        for style in holder
    }


class _Walk:
    """Goes once through the elements and keeps where the words at hand belong."""

    def __init__(self, parents: dict[str, str]) -> None:
        self._parents = parents
        self._open: list[_Paragraph] = []
        self._notes: list[tuple[str, str]] = []
        self._targets: list[list[tuple[str, str]]] = [[]]
        self._rows: list[list[list[str]]] = []

    def blocks(self, text: _Element) -> list[tuple[str, str]]:
        """Return the paragraphs with the names of their styles; notes stand after the text."""
        from lxml.etree import iterwalk

        hidden = 0
        for happening, element in iterwalk(text, events=("start", "end")):
            name = local_name(element)
            unseen = name in _SKIPPED or attribute(element, "display") == "none"
            if happening == "start":
                hidden += unseen
                if not hidden:
                    self._start(name, element)
                    self._write(element.text)
                continue
            if not hidden:
                self._end(name)
            hidden -= unseen
            if not hidden and element is not text:
                self._write(element.tail)
        return self._targets[0] + self._notes

    def _start(self, name: str, element: _Element) -> None:
        if name in {"p", "h"}:
            style = attribute(element, "style-name")
            if name == "h" and attribute(element, "outline-level") in {"", "1"}:
                style = "heading 1"
            self._open.append(_Paragraph(self._parents.get(style) or style))
        elif name == "s":
            count = attribute(element, "c")
            self._add(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif name == "tab":
            self._add("\t")
        elif name == "line-break":
            self._add("\n")
        elif name == "text-box":
            self._targets.append(self._open[-1].boxes if self._open else self._targets[-1])
        elif name == "note-body":
            self._targets.append(self._notes)
        elif name == "table-row":
            self._rows.append([])
        elif name == "table-cell":
            self._targets.append([])

    def _end(self, name: str) -> None:
        if name in {"p", "h"} and self._open:
            paragraph = self._open.pop()
            text = "".join(paragraph.pieces).strip(" \t\n")
            if text:
                self._targets[-1].append((text, paragraph.style))
            self._targets[-1].extend(paragraph.boxes)
        elif name in {"text-box", "note-body"}:
            self._targets.pop()
        elif name == "table-cell":
            cell = self._targets.pop()
            if self._rows:
                self._rows[-1].append([text for text, _ in cell])
        elif name == "table-row":
            self._targets[-1].extend((text, "") for text in row(self._rows.pop()))

    def _write(self, text: str | None) -> None:
        if text:
            self._add(_SPACE.sub(" ", text))

    def _add(self, text: str) -> None:
        if not self._open:
            return
        pieces = self._open[-1].pieces
        pieces.append(text.lstrip(" ") if pieces and pieces[-1].endswith(" ") and text != " " else text)


ODT = Format(
    name="OpenDocument text",
    suffixes=(".odt", ".fodt", ".ott"),
    media_types=("application/vnd.oasis.opendocument.text",),
    max_bytes=MAX_PACKED_BYTES,
    looks_like=looks_like_odt,
    read=alone(read_odt),
)
