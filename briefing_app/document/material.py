"""What a briefing refers to by id, handed over with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.document.echoes import repeats
from briefing_app.domain.briefings.briefing import ArticleItem, StatementItem
from briefing_app.domain.briefings.outline import items
from briefing_app.domain.checks.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.document.products.product import Caps
    from briefing_app.domain.actors.actor import Actor
    from briefing_app.domain.articles.article import Article
    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.domain.identity import ActorId, ArticleId, StatementId
    from briefing_app.domain.statements.statement import Statement


@dataclass(frozen=True, slots=True)
class Material:
    """The articles, statements and actors of a briefing; whatever is missing is not printed.

    `texts` gives articles that are versions of one text the same id, `origins` the news agency
    that an article comes from; an article that is in neither stands for itself.
    """

    articles: Mapping[ArticleId, Article] = field(default_factory=dict)
    statements: Mapping[StatementId, Statement] = field(default_factory=dict)
    actors: Mapping[ActorId, Actor] = field(default_factory=dict)
    texts: Mapping[ArticleId, ArticleId] = field(default_factory=dict)
    origins: Mapping[ArticleId, str] = field(default_factory=dict)


class MaterialIds(NamedTuple):
    """The ids that a briefing names itself; its statements name further articles and actors."""

    articles: tuple[ArticleId, ...]
    statements: tuple[StatementId, ...]


def material_ids(briefing: Briefing) -> MaterialIds:
    """Return the articles and statements that `briefing` names, each once, in its order."""
    articles: dict[ArticleId, None] = {}
    statements: dict[StatementId, None] = {}
    for item in items(briefing):
        if isinstance(item, ArticleItem):
            articles[item.article_id] = None
            articles.update(dict.fromkeys(item.also_in))
        elif isinstance(item, StatementItem):
            statements[item.statement_id] = None
            if item.article_id is not None:
                articles[item.article_id] = None
    return MaterialIds(tuple(articles), tuple(statements))


def facts_of(material: Material, caps: Caps) -> Facts:
    """Return what `domain.checks` holds a briefing against."""
    alike: dict[StatementId, set[StatementId]] = {}
    for one, other in repeats(material.statements.values(), material.articles):
        alike.setdefault(one.id, set()).add(other.id)
        alike.setdefault(other.id, set()).add(one.id)
    return Facts(
        material.articles,
        material.statements,
        item_characters=caps.item_characters,
        in_brief_characters=caps.in_brief_characters,
        statements_per_item=caps.statements_per_item,
        items=caps.items,
        actors=material.actors,
        texts=material.texts,
        origins=material.origins,
        alike={statement_id: frozenset(others) for statement_id, others in alike.items()},
    )
