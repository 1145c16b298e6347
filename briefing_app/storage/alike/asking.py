"""Which articles of the library have one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.identity import ArticleId

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing_app.storage.engines.database import Database


def versions_of(database: Database, article_id: ArticleId) -> list[ArticleId]:
    """Return the articles of a cluster in the order of their ids, none for an article that is alone."""
    rows = database.rows(
        "SELECT a.id FROM article_print p CROSS JOIN article_print q CROSS JOIN article a "
        "WHERE p.article_id = ? AND q.cluster_id = p.cluster_id AND a.id = q.article_id AND a.removed = 0 "
        "ORDER BY a.id",
        (article_id,),
    )
    return [ArticleId(row[0]) for row in rows] if len(rows) > 1 else []


def sizes(database: Database, ids: Iterable[ArticleId]) -> dict[ArticleId, int]:
    """Return of how many articles the cluster of each has; those that are alone are left out."""
    rows = database.rows_for(
        # Joined in this order: left to itself SQLite begins with every article that is not removed.
        "SELECT p.article_id, count(*) FROM article_print p CROSS JOIN article_print q CROSS JOIN article a "
        "WHERE p.article_id IN ({ids}) AND q.cluster_id = p.cluster_id AND a.id = q.article_id "
        "AND a.removed = 0 GROUP BY p.article_id",
        ids,
    )
    return {ArticleId(article_id): count for article_id, count in rows if count > 1}


def texts_of(database: Database, ids: Iterable[ArticleId]) -> dict[ArticleId, ArticleId]:
    """Return for each article the smallest id of its cluster, its own where it is alone."""
    wanted = list(ids)
    rows = database.rows_for(
        "SELECT article_id, cluster_id FROM article_print WHERE cluster_id IS NOT NULL "
        "AND article_id IN ({ids})",
        wanted,
    )
    return {one: one for one in wanted} | {ArticleId(row[0]): ArticleId(row[1]) for row in rows}


def mates(database: Database, ids: Iterable[ArticleId]) -> set[ArticleId]:
    """Return every article that is in one cluster with any of `ids`."""
    clusters = database.rows_for(
        "SELECT DISTINCT cluster_id FROM article_print WHERE cluster_id IS NOT NULL "
        "AND article_id IN ({ids})",
        ids,
    )
    rows = database.rows_for(
        "SELECT article_id FROM article_print WHERE cluster_id IN ({ids})", [row[0] for row in clusters]
    )
    return {ArticleId(row[0]) for row in rows}
