"""The words of a query as the index of statements understands them."""

from __future__ import annotations

from datetime import date

from briefing_app.domain.searching.parsing import parse
from briefing_app.domain.searching.query import All, Field, Not, Part
from briefing_app.storage.searching import fts5

_COLUMNS = {Field.NOTE: "note", Field.ACTOR: "speaker"}


def statement_match(text: str) -> str:
    """Return the expression for the words of `text`, "" where it holds none that can be found alone.

    Fields other than `note:` are those of articles; what they ask for is looked for as words.
    """
    query = parse(text, date.today())
    parts = tuple(one for one in query.conjuncts if fts5.can_say(one) or _is_kept_out(one))
    if all(isinstance(one, Not) for one in parts):
        return ""
    return fts5.said(All(parts), _COLUMNS)


def _is_kept_out(part: Part) -> bool:
    return isinstance(part, Not) and fts5.can_say(part.part)
