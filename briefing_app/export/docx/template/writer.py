"""A document in an organisation's own Word file: our body, their styles, heads, feet and page."""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from briefing_app.document.nodes import Role
from briefing_app.export.docx.looks.letters import hex_colour
from briefing_app.export.docx.looks.styles import Styles
from briefing_app.export.docx.package import OFFICE, Part, Relation, links, package_bytes, related, word_part
from briefing_app.export.docx.scripts.language import language_xml
from briefing_app.export.docx.settings import settings_xml
from briefing_app.export.docx.template.cleaning import clean_part, clean_settings
from briefing_app.export.docx.template.reading import TemplatePart, read_template_file, xml_of
from briefing_app.export.docx.template.sections import TemplateSections
from briefing_app.export.docx.template.styles import (
    StyleSheet,
    letter_size,
    restyled,
    set_language,
    used_styles,
)
from briefing_app.export.docx.template.widening import StyleStops
from briefing_app.export.docx.written import Written
from briefing_app.export.docx.xml import W
from briefing_app.export.rendered import Rendered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lxml.etree import _Element

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Document
    from briefing_app.export.docx.template.reading import TemplateFile

_W = f"{{{W}}}"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CARRIED = ("theme", "fontTable")
_NUMBER_ID = re.compile(r'(<w:numId w:val=")(\d+)"')


def docx_in_template(
    document: Document,
    style: HouseStyle,
    template: Path,
    pages: Mapping[str, int] | None,
    page_count: int,
) -> Rendered:
    """Return `document` as a Word file made from `template`, with a warning for each style it lacks."""
    return _Templated(document, style, read_template_file(template), pages, page_count).rendered()


class _Templated:
    """One document in one template."""

    def __init__(
        self,
        document: Document,
        style: HouseStyle,
        file: TemplateFile,
        pages: Mapping[str, int] | None,
        page_count: int,
    ) -> None:
        self._file = file
        self._styles = self._xml("styles", f'<w:styles xmlns:w="{W}"/>')
        self._settings = self._xml("settings", "")
        even = self._settings is not None and self._settings.find(f"{_W}evenAndOddHeaders") is not None
        assert self._styles is not None
        self._style = _fitted(style, letter_size(self._styles))
        stops = StyleStops(self._styles)
        sections = TemplateSections(document.furniture, file, page_count, stops, even=even)
        self._written = Written(document, self._style, sections, pages)
        self._numbers = self._xml("numbering", f'<w:numbering xmlns:w="{W}"/>')
        self._parts: dict[str, Part] = {}
        self._relations: list[Relation] = []

    def rendered(self) -> Rendered:
        """Return the file and what was used for styles that the template lacks."""
        written, document = self._written, self._written.document
        body = written.xml()
        notes = written.footnotes() if written.notes else None
        sections = list(written.sections.parts())
        sheet = self._style_sheet(body, notes, sections)
        first = self._merged_numbering()
        for part, relation in sections:
            self._add(replace(part, data=restyled(part.data.decode(), sheet.ids).encode()), relation)
        if notes is not None:
            notes = replace(notes, data=restyled(notes.data.decode(), sheet.ids).encode())
            self._add(notes, related("rIdFootnotes", notes))
        for part, relation in written.images():
            name = part.name.replace("/image", "/briefing-image")
            self._add(replace(part, name=name), relation._replace(target=name))
        self._carry()
        self._add_settings(footnotes=notes is not None)
        assert self._styles is not None
        self._renumber(self._styles, first, sheet)
        self._add(*self._part("styles", self._styles))
        body = _NUMBER_ID.sub(lambda match: f'{match[1]}{int(match[2]) + first}"', restyled(body, sheet.ids))
        relations = [*self._relations, *links(written.inliner.links.targets.items())]
        main = word_part("document.main", body, "document", relations)
        data = package_bytes([main, *self._parts.values()], document.meta)
        return Rendered(data, None, warnings=(*written.body.warnings, *_told(sheet)))

    def _xml(self, kind: str, otherwise: str) -> _Element | None:
        part = self._file.related(kind)
        if part is not None:
            return clean_part(xml_of(part, self._file.name), part, self._file.name)
        return etree.fromstring(otherwise) if otherwise else None

    def _style_sheet(
        self, body: str, notes: Part | None, sections: list[tuple[Part, Relation]]
    ) -> StyleSheet:
        """Return what becomes of our styles, those that are used put into the template."""
        written, style = self._written, self._style
        meta, marking = written.document.meta, written.document.furniture.marking
        language = language_xml(meta.language)
        ours = Styles(style, written.page, written.emphases, written.lists, language, marking.tlp)
        plain = " ".join(
            hex_colour(style, name) for name in ("ink", style.look(Role.SIDE_LABEL).colour) if name
        )
        root = etree.fromstring(ours.part(written.body.needs).encode())
        assert self._styles is not None
        sheet = StyleSheet(self._styles, root, inherited=plain)
        texts = [body, *(part.data.decode() for part, _ in sections)]
        if notes is not None:
            texts.append(notes.data.decode())
        sheet.settle(sorted(used_styles(*texts)))
        set_language(self._styles, language)
        return sheet

    def _merged_numbering(self) -> int:
        """Put our lists behind those of the template; return what their numbers are raised by."""
        root = self._numbers
        assert root is not None
        ours = etree.fromstring(self._written.lists.part().encode())
        kinds = [_number(e, "abstractNumId") for e in root.iterfind(f"{_W}abstractNum")]
        numbers = [_number(e, "numId") for e in root.iterfind(f"{_W}num")]
        next_kind, first = max(kinds, default=-1) + 1, max(numbers, default=0)
        place = next((at for at, e in enumerate(root) if e.tag in _FROM_NUM), len(root))
        for element in ours.findall(f"{_W}abstractNum"):
            element.set(f"{_W}abstractNumId", str(_number(element, "abstractNumId") + next_kind))
            root.insert(place, element)
            place += 1
        end = next((at for at, e in enumerate(root) if e.tag == f"{_W}numIdMacAtCleanup"), len(root))
        for element in ours.findall(f"{_W}num"):
            element.set(f"{_W}numId", str(_number(element, "numId") + first))
            kind = element[0]
            kind.set(f"{_W}val", str(int(kind.get(f"{_W}val", "0")) + next_kind))
            root.insert(end, element)
            end += 1
        self._add(*self._part("numbering", root))
        return first

    def _renumber(self, styles: _Element, first: int, sheet: StyleSheet) -> None:
        """Raise the numbers of lists in the styles of ours."""
        ours = set(sheet.added_ids)
        for style in styles.iter(f"{_W}style"):
            if style.get(f"{_W}styleId") in ours:
                for number in style.iterfind(f"{_W}pPr/{_W}numPr/{_W}numId"):
                    number.set(f"{_W}val", str(int(number.get(f"{_W}val", "0")) + first))

    def _carry(self) -> None:
        """Take over the parts of the template that need nothing of ours."""
        for kind in _CARRIED:
            part = self._file.related(kind)
            if part is not None:
                root = clean_part(xml_of(part, self._file.name), part, self._file.name)
                new = Part(part.name, _bytes(root), part.media, part.relations)
                self._add(new, Relation(f"rIdTemplate{kind}", f"{OFFICE}/{kind}", part.name))

    def _add_settings(self, *, footnotes: bool) -> None:
        if self._settings is None:
            settings = word_part(
                "settings", settings_xml(self._written.document.meta.language, footnotes=footnotes)
            )
            self._add(settings, related("rIdSettings", settings))
        else:
            root = clean_settings(copy.deepcopy(self._settings), footnotes=footnotes)
            self._add(*self._part("settings", root))

    def _part(self, kind: str, root: _Element) -> tuple[Part, Relation]:
        theirs = self._file.related(kind)
        name = f"word/{kind}.xml" if theirs is None else theirs.name
        relations = () if theirs is None else theirs.relations
        part = Part(name, _bytes(root), f"{_WML}.{kind}+xml", relations)
        return part, Relation(f"rIdTemplate{kind}", f"{OFFICE}/{kind}", name)

    def _add(self, part: Part, relation: Relation) -> None:
        """Add `part` and the parts of the template that it needs."""
        self._parts[part.name] = part
        self._relations.append(relation)
        waiting = list(part.relations)
        while waiting:
            needed = waiting.pop()
            if needed.external or needed.target in self._parts:
                continue
            theirs: TemplatePart = self._file.parts[needed.target]
            self._parts[theirs.name] = Part(theirs.name, theirs.data, theirs.media, theirs.relations)
            waiting.extend(theirs.relations)


_FROM_NUM = {f"{_W}num", f"{_W}numIdMacAtCleanup"}


def _fitted(style: HouseStyle, size: float) -> HouseStyle:
    """Return `style` with its letters and white in proportion to a template with letters of `size` points."""
    ratio = size / style.look(Role.ITEM_BODY).size
    looks = {
        role: replace(
            look,
            size=look.size * ratio,
            leading=look.leading * ratio,
            space_before=look.space_before * ratio,
            space_after=look.space_after * ratio,
        )
        for role, look in style.looks.items()
    }
    return replace(style, looks=looks)


def _told(sheet: StyleSheet) -> list[str]:
    """Return a sentence for each style that another stands for, and one for all that were added."""
    told = [
        f"The Word template has no style “{name}”; its “{other}” was used in its place."
        for name, other in sorted(sheet.used_instead.items())
    ]
    if sheet.added:
        names = ", ".join(f"“{name}”" for name in sorted(sheet.added))
        told.append(f"The Word template lacks these styles, which the house style gave: {names}.")
    return told


def _number(element: _Element, name: str) -> int:
    try:
        return int(element.get(f"{_W}{name}", "0"))
    except ValueError:
        return 0


def _bytes(root: _Element) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
