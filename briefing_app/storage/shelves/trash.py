"""The part of the library that is the trash."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from briefing_app.storage.changing import trash
from briefing_app.storage.engines.news import News

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.domain.identity import ActorId, ArticleId, BriefingId, StatementId
    from briefing_app.domain.statements.statement import Statement
    from briefing_app.storage.changing.trash import Kind, Thrown
    from briefing_app.storage.engines.database import Database


class TrashShelf:
    """What a `Store` does with what was removed."""

    _database: Database

    def thrown(self, text: str = "", limit: int = 1000) -> list[Thrown]:
        """Return what lies in the trash, the latest first; with `text`, what has it in its title."""
        return trash.thrown(self._database, text, limit)

    def thrown_count(self) -> int:
        """Return how much lies in the trash."""
        return trash.count(self._database)

    def thrown_before(self, moment: datetime, limit: int) -> list[tuple[Kind, int]]:
        """Return what was thrown away before a moment and nothing holds back, the oldest first."""
        return trash.thrown_before(self._database, moment, limit)

    def deleted_statement(self, statement_id: StatementId) -> Statement | None:
        """Return a statement that was deleted, None when it is not in the trash."""
        return trash.deleted_statement(self._database, statement_id)

    def held_back_by(self, kind: Kind, thrown_id: int) -> str:
        """Return in words what stands on something in the trash, "" when nothing does."""
        return trash.held_back_by(self._database, kind, thrown_id)

    def are_gone(self, articles: Iterable[ArticleId], briefings: Iterable[BriefingId]) -> bool:
        """Tell whether any of these articles and briefings is no longer in the library at all."""
        return trash.gone(self._database, articles, briefings)

    def erase(
        self, thrown: Iterable[tuple[Kind, int]], needed: Callable[[ActorId], bool]
    ) -> tuple[tuple[Kind, int], ...]:
        """Delete for good what lies in the trash and nothing stands on; return what went.

        Actors whom only it spoke of go too, unless they are `needed`.
        """
        wanted = list(thrown)

        def erase() -> tuple[tuple[Kind, int], ...]:
            free = [one for one in wanted if not trash.held_back_by(self._database, *one)]
            for kind, number in free:
                trash.erase(self._database, kind, number, needed)
            self._database.announce(News(topics=frozenset({"trash"})) if free else News())
            return tuple(free)

        return self._database.atomically(erase)
