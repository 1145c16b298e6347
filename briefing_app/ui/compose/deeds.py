"""What a person does in the compose view, as edits of the current briefing."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing_app.domain.briefings import outline
from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, NoteKind, StatementItem
from briefing_app.domain.identity import ItemId, SectionId
from briefing_app.storage.seen import as_seen
from briefing_app.ui.compose.outline.outline_rows import RowKind
from briefing_app.workspace import edits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from briefing_app.document.material import Material
    from briefing_app.document.verifying.verification import Failure
    from briefing_app.domain.briefings.briefing import Item, Paper
    from briefing_app.domain.checks import Finding
    from briefing_app.domain.edit import Edit
    from briefing_app.domain.identity import ArticleId, BriefingId, StatementId
    from briefing_app.ui.compose.outline.outline_rows import OutlineRow
    from briefing_app.ui.desk import Desk

_NEW_SECTION = "New section"
_NEW_NOTES = {
    NoteKind.HEADING: "New subheading",
    NoteKind.NOTE: "",
    NoteKind.COMMENT: "New comment",
}


class ComposeDeeds:
    """Applies each deed to the current briefing; without one, nothing is done."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk = desk
        self._parent = parent
        self.seen: Briefing | None = None
        """The briefing as the view shows it."""

    @property
    def briefing(self) -> Briefing | None:
        """The current briefing as the library holds it."""
        current = self._desk.workspace.current_briefing
        return self._desk.workspace.store.briefing(current) if current is not None else None

    def material(self, briefing: Briefing) -> Material:
        """Return what `briefing` refers to."""
        from briefing_app.workspace.composing.documents import material_for

        return material_for(self._desk.workspace.store, briefing)

    def waive(self, finding: Finding, initials: str) -> None:
        """Let a finding pass."""
        now = datetime.now(UTC).replace(microsecond=0)
        self._apply(lambda store, current: edits.waive(store, current, finding, initials, now))

    def unwaive(self, finding: Finding) -> None:
        """Let a finding stand again."""
        self._apply(lambda store, current: edits.unwaive(store, current, finding))

    def take_original(self, failure: Failure) -> None:
        """Give a quotation the words of its article."""
        from briefing_app.workspace.edits.mending import take_original

        workspace = self._desk.workspace
        current = workspace.current_briefing
        edit = take_original(workspace.store, current, failure) if current is not None else None
        if edit is not None:
            self._desk.notices.attempt(lambda: workspace.apply(edit))

    def place_statements(
        self, ids: Sequence[StatementId], section_id: SectionId, position: int
    ) -> ItemId | None:
        """Put statements into a section, before what stands at `position`; return the first item made."""
        self._place(edits.place_statements, ids, section_id, position)
        return self._first(lambda item: isinstance(item, StatementItem) and item.statement_id in ids)

    def place_articles(self, ids: Sequence[ArticleId], section_id: SectionId, position: int) -> ItemId | None:
        """Put articles into a section, before what stands at `position`; return the first item made."""
        self._place(edits.place_articles, ids, section_id, position)
        return self._first(lambda item: isinstance(item, ArticleItem) and item.article_id in ids)

    def move_items(self, ids: Sequence[ItemId], section_id: SectionId, position: int) -> None:
        """Move items to a place in a section."""
        self._apply(lambda store, current: edits.move_items(store, current, ids, section_id, position))

    def move_section(self, section_id: SectionId, position: int) -> None:
        """Move a section before the one that stands at `position`."""
        self._apply(lambda store, current: edits.move_section(store, current, section_id, position))

    def shift(self, row: OutlineRow, step: int) -> None:
        """Move a row one place up or down; what the product has fixed stays."""
        briefing = self.briefing
        if briefing is None or row.is_fixed:
            return
        if row.kind is RowKind.SECTION:
            here = [section.id for section in briefing.sections].index(SectionId(row.id))
            self.move_section(SectionId(row.id), here - 1 if step < 0 else here + 2)
        else:
            self._apply(lambda store, current: edits.shift_item(store, current, ItemId(row.id), step))

    def remove(self, rows: Sequence[OutlineRow]) -> None:
        """Take rows out of the briefing; what they stand for stays in the library."""
        sections = [SectionId(row.id) for row in rows if row.kind is RowKind.SECTION]
        items = [ItemId(row.id) for row in rows if row.kind is not RowKind.SECTION and not row.is_fixed]
        if items:
            self._apply(lambda store, current: edits.remove_items(store, current, items))
        for section_id in sections:
            self._apply(lambda store, current, gone=section_id: edits.remove_section(store, current, gone))

    def duplicate(self, item_id: ItemId) -> None:
        """Put a second one of an item after it."""
        self._apply(lambda store, current: edits.duplicate_item(store, current, item_id))

    def add_section(self, after: SectionId | None) -> int | None:
        """Add a section after another, at the end when `after` is None; return its id."""
        briefing = self.briefing
        if briefing is None:
            return None
        ids = [section.id for section in briefing.sections]
        position = ids.index(after) + 1 if after in ids else None
        before: set[int] = set(ids)
        self._apply(lambda store, current: edits.add_section(store, current, _NEW_SECTION, position))
        return self._made(before, lambda made: {section.id for section in made.sections})

    def add_note(self, kind: NoteKind, place: tuple[SectionId, int] | None) -> int | None:
        """Add words of the analyst at a place; return the id of the item."""
        briefing = self.briefing
        if briefing is None or place is None:
            return None
        section_id, position = place
        next_item = self._item_at(briefing, section_id, position)
        before: set[int] = {item.id for item in outline.items(briefing)}
        self._apply(
            lambda store, current: edits.add_note(
                store, current, section_id, _NEW_NOTES[kind], kind, next_item
            )
        )
        return self._made(before, lambda made: {item.id for item in outline.items(made)})

    def set_product(self, name: str) -> None:
        """Make the briefing another product; what it holds stays."""
        self._apply(lambda store, current: edits.set_product(store, current, name))

    def set_house_style(self, name: str) -> None:
        """Choose the looks."""
        self._apply(lambda store, current: edits.set_house_style(store, current, name))

    def set_paper(self, paper: Paper) -> None:
        """Choose the sheet."""
        self._apply(lambda store, current: edits.set_paper(store, current, paper))

    def rename_section(self, section_id: SectionId, title: str) -> None:
        """Give a section another title; an empty one is not taken."""
        if title.strip():
            self._apply(lambda store, current: edits.rename_section(store, current, section_id, title))

    def set_in_brief(self, text: str) -> None:
        """Write the summary at the head of the briefing."""
        self._apply(lambda store, current: edits.set_in_brief(store, current, text))

    def set_headline(self, item_id: ItemId, headline: str) -> None:
        """Head an article in the desk's words; its own words again when they are the same."""
        self._apply(lambda store, current: edits.set_headline(store, current, item_id, headline.strip()))

    def set_summary(self, item_id: ItemId, summary: str) -> None:
        """Write the summary of an article."""
        self._apply(lambda store, current: edits.set_summary(store, current, item_id, summary))

    def set_wording(self, item_id: ItemId, wording: str | None) -> None:
        """Shorten a quotation as printed; None prints it as it stands."""
        self._apply(lambda store, current: edits.set_wording(store, current, item_id, wording))

    def edit_note(self, item_id: ItemId, text: str) -> None:
        """Change what the analyst wrote."""
        self._apply(lambda store, current: edits.edit_note(store, current, item_id, text))

    def set_note_kind(self, item_id: ItemId, kind: NoteKind) -> None:
        """Make a heading, a note or a comment of what the analyst wrote."""
        self._apply(lambda store, current: edits.set_note_kind(store, current, item_id, kind))

    def _place(
        self,
        verb: Callable[..., Edit],
        ids: Sequence[int],
        section_id: SectionId,
        position: int,
    ) -> None:
        briefing = self.briefing
        if briefing is not None and ids:
            before_item = self._item_at(briefing, section_id, position)
            self._apply(lambda store, current: verb(store, current, section_id, ids, before_item))

    def _first(self, wanted: Callable[[Item], bool]) -> ItemId | None:
        items = outline.items(self.briefing) if self.briefing else iter(())
        return next((item.id for item in items if wanted(item)), None)

    @staticmethod
    def _item_at(briefing: Briefing, section_id: SectionId, position: int) -> ItemId | None:
        section = next((s for s in briefing.sections if s.id == section_id), None)
        if section is None or position >= len(section.items):
            return None
        return section.items[position].id

    def _made(self, before: set[int], ids_of: Callable[[Briefing], set[int]]) -> int | None:
        briefing = self.briefing
        return next(iter(ids_of(briefing) - before), None) if briefing else None

    def _apply(self, make: Callable[..., Edit]) -> None:
        workspace = self._desk.workspace
        current: BriefingId | None = workspace.current_briefing
        if current is not None:
            store = as_seen(workspace.store, self._seen_of(current))
            self._desk.notices.attempt(lambda: workspace.apply(make(store, current)))

    def _seen_of(self, current: BriefingId) -> Briefing | None:
        """Return the current briefing as the view shows it, None when it shows another."""
        return self.seen if self.seen is not None and self.seen.id == current else None
