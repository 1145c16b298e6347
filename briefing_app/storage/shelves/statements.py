"""The part of the library that holds statements, and their table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing_app.domain.identity import ActorId
from briefing_app.storage.listing import facets
from briefing_app.storage.listing import statements as statement_lists
from briefing_app.storage.listing.articles import MOST_FOUND
from briefing_app.storage.shelves.found import one_of
from briefing_app.storage.tables import statements

if TYPE_CHECKING:
    from array import array

    from briefing_app.domain.identity import ArticleId, BriefingId, StatementId
    from briefing_app.domain.statements.statement import Reports, Statement
    from briefing_app.storage.engines.database import Database
    from briefing_app.storage.listing.articles import Found
    from briefing_app.storage.listing.facets import FacetCounts
    from briefing_app.storage.listing.rolls import LongRoll
    from briefing_app.storage.queries import StatementQuery, StatementRow


class StatementShelf:
    """What a `Store` tells of statements; they are changed by `write`."""

    _database: Database

    def statement(self, statement_id: StatementId) -> Statement:
        """Return a statement."""
        return one_of(self.statements([statement_id]), statement_id, "statement")

    def statements(self, ids: Iterable[StatementId]) -> dict[StatementId, Statement]:
        """Return the statements of `ids` that exist."""
        return statements.statements(self._database, ids)

    def statements_of(self, article_id: ArticleId) -> tuple[Statement, ...]:
        """Return the statements of an article in the order of its text."""
        return statements.statements_of(self._database, article_id)

    def statements_by(self, actor_id: ActorId) -> tuple[Statement, ...]:
        """Return all statements of an actor, the latest article first."""
        return statements.statements_by(self._database, actor_id)

    def statement_ids(self, query: StatementQuery) -> array[int]:
        """Return the ids of a table, in its order: the newest that match, at most `MOST_FOUND`."""
        return statement_lists.statement_ids(self._database, query)

    def all_statements(self, query: StatementQuery) -> LongRoll | None:
        """Return every statement by days to walk along; None where that is not asked, or few."""
        return statement_lists.all_statements(self._database, query)

    def has_few_statements(self) -> bool:
        """Tell whether any question about statements is answered at once."""
        return statement_lists.has_few_statements(self._database)

    def found_statements(self, query: StatementQuery, most: int = MOST_FOUND) -> Found:
        """Return the newest statements that match, in order."""
        return statement_lists.found_statements(self._database, query, most)

    def statement_count(self, query: StatementQuery) -> int:
        """Return how many statements match."""
        return statement_lists.statement_count(self._database, query)

    def quoted_lately(self, limit: int = 50) -> list[ActorId]:
        """Return the actors who speak most in the newest statements."""
        return [ActorId(one) for one in statement_lists.quoted_lately(self._database, limit)]

    def statement_rows(self, ids: Iterable[StatementId]) -> list[StatementRow]:
        """Return the rows for `ids`, in that order."""
        return statements.statement_rows(self._database, ids)

    def counts_of_reports(self, ids: Iterable[StatementId]) -> dict[Reports, int]:
        """Return how many of these statements somebody said or thought; passages are left out."""
        return statements.counts_of_reports(self._database, ids)

    def facet_counts(self, query: StatementQuery) -> FacetCounts:
        """Return for each field to filter by its values and how many statements each would show."""
        return facets.facet_counts(self._database, query)

    def facets(self, query: StatementQuery) -> Mapping[str, Sequence[tuple[str, int]]]:
        """Return the same without whether all were counted."""
        return self.facet_counts(query).facets

    def topics(self) -> list[str]:
        """Return what statements are filed under, most frequent first."""
        return statement_lists.topics(self._database)

    def used_in(self, ids: Iterable[StatementId]) -> dict[StatementId, tuple[tuple[BriefingId, str], ...]]:
        """Return the briefings that each statement stands in, with their titles."""
        return statements.used_in(self._database, ids)
