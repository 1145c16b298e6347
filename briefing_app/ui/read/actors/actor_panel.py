"""The actors of the article: who they are, how often they are named, and what can be done to them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QVBoxLayout, QWidget

from briefing_app.domain.actors.actor import ActorKind
from briefing_app.storage.seen import as_seen
from briefing_app.ui.actions import Scope
from briefing_app.ui.actors.merging import merge
from briefing_app.ui.look.card_delegate import CARD, ActorDelegate
from briefing_app.ui.look.plain import label, tip
from briefing_app.ui.read.actors.actor_dialogs import AliasesDialog, FunctionDialog, RenameDialog, SplitDialog
from briefing_app.ui.read.actors.actor_lines import KIND_NAMES, line_of, proposed, spoken_line
from briefing_app.ui.read.actors.actor_picker import ActorPicker, Choice
from briefing_app.workspace import edits
from briefing_app.workspace.actors.likely_same import proposals_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.edit import Edit
    from briefing_app.domain.identity import ActorId, ArticleId
    from briefing_app.ui.desk import Desk
    from briefing_app.workspace.actors.likely_same import Proposal
    from briefing_app.workspace.door.changed import Changed

_HIDDEN_MS = 40
_CIRCLE = 42
_ID = Qt.ItemDataRole.UserRole


class ActorPanel(QWidget):
    """Rows of actors; every change is an edit."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._store = desk.workspace.store
        self._article_id: ArticleId | None = None
        self._stale = False
        self._proposals: dict[ActorId, Proposal] = {}
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        self.list = QListWidget()
        self.list.setObjectName("actorList")
        self.list.setAccessibleName("Actors of this article")
        self.list.setItemDelegate(ActorDelegate(desk.theme, self.list))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.itemSelectionChanged.connect(desk.actions.refresh)
        self.list.viewport().installEventFilter(self)
        self.list.itemDoubleClicked.connect(lambda _item: self.ask_function())
        self._empty = label("No actors were found in this article.", "secondary")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._empty.setContentsMargins(20, 32, 20, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)
        desk.signals.changed.connect(self._hear)
        desk.theme.changed.connect(self.list.viewport().update)
        desk.actions.attach(Scope.ACTORS, self.list)
        for name, slot, enabled in (
            ("actionConfirmActor", self.confirm, self._has_actor),
            ("actionSetFunction", self.ask_function, self._has_one),
            ("actionSetAliases", self.ask_aliases, self._has_one),
            ("actionTakeProposal", self.take_proposals, self._has_proposal),
            ("actionRefuseProposal", self.refuse_proposals, self._has_proposal),
            ("actionMergeActor", self.ask_merge, self._has_actor),
            ("actionSplitActor", self.ask_split, self._has_one),
            ("actionRename", self.ask_name, self._has_one),
            ("actionShowInRegister", self.show_in_register, self._has_one),
        ):
            desk.actions.bind(name, slot, within=self.list, enabled=enabled)

    def show_article(self, article_id: ArticleId | None) -> None:
        """Show the actors of an article."""
        if article_id != self._article_id:
            self.list.clearSelection()
        self._article_id = article_id
        self._refresh_when_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a click on the circle at the end of a row confirm its actor."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            place = event.position().toPoint()
            item = self.list.itemAt(place)
            if item is not None and place.x() > self.list.viewport().width() - _CIRCLE:
                actor_id = item.data(_ID)
                self._apply(lambda: edits.confirm_actor(self._store, actor_id))
        return super().eventFilter(watched, event)

    def _refresh_when_seen(self) -> None:
        """Show the actors again; while the panel is hidden, after what is seen."""
        self._stale = True
        self._timer.start(0 if self.isVisible() else _HIDDEN_MS)

    def refresh(self) -> None:
        """Show the actors again; those chosen stay chosen."""
        self._stale = False
        self._timer.stop()
        chosen, row = {item.data(_ID) for item in self.list.selectedItems()}, self.list.currentRow()
        found = self._store.actors_of(self._article_id) if self._article_id is not None else []
        keys = self._proposal_keys()
        self._proposals = proposals_for(self._store, (actor for actor, _ in found))
        self.list.clear()
        for actor, mentions in found:
            proposal = self._proposals.get(actor.id)
            item = QListWidgetItem()
            item.setData(CARD, line_of(actor, mentions, proposal, keys))
            item.setData(_ID, actor.id)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken_line(actor, mentions, proposal, keys))
            if proposal is not None:
                item.setToolTip(tip(f"Perhaps {proposed(proposal)}"))
            self.list.addItem(item)
            if actor.id in chosen:
                item.setSelected(True)
                self.list.setCurrentItem(item)
        if chosen and not self.list.selectedItems():  # merged or gone: stay at its place
            self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._empty.setVisible(not found)

    def go_to(self, actor_id: ActorId) -> None:
        """Choose an actor in the list."""
        if self._stale:
            self.refresh()
        for row in range(self.list.count()):
            if self.list.item(row).data(_ID) == actor_id:
                self.list.setCurrentRow(row)

    @property
    def chosen(self) -> list[Actor]:
        """The actors that are chosen, the one under the cursor first."""
        if self._stale:
            self.refresh()
        ids = [item.data(_ID) for item in self.list.selectedItems()]
        current = self.list.currentItem()
        if current is not None and current.data(_ID) in ids:
            ids.remove(current.data(_ID))
            ids.insert(0, current.data(_ID))
        known = self._store.actors(ids)
        return [known[one] for one in ids if one in known]

    def confirm(self) -> None:
        """Approve the chosen actors."""
        for actor in self.chosen:
            self._apply(lambda actor=actor: edits.confirm_actor(self._store, actor.id))  # type: ignore[misc]

    def take_proposals(self) -> None:
        """Merge the chosen actors into those that they were proposed to be."""
        for proposal in self._chosen_proposals():
            words = f"{proposal.actor.name} is now {proposal.known.name}."
            merge(self._desk, proposal.known.id, [proposal.actor.id], partial(self._desk.notices.tell, words))

    def refuse_proposals(self) -> None:
        """Remember that the chosen actors are not those that they were proposed to be."""
        for proposal in self._chosen_proposals():
            self._apply(
                lambda p=proposal: edits.keep_apart(self._store, p.actor.id, p.known.id)  # type: ignore[misc]
            )

    def _chosen_proposals(self) -> list[Proposal]:
        chosen = self.chosen
        return [self._proposals[actor.id] for actor in chosen if actor.id in self._proposals]

    def _proposal_keys(self) -> str:
        """Return the keys that take and refuse a proposal: `Y yes · N no`."""
        words = (("actionTakeProposal", "yes"), ("actionRefuseProposal", "no"))
        keys = ((self._desk.actions.keys(name), word) for name, word in words)
        return "  ·  ".join(f"{of[0]} {word}" for of, word in keys if of)

    def _has_proposal(self) -> bool:
        return any(item.data(_ID) in self._proposals for item in self.list.selectedItems())

    def show_in_register(self) -> None:
        """Show everything that is known of the chosen actor."""
        self._desk.navigator.open_actor(self.chosen[0].id)

    def ask_name(self) -> None:
        """Ask for another name."""
        actor = self.chosen[0]
        dialog = RenameDialog(actor, self.window())
        dialog.decided.connect(
            lambda name: self._apply(lambda: edits.rename_actor(as_seen(self._store, actor), actor.id, name))
        )
        dialog.open()

    def ask_function(self) -> None:
        """Ask for function and affiliation."""
        actor = self.chosen[0]
        dialog = FunctionDialog(actor, self.window())
        dialog.decided.connect(
            lambda now, former: self._apply(
                lambda: edits.set_function(
                    as_seen(self._store, actor),
                    actor.id,
                    now.title,
                    now.affiliation,
                    since=now.since,
                    until=now.until,
                    former=former,
                )
            )
        )
        dialog.open()

    def ask_aliases(self) -> None:
        """Ask for the other names."""
        actor = self.chosen[0]
        dialog = AliasesDialog(actor, self.window())
        dialog.decided.connect(
            lambda names: self._apply(lambda: edits.set_aliases(as_seen(self._store, actor), actor.id, names))
        )
        dialog.open()

    def ask_merge(self) -> None:
        """Merge the chosen actors; with only one chosen, ask which one it belongs to."""
        chosen = self.chosen
        if len(chosen) > 1:
            keep, *others = chosen
            merge(self._desk, keep.id, [one.id for one in others])
            return
        picker = ActorPicker(self._store, self._desk.theme, self.window())
        actor = chosen[0]

        def take(choice: Choice) -> None:
            if choice.actor_id is not None:
                merge(self._desk, choice.actor_id, [actor.id])
            else:
                self._apply(lambda: edits.rename_actor(self._store, actor.id, choice.name))

        picker.taken.connect(take)
        article_id = self._article_id
        named = self._store.actors_of(article_id) if article_id is not None else []
        likely = [other for other, _ in named if other.id != actor.id]
        place = self.list.visualItemRect(self.list.currentItem()).bottomLeft()
        picker.pick(f"Merge {actor.name} into", likely, self.list.viewport().mapToGlobal(place))

    def ask_split(self) -> None:
        """Ask which names belong to somebody else."""
        actor = self.chosen[0]
        dialog = SplitDialog(actor, self._article_names(actor.id), self.window())
        dialog.decided.connect(lambda names: self._split(actor, names))
        dialog.open()

    def _article_names(self, actor_id: ActorId) -> list[str]:
        """Return the ways in which the article names an actor."""
        if self._article_id is None:
            return []
        text = self._store.article(self._article_id).text
        places = self._store.mentions_of(self._article_id).mentions
        return list(dict.fromkeys(span.of(text) for span, who in places if who == actor_id))

    def _split(self, actor: Actor, names: list[str]) -> None:
        from briefing_app.domain.actors.actor import Mention

        if self._article_id is None or not names:
            return
        article = self._store.article(self._article_id)
        mentions = [
            Mention(article.id, span, actor.id)
            for span, who in self._store.mentions_of(article.id).mentions
            if who == actor.id and span.of(article.text) in names
        ]
        self._apply(
            lambda: edits.split_actor(self._store, actor.id, names[0], mentions=mentions, aliases=names[1:])
        )

    def _apply(self, make: Callable[[], Edit]) -> None:
        self._desk.notices.attempt(lambda: self._desk.workspace.apply(make()))

    def _hear(self, changed: Changed) -> None:
        if changed.actors or (self._article_id is not None and self._article_id in changed.articles):
            self._refresh_when_seen()

    def _has_actor(self) -> bool:
        return bool(self.list.selectedItems())

    def _has_one(self) -> bool:
        return len(self.list.selectedItems()) == 1

    def _open_menu(self, place: QPoint) -> None:
        if not self._has_actor():
            return
        self._desk.actions.colour_icons()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._has_proposal():
            for name in ("actionTakeProposal", "actionRefuseProposal"):
                menu.addAction(self._desk.actions[name])
            menu.addSeparator()
        for name in ("actionConfirmActor", "actionRename", "actionSetAliases", "actionSetFunction"):
            menu.addAction(self._desk.actions[name])
        kinds = menu.addMenu("Kind")
        for kind, text in KIND_NAMES.items():
            chosen = kinds.addAction(text)
            chosen.setCheckable(True)
            chosen.setChecked(all(actor.kind is kind for actor in self.chosen))
            chosen.triggered.connect(lambda _on=False, kind=kind: self._set_kind(kind))
        menu.addSeparator()
        for name in ("actionMergeActor", "actionSplitActor", "actionShowInRegister"):
            menu.addAction(self._desk.actions[name])
        menu.popup(self.list.viewport().mapToGlobal(place))

    def _set_kind(self, kind: ActorKind) -> None:
        for actor in self.chosen:
            self._apply(lambda actor=actor: edits.set_kind(self._store, actor.id, kind))  # type: ignore[misc]
