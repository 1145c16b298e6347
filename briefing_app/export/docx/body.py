"""The body of a document: every block as paragraphs in named styles, in one string of XML."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from briefing_app.document.nodes import (
    Column,
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
from briefing_app.export.docx.contents import contents_xml
from briefing_app.export.docx.geometry import frame_xml
from briefing_app.export.docx.inlines import source_bookmark
from briefing_app.export.docx.language import reads_rtl
from briefing_app.export.docx.marks import ENTRY_NUMBER, GENRE, LABEL, NUMBER, SECTION_NUMBER, TAG
from briefing_app.export.docx.masthead import masthead_xml
from briefing_app.export.docx.styles import side_style
from briefing_app.export.docx.tables import table_xml
from briefing_app.export.docx.variants import room_style
from briefing_app.export.docx.xml import TAB, paragraph, run, style_id, text_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.document.house_style import HouseStyle
    from briefing_app.document.nodes import Block, Document, Inlines, SourceEntry
    from briefing_app.export.docx.figures import Figures
    from briefing_app.export.docx.geometry import Geometry
    from briefing_app.export.docx.inlines import Bookmarks, Inliner
    from briefing_app.export.docx.lists import Lists

EN_SPACE = "\u2002"
LINE_BREAK = "<w:r><w:br/></w:r>"
_LABEL_LETTER = 0.64  # the mean width of a capital letter in a label, in sizes


class Body:
    """Writes blocks; remembers which styles beside those of the roles they need."""

    def __init__(
        self,
        document: Document,
        style: HouseStyle,
        page: Geometry,
        inliner: Inliner,
        bookmarks: Bookmarks,
        figures: Figures,
        lists: Lists,
        pages: Mapping[str, int] | None,
    ) -> None:
        self.sides: set[tuple[Role, Role]] = set()
        self._document = document
        self._style = style
        self._page = page
        self._inliner = inliner
        self._bookmarks = bookmarks
        self._figures = figures
        self._lists = lists
        self._pages = pages
        self._frame = frame_xml(page)
        self._page_style = inliner.style_of(Role.TOC_1, Emphasis.STRONG)
        self._previous: Role | None = None

    def block(self, block: Block) -> str:
        """Return `block` as paragraphs and tables."""
        role = _role(block)
        xml = self._block(block)
        self._previous = role
        return xml

    def _block(self, block: Block) -> str:
        match block:
            case Masthead():
                return masthead_xml(block, self._inliner)
            case Heading():
                return self._heading(block)
            case ItemHead():
                return self._item_head(block)
            case Paragraph():
                name = block.role.value
                if self._previous is block.role and self._style.look(block.role).first_indent:
                    name = f"{name} Next"
                beside = self._beside(block.label, block.notes, block.role)
                if self._is_short(block.inlines, block.role, 1 + len(block.notes)):
                    name = room_style(block.role)
                return beside + self._text(name, block.inlines, block.role, block.anchor)
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
                entries = contents_xml(block, self._document, self._bookmarks, self._pages, self._page_style)
                return self._beside(title, (), Role.TOC_1) + entries if entries else ""
            case Index():
                return self._index(block)
            case Sources():
                return self._sources(block)
            case PageBreak():
                return paragraph("PageBreak", '<w:r><w:br w:type="page"/></w:r>')
            case EndMark():
                return paragraph(style_id(Role.END_MARK.value), run(text_xml(block.text)))
            case _:
                assert_never(block)

    def _text(self, style: str, inlines: Inlines, role: Role, anchor: str = "", extra: str = "") -> str:
        runs = self._bookmarks.around(self._inliner.runs(inlines, role), self._bookmarks.name(anchor))
        return paragraph(style_id(style), runs, extra + _direction(inlines))

    def _beside(self, label: str, notes: tuple[str, ...], anchor: Role) -> str:
        """Return what stands in the side column beside the paragraph of `anchor` that follows."""
        lines = [(Role.SIDE_LABEL, label)] if label else []
        lines += [(Role.SIDE_NOTE, note) for note in notes if note]
        parts: list[str] = []
        for number, (role, words) in enumerate(lines):
            if number == 0:
                self.sides.add((role, anchor))
            name = role.value if number else side_style(role, anchor)
            parts.append(paragraph(style_id(name), self._inliner.words(words, role), self._frame))
        return "".join(parts)

    def _is_short(self, inlines: Inlines, role: Role, lines: int) -> bool:
        """Tell whether words of `role` surely take less height than `lines` beside them."""
        if lines < 2:
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
            return beside + paragraph(style_id(Role.SECTION_2.value), runs, _direction(block.inlines))
        words = EN_SPACE.join(part for part in (block.number, block.label) if part)
        runs = self._bookmarks.around(self._inliner.runs(block.inlines, Role.SECTION_1), name)
        style = LABEL if block.label else SECTION_NUMBER
        label = run(text_xml(words), style_id(style)) if words else ""
        return paragraph(style_id(Role.SECTION_1.value), label + self._gap(words) + runs)

    def _gap(self, words: str) -> str:
        """Return what leads from a side label to its text: a tab, or a new line if the label is long."""
        look = self._style.look(Role.SIDE_LABEL)
        width = len(words) * (look.size * _LABEL_LETTER + look.tracking)
        return TAB if width <= self._page.offset - 6 else LINE_BREAK

    def _item_head(self, block: ItemHead) -> str:
        role = Role.ITEM_HEAD
        style = "Item Head First" if self._previous is Role.SECTION_1 else role.value
        beside = ((block.number, NUMBER), (block.genre, GENRE), (block.tag, TAG))
        marks = [(words, name) for words, name in beside if words]
        side = run(text_xml(EN_SPACE)).join(run(text_xml(words), style_id(name)) for words, name in marks)
        inlines = emphatic(block.inlines) if block.genre else block.inlines
        name = self._bookmarks.name(block.anchor)
        runs = self._bookmarks.around(self._inliner.runs(inlines, role), name)
        gap = self._gap(EN_SPACE.join(words for words, _ in marks))
        return paragraph(style_id(style), side + gap + runs)

    def _quotation(self, block: Quotation) -> str:
        if not block.attribution:
            beside = self._beside(block.label, block.notes, Role.STATEMENT)
            return beside + self._text("Statement Alone", block.content, Role.STATEMENT, block.anchor)
        role = Role.STATEMENT_ATTRIBUTION
        short = self._is_short(block.content, Role.STATEMENT, len(block.notes) - 1)
        said = room_style(Role.STATEMENT) if short else Role.STATEMENT.value
        return "".join(
            (
                self._beside(block.label, block.notes, role),
                self._text(role.value, block.attribution, role, block.anchor),
                self._text(said, block.content, Role.STATEMENT),
            )
        )

    def _comment(self, block: Comment) -> str:
        notes = (block.caution,) if block.caution else ()
        parts = [self._beside(block.title, notes, Role.COMMENT)]
        for number, inlines in enumerate(block.paragraphs):
            style = "Comment Next" if number else Role.COMMENT.value
            parts.append(self._text(style, inlines, Role.COMMENT))
        return "".join(parts)

    def _list(self, block: ListBlock) -> str:
        style, extra = self._lists.start(block.role, ordered=block.ordered)
        items = [self._text(style, item, block.role, extra=extra) for item in block.items]
        return self._beside(block.label, (), block.role) + "".join(items)

    def _table(self, block: Table) -> str:
        parts: list[str] = []
        if block.label and not block.caption:
            parts.append(paragraph("TableLabel", self._inliner.words(block.label, Role.SIDE_LABEL)))
        if block.caption:
            parts.append(self._beside(block.label, (), Role.CAPTION))
            parts.append(paragraph("TableCaption", self._inliner.words(block.caption, Role.CAPTION)))
        measure = self._style.look(Role.TABLE_CELL).measure
        parts.append(
            table_xml(block, self._inliner, self._page.measure_width(measure), self._page.indent(measure))
        )
        return "".join(parts)

    def _key_figures(self, block: KeyFigures) -> str:
        cells = tuple(
            (Text(figure.value, Emphasis.STRONG), Text(f" {figure.name} {figure.change} "), *figure.note)
            for figure in block.figures
        )
        columns = tuple(Column("") for _ in cells)
        return self._table(Table(columns, (cells,), block.label, label=block.label))

    def _figure(self, block: Figure) -> str:
        parts = [paragraph("Figure", run(self._figures.drawing(block, self._page.text_width)))]
        if block.caption:
            parts.append(paragraph("Caption", self._inliner.words(block.caption, Role.CAPTION)))
        return "".join(parts)

    def _index(self, block: Index) -> str:
        parts = [self._beside(block.title, (), Role.INDEX_1)]
        style = "IndexFirst"
        for entry in block.entries:
            runs = [self._inliner.words(f"{entry.name}{EN_SPACE}", Role.INDEX_1)]
            for number, item in enumerate(entry.items):
                runs.append(run(text_xml(", ")) if number else "")
                runs.append(self._inliner.runs((item,), Role.INDEX_1))
            parts.append(paragraph(style, "".join(runs)))
            style = style_id(Role.INDEX_1.value)
        return "".join(parts)

    def _sources(self, block: Sources) -> str:
        """Return the sources that are no footnotes under their heading, nothing if there are none."""
        listed = [entry for entry in block.entries if not self._inliner.is_note(entry.number)]
        if not listed:
            return ""
        name = self._bookmarks.name(block.anchor)
        heading = self._bookmarks.around(self._inliner.words(block.title, Role.SIDE_LABEL), name)
        return paragraph("SourcesHead", heading) + "".join(map(self._source, listed))

    def _source(self, entry: SourceEntry) -> str:
        number = run(text_xml(str(entry.number)), style_id(ENTRY_NUMBER))
        number = self._bookmarks.around(number, source_bookmark(entry.number))
        return source_entry(Role.SOURCE_ENTRY, number, entry.inlines, self._inliner)


def source_entry(role: Role, number: str, inlines: Inlines, inliner: Inliner) -> str:
    """Return the paragraph of a source in `role` behind its ready `number`."""
    runs = number + TAB + inliner.runs(inlines, role)
    return paragraph(style_id(role.value), runs)


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


def _direction(inlines: Inlines) -> str:
    words = plain(inlines)
    return "<w:bidi/>" if not words.isascii() and reads_rtl(words) else ""
