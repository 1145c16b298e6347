"""What belongs together: by what was found, and by what a person said, which always wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.alike.clusters import Bond, clusters_of
from briefing_app.domain.identity import ArticleId
from briefing_app.storage.alike.asking import mates, texts_of
from briefing_app.storage.alike.finding import hold_in_full, rebind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from briefing_app.domain.articles.article import Article
    from briefing_app.storage.engines.database import Database


def settle(database: Database, article: Article) -> None:
    """Write down what a person said of an article's likeness to others, and group anew what it changes."""
    said = dict.fromkeys(article.alike, 1) | dict.fromkeys(article.unlike, 0)
    stored: dict[int, int] = dict(
        database.rows("SELECT other_id, same FROM alike_ruling WHERE article_id = ?", (article.id,))
    )
    if said == stored:
        return
    database.run("DELETE FROM alike_ruling WHERE article_id = ?", (article.id,))
    database.run_many(
        "INSERT INTO alike_ruling (article_id, other_id, same) VALUES (?, ?, ?)",
        [(article.id, other, same) for other, same in sorted(said.items())],
    )
    named = {ArticleId(one) for one in {*said, *stored}}
    if article.unlike:
        rebind(database, mates(database, [article.id]) - {article.id})
    group_anew(database, [article.id, *named])


def unite(database: Database, ids: Sequence[ArticleId]) -> None:
    """Make one cluster of articles with their clusters, unless a person keeps any of them apart."""
    members = sorted({*ids, *mates(database, ids)})
    ruled = database.rows_for(
        "SELECT 1 FROM alike_ruling WHERE same = 0 AND article_id IN ({ids})", members
    ) or database.rows_for("SELECT 1 FROM alike_ruling WHERE same = 0 AND other_id IN ({ids})", members)
    if ruled:
        group_anew(database, members)
    else:
        _set_cluster(database, members, members[0])


def group_anew(database: Database, seeds: Collection[ArticleId]) -> None:
    """Group all that hangs together with `seeds` by what was found and what a person said."""
    members, bonds, apart = _hanging_together(database, seeds)
    before = texts_of(database, members)
    after = {one: min(cluster) for cluster in clusters_of(bonds, apart) for one in cluster}
    for home in sorted(set(after.values())):
        _set_cluster(database, [one for one in members if after.get(one) == home], home)
    _set_cluster(database, [one for one in members if one not in after], None)
    parted = [one for one in members if before[one] != after.get(one, one)]
    if parted:
        hold_in_full(database, members)


def _hanging_together(
    database: Database, seeds: Collection[ArticleId]
) -> tuple[list[ArticleId], set[Bond], set[frozenset[ArticleId]]]:
    """Return the articles that bonds lead to from `seeds`, those bonds, and who is kept apart."""
    members: set[ArticleId] = set()
    bonds: set[Bond] = set()
    apart: set[frozenset[ArticleId]] = set()
    fresh = {*seeds, *mates(database, seeds)}
    while fresh:
        members |= fresh
        step = sorted(fresh)
        pairs = database.rows_for("SELECT one, other, likeness FROM alike_pair WHERE one IN ({ids})", step)
        bonds |= {Bond(ArticleId(min(a, b)), ArticleId(max(a, b)), likeness) for a, b, likeness in pairs}
        for column in ("article_id", "other_id"):
            for a, b, same in database.rows_for(
                f"SELECT article_id, other_id, same FROM alike_ruling WHERE {column} IN ({{ids}})", step
            ):
                if same:
                    bonds.add(Bond.said(ArticleId(a), ArticleId(b)))
                else:
                    apart.add(frozenset((ArticleId(a), ArticleId(b))))
        fresh = {one for bond in bonds for one in bond[:2]} - members
    return sorted(members), bonds, apart


def _set_cluster(database: Database, ids: Iterable[ArticleId], home: ArticleId | None) -> None:
    database.run_many(
        "UPDATE article_print SET cluster_id = ? WHERE article_id = ?", [(home, one) for one in ids]
    )
