"""What can be done to the actors that are chosen in the register; every change is an edit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from briefing_app.domain.edit import Edit
from briefing_app.storage.seen import as_seen
from briefing_app.ui.actors.forms.dialogs import ActorDetailsDialog, PartDialog
from briefing_app.ui.actors.forms.functions_dialog import FunctionsDialog
from briefing_app.ui.actors.merging import merge, part
from briefing_app.ui.in_steps import InSteps
from briefing_app.ui.read.actors.actor_dialogs import AliasesDialog, RenameDialog
from briefing_app.ui.read.actors.actor_picker import ActorPicker, Choice
from briefing_app.workspace import edits
from briefing_app.workspace.actors.suggesting import suggestions_for
from briefing_app.workspace.edits.labels import counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from briefing_app.domain.actors.actor import Actor, ActorKind
    from briefing_app.domain.identity import ActorId
    from briefing_app.storage.store import Store
    from briefing_app.ui.desk import Desk


class ActorDeeds(QObject):
    """`stands` carries the actor that is left where two were merged."""

    stands = Signal(object)

    def __init__(self, desk: Desk, window: Callable[[], QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = window
        self._store = desk.workspace.store
        self._steps = InSteps(desk, self, noun="actor")

    def confirm(self, ids: Collection[ActorId]) -> None:
        """Approve actors as they are."""

        def make(store: Store, some: Sequence[ActorId]) -> Edit:
            several = [edits.confirm_actor(store, one) for one in some]
            if len(several) == 1:
                return several[0]
            changes = tuple(change for one in several for change in one.changes)
            return Edit(f"confirm {counted(len(changes), 'actor')}", changes)

        self._steps.run("Confirming actors", list(ids), make)

    def ask_name(self, actor: Actor) -> None:
        """Ask for another name."""
        dialog = RenameDialog(actor, self._window())
        dialog.decided.connect(
            lambda name: self._apply(partial(edits.rename_actor, self._seen(actor), actor.id, name))
        )
        dialog.open()

    def ask_aliases(self, actor: Actor) -> None:
        """Ask for the other names."""
        dialog = AliasesDialog(actor, self._window())
        dialog.decided.connect(
            lambda names: self._apply(partial(edits.set_aliases, self._seen(actor), actor.id, names))
        )
        dialog.open()

    def ask_functions(self, actor: Actor) -> None:
        """Ask for everything that the actor was and is."""
        dialog = FunctionsDialog(actor, self._window())
        dialog.decided.connect(
            lambda functions: self._apply(
                partial(edits.set_functions, self._seen(actor), actor.id, functions)
            )
        )
        dialog.open()

    def ask_details(self, actor: Actor, countries: Collection[str]) -> None:
        """Ask for kind, country and note."""
        dialog = ActorDetailsDialog(actor, list(countries), self._window())
        dialog.decided.connect(partial(self._set_details, actor))
        dialog.open()

    def ask_merge(self, chosen: list[Actor], at: QPoint) -> None:
        """Merge the chosen actors into the first; with only one chosen, ask into whom."""
        if len(chosen) > 1:
            self.merge(chosen[0].id, [one.id for one in chosen[1:]])
            return
        actor = chosen[0]
        picker = ActorPicker(self._store, self._desk.theme, self._window())

        def take(choice: Choice) -> None:
            if choice.actor_id is not None:
                self.merge(choice.actor_id, [actor.id])
            else:
                self._apply(partial(edits.rename_actor, self._store, actor.id, choice.name))

        picker.taken.connect(take)
        likely = [one.other for one in suggestions_for(self._store, actor)]
        picker.pick(f"Merge {actor.name} into", likely, at)

    def merge(self, keep_id: ActorId, others: Collection[ActorId]) -> None:
        """Make one actor of several."""
        names = [one.name for one in self._store.actors(others).values()]

        def tell() -> None:
            kept = self._store.actor(keep_id).name
            what = names[0] if len(names) == 1 else f"{len(names)} actors"
            self._desk.notices.tell(f"{what} merged into {kept}. Ctrl+Z parts them again.")
            self.stands.emit(keep_id)

        merge(self._desk, keep_id, others, tell)

    def merge_suggested(self, actor: Actor, other_id: ActorId) -> None:
        """Make one of an actor and another that it probably is; the one that stands is told by the rule."""
        for one in suggestions_for(self._store, actor):
            if one.other.id == other_id:
                gone = actor.id if one.keep.id == other_id else other_id
                self.merge(one.keep.id, [gone])
                return

    def keep_apart(self, actor: Actor, other_id: ActorId) -> None:
        """Remember that two actors are not the same."""
        if self._apply(partial(edits.keep_apart, self._store, actor.id, other_id)):
            self._desk.notices.tell(f"{actor.name} and {self._store.actor(other_id).name} are kept apart.")

    def ask_part(self, actor: Actor) -> None:
        """Ask who of those that were merged is to stand alone again."""
        merged = self._store.merged_into(actor.id)
        if merged:
            dialog = PartDialog(actor, merged, self._window())
            dialog.decided.connect(self._part_all)
            dialog.open()

    def part(self, actor_id: ActorId) -> None:
        """Part an actor again from the one that it was merged into."""
        words = f"{self._store.actor(actor_id).name} stands alone again."
        part(self._desk, actor_id, partial(self._desk.notices.tell, words))

    def _part_all(self, ids: list[ActorId]) -> None:
        for actor_id in ids:
            self.part(actor_id)

    def _set_details(self, actor: Actor, kind: ActorKind, country: str, note: str) -> None:
        self._apply(lambda: edits.set_actor_details(self._seen(actor), actor.id, kind, country, note))

    def _seen(self, actor: Actor) -> Store:
        """Return the library as it was when a dialog about an actor was opened."""
        return as_seen(self._store, actor)

    def _apply(self, make: Callable[[], Edit]) -> bool:
        return self._desk.notices.attempt(lambda: self._desk.workspace.apply(make()))
