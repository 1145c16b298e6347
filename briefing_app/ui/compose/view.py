"""The compose view: what waits for a place, the outline with its words, and the paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from briefing_app.document.checking.preflight import Preflight
from briefing_app.document.material import Material
from briefing_app.document.products.offered import product_or_none
from briefing_app.document.products.product_file import load_product
from briefing_app.domain import outline
from briefing_app.domain.briefing import NoteKind, StatementItem, Status
from briefing_app.domain.identity import ItemId
from briefing_app.ui.action_specs import Scope
from briefing_app.ui.compose.bars import OutlineBar, ProductBar
from briefing_app.ui.compose.deeds import ComposeDeeds
from briefing_app.ui.compose.editing.item_editor import ItemEditor
from briefing_app.ui.compose.outline.outline_model import OutlineModel
from briefing_app.ui.compose.outline.outline_rows import RowKind, outline_rows
from briefing_app.ui.compose.outline.outline_view import OutlineView
from briefing_app.ui.compose.outline.placing import (
    note_to_go_on,
    place_at,
    place_for_statements,
    place_of_note,
    section_at,
)
from briefing_app.ui.compose.paper_panel import PaperPanel
from briefing_app.ui.compose.pool_panel import PoolPanel
from briefing_app.ui.compose.preflight.live_checks import LiveChecks
from briefing_app.ui.compose.preflight.preflight_deeds import PreflightDeeds
from briefing_app.ui.compose.preflight.preflight_panel import PreflightPanel
from briefing_app.ui.compose.status_bar import StatusBar
from briefing_app.ui.statements.judging import STANCE_ACTIONS, ask_topic, file_under, judge, topics_of

if TYPE_CHECKING:
    from briefing_app.domain.briefing import Briefing
    from briefing_app.domain.identity import ArticleId, SectionId, StatementId
    from briefing_app.ui.compose.outline.outline_rows import OutlineRow
    from briefing_app.ui.compose.outline.placing import Place
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.workspace import Changed

_FALLBACK = "daily-press-review"
_POOL_WIDTH, _OUTLINE_WIDTH, _PAPER_WIDTH = 280, 400, 640
_LEAST_OUTLINE = 250
"""What the outline keeps of a low window, with its bars: a few rows, whatever else is open."""


class ComposeView(QWidget):
    """Arranges the current briefing; every change is an edit that can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composeView")
        self._desk = desk
        self._stale = False
        self._material = Material()
        self._editable = False
        self._note_status()
        self._kind: RowKind | None = None
        self.deeds = ComposeDeeds(desk, self)
        self._model = OutlineModel(self)
        self.pool = PoolPanel(desk)
        self.outline = OutlineView(self._model, desk.theme)
        self.editor = ItemEditor(partial(topics_of, desk))
        self.products = ProductBar(desk)
        self._outline_bar = OutlineBar(desk)
        self.paper = PaperPanel(desk)
        self.status = StatusBar(desk)
        self.findings = PreflightPanel(desk)
        self.panes = (self.outline, self.editor, self.findings.tree, self.paper.paper, self.pool.list)
        self.checks = LiveChecks(desk, self)
        self.preflight = PreflightDeeds(desk, self)
        self._lay_out()
        self._connect()
        self._bind()
        self.refresh()

    # building

    def _lay_out(self) -> None:
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.setObjectName("composeMiddle")
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.products)
        column.addWidget(self._outline_bar)
        column.addWidget(self.status)
        column.addWidget(self.outline, 1)
        middle.addWidget(top)
        middle.addWidget(self.editor)
        middle.addWidget(self.findings)
        middle.setStretchFactor(0, 1)
        middle.setSizes([430, 190, 170])
        top.setMinimumHeight(_LEAST_OUTLINE)
        middle.setHandleWidth(1)
        middle.setChildrenCollapsible(False)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setObjectName("composePanes")
        across.setHandleWidth(1)
        for pane, width in (
            (self.pool, _POOL_WIDTH),
            (middle, _OUTLINE_WIDTH),
            (self.paper, _PAPER_WIDTH),
        ):
            pane.setProperty("surface", "panel")
            pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            pane.setMinimumWidth(min(width, 260))
            across.addWidget(pane)
        across.setSizes([_POOL_WIDTH, _OUTLINE_WIDTH, _PAPER_WIDTH])
        across.setStretchFactor(2, 1)
        across.setChildrenCollapsible(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(across)
        self._splitters = (across, middle)
        self._restore_state()

    def _connect(self) -> None:
        deeds, model = self.deeds, self._model
        model.items_dropped.connect(deeds.move_items)
        model.section_dropped.connect(deeds.move_section)
        model.statements_dropped.connect(self._drop_statements)
        model.articles_dropped.connect(self._drop_articles)
        self.outline.current_changed.connect(self._show_current)
        self.outline.edit_asked.connect(self.editor.begin)
        self.editor.left.connect(self.outline.setFocus)
        self.pool.place_asked.connect(self._place)
        self.editor.in_brief_changed.connect(deeds.set_in_brief)
        self.editor.overtaken.connect(self._desk.notices.collided)
        self.editor.section_renamed.connect(deeds.rename_section)
        self.editor.headline_changed.connect(deeds.set_headline)
        self.editor.summary_changed.connect(deeds.set_summary)
        self.editor.wording_changed.connect(deeds.set_wording)
        self.editor.note_changed.connect(deeds.edit_note)
        self.editor.note_kind_changed.connect(deeds.set_note_kind)
        self.editor.place_wanted.connect(self._open_place)
        self.editor.judged.connect(lambda one, value: judge(self._desk, [one], value, quietly=True))
        self.editor.filed.connect(lambda one, topic: file_under(self._desk, [one], topic))
        self.editor.add_wanted.connect(self._add_here)
        self.editor.details_wanted.connect(self._desk.actions["actionBriefingDetails"].trigger)
        self.products.product_chosen.connect(deeds.set_product)
        self.paper.look.style_chosen.connect(deeds.set_house_style)
        self.paper.look.paper_chosen.connect(deeds.set_paper)
        self.paper.paper.item_clicked.connect(self._go_to_origin)
        self.paper.live.ready.connect(lambda _: self._lay_out_done())
        self.checks.ready.connect(self.findings.show_outcome)
        self._desk.signals.changed.connect(self._hear)

    def _bind(self) -> None:
        actions = self._desk.actions
        for scope, widget in (
            (Scope.COMPOSE, self),
            (Scope.OUTLINE, self.outline),
            (Scope.POOL, self.pool),
            (Scope.PAPER, self.paper),
        ):
            actions.attach(scope, widget)
        has = self._can_edit
        for name, slot in (
            ("actionAddSection", self._add_section),
            ("actionAddHeading", lambda: self._add_note(NoteKind.HEADING)),
            ("actionAddNote", lambda: self._add_note(NoteKind.NOTE)),
            ("actionAddComment", lambda: self._add_note(NoteKind.COMMENT)),
            ("actionInsertStatement", lambda: self._place(self.pool.chosen)),
            ("actionInBrief", self.edit_in_brief),
            ("actionShowChecks", self._show_checks),
            ("actionAddHere", self._add_here),
            ("actionProduct", self.products.button.open_choices),
            ("actionLook", self.paper.look.open_choices),
        ):
            actions.bind(name, slot, within=self, enabled=has)
        for name, slot in (
            ("actionMoveUp", lambda: self._shift(-1)),
            ("actionMoveDown", lambda: self._shift(1)),
            ("actionDuplicate", self._duplicate),
            ("actionRemove", self._remove),
            ("actionRename", self.editor.begin),
        ):
            actions.bind(name, slot, within=self.outline, enabled=has)
        for name, value in (*STANCE_ACTIONS.items(), ("actionStanceNone", None)):
            slot = partial(self._judge, value)
            actions.bind(name, slot, within=self.outline, enabled=self._has_statement)
        actions.bind("actionSetTopic", self._ask_topic, within=self.outline, enabled=self._has_statement)
        actions.bind("actionFind", self.pool.begin_search, within=self)
        actions.bind("actionNextFinding", self._next_finding, enabled=has)
        for name, slot in (
            ("actionTextLarger", self.paper.paper.zoom_in),
            ("actionTextSmaller", self.paper.paper.zoom_out),
            ("actionTextNormal", self.paper.paper.fit_width),
            ("actionGreyProof", self.paper.toggle_grey),
        ):
            actions.bind(name, slot, within=self)
        for name, slot in (
            ("actionLeaveOut", self.editor.leave_out),
            ("actionOriginalWording", self.editor.restore_original),
        ):
            actions.bind(name, slot, within=self, enabled=has)
        for digit in range(1, 10):
            actions.bind(
                f"actionToSection{digit}", partial(self._place_in, digit), within=self.pool, enabled=has
            )

    # showing

    def refresh(self) -> None:
        """Show the current briefing as the library holds it."""
        self._stale = False
        in_pool = self.pool.list.hasFocus()
        self.pool.refresh()
        if in_pool and not self.pool.list.isVisible():
            self.outline.setFocus()
        briefing = self.deeds.seen = self.deeds.briefing
        self.editor.setVisible(briefing is not None)
        self.findings.setVisible(briefing is not None and briefing.status is not Status.ISSUED)
        self.status.show_briefing(briefing)
        if briefing is None:
            self.products.show_product(None, None)
            self.paper.look.show_look(None)
            self._model.show_rows(())
            self.paper.live.refresh_now()
            self.checks.rest()
            self.findings.show_outcome(Preflight())
            return
        self._material = self.deeds.material(briefing)
        product = product_or_none(briefing.product)
        self._product = product if product is not None else load_product(_FALLBACK)
        self.products.show_product(briefing, product)
        self.paper.look.show_look(briefing)
        self._model.show_rows(outline_rows(briefing, self._material, self._product))
        self._show_current(self.outline.current_row)
        for part in (self.editor, self.products.button, self.paper.look):
            part.setEnabled(briefing.status is not Status.ISSUED)
        self._check(briefing)
        self._count_all()
        if self.isVisible():
            self.paper.live.refresh()

    def show_item(self, item_id: ItemId) -> None:
        """Make an item current in the outline and on the paper."""
        self.outline.select(item_id)
        self.outline.setFocus()

    def save_state(self) -> None:
        """Keep the sizes of the panes for the next run."""
        sizes = [splitter.sizes() for splitter in self._splitters]
        self._desk.preferences.set("compose_panes", sizes)

    def _restore_state(self) -> None:
        kept = self._desk.preferences.get("compose_panes", [])
        if len(kept) == len(self._splitters):
            for splitter, sizes in zip(self._splitters, kept, strict=True):
                if len(sizes) != splitter.count():
                    continue
                splitter.setSizes([int(size) for size in sizes])

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self._stale:
            self.refresh()
        QTimer.singleShot(0, self, self.paper.live.refresh_now)

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        self.paper.live.rest()
        self.checks.rest()

    def _hear(self, changed: Changed) -> None:
        current = self._desk.workspace.current_briefing
        if changed.briefings:
            self._note_status()
        if not (changed.briefings or changed.statements or changed.articles or changed.actors):
            return
        if not self.isVisible():  # while another view is used, its changes wait
            self._stale = True
        elif current in changed.briefings or self._stands_on(changed):
            self.refresh()
        elif changed.statements or changed.articles or changed.actors:
            self.pool.refresh()

    def _stands_on(self, changed: Changed) -> bool:
        """Tell whether something is different that the briefing on the desk uses."""
        material, briefing = self._material, self.deeds.seen
        if briefing is not None and briefing.subject in changed.actors:
            return True
        return not (
            changed.statements.isdisjoint(material.statements)
            and changed.articles.isdisjoint(material.articles)
            and changed.actors.isdisjoint(material.actors)
        )

    def _show_current(self, row: OutlineRow | None) -> None:
        briefing = self.deeds.briefing
        if briefing is None:
            return
        self.editor.show_row(row, briefing, self._material, self._product)
        self.paper.paper.show_current(frozenset({row.id} if row else ()))
        kind = row.kind if row else None
        if kind is not self._kind:  # what can be done depends on it, and on nothing else here
            self._kind = kind
            self._desk.actions.refresh()

    def _check(self, briefing: Briefing) -> None:
        """Have the checks look again at what the outline shows; what was issued is past them."""
        if briefing.status is Status.ISSUED or product_or_none(briefing.product) is None:
            self.checks.rest()
            self.findings.show_outcome(Preflight())
            return
        rendered = self.paper.live.rendered
        self.checks.check(briefing, self._material, rendered.pages if rendered is not None else None)

    def _lay_out_done(self) -> None:
        self._count_all()
        if (briefing := self.deeds.briefing) is not None and self.isVisible():
            self._check(briefing)

    def _next_finding(self) -> None:
        """Go to the next finding, from another view as well: the one before may have led there."""
        self._desk.navigator.show_view("compose")
        self.findings.next_finding()

    def _show_checks(self) -> None:
        self.findings.set_open(True)
        self.findings.tree.setFocus()

    def _go_to_origin(self, origin: int) -> None:
        self.outline.select(origin)

    def _count_all(self) -> None:
        briefing = self.deeds.briefing
        if briefing is None:
            self._outline_bar.say("")
            return
        counted = len(outline.item_numbers(briefing))  # as the checks count them
        caps = self._product.caps
        rendered = self.paper.live.rendered
        pages = f" · {rendered.pages}/{caps.pages} pages" if rendered and rendered.pages else ""
        self._outline_bar.say(f"{counted}/{caps.items} items{pages}")

    # doing

    def _can_edit(self) -> bool:
        """Tell whether there is a briefing that was not issued yet."""
        return self._editable

    def _note_status(self) -> None:
        """Remember whether the briefing can be edited: actions ask often, and after the library closed."""
        current = self._desk.workspace.current_briefing
        known = self._desk.workspace.store.briefing_statuses([current] if current is not None else [])
        self._editable = current is not None and known.get(current) is not Status.ISSUED

    def _add_section(self) -> None:
        row = self.outline.current_row
        added = self.deeds.add_section(after=row.section_id if row else None)
        if added is not None:
            self.outline.select(added)
            self.editor.begin()

    def _add_note(self, kind: NoteKind) -> None:
        added = self.deeds.add_note(kind, self._place_here())
        if added is not None:
            self.outline.select(added)
            self.editor.begin()

    def _add_here(self) -> None:
        """Add what fits the section at hand: the next line of its note, or a note of its own."""
        briefing, row = self.deeds.briefing, self.outline.current_row
        section = section_at(row, briefing) if briefing is not None else None
        if section is None:
            return
        note = note_to_go_on(row, section, self._product)
        if note is not None:
            self.outline.select(note)
            self.editor.add_line()
        else:
            added = self.deeds.add_note(NoteKind.NOTE, place_of_note(row, section))
            if added is None:
                return
            self.outline.select(added)
        self.editor.begin()

    def _chosen_statements(self) -> list[StatementId]:
        briefing = self.deeds.briefing
        wanted = {row.id for row in self.outline.selected_rows if row.kind is RowKind.STATEMENT}
        items = outline.items(briefing) if briefing is not None else iter(())
        return [one.statement_id for one in items if isinstance(one, StatementItem) and one.id in wanted]

    def _has_statement(self) -> bool:
        row = self.outline.current_row
        return row is not None and row.kind is RowKind.STATEMENT

    def _judge(self, value: int | None) -> None:
        judge(self._desk, self._chosen_statements(), value)

    def _ask_topic(self) -> None:
        ask_topic(self._desk, self._chosen_statements(), self.window())

    def edit_in_brief(self) -> None:
        """Put the cursor into “In brief”."""
        self.outline.clearSelection()
        self.outline.setCurrentIndex(self._model.index(-1))
        self.editor.begin()

    def _place(self, ids: list[StatementId]) -> None:
        briefing = self.deeds.briefing
        if briefing is None or not ids:
            return
        place, instead = place_for_statements(self.outline.current_row, briefing, self._product)
        if place is not None:
            if instead:
                self._desk.notices.tell(f"That section takes notes only: put into “{instead}”.")
            self._show_placed(self.deeds.place_statements(ids, *place))

    def _drop_statements(self, ids: list[StatementId], section_id: SectionId, position: int) -> None:
        self._show_placed(self.deeds.place_statements(ids, section_id, position))
        self.outline.setFocus()

    def _drop_articles(self, ids: list[ArticleId], section_id: SectionId, position: int) -> None:
        self._show_placed(self.deeds.place_articles(ids, section_id, position))
        self.outline.setFocus()

    def _show_placed(self, item_id: ItemId | None) -> None:
        if item_id is not None:
            self.outline.select(item_id)

    def _place_in(self, digit: int) -> None:
        briefing = self.deeds.briefing
        if briefing and digit <= len(briefing.sections) and self.pool.chosen:
            section = briefing.sections[digit - 1]
            self._show_placed(self.deeds.place_statements(self.pool.chosen, section.id, len(section.items)))

    def _place_here(self) -> Place | None:
        briefing = self.deeds.briefing
        return place_at(self.outline.current_row, briefing) if briefing is not None else None

    def _shift(self, step: int) -> None:
        row = self.outline.current_row
        if row is not None:
            self.deeds.shift(row, step)

    def _duplicate(self) -> None:
        row = self.outline.current_row
        if row is not None and row.kind is not RowKind.SECTION and not row.is_fixed:
            self.deeds.duplicate(ItemId(row.id))

    def _remove(self) -> None:
        self.deeds.remove(self.outline.selected_rows)

    def _open_place(self, item_id: ItemId) -> None:
        briefing = self.deeds.briefing
        item = outline.find_item(briefing, item_id) if briefing else None
        if item is None:
            return
        if (statement := getattr(item, "statement_id", None)) is not None:
            self._desk.navigator.open_statement(statement)
        elif (article := getattr(item, "article_id", None)) is not None:
            self._desk.navigator.open_article(article)
