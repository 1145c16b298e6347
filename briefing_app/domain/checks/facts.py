"""What a briefing is checked against."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.articles.article import Article
from briefing_app.domain.identity import ActorId, ArticleId, ItemId, StatementId
from briefing_app.domain.statements.statement import Statement

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words that the checks look for, each as a pattern; one that matches nothing is none.

    `loaded` are verbs of saying that judge and `unloaded` the phrases in which they do not;
    `likelihood` and `likelihood_too` are the two rows of terms that are not to be mixed;
    `confidence` are levels of confidence, `machine` says that a translation was not revised.
    """

    loaded: re.Pattern[str] = _NOTHING
    unloaded: re.Pattern[str] = _NOTHING
    likelihood: re.Pattern[str] = _NOTHING
    likelihood_too: re.Pattern[str] = _NOTHING
    confidence: re.Pattern[str] = _NOTHING
    machine: re.Pattern[str] = _NOTHING


@dataclass(frozen=True, slots=True)
class Facts:
    """What a briefing is checked against; a cap of 0 is none.

    `alike` are for a statement the others in which the same speaker says nearly the same.
    `pages` and `in_brief_lines` are those of the last layout, 0 while there was none.
    `printed` are the words of statements as they are printed. `confirming` says whether
    details that were only detected are named. `numbers` are those that items are printed with;
    without them the items are counted. `texts` gives versions of one text the same id,
    `origins` the agency that an article comes from.
    """

    articles: Mapping[ArticleId, Article] = field(default_factory=dict)
    statements: Mapping[StatementId, Statement] = field(default_factory=dict)
    item_characters: int = 0
    in_brief_characters: int = 0
    statements_per_item: int = 0
    items: int = 0
    actors: Mapping[ActorId, Actor] = field(default_factory=dict)
    alike: Mapping[StatementId, frozenset[StatementId]] = field(default_factory=dict)
    statement_characters: int = 0
    page_budget: int = 0
    pages: int = 0
    in_brief_lines: int = 0
    printed: Mapping[ItemId, str] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    confirming: bool = False
    numbers: Mapping[ItemId, int] = field(default_factory=dict)
    texts: Mapping[ArticleId, ArticleId] = field(default_factory=dict)
    origins: Mapping[ArticleId, str] = field(default_factory=dict)
