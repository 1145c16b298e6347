"""What comes by itself is kept at once and shown when the user wants it."""

from __future__ import annotations

from pathlib import Path

import pytest
import samples

from briefing_app.storage.store import ArticleQuery, Store
from briefing_app.workspace import edits, tasks
from briefing_app.workspace.arriving.arrivals import Arrivals, Duplicate
from briefing_app.workspace.door.changed import Changed
from briefing_app.workspace.workspace import Workspace


@pytest.fixture
def reads(tmp_path: Path) -> list[tasks.TakenAndRead]:
    """Two articles, read."""
    read = []
    for name, text in (("port.txt", samples.PORT_TEXT), ("budget.txt", samples.BUDGET_TEXT)):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        read.append(tasks.take_in(path, samples.NOW))
    return read


def test_arrivals_are_in_the_library_at_once_and_told_as_arrived_only(
    empty_store: Store, reads: list[tasks.TakenAndRead]
) -> None:
    desk = Workspace(empty_store)
    told: list[Changed] = []
    desk.subscribe(told.append)
    arrivals = Arrivals(desk)
    first, second = (arrivals.take(one, samples.NOW, "drop") for one in reads)
    assert not isinstance(first, Duplicate)
    assert not isinstance(second, Duplicate)
    assert empty_store.article(first.id) == first
    assert empty_store.original(first.original) == reads[0].taken.original.data
    assert empty_store.statements_of(first.id)
    assert empty_store.analysis_state(first.id) == reads[0].analysis.engine
    assert told == [Changed(arrived=frozenset({one.id})) for one in (first, second)]
    assert arrivals.waiting == (first.id, second.id)
    assert arrivals.origins == {"drop": 2}
    assert desk.undo_label is None


def test_showing_them_tells_all_that_they_brought_once(
    empty_store: Store, reads: list[tasks.TakenAndRead]
) -> None:
    desk = Workspace(empty_store)
    arrivals = Arrivals(desk)
    taken = [arrivals.take(one, samples.NOW, "drop") for one in reads]
    told: list[Changed] = []
    desk.subscribe(told.append)
    shown = arrivals.show()
    assert shown == tuple(one.id for one in taken)  # type: ignore[union-attr]
    (changed,) = told
    assert changed.articles == set(shown)
    assert changed.statements == {s.id for id in shown for s in empty_store.statements_of(id)}
    assert changed.actors >= {actor.id for id in shown for actor, _ in empty_store.actors_of(id)}
    assert arrivals.show() == () == arrivals.waiting
    assert len(told) == 1


def test_what_is_known_or_was_thrown_away_does_not_come_by_itself(
    empty_store: Store, reads: list[tasks.TakenAndRead]
) -> None:
    desk = Workspace(empty_store)
    arrivals = Arrivals(desk)
    first = arrivals.take(reads[0], samples.NOW, "drop")
    assert not isinstance(first, Duplicate)
    assert arrivals.take(reads[0], samples.NOW, "drop") == Duplicate(first)
    desk.apply(edits.remove_articles(empty_store, [first.id]))
    again = arrivals.take(reads[0], samples.NOW, "drop")
    assert isinstance(again, Duplicate)
    assert empty_store.article(first.id).removed
    assert empty_store.article_counts(ArticleQuery())["all"] == 0
    assert arrivals.waiting == (first.id,)
