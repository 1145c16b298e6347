"""How many statements each value of a facet has in the whole library, kept beside the tallies of lists.

What the facets of actors, kinds and outlets count stands in the register and in the tallies of the
outlets already; the others have a scope of their own (":" and the name of the facet), in which the
values are what is `listed`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_app.storage.standing import outlets_by_statements

if TYPE_CHECKING:
    from briefing_app.storage.engines.database import Database

OWN = ("state", "manner", "reports", "certainty", "topic")
"""The facets that are tallied here; each is a column of `statement` with "" for none."""


def facet_scope(name: str) -> str:
    """Return the scope of the tallies of one facet."""
    return f":{name}"


def counted(database: Database, articles: Iterable[int]) -> Counter[tuple[str, str]]:
    """Return what the statements of articles add to the tallies; those of removed ones add nothing."""
    found: Counter[tuple[str, str]] = Counter()
    for row in database.rows_for(
        # The sign keeps SQLite from going through every statement that is not hidden.
        f"SELECT {', '.join(OWN)} FROM statement WHERE (hidden + 0) = 0 AND article_id IN ({{ids}})",
        articles,
    ):
        for name, value in zip(OWN, row, strict=True):
            if value:
                found[facet_scope(name), value] += 1
    return found


def counted_anew(database: Database) -> Counter[tuple[str, str]]:
    """Return what all statements add to the tallies."""
    found: Counter[tuple[str, str]] = Counter()
    for name in OWN:
        by_index = database.counted_by(f"statement_by_{name}")
        for value, number in database.rows(
            f"SELECT {name}, count(*) FROM statement {by_index} "
            f"WHERE hidden = 0 AND {name} <> '' GROUP BY {name}"
        ):
            found[facet_scope(name), value] = number
    return found


def facet(database: Database, name: str, limit: int) -> list[tuple[str, int]]:
    """Return the values of a facet over the whole library, the most frequent first."""
    match name:
        case "actor_id":
            return _actors(database, limit)
        case "kind":
            return _kinds(database)[:limit]
        case "outlet":
            return outlets_by_statements(database)[:limit]
        case _:
            rows = database.rows(
                "SELECT listed, n FROM article_tally WHERE scope = ? AND n > 0 "
                "ORDER BY n DESC, listed LIMIT ?",
                (facet_scope(name), limit),
            )
            return [(value, number) for value, number in rows]


def _actors(database: Database, limit: int) -> list[tuple[str, int]]:
    """Return the actors who speak most, those that were merged into others among them."""
    found = [
        row
        for merged in (0, 1)
        for row in database.rows(
            "SELECT statements, actor_id FROM register WHERE merged = ? AND statements > 0 "
            "ORDER BY statements DESC, actor_id LIMIT ?",
            (merged, limit),
        )
    ]
    found.sort(key=lambda row: (-row[0], row[1]))
    return [(str(actor), number) for number, actor in found[:limit]]


def _kinds(database: Database) -> list[tuple[str, int]]:
    rows = database.rows(
        "SELECT kind, sum(statements) AS n FROM register WHERE merged IN (0, 1) AND statements > 0 "
        "GROUP BY kind ORDER BY n DESC, kind"
    )
    return [(kind, int(number)) for kind, number in rows]
