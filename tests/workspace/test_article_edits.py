"""What a person can do to articles."""

from __future__ import annotations

from datetime import date

import pytest
import samples

from briefing_app.domain.articles.article import ArticleField, ReadingState
from briefing_app.domain.articles.original import Original
from briefing_app.storage.store import ArticleQuery
from briefing_app.workspace import edits
from briefing_app.workspace.workspace import Workspace

PORT, BUDGET, WEATHER = (one.id for one in samples.ARTICLES)


def test_an_import_is_taken_back_by_hiding(desk: Workspace) -> None:
    fresh = samples.article(7, "Fresh news.")
    desk.apply(edits.import_articles(desk.store, [fresh]), [Original("digest", b"bytes")])
    assert desk.store.article(fresh.id) == fresh
    assert desk.undo_label == "import “Headline 7”"
    desk.undo()
    assert desk.store.article(fresh.id).removed
    assert fresh.id not in desk.store.article_ids(ArticleQuery())
    desk.redo()
    assert desk.store.article(fresh.id) == fresh
    assert desk.store.original("digest") == b"bytes"


def test_the_imports_of_one_batch_are_undone_together(desk: Workspace) -> None:
    for n in range(3):
        article = samples.article(7 + n, f"Fresh news {n}.")
        desk.apply(edits.import_articles(desk.store, [article], batch="drop 1", already=n))
    assert desk.undo_label == "import 3 articles"
    desk.undo()
    assert desk.undo_label is None
    assert desk.store.article_counts(ArticleQuery())["all"] == 3
    desk.redo()
    assert desk.store.article_counts(ArticleQuery())["all"] == 6


def test_a_detail_that_is_changed_is_confirmed(desk: Workspace) -> None:
    desk.apply(edits.edit_article(desk.store, BUDGET, outlet="Evening Post", published_on=date(2026, 11, 19)))
    article = desk.store.article(BUDGET)
    assert (article.outlet, article.published_on) == ("Evening Post", date(2026, 11, 19))
    assert article.confirmed == {ArticleField.OUTLET, ArticleField.PUBLISHED_ON}
    assert desk.undo_label == "change details of “Budget passes”"
    desk.apply(edits.edit_article(desk.store, BUDGET, byline="Ann Lee"))
    assert desk.undo_label == "change byline of “Budget passes”"


def test_details_can_be_confirmed_as_they_are(desk: Workspace) -> None:
    desk.apply(edits.confirm_fields(desk.store, BUDGET))
    assert desk.store.article(BUDGET).confirmed == set(ArticleField)


def test_a_note_confirms_nothing_and_is_typed_in_one_step(desk: Workspace) -> None:
    for text in ("C", "Ca", "Call"):
        desk.apply(edits.edit_article(desk.store, BUDGET, note=text))
    assert desk.store.article(BUDGET).note == "Call"
    assert desk.store.article(BUDGET).confirmed == frozenset()
    desk.undo()
    assert desk.store.article(BUDGET).note == ""


@pytest.mark.parametrize("detail", ["text", "sha256", "removed", "colour"])
def test_nothing_else_of_an_article_can_be_edited(desk: Workspace, detail: str) -> None:
    with pytest.raises(ValueError, match=detail):
        edits.edit_article(desk.store, BUDGET, **{detail: "x"})


@pytest.mark.parametrize(
    ("state", "label"),
    [
        (ReadingState.READ, "mark 2 articles as read"),
        (ReadingState.DISMISSED, "dismiss 2 articles"),
    ],
)
def test_articles_are_read_or_dismissed_together(desk: Workspace, state: ReadingState, label: str) -> None:
    desk.apply(edits.set_reading_state(desk.store, [BUDGET, WEATHER], state))
    assert desk.undo_label == label
    assert {desk.store.article(one).state for one in (BUDGET, WEATHER)} == {state}
    desk.undo()
    assert desk.store.article(BUDGET) == samples.BUDGET_ARTICLE


def test_stars_go_on_and_off(desk: Workspace) -> None:
    desk.apply(edits.star(desk.store, [BUDGET]))
    assert desk.undo_label == "star “Budget passes”"
    assert desk.store.article(BUDGET).starred
    desk.apply(edits.star(desk.store, [BUDGET], starred=False))
    assert not desk.store.article(BUDGET).starred


def test_a_removed_article_comes_back(desk: Workspace) -> None:
    desk.apply(edits.remove_articles(desk.store, [PORT]))
    assert desk.undo_label == "remove “Port security “under review”, Roe says”"
    assert desk.store.article(PORT).removed
    desk.apply(edits.restore_articles(desk.store, [PORT]))
    assert desk.store.article(PORT) == samples.FULL_ARTICLE


def test_a_long_headline_does_not_burst_the_menu(desk: Workspace) -> None:
    long = samples.article(7, "x y", headline="A very long headline that goes on, and on\nand on, for ever")
    edit = edits.import_articles(desk.store, [long])
    assert edit.label == "import “A very long headline that goes on, and…”"
