"""Articles that share their words: kept findable, found, and grouped as they are written.

Each article keeps some of its shingles; a cluster holds each of them once, under the first
article that had it, so that a shingle with many holders stands in many *different* texts: that is
boilerplate, and is passed over. What was found is looked at word by word before it counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from briefing_app.domain.alike.clusters import Bond
from briefing_app.domain.alike.overlap import overlap
from briefing_app.domain.alike.shingles import without
from briefing_app.domain.alike.tokens import tokens_of
from briefing_app.domain.articles.prepared import unpacked
from briefing_app.domain.identity import ArticleId
from briefing_app.storage.alike.asking import mates, texts_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from briefing_app.storage.engines.database import Database

MOST_HOLDERS = 20
"""A shingle that more texts have is boilerplate."""
_FEWEST_SHARED = 2
_MOST_CLUSTERS, _MOST_OF_ONE, _ENOUGH_OF_ONE = 8, 4, 2
_MOST_COMPARED = 12
_MOST_REBOUND = 60


def holders_of(database: Database, kept: Iterable[int], but: ArticleId) -> dict[int, list[ArticleId]]:
    """Return for each shingle that others have who holds it."""
    found: dict[int, list[ArticleId]] = defaultdict(list)
    for one, article_id in database.rows_for(
        "SELECT hash, article_id FROM shingle WHERE hash IN ({ids})", kept
    ):
        if article_id != but:
            found[one].append(ArticleId(article_id))
    return found


def confirmed(
    database: Database, article_id: ArticleId, text: str, holders: dict[int, list[ArticleId]]
) -> list[Bond]:
    """Return the bonds to those who share telling shingles and, looked at word by word, the text."""
    telling = [ids for ids in holders.values() if len(ids) <= MOST_HOLDERS]
    if len(telling) < _FEWEST_SHARED:
        return []
    shared = Counter(one for ids in telling for one in ids)
    homes = texts_of(database, shared)
    by_home = Counter(home for ids in telling for home in {homes[one] for one in ids})
    likely = sorted(by_home.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_CLUSTERS]
    likely = [(home, count) for home, count in likely if count >= _FEWEST_SHARED]
    if not likely:
        return []
    tokens = tokens_of(text)
    if len(telling) < len(holders):
        tokens = without(tokens, {one for one, ids in holders.items() if len(ids) > MOST_HOLDERS})
    bonds: list[Bond] = []
    compared = 0
    for home, _ in likely:
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


def write(database: Database, bonds: Iterable[Bond]) -> None:
    database.run_many(
        "INSERT INTO alike_pair (one, other, likeness) VALUES (?, ?, ?) "
        "ON CONFLICT (one, other) DO UPDATE SET likeness = excluded.likeness",
        [pair for one, other, likeness in bonds for pair in ((one, other, likeness), (other, one, likeness))],
    )


def rebind(database: Database, ids: Collection[ArticleId]) -> None:
    """Find what binds articles beside the one that is leaving them: it may have been their only bond."""
    rows = database.rows_for(
        "SELECT article_id, body FROM article_text WHERE article_id IN ({ids}) ORDER BY article_id",
        sorted(ids)[:_MOST_REBOUND],
    )
    texts = sorted(((ArticleId(one), tokens_of(body)) for one, body in rows), key=lambda pair: -len(pair[1]))
    write(
        database,
        [
            Bond(one, other, round(1000 * common.bridged))
            for place, (one, tokens) in enumerate(texts[:_MOST_OF_ONE])
            for other, other_tokens in texts[place + 1 :]
            if (common := overlap(tokens, other_tokens)).is_same_text
        ],
    )


def hold(
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


def hold_in_full(database: Database, ids: Iterable[ArticleId]) -> None:
    """Keep all shingles of articles that may have lost the one who held them."""
    for article_id, packed in database.rows_for(
        "SELECT article_id, shingles FROM article_print WHERE article_id IN ({ids})", ids
    ):
        kept = unpacked(packed)
        holders = holders_of(database, kept, but=ArticleId(article_id))
        database.run_many(
            "INSERT INTO shingle (hash, article_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(one, article_id) for one in kept if len(holders.get(one, [])) <= MOST_HOLDERS],
        )
