"""The part of the library by which people sort it: labels of articles, and saved searches."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_app.storage.tables import labels, saved_searches

if TYPE_CHECKING:
    from briefing_app.domain.articles.labelling import LabelCount
    from briefing_app.domain.identity import ArticleId
    from briefing_app.domain.searching.saved_search import SavedSearch
    from briefing_app.storage.engines.database import Database


class SortingShelf:
    """What a `Store` tells of labels and saved searches; both are changed by `write`."""

    _database: Database

    def labels(self) -> list[LabelCount]:
        """Return the labels of the library by name, each with how many articles carry it."""
        return labels.labels(self._database)

    def labels_of(self, ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
        """Return the labels of those articles that have any, by name."""
        return labels.labels_of(self._database, ids)

    def labels_among(self, ids: Iterable[int]) -> dict[str, int]:
        """Return how many of some articles carry each label, by `label_key`."""
        return labels.counted_among(self._database, ids)

    def labelled(self, name: str, after: int = -1, limit: int = 2**31) -> list[ArticleId]:
        """Return articles that carry a label, in the order of their ids: those after `after`."""
        return labels.labelled(self._database, name, after, limit)

    def saved_searches(self) -> list[SavedSearch]:
        """Return the saved searches in their order."""
        return saved_searches.saved_searches(self._database)
