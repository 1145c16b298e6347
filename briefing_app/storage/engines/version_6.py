"""What version 6 of a library adds: the numbers of the facets of all statements, kept instead of counted.

They stand in `article_tally` under scopes of their own, ":" and the name of a facet, with its values as
what is `listed`; `storage/facet_tallies.py` keeps them up.
"""

from __future__ import annotations

VERSION_6: tuple[str, ...] = (
    "DELETE FROM article_tally WHERE scope >= ':' AND scope < ';'",
    *(
        f"INSERT INTO article_tally (scope, listed, n) SELECT ':{name}', {name}, count(*) "
        f"FROM statement WHERE hidden = 0 AND {name} <> '' GROUP BY {name}"
        for name in ("state", "manner", "reports", "certainty", "topic")
    ),
)
