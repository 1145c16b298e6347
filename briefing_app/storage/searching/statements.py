"""What is typed into the search of statements, and what a statement has to fulfil for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing_app.domain.actors.folding import folded
from briefing_app.domain.searching.parsing import parse
from briefing_app.domain.searching.query import Not
from briefing_app.storage.engines.words import Condition

if TYPE_CHECKING:
    from briefing_app.domain.searching.query import Part
    from briefing_app.storage.engines.database import Database

_MOST_ACTORS = 200


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in statements: words, or else one of the actors whom the same words name."""

    parts: tuple[Part, ...]
    actors: tuple[int, ...]

    def condition(self, database: Database, *, since: int = 0, most: int = 0) -> Condition:
        """Return what a statement `s` has to fulfil; `since` and `most` as in `Words.statements`."""
        return database.words.statements(self.parts, self.actors, since=since, most=most)


def sought(database: Database, text: str) -> Sought | None:
    """Return what `text` looks for, None where that is nothing that can be found.

    Words are looked for in quote, speaker, topic and note; what belongs to articles (`from:`, `is:`)
    is passed over.
    """
    words = database.words
    parts = [
        part
        for part in parse(text, date.today()).conjuncts
        if words.can_say(part.part if isinstance(part, Not) else part)
    ]
    if all(isinstance(part, Not) for part in parts):
        return None
    named = folded(text)
    actors = database.rows(
        "SELECT DISTINCT actor_id FROM actor_name WHERE words >= ? AND words < ? LIMIT ?",
        (named, named + "\U0010ffff", _MOST_ACTORS),
    )
    return Sought(tuple(parts), tuple(row[0] for row in actors))
