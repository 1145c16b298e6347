"""The part of the library that holds briefings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_app.storage.shelves.found import one_of
from briefing_app.storage.tables import briefings

if TYPE_CHECKING:
    from briefing_app.domain.briefings.briefing import Briefing, BriefingRow, Status
    from briefing_app.domain.identity import BriefingId
    from briefing_app.storage.engines.database import Database


class BriefingShelf:
    """What a `Store` tells of briefings; they are changed by `write`."""

    _database: Database

    def briefing(self, briefing_id: BriefingId) -> Briefing:
        """Return a briefing."""
        found = briefings.briefing(self._database, briefing_id)
        return one_of({briefing_id: found} if found else {}, briefing_id, "briefing")

    def briefings(self) -> list[BriefingRow]:
        """Return the briefings of the library, the latest first."""
        return briefings.briefings(self._database)

    def sample_briefings(self) -> list[Briefing]:
        """Return the briefings that came with the program, removed ones too."""
        return briefings.sample_briefings(self._database)

    def cleared_briefings(self) -> list[Briefing]:
        """Return the briefings that were cleared and not issued yet."""
        return briefings.cleared_briefings(self._database)

    def briefing_statuses(self, ids: Iterable[BriefingId]) -> dict[BriefingId, Status]:
        """Return how far the briefings of `ids` that exist have come."""
        return briefings.statuses(self._database, ids)
