"""Inputs come into the library once, with the bytes that they came from."""

from __future__ import annotations

import hashlib
from pathlib import Path

import samples

from briefing_app.domain.articles.article import Genre
from briefing_app.domain.articles.original import Original
from briefing_app.intake.taken import Taken, article_from
from briefing_app.storage.store import ArticleQuery, Store
from briefing_app.workspace import edits
from briefing_app.workspace.arriving import adopting as intake
from briefing_app.workspace.tasks import TakenAndRead
from briefing_app.workspace.workspace import Workspace


def _taken(text: str = samples.PORT_TEXT) -> Taken:
    data = text.encode()
    return Taken(
        headline="Port stays open",
        headline_proposed=False,
        text=text,
        outlet="Baltic Wire",
        byline="",
        dateline="",
        published_on=None,
        url="",
        language="",
        genre=Genre.NEWS,
        original=Original.of(data),
        original_name="port.txt",
        sha256=hashlib.sha256(data).hexdigest(),
    )


def test_an_input_becomes_an_article_that_can_be_undone(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    article = intake.take(desk, _taken(), samples.NOW)
    assert not isinstance(article, intake.Duplicate)
    assert empty_store.article(article.id) == article
    assert empty_store.original(article.original) == samples.PORT_TEXT.encode()
    assert desk.undo_label == "import “Port stays open”"


def test_the_same_text_again_is_a_duplicate(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    first = intake.take(desk, _taken(), samples.NOW)
    again = intake.take(desk, _taken(), samples.NOW)
    assert again == intake.Duplicate(first)  # type: ignore[arg-type]
    assert empty_store.article_counts(ArticleQuery())["all"] == 1


def test_a_removed_duplicate_comes_back_as_it_was(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    first = intake.take(desk, _taken(), samples.NOW)
    assert not isinstance(first, intake.Duplicate)
    desk.apply(edits.edit_article(empty_store, first.id, note="Mine."))
    desk.apply(edits.remove_articles(empty_store, [first.id]))
    again = intake.take(desk, _taken(), samples.NOW)
    assert not isinstance(again, intake.Duplicate)
    assert (again.id, again.note, again.removed) == (first.id, "Mine.", False)
    assert list(empty_store.article_ids(ArticleQuery())) == [first.id]
    desk.undo()
    assert empty_store.article(first.id).removed


def test_imports_of_a_batch_are_one_step(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    for n in range(3):
        intake.take(desk, _taken(f"Text {n}."), samples.NOW, batch="morning", already=n)
    assert desk.undo_label == "import 3 articles"
    desk.undo()
    assert empty_store.article_counts(ArticleQuery())["all"] == 0


def test_without_a_window_an_article_comes_in_with_its_analysis(empty_store: Store) -> None:
    taken = _taken()
    result = TakenAndRead("port.txt", taken, article_from(taken, samples.NOW), samples.PORT_ANALYSIS)
    article = intake.adopt_read(empty_store, result, samples.NOW)
    assert not isinstance(article, intake.Duplicate)
    assert empty_store.article(article.id).language == "en"
    assert len(empty_store.statements_of(article.id)) == 2
    assert empty_store.original(article.original) == taken.original.data
    assert intake.adopt_read(empty_store, result, samples.NOW) == intake.Duplicate(article)
    assert empty_store.check() == []


def test_a_file_is_read_and_analysed_in_one_go(tmp_path: Path) -> None:
    from briefing_app.workspace.tasks import take_in

    path = tmp_path / "port.txt"
    path.write_text(samples.PORT_TEXT, encoding="utf-8")
    result = take_in(path, samples.NOW)
    assert result.article.text == samples.PORT_TEXT.removeprefix("KARLSHAVEN — ") or samples.PORT_TEXT
    assert result.article.taken_in_at == samples.NOW
    assert result.taken.original.data == samples.PORT_TEXT.encode()
    assert any(
        "port stays open" in s.of(result.article.text)
        for f in result.analysis.statements
        for s in f.attribution.content
    )
    assert "Jane Roe" in [actor.name for actor in result.analysis.actors]
