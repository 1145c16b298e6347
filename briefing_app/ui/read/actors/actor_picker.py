"""Type-to-find choice of an actor: the likely one is chosen already, Enter takes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from briefing_app.domain.actors.actor import Actor, ActorKind
from briefing_app.ui.look.picker import Picker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from briefing_app.domain.identity import ActorId
    from briefing_app.storage.store import Store
    from briefing_app.ui.theme import Theme

KIND_ICONS = {
    ActorKind.PERSON: "user",
    ActorKind.ORGANISATION: "building-2",
    ActorKind.COUNTRY: "flag",
    ActorKind.ALLIANCE: "handshake",
    ActorKind.GROUP: "users",
    ActorKind.PLACE: "map-pin",
}
_FOUND = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """Who was picked: an actor of the library, a name that is new, or nobody (both empty).

    `goes_on` tells that the user wants the next one at once.
    """

    actor_id: ActorId | None = None
    name: str = ""
    goes_on: bool = False


class ActorPicker(Picker):
    """A popup over the text; `taken` carries the `Choice`, `cancelled` nothing."""

    taken = Signal(object)

    def __init__(self, store: Store, theme: Theme, window: QWidget, *, nobody: str = "") -> None:
        super().__init__(
            theme,
            window,
            name="actorPicker",
            title="Choose an actor",
            field="Name of the actor",
            listed="Actors",
            hint="Enter takes it  ·  Ctrl+Enter takes it and goes on  ·  Esc",
        )
        self._store = store
        self._nobody = nobody
        self._likely: Sequence[Actor] = ()

    def pick(
        self, title: str, likely: Sequence[Actor], at: QPoint, *, over: QPoint | None = None, text: str = ""
    ) -> None:
        """Ask for an actor under `at`, or above `over`, on the screen; the first of `likely` is chosen.

        What lies between the two points stays in sight.
        """
        self._likely = likely
        self.open_at(title, at, over=over, text=text)

    def take_choice(self, choice: tuple[ActorId | None, str], *, goes_on: bool) -> None:
        """Hand over who is chosen."""
        self.end()
        self.taken.emit(Choice(*choice, goes_on))

    def look_for(self, text: str) -> None:
        """Show the likely actors whose names fit, then others of the library, then a new one."""
        wanted = " ".join(text.split())
        self._list.clear()
        if wanted:
            near = {actor.id: actor for actor in self._likely if _matches(actor, wanted)}
            found = list(near.values())
            found += [actor for actor in self._store.find_actors(wanted, _FOUND) if actor.id not in near]
        else:
            found = list(self._likely)[:_FOUND]
        tokens = self._theme.tokens
        for actor in found:
            self.add(KIND_ICONS[actor.kind], tokens.actor(actor.kind), _shown(actor), (actor.id, ""))
        if wanted and not any(actor.name.casefold() == wanted.casefold() for actor in found):
            self.add("plus", tokens.accent, f"New actor “{wanted}”", (None, wanted))
        if self._nobody and not wanted:
            self.add("circle-help", tokens.tertiary, self._nobody, (None, ""))
        self._list.setCurrentRow(0)


def _shown(actor: Actor) -> str:
    about = actor.function.display if actor.function else actor.country
    return f"{actor.name}   {about}" if about else actor.name


def _matches(actor: Actor, wanted: str) -> bool:
    start = wanted.casefold()
    names = (actor.name, *actor.aliases)
    return any(
        name.casefold().startswith(start) or any(word.startswith(start) for word in name.casefold().split())
        for name in names
    )
