"""A query in the words of PostgreSQL's full-text search, over the same terms as SQLite's index.

An article is indexed in pieces: what stands around it (headline A, outlet B, byline C), its notes,
its marks, and its text in stretches (D). One question is answered by one piece, so only words, and
words near others, are said here; “and”, “or” and “not” are left to the SQL around them.
"""

from __future__ import annotations

from itertools import pairwise

from briefing_app.domain.searching.query import (
    Carrying,
    Field,
    Language,
    Near,
    Part,
    Phrase,
)
from briefing_app.storage.searching.columns import language_mark

HEAD, NOTES, FACTS = 0, -1, -2
"""The pieces beside those of the text, which are numbered from 1."""
LONGEST = 500
"""Signs of a term that an index holds."""
_FARTHEST = 60
_LETTERS = {Field.TITLE: "A", Field.OUTLET: "B", Field.BYLINE: "C"}
_PIECES = {Field.TITLE: HEAD, Field.OUTLET: HEAD, Field.BYLINE: HEAD, Field.NOTE: NOTES, Field.ACTOR: FACTS}


def piece(part: Part) -> int | None:
    """Return the piece in which a part is looked for, None for all of them."""
    match part:
        case Phrase(field=field):
            return _PIECES[field] if field is not None else None
        case Near(phrases, _):
            return piece(phrases[0])
        case Carrying() | Language():
            return FACTS
        case _:
            return None


def said(part: Part, *, letters: bool = True) -> str:
    """Return the text of a `tsquery` for a part without parts; without `letters` fields are passed over."""
    match part:
        case Phrase():
            return f"({_phrase(part, letters)})"
        case Near(phrases, distance):
            pairs = (_close(one, other, distance, letters) for one, other in pairwise(phrases))
            return "(" + " & ".join(pairs) + ")"
        case Carrying(marks):
            return "(" + " | ".join(map(_quoted, marks)) + ")"
        case Language(code):
            return _quoted(language_mark(code))
        case _:
            raise TypeError(f"{type(part).__name__} is nothing that an index of words can say")


def _phrase(phrase: Phrase, letters: bool) -> str:
    letter = _LETTERS.get(phrase.field, "") if phrase.field and letters else ""
    last = len(phrase.terms) - 1
    words = []
    for place, term in enumerate(phrase.terms):
        begun = "*" if phrase.begun and place == last else ""
        after = f":{begun}{letter}" if letter or begun else ""
        words.append(_quoted(term) + after)
    return " <-> ".join(words)


def _close(one: Phrase, other: Phrase, distance: int, letters: bool) -> str:
    """Return two phrases with up to `distance` words between, either first; each number is asked for."""
    ways: list[str] = []
    for first, second in ((one, other), (other, one)):
        steps = range(len(second.terms), len(second.terms) + min(distance, _FARTHEST) + 1)
        ways += [f"(({_phrase(first, letters)}) <{step}> ({_phrase(second, letters)}))" for step in steps]
    return "(" + " | ".join(ways) + ")"


def _quoted(term: str) -> str:
    escaped = term[:LONGEST].replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"
