"""The part of the library that is the register of actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing_app.domain.identity import ActorId
from briefing_app.storage.register import company, listing, pairs

if TYPE_CHECKING:
    from briefing_app.storage.database import Database
    from briefing_app.storage.listing.rolls import LongRoll, ShortRoll
    from briefing_app.storage.register.queries import Company, Listing, Pair, RegisterQuery, RegisterRow


class RegisterShelf:
    """What a `Store` does with the register."""

    _database: Database

    def register(self, query: RegisterQuery) -> Listing:
        """Return which actors a list of the register has; a long library takes its time for it."""
        return listing.listing(self._database, query)

    def register_roll(self, found: Listing) -> ShortRoll | LongRoll:
        """Return the rows of such a list, however many they are, at once."""
        return listing.roll(self._database, found)

    def register_rows(self, ids: Iterable[int]) -> list[RegisterRow]:
        """Return what the register shows of `ids`, in that order."""
        return listing.rows(self._database, ids)

    def actor_countries(self) -> list[tuple[str, int]]:
        """Return the countries that actors belong to and how many, by name."""
        return listing.countries(self._database)

    def company_of(self, actor_id: ActorId) -> Company:
        """Return with whom an actor is named lately, and which outlets quote it."""
        return company.company(self._database, actor_id)

    def pairs_of(self, actor_id: ActorId) -> list[Pair]:
        """Return whom an actor probably is, the likeliest first."""
        return pairs.pairs_of(self._database, actor_id)

    def actors_to_compare(self, limit: int) -> list[ActorId]:
        """Return actors whose names are still to be compared with the others, the latest first."""
        return pairs.waiting(self._database, limit)

    def actors_to_compare_count(self) -> int:
        """Return how many these are."""
        return pairs.waiting_count(self._database)

    def record_pairs(
        self, compared: Sequence[ActorId], found: Iterable[Pair], again: Iterable[ActorId] = ()
    ) -> set[ActorId]:
        """Keep whom actors that were compared probably are; return who that touches."""
        return self._database.atomically(
            lambda: pairs.record(self._database, compared, tuple(found), tuple(again))
        )
