"""The part of the library that holds articles: one, many, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_app.domain.articles.original import Original
from briefing_app.errors import Damaged
from briefing_app.storage.shelves.found import one_of
from briefing_app.storage.tables import articles

if TYPE_CHECKING:
    from briefing_app.domain.articles.article import Article, ArticleRow
    from briefing_app.domain.identity import ArticleId, BriefingId
    from briefing_app.domain.searching.meeting import Excerpt
    from briefing_app.storage.engines.database import Database
    from briefing_app.storage.queries import SearchHit


class ArticleShelf:
    """What a `Store` tells of articles; they are changed by `write`."""

    _database: Database

    def article(self, article_id: ArticleId) -> Article:
        """Return an article with its text."""
        return one_of(self.articles([article_id]), article_id, "article")

    def articles(self, ids: Iterable[ArticleId]) -> dict[ArticleId, Article]:
        """Return the articles of `ids` that exist, with their texts."""
        return articles.articles(self._database, ids)

    def article_with_text(self, sha256: str) -> Article | None:
        """Return the article whose text has this digest, a removed one too, or None."""
        return articles.article_with_text(self._database, sha256)

    def articles_hashed(self, start: str, end: str) -> list[ArticleId]:
        """Return the articles whose digest begins and ends so, as a printed source names it."""
        return articles.articles_hashed(self._database, start, end)

    def original(self, digest: str) -> bytes | None:
        """Return the bytes that an article came from, or None."""
        kept = self._database.value("SELECT data FROM original WHERE digest = ?", (digest,))
        if kept is None:
            return None
        try:
            return Original(digest, bytes(kept)).data
        except ValueError as error:
            raise Damaged(
                "The file that this article came from is damaged in the library.",
                where=self._database.where,
                hint="The text of the article is not affected. A backup may still have the file.",
            ) from error

    def still_listed(self, ids: Iterable[ArticleId]) -> set[int]:
        """Return those of `ids` that are neither removed nor dismissed."""
        return articles.still_listed(self._database, ids)

    def excerpts(self, ids: Iterable[ArticleId], text: str) -> dict[ArticleId, Excerpt]:
        """Return the words around the place where each article answers to `text`."""
        return articles.excerpts(self._database, ids, text)

    def article_rows(
        self, ids: Iterable[ArticleId], briefing_id: BriefingId | None = None
    ) -> list[ArticleRow]:
        """Return the rows for `ids`, in that order."""
        return articles.article_rows(self._database, ids, briefing_id)

    def outlets(self) -> list[tuple[str, int]]:
        """Return the outlets of the library with how many articles each has, by name."""
        return articles.outlets(self._database)

    def has_own_articles(self) -> bool:
        """Tell whether the library holds an article that did not come with the program."""
        return bool(self._database.value("SELECT EXISTS (SELECT 1 FROM article WHERE sample = 0)"))

    def sample_articles(self) -> list[ArticleId]:
        """Return the articles that came with the program, removed ones too."""
        return [row[0] for row in self._database.rows("SELECT id FROM article WHERE sample = 1")]

    def analysis_state(self, article_id: ArticleId) -> str:
        """Return the name of the engine that read an article, "" before any did."""
        engine = self._database.value("SELECT engine FROM article WHERE id = ?", (article_id,))
        return str(engine or "")

    def unanalysed(self, engine: str, limit: int) -> list[ArticleId]:
        """Return articles that `engine` has not read yet, the latest first."""
        return articles.unanalysed(self._database, engine, limit)

    def search(self, text: str, limit: int = 50) -> list[SearchHit]:
        """Return the articles that answer best to `text`, judged among the newest that match."""
        return articles.search(self._database, text, limit)
