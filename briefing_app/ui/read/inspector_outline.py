"""The current briefing at a glance, beside the article: its sections and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from briefing_app.domain.briefings.briefing import ArticleItem, Briefing, NoteItem, StatementItem
from briefing_app.domain.briefings.outline import section_of
from briefing_app.domain.statements.statement import Reports
from briefing_app.ui.look.buttons import ThemedButton
from briefing_app.ui.look.card_delegate import CARD, Card, CardDelegate, Header
from briefing_app.ui.look.drop_list import DropList
from briefing_app.ui.look.plain import label, letter_by_letter
from briefing_app.ui.look.speaking import THOUGHT_ICON, turned_quote
from briefing_app.ui.statements.words import shown_actor, turning
from briefing_app.workspace import edits

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from briefing_app.domain.articles.article import ArticleRow
    from briefing_app.domain.briefings.briefing import Item
    from briefing_app.domain.edit import Edit
    from briefing_app.domain.identity import ArticleId, ItemId, StatementId
    from briefing_app.storage.queries import StatementRow
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.door.changed import Changed

_NO_BRIEFING = "There is no briefing to put anything into. Ctrl+N makes one."
_ITEM = Qt.ItemDataRole.UserRole
_NOTE_BARS = {"heading": "line_strong", "note": "accent_line", "comment": "organisation"}


class InspectorOutline(QWidget):
    """A compact, read-only outline; Enter or a double click opens an item in its article."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._current: StatementId | None = None
        self._folded: set[int] = set()
        self._placed: frozenset[StatementId] = frozenset()
        self.list = DropList(desk.theme)
        self.list.setObjectName("inspectorOutline")
        self.list.setAccessibleName("Outline of the briefing")
        self.list.setItemDelegate(CardDelegate(desk.theme, self.list))
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._fold)
        self.list.articles_dropped.connect(self._put_articles)
        self.list.statements_dropped.connect(self._put_statements)
        self._empty = label(_NO_BRIEFING, "secondary")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(24, 40, 24, 24)
        over = QVBoxLayout(self.list.viewport())
        over.setContentsMargins(0, 0, 0, 0)
        over.addWidget(self._empty)
        foot = QFrame()
        foot.setProperty("edge", "top")
        foot.setFixedHeight(48)
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 0, 12, 0)
        add = ThemedButton(desk.theme, "plus", "Add section", kind="button", colour="text")
        row.addWidget(add.follow(desk.actions["actionAddSection"]))
        row.addStretch(1)
        self._count = label("", "small")
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(foot)
        desk.signals.changed.connect(self._hear)
        desk.theme.changed.connect(self.list.viewport().update)
        desk.actions.bind("actionRemove", self.remove_chosen, within=self.list, enabled=self._has_item)
        desk.actions.bind("actionAddSection", self.ask_section, within=self, enabled=self._has_briefing)
        self.refresh()

    def ask_section(self) -> None:
        """Ask for the title of a new section at the end."""
        dialog = QInputDialog(self.window())
        dialog.setObjectName("sectionTitle")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Add section")
        dialog.setLabelText("Title of the section")
        letter_by_letter(dialog)
        dialog.textValueSelected.connect(self._add_section)
        dialog.open()

    def refresh(self) -> None:
        """Show the briefing again and stay where one was."""
        scroll, row = self.list.verticalScrollBar().value(), self.list.currentRow()
        self.list.clear()
        current = self._desk.workspace.current_briefing
        self._empty.setVisible(current is None)
        if current is None:
            self._count.setText("No briefing yet")
            return
        briefing = self._desk.workspace.store.briefing(current)
        self._fill(briefing)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.verticalScrollBar().setValue(scroll)

    def show_current(self, statement_id: StatementId | None) -> None:
        """Ring the card of the statement that is current in the reader."""
        self._current = statement_id
        for row in range(self.list.count()):
            item = self.list.item(row)
            held, card = item.data(_ITEM), item.data(CARD)
            if isinstance(card, Card):
                on = isinstance(held, StatementItem) and held.statement_id == statement_id
                if card.current != on:
                    item.setData(CARD, replace(card, current=on))
                if on:
                    self.list.scrollToItem(item)

    def remove_chosen(self) -> None:
        """Take the chosen item out of the briefing; article and statement stay in the library."""
        item, current = self._chosen(), self._desk.workspace.current_briefing
        if item is not None and current is not None:
            store = self._desk.workspace.store
            self._desk.notices.attempt(
                lambda: self._desk.workspace.apply(edits.remove_items(store, current, [item.id]))
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.scheduleDelayedItemsLayout()

    def _fill(self, briefing: Briefing) -> None:
        items = [item for section in briefing.sections for item in section.items]
        store = self._desk.workspace.store
        statement_ids = [item.statement_id for item in items if isinstance(item, StatementItem)]
        self._placed = frozenset(statement_ids)
        rows = {row.id: row for row in store.statement_rows(statement_ids)}
        article_ids = [item.article_id for item in items if isinstance(item, ArticleItem)]
        articles = {row.id: row for row in store.article_rows(article_ids)}
        for number, section in enumerate(briefing.sections, start=1):
            folded = section.id in self._folded
            head = QListWidgetItem()
            head.setData(CARD, Header(f"{number}.  {section.title}", len(section.items), folded))
            head.setData(Qt.ItemDataRole.AccessibleTextRole, f"Section {number}: {section.title}")
            head.setData(_ITEM, section.id)
            self.list.addItem(head)
            for item in () if folded else section.items:
                card = self._card(item, rows, articles)
                made = QListWidgetItem()
                made.setData(CARD, card)
                made.setData(Qt.ItemDataRole.AccessibleTextRole, f"{card.text}, {card.actor} {card.source}")
                made.setData(_ITEM, item)
                self.list.addItem(made)
        statements = "statement" if len(statement_ids) == 1 else "statements"
        stories = "article" if len(article_ids) == 1 else "articles"
        self._count.setText(f"{len(statement_ids)} {statements}  ·  {len(article_ids)} {stories}")

    def _card(
        self, item: Item, rows: Mapping[StatementId, StatementRow], articles: Mapping[ArticleId, ArticleRow]
    ) -> Card:
        match item:
            case StatementItem():
                row = rows.get(item.statement_id)
                if row is None:
                    return Card("This statement is no longer in the library.", bar="danger")
                words = item.wording if item.wording is not None else row.quote
                quoted = f"“{words}”" if row.manner == "direct" else turned_quote(words, turning(row))
                return Card(
                    quoted,
                    shown_actor(row),
                    row.kind,
                    row.outlet,
                    "key_bar",
                    current=row.id == self._current,
                    icon=THOUGHT_ICON if row.reports is Reports.THOUGHT else "",
                )
            case ArticleItem():
                found = articles.get(item.article_id)
                title = item.headline or (found.headline if found else "This article was removed.")
                return Card(title, source=found.outlet if found else "", bar="accent", strong=True)
            case NoteItem():
                return Card(item.text, bar=_NOTE_BARS[item.kind.value], badge=item.kind.value.capitalize())

    def _hear(self, changed: Changed) -> None:
        if changed.briefings or changed.actors or not self._placed.isdisjoint(changed.statements):
            self.refresh()

    def _put_articles(self, ids: list[ArticleId], target: QListWidgetItem) -> None:
        self._put(edits.place_articles, ids, target)

    def _put_statements(self, ids: list[StatementId], target: QListWidgetItem) -> None:
        self._put(edits.place_statements, ids, target)

    def _put(self, place: Callable[..., Edit], ids: Sequence[int], target: QListWidgetItem) -> None:
        """Place what was dropped: on a section at its end, on an item before it."""
        workspace = self._desk.workspace
        current = workspace.current_briefing
        if current is None or not ids:
            return
        held = target.data(_ITEM)
        item_id = held.id if isinstance(held, (StatementItem, ArticleItem, NoteItem)) else None
        briefing = workspace.store.briefing(current)
        section = section_of(briefing, item_id) if item_id is not None else None
        section_id = section.id if section is not None else held
        self._desk.notices.attempt(
            lambda: workspace.apply(place(workspace.store, current, section_id, ids, item_id))
        )

    def _fold(self, chosen: QListWidgetItem) -> None:
        """Fold or unfold the section whose head was clicked."""
        if isinstance(chosen.data(CARD), Header):
            self._folded.symmetric_difference_update({chosen.data(_ITEM)})
            self.refresh()

    def _chosen(self) -> Item | None:
        chosen = self.list.currentItem()
        held = chosen.data(_ITEM) if chosen is not None else None
        return held if isinstance(held, (StatementItem, ArticleItem, NoteItem)) else None

    def _has_briefing(self) -> bool:
        return self._desk.workspace.current_briefing is not None

    def _add_section(self, title: str) -> None:
        workspace = self._desk.workspace
        current = workspace.current_briefing
        if current is not None and title.strip():
            self._desk.notices.attempt(
                lambda: workspace.apply(edits.add_section(workspace.store, current, title))
            )

    def _has_item(self) -> bool:
        return self._chosen() is not None

    def _open(self, chosen: QListWidgetItem) -> None:
        held = chosen.data(_ITEM)
        if isinstance(chosen.data(CARD), Header):
            self._fold(chosen)
        elif isinstance(held, StatementItem):
            self._desk.navigator.open_statement(held.statement_id)
        elif isinstance(held, ArticleItem):
            self._desk.navigator.open_article(held.article_id)
        elif isinstance(held, NoteItem):
            self._desk.navigator.show_item(held.id)

    def _open_menu(self, place: QPoint) -> None:
        item = self._chosen()
        if item is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self.list.currentItem()
        menu.addAction("Open in its article", lambda: self._open(chosen))
        menu.addAction("Show in Compose", lambda: self._show(item.id))
        menu.addSeparator()
        menu.addAction("Take out of the briefing", self.remove_chosen)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _show(self, item_id: ItemId) -> None:
        self._desk.navigator.show_item(item_id)
