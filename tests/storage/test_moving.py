"""A library moves whole between a file and a server, or not at all."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import samples
from postgres_server import Server

from briefing_app.domain.articles.original import Original
from briefing_app.errors import BriefingError, Cancelled
from briefing_app.storage import moving
from briefing_app.storage.engines.opening import moved
from briefing_app.storage.engines.postgres.address import ServerAddress
from briefing_app.storage.store import ArticleQuery, IssueContents, StatementQuery, Store


@pytest.fixture
def database(server: Server, empty_library: str) -> ServerAddress:
    """An empty library on a server."""
    return server.fresh(empty_library)


def _filled(path: Path) -> Path:
    with Store.open(path) as store:
        from briefing_app.domain.edit import Change

        store.write(
            [Change(None, one) for one in samples.EVERYTHING],
            [Original(samples.FULL_ARTICLE.original, b"the \0 file")],
        )
        store.add_issue(samples.ISSUE, IssueContents({"pdf": b"%PDF-1.7"}, said="ports stay", speakers="Roe"))
        store.set_setting("desk", "north")
    return path


def _everything(store: Store) -> list[object]:
    return [
        list(store.article_ids(ArticleQuery())),
        store.articles([one.id for one in (samples.FULL_ARTICLE,)]),
        store.original(samples.FULL_ARTICLE.original),
        list(store.statement_ids(StatementQuery())),
        store.statements_of(samples.FULL_ARTICLE.id),
        store.mentions_of(samples.FULL_ARTICLE.id),
        store.actor(samples.ROE.id),
        store.briefing(samples.BRIEFING.id),
        store.issues(),
        store.issue_files(samples.ISSUE.id),
        store.find_issues("ports roe"),
        [hit.article_id for hit in store.search("quay")],
        store.setting("desk"),
        store.facets(StatementQuery()),
        store.check(),
    ]


def test_a_library_moves_to_a_server_and_back(tmp_path: Path, database: ServerAddress) -> None:
    source, back = _filled(tmp_path / "one.briefing"), tmp_path / "two.briefing"
    with Store.open(source) as store:
        before = _everything(store)
    untouched = source.read_bytes()
    there = moved(source, database)
    assert there.articles == 3
    with Store.open(database) as store:
        assert _everything(store) == before
    assert moved(database, back).rows == there.rows
    with Store.open(back) as store:
        assert _everything(store) == before
    assert source.read_bytes() == untouched


def test_nothing_is_moved_into_what_is_in_use(tmp_path: Path, database: ServerAddress) -> None:
    source, other = _filled(tmp_path / "one.briefing"), _filled(tmp_path / "two.briefing")
    before = other.read_bytes()
    with pytest.raises(BriefingError, match="something in this library already"):
        moved(source, other)
    assert other.read_bytes() == before
    moved(source, database)
    with pytest.raises(BriefingError, match="something in this library already"):
        moved(other, database)


@pytest.mark.parametrize("to_server", [True, False])
def test_one_that_is_stopped_leaves_nothing(tmp_path: Path, database: ServerAddress, to_server: bool) -> None:
    source, new = _filled(tmp_path / "one.briefing"), tmp_path / "new.briefing"
    target = database if to_server else new
    steps: list[str] = []

    class Stopped:
        def step(self, done: int, total: int, name: str) -> None:
            assert 0 <= done <= total
            steps.append(name)
            if name.startswith("comparing: statement"):
                raise Cancelled

    with pytest.raises(Cancelled):
        moved(source, target, Stopped())
    assert "article text" in steps
    assert not new.exists()
    with Store.open(database) as store:
        assert list(store.article_ids(ArticleQuery())) == []
        assert store.check() == []


def test_what_does_not_arrive_as_it_was_sent_is_not_kept(
    tmp_path: Path, database: ServerAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _filled(tmp_path / "one.briefing")

    monkeypatch.setattr(moving, "_copied", _forgetful(moving._copied))
    with pytest.raises(BriefingError, match="not what was sent"):
        moved(source, database)
    with Store.open(database) as store:
        assert list(store.article_ids(ArticleQuery())) == []


def _forgetful(copied):  # type: ignore[no-untyped-def]
    def copy(source, target, table, *rest):  # type: ignore[no-untyped-def]
        found = copied(source, target, table, *rest)
        if table == "setting":
            target.run("UPDATE setting SET value = 'south'")
        return found

    return copy


def test_text_that_no_server_can_hold_is_said(tmp_path: Path, database: ServerAddress) -> None:
    source = _filled(tmp_path / "one.briefing")
    with Store.open(source) as store:
        store.set_setting("odd", "a\0b")
    with pytest.raises(BriefingError, match="NUL"):
        moved(source, database)
    with Store.open(database) as store:
        assert store.setting("desk") == ""


def test_a_library_of_an_older_version_moves_too(tmp_path: Path, database: ServerAddress) -> None:
    path = tmp_path / "old.briefing"
    old = sqlite3.connect(path)
    old.executescript((Path(__file__).parent / "libraries" / "version_4.sql").read_text(encoding="utf-8"))
    old.close()
    moved(path, database)
    with Store.open(database) as store:
        assert store.check() == []
        assert store.article(samples.FULL_ARTICLE.id) == samples.FULL_ARTICLE
        assert len(store.issues()) == 2
