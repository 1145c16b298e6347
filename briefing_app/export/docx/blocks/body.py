"""The body of a document: every block as paragraphs in named styles, in one string of XML."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, assert_never

from briefing_app.document.house_style import Measure
from briefing_app.document.nodes import (
    Comment,
    Contents,
    Emphasis,
    EndMark,
    Figure,
    Heading,
    Index,
    ItemHead,
    KeyFigures,
    ListBlock,
    Masthead,
    PageBreak,
    Paragraph,
    Quotation,
    Role,
    Sources,
    Table,
    Text,
)
from briefing_app.export.docx.blocks.captions import Captions
from briefing_app.export.docx.blocks.contents import contents_xml
from briefing_app.export.docx.blocks.figures import picture_size
from briefing_app.export.docx.blocks.index import index_xml
from briefing_app.export.docx.blocks.key_figures import key_figures_xml
from briefing_app.export.docx.blocks.masthead import NO_EMBLEM, emblem_beside, masthead_xml
from briefing_app.export.docx.blocks.sides import EN_SPACE, MARK_GAP, Sides
from briefing_app.export.docx.blocks.sources import sources_xml
from briefing_app.export.docx.blocks.tables import table_xml
from briefing_app.export.docx.looks.marks import GENRE, LABEL, NUMBER, SECTION_NUMBER, TAG
from briefing_app.export.docx.looks.variants import (
    SECTION_AT_HEAD,
    SECTION_ON_NEW_PAGE,
    Needs,
    beside_style,
    room_style,
)
from briefing_app.export.docx.sheets.parting import table_measure
from briefing_app.export.docx.xml import TAB, escaped, paragraph, run, style_id, text_xml
from briefing_app.export.emblem import emblem_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Block, Document, Inlines
    from briefing_app.export.docx.blocks.figures import Figures
    from briefing_app.export.docx.blocks.inlines import Bookmarks, Inliner
    from briefing_app.export.docx.blocks.lists import Lists
    from briefing_app.export.docx.sheets.sections import Sections

_ITEM_NUMBER = run('<w:t xml:space="preserve">{}</w:t>', style_id(NUMBER))
_AFTER_TABLE = paragraph("AfterTable", "")
_HUNG_LETTERS = 3  # how long a number may be that hangs in the gap between the columns


class Body:
    """Writes blocks; remembers which styles beside those of the roles they need."""

    def __init__(
        self,
        document: Document,
        style: HouseStyle,
        sections: Sections,
        inliner: Inliner,
        bookmarks: Bookmarks,
        figures: Figures,
        lists: Lists,
        pages: Mapping[str, int] | None,
    ) -> None:
        self.needs = Needs()
        self.warnings: list[str] = []
        self._document = document
        self._style = style
        self._sections = sections
        self._page = sections.page
        self._inliner = inliner
        self._bookmarks = bookmarks
        self._figures = figures
        self._lists = lists
        self._pages = pages
        self._captions = Captions()
        self._page_style = inliner.style_of(Role.TOC_1, Emphasis.STRONG)
        self._sides = Sides(style, sections.page, inliner, self.needs)
        self._previous: Role | None = None
        self._section_style = Role.SECTION_1.value

    def written(self) -> Iterator[str]:
        """Yield the blocks of the document as paragraphs and tables, each section with its properties."""
        waiting = ""
        for block, following in zip_longest(self._document.blocks, self._document.blocks[1:]):
            role = _role(block)
            if isinstance(block, PageBreak) and block.landscape not in (None, self._page.landscape):
                xml = self._turned(waiting)
                self._section_style = SECTION_AT_HEAD
            elif isinstance(block, PageBreak) and _is_section(following):
                self._section_style = SECTION_ON_NEW_PAGE
                continue
            else:
                xml = self._block(block)
                self._section_style = Role.SECTION_1.value
                if xml and waiting:
                    yield waiting
            waiting = xml or waiting
            self._previous = role
        if waiting:
            yield waiting
        yield self._sections.ended()

    def _turned(self, before: str) -> str:
        """Return `before`, the end of a section, with the properties of that section."""
        section = self._sections.turn(empty=not before)
        self._page = self._sides.page = self._sections.page
        if not section:
            return before
        before = before.removesuffix(_AFTER_TABLE)
        if before.endswith("</w:p>"):
            # In the last paragraph itself: one of its own could end up alone on a page.
            at = before.rindex("</w:pPr>")
            return f"{before[:at]}{section}{before[at:]}"
        return before + paragraph("PageBreak", "", section)

    def _block(self, block: Block) -> str:
        match block:
            case Masthead():
                return self._masthead(block)
            case Heading():
                return self._heading(block)
            case ItemHead():
                return self._item_head(block)
            case Paragraph():
                return self._paragraph(block)
            case Quotation():
                return self._quotation(block)
            case Comment():
                return self._comment(block)
            case ListBlock():
                return self._list(block)
            case Table():
                return self._table(block)
            case KeyFigures():
                return self._key_figures(block)
            case Figure():
                return self._figure(block)
            case Contents(title=title):
                entries = contents_xml(
                    block, self._document, self._bookmarks, self._pages, self._page_style, self._page
                )
                return self._sides.beside(title, (), Role.TOC_1) + entries if entries else ""
            case Index():
                entries = index_xml(block, self._inliner, self._bookmarks, self._pages, self._page)
                return self._sides.beside(block.title, (), Role.INDEX_1) + entries
            case Sources():
                return sources_xml(block, self._inliner, self._bookmarks)
            case PageBreak():
                return paragraph("PageBreak", '<w:r><w:br w:type="page"/></w:r>')
            case EndMark():
                return paragraph(style_id(Role.END_MARK.value), run(text_xml(block.text)))
            case _:
                assert_never(block)

    def _text(
        self, style: str, inlines: Inlines, role: Role, anchor: str = "", extra: str = "", lead: str = ""
    ) -> str:
        runs = self._inliner.runs(inlines, role)
        if anchor:
            runs = self._bookmarks.around(runs, self._bookmarks.name(anchor))
        return paragraph(style_id(style), lead + runs, extra)

    def _paragraph(self, block: Paragraph) -> str:
        role, number, label = block.role, block.number, block.label
        if not (number or block.changed or label or block.notes):
            follows = self._previous is role and self._style.look(role).first_indent
            return self._text(self._next(role) if follows else role, block.inlines, role, block.anchor)
        if len(number) > _HUNG_LETTERS:
            number, label = "", EN_SPACE.join(filter(None, (number, label)))
        name = role.value
        if number or block.changed:
            name = beside_style(role, numbered=bool(number), changed=block.changed)
            self.needs.beside.add((role, bool(number), block.changed))
        elif self._previous is role and self._style.look(role).first_indent and not block.number:
            name = self._next(role)
        elif self._sides.is_short(block.inlines, role, bool(label) + len(block.notes)):
            name = self._room(role)
        beside = self._sides.beside(label, block.notes, role)
        lead = self._inliner.words(number, role, Emphasis.STRONG) + TAB if number else ""
        return beside + self._text(name, block.inlines, role, block.anchor, lead=lead)

    def _next(self, role: Role) -> str:
        """Return the name of the style of a paragraph of `role` that follows its like."""
        self.needs.next_ones.add(role)
        return f"{role} Next"

    def _room(self, role: Role) -> str:
        self.needs.rooms.add(role)
        return room_style(role)

    def _heading(self, block: Heading) -> str:
        name = self._bookmarks.name(block.anchor)
        if block.level > 1:
            words = EN_SPACE.join(part for part in (block.number, block.label) if part)
            beside = self._sides.beside(words, (), Role.SECTION_2)
            runs = self._bookmarks.around(self._inliner.runs(block.inlines, Role.SECTION_2), name)
            return beside + paragraph(style_id(Role.SECTION_2.value), runs)
        words = EN_SPACE.join(part for part in (block.number, block.label) if part)
        runs = self._bookmarks.around(self._inliner.runs(block.inlines, Role.SECTION_1), name)
        style = LABEL if block.label else SECTION_NUMBER
        label = run(text_xml(words), style_id(style)) if words else ""
        return paragraph(style_id(self._section_style), label + self._sides.gap(len(words)) + runs)

    def _item_head(self, block: ItemHead) -> str:
        role = Role.ITEM_HEAD
        style = "Item Head First" if self._previous is Role.SECTION_1 else role
        side, letters = _ITEM_NUMBER.format(escaped(block.number)) if block.number else "", len(block.number)
        for words, name in ((block.genre, GENRE), (block.tag, TAG)):
            if words:
                side += (MARK_GAP if side else "") + run(text_xml(words), style_id(name))
                letters += len(words) + 1
        inlines = emphatic(block.inlines) if block.genre else block.inlines
        runs = self._bookmarks.around(self._inliner.runs(inlines, role), self._bookmarks.name(block.anchor))
        return paragraph(style_id(style), side + self._sides.gap(letters) + runs)

    def _quotation(self, block: Quotation) -> str:
        if not block.attribution:
            beside = self._sides.beside(block.label, block.notes, Role.STATEMENT)
            alone = self._text("Statement Alone", block.content, Role.STATEMENT, block.anchor)
            return beside + alone + self._original(block)
        role = Role.STATEMENT_ATTRIBUTION
        short = self._sides.is_short(block.content, Role.STATEMENT, len(block.notes) - 1)
        said = self._room(Role.STATEMENT) if short else Role.STATEMENT.value
        return "".join(
            (
                self._sides.beside(block.label, block.notes, role),
                self._text(role.value, block.attribution, role, block.anchor),
                self._text(said, block.content, Role.STATEMENT),
                self._original(block),
            )
        )

    def _original(self, block: Quotation) -> str:
        """Return the words of a translated statement as they were said, if any."""
        role = Role.STATEMENT_ORIG
        return self._text(role.value, block.original, role) if block.original else ""

    def _comment(self, block: Comment) -> str:
        role = block.role
        parts = [self._sides.beside(block.title, (block.caution,) if block.caution else (), role)]
        for number, inlines in enumerate(block.paragraphs):
            style = self._next(role) if number else role.value
            parts.append(self._text(style, inlines, role))
        return "".join(parts)

    def _list(self, block: ListBlock) -> str:
        style, extra = self._lists.start(block.role, ordered=block.ordered)
        items = [self._text(style, item, block.role, extra=extra) for item in block.items]
        return self._sides.beside(block.label, (), block.role) + "".join(items)

    def _table(self, block: Table) -> str:
        parts: list[str] = []
        if block.label and not block.caption:
            style = "TableLabelFull" if block.wide else "TableLabel"
            parts.append(paragraph(style, self._inliner.words(block.label, Role.SIDE_LABEL)))
        if block.caption:
            parts.append(self._sides.beside(block.label, (), Role.CAPTION))
            parts.append(paragraph("TableCaption", self._captions.runs(block.caption, self._inliner)))
        measure = table_measure(block)
        indent = self._page.indent(measure)
        parts.append(table_xml(block, self._inliner, self._page.measure_width(measure), indent))
        return "".join(parts)

    def _key_figures(self, block: KeyFigures) -> str:
        measure = Measure.FULL
        beside = paragraph("TableLabelFull", self._inliner.words(block.label, Role.SIDE_LABEL))
        width, indent = self._page.measure_width(measure), self._page.indent(measure)
        return (beside if block.label else "") + key_figures_xml(block, self._inliner, width, indent)

    def _masthead(self, block: Masthead) -> str:
        """Return the head of page one, with the emblem of the house style beside the first of them."""
        first = next(one for one in self._document.blocks if isinstance(one, Masthead))
        own = self._style.word_template is None and block is first  # a template has its own letterhead
        emblem = emblem_of(self._style, picture_size, self.warnings) if own else None
        beside = emblem_beside(emblem, block, self._style, self._page, self._figures) if emblem else NO_EMBLEM
        return masthead_xml(block, self._inliner, self._page, beside)

    def _figure(self, block: Figure) -> str:
        drawing = self._figures.drawing(block, self._page.text_width)
        if drawing:
            parts = [paragraph("Figure", run(drawing))]
        else:
            self.warnings.append(f"The picture “{block.alt}” cannot be read; its description is printed.")
            parts = [paragraph("Caption", self._inliner.words(f"[{block.alt}]", Role.CAPTION))]
        if block.caption:
            parts.append(paragraph("Caption", self._captions.runs(block.caption, self._inliner)))
        return "".join(parts)


def _is_section(block: Block | None) -> bool:
    """Tell whether `block` heads a section, and so can open a page itself."""
    return isinstance(block, Heading) and block.level == 1


def _role(block: Block) -> Role | None:
    """Return the role that a paragraph after `block` may be the like of."""
    match block:
        case Paragraph(role=role):
            return role
        case Heading():
            return Role.SECTION_1
        case _:
            return None


def emphatic(inlines: Inlines) -> Inlines:
    """Return the headline of an opinion, which must not look like news."""
    return tuple(
        replace(inline, emphasis=Emphasis.EMPHASIS)
        if isinstance(inline, Text) and inline.emphasis is Emphasis.NONE
        else inline
        for inline in inlines
    )
