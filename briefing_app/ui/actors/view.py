"""The register: the list of all actors, the one at hand, and everything that it said."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QWidget

from briefing_app.domain.identity import ActorId
from briefing_app.storage.listing.rolls import ShortRoll
from briefing_app.ui.action_specs import Scope
from briefing_app.ui.actors.deeds import ActorDeeds
from briefing_app.ui.actors.listing.keeper import RegisterKeeper
from briefing_app.ui.actors.listing.pane import RegisterPane
from briefing_app.ui.actors.profile.page import ActorPage, Shown
from briefing_app.ui.actors.said.pane import SaidPane
from briefing_app.ui.asking import Asker
from briefing_app.workspace.actors.suggesting import suggestions_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from briefing_app.domain.actors.actor import Actor
    from briefing_app.storage.register.queries import Company, Listing
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.door.changed import Changed

_PANES, _AT_HAND = "register.panes", "register.actor"
_SIZES = [336, 430, 620]
_SETTLE_MS, _AFTER_MS = 50, 120
_COMPANY = "company"
_MOST_PLACED = 60
"""How many statements a new briefing about an actor begins with."""


class ActorsView(QWidget):
    """Three panes; the list drives the other two."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("actorsView")
        self._desk = desk
        self._store = desk.workspace.store
        self._at_hand: ActorId | None = None
        self._is_stale = True
        self._countries: list[str] = []
        self._left = RegisterPane(desk)
        self._model, self.list, self.asking = self._left.model, self._left.list, self._left.asking
        self.page = ActorPage(desk)
        self._asker = Asker(self._store, self)
        self.said = SaidPane(desk, self._asker)
        self.keeper = RegisterKeeper(desk, self._model, self._asker, self)
        self.deeds = ActorDeeds(desk, self.window, self)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self._show_at_hand)
        self._build()
        self._connect()
        self._bind()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through."""
        return (self._left.first, self.page, self.said.pane)

    def save_state(self) -> None:
        """Keep panes and the actor at hand until the next run."""
        self._desk.preferences.set(_PANES, self._splitter.sizes())
        self._desk.preferences.set(_AT_HAND, str(self._at_hand or ""))

    def show_actor(self, actor_id: ActorId) -> None:
        """Show an actor, the one it was merged into where it was; the list shows everybody if it must."""
        actor = self._store.actor(actor_id)
        while actor.merged_into is not None:
            actor = self._store.actor(actor.merged_into)
        self._at_hand = actor.id
        self.keeper.keep(actor.id)
        self._show_at_hand()
        roll = self._model.roll
        row = self._model.row_of(actor.id) if isinstance(roll, ShortRoll) else -1
        if row >= 0 and not self._is_stale:
            self.list.go_to_row(row)
        elif self.asking.is_filtered:
            self.asking.clear()
        else:
            self.keeper.ask(self.asking.query, actor.id)

    # building

    def _build(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for pane, least in ((self._left, 290), (self.page, 372), (self.said, 340)):
            pane.setProperty("surface", "panel")
            pane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            pane.setMinimumWidth(least)
            self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(2, 1)
        sizes = self._desk.preferences.get(_PANES, _SIZES)
        fits = isinstance(sizes, list) and len(sizes) == 3 and all(isinstance(one, int) for one in sizes)
        self._splitter.setSizes(sizes if fits else _SIZES)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)
        kept = str(self._desk.preferences.get(_AT_HAND, ""))
        if kept.isdigit() and self._store.actors([ActorId(int(kept))]):
            self._at_hand = ActorId(int(kept))
        self.page.show_nobody()

    def _connect(self) -> None:
        self.asking.changed.connect(self._ask)
        self.asking.down.connect(self.list.setFocus)
        self.keeper.arrived.connect(self._show_list)
        self._left.nobody.connect(self._show_nobody)
        self.keeper.countries.connect(self._show_countries)
        self.list.current_changed.connect(self._go_to)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.list.doubleClicked.connect(lambda _index: self._go_to_said())
        self.page.actor_wanted.connect(self.show_actor)
        self.page.merge_wanted.connect(self._merge_suggested)
        self.page.apart_wanted.connect(self._keep_apart)
        self.page.part_wanted.connect(self.deeds.part)
        self.said.opened.connect(self._desk.navigator.open_statement)
        self.deeds.stands.connect(self.show_actor)
        self._desk.signals.changed.connect(self._hear)

    def _bind(self) -> None:
        actions = self._desk.actions
        for part in (self.list, self.page):
            actions.attach(Scope.REGISTER, part)
        one, several = self._has_one, self._has_some
        deeds: tuple[tuple[str, Callable[[], object], Callable[[], bool]], ...] = (
            ("actionConfirmActor", lambda: self.deeds.confirm(self._chosen_ids), several),
            ("actionRename", self._with_actor(self.deeds.ask_name), one),
            ("actionSetAliases", self._with_actor(self.deeds.ask_aliases), one),
            ("actionEditFunctions", self._with_actor(self.deeds.ask_functions), one),
            (
                "actionActorDetails",
                self._with_actor(lambda actor: self.deeds.ask_details(actor, self._countries)),
                one,
            ),
            ("actionMergeActor", self._ask_merge, several),
            ("actionPartActor", self._with_actor(self.deeds.ask_part), lambda: bool(self.page.merged)),
            ("actionTakeProposal", self._take_first, self._is_suggested),
            ("actionRefuseProposal", self._refuse_first, self._is_suggested),
            ("actionReadSaid", self._go_to_said, one),
            ("actionAboutActor", self._brief, one),
            ("actionNewBriefing", self._brief, lambda: True),
        )
        for name, slot, enabled in deeds:
            actions.bind(name, slot, within=self, enabled=enabled)
        actions.bind("actionFind", self._find, within=self)

    # showing

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._ask()
            self.keeper.ask_countries()
            self._show_at_hand()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask the library nothing more, which may be closed next."""
        super().hideEvent(event)
        self.keeper.rest()
        self.said.rest()
        self._settling.stop()
        self._asker.drop(_COMPANY)
        self._is_stale = True

    def _ask(self) -> None:
        self.keeper.ask(self.asking.query, self._at_hand)

    def _show_list(self, found: Listing, row: int) -> None:
        self._is_stale = False
        self._left.show_found(found, row, at_hand=self._at_hand is not None)

    def _show_nobody(self) -> None:
        self._at_hand = None
        self._show_at_hand()

    def _show_countries(self, countries: list[tuple[str, int]]) -> None:
        self._countries = [country for country, _ in countries]
        self.asking.show_countries(countries)

    def _go_to(self, actor_id: ActorId | None) -> None:
        if actor_id is not None and actor_id != self._at_hand:
            self._at_hand = actor_id
            self.keeper.keep(actor_id)
            self._settling.start(_SETTLE_MS)

    def _show_at_hand(self) -> None:
        """Show the actor at hand: page at once, company and statements as they arrive."""
        self._settling.stop()
        rows = self._store.register_rows([self._at_hand]) if self._at_hand is not None else []
        if not rows:
            self.page.show_nobody()
            self.said.show_actor(None)
            self._desk.actions.refresh()
            return
        actor = rows[0].actor
        suggestions = suggestions_for(self._store, actor) if rows[0].suggestions else ()
        into = self._store.actor(actor.merged_into) if actor.merged_into is not None else None
        counts = self._store.register_rows([one.other.id for one in suggestions])
        said = {row.actor.id: row.statements for row in counts}
        merged = tuple(self._store.merged_into(actor.id))
        self.said.show_actor(actor.id)
        if self.page.show_actor(Shown(rows[0], suggestions, merged, into, said)):
            self._asker.ask(_COMPANY, partial(_company, actor_id=actor.id), self._show_company)
        self._desk.actions.refresh()

    def _show_company(self, company: Company) -> None:
        self.page.show_company(company)
        self.said.show_topics(company.topics)

    def _hear(self, changed: Changed) -> None:
        if not (changed.actors or changed.statements or changed.articles or changed.register):
            if changed.briefings and self.isVisible():
                self.said.refresh()
            return
        if not self.isVisible():
            self._is_stale = True
            return
        self._settling.start(_AFTER_MS)
        if changed.history or self._model.rowCount() == 0:
            self.keeper.ask_again(self._at_hand)
        else:
            self._model.refresh()  # nothing moves under the cursor while articles come in

    # doing

    @property
    def _chosen_ids(self) -> list[ActorId]:
        return self.list.chosen or ([self._at_hand] if self._at_hand is not None else [])

    def _has_some(self) -> bool:
        return self.page.actor is not None

    def _has_one(self) -> bool:
        return self.page.actor is not None and self.list.chosen_count() <= 1

    def _is_suggested(self) -> bool:
        return bool(self.page.suggestions)

    def _with_actor(self, deed: Callable[[Actor], object]) -> Callable[[], None]:
        def do() -> None:
            if self._at_hand is not None:
                deed(self._store.actor(self._at_hand))

        return do

    def _ask_merge(self) -> None:
        ids = self._chosen_ids
        known = self._store.actors(ids)
        row = self.list.visualRect(self.list.currentIndex())
        at = self.list.viewport().mapToGlobal(QPoint(row.left() + 24, row.bottom()))
        chosen = [known[one] for one in ids if one in known]
        if chosen:
            self.deeds.ask_merge(chosen, at)

    def _merge_suggested(self, other_id: ActorId) -> None:
        if self.page.actor is not None:
            self.deeds.merge_suggested(self.page.actor, other_id)

    def _keep_apart(self, other_id: ActorId) -> None:
        if self.page.actor is not None:
            self.deeds.keep_apart(self.page.actor, other_id)

    def _take_first(self) -> None:
        self._merge_suggested(self.page.suggestions[0].other.id)

    def _refuse_first(self) -> None:
        self._keep_apart(self.page.suggestions[0].other.id)

    def _go_to_said(self) -> None:
        self.said.pane.setFocus()

    def _brief(self) -> None:
        """Have a briefing made about the actor, with what is listed as said."""
        chosen = self.said.list.chosen_ids if len(self.said.list.chosen_ids) > 1 else []
        self._desk.navigator.brief_about(self._at_hand, chosen or self.said.listed(_MOST_PLACED))

    def _find(self) -> None:
        self.asking.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.asking.search.selectAll()

    def _show_menu(self, place: QPoint) -> None:
        if not self._has_some():
            return
        self._desk.actions.colour_icons()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        groups: tuple[tuple[str, ...], ...] = (
            ("actionReadSaid", "actionAboutActor"),
            ("actionConfirmActor", "actionRename", "actionSetAliases"),
            ("actionEditFunctions", "actionActorDetails"),
            ("actionTakeProposal", "actionRefuseProposal", "actionMergeActor", "actionPartActor"),
        )
        for names in groups:
            menu.addSeparator()
            for name in names:
                if self._desk.actions[name].isEnabled():
                    menu.addAction(self._desk.actions[name])
        menu.popup(self.list.viewport().mapToGlobal(place))


def _company(store: Store, actor_id: ActorId) -> Company:
    return store.company_of(actor_id)
