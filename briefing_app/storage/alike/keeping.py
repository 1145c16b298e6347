"""Articles come, go, and are compared anew; everything inside the transaction that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import Article
from briefing_app.domain.articles.prepared import packed_shingles, unpacked
from briefing_app.domain.identity import ArticleId
from briefing_app.storage.alike.asking import mates
from briefing_app.storage.alike.finding import (
    confirmed,
    hold,
    hold_in_full,
    holders_of,
    rebind,
    write,
)
from briefing_app.storage.alike.grouping import group_anew, settle, unite
from briefing_app.storage.codec import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing_app.storage.engines.database import Database


def take_in(database: Database, article_id: ArticleId, text: str, known: bytes | None = None) -> None:
    """Make an article findable by its words, and put it with those whose text it has.

    `known` are its shingles, packed, where whoever read the text has made them already.
    """
    shingles = packed_shingles(text) if known is None else known
    kept = unpacked(shingles)
    database.run(
        "INSERT INTO article_print (article_id, shingles) VALUES (?, ?) "
        "ON CONFLICT (article_id) DO UPDATE SET shingles = excluded.shingles",
        (article_id, shingles),
    )
    database.run("DELETE FROM alike_waiting WHERE article_id = ?", (article_id,))
    holders = holders_of(database, kept, but=article_id)
    bonds = confirmed(database, article_id, text, holders)
    if bonds:
        write(database, bonds)
        unite(database, [article_id, *(bond.other for bond in bonds)])
    hold(database, article_id, kept, holders)


def forget(database: Database, article_id: ArticleId) -> None:
    """Take out all that is kept of an article which is being destroyed for good."""
    left = mates(database, [article_id]) - {article_id}
    rebind(database, left)
    row = database.row("SELECT shingles FROM article_print WHERE article_id = ?", (article_id,))
    if row is not None:
        database.run_many(
            "DELETE FROM shingle WHERE hash = ? AND article_id = ?",
            [(one, article_id) for one in unpacked(row[0])],
        )
    for sql in (
        "DELETE FROM alike_pair WHERE one = :id OR other = :id",
        "DELETE FROM alike_ruling WHERE article_id = :id OR other_id = :id",
        "DELETE FROM alike_waiting WHERE article_id = :id",
        "DELETE FROM article_print WHERE article_id = :id",
    ):
        database.run(sql, {"id": article_id})
    if left:
        group_anew(database, sorted(left))
        hold_in_full(database, sorted(left))


def waiting(database: Database, limit: int) -> list[ArticleId]:
    """Return articles of an older library that cannot be found by their words yet, the latest first."""
    rows = database.rows("SELECT article_id FROM alike_waiting ORDER BY article_id DESC LIMIT ?", (limit,))
    return [ArticleId(row[0]) for row in rows]


def catch_up(database: Database, ids: Sequence[ArticleId]) -> None:
    """Take in articles that were there before there was anything to find them by."""
    for payload, body in database.rows_for(
        "SELECT payload, body FROM article JOIN article_text ON article_id = id "
        "WHERE id IN ({ids}) ORDER BY id",
        ids,
    ):
        article = decode(Article, payload, text=body)
        take_in(database, article.id, body)
        settle(database, article)
    database.run_many("DELETE FROM alike_waiting WHERE article_id = ?", [(one,) for one in ids])


def make_anew(database: Database) -> None:
    """Forget what was found, and let every article wait to be compared again."""
    for table in ("shingle", "alike_pair", "alike_ruling", "article_print", "alike_waiting"):
        database.run(f"DELETE FROM {table}")
    database.run("INSERT INTO alike_waiting (article_id) SELECT id FROM article")


def faults(database: Database) -> Iterator[str]:
    """Give a sentence for every article that would not be found beside its versions."""
    for (article_id,) in database.rows(
        "SELECT id FROM article a WHERE NOT EXISTS (SELECT 1 FROM article_print WHERE article_id = a.id) "
        "AND NOT EXISTS (SELECT 1 FROM alike_waiting WHERE article_id = a.id)"
    ):
        yield f"Article {article_id} is not compared with others."
    for (cluster_id,) in database.rows(
        "SELECT cluster_id FROM article_print WHERE cluster_id IS NOT NULL "
        "GROUP BY cluster_id HAVING count(*) < 2 OR min(article_id) <> cluster_id"
    ):
        yield f"The versions of article {cluster_id} are not kept together."
