"""The words of a library in SQLite's full-text indexes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing_app.errors import BriefingError
from briefing_app.storage.search import match_for
from briefing_app.storage.words import NEWEST_RANKED, Index, Words

if TYPE_CHECKING:
    from briefing_app.domain.article import Article
    from briefing_app.domain.issue import Issue
    from briefing_app.domain.statement import Statement
    from briefing_app.storage.database import Database, Row


class SqliteWords(Words):
    """FTS5 tables, kept up by triggers; those of articles and statements hold no text themselves."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def matching(self, index: Index, typed: str) -> tuple[str, tuple[object, ...]]:
        """Return a query for the ids of what holds all that was typed, "" where that is no word."""
        match = match_for(typed)
        if not match:
            return "", ()
        return f"SELECT rowid FROM {index}_search WHERE {index}_search MATCH ?", (match,)

    def best(self, typed: str, limit: int) -> list[Row]:
        """Return ids of articles with the words around the place, the best first among the newest."""
        match = match_for(typed)
        if not match:
            return []
        oldest = self._database.value(
            "SELECT rowid FROM article_search WHERE article_search MATCH ? "
            "ORDER BY rowid DESC LIMIT 1 OFFSET ?",
            (match, NEWEST_RANKED - 1),
        )
        return self._database.rows(
            "SELECT rowid, snippet(article_search, -1, '‹', '›', '…', 16) FROM article_search "
            "WHERE article_search MATCH ? AND rowid >= ? ORDER BY rank LIMIT ?",
            (match, oldest or 0, limit),
        )

    def keep_article(self, article: Article) -> None:
        """Nothing: triggers of the tables see to it."""

    def keep_statement(self, statement: Statement) -> None:
        """Nothing: triggers of the tables see to it."""

    def add_issue(self, issue: Issue, said: str, speakers: str) -> None:
        """Let an issue be found by its words."""
        self._database.run(
            "INSERT INTO issue_search (rowid, title, reference, said, speakers) VALUES (?, ?, ?, ?, ?)",
            (issue.id, issue.title, issue.reference, said, speakers),
        )

    def faults(self) -> Iterator[str]:
        """Give a sentence for each index that does not agree with what is stored."""
        for table, what in (("article_search", "articles"), ("statement_search", "statements")):
            try:
                self._database.run(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
            except BriefingError:
                yield f"The search index of {what} does not agree with what is stored."
        for (issue_id,) in self._database.rows(
            "SELECT id FROM issue WHERE NOT EXISTS (SELECT 1 FROM issue_search WHERE rowid = id)"
        ):
            yield f"Issue {issue_id} cannot be found by its words."
