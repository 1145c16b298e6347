"""What was done and can be taken back, and what was taken back and can be done again.

Articles are remembered without their texts, which never change and are in the library: thousands
that were imported would fill the memory otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from briefing_app.domain.actor import Actor
from briefing_app.domain.article import Article
from briefing_app.domain.edit import ArticleMentions, Change, Edit, Entity
from briefing_app.domain.identity import ActorId, ArticleId
from briefing_app.domain.statement import Statement

LONGEST_HISTORY = 2000


class History:
    """Two stacks of edits; `apply` alone decides when something moves between them."""

    def __init__(self) -> None:
        self._done: list[Edit] = []
        self._taken_back: list[Edit] = []
        self._may_merge = False
        self._run: dict[tuple[type, int], Change] = {}
        """The changes of the last edit while it may grow, so that an edit of thousands grows at no cost."""

    @property
    def last(self) -> Edit | None:
        """The edit that an undo takes back, or None."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Edit | None:
        """The edit that a redo does again, or None."""
        return self._taken_back[-1] if self._taken_back else None

    def record(self, edit: Edit) -> None:
        """Remember an edit that was done; what was taken back before can no more be redone."""
        self._taken_back.clear()
        edit = without_texts(edit)
        last = self.last
        same_run = self._may_merge and edit.merge_key and last and edit.merge_key == last.merge_key
        if last and same_run and _follows(self._run, edit):
            _add(self._run, edit)
            self._done[-1] = Edit(edit.label, tuple(self._run.values()), edit.merge_key)
        else:
            self._run = {}
            _add(self._run, edit)
            self._done.append(edit)
            del self._done[:-LONGEST_HISTORY]
        self._may_merge = True

    def undone(self, edit: Edit) -> None:
        """Note that the last edit was taken back; `edit` is what does it again."""
        self._done.pop()
        self._taken_back.append(without_texts(edit))
        self._may_merge = False

    def redone(self, edit: Edit) -> None:
        """Note that the next edit was done again, as `edit`."""
        self._taken_back.pop()
        self._done.append(without_texts(edit))
        self._may_merge = False

    def drop_last(self) -> None:
        """Forget the last edit without taking it back: it can no more be undone."""
        self._done.pop()
        self._may_merge = False

    def drop_next(self) -> None:
        """Forget the edit that would be done again: it can no more."""
        self._taken_back.pop()

    def speaks_of(self, actor_id: ActorId) -> bool:
        """Tell whether an undo or redo could need this actor."""
        return any(
            actor_id in _actors_in(side)
            for edit in (*self._done, *self._taken_back)
            for change in edit.changes
            for side in (change.before, change.after)
        )

    def close(self) -> None:
        """Forget everything: nothing that was done so far can be taken back."""
        self._done.clear()
        self._taken_back.clear()
        self._may_merge = False

    def close_step(self) -> None:
        """Let the next edit be undone on its own, whatever its merge key."""
        self._may_merge = False


def without_texts(edit: Edit) -> Edit:
    """Return an edit whose articles stand without their texts."""
    return _with_articles(edit, lambda one: replace(one, text="", prepared=None))


def with_texts(edit: Edit, texts: Mapping[ArticleId, str]) -> Edit:
    """Return an edit whose articles have their texts again; those that are not among `texts` stay bare."""
    return _with_articles(edit, lambda one: replace(one, text=texts.get(one.id, "")))


def articles_in(edit: Edit) -> set[ArticleId]:
    """Return the articles that an edit changes."""
    return {change.entity.id for change in edit.changes if isinstance(change.entity, Article)}


def _with_articles(edit: Edit, made: Callable[[Article], Article]) -> Edit:
    def side(entity: Entity | None) -> Entity | None:
        return made(entity) if isinstance(entity, Article) else entity

    if not any(isinstance(change.entity, Article) for change in edit.changes):
        return edit
    return replace(
        edit, changes=tuple(Change(side(change.before), side(change.after)) for change in edit.changes)
    )


def _follows(run: Mapping[tuple[type, int], Change], edit: Edit) -> bool:
    """Tell whether nobody else changed the same between a run of edits and one more."""
    return all(
        known.after == change.before
        for change in edit.changes
        if (known := run.get(identity(change.entity))) is not None
    )


def _add(run: dict[tuple[type, int], Change], edit: Edit) -> None:
    """Let a run do what an edit does, too; an entity changed twice goes straight to its last value."""
    for change in edit.changes:
        key = identity(change.entity)
        known = run.get(key)
        run[key] = Change(known.before, change.after) if known else change


def _actors_in(entity: Entity | None) -> set[ActorId | None]:
    match entity:
        case Actor(id=actor_id, merged_into=other):
            return {actor_id, other}
        case Statement(actor_id=actor_id):
            return {actor_id}
        case ArticleMentions(mentions=mentions):
            return {actor_id for _, actor_id in mentions}
    return set()


def identity(entity: Entity) -> tuple[type, int]:
    """Return what tells one entity from all others."""
    if isinstance(entity, ArticleMentions):
        return ArticleMentions, entity.article_id
    return type(entity), entity.id
