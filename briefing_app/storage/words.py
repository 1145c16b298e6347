"""What a library is searched by: the words of articles, statements and issues."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from briefing_app.domain.article import Article
    from briefing_app.domain.issue import Issue
    from briefing_app.domain.statement import Statement
    from briefing_app.storage.database import Row

Index = Literal["article", "statement", "issue"]
NEWEST_RANKED = 20_000
"""How many of the newest articles that match are ranked; ranking every one takes seconds."""


class Words(ABC):
    """The search indexes of one engine."""

    @abstractmethod
    def matching(self, index: Index, typed: str) -> tuple[str, tuple[object, ...]]:
        """Return a query for the ids of what holds all that was typed, "" where that is no word."""

    @abstractmethod
    def best(self, typed: str, limit: int) -> list[Row]:
        """Return ids of articles with the words around the place, the best first among the newest."""

    @abstractmethod
    def keep_article(self, article: Article) -> None:
        """Let an article be found by its words, where its row does not see to that by itself."""

    @abstractmethod
    def keep_statement(self, statement: Statement) -> None:
        """Let a statement be found by its words, where its row does not see to that by itself."""

    @abstractmethod
    def add_issue(self, issue: Issue, said: str, speakers: str) -> None:
        """Let an issue be found by its words."""

    @abstractmethod
    def faults(self) -> Iterator[str]:
        """Give a sentence for each index that does not agree with what is stored."""
