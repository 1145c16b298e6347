"""Many texts taken in together: one edit, one transaction, each text once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import samples

from briefing_app.domain.articles.article import Article, ArticleField
from briefing_app.intake.registry import read_bytes
from briefing_app.storage.queries import ArticleQuery
from briefing_app.workspace.arriving.adopting import Duplicate, take_many
from briefing_app.workspace.tasks import made_ready
from briefing_app.workspace.workspace import Workspace

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)


@pytest.fixture
def fresh(empty_store):
    """A desk over an empty library."""
    return Workspace(empty_store)


def taken(name, text=samples.BUDGET_TEXT):
    return read_bytes(f"Headline: {name}\nOutlet: Baltic Wire\n\n{text}".encode(), f"{name}.txt")


def test_a_batch_is_one_edit_and_a_text_that_comes_twice_is_taken_once(fresh):
    arrived = [taken("Budget"), taken("Budget again"), taken("Weather", samples.WEATHER_TEXT)]
    first, twin, other = take_many(fresh, arrived, NOW, batch="1", already=0)
    assert isinstance(first, Article)
    assert isinstance(twin, Duplicate)
    assert twin.article.id == first.id
    assert fresh.store.original(first.original) == arrived[0].original.data
    assert fresh.undo_label == "import 2 articles"
    fresh.undo()
    assert fresh.store.article(first.id).removed
    assert fresh.store.article(other.id).removed


def test_batches_of_one_import_are_undone_together(fresh):
    (first,) = take_many(fresh, [taken("Budget")], NOW, batch="1", already=0)
    (second,) = take_many(fresh, [taken("Weather", samples.WEATHER_TEXT)], NOW, batch="1", already=1)
    assert fresh.undo_label == "import 2 articles"
    fresh.undo()
    assert all(fresh.store.article(one.id).removed for one in (first, second))


def test_what_was_confirmed_at_the_door_is_confirmed(fresh):
    wanted = frozenset({ArticleField.OUTLET})
    (article,) = take_many(fresh, [taken("Budget")], NOW, batch="1", already=0, confirmed=wanted)
    assert fresh.store.article(article.id).confirmed == wanted


def test_what_the_library_has_already_is_told_and_not_written(fresh):
    (first,) = take_many(fresh, [taken("Budget")], NOW, batch="1", already=0)
    (again,) = take_many(fresh, [taken("Another name")], NOW, batch="1", already=1)
    assert again == Duplicate(fresh.store.article(first.id))
    assert take_many(fresh, [], NOW, batch="1", already=1) == []


def test_a_headline_that_the_desk_made_up_is_kept_as_such(fresh):
    text = "The harbour will close on Friday, the port authority said on Tuesday. " * 5
    (article,) = take_many(fresh, [read_bytes(text.encode(), "a.txt")], NOW, batch="1", already=0)
    assert fresh.store.article(article.id).headline_proposed


def test_what_the_worker_prepared_is_what_is_found(fresh: Workspace) -> None:
    one = made_ready(taken("Budget"))
    (article,) = take_many(fresh, [one], NOW, batch="1", already=0)
    assert list(fresh.store.article_ids(ArticleQuery(text=article.text.split()[3]))) == [article.id]
    assert fresh.store.check() == []
