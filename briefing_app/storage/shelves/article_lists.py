"""The part of the library that lists articles, however many they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_app.storage.listing import articles as listing
from briefing_app.storage.listing.articles import MOST_FOUND

if TYPE_CHECKING:
    from array import array

    from briefing_app.storage.engines.database import Database
    from briefing_app.storage.listing.articles import Found
    from briefing_app.storage.listing.rolls import LongRoll, Roll, ShortRoll
    from briefing_app.storage.queries import ArticleQuery


class ArticleLists:
    """What a `Store` answers to the lists of articles and to their search."""

    _database: Database

    def article_ids(self, query: ArticleQuery) -> array[int]:
        """Return the ids of a list, in its order."""
        return listing.article_ids(self._database, query)

    def article_roll(self, query: ArticleQuery) -> ShortRoll | LongRoll:
        """Return the rows of a list that asks for no words, however many they are."""
        return listing.article_roll(self._database, query)

    def next_new(self, query: ArticleQuery, roll: Roll, row: int) -> int:
        """Return the row of the next article that nobody has opened, from the top again; -1 for none."""
        return listing.next_new(self._database, query, roll, row)

    def list_count(self, query: ArticleQuery) -> int | None:
        """Return at once how many articles a list has, None where that has to be counted."""
        return listing.list_count(self._database, query)

    def found_articles(self, query: ArticleQuery, most: int = MOST_FOUND) -> Found:
        """Return the articles that answer to the words of `query`, at most so many of the newest."""
        return listing.found_articles(self._database, query, most)

    def found_count(self, query: ArticleQuery) -> int:
        """Return how many articles answer to the words of `query`."""
        return listing.found_count(self._database, query)

    def article_counts(self, query: ArticleQuery) -> dict[str, int]:
        """Return how many articles each filter would show, were it chosen in `query`."""
        return listing.article_counts(self._database, query)

    def counts_among(self, ids: Iterable[int], outlet: str = "") -> dict[str, int]:
        """Return how many of some articles each filter would show, of one outlet where one is named."""
        return listing.counts_among(self._database, ids, outlet)
