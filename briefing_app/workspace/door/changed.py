"""What an edit touched, for views that decide for themselves what to show anew."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.briefings.briefing import Briefing
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId, ArticleId, BriefingId, StatementId
from briefing_app.domain.statements.statement import Statement
from briefing_app.storage.engines.news import News

if TYPE_CHECKING:
    from briefing_app.storage.changing.settling import Collision


@dataclass(frozen=True, slots=True)
class Changed:
    """The ids that are new, different or gone.

    `articles` holds the articles whose statements or mentions changed, too. `issues` says
    that something left the desk, `feeds` that a feed is different or how it is doing, `searches` that
    the saved searches are, `history` that what can be undone is; `reopened` are the briefings that
    were cleared and are drafts again because of this change. `arrived` are articles that came by
    themselves and wait to be shown (`arrivals`). `register` says that more is known of who is
    probably the same.
    """

    articles: frozenset[ArticleId] = frozenset()
    statements: frozenset[StatementId] = frozenset()
    actors: frozenset[ActorId] = frozenset()
    briefings: frozenset[BriefingId] = frozenset()
    issues: bool = False
    history: bool = False
    reopened: frozenset[BriefingId] = frozenset()
    feeds: bool = False
    searches: bool = False
    arrived: frozenset[ArticleId] = frozenset()
    register: bool = False

    def __or__(self, other: Changed) -> Changed:
        """Return what either touched."""
        return Changed(
            self.articles | other.articles,
            self.statements | other.statements,
            self.actors | other.actors,
            self.briefings | other.briefings,
            issues=self.issues or other.issues,
            history=self.history or other.history,
            reopened=self.reopened | other.reopened,
            feeds=self.feeds or other.feeds,
            searches=self.searches or other.searches,
            arrived=self.arrived | other.arrived,
            register=self.register or other.register,
        )


def changed_by(changes: Iterable[Change], *, history: bool) -> Changed:
    """Return what `changes` touched."""
    return replace(heard(News.of(changes)), history=history)


class _Every(frozenset[Any]):
    """The ids of all there is: every one is in it, and none can be named."""

    def __contains__(self, _: object) -> bool:
        return True

    def __bool__(self) -> bool:
        return True

    def isdisjoint(self, other: Iterable[object]) -> bool:
        """Tell whether the other holds nothing."""
        return not any(True for _ in other)

    def __or__(self, _: Set[Any]) -> frozenset[Any]:
        return self

    __ror__ = __or__


EVERY: frozenset[Any] = _Every()
EVERYTHING = Changed(EVERY, EVERY, EVERY, EVERY, issues=True, feeds=True, searches=True)
"""What is told after a time in which nobody could hear what others did."""


def heard(news: News) -> Changed:
    """Return what colleagues changed."""
    if news.everything:
        return EVERYTHING
    return Changed(
        frozenset(map(ArticleId, news.articles)),
        frozenset(map(StatementId, news.statements)),
        frozenset(map(ActorId, news.actors)),
        frozenset(map(BriefingId, news.briefings)),
        issues="issues" in news.topics,
        feeds="feeds" in news.topics,
        searches="searches" in news.topics,
    )


def seen_again(collision: Collision) -> Changed:
    """Return what has to be shown anew where somebody else changed it."""
    kind, one = collision.touched
    ids: frozenset[Any] = frozenset({one})
    if kind is Statement:
        return Changed(statements=ids)
    if kind is Actor:
        return Changed(actors=ids)
    return Changed(briefings=ids) if kind is Briefing else Changed(articles=ids)
