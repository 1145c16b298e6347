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
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain import outline
from briefing_app.domain.briefing import ArticleItem, NoteItem, StatementItem
from briefing_app.domain.identity import ItemId
from briefing_app.domain.shortening import faults, printed_wording
from briefing_app.ui.colleagues.overtaken import Overtaken
from briefing_app.ui.compose.editing.form_words import form_of
from briefing_app.ui.compose.editing.note_page import NotePage
from briefing_app.ui.compose.editing.section_page import DrawnPage, SectionPage
from briefing_app.ui.compose.editing.text_fields import HistoryTextEdit, LabelledField
from briefing_app.ui.compose.outline.outline_rows import RowKind
from briefing_app.ui.look.plain import label
from briefing_app.ui.look.stance_bar import JudgementFields

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from briefing_app.document.material import Material
    from briefing_app.document.products.product import Product
    from briefing_app.domain.briefing import Briefing
    from briefing_app.domain.identity import StatementId
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
        self._original = ""
        self._topics = topics
        self._statement: StatementId | None = None
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
                self._show_article(item, material)
            case StatementItem() as item:
                self._show_statement(item, material)
            case NoteItem() as item:
                form, plan = form_of(section, product) if section is not None else (None, None)
                self._note.show_note(item, form, plan.guide if plan is not None else "")

    def begin(self, text: bool = True) -> None:
        """Put the cursor into the first field; `text` into the longer one, where there are two."""
        kind = self._row.kind if self._row else None
        fields = {
            None: self._in_brief.field,
            RowKind.SECTION: self._section.title.field,
            RowKind.ARTICLE: (self._summary if text else self._headline).field,
            RowKind.STATEMENT: self._wording.field,
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
        for field in (
            self._in_brief,
            self._section.title,
            self._headline,
            self._summary,
            self._wording,
        ):
            field.field.settle()
        self._note.settle()
        self._judgement.settle()

    def add_line(self) -> None:
        """Begin another line of the note that is shown."""
        self._note.add_line()

    # the pages

    def _in_brief_page(self) -> QWidget:
        self._in_brief = self._field("In brief", "inBriefField", 5, self._count_in_brief)
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
        self._headline = self._field("Headline as printed", "headlineField", 2, single=True)
        self._headline.field.settled.connect(lambda text: self._tell(self.headline_changed, text))
        self._summary = self._field("Summary", "summaryField", 6, self._count_item)
        self._summary.field.setPlaceholderText("What the article reports, in your words.")
        self._summary.field.settled.connect(lambda text: self._tell(self.summary_changed, text))
        self._headline.field.textChanged.connect(self._summary.recount)
        self._article_line = label("", "caption")
        self._article_line.setWordWrap(True)
        return self._page(self._headline, self._summary, self._article_line, self._place_button())

    def _statement_page(self) -> QWidget:
        self._wording = self._field("Wording as printed", "wordingField", 5)
        self._wording.field.textChanged.connect(self._check_wording)
        self._wording.field.settled.connect(self._tell_wording)
        self._faults = label("", "danger")
        self._faults.setObjectName("wordingFaults")
        self._faults.setWordWrap(True)
        self._original_head = label("As it stands in the article", "small")
        self._original_text = label("", "secondary")
        self._original_text.setObjectName("originalWording")
        self._original_text.setWordWrap(True)
        self._original_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._leave_out = QPushButton("Leave out […]")
        self._leave_out.setToolTip("Replace the selected words with […] (Ctrl+Shift+X)")
        self._leave_out.clicked.connect(self.leave_out)
        self._restore = QPushButton("Original wording")
        self._restore.setToolTip("Print the words as they stand in the article (Ctrl+Shift+O)")
        self._restore.clicked.connect(self.restore_original)
        buttons = QHBoxLayout()
        buttons.addWidget(self._leave_out)
        buttons.addWidget(self._restore)
        buttons.addStretch(1)
        buttons.addWidget(self._place_button())
        self._judgement = JudgementFields(self._topics)
        self._judgement.stance.judged.connect(lambda value: self._tell_judgement(self.judged, value))
        self._judgement.topic.filed.connect(lambda topic: self._tell_judgement(self.filed, topic))
        return self._page(
            self._wording,
            self._faults,
            buttons,
            self._judgement,
            self._original_head,
            self._original_text,
        )

    def _note_page(self) -> QWidget:
        self._note = NotePage()
        self._note.kind_changed.connect(self._tell_note_kind)
        self._note.changed.connect(lambda text: self._tell(self.note_changed, text))
        return self._page(self._note)

    def _place_button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "link")
        button.setText("Show in article")
        button.clicked.connect(self._ask_place)
        return button

    def _field(
        self, title: str, name: str, lines: int, counter: object = None, *, single: bool = False
    ) -> LabelledField:
        return LabelledField(title, HistoryTextEdit(name, lines, single=single), counter)  # type: ignore[arg-type]

    def _page(self, *parts: QWidget | QHBoxLayout) -> QWidget:
        body = QWidget()
        body.setProperty("surface", "panel")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        for part in parts:
            if isinstance(part, QWidget):
                layout.addWidget(part)
            else:
                layout.addLayout(part)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        self._stack.addWidget(area)
        return area

    # what is shown and told

    def _show_article(self, item: ArticleItem, material: Material) -> None:
        article = material.articles.get(item.article_id)
        original = article.headline if article else ""
        self._headline.show_text(item.headline or original)
        self._summary.show_text(item.summary)
        self._article_line.setText(
            f"In the article: “{original}” — {article.display_outlet}" if article else ""
        )

    def _show_statement(self, item: StatementItem, material: Material) -> None:
        statement = material.statements.get(item.statement_id)
        article = material.articles.get(statement.passage.article_id) if statement else None
        self._original = printed_wording(statement, article.text) if statement and article else ""
        self._original_text.setText(self._original)
        self._wording.show_text(item.wording if item.wording is not None else self._original)
        self._check_wording()
        self._statement = statement.id if statement is not None else None
        self._judgement.setEnabled(statement is not None)
        if statement is not None:
            self._judgement.show_judgement(statement.stance, statement.topic)

    def _check_wording(self) -> None:
        words = self._wording.field.toPlainText()
        found = faults(words, self._original) if words != self._original else ()
        self._faults.setText("\n".join(found))
        self._faults.setVisible(bool(found))
        shortened = words != self._original
        self._restore.setEnabled(shortened)
        self._original_head.setVisible(shortened)
        self._original_text.setVisible(shortened)

    def _tell_note_kind(self, kind: object) -> None:
        if self._row is not None:
            self.note_kind_changed.emit(self._row.id, kind)

    def _tell_judgement(self, signal: object, value: object) -> None:
        if self._statement is not None:
            signal.emit(self._statement, value)  # type: ignore[attr-defined]

    def _ask_place(self) -> None:
        if self._row is not None:
            self.place_wanted.emit(self._row.id)

    def _tell_wording(self, text: str) -> None:
        if self._row is not None:
            self.wording_changed.emit(self._row.id, None if text.strip() == self._original else text)

    def leave_out(self) -> None:
        """Put `[…]` in the place of the selected words of a quotation."""
        if self._row is None or self._row.kind is not RowKind.STATEMENT:
            return
        cursor = self._wording.field.textCursor()
        if cursor.hasSelection():
            cursor.insertText("[…]")
            self._wording.field.settle()
        self._wording.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def restore_original(self) -> None:
        """Print the words of a quotation as they stand in the article."""
        if self._row is not None and self._row.kind is RowKind.STATEMENT:
            self._wording.show_text(self._original)
            self.wording_changed.emit(self._row.id, None)
            self._check_wording()

    def _tell(self, signal: object, text: str) -> None:
        if self._row is not None:
            signal.emit(self._row.id, text)  # type: ignore[attr-defined]

    def _count_in_brief(self, text: str) -> tuple[str, bool]:
        cap = self._product.caps.in_brief_characters if self._product else 0
        return f"{len(text)}/{cap}", bool(cap) and len(text) > cap

    def _count_item(self, text: str) -> tuple[str, bool]:
        cap = self._product.caps.item_characters if self._product else 0
        used = len(text) + len(self._headline.field.toPlainText())
        return f"{used}/{cap}", bool(cap) and used > cap
