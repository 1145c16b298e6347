"""What is typed into the search of statements, as a condition."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing_app.domain.searching.parsing import parse
from briefing_app.domain.searching.query import Not

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database
    from briefing_app.storage.engines.words import Condition


def statement_condition(database: Database, text: str) -> Condition | None:
    """Return what a statement has to fulfil to answer `text`, None where that is nothing that can be found.

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
    return words.statements(parts)
