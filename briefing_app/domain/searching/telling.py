"""What was understood of a search, in words for the person who typed it."""

from __future__ import annotations

from datetime import date
from typing import assert_never

from briefing_app.domain.searching.query import (
    All,
    Carrying,
    Days,
    Either,
    Field,
    Is,
    Labelled,
    Language,
    Near,
    Not,
    Part,
    Phrase,
    Query,
    Used,
)

_IN = {
    Field.TITLE: "in the headline",
    Field.OUTLET: "outlet",
    Field.BYLINE: "by",
    Field.NOTE: "in a note",
    Field.ACTOR: "actor",
}


def told(query: Query) -> tuple[str, ...]:
    """Return what has to hold, a piece for each; none where only plain words are looked for."""
    if query.tree is None or _is_plain(query.tree):
        return ()
    plain = [part for part in query.conjuncts if _is_plain(part)]
    others = [part for part in query.conjuncts if not _is_plain(part)]
    pieces = [words for part in plain for words in (_words(part),)]
    return ((" + ".join(pieces),) if pieces else ()) + tuple(map(_words, others))


def _is_plain(part: Part) -> bool:
    match part:
        case Phrase(terms, _, field):
            return field is None and len(terms) == 1
        case All(parts):
            return all(map(_is_plain, parts))
        case _:
            return False


def _words(part: Part) -> str:
    match part:
        case Phrase(terms, begun, field):
            words = " ".join(terms) + ("…" if begun else "")
            shown = words if field is None and len(terms) == 1 else f"“{words}”"
            return shown if field is None else f"{_IN[field]} {shown}"
        case Near(phrases, distance):
            return f"{' near '.join(map(_words, phrases))} (within {distance} words)"
        case Days(since, until):
            return _days(since, until)
        case Language(code):
            return f"language {code}"
        case Carrying(marks):
            return " ".join(marks)
        case Is(state):
            return state.value
        case Used(title):
            return f"used in a briefing called “{title}”" if title else "used in a briefing"
        case Labelled(name):
            return f"label “{name}”"
        case Not(inner):
            return f"not {_grouped(inner)}"
        case All(parts):
            return " and ".join(map(_grouped, parts))
        case Either(parts):
            return " or ".join(map(_grouped, parts))
        case _:
            assert_never(part)


def _grouped(part: Part) -> str:
    return f"({_words(part)})" if isinstance(part, All | Either) else _words(part)


def _days(since: date | None, until: date | None) -> str:
    if since == until and since is not None:
        return f"on {since.isoformat()}"
    parts = []
    if since is not None:
        parts.append(f"from {since.isoformat()}")
    if until is not None:
        parts.append(f"to {until.isoformat()}")
    return " ".join(parts)
