"""Searches that were saved, for everybody who works in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.searching.saved_search import SavedSearch
from briefing_app.storage.codec import decode, encode

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database


def search_columns(search: SavedSearch) -> dict[str, object]:
    """Return what the table of saved searches holds of `search`."""
    return {"id": search.id, "place": search.place, "payload": encode(search)}


def saved_searches(database: Database) -> list[SavedSearch]:
    """Return the saved searches in their order."""
    rows = database.rows("SELECT payload FROM saved_search ORDER BY place, id")
    return [decode(SavedSearch, row[0]) for row in rows]
