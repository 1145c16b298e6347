from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from briefing_app.domain.articles.article import Article
from briefing_app.domain.identity import ArticleId

if TYPE_CHECKING:
    from briefing_app.domain.actors.actor import ActorKind
    from briefing_app.domain.statements.analysis import Analysis, FoundActor, FoundStatement


@dataclass(frozen=True)
class Reading:
    """An analysis beside its text, for tests that read like sentences."""

    text: str
    analysis: Analysis

    def words_of(self, statement: FoundStatement) -> list[str]:
        return [span.of(self.text) for span in statement.attribution.content]

    def source_of(self, statement: FoundStatement) -> str | None:
        source = statement.attribution.source
        return source.of(self.text) if source else None

    def speaker_of(self, statement: FoundStatement) -> str | None:
        return None if statement.speaker is None else self.analysis.actors[statement.speaker].name

    @property
    def said(self) -> list[tuple[str | None, str]]:
        """Who said what: the source's words, and the pieces joined by a bar."""
        return [(self.source_of(s), " | ".join(self.words_of(s))) for s in self.analysis.statements]

    @property
    def spoken(self) -> list[tuple[str | None, str]]:
        """The same with the actor's name in place of the source's words."""
        return [(self.speaker_of(s), " | ".join(self.words_of(s))) for s in self.analysis.statements]

    def actor(self, name: str) -> FoundActor:
        [found] = [actor for actor in self.analysis.actors if actor.name == name]
        return found

    def named(self, kind: ActorKind) -> list[str]:
        return [actor.name for actor in self.analysis.actors if actor.kind is kind]


def article_of(text: str, language: str = "en") -> Article:
    return Article(ArticleId(1), "", text, "", datetime(2026, 11, 22, tzinfo=UTC), language=language)
