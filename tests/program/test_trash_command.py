"""`trash`: what the window's trash does, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import samples

from briefing_app.cli import run
from briefing_app.domain.identity import ArticleId
from briefing_app.storage.store import Store
from briefing_app.workspace.edits.articles import import_articles, remove_articles
from briefing_app.workspace.workspace import Workspace


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "desk.briefing"
    with Store.open(path) as store:
        workspace = Workspace(store)
        articles = [
            samples.article(1, headline="Port \x1b[31mcloses"),
            samples.article(2, headline="Budget passed"),
            samples.article(3, headline="Kept"),
        ]
        workspace.apply(import_articles(store, articles))
        workspace.apply(remove_articles(store, [ArticleId(1), ArticleId(2)]))
    return path


def removed(library: Path) -> list[int]:
    with Store.open(library) as store:
        assert store.check() == []
        return sorted(one.id for one in store.thrown())


def test_what_lies_there_is_listed_in_text_and_json(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["trash", "list", "--library", str(library)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert all("30 days left" in line and "\x1b" not in line for line in lines)
    assert run(["trash", "list", "budget", "--format", "json", "--library", str(library)]) == 0
    (told,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (told["id"], told["kind"], told["title"], told["days_left"]) == (2, "article", "Budget passed", 30)


def test_things_are_brought_back_by_their_numbers_or_all(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["trash", "restore", "2", "--library", str(library)]) == 0
    assert capsys.readouterr().out == "Brought back: Budget passed\n"
    assert removed(library) == [1]
    assert run(["trash", "restore", "2", "--library", str(library)]) == 1
    assert "Nothing in the trash has this number." in capsys.readouterr().err
    assert run(["trash", "restore", "all", "--library", str(library)]) == 0
    assert removed(library) == []
    assert run(["trash", "restore", "all", "--library", str(library)]) == 0


def test_nothing_is_deleted_for_good_without_a_yes(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["trash", "empty", "all", "--library", str(library)]) == 1
    assert "would delete 2 things for good" in capsys.readouterr().err
    assert removed(library) == [1, 2]
    assert run(["trash", "empty", "1", "--yes", "--library", str(library)]) == 0
    assert capsys.readouterr().out == "Deleted for good: 1 thing\n"
    assert removed(library) == [2]
    with Store.open(library) as store:
        assert store.articles([ArticleId(1)]) == {}
        assert ArticleId(3) in store.articles([ArticleId(3)])
