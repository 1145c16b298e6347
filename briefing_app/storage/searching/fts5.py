"""A query in the words of SQLite's full-text index. Every term is quoted: nothing typed is an operator.

The index holds the terms of `domain/searching/terms.py` and no text of its own, so that scripts
without blanks, accents and `ß` are met alike on every engine.
"""

from __future__ import annotations

from collections.abc import Mapping

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
from briefing_app.storage.searching.columns import COLUMNS, OF_FIELD, WEIGHTS, language_mark

_RANK = f"bm25({', '.join(map(str, WEIGHTS))})"
TABLES = (
    f"CREATE VIRTUAL TABLE article_search USING fts5({', '.join(COLUMNS)}, content='', tokenize='ascii')",
    f"INSERT INTO article_search (article_search, rank) VALUES ('rank', '{_RANK}')",
    "CREATE VIRTUAL TABLE statement_search USING fts5(quote, speaker, topic, note, "
    "content='', tokenize='ascii')",
)


def can_say(part: Part) -> bool:
    """Tell whether one expression of the index can stand for `part`; it knows no lone “not”."""
    match part:
        case Phrase() | Near() | Carrying() | Language():
            return True
        case Either(parts):
            return all(map(can_say, parts))
        case All(parts):
            kept_out = [one.part for one in parts if isinstance(one, Not)]
            wanted = [one for one in parts if not isinstance(one, Not)]
            return bool(wanted) and all(map(can_say, (*wanted, *kept_out)))
        case _:
            return False


def said(part: Part, columns: Mapping[Field, str] = OF_FIELD) -> str:
    """Return the expression for a part that it can say; a field without a column is looked for anywhere."""
    match part:
        case Phrase(terms, begun, field):
            within = f"{columns[field]} : " if field is not None and field in columns else ""
            return f"{within}{_quoted(terms, begun)}"
        case Near(phrases, distance):
            field = phrases[0].field
            within = f"{columns[field]} : " if field is not None and field in columns else ""
            close = " ".join(_quoted(one.terms, one.begun) for one in phrases)
            return f"{within}NEAR({close}, {distance})"
        case Carrying(marks):
            return "(" + " OR ".join(f"facts : {_quoted((mark,), False)}" for mark in marks) + ")"
        case Language(code):
            return f"facts : {_quoted((language_mark(code),), False)}"
        case Either(parts):
            return "(" + " OR ".join(said(one, columns) for one in parts) + ")"
        case All(parts):
            wanted = " AND ".join(said(one, columns) for one in parts if not isinstance(one, Not))
            kept_out = " OR ".join(said(one.part, columns) for one in parts if isinstance(one, Not))
            return f"(({wanted}) NOT ({kept_out}))" if kept_out else f"({wanted})"
        case _:
            raise TypeError(f"{type(part).__name__} is nothing that an index of words can say")


def _quoted(terms: tuple[str, ...], begun: bool) -> str:
    words = " ".join(term.replace('"', "") for term in terms)
    return f'"{words}" *' if begun else f'"{words}"'
