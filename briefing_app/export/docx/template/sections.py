"""The sections of a document in a template: its page, its headers and footers, and our marking.

What the template has is kept. Where it says neither the marking nor the page number, a line of
ours is added, so that both stand on every page. On turned pages its headers reach to the new edge.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING

from lxml import etree

from briefing_app.errors import BriefingError
from briefing_app.export.docx.package import OFFICE, Part, Relation, word_part
from briefing_app.export.docx.settings import NOTE_NUMBERS
from briefing_app.export.docx.sheets.furniture import footer, marking_paragraphs, page_line, running_header
from briefing_app.export.docx.sheets.geometry import Geometry
from briefing_app.export.docx.sheets.sections import Sections
from briefing_app.export.docx.template.cleaning import clean_part
from briefing_app.export.docx.template.reading import xml_of
from briefing_app.export.docx.template.widening import fit, widen
from briefing_app.export.docx.xml import DECLARATION, NAMESPACES, W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from briefing_app.document.nodes import Furniture
    from briefing_app.export.docx.template.reading import TemplateFile, TemplatePart
    from briefing_app.export.docx.template.widening import StyleStops

_W = f"{{{W}}}"
_R = f"{{{OFFICE}}}"
_KINDS = ("first", "default", "even")
_BEFORE_TITLE = ("pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "vAlign")
_AFTER_TITLE = ("textDirection", "bidi", "rtlGutter", "docGrid")
_LEAST_MEASURE = 144.0


class TemplateSections(Sections):
    """Sections whose sheets, heads and feet are those of a template."""

    def __init__(
        self, furniture: Furniture, file: TemplateFile, pages: int, stops: StyleStops, *, even: bool
    ) -> None:
        """`even` tells whether the template has heads of their own for even pages."""
        self._stops = stops
        self._file = file
        root = xml_of(file.main, file.name)
        properties = list(root.iter(f"{_W}sectPr")) or [etree.fromstring(_PLAIN)]
        base, others = properties[-1], properties[:-1]
        opening = properties[0] if _is_on(properties[0].find(f"{_W}titlePg")) else base
        self._title_page = _is_on(opening.find(f"{_W}titlePg"))
        self._kinds = tuple(
            kind
            for kind in _KINDS
            if kind == "default" or (kind == "first" and self._title_page) or (kind == "even" and even)
        )
        page = _geometry(base, file.name)
        super().__init__(furniture, page, pages)
        turned = next((s for s in others if _geometry(s, file.name).landscape != page.landscape), None)
        self._properties = {
            page.landscape: base,
            not page.landscape: _turned(base) if turned is None else turned,
        }
        self._sheets[not page.landscape] = _geometry(self._properties[not page.landscape], file.name)
        self._own_wide = turned is not None
        self._base_landscape = page.landscape
        self._references = {page.landscape: _references(properties, base)}
        self._references[not page.landscape] = _references(properties, base if turned is None else turned)
        for place in ("header", "footer"):
            key = _references(properties, opening).get((place, "first"), "")
            self._references[page.landscape][place, "first"] = key

    def ended(self) -> str:
        """Return the properties of the section up to here."""
        landscape = self.page.landscape
        first = not self._started
        kinds = tuple(kind for kind in self._kinds if first or kind != "first")
        self._started = True
        self._used.update((kind, landscape) for kind in kinds)
        references = "".join(
            f'<w:{place}Reference w:type="{kind}" r:id="{_key(place, kind, landscape)}"/>'
            for place in ("header", "footer")
            for kind in kinds
        )
        properties = self._properties[landscape]
        return "".join(
            (
                f"<w:sectPr>{references}<w:footnotePr>{NOTE_NUMBERS}</w:footnotePr>",
                _copied(properties, _BEFORE_TITLE, first=first),
                "<w:titlePg/>" if first and self._title_page else "",
                _copied(properties, _AFTER_TITLE, first=first),
                "</w:sectPr>",
            )
        )

    def parts(self) -> Iterator[tuple[Part, Relation]]:
        """Yield the heads and feet that the sections name, each with its relation to the document."""
        for kind, landscape in sorted(self._used):
            numbered = any(self._has_page_number(place, kind, landscape) for place in ("header", "footer"))
            for place in ("header", "footer"):
                key = _key(place, kind, landscape)
                theirs = self._theirs(place, kind, landscape)
                if theirs is None:
                    part = self._ours(place, kind, landscape, key, numbered=numbered)
                else:
                    part = self._completed(theirs, place, landscape, key, numbered=numbered)
                yield part, Relation(key, f"{OFFICE}/{place}", part.name)

    def _theirs(self, place: str, kind: str, landscape: bool) -> TemplatePart | None:
        key = self._references[landscape].get((place, kind))
        for relation in self._file.main.relations:
            if relation.key == key and not relation.external:
                return self._file.parts.get(relation.target)
        return None

    def _has_page_number(self, place: str, kind: str, landscape: bool) -> bool:
        theirs = self._theirs(place, kind, landscape)
        if theirs is None:
            return False
        root = xml_of(theirs, self._file.name)
        codes = ["".join(e.text or "" for e in p.iter(f"{_W}instrText")) for p in root.iter(f"{_W}p")]
        codes += [e.get(f"{_W}instr", "") for e in root.iter(f"{_W}fldSimple")]
        return any(re.search(r"(?<![A-Z])PAGE(?![A-Z])", code) for code in codes)

    def _fit(self, line: _Element, page: Geometry) -> None:
        """Let a line of ours reach to the edge of `page`, whatever stops the template gives its style."""
        style = line.find(f"{_W}pPr/{_W}pStyle")
        name = "" if style is None else style.get(f"{_W}val", "").removesuffix("Wide")
        fit(line, self._stops.called(name), page.text_width, middle=name == "Footer")

    def _ours(self, place: str, kind: str, landscape: bool, key: str, *, numbered: bool) -> Part:
        page, furniture = self._sheets[landscape], self._furniture
        if place == "header" and kind == "first":
            xml = _part("hdr", "".join(marking_paragraphs(furniture.marking, page)))
        elif place == "header":
            xml = running_header(furniture, page)
        elif numbered:
            xml = _part("ftr", "".join(marking_paragraphs(furniture.marking, page, box_last=True)))
        else:
            xml = footer(furniture, page, self._pages, 1)
        root = etree.fromstring(xml.encode())
        for line in root:
            self._fit(line, page)
        return word_part(place, etree.tostring(root, encoding="unicode"), key)

    def _completed(
        self, theirs: TemplatePart, place: str, landscape: bool, key: str, *, numbered: bool
    ) -> Part:
        """Return a header or footer of the template with the marking and page number that it lacks."""
        root = clean_part(xml_of(theirs, self._file.name), theirs, self._file.name)
        page, marking = self._sheets[landscape], self._furniture.marking
        upright = self._sheets[not landscape]
        if landscape != self._base_landscape and not self._own_wide:
            widen(root, self._stops, upright.text_width, page.text_width)
        text = " ".join("".join(e.text or "" for e in root.iter(f"{_W}t")).split())
        lacking = [
            words for words in (marking.words, marking.tlp.value) if " ".join(words.split()) not in text
        ]
        lines = ""
        if place == "footer" and not numbered:
            lines += page_line(self._furniture, page, self._pages, 1)
        if lacking:
            lines += "".join(marking_paragraphs(marking, page, box_last=place == "footer"))
        added = list(etree.fromstring(f"<w:hdr {NAMESPACES}>{lines}</w:hdr>"))
        for element in added:
            self._fit(element, page)
        for number, element in enumerate(added):
            root.insert(number if place == "header" else len(root), element)
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return Part(f"word/{key}.xml", data, theirs.media, theirs.relations)


_PLAIN = (
    f'<w:sectPr xmlns:w="{W}"><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440"'
    ' w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)


def _key(place: str, kind: str, landscape: bool) -> str:
    return f"template{place.title()}{kind.title()}{'Wide' if landscape else ''}"


def _part(kind: str, content: str) -> str:
    return f"{DECLARATION}<w:{kind} {NAMESPACES}>{content}</w:{kind}>"


def _is_on(element: _Element | None) -> bool:
    return element is not None and element.get(f"{_W}val", "1") not in ("0", "false", "off")


def _references(properties: list[_Element], until: _Element) -> dict[tuple[str, str], str]:
    """Return the headers and footers of the section `until`; what it does not say comes from before."""
    found: dict[tuple[str, str], str] = {}
    for section in properties:
        for element in section:
            place = etree.QName(element).localname.removesuffix("Reference")
            if place in ("header", "footer"):
                found[place, element.get(f"{_W}type", "default")] = element.get(f"{_R}id", "")
        if section is until:
            break
    return found


def _geometry(section: _Element, where: str) -> Geometry:
    """Return the page of a section: one column of text between its margins, no side column."""
    size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
    plain = etree.fromstring(_PLAIN)
    size = plain[0] if size is None else size
    margins = plain[1] if margins is None else margins
    try:
        width, height = (float(size.get(f"{_W}{side}", "0")) / 20 for side in ("w", "h"))
        top, right, bottom, left, header, footer_, gutter = (
            float(margins.get(f"{_W}{side}", "0")) / 20
            for side in ("top", "right", "bottom", "left", "header", "footer", "gutter")
        )
    except ValueError as error:
        raise BriefingError(
            "The page of the Word template cannot be read: its measures are no numbers.",
            where=where,
            hint="Open it in Word and save it again.",
        ) from error
    page = Geometry(
        width=width,
        height=height,
        left=left,
        side=0.0,
        offset=0.0,
        right=right,
        top=abs(top),
        bottom=abs(bottom),
        header=header,
        footer=footer_,
        landscape=width > height,
        binding=gutter,
    )
    if not (_LEAST_MEASURE <= page.text_width <= 5000 and height - abs(top) - abs(bottom) >= _LEAST_MEASURE):
        raise BriefingError(
            "The page of the Word template leaves no room for text.",
            where=where,
            hint="Give it a wider page or narrower margins.",
        )
    return page


def _turned(section: _Element) -> _Element:
    """Return the properties of `section` with its sheet on its side."""
    turned = copy.deepcopy(section)
    size = turned.find(f"{_W}pgSz")
    if size is None:
        size = copy.deepcopy(etree.fromstring(_PLAIN)[0])
        turned.insert(0, size)
    width, height = size.get(f"{_W}w", "11906"), size.get(f"{_W}h", "16838")
    size.set(f"{_W}w", height)
    size.set(f"{_W}h", width)
    size.attrib.pop(f"{_W}code", "")
    size.attrib.pop(f"{_W}orient", "")
    if float(height) > float(width):
        size.set(f"{_W}orient", "landscape")
    return turned


def _copied(section: _Element, names: tuple[str, ...], *, first: bool) -> str:
    parts = []
    for name in names:
        element = section.find(f"{_W}{name}")
        if element is None or (name == "pgNumType" and not first):
            continue
        element = copy.deepcopy(element)
        element.tail = None
        alone = etree.fromstring(etree.tostring(element))
        for key in [key for key in map(str, alone.attrib) if not key.startswith(_W)]:
            del alone.attrib[key]
        etree.cleanup_namespaces(alone)
        parts.append(etree.tostring(alone, encoding="unicode"))
    return "".join(parts)
