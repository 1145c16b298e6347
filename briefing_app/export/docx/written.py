"""A document whose body is written, and the parts that a Word file of ours has around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.document.nodes import Heading, Role, Sources
from briefing_app.export.direction import is_rtl_language
from briefing_app.export.docx.blocks.body import Body
from briefing_app.export.docx.blocks.figures import Figures, media_type
from briefing_app.export.docx.blocks.inlines import Bookmarks, Citations, Inliner
from briefing_app.export.docx.blocks.lists import Lists
from briefing_app.export.docx.blocks.notes import footnotes_part, notes_of, source_entries
from briefing_app.export.docx.blocks.sources import source_entry
from briefing_app.export.docx.looks.emphasis import Emphases
from briefing_app.export.docx.looks.fonts import font_table
from briefing_app.export.docx.looks.marks import ENTRY_NUMBER
from briefing_app.export.docx.looks.styles import Styles
from briefing_app.export.docx.looks.theme import THEME_MEDIA, theme_xml
from briefing_app.export.docx.package import OFFICE, Part, Relation, links, related, word_part
from briefing_app.export.docx.scripts.directing import directed_data
from briefing_app.export.docx.scripts.language import language_xml
from briefing_app.export.docx.scripts.mirroring import mirrored
from briefing_app.export.docx.settings import settings_xml
from briefing_app.export.docx.sheets.parting import parted
from briefing_app.export.docx.xml import DECLARATION, NAMESPACES, run, style_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Document, SourceEntry
    from briefing_app.export.docx.blocks.notes import Notes
    from briefing_app.export.docx.sheets.sections import Sections


class Written:
    """A document whose body is written; what the parts around it must hold is known then."""

    def __init__(
        self,
        document: Document,
        style: HouseStyle,
        sections: Sections,
        pages: Mapping[str, int] | None,
    ) -> None:
        self.page = sections.page
        self.document = document = parted(document, self.page, style)
        self.sections = sections
        self.figures, self.lists = Figures(), Lists(self.page.shift)
        self.emphases = Emphases(style)
        self._style = style
        self._language = document.meta.language
        self._sans = [
            style_id(role.value)
            for role in Role
            if "sans" in style.faces[style.look(role).face].family.lower()
        ]
        plan = notes_of(document)
        bookmarks = bookmarks_of(document, plan)
        citations = Citations(plan)
        self.inliner = Inliner(style, self.emphases, bookmarks, citations)
        self.note_inliner = Inliner(style, self.emphases, bookmarks, citations, in_notes=True)
        self.body = Body(
            document, style, self.sections, self.inliner, bookmarks, self.figures, self.lists, pages
        )
        self.words = [block.encode() for block in self.body.written()]  # half of what text takes
        self.body.needs.wide = self.sections.has_turned_pages
        self.notes = [_note(entry, self.note_inliner) for entry in source_entries(document)[: plan.count]]

    def parts(self) -> Iterator[Part]:
        """Yield every part of the package."""
        document = self.document
        language = language_xml(document.meta.language)
        tlp = document.furniture.marking.tlp
        styles = Styles(self._style, self.page, self.emphases, self.lists, language, tlp)
        turned = is_rtl_language(self._language)
        sheet = styles.part(self.body.needs)
        around = [
            ("rIdStyles", word_part("styles", mirrored(sheet) if turned else sheet)),
            (
                "rIdSettings",
                word_part(
                    "settings",
                    settings_xml(
                        document.meta.language,
                        footnotes=bool(self.notes),
                        mirrored=self.page.mirrored,
                        hyphenated=any(look.hyphenate for look in self._style.looks.values()),
                    ),
                ),
            ),
            ("rIdFonts", word_part("fontTable", font_table(self._style))),
            ("rIdNumbering", word_part("numbering", self.lists.part())),
        ]
        theme = Part("word/theme/theme1.xml", theme_xml(self._style).encode(), THEME_MEDIA)
        if self.notes:
            around.append(("rIdFootnotes", self.footnotes()))
        relations = [related(key, part) for key, part in around]
        relations.append(Relation("rIdTheme", f"{OFFICE}/theme", theme.name))
        yield theme
        for part, relation in self.sections.parts():
            relations.append(relation)
            yield replace(part, data=directed_data(part.data, self._language, self._sans))
        for part, relation in self.images():
            relations.append(relation)
            yield part
        relations += links(self.inliner.links.targets.items())
        yield from (part for _, part in around)
        xml = mirrored(self.xml()) if turned else self.data()
        yield word_part("document.main", xml, "document", relations)

    def xml(self) -> str:
        """Return the XML of the document part."""
        return self.data().decode()

    def data(self) -> bytes:
        """Return the XML of the document part as bytes, and give up what it was made of."""
        opening = f"{DECLARATION}<w:document {NAMESPACES}><w:body>".encode()
        data = b"".join((opening, *self.words, b"</w:body></w:document>"))
        self.words.clear()
        return directed_data(data, self._language, self._sans)

    def footnotes(self) -> Part:
        """Return the part of the footnotes."""
        written = footnotes_part(self.notes, _sources_title(self.document))
        data = directed_data(written.encode(), self._language, self._sans)
        return word_part("footnotes", data, relations=links(self.note_inliner.links.targets.items()))

    def images(self) -> Iterator[tuple[Part, Relation]]:
        """Yield the pictures, each with its relation to the document."""
        for image, key in self.figures.images.items():
            suffix, media = media_type(image)
            part = Part(f"word/media/{key.removeprefix('rId').lower()}.{suffix}", image, media)
            yield part, Relation(key, f"{OFFICE}/image", part.name)


def bookmarks_of(document: Document, plan: Notes) -> Bookmarks:
    """Return the names of the places in `document`; sources that are all footnotes have no heading."""
    headings = [
        block.anchor
        for block in document.blocks
        if isinstance(block, Heading)
        or (isinstance(block, Sources) and any(entry.number > plan.count for entry in block.entries))
    ]
    others = [getattr(block, "anchor", "") for block in document.blocks if not isinstance(block, Sources)]
    return Bookmarks(filter(None, others), filter(None, headings))


def _sources_title(document: Document) -> str:
    return next((block.title for block in document.blocks if isinstance(block, Sources)), "")


def _note(entry: SourceEntry, inliner: Inliner) -> str:
    number = run("<w:footnoteRef/>", style_id(ENTRY_NUMBER))
    return source_entry(Role.FOOTNOTE_TEXT, number, entry.inlines, inliner)
