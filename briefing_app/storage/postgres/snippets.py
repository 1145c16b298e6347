"""The words around the place where a search term stands, as SQLite's `snippet` gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_app.storage.postgres import lexemes
from briefing_app.storage.search import Term

WORDS = 16
_BEFORE = 4
_WORD = re.compile(r"[^\W_]+")


def snippet(fields: Sequence[str], terms: Sequence[Term]) -> str:
    """Return some words of the field with most of the terms, each place between ‹ and ›."""
    best, most = "", -1
    for field in fields:
        found, count = _of_field(field, terms)
        if count > most:
            best, most = found, count
    return best


def _of_field(text: str, terms: Sequence[Term]) -> tuple[str, int]:
    places = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    folded = [lexemes.folded(text[start:end]) for start, end in places]
    hits = _hits(folded, terms)
    if not places:
        return "", 0
    first = max(0, min(min(hits, default=0) - _BEFORE, len(places) - WORDS))
    last = min(len(places), first + WORDS)
    pieces = ["…"] if first else []
    at = places[first][0] if first else 0
    for place in range(first, last):
        start, end = places[place]
        pieces.append(text[at:start])
        opens = place in hits and (place - 1 not in hits or place == first)
        closes = place in hits and (place + 1 not in hits or place == last - 1)
        pieces += ["‹" if opens else "", text[start:end], "›" if closes else ""]
        at = end
    pieces.append("…" if last < len(places) else text[at:])
    terms_there = sum(1 for term in terms if _hits(folded[first:last], [term]))
    return "".join(pieces), terms_there


def _hits(folded: Sequence[str], terms: Sequence[Term]) -> set[int]:
    hits: set[int] = set()
    for term in terms:
        wanted = [word for part in term.words for word in lexemes.words(part)]
        if not wanted:
            continue
        for place in range(len(folded) - len(wanted) + 1):
            there = folded[place : place + len(wanted)]
            starts = term.start and there[-1].startswith(wanted[-1])
            if there[:-1] == wanted[:-1] and (there[-1] == wanted[-1] or starts):
                hits.update(range(place, place + len(wanted)))
    return hits
