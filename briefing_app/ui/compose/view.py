"""The compose view: what waits for a place, the outline with its words, and the paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from briefing_app.document.checking.preflight import Preflight
from briefing_app.document.material import Material
from briefing_app.document.products.offered import product_or_none
from briefing_app.document.products.product_file import load_product
from briefing_app.domain.briefings import outline
from briefing_app.domain.briefings.briefing import NoteKind, Status
from briefing_app.domain.identity import ItemId
from briefing_app.ui.action_specs import Scope
from briefing_app.ui.compose.arranging import Arranging
from briefing_app.ui.compose.bars import OutlineBar, ProductBar
from briefing_app.ui.compose.deeds import ComposeDeeds
from briefing_app.ui.compose.editing.item_editor import ItemEditor
from briefing_app.ui.compose.outline.outline_model import OutlineModel
from briefing_app.ui.compose.outline.outline_rows import RowKind, outline_rows
from briefing_app.ui.compose.outline.outline_view import OutlineView
from briefing_app.ui.compose.panes import ComposePanes
from briefing_app.ui.compose.paper_panel import PaperPanel
from briefing_app.ui.compose.pool_panel import PoolPanel
from briefing_app.ui.compose.preflight.live_checks import LiveChecks
from briefing_app.ui.compose.preflight.preflight_deeds import PreflightDeeds
from briefing_app.ui.compose.preflight.preflight_panel import PreflightPanel
from briefing_app.ui.compose.status_bar import StatusBar
from briefing_app.ui.statements.judging import STANCE_ACTIONS, file_under, judge, topics_of

if TYPE_CHECKING:
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.ui.compose.outline.outline_rows import OutlineRow
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.workspace import Changed

_FALLBACK = "daily-press-review"


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
        self.arranging = Arranging(desk, self.deeds, self.outline, self.editor, self.pool)
        self.preflight = PreflightDeeds(desk, self.deeds, self.arranging, self.findings)
        self._panes = ComposePanes(
            self.pool,
            (self.products, self._outline_bar, self.status, self.outline),
            (self.editor, self.findings),
            self.paper,
        )
        self._panes.bring_back(desk.preferences)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)
        self._connect()
        self._bind()
        self.refresh()

    # building

    def _connect(self) -> None:
        deeds, model, arranging = self.deeds, self._model, self.arranging
        model.items_dropped.connect(deeds.move_items)
        model.section_dropped.connect(deeds.move_section)
        model.statements_dropped.connect(arranging.drop_statements)
        model.articles_dropped.connect(arranging.drop_articles)
        self.outline.current_changed.connect(self._show_current)
        self.outline.edit_asked.connect(self.editor.begin)
        self.editor.left.connect(self.outline.setFocus)
        self.pool.place_asked.connect(arranging.place)
        self.editor.in_brief_changed.connect(deeds.set_in_brief)
        self.editor.overtaken.connect(self._desk.notices.collided)
        self.editor.section_renamed.connect(deeds.rename_section)
        self.editor.headline_changed.connect(deeds.set_headline)
        self.editor.summary_changed.connect(deeds.set_summary)
        self.editor.wording_changed.connect(deeds.set_wording)
        self.editor.note_changed.connect(deeds.edit_note)
        self.editor.note_kind_changed.connect(deeds.set_note_kind)
        self.editor.place_wanted.connect(arranging.open_place)
        self.editor.judged.connect(lambda one, value: judge(self._desk, [one], value, quietly=True))
        self.editor.filed.connect(lambda one, topic: file_under(self._desk, [one], topic))
        self.editor.add_wanted.connect(arranging.add_here)
        self.editor.details_wanted.connect(self._desk.actions["actionBriefingDetails"].trigger)
        self.products.product_chosen.connect(deeds.set_product)
        self.paper.look.style_chosen.connect(deeds.set_house_style)
        self.paper.look.paper_chosen.connect(deeds.set_paper)
        self.paper.paper.item_clicked.connect(self._go_to_origin)
        self.paper.live.ready.connect(lambda _: self._lay_out_done())
        self.checks.ready.connect(self.findings.show_outcome)
        self._desk.signals.changed.connect(self._hear)

    def _bind(self) -> None:
        actions, arranging = self._desk.actions, self.arranging
        for scope, widget in (
            (Scope.COMPOSE, self),
            (Scope.OUTLINE, self.outline),
            (Scope.POOL, self.pool),
            (Scope.PAPER, self.paper),
        ):
            actions.attach(scope, widget)
        has = self._can_edit
        for name, slot in (
            ("actionAddSection", arranging.add_section),
            ("actionAddHeading", lambda: arranging.add_note(NoteKind.HEADING)),
            ("actionAddNote", lambda: arranging.add_note(NoteKind.NOTE)),
            ("actionAddComment", lambda: arranging.add_note(NoteKind.COMMENT)),
            ("actionInsertStatement", lambda: arranging.place(self.pool.chosen)),
            ("actionInBrief", arranging.edit_in_brief),
            ("actionShowChecks", self._show_checks),
            ("actionAddHere", arranging.add_here),
            ("actionProduct", self.products.button.open_choices),
            ("actionLook", self.paper.look.open_choices),
        ):
            actions.bind(name, slot, within=self, enabled=has)
        for name, slot in (
            ("actionMoveUp", lambda: arranging.shift(-1)),
            ("actionMoveDown", lambda: arranging.shift(1)),
            ("actionDuplicate", arranging.duplicate),
            ("actionRemove", arranging.remove),
            ("actionRename", self.editor.begin),
        ):
            actions.bind(name, slot, within=self.outline, enabled=has)
        for name, value in (*STANCE_ACTIONS.items(), ("actionStanceNone", None)):
            slot = partial(arranging.judge, value)
            actions.bind(name, slot, within=self.outline, enabled=arranging.has_statement)
        actions.bind(
            "actionSetTopic", arranging.ask_topic, within=self.outline, enabled=arranging.has_statement
        )
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
                f"actionToSection{digit}", partial(arranging.place_in, digit), within=self.pool, enabled=has
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
        self.arranging.product = self._product
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
        self._panes.keep(self._desk.preferences)

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
