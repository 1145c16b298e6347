"""Reads a Word file back as the words that a reader meets, in the order of reading."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TIE = "\ufeff"
_WORD = re.compile(r"[^\s\[\]]+")


def words_of(data: bytes) -> list[str]:
    """Return the words of the document as a PDF has them; headers and footers are left out.

    Fields give their cached result, list items their number or bullet, citations and sources
    their bare number. Sources that are footnotes stand under their heading before the end mark.
    """
    return _WORD.findall(text_of(data))


def text_of(data: bytes) -> str:
    """Return the text of the body and of the footnotes, a line for each paragraph."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        body = etree.fromstring(package.read("word/document.xml"))[0]
        styles = etree.fromstring(package.read("word/styles.xml"))
        numbering = etree.fromstring(package.read("word/numbering.xml"))
        notes = etree.fromstring(package.read("word/footnotes.xml")) if "word/footnotes.xml" in names else ()
    lists = _Lists(styles, numbering)
    paragraphs = list(body.iter(f"{W}p"))
    kinds = [style_of(paragraph) for paragraph in paragraphs]
    lines = [lists.mark(paragraph) + _text(paragraph) for paragraph in paragraphs]
    heading, *entries = _note_lines(notes) or [""]
    if "SourcesHead" in kinds:
        place = kinds.index("SourcesHead") + 1
    else:
        place = kinds.index("EndMark") if "EndMark" in kinds else len(kinds)
        entries = [heading, *entries] if entries else []
    return "\n".join((*lines[:place], *entries, *lines[place:])).replace(TIE, "")


def style_of(paragraph: etree._Element) -> str:
    """Return the id of the style of `paragraph`."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val")


def _note_lines(notes: Iterable[etree._Element]) -> list[str]:
    """Return what parts the footnotes from the text, then the footnotes in the order of their numbers."""
    found = {
        int(note.get(f"{W}id")): _text(paragraph, note.get(f"{W}id")).strip()
        for note in notes
        if note.get(f"{W}type") != "continuationSeparator"
        for paragraph in note.iter(f"{W}p")
    }
    return [found[number] for number in sorted(found)]


def _text(paragraph: etree._Element, number: str = "") -> str:
    parts: list[str] = []
    for element in paragraph.iter():
        match element.tag.removeprefix(W):
            case "t":
                parts.append(element.text or "")
            case "tab" if element.getparent().tag == f"{W}r":
                parts.append("\t")
            case "br":
                parts.append("\n")
            case "footnoteReference":
                parts.append(element.get(f"{W}id"))
            case "footnoteRef":
                parts.append(number)
            case _:
                pass
    return "".join(parts)


class _Lists:
    """What Word prints before the items of lists."""

    def __init__(self, styles: etree._Element, numbering: etree._Element) -> None:
        self._of_style = {
            style.get(f"{W}styleId"): number.get(f"{W}val")
            for style in styles.iter(f"{W}style")
            for number in style.iterfind(f"{W}pPr/{W}numPr/{W}numId")
        }
        texts = {
            abstract.get(f"{W}abstractNumId"): abstract.find(f"{W}lvl/{W}lvlText").get(f"{W}val")
            for abstract in numbering.iterfind(f"{W}abstractNum")
        }
        self._text = {
            number.get(f"{W}numId"): texts[number.find(f"{W}abstractNumId").get(f"{W}val")]
            for number in numbering.iterfind(f"{W}num")
        }
        self._counts: Counter[str] = Counter()

    def mark(self, paragraph: etree._Element) -> str:
        own = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        number = own.get(f"{W}val") if own is not None else None
        if number is None and style is not None:
            number = self._of_style.get(style.get(f"{W}val"))
        if number is None:
            return ""
        self._counts[number] += 1
        return self._text[number].replace("%1", str(self._counts[number])) + "\t"
