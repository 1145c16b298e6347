"""A query in the words of PostgreSQL's full-text search, over the same terms as SQLite's index.

What is indexed is a `tsvector` of the terms by their columns: headline A, byline and outlet B,
notes and marks C, text D. A column of letter B or C is told apart by a sign before its terms
(`SIGNS`), because PostgreSQL knows four letters only.
"""

from __future__ import annotations

from itertools import permutations

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

SIGNS = {Field.OUTLET: "o:", Field.BYLINE: "b:", Field.NOTE: "n:", Field.ACTOR: "f:"}
"""What stands before each term of a column, beside the term itself."""
_MOST_NEAR = 3


def can_say(part: Part) -> bool:
    """Tell whether one expression can stand for `part`."""
    match part:
        case Phrase() | Carrying() | Language():
            return True
        case Near(phrases, _):
            return len(phrases) <= _MOST_NEAR
        case Not(inner):
            return can_say(inner)
        case All(parts) | Either(parts):
            return all(map(can_say, parts))
        case _:
            return False


def said(part: Part) -> str:
    """Return the text of a `tsquery` for a part that it can say."""
    match part:
        case Phrase():
            return f"({_phrase(part)})"
        case Near(phrases, distance):
            return "(" + " | ".join(_close(order, distance) for order in permutations(phrases)) + ")"
        case Carrying(marks):
            return "(" + " | ".join(_quoted(SIGNS[Field.ACTOR] + mark) for mark in marks) + ")"
        case Language(code):
            return _quoted(SIGNS[Field.ACTOR] + language_mark(code))
        case Not(inner):
            return f"!({said(inner)})"
        case All(parts):
            return "(" + " & ".join(map(said, parts)) + ")"
        case Either(parts):
            return "(" + " | ".join(map(said, parts)) + ")"
        case _:
            raise TypeError(f"{type(part).__name__} is nothing that an index of words can say")


def _phrase(phrase: Phrase) -> str:
    sign = SIGNS.get(phrase.field, "") if phrase.field else ""
    letter = "A" if phrase.field is Field.TITLE else ""
    last = len(phrase.terms) - 1
    words = []
    for place, term in enumerate(phrase.terms):
        begun = "*" if phrase.begun and place == last else ""
        after = f":{letter}{begun}" if letter or begun else ""
        words.append(_quoted(sign + term) + after)
    return " <-> ".join(words)


def _close(phrases: tuple[Phrase, ...], distance: int) -> str:
    """Return phrases one after another with up to `distance` words between; PostgreSQL wants each number."""
    first, *rest = phrases
    said_so_far = f"({_phrase(first)})"
    for following in rest:
        steps = range(len(following.terms), len(following.terms) + distance + 1)
        ways = (f"({said_so_far} <{step}> ({_phrase(following)}))" for step in steps)
        said_so_far = "(" + " | ".join(ways) + ")"
    return said_so_far


def _quoted(term: str) -> str:
    escaped = term.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
