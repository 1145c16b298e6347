"""Which statements of an article other articles of those days carry too."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefing_app.document import echoes
from briefing_app.domain.identity import StatementId
from briefing_app.storage.queries import StatementQuery

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.identity import ActorId
    from briefing_app.domain.statements.statement import Statement
    from briefing_app.storage.store import Store

_DAYS_APART = timedelta(days=3)
_MOST_OF_ONE_SPEAKER = 100


def carried_by(store: Store, article: Article, statements: Sequence[Statement]) -> dict[StatementId, int]:
    """Return how many other articles carry each statement of an article; 0 is left out.

    Only named speakers are followed, and only around the day of the article.
    """
    speakers = {one.actor_id for one in statements if one.actor_id is not None}
    others = [one for speaker in speakers for one in _said_then(store, article, speaker)]
    if not others:
        return {}
    articles = store.articles({one.passage.article_id for one in others})
    carried = echoes.echoes([*statements, *others], {**articles, article.id: article})
    return {one.id: len(carried[one.id]) for one in statements if one.id in carried}


def _said_then(store: Store, article: Article, speaker: ActorId) -> list[Statement]:
    """Return what a speaker said in other articles of those days; with no day, of late."""
    day = article.published_on
    query = StatementQuery(
        actor_id=speaker,
        since=day - _DAYS_APART if day else None,
        until=day + _DAYS_APART if day else None,
    )
    latest = store.found_statements(query, _MOST_OF_ONE_SPEAKER).ids
    found = store.statements(StatementId(one) for one in latest)
    return [one for one in found.values() if one.passage.article_id != article.id]
