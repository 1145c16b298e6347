"""Asks for the lists of the register beside the window, and keeps the one at hand in step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from briefing_app.domain.identity import ActorId
    from briefing_app.storage.register.queries import Listing, RegisterQuery
    from briefing_app.storage.store import Store
    from briefing_app.ui.actors.listing.model import RegisterModel
    from briefing_app.ui.asking import Asker
    from briefing_app.ui.desk import Desk

_LEARN_MS, _AGAIN_MS = 4, 60
_LIST, _COUNTRIES = "list", "countries"


class RegisterKeeper(QObject):
    """`arrived` carries a list to be shown and the row of the actor at hand, -1 where it is not in it.

    `countries` carries those that can be chosen.
    """

    arrived = Signal(object, int)
    countries = Signal(object)

    def __init__(self, desk: Desk, model: RegisterModel, asker: Asker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self._asker = asker
        self._query: RegisterQuery | None = None
        self._kept: ActorId | None = None
        self._learning = QTimer(self, interval=_LEARN_MS)
        self._learning.timeout.connect(self._learn)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self._ask)

    @property
    def is_asking(self) -> bool:
        """Whether a list is still on its way."""
        return self._again.isActive() or self._asker.is_asking(_LIST)

    def ask(self, query: RegisterQuery, keep: ActorId | None) -> None:
        """Ask for a list, and where `keep` stands in it; the one at hand is shown until it is there."""
        self._query, self._kept = query, keep
        self._ask()

    def keep(self, actor_id: ActorId) -> None:
        """Find where this actor stands in a list that is still on its way."""
        if self._kept != actor_id:
            self._kept = actor_id
            if self._asker.is_asking(_LIST):
                self._ask()

    def ask_again(self, keep: ActorId | None) -> None:
        """Ask for the same list anew, once the library has come to rest."""
        self._kept = keep
        self._again.start()

    def ask_countries(self) -> None:
        """Ask to which countries actors belong."""
        self._asker.ask(_COUNTRIES, _countries, self.countries.emit)

    def rest(self) -> None:
        """Ask nothing more for now."""
        self._again.stop()
        self._learning.stop()
        self._asker.drop(_LIST)

    def _ask(self) -> None:
        self._again.stop()
        if self._query is not None:
            ask = partial(_listed, query=self._query, keep=self._kept)
            self._asker.ask(_LIST, ask, self._show, self._desk.notices.warn)

    def _show(self, answer: tuple[Listing, int]) -> None:
        self.arrived.emit(*answer)
        self._learning.start()

    def _learn(self) -> None:
        if not self._model.roll.learn():
            self._learning.stop()


def _listed(store: Store, query: RegisterQuery, keep: ActorId | None) -> tuple[Listing, int]:
    found = store.register(query)
    return found, store.register_roll(found).row_of(keep) if keep is not None else -1


def _countries(store: Store) -> list[tuple[str, int]]:
    return store.actor_countries()
