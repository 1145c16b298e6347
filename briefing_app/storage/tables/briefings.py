"""Reading briefings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from briefing_app.domain.briefings.briefing import Briefing, BriefingRow, Status
from briefing_app.domain.identity import BriefingId
from briefing_app.storage.codec import decode

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database


def briefing(database: Database, briefing_id: BriefingId) -> Briefing | None:
    """Return a briefing, a removed one too, or None."""
    payload = database.value("SELECT payload FROM briefing WHERE id = ?", (briefing_id,))
    return decode(Briefing, payload) if payload else None


def briefings(database: Database) -> list[BriefingRow]:
    """Return the briefings of the library, the latest first."""
    return [
        BriefingRow(
            BriefingId(row[0]), row[1], row[2], datetime.fromisoformat(row[3]), row[4], Status(row[5])
        )
        for row in database.rows(
            "SELECT id, title, product, created_at, items, status FROM briefing WHERE removed = 0 "
            "ORDER BY created_at DESC, id DESC"
        )
    ]


def sample_briefings(database: Database) -> list[Briefing]:
    """Return the briefings that came with the program, removed ones too."""
    rows = database.rows("SELECT payload FROM briefing WHERE sample = 1 ORDER BY id")
    return [decode(Briefing, row[0]) for row in rows]


def cleared_briefings(database: Database) -> list[Briefing]:
    """Return the briefings that were cleared and not issued yet."""
    rows = database.rows("SELECT payload FROM briefing WHERE status = 'cleared' AND removed = 0 ORDER BY id")
    return [decode(Briefing, row[0]) for row in rows]


def statuses(database: Database, ids: Iterable[BriefingId]) -> dict[BriefingId, Status]:
    """Return how far the briefings of `ids` that exist have come."""
    rows = database.rows_for("SELECT id, status FROM briefing WHERE id IN ({ids})", ids)
    return {BriefingId(row[0]): Status(row[1]) for row in rows}
