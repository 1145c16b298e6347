"""The part of the library that knows which articles share their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing_app.storage import alike

if TYPE_CHECKING:
    from briefing_app.domain.identity import ArticleId
    from briefing_app.storage.engines.database import Database


class VersionShelf:
    """What a `Store` tells of the versions of one text."""

    _database: Database

    def versions_of(self, article_id: ArticleId) -> list[ArticleId]:
        """Return the articles that have one text, this one too; none for an article that is alone."""
        return alike.versions_of(self._database, article_id)

    def texts_of(self, ids: Iterable[ArticleId]) -> dict[ArticleId, ArticleId]:
        """Return which text each article has: the same id for versions of one, its own for others."""
        return alike.texts_of(self._database, ids)

    def version_mates(self, ids: Iterable[ArticleId]) -> set[ArticleId]:
        """Return every article that has a text with any of `ids`, removed ones too."""
        return alike.mates(self._database, ids)

    def waiting_to_be_compared(self, limit: int) -> list[ArticleId]:
        """Return articles of an older library that are not found by their words yet, the latest first."""
        return alike.waiting(self._database, limit)

    def compare_waiting(self, ids: Sequence[ArticleId]) -> None:
        """Make such articles findable by their words, all at once."""
        with self._database.transaction():
            alike.catch_up(self._database, ids)
