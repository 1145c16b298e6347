"""What a person types to search, as terms, and as a query that SQLite's index always understands."""

from __future__ import annotations

import re
from typing import NamedTuple

SHORTEST_PREFIX = 3
_PART = re.compile(r'"([^"]*)"?|“([^”]*)”?|([^\s"“”]+)')
_WORD = re.compile(r"\w+")


class Term(NamedTuple):
    """Words that stand together; of a `start` the last word may go on."""

    words: tuple[str, ...]
    start: bool = False


def terms_of(text: str) -> list[Term]:
    """Return the terms of `text`, all of which must occur.

    Words in quotation marks must stand together; the last word, if it has at least three
    letters and is not in quotation marks, may be the start of one.
    """
    terms: list[Term] = []
    typing = False
    for found in _PART.finditer(text):
        quoted = found.group(1) or found.group(2) or ""
        words = _WORD.findall(found.group(3) or quoted)
        if words:
            terms.append(Term(tuple(words)))
            typing = found.group(3) is not None and len(words[-1]) >= SHORTEST_PREFIX
    if terms and typing and not text[-1:].isspace():
        terms[-1] = Term(terms[-1].words, start=True)
    return terms


def match_for(text: str) -> str:
    """Return the FTS5 expression for `text`, "" when it holds no word.

    Every term is quoted, so that nothing in `text` is read as an operator.
    """
    return " ".join(f'"{" ".join(term.words)}"{" *" if term.start else ""}' for term in terms_of(text))
