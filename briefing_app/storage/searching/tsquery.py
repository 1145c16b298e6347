"""A query in the words of PostgreSQL's full-text search, over the same terms as SQLite's index.

An article has one row that holds every one of its words: headline A, notes B, byline C, all else D.
Words of the outlet stand there a second time, and actors and languages only, each behind a sign that
begins no word. Of a long text the row tells the order of the first words alone; further rows hold
stretches of the rest. So one question to the row answers everything but where words stand together.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing_app.domain.searching.query import (
    All,
    Carrying,
    Either,
    Field,
    Language,
    Near,
    Not,
    Part,
    Phrase,
)
from briefing_app.storage.searching.columns import language_mark

MARK, OUTLET = "=", ">"
"""What stands before the mark of an actor or language, and before a word of the outlet."""
LONGEST = 500
"""Signs of a term that an index holds."""
_FARTHEST = 60
_LETTERS = {Field.TITLE: "A", Field.NOTE: "B", Field.BYLINE: "C"}
_SIGNS = {Field.OUTLET: OUTLET, Field.ACTOR: MARK}


def is_plain(part: Part) -> bool:
    """Tell whether the row of an article answers `part` alone: nothing has to stand together."""
    match part:
        case Phrase(terms):
            return len(terms) == 1
        case Carrying() | Language():
            return True
        case All(parts) | Either(parts):
            return all(map(is_plain, parts))
        case Not(inner):
            return is_plain(inner)
        case _:
            return False


def said(part: Part, *, fields: bool = True) -> str:
    """Return the text of a `tsquery` for a part; without `fields` these are passed over."""
    match part:
        case Phrase():
            return f"({_phrase(part, fields)})"
        case Near(phrases, distance):
            pairs = (_close(one, other, distance, fields) for one, other in pairwise(phrases))
            return "(" + " & ".join(pairs) + ")"
        case Carrying(marks):
            return "(" + " | ".join(_quoted(f"{MARK}{mark}") for mark in marks) + ")"
        case Language(code):
            return _quoted(f"{MARK}{language_mark(code)}")
        case All(parts):
            return "(" + " & ".join(said(one, fields=fields) for one in parts) + ")"
        case Either(parts):
            return "(" + " | ".join(said(one, fields=fields) for one in parts) + ")"
        case Not(inner):
            return f"!{said(inner, fields=fields)}"
        case _:
            raise TypeError(f"{type(part).__name__} is nothing that an index of words can say")


def loosened(part: Part) -> str:
    """Return what holds wherever `part` holds, though its words stand together nowhere; "" for nothing."""
    if is_plain(part):
        return said(part)
    match part:
        case Phrase(terms, begun, field):
            last = len(terms) - 1
            words = (Phrase((term,), begun and place == last, field) for place, term in enumerate(terms))
            return "(" + " & ".join(map(said, words)) + ")"
        case Near(phrases, _):
            return "(" + " & ".join(map(loosened, phrases)) + ")"
        case All(parts):
            return all_of([loosened(one) for one in parts])
        case Either(parts):
            ways = [loosened(one) for one in parts]
            return "(" + " | ".join(ways) + ")" if all(ways) else ""
        case _:
            return ""


def all_of(queries: Sequence[str]) -> str:
    """Return the text of a `tsquery` for which all hold, "" where none says anything."""
    saying = [one for one in queries if one]
    return "(" + " & ".join(saying) + ")" if saying else ""


def _phrase(phrase: Phrase, fields: bool) -> str:
    field = phrase.field if fields else None
    letter = _LETTERS.get(field, "") if field else ""
    sign = _SIGNS.get(field, "") if field else ""
    last = len(phrase.terms) - 1
    words = []
    for place, term in enumerate(phrase.terms):
        begun = "*" if phrase.begun and place == last else ""
        after = f":{begun}{letter}" if letter or begun else ""
        words.append(_quoted(sign + term) + after)
    return " <-> ".join(words)


def _close(one: Phrase, other: Phrase, distance: int, fields: bool) -> str:
    """Return two phrases with up to `distance` words between, either first; each number is asked for."""
    ways: list[str] = []
    for first, second in ((one, other), (other, one)):
        steps = range(len(second.terms), len(second.terms) + min(distance, _FARTHEST) + 1)
        ways += [f"(({_phrase(first, fields)}) <{step}> ({_phrase(second, fields)}))" for step in steps]
    return "(" + " | ".join(ways) + ")"


def _quoted(term: str) -> str:
    escaped = term[: LONGEST + 1].replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
