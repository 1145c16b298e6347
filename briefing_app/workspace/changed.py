"""What an edit touched, for views that decide for themselves what to show anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing_app.domain.actor import Actor
from briefing_app.domain.article import Article
from briefing_app.domain.briefing import Briefing
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.identity import ActorId, ArticleId, BriefingId, StatementId
from briefing_app.domain.statement import Statement


@dataclass(frozen=True, slots=True)
class Changed:
    """The ids that are new, different or gone.

    `articles` holds the articles whose statements or mentions changed, too. `issues` says
    that something left the desk, `history` that what can be undone is different; `reopened` are
    the briefings that were cleared and are drafts again because of this change. `arrived` are
    articles that came by themselves and wait to be shown (`arrivals`).
    """

    articles: frozenset[ArticleId] = frozenset()
    statements: frozenset[StatementId] = frozenset()
    actors: frozenset[ActorId] = frozenset()
    briefings: frozenset[BriefingId] = frozenset()
    issues: bool = False
    history: bool = False
    reopened: frozenset[BriefingId] = frozenset()
    arrived: frozenset[ArticleId] = frozenset()


def changed_by(changes: Iterable[Change], *, history: bool) -> Changed:
    """Return what `changes` touched."""
    articles: set[ArticleId] = set()
    statements: set[StatementId] = set()
    actors: set[ActorId] = set()
    briefings: set[BriefingId] = set()
    for change in changes:
        match change.entity:
            case Article(id=article_id) | ArticleMentions(article_id=article_id):
                articles.add(article_id)
            case Statement(id=statement_id, passage=passage):
                statements.add(statement_id)
                articles.add(passage.article_id)
            case Actor(id=actor_id):
                actors.add(actor_id)
            case Briefing(id=briefing_id):
                briefings.add(briefing_id)
    return Changed(
        frozenset(articles),
        frozenset(statements),
        frozenset(actors),
        frozenset(briefings),
        history=history,
    )
