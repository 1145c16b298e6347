"""The part of the library that holds actors and where articles name them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing_app.storage.shelves.found import one_of
from briefing_app.storage.tables import actors

if TYPE_CHECKING:
    from briefing_app.domain.actors.actor import Actor, ActorKind, NamedIn
    from briefing_app.domain.edit import ArticleMentions
    from briefing_app.domain.identity import ActorId, ArticleId, StatementId
    from briefing_app.storage.engines.database import Database


class ActorShelf:
    """What a `Store` tells of actors; they are changed by `write`."""

    _database: Database

    def actor(self, actor_id: ActorId) -> Actor:
        """Return an actor as it is, merged or not."""
        return one_of(self.actors([actor_id]), actor_id, "actor")

    def actors(self, ids: Iterable[ActorId]) -> dict[ActorId, Actor]:
        """Return the actors of `ids` that exist."""
        return actors.actors(self._database, ids)

    def actors_of(self, article_id: ArticleId) -> list[tuple[Actor, int]]:
        """Return who an article names and how often, most often first."""
        return actors.actors_of(self._database, article_id)

    def find_actors(self, text: str, limit: int = 20) -> list[Actor]:
        """Return actors with a name in which a word starts as `text` does, the likeliest first."""
        return actors.find_actors(self._database, text, limit)

    def actors_called(self, names: Iterable[str], kind: ActorKind | None = None) -> list[Actor]:
        """Return the actors that have one of `names` as name or alias, case and accents aside."""
        return actors.actors_called(self._database, names, kind)

    def actors_like(self, actor: Actor) -> list[Actor]:
        """Return actors whose names may be forms of the same, confirmed ones first."""
        return actors.actors_like(self._database, actor)

    def confirmed_actors(self, starts: Iterable[str]) -> list[Actor]:
        """Return the confirmed actors with a name that is, or begins with the words of, a start."""
        return actors.confirmed_actors(self._database, starts)

    def mentions_of(self, article_id: ArticleId) -> ArticleMentions:
        """Return the mentions of an article in the order of its text."""
        return actors.mentions_of(self._database, article_id)

    def articles_naming(self, actor_id: ActorId) -> list[ArticleId]:
        """Return the articles that mention an actor, the latest first."""
        return actors.articles_naming(self._database, actor_id)

    def named_in(self, actor_id: ActorId) -> list[NamedIn]:
        """Return all places that name an actor, by article."""
        return actors.named_in(self._database, actor_id)

    def said_by(self, actor_id: ActorId) -> list[tuple[StatementId, ArticleId]]:
        """Return the statements of an actor with their articles, the latest article first."""
        return actors.said_by(self._database, actor_id)

    def half_merged(self) -> dict[ActorId, ActorId]:
        """Return actors that were merged while something still speaks of them, with who they are now."""
        return actors.half_merged(self._database)

    def merged_into(self, actor_id: ActorId) -> list[Actor]:
        """Return the actors that were merged into this one."""
        return actors.merged_into(self._database, actor_id)
