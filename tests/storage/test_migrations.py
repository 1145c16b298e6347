"""Older libraries are brought up to date, whole or not at all, with a copy beside them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from briefing_app.domain.identity import ActorId
from briefing_app.errors import BriefingError
from briefing_app.storage.engines.database import Database
from briefing_app.storage.engines.sqlite.connection import SqliteDatabase
from briefing_app.storage.engines.sqlite.migrations import APPLICATION_ID, STEPS, bring_up_to_date
from briefing_app.storage.store import StatementQuery, Store

OLDER = Path(__file__).parent / "libraries"


def _library_of_version(version: int, path: Path) -> Path:
    database = sqlite3.connect(path)
    database.executescript((OLDER / f"version_{version}.sql").read_text(encoding="utf-8"))
    database.close()
    return path


def test_there_is_a_library_of_every_version() -> None:
    assert sorted(path.name for path in OLDER.glob("*.sql")) == sorted(
        f"version_{version}.sql" for version in range(1, len(STEPS) + 1)
    )


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
def test_a_library_of_every_version_opens_whole(version: int, tmp_path: Path) -> None:
    import samples

    path = _library_of_version(version, tmp_path / "old.briefing")
    with Store.open(path) as store:
        assert store.check() == []
        assert store.article(samples.FULL_ARTICLE.id) == samples.FULL_ARTICLE
        assert store.statements_of(samples.FULL_ARTICLE.id)[0] == samples.OPEN_PORT
        assert store.actor(samples.ROE.id) == samples.ROE
        assert store.briefing(samples.BRIEFING.id) == samples.BRIEFING
        assert store.mentions_of(samples.FULL_ARTICLE.id) == samples.PORT_MENTIONS
        assert store.issues()[-1] == samples.ISSUE
        assert store.issue_document(samples.ISSUE.id).startswith(b"%PDF-1.7")
        assert samples.ISSUE.id in store.find_issues("press review")
        assert store.next_issue_number("daily-press-review", 2026) == (2 if version < 4 else 3)
        assert [hit.article_id for hit in store.search("quay")] == [samples.FULL_ARTICLE.id]
        other = replace(samples.DORN, id=ActorId(99), name="Pawel Dorn")
        assert store.actors_like(other) == [samples.DORN]
        assert store.facets(StatementQuery())["certainty"] == [("named", 4), ("unnamed", 1)]


def test_what_an_older_program_issued_is_still_made_again(tmp_path: Path) -> None:
    from briefing_app.document.frozen import document_of

    with Store.open(_library_of_version(4, tmp_path / "old.briefing")) as store:
        issue = store.issues()[0]
        assert issue.label == "No. 2/2026"
        assert store.issue_files(issue.id).keys() == {"docx", "pdf"}
        frozen = store.frozen(issue.id)
        assert frozen is not None
        assert document_of(frozen).meta.subject == issue.reference


def _rename_setting(database: Database) -> None:
    database.run("ALTER TABLE setting RENAME COLUMN value TO content")


def _fail(database: Database) -> None:
    database.run("CREATE TABLE half_done (x)")
    raise BriefingError("The disk is full.")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.briefing"
    with Store.open(path) as store:
        store.set_setting("desk", "north")
    return path


def test_a_step_is_taken_once_and_the_older_file_is_kept(old: Path) -> None:
    steps = (*STEPS, _rename_setting)
    for _ in range(2):
        database = SqliteDatabase(old)
        bring_up_to_date(database, steps)
        assert database.value("SELECT content FROM setting WHERE key = 'desk'") == "north"
        assert database.value("PRAGMA user_version") == len(steps)
        database.close()
    copy = old.with_name(f"old.version-{len(STEPS)}.briefing")
    with Store.open(copy) as store:
        assert store.setting("desk") == "north"
        assert store.check() == []


def test_a_step_that_fails_leaves_the_library_as_it_was(old: Path) -> None:
    database = SqliteDatabase(old)
    with pytest.raises(BriefingError, match="full"):
        bring_up_to_date(database, (*STEPS, _rename_setting, _fail))
    database.close()
    with Store.open(old) as store:
        assert store.setting("desk") == "north"
        assert store.check() == []


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "empty.briefing"
    path.touch()
    with Store.open(path) as store:
        assert store.check() == []
    database = SqliteDatabase(path)
    assert database.value("PRAGMA application_id") == APPLICATION_ID
    database.close()
