"""A change to the library as a value: what was, and what is to be."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.articles.article import Article
from briefing_app.domain.articles.feed import Feed
from briefing_app.domain.briefings.briefing import Briefing
from briefing_app.domain.identity import ActorId, ArticleId
from briefing_app.domain.searching.saved_search import SavedSearch
from briefing_app.domain.statements.statement import Statement
from briefing_app.domain.text import Span


@dataclass(frozen=True, slots=True)
class ArticleMentions:
    """All mentions of one article; replaced whole."""

    article_id: ArticleId
    mentions: tuple[tuple[Span, ActorId], ...] = ()


Entity = Article | Statement | Actor | Briefing | ArticleMentions | Feed | SavedSearch


@dataclass(frozen=True, slots=True)
class Change:
    """One entity before and after; `before` is None when it is new, `after` when it goes."""

    before: Entity | None
    after: Entity | None

    @property
    def entity(self) -> Entity:
        """Either side, for its kind and its id."""
        entity = self.after if self.after is not None else self.before
        if entity is None:
            raise ValueError("A change needs a value before or after.")
        return entity

    def inverse(self) -> Change:
        """Return the change that takes this one back."""
        return Change(self.after, self.before)


IN_PARTS = "in parts:"
"""How the merge key of an edit begins that was done part by part, and may be taken back so."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Changes that are done together, with the words that the Undo menu shows.

    `label` continues "Undo …": `select statement`, `move item 7 to Economy`. Edits in a
    row with the same `merge_key` (typing in one field) are undone together; "" never merges.
    """

    label: str
    changes: tuple[Change, ...]
    merge_key: str = ""

    def inverse(self) -> Edit:
        """Return the edit that takes this one back."""
        changes = tuple(change.inverse() for change in reversed(self.changes))
        return Edit(self.label, changes, self.merge_key)
