"""The fields of the query language: `outlet:`, `from:`, `is:` and what may follow each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from briefing_app.domain.searching.days import typed_days
from briefing_app.domain.searching.query import (
    Days,
    Field,
    Is,
    Labelled,
    Language,
    Not,
    Part,
    Phrase,
    State,
    Used,
)
from briefing_app.domain.searching.terms import is_spaceless, sought_terms

if TYPE_CHECKING:
    from briefing_app.domain.searching.pieces import Piece

SHORTEST_BEGINNING = 3
"""With fewer letters the start of a word would match most of a library."""
_CODE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")
_DAYS = "a day such as 2026-11-28, 2026-11, yesterday or -7d"
_ALIASES = {
    "headline": "title",
    "byline": "by",
    "author": "by",
    "source": "outlet",
    "since": "from",
    "until": "to",
    "language": "lang",
    "tag": "label",
    "notes": "note",
    "state": "is",
}


class NotUnderstood(Exception):
    """What follows a field cannot be meant for it, or it is no field; the message says what may be."""


def phrase(piece: Piece, field: Field | None = None) -> Phrase | None:
    """Return the words of a piece, None where it holds none."""
    terms, begun = sought_terms(piece.text)
    if not terms:
        return None
    may_go_on = piece.starred or (piece.last and not piece.text[-1:].isspace())
    long_enough = len(terms[-1]) >= SHORTEST_BEGINNING or is_spaceless(terms[-1])
    return Phrase(terms, begun or (may_go_on and long_enough), field)


def in_field(piece: Piece, today: date) -> Part | None:
    """Return what a piece with a field asks for, None for nothing yet; or raise `NotUnderstood`."""
    name = piece.field.casefold()
    read = _READ.get(_ALIASES.get(name, name))
    if read is None:
        raise NotUnderstood(f"“{piece.field}:” is not a field{_meant(name)}")
    return read(piece, today) if piece.text.strip() else None


def is_field(name: str) -> bool:
    """Tell whether there is a field of this name."""
    return _ALIASES.get(name.casefold(), name.casefold()) in _READ


def _meant(name: str) -> str:
    """Return the field that may have been meant, as a remark in parentheses."""
    near = get_close_matches(name, [*_READ, *_ALIASES], 1, 0.7)
    return f" (perhaps “{near[0]}:”?)" if near and len(name) > 2 else ""


def field_names() -> tuple[str, ...]:
    """Return the names of the fields, for offering them."""
    return tuple(_READ)


def _words(field: Field) -> Callable[[Piece, date], Part | None]:
    return lambda piece, _today: phrase(piece, field)


def _from(piece: Piece, today: date) -> Part:
    return Days(_days(piece, today, "from:")[0], None)


def _to(piece: Piece, today: date) -> Part:
    return Days(None, _days(piece, today, "to:")[1])


def _on(piece: Piece, today: date) -> Part:
    return Days(*_days(piece, today, "on:"))


def _days(piece: Piece, today: date, name: str) -> tuple[date, date]:
    found = typed_days(piece.text, today)
    if found is None:
        raise NotUnderstood(f"“{name}” is followed by {_DAYS}")
    return found


def _language(piece: Piece, _today: date) -> Part:
    code = piece.text.strip().casefold()
    if not _CODE.fullmatch(code):
        raise NotUnderstood("“lang:” is followed by the code of a language, such as en or uk")
    return Language(code)


def _is(piece: Piece, _today: date) -> Part:
    word = piece.text.strip().casefold()
    word = "new" if word == "unread" else word
    if word not in list(State):
        raise NotUnderstood(f"“is:” is followed by {', '.join(list(State)[:-1])} or {list(State)[-1]}")
    return Is(State(word))


def _used(piece: Piece, _today: date) -> Part:
    match piece.text.strip().casefold():
        case "yes":
            return Used()
        case "no":
            return Not(Used())
        case title:
            return Used(title)


def _label(piece: Piece, _today: date) -> Part:
    return Labelled(piece.text.strip())


def _note(piece: Piece, today: date) -> Part | None:
    return phrase(piece, Field.NOTE)


_READ: dict[str, Callable[[Piece, date], Part | None]] = {
    "outlet": _words(Field.OUTLET),
    "actor": _words(Field.ACTOR),
    "from": _from,
    "to": _to,
    "on": _on,
    "lang": _language,
    "is": _is,
    "used": _used,
    "label": _label,
    "title": _words(Field.TITLE),
    "by": _words(Field.BYLINE),
    "note": _note,
}


def without_field(piece: Piece) -> Piece:
    """Return a piece as the words that were typed, its field among them."""
    return replace(piece, text=f"{piece.field} {piece.text}", field="")
