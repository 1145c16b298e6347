"""What a person types as a query that SQLite's full-text index always understands."""

from __future__ import annotations

import re

SHORTEST_PREFIX = 3
NEWEST_RANKED = 20_000
_PART = re.compile(r'"([^"]*)"?|“([^”]*)”?|([^\s"“”]+)')
_WORD = re.compile(r"\w+")


def match_for(text: str) -> str:
    """Return the FTS5 expression for `text`, "" when it holds no word.

    All words must occur; words in quotation marks must stand together; the last word, if
    it has at least three letters and is not in quotation marks, may be the start of one.
    Every term is quoted, so that nothing in `text` is read as an operator.
    """
    terms: list[str] = []
    typing = False
    for found in _PART.finditer(text):
        quoted = found.group(1) or found.group(2) or ""
        words = _WORD.findall(found.group(3) or quoted)
        if words:
            terms.append(f'"{" ".join(words)}"')
            typing = found.group(3) is not None and len(words[-1]) >= SHORTEST_PREFIX
    if not terms:
        return ""
    if typing and not text[-1:].isspace():
        terms[-1] += " *"
    return " ".join(terms)
