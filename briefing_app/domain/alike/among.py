"""Which of a handful of articles have one text, without a library."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from briefing_app.domain.alike.clusters import Bond, clusters_of
from briefing_app.domain.alike.overlap import overlap
from briefing_app.domain.alike.shingles import shingles_of
from briefing_app.domain.alike.tokens import tokens_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ArticleId

_FEWEST_SHARED = 2


def texts_among(articles: Sequence[Article]) -> dict[ArticleId, ArticleId]:
    """Return for each article the smallest id of those with its text, its own where there are none.

    What a person said of articles holds here as it does in the library.
    """
    tokens = {article.id: tokens_of(article.text) for article in articles}
    holders: dict[int, list[ArticleId]] = defaultdict(list)
    for article in articles:
        for shingle in shingles_of(tokens[article.id]):
            holders[shingle].append(article.id)
    shared = Counter(
        pair for ids in holders.values() if len(ids) > 1 for pair in combinations(sorted(set(ids)), 2)
    )
    bonds = [
        Bond(one, other, round(1000 * common.bridged))
        for (one, other), count in shared.items()
        if count >= _FEWEST_SHARED and (common := overlap(tokens[one], tokens[other])).is_same_text
    ]
    bonds += [
        Bond.said(article.id, other) for article in articles for other in article.alike if other in tokens
    ]
    apart = {frozenset((article.id, other)) for article in articles for other in article.unlike}
    texts = {article.id: article.id for article in articles}
    for cluster in clusters_of(bonds, apart):
        texts.update(dict.fromkeys(cluster, min(cluster)))
    return texts
