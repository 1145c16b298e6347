"""What version 6 of a library adds: numbers of facets that are kept, and lists that never leave their index.

The numbers stand in `article_tally` under scopes of their own, ":" and the name of a facet, with its
values as what is `listed`; `storage/facet_tallies.py` keeps them up. The indexes are those of version 5
with the columns that a filter of the same list asks for, so that no article has to be looked up on the
way to a screenful.
"""

from __future__ import annotations

_ORDERS = {
    "headline": "headline_key, place DESC, state, starred, selected, outlet",
    "words": "words, place, state, starred, selected, outlet",
    "arrival": "id, state, starred, selected, outlet",
    "state": "state, place DESC, starred, selected, outlet",
}
_FILTERS = {"starred": "starred = 1", "chosen": "selected > 0"}

INDEXES: tuple[str, ...] = (
    *(
        sql
        for name, columns in _ORDERS.items()
        for sql in (
            f"DROP INDEX article_by_{name}",
            f"CREATE INDEX article_by_{name} ON article (removed, {columns})",
        )
    ),
    *(
        sql
        for name, condition in _FILTERS.items()
        for sql in (
            f"DROP INDEX article_{name}",
            f"CREATE INDEX article_{name} ON article (place, state, removed) WHERE {condition}",
        )
    ),
)

TALLIES: tuple[str, ...] = (
    "DELETE FROM article_tally WHERE scope >= ':' AND scope < ';'",
    *(
        f"INSERT INTO article_tally (scope, listed, n) SELECT ':{name}', {name}, count(*) "
        f"FROM statement WHERE hidden = 0 AND {name} <> '' GROUP BY {name}"
        for name in ("state", "manner", "reports", "certainty", "topic")
    ),
)
