"""The paragraphs of XHTML and of NITF, which share most of their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing_app.intake.containers.hardened_xml import attribute, local_name

if TYPE_CHECKING:
    from collections.abc import Container

    from lxml.etree import _Element

UNSEEN = frozenset(
    (
        "script", "style", "head", "noscript", "template", "iframe", "svg", "math", "button", "form",
        "object", "embed", "audio", "video", "canvas", "select", "nav", "rt", "rp", "media", "media-caption",
        "media-producer", "figure",
    )
)  # fmt: skip
_BLOCKS = frozenset(
    (
        "p", "div", "section", "article", "header", "footer", "main", "aside", "figcaption", "h1", "h2", "h3",
        "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "bq", "pre", "table", "tr", "td",
        "th", "hr", "address", "details", "summary", "body", "html", "caption", "block", "fn", "note", "hl1",
        "hl2", "credit", "abstract", "tagline", "body.head", "body.content", "body.end", "center",
    )
)  # fmt: skip
_DATE_BARS = frozenset(("dat",))
"""Where TT writes topic and source, above the text."""

_NOTE_MARKS = frozenset(
    ("noteref", "doc-noteref", "backlink", "doc-backlink", "footnote-ref", "footnote-back")
)
_LONGEST_CELL = 120
_SPACE = re.compile(r"[ \t\r\n\f]+")


def paragraphs_in(root: _Element, unseen: Container[str] = UNSEEN) -> list[str]:
    """Return what a reader sees below `root`, block by block; a row of short cells is one line."""
    from lxml.etree import iterwalk

    sheet = _Sheet()
    hidden = 0
    for happening, element in iterwalk(root, events=("start", "end")):
        name = local_name(element).lower()
        skipped = name in unseen or _is_beside_the_text(name, element)
        if happening == "start":
            hidden += skipped
            if not hidden:
                sheet.open(name)
                sheet.write(element.text)
            continue
        if not hidden:
            sheet.close(name)
        hidden -= skipped
        if element is not root and not hidden:
            sheet.write(element.tail)
    return sheet.finished()


def _is_beside_the_text(name: str, element: _Element) -> bool:
    """Tell whether a link is the number of a note or leads back from one, or a box only says the topic."""
    if name == "a":
        return any(
            not _NOTE_MARKS.isdisjoint(attribute(element, key).split()) for key in ("type", "role", "class")
        )
    return name == "div" and attribute(element, "class") in _DATE_BARS


class _Sheet:
    """Paragraphs in the making; inside a row they are kept by cells until the row ends."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._paragraphs: list[str] = []
        self._rows: list[tuple[list[str], list[list[str]]]] = []

    def write(self, text: str | None) -> None:
        if text:
            self._pieces.append(text)

    def open(self, name: str) -> None:
        if name == "br":
            self._end()
        elif name in _BLOCKS:
            self._end()
            if name == "tr":
                self._rows.append((self._paragraphs, []))
                self._paragraphs = []

    def close(self, name: str) -> None:
        if name not in _BLOCKS:
            return
        self._end()
        if name in {"td", "th"} and self._rows:
            self._rows[-1][1].append(self._paragraphs)
            self._paragraphs = []
        elif name == "tr" and self._rows:
            around, cells = self._rows.pop()
            self._paragraphs = around + row([*cells, self._paragraphs])

    def finished(self) -> list[str]:
        self._end()
        return self._paragraphs

    def _end(self) -> None:
        text = _SPACE.sub(" ", "".join(self._pieces)).strip()
        self._pieces = []
        if text:
            self._paragraphs.append(text)


def row(cells: list[list[str]]) -> list[str]:
    """Return a row of figures as one line, a row that only arranges text as its paragraphs."""
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and all(len(cell) == 1 and len(cell[0]) <= _LONGEST_CELL for cell in filled):
        return [" | ".join(cell[0] for cell in filled)]
    return [text for cell in filled for text in cell]
