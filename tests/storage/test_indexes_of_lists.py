"""Lists and filters of a large library are answered by the index that was made for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

import pytest
import samples

from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId
from briefing_app.domain.statements.statement import StatementState
from briefing_app.storage.engines.sqlite.connection import SqliteDatabase
from briefing_app.storage.listing.articles import source
from briefing_app.storage.queries import ArticleFilter, ArticleOrder, StatementQuery
from briefing_app.storage.store import ArticleQuery, Store


@pytest.fixture
def asked(full_file: Store, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Sequence[object]]]:
    """What the library is asked from now on."""
    questions: list[tuple[str, Sequence[object]]] = []
    for name in ("rows", "row"):
        answer = getattr(SqliteDatabase, name)

        def note(self: SqliteDatabase, sql: str, values: Sequence[object] = (), answer=answer) -> object:  # type: ignore[no-untyped-def]
            questions.append((sql, values))
            return answer(self, sql, values)

        monkeypatch.setattr(SqliteDatabase, name, note)
    return questions


def _plan(store: Store, sql: str, values: Sequence[object]) -> str:
    connection = store._database._connection  # type: ignore[attr-defined]
    return "; ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values))


@pytest.mark.parametrize("order", get_args(ArticleOrder))
@pytest.mark.parametrize("listed", get_args(ArticleFilter))
@pytest.mark.parametrize("outlet", ["", "Post"])
def test_a_long_list_never_leaves_its_index(
    full_file: Store,
    asked: list[tuple[str, Sequence[object]]],
    order: ArticleOrder,
    listed: ArticleFilter,
    outlet: str,
) -> None:
    wanted = ArticleQuery(filter=listed, order=order, outlet=outlet)
    source(full_file._database, wanted, is_long=True).after(None, 64)
    (sql, values) = asked[-1]
    plan = _plan(full_file, sql, values)
    assert "TEMP B-TREE" not in plan, plan
    assert "COVERING" in plan or "article_starred" in plan or "article_chosen" in plan, plan


@pytest.mark.parametrize("order", ["newest", "headline", "words", "state"])
@pytest.mark.parametrize("listed", get_args(ArticleFilter))
def test_a_short_list_of_an_outlet_is_collected_by_the_outlet(
    full_file: Store, asked: list[tuple[str, Sequence[object]]], order: ArticleOrder, listed: ArticleFilter
) -> None:
    full_file.article_ids(ArticleQuery(filter=listed, order=order, outlet="Post"))
    plan = _plan(full_file, *asked[-1])
    assert "article_by_outlet (removed=? AND outlet=?)" in plan, plan


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (StatementQuery(topic="Ports"), "statement_by_topic"),
        (StatementQuery(outlet="Baltic Wire", state=StatementState.SELECTED), "statement_by_"),
        (StatementQuery(actor_id=ActorId(11)), "statement_by_actor"),
        (StatementQuery(text="quay"), "USING INTEGER PRIMARY KEY"),
    ],
)
def test_few_statements_are_looked_up_by_what_they_have(
    full_file: Store, asked: list[tuple[str, Sequence[object]]], query: StatementQuery, index: str
) -> None:
    assert len(full_file.statement_ids(query))
    plan = _plan(full_file, *asked[-1])
    assert index in plan, plan
    assert "statement_by_date" not in plan, plan


def test_an_article_is_written_without_going_through_the_statements(
    full_file: Store, asked: list[tuple[str, Sequence[object]]]
) -> None:
    fresh = samples.article(9, "Nothing new was said in the harbour.")
    full_file.write([Change(None, fresh), Change(None, replace(samples.QUAY, id=samples.QUAY.id))])
    for sql, values in asked:
        if sql.startswith(("SELECT", "WITH")):
            plan = _plan(full_file, sql, values)
            assert "(hidden=?)" not in plan, (sql, plan)
            assert "SCAN statement" not in plan, (sql, plan)
            assert "SCAN article" not in plan, (sql, plan)
