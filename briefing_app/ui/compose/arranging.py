"""What is done to the outline from its keys, the pool and by dragging: deeds at the row at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.briefings import outline
from briefing_app.domain.briefings.briefing import NoteKind, StatementItem
from briefing_app.domain.identity import ItemId
from briefing_app.ui.compose.outline.outline_rows import RowKind
from briefing_app.ui.compose.outline.placing import (
    note_to_go_on,
    place_at,
    place_for_statements,
    place_of_note,
    section_at,
)
from briefing_app.ui.statements.judging import ask_topic, judge

if TYPE_CHECKING:
    from briefing_app.document.products.product import Product
    from briefing_app.domain.identity import ArticleId, SectionId, StatementId
    from briefing_app.ui.compose.deeds import ComposeDeeds
    from briefing_app.ui.compose.editing.item_editor import ItemEditor
    from briefing_app.ui.compose.outline.outline_view import OutlineView
    from briefing_app.ui.compose.outline.placing import Place
    from briefing_app.ui.compose.pool_panel import PoolPanel
    from briefing_app.ui.desk import Desk


class Arranging:
    """Does each deed where the outline stands, and leads to what came of it."""

    product: Product
    """What is made of the current briefing."""

    def __init__(
        self, desk: Desk, deeds: ComposeDeeds, outline: OutlineView, editor: ItemEditor, pool: PoolPanel
    ) -> None:
        self._desk = desk
        self._deeds = deeds
        self._outline = outline
        self._editor = editor
        self._pool = pool

    def go_to(self, item_id: ItemId) -> None:
        """Make an item current."""
        self._outline.select(item_id)

    def go_to_outline(self) -> None:
        """Leave the keys to the outline."""
        self._outline.setFocus()

    def edit_item(self) -> None:
        """Put the cursor into the words of the current row."""
        self._editor.begin()

    def add_section(self) -> None:
        """Add a section behind the one at hand, and begin its title."""
        row = self._outline.current_row
        added = self._deeds.add_section(after=row.section_id if row else None)
        if added is not None:
            self._outline.select(added)
            self._editor.begin()

    def add_note(self, kind: NoteKind) -> None:
        """Add a note of a kind at the row at hand, and begin its words."""
        added = self._deeds.add_note(kind, self._place_here())
        if added is not None:
            self._outline.select(added)
            self._editor.begin()

    def add_here(self) -> None:
        """Add what fits the section at hand: the next line of its note, or a note of its own."""
        briefing, row = self._deeds.briefing, self._outline.current_row
        section = section_at(row, briefing) if briefing is not None else None
        if section is None:
            return
        note = note_to_go_on(row, section, self.product)
        if note is not None:
            self._outline.select(note)
            self._editor.add_line()
        else:
            added = self._deeds.add_note(NoteKind.NOTE, place_of_note(row, section))
            if added is None:
                return
            self._outline.select(added)
        self._editor.begin()

    def _chosen_statements(self) -> list[StatementId]:
        briefing = self._deeds.briefing
        wanted = {row.id for row in self._outline.selected_rows if row.kind is RowKind.STATEMENT}
        items = outline.items(briefing) if briefing is not None else iter(())
        return [one.statement_id for one in items if isinstance(one, StatementItem) and one.id in wanted]

    def has_statement(self) -> bool:
        """Tell whether the current row is a statement."""
        row = self._outline.current_row
        return row is not None and row.kind is RowKind.STATEMENT

    def judge(self, value: int | None) -> None:
        """Say what the chosen statements mean for the desk, None for nothing."""
        judge(self._desk, self._chosen_statements(), value)

    def ask_topic(self) -> None:
        """Ask under which issue the chosen statements are filed."""
        ask_topic(self._desk, self._chosen_statements(), self._outline.window())

    def edit_in_brief(self) -> None:
        """Put the cursor into “In brief”."""
        self._outline.select_none()
        self._editor.begin()

    def place(self, ids: list[StatementId]) -> None:
        """Put statements where they are printed: at the current row, or in another section."""
        briefing = self._deeds.briefing
        if briefing is None or not ids:
            return
        place, instead = place_for_statements(self._outline.current_row, briefing, self.product)
        if place is not None:
            if instead:
                self._desk.notices.tell(f"That section takes notes only: put into “{instead}”.")
            self._show_placed(self._deeds.place_statements(ids, *place))

    def drop_statements(self, ids: list[StatementId], section_id: SectionId, position: int) -> None:
        """Put statements where they were let fall."""
        self._show_placed(self._deeds.place_statements(ids, section_id, position))
        self._outline.setFocus()

    def drop_articles(self, ids: list[ArticleId], section_id: SectionId, position: int) -> None:
        """Put articles where they were let fall."""
        self._show_placed(self._deeds.place_articles(ids, section_id, position))
        self._outline.setFocus()

    def _show_placed(self, item_id: ItemId | None) -> None:
        if item_id is not None:
            self._outline.select(item_id)

    def place_in(self, digit: int) -> None:
        """Put what is chosen in the pool at the end of the section of that number, from 1."""
        briefing = self._deeds.briefing
        if briefing and digit <= len(briefing.sections) and self._pool.chosen:
            section = briefing.sections[digit - 1]
            self._show_placed(self._deeds.place_statements(self._pool.chosen, section.id, len(section.items)))

    def _place_here(self) -> Place | None:
        briefing = self._deeds.briefing
        return place_at(self._outline.current_row, briefing) if briefing is not None else None

    def shift(self, step: int) -> None:
        """Move the current row by one."""
        row = self._outline.current_row
        if row is not None:
            self._deeds.shift(row, step)

    def duplicate(self) -> None:
        """Make the current item twice."""
        row = self._outline.current_row
        if row is not None and row.kind is not RowKind.SECTION and not row.is_fixed:
            self._deeds.duplicate(ItemId(row.id))

    def remove(self) -> None:
        """Take the selected rows out."""
        self._deeds.remove(self._outline.selected_rows)

    def open_place(self, item_id: ItemId) -> None:
        """Show an item in its article."""
        briefing = self._deeds.briefing
        item = outline.find_item(briefing, item_id) if briefing else None
        if item is None:
            return
        if (statement := getattr(item, "statement_id", None)) is not None:
            self._desk.navigator.open_statement(statement)
        elif (article := getattr(item, "article_id", None)) is not None:
            self._desk.navigator.open_article(article)
