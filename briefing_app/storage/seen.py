"""The library as somebody last saw one thing in it: what is then written says what was before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from briefing_app.domain.actors.actor import Actor
from briefing_app.domain.articles.article import Article
from briefing_app.domain.briefings.briefing import Briefing
from briefing_app.storage.store import Store

if TYPE_CHECKING:
    from briefing_app.domain.identity import ActorId, ArticleId, BriefingId

Thing: TypeAlias = "Article | Briefing | Actor"


class Seen(Store):
    """Gives `thing` as it was shown, though a colleague may have changed it since.

    An edit made from it is held against what is stored, so nobody writes over what he has not seen.
    It shares the connection of the library that it is made of, and is never closed.
    """

    def __init__(self, store: Store, thing: Thing) -> None:
        super().__init__(store._database, store.place)
        self._thing = thing

    def briefing(self, briefing_id: BriefingId) -> Briefing:
        """Return a briefing, that which was shown as it was."""
        thing = self._thing
        if isinstance(thing, Briefing) and thing.id == briefing_id:
            return thing
        return super().briefing(briefing_id)

    def articles(self, ids: Iterable[ArticleId]) -> dict[ArticleId, Article]:
        """Return articles, that which was shown as it was."""
        found = super().articles(ids)
        if isinstance(self._thing, Article) and self._thing.id in found:
            found[self._thing.id] = self._thing
        return found

    def actors(self, ids: Iterable[ActorId]) -> dict[ActorId, Actor]:
        """Return actors, that which was shown as it was."""
        found = super().actors(ids)
        if isinstance(self._thing, Actor) and self._thing.id in found:
            found[self._thing.id] = self._thing
        return found


def as_seen(store: Store, thing: Thing | None) -> Store:
    """Return `store` as somebody saw `thing` in it; where nobody else writes that is how it is."""
    return Seen(store, thing) if thing is not None and store.is_shared else store
