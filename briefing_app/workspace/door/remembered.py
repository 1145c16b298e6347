"""What the history keeps of a change: of an article only what became different.

A step over thousands of articles (marking, labelling, renaming a label, an import) would hold
thousands of whole articles otherwise. The rest of an article is in the library when it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from briefing_app.domain.articles.article import Article
from briefing_app.domain.edit import IN_PARTS, ArticleMentions, Change, Edit, Entity
from briefing_app.domain.identity import ArticleId
from briefing_app.domain.statements.statement import Statement

Values = Mapping[str, Any]
"""Fields of an article by name."""

_FIELDS = tuple(field.name for field in fields(Article) if field.name not in ("id", "text", "prepared"))
_THERE: Values = {"removed": False}
"""What is kept of an article that was not there on the other side."""
_OF_OTHERS = frozenset({"alike", "unlike", "leads"})
"""Fields that say something of other articles."""


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """The fields of one article that a step changed; a side is None where the article was not there."""

    article_id: ArticleId
    before: Values | None
    after: Values | None

    @property
    def key(self) -> tuple[type, int]:
        """What tells the article from everything else."""
        return Article, self.article_id

    def inverse(self) -> ArticleChange:
        """Return the change that takes this one back."""
        return ArticleChange(self.article_id, self.after, self.before)

    def whole(self, stored: Article) -> Change:
        """Return the change of the article as it is in the library: what else became of it stays."""
        return Change(_side(stored, self.before), _side(stored, self.after))


Kept = Change | ArticleChange


@dataclass(frozen=True, slots=True)
class Step:
    """An edit as the history remembers it."""

    label: str
    changes: tuple[Kept, ...]
    merge_key: str = ""

    @property
    def stands_apart(self) -> bool:
        """Whether its changes need not be made at once: each is good without the others, or was done so."""
        return self.merge_key.startswith(IN_PARTS) or all(map(_stands_alone, self.changes))


def remembered(edit: Edit) -> Step:
    """Return an edit as the history keeps it."""
    alike: dict[Any, Any] = {}
    return Step(edit.label, tuple(_kept(change, alike) for change in edit.changes), edit.merge_key)


def recalled(step: Step, stored: Mapping[ArticleId, Article]) -> Edit:
    """Return what a step stands for, with its articles as they are in the library."""
    changes = tuple(
        one if isinstance(one, Change) else one.whole(stored[one.article_id])
        for one in step.changes
        if isinstance(one, Change) or one.article_id in stored
    )
    return Edit(step.label, changes, step.merge_key)


def articles_in(step: Step) -> list[ArticleId]:
    """Return the articles that a step changes, of which only the differences are kept."""
    return [one.article_id for one in step.changes if isinstance(one, ArticleChange)]


def joined(first: Kept, second: Kept) -> Kept:
    """Return one change that does what two of the same thing do one after the other."""
    if isinstance(first, ArticleChange) and isinstance(second, ArticleChange):
        before = None if first.before is None else {**(second.before or {}), **first.before}
        after = None if second.after is None else {**(first.after or {}), **second.after}
        return ArticleChange(first.article_id, before, after)
    if isinstance(first, Change) and isinstance(second, Change):
        return Change(first.before, second.after)
    raise TypeError("Changes of different things cannot be joined.")


def goes_on(first: Kept, second: Kept) -> bool:
    """Tell whether nobody else changed the same between two changes of one thing."""
    if isinstance(first, Change) and isinstance(second, Change):
        return first.after == second.before
    if isinstance(first, ArticleChange) and isinstance(second, ArticleChange):
        there, then = first.after, second.before
        if there is None or then is None:
            return there is then
        return all(there[name] == then[name] for name in there.keys() & then.keys())
    return False


def key_of(kept: Kept) -> tuple[type, int]:
    """Return what tells the thing that a change is about from all others."""
    return kept.key if isinstance(kept, ArticleChange) else identity(kept.entity)


def identity(entity: Entity) -> tuple[type, int]:
    """Return what tells one entity from all others."""
    if isinstance(entity, ArticleMentions):
        return ArticleMentions, entity.article_id
    return type(entity), entity.id


def _kept(change: Change, alike: dict[Any, Any]) -> Kept:
    if not isinstance(change.entity, Article):
        return change
    before, after = change.before, change.after
    if not (isinstance(before, Article) and isinstance(after, Article)):
        sides = (None if side is None else _THERE for side in (before, after))
        return ArticleChange(change.entity.id, *sides)
    names = tuple(name for name in _FIELDS if getattr(before, name) != getattr(after, name))
    return ArticleChange(after.id, _values(before, names, alike), _values(after, names, alike))


def _values(article: Article, names: Iterable[str], alike: dict[Any, Any]) -> Values:
    """Return fields of an article; articles that have the same share them."""
    values = {name: getattr(article, name) for name in names}
    shared: Values = alike.setdefault(tuple(values.items()), values)
    return shared


def _side(stored: Article, values: Values | None) -> Article | None:
    return None if values is None else replace(stored, **values)


def _stands_alone(kept: Kept) -> bool:
    """Tell whether a change says nothing of what others change."""
    if isinstance(kept, Change):
        return isinstance(kept.before, Statement) and isinstance(kept.after, Statement)
    return not any(name in _OF_OTHERS for side in (kept.before, kept.after) if side for name in side)
