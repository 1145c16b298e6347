"""What a query means in one library: which actors its words name, so that their articles are found too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.identity import ActorId
from briefing_app.domain.searching.query import (
    All,
    Carrying,
    Either,
    Field,
    Not,
    Part,
    Phrase,
)
from briefing_app.storage.searching.columns import actor_mark

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database

_MOST_NAMED = 200
_MOST_MEANT = 4
"""Words that many actors have in their names (“minister”) are looked for as words only."""


def meant(database: Database, part: Part) -> Part:
    """Return `part` with the actors that its words name."""
    match part:
        case Phrase(field=Field.ACTOR):
            return Carrying(_marks(actors_named(database, part, _MOST_NAMED)))
        case Phrase(field=None):
            # The start of a word names nobody yet.
            whole = replace(part, begun=False) if part.begun else part
            actors = actors_named(database, whole, _MOST_MEANT + 1)
            if not actors or len(actors) > _MOST_MEANT:
                return part
            return Either((part, Carrying(_marks(actors))))
        case Not(inner):
            return Not(meant(database, inner))
        case All(parts):
            return All(tuple(meant(database, one) for one in parts))
        case Either(parts):
            return Either(tuple(meant(database, one) for one in parts))
        case _:
            return part


def actors_named(database: Database, phrase: Phrase, limit: int) -> list[ActorId]:
    """Return the actors with a name that holds a phrase, those merged with them among them."""
    words = " ".join(phrase.terms)
    end = "\U0010ffff" if phrase.begun else "!"  # "!" follows the blank
    longer = words if phrase.begun else f"{words} "
    rows = database.rows(
        "SELECT DISTINCT actor_id FROM actor_name WHERE words = ? OR (words >= ? AND words < ?) LIMIT ?",
        (words, longer, words + end, limit),
    )
    found = [row[0] for row in rows]
    if not found:
        return []
    kept = database.rows_for("SELECT coalesce(merged_into, id) FROM actor WHERE id IN ({ids})", found)
    merged = database.rows_for("SELECT id FROM actor WHERE merged_into IN ({ids})", (row[0] for row in kept))
    every = dict.fromkeys([*found, *(row[0] for row in kept), *(row[0] for row in merged)])
    return [ActorId(one) for one in every]


def _marks(actors: list[ActorId]) -> tuple[str, ...]:
    return tuple(map(actor_mark, actors)) or ("a0",)
