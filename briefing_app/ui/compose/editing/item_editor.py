"""The words of whatever is current in the outline: headline, summary, wording, note, or In brief.

Every field is an edit of the briefing; a wording that does not follow from what was said is
told at once, with the original beside it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.briefings import outline
from briefing_app.domain.briefings.briefing import ArticleItem, NoteItem, StatementItem
from briefing_app.domain.identity import ItemId
from briefing_app.ui.colleagues.overtaken import Overtaken
from briefing_app.ui.compose.editing.article_page import ArticlePage
from briefing_app.ui.compose.editing.form_words import form_of
from briefing_app.ui.compose.editing.note_page import NotePage
from briefing_app.ui.compose.editing.section_page import DrawnPage, SectionPage
from briefing_app.ui.compose.editing.statement_page import StatementPage
from briefing_app.ui.compose.editing.text_fields import HistoryTextEdit, LabelledField
from briefing_app.ui.compose.outline.outline_rows import RowKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from briefing_app.document.material import Material
    from briefing_app.document.products.product import Product
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.ui.compose.outline.outline_rows import OutlineRow


class ItemEditor(QWidget):
    """Shows the fields of the current row; tells each change as (id, value).

    `judged` and `filed` carry the id of a statement with the value of its stance, or its issue.
    """

    in_brief_changed = Signal(str)
    section_renamed = Signal(object, str)
    headline_changed = Signal(object, str)
    summary_changed = Signal(object, str)
    wording_changed = Signal(object, object)
    note_changed = Signal(object, str)
    note_kind_changed = Signal(object, object)
    place_wanted = Signal(object)
    judged = Signal(object, object)
    filed = Signal(object, str)
    add_wanted = Signal()
    details_wanted = Signal()
    left = Signal()
    overtaken = Signal(object)

    def __init__(self, topics: Callable[[], Sequence[str]] = tuple, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("itemEditor")
        self.setAccessibleName("Item editor")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._product: Product | None = None
        self._row: OutlineRow | None = None
        self._shown: tuple[int, int | None] | None = None
        self._topics = topics
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._pages = {
            None: self._in_brief_page(),
            RowKind.SECTION: self._section_page(),
            RowKind.ARTICLE: self._article_page(),
            RowKind.STATEMENT: self._statement_page(),
            RowKind.NOTE: self._note_page(),
            RowKind.DRAWN: self._drawn_page(),
        }
        for field in self.findChildren(HistoryTextEdit):
            field.overtaken.connect(partial(self._tell_overtaken, field))

    def _tell_overtaken(self, field: HistoryTextEdit, written: str) -> None:
        """Tell what was being typed when a colleague changed the same, and how to write it over theirs."""
        place = f"“{field.accessibleName()}”"
        self.overtaken.emit(Overtaken(place, written, partial(field.settled.emit, written)))

    def show_row(
        self, row: OutlineRow | None, briefing: Briefing, material: Material, product: Product
    ) -> None:
        """Show the fields of `row`; those of the whole briefing when it is None."""
        shown = (briefing.id, row.id if row is not None else None)
        if shown != self._shown:
            self.settle()
        self._shown = shown
        self._product, self._row = product, row
        self._stack.setCurrentWidget(self._pages[row.kind if row else None])
        if row is None:
            self._in_brief.show_text(briefing.in_brief)
            return
        section = next((one for one in briefing.sections if one.id == row.section_id), None)
        if row.kind is RowKind.DRAWN:
            self._drawn.show_row(row, product)
            return
        if row.kind is RowKind.SECTION and section is not None:
            self._section.show_section(section, product)
            return
        match outline.find_item(briefing, ItemId(row.id)):
            case ArticleItem() as item:
                self._article.show_article(item, material, product.caps.item_characters)
            case StatementItem() as item:
                self._statement.show_statement(item, material)
            case NoteItem() as item:
                form, plan = form_of(section, product) if section is not None else (None, None)
                self._note.show_note(item, form, plan.guide if plan is not None else "")

    def begin(self, text: bool = True) -> None:
        """Put the cursor into the first field; `text` into the longer one, where there are two."""
        kind = self._row.kind if self._row else None
        fields = {
            None: self._in_brief.field,
            RowKind.SECTION: self._section.title.field,
            RowKind.ARTICLE: self._article.field(text=text),
            RowKind.STATEMENT: self._statement.field,
            RowKind.NOTE: self._note.field,
        }
        field = fields.get(kind)
        if field is None:
            return
        field.moveCursor(QTextCursor.MoveOperation.End)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:  # no field takes it: done here, back to the outline
            self.settle()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def settle(self) -> None:
        """Tell what is still being typed."""
        self._in_brief.field.settle()
        self._section.title.field.settle()
        self._article.settle()
        self._statement.settle()
        self._note.settle()

    def add_line(self) -> None:
        """Begin another line of the note that is shown."""
        self._note.add_line()

    # the pages

    def _in_brief_page(self) -> QWidget:
        self._in_brief = LabelledField("In brief", HistoryTextEdit("inBriefField", 5), self._count_in_brief)
        self._in_brief.field.setPlaceholderText(
            "Up to four lines: what a reader must know who reads nothing else."
        )
        self._in_brief.field.settled.connect(self.in_brief_changed)
        return self._page(self._in_brief)

    def _section_page(self) -> QWidget:
        self._section = SectionPage()
        self._section.renamed.connect(lambda text: self._tell(self.section_renamed, text))
        self._section.add_wanted.connect(self.add_wanted)
        return self._page(self._section)

    def _drawn_page(self) -> QWidget:
        self._drawn = DrawnPage()
        self._drawn.details_wanted.connect(self.details_wanted)
        return self._page(self._drawn)

    def _article_page(self) -> QWidget:
        self._article = ArticlePage()
        self._article.headline_changed.connect(lambda text: self._tell(self.headline_changed, text))
        self._article.summary_changed.connect(lambda text: self._tell(self.summary_changed, text))
        self._article.place_wanted.connect(self._ask_place)
        return self._page(self._article)

    def _statement_page(self) -> QWidget:
        self._statement = StatementPage(self._topics)
        self._statement.wording_changed.connect(self._tell_wording)
        self._statement.judged.connect(self.judged)
        self._statement.filed.connect(self.filed)
        self._statement.place_wanted.connect(self._ask_place)
        return self._page(self._statement)

    def _note_page(self) -> QWidget:
        self._note = NotePage()
        self._note.kind_changed.connect(self._tell_note_kind)
        self._note.changed.connect(lambda text: self._tell(self.note_changed, text))
        return self._page(self._note)

    def _page(self, part: QWidget) -> QWidget:
        body = QWidget()
        body.setProperty("surface", "panel")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(part)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        self._stack.addWidget(area)
        return area

    # what is shown and told

    def _tell_note_kind(self, kind: object) -> None:
        if self._row is not None:
            self.note_kind_changed.emit(self._row.id, kind)

    def _ask_place(self) -> None:
        if self._row is not None:
            self.place_wanted.emit(self._row.id)

    def _tell_wording(self, wording: object) -> None:
        if self._row is not None:
            self.wording_changed.emit(self._row.id, wording)

    def leave_out(self) -> None:
        """Put `[…]` in the place of the selected words of a quotation."""
        if self._row is not None and self._row.kind is RowKind.STATEMENT:
            self._statement.leave_out()

    def restore_original(self) -> None:
        """Print the words of a quotation as they stand in the article."""
        if self._row is not None and self._row.kind is RowKind.STATEMENT:
            self._statement.restore_original()

    def _tell(self, signal: object, text: str) -> None:
        if self._row is not None:
            signal.emit(self._row.id, text)  # type: ignore[attr-defined]

    def _count_in_brief(self, text: str) -> tuple[str, bool]:
        cap = self._product.caps.in_brief_characters if self._product else 0
        return f"{len(text)}/{cap}", bool(cap) and len(text) > cap
