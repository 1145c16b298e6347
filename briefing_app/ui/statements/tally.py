"""How many statements are shown, chosen, and found in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.storage.listing.articles import MOST_FOUND
from briefing_app.ui.statements.ways.pages import MOST_SHOWN, Way
from briefing_app.ui.statements.words import counted

if TYPE_CHECKING:
    from briefing_app.storage.queries import StatementQuery


def tally(shown: int, total: int | None, chosen: int, query: StatementQuery, way: Way) -> str:
    """Return the numbers in words; `total` is None while the library still counts."""
    words = counted(shown if total is None else total, "statement")
    if shown >= MOST_FOUND and total != shown:
        which = "oldest" if query.order == "date" and not query.descending else "newest"
        words = f"the {which} {MOST_FOUND:,} of {'…' if total is None else words}"
    if way is not Way.TABLE and shown > MOST_SHOWN:
        words = f"the first {MOST_SHOWN:,} of {words}"
    return f"{chosen:,} of {words} chosen" if chosen > 1 else words
