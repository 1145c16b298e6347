"""Articles that share their words: kept findable, found, and grouped as they are written.

Each article keeps some of its shingles; a cluster holds each of them once, under the first
article that had it, so that a shingle with many holders stands in many *different* texts: that is
boilerplate, and is passed over. What was found is looked at word by word before it counts.
"""

from __future__ import annotations

import struct
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from briefing_app.domain.alike.clusters import Bond, clusters_of
from briefing_app.domain.alike.overlap import overlap
from briefing_app.domain.alike.shingles import shingles_of, without
from briefing_app.domain.alike.tokens import tokens_of
from briefing_app.domain.identity import ArticleId

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from briefing_app.domain.alike.tokens import Tokens
    from briefing_app.domain.article import Article
    from briefing_app.storage.database import Database

MOST_HOLDERS = 20
"""A shingle that more texts have is boilerplate."""
_FEWEST_SHARED = 2
_MOST_CLUSTERS, _MOST_OF_ONE, _ENOUGH_OF_ONE = 8, 4, 2
_MOST_COMPARED = 12
_MOST_REBOUND = 60

# What is asked


def versions_of(database: Database, article_id: ArticleId) -> list[ArticleId]:
    """Return the articles of a cluster in the order of their ids, none for an article that is alone."""
    rows = database.rows(
        "SELECT a.id FROM article_print p JOIN article_print q ON q.cluster_id = p.cluster_id "
        "JOIN article a ON a.id = q.article_id WHERE p.article_id = ? AND a.removed = 0 ORDER BY a.id",
        (article_id,),
    )
    return [ArticleId(row[0]) for row in rows] if len(rows) > 1 else []


def sizes(database: Database, ids: Iterable[ArticleId]) -> dict[ArticleId, int]:
    """Return of how many articles the cluster of each has; those that are alone are left out."""
    rows = database.rows_for(
        "SELECT p.article_id, count(*) FROM article_print p "
        "JOIN article_print q ON q.cluster_id = p.cluster_id "
        "JOIN article a ON a.id = q.article_id AND a.removed = 0 "
        "WHERE p.article_id IN ({ids}) GROUP BY p.article_id",
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


# What is written, inside the transaction that is open


def take_in(database: Database, article_id: ArticleId, text: str) -> None:
    """Make an article findable by its words, and put it with those whose text it has."""
    tokens = tokens_of(text)
    kept = shingles_of(tokens)
    database.run(
        "INSERT INTO article_print (article_id, shingles) VALUES (?, ?) "
        "ON CONFLICT (article_id) DO UPDATE SET shingles = excluded.shingles",
        (article_id, _packed(kept)),
    )
    database.run("DELETE FROM alike_waiting WHERE article_id = ?", (article_id,))
    holders = _holders(database, kept, but=article_id)
    bonds = _confirmed(database, article_id, tokens, holders)
    if bonds:
        _write(database, bonds)
        _unite(database, [article_id, *(bond.other for bond in bonds)])
    _hold(database, article_id, kept, holders)


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
        _rebind(database, mates(database, [article.id]) - {article.id})
    _group_anew(database, [article.id, *named])


def forget(database: Database, article_id: ArticleId) -> None:
    """Take out all that is kept of an article which is being destroyed for good."""
    left = mates(database, [article_id]) - {article_id}
    _rebind(database, left)
    row = database.row("SELECT shingles FROM article_print WHERE article_id = ?", (article_id,))
    if row is not None:
        database.run_many(
            "DELETE FROM shingle WHERE hash = ? AND article_id = ?",
            [(one, article_id) for one in _unpacked(row[0])],
        )
    for sql in (
        "DELETE FROM alike_pair WHERE one = :id OR other = :id",
        "DELETE FROM alike_ruling WHERE article_id = :id OR other_id = :id",
        "DELETE FROM alike_waiting WHERE article_id = :id",
        "DELETE FROM article_print WHERE article_id = :id",
    ):
        database.run(sql, {"id": article_id})
    if left:
        _group_anew(database, sorted(left))
        _hold_in_full(database, sorted(left))


def waiting(database: Database, limit: int) -> list[ArticleId]:
    """Return articles of an older library that cannot be found by their words yet, the latest first."""
    rows = database.rows("SELECT article_id FROM alike_waiting ORDER BY article_id DESC LIMIT ?", (limit,))
    return [ArticleId(row[0]) for row in rows]


def catch_up(database: Database, ids: Sequence[ArticleId]) -> None:
    """Take in articles that were there before there was anything to find them by."""
    for article_id, body in database.rows_for(
        "SELECT article_id, body FROM article_text WHERE article_id IN ({ids}) ORDER BY article_id", ids
    ):
        take_in(database, ArticleId(article_id), body)
    database.run_many("DELETE FROM alike_waiting WHERE article_id = ?", [(one,) for one in ids])


# Finding


def _holders(database: Database, kept: Iterable[int], but: ArticleId) -> dict[int, list[ArticleId]]:
    """Return for each shingle that others have who holds it."""
    found: dict[int, list[ArticleId]] = defaultdict(list)
    for one, article_id in database.rows_for(
        "SELECT hash, article_id FROM shingle WHERE hash IN ({ids})", kept
    ):
        if article_id != but:
            found[one].append(ArticleId(article_id))
    return found


def _confirmed(
    database: Database, article_id: ArticleId, tokens: Tokens, holders: dict[int, list[ArticleId]]
) -> list[Bond]:
    """Return the bonds to those who share telling shingles and, looked at word by word, the text."""
    telling = [ids for ids in holders.values() if len(ids) <= MOST_HOLDERS]
    if len(telling) < len(holders):
        tokens = without(tokens, {one for one, ids in holders.items() if len(ids) > MOST_HOLDERS})
    shared = Counter(one for ids in telling for one in ids)
    homes = texts_of(database, shared)
    by_home = Counter(home for ids in telling for home in {homes[one] for one in ids})
    bonds: list[Bond] = []
    compared = 0
    for home, count in sorted(by_home.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_CLUSTERS]:
        if count < _FEWEST_SHARED:
            break
        likeliest = sorted((one for one in shared if homes[one] == home), key=lambda one: (-shared[one], one))
        bound = 0
        for other in likeliest[:_MOST_OF_ONE]:
            if compared == _MOST_COMPARED:
                return bonds
            if bound == _ENOUGH_OF_ONE:
                break
            compared += 1
            body = database.value("SELECT body FROM article_text WHERE article_id = ?", (other,))
            common = overlap(tokens, tokens_of(body or ""))
            if common.is_same_text:
                bound += 1
                bonds.append(Bond(article_id, other, round(1000 * common.bridged)))
    return bonds


def _write(database: Database, bonds: Iterable[Bond]) -> None:
    database.run_many(
        "INSERT INTO alike_pair (one, other, likeness) VALUES (?, ?, ?) "
        "ON CONFLICT (one, other) DO UPDATE SET likeness = excluded.likeness",
        [pair for one, other, likeness in bonds for pair in ((one, other, likeness), (other, one, likeness))],
    )


def _rebind(database: Database, ids: Collection[ArticleId]) -> None:
    """Find what binds articles beside the one that is leaving them: it may have been their only bond."""
    rows = database.rows_for(
        "SELECT article_id, body FROM article_text WHERE article_id IN ({ids}) ORDER BY article_id",
        sorted(ids)[:_MOST_REBOUND],
    )
    texts = sorted(((ArticleId(one), tokens_of(body)) for one, body in rows), key=lambda pair: -len(pair[1]))
    _write(
        database,
        [
            Bond(one, other, round(1000 * common.bridged))
            for place, (one, tokens) in enumerate(texts[:_MOST_OF_ONE])
            for other, other_tokens in texts[place + 1 :]
            if (common := overlap(tokens, other_tokens)).is_same_text
        ],
    )


def _hold(
    database: Database, article_id: ArticleId, kept: Iterable[int], holders: dict[int, list[ArticleId]]
) -> None:
    """Keep the shingles that nobody of the article's cluster holds yet, and that are no boilerplate."""
    own = mates(database, [article_id])
    database.run_many(
        "INSERT INTO shingle (hash, article_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [
            (one, article_id)
            for one in kept
            if len(others := holders.get(one, [])) <= MOST_HOLDERS and own.isdisjoint(others)
        ],
    )


def _hold_in_full(database: Database, ids: Iterable[ArticleId]) -> None:
    """Keep all shingles of articles that may have lost the one who held them."""
    for article_id, packed in database.rows_for(
        "SELECT article_id, shingles FROM article_print WHERE article_id IN ({ids})", ids
    ):
        kept = _unpacked(packed)
        holders = _holders(database, kept, but=ArticleId(article_id))
        database.run_many(
            "INSERT INTO shingle (hash, article_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(one, article_id) for one in kept if len(holders.get(one, [])) <= MOST_HOLDERS],
        )


def _packed(kept: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(kept)}q", *kept)


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 8}q", packed)


# Grouping


def _unite(database: Database, ids: Sequence[ArticleId]) -> None:
    """Make one cluster of articles with their clusters, unless a person keeps any of them apart."""
    members = sorted({*ids, *mates(database, ids)})
    ruled = database.rows_for(
        "SELECT 1 FROM alike_ruling WHERE same = 0 AND article_id IN ({ids})", members
    ) or database.rows_for("SELECT 1 FROM alike_ruling WHERE same = 0 AND other_id IN ({ids})", members)
    if ruled:
        _group_anew(database, members)
    else:
        _set_cluster(database, members, members[0])


def _group_anew(database: Database, seeds: Collection[ArticleId]) -> None:
    """Group all that hangs together with `seeds` by what was found and what a person said."""
    members, bonds, apart = _hanging_together(database, seeds)
    before = texts_of(database, members)
    after = {one: min(cluster) for cluster in clusters_of(bonds, apart) for one in cluster}
    for home in sorted(set(after.values())):
        _set_cluster(database, [one for one in members if after.get(one) == home], home)
    _set_cluster(database, [one for one in members if one not in after], None)
    parted = [one for one in members if before[one] != after.get(one, one)]
    if parted:
        _hold_in_full(database, members)


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
