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
    plain,
)
from briefing_app.export.docx.blocks.captions import Captions
from briefing_app.export.docx.blocks.contents import contents_xml
from briefing_app.export.docx.blocks.figures import picture_size
from briefing_app.export.docx.blocks.index import index_xml
from briefing_app.export.docx.blocks.inlines import source_bookmark
from briefing_app.export.docx.blocks.key_figures import key_figures_xml
from briefing_app.export.docx.blocks.masthead import Beside, masthead_xml
from briefing_app.export.docx.blocks.tables import table_xml
from briefing_app.export.docx.looks.marks import ENTRY_NUMBER, GENRE, LABEL, NUMBER, SECTION_NUMBER, TAG
from briefing_app.export.docx.looks.variants import (
    MANY_SOURCES,
    SECTION_AT_HEAD,
    SECTION_ON_NEW_PAGE,
    SOURCES_FULL,
    Needs,
    beside_style,
    room_style,
    side_style,
)
from briefing_app.export.docx.sheets.geometry import frame_xml
from briefing_app.export.docx.sheets.parting import table_measure
from briefing_app.export.docx.xml import TAB, escaped, paragraph, run, style_id, text_xml, twips
from briefing_app.export.emblem import emblem_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Block, Document, Inlines, SourceEntry
    from briefing_app.export.docx.blocks.figures import Figures
    from briefing_app.export.docx.blocks.inlines import Bookmarks, Inliner
    from briefing_app.export.docx.blocks.lists import Lists
    from briefing_app.export.docx.sheets.sections import Sections

EN_SPACE = "\u2002"
LINE_BREAK = "<w:r><w:br/></w:r>"
_ITEM_NUMBER = run('<w:t xml:space="preserve">{}</w:t>', style_id(NUMBER))
_MARK_GAP = run(text_xml(EN_SPACE))
_AFTER_TABLE = paragraph("AfterTable", "")
_HUNG_LETTERS = 3  # how long a number may be that hangs in the gap between the columns
EMBLEM_WHITE = 9.0
"""White between an emblem and the title under it."""
_LABEL_LETTER = 0.64  # the mean width of a capital letter in a label, in sizes


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
        label = style.look(Role.SIDE_LABEL)
        letter = label.size * _LABEL_LETTER + label.tracking
        self._longest_label = (sections.page.offset - 6) / letter  # in letters
        self._side_openings: dict[tuple[Role, Role | None], str] = {}
        self._frame = frame_xml(sections.page) if sections.page.side else ""
        self._page_style = inliner.style_of(Role.TOC_1, Emphasis.STRONG)
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
        self._page = self._sections.page
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
                return self._beside(title, (), Role.TOC_1) + entries if entries else ""
            case Index():
                entries = index_xml(block, self._inliner, self._bookmarks, self._pages, self._page)
                return self._beside(block.title, (), Role.INDEX_1) + entries
            case Sources():
                return self._sources(block)
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
        elif self._is_short(block.inlines, role, bool(label) + len(block.notes)):
            name = self._room(role)
        beside = self._beside(label, block.notes, role)
        lead = self._inliner.words(number, role, Emphasis.STRONG) + TAB if number else ""
        return beside + self._text(name, block.inlines, role, block.anchor, lead=lead)

    def _beside(self, label: str, notes: tuple[str, ...], anchor: Role) -> str:
        """Return what stands in the side column beside the paragraph of `anchor` that follows.

        Where the page has no such column it is one line over that paragraph.
        """
        if not label and not notes:
            return ""
        lines = [(Role.SIDE_LABEL, label)] if label else []
        lines += [(Role.SIDE_NOTE, note) for note in notes if note]
        if lines and not self._frame:
            runs = run(text_xml(f"{EN_SPACE}·{EN_SPACE}")).join(
                self._inliner.words(words, Role.SIDE_LABEL) for _, words in lines
            )
            return paragraph(style_id(Role.SIDE_LABEL.value), runs, "<w:keepNext/>")
        parts: list[str] = []
        for number, (role, words) in enumerate(lines):
            opening = self._side_openings.get((role, None if number else anchor))
            if opening is None:
                opening = self._side_opening(role, None if number else anchor)
            parts.append(f"{opening}{self._inliner.words(words, role)}</w:p>")
        return "".join(parts)

    def _side_opening(self, role: Role, anchor: Role | None) -> str:
        """Return how a side paragraph of `role` starts, the first beside a paragraph of `anchor`."""
        if anchor is not None:
            self.needs.sides.add((role, anchor))
        name = role.value if anchor is None else side_style(role, anchor)
        opening = paragraph(style_id(name), "", self._frame).removesuffix("</w:p>")
        self._side_openings[role, anchor] = opening
        return opening

    def _next(self, role: Role) -> str:
        """Return the name of the style of a paragraph of `role` that follows its like."""
        self.needs.next_ones.add(role)
        return f"{role} Next"

    def _room(self, role: Role) -> str:
        self.needs.rooms.add(role)
        return room_style(role)

    def _is_short(self, inlines: Inlines, role: Role, lines: int) -> bool:
        """Tell whether words of `role` surely take less height than `lines` beside them."""
        if lines < 2 or not self._frame:
            return False
        look, note = self._style.look(role), self._style.look(Role.SIDE_NOTE)
        length = len(plain(inlines)) * look.size * 0.5
        high = look.leading * (1 + length // self._page.measure_width(look.measure))
        return high < lines * note.leading

    def _heading(self, block: Heading) -> str:
        name = self._bookmarks.name(block.anchor)
        if block.level > 1:
            words = EN_SPACE.join(part for part in (block.number, block.label) if part)
            beside = self._beside(words, (), Role.SECTION_2)
            runs = self._bookmarks.around(self._inliner.runs(block.inlines, Role.SECTION_2), name)
            return beside + paragraph(style_id(Role.SECTION_2.value), runs)
        words = EN_SPACE.join(part for part in (block.number, block.label) if part)
        runs = self._bookmarks.around(self._inliner.runs(block.inlines, Role.SECTION_1), name)
        style = LABEL if block.label else SECTION_NUMBER
        label = run(text_xml(words), style_id(style)) if words else ""
        return paragraph(style_id(self._section_style), label + self._gap(len(words)) + runs)

    def _gap(self, letters: int) -> str:
        """Return what leads from a side label of so many letters to its text: a tab, or a new line."""
        if not self._page.offset:
            return _MARK_GAP if letters else ""
        return TAB if letters <= self._longest_label else LINE_BREAK

    def _item_head(self, block: ItemHead) -> str:
        role = Role.ITEM_HEAD
        style = "Item Head First" if self._previous is Role.SECTION_1 else role
        side, letters = _ITEM_NUMBER.format(escaped(block.number)) if block.number else "", len(block.number)
        for words, name in ((block.genre, GENRE), (block.tag, TAG)):
            if words:
                side += (_MARK_GAP if side else "") + run(text_xml(words), style_id(name))
                letters += len(words) + 1
        inlines = emphatic(block.inlines) if block.genre else block.inlines
        runs = self._bookmarks.around(self._inliner.runs(inlines, role), self._bookmarks.name(block.anchor))
        return paragraph(style_id(style), side + self._gap(letters) + runs)

    def _quotation(self, block: Quotation) -> str:
        if not block.attribution:
            beside = self._beside(block.label, block.notes, Role.STATEMENT)
            alone = self._text("Statement Alone", block.content, Role.STATEMENT, block.anchor)
            return beside + alone + self._original(block)
        role = Role.STATEMENT_ATTRIBUTION
        short = self._is_short(block.content, Role.STATEMENT, len(block.notes) - 1)
        said = self._room(Role.STATEMENT) if short else Role.STATEMENT.value
        return "".join(
            (
                self._beside(block.label, block.notes, role),
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
        parts = [self._beside(block.title, (block.caution,) if block.caution else (), role)]
        for number, inlines in enumerate(block.paragraphs):
            style = self._next(role) if number else role.value
            parts.append(self._text(style, inlines, role))
        return "".join(parts)

    def _list(self, block: ListBlock) -> str:
        style, extra = self._lists.start(block.role, ordered=block.ordered)
        items = [self._text(style, item, block.role, extra=extra) for item in block.items]
        return self._beside(block.label, (), block.role) + "".join(items)

    def _table(self, block: Table) -> str:
        parts: list[str] = []
        if block.label and not block.caption:
            style = "TableLabelFull" if block.wide else "TableLabel"
            parts.append(paragraph(style, self._inliner.words(block.label, Role.SIDE_LABEL)))
        if block.caption:
            parts.append(self._beside(block.label, (), Role.CAPTION))
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
        if emblem is None:
            return masthead_xml(block, self._inliner, self._page)
        page, lines = self._page, max(len(block.organisation), 1)
        start = page.indent(Measure.FULL)
        drawing = self._figures.drawing(emblem.figure, emblem.width + 1, start)
        below = emblem.height + EMBLEM_WHITE - lines * self._style.look(Role.MASTHEAD_ORG).leading
        room = f'<w:spacing w:after="{twips(below)}"/>' if below > 0 else ""
        indent = emblem.width + EMBLEM_WHITE + start
        beside = f'<w:ind w:left="{twips(max(indent, page.shift) if page.side else indent)}"/>'
        return masthead_xml(block, self._inliner, page, Beside(drawing, beside, room))

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

    def _sources(self, block: Sources) -> str:
        """Return the sources that are no footnotes under their heading, nothing if there are none."""
        listed = [entry for entry in block.entries if not self._inliner.is_note(entry.number)]
        if not listed:
            return ""
        name = self._bookmarks.name(block.anchor)
        heading = self._bookmarks.around(self._inliner.words(block.title, Role.SIDE_LABEL), name)
        style = SOURCES_FULL if len(listed) >= MANY_SOURCES else Role.SOURCE_ENTRY.value
        return paragraph("SourcesHead", heading) + "".join(self._source(entry, style) for entry in listed)

    def _source(self, entry: SourceEntry, style: str) -> str:
        number = run(text_xml(str(entry.number)), style_id(ENTRY_NUMBER))
        number = self._bookmarks.around(number, source_bookmark(entry.number))
        return source_entry(Role.SOURCE_ENTRY, number, entry.inlines, self._inliner, style)


def source_entry(role: Role, number: str, inlines: Inlines, inliner: Inliner, style: str = "") -> str:
    """Return the paragraph of a source behind its ready `number`, in `style` or that of `role`."""
    runs = number + TAB + inliner.runs(inlines, role)
    return paragraph(style_id(style or role.value), runs)


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
