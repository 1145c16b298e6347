"""Compacting, moving, restoring: at every moment a whole library, and nothing overwritten."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import samples

from briefing_app import files
from briefing_app.domain.edit import Change
from briefing_app.errors import BriefingError
from briefing_app.progress import Silent
from briefing_app.storage.engines.sqlite.keeping import exchanging, swapping
from briefing_app.storage.engines.sqlite.keeping.backups import Keep, make_backup
from briefing_app.storage.engines.sqlite.keeping.copying import library_size, log_of
from briefing_app.storage.store import Store

NOON = datetime(2026, 11, 28, 12)


@pytest.fixture
def closed(full_file: Store) -> Path:
    """A library with one of everything that nobody has open."""
    full_file.set_setting("desk", "north")
    full_file.close()
    return full_file.path


def _assert_whole(library: Path, desk: str = "north") -> None:
    with Store.open(library, create=False) as store:
        assert store.check() == []
        assert store.setting("desk") == desk
        assert store.article(samples.FULL_ARTICLE.id) == samples.FULL_ARTICLE


def test_a_compacted_library_is_smaller_and_the_same(library: Path) -> None:
    with Store.open(library) as store:
        store.write([Change(None, one) for one in samples.EVERYTHING], samples.ORIGINALS)
        store.set_setting("desk", "north")
        store.set_setting("ballast", "x" * 3_000_000)
        store.set_setting("ballast", "")
    before, after = exchanging.compact(library, Silent())
    assert after < before / 2
    assert library_size(library) == after
    _assert_whole(library)
    assert [path.name for path in library.parent.iterdir()] == [library.name]


def test_a_library_that_moves_is_kept_at_the_old_place_under_another_name(closed: Path) -> None:
    place = closed.with_name("new place.briefing")
    old = exchanging.move(closed, place, Silent())
    assert old.name == "library moved.briefing"
    assert not closed.exists()
    _assert_whole(place)
    _assert_whole(old)


@pytest.mark.parametrize("in_the_way", ["there.briefing", "there.briefing-wal"])
def test_a_library_never_moves_over_another_file(closed: Path, in_the_way: str) -> None:
    (closed.parent / in_the_way).write_bytes(b"mine")
    with pytest.raises(BriefingError, match=r"already|another library"):
        exchanging.move(closed, closed.with_name("there.briefing"), Silent())
    assert (closed.parent / in_the_way).read_bytes() == b"mine"
    _assert_whole(closed)


def test_what_is_restored_replaces_nothing(closed: Path) -> None:
    made = make_backup(closed, closed.parent / "backups", Keep(), NOON, Silent())
    with Store.open(closed) as store:
        store.set_setting("desk", "south")
    aside = exchanging.restore(closed, made.path, NOON, Silent())
    assert aside is not None
    assert aside.name == "library before restore 2026-11-28 1200.briefing"
    _assert_whole(closed)
    _assert_whole(aside, "south")
    _assert_whole(made.path)


def test_a_backup_takes_the_place_of_a_library_that_is_damaged(closed: Path) -> None:
    made = make_backup(closed, closed.parent / "backups", Keep(), NOON, Silent())
    damaged = b"SQLite format 3\x00" + b"\xff" * 9000
    closed.write_bytes(damaged)
    log_of(closed).write_bytes(b"its log")
    aside = exchanging.restore(closed, made.path, NOON, Silent())
    assert aside is not None
    assert aside.read_bytes() == damaged
    assert log_of(aside).read_bytes() == b"its log"
    _assert_whole(closed)


def test_a_backup_takes_the_place_of_a_library_that_is_gone(closed: Path) -> None:
    made = make_backup(closed, closed.parent / "backups", Keep(), NOON, Silent())
    closed.unlink()
    assert exchanging.restore(closed, made.path, NOON, Silent()) is None
    _assert_whole(closed)


@pytest.mark.parametrize("content", [b"", b"Dear diary" * 500, b"SQLite format 3\x00" + b"\x01" * 5000])
def test_what_is_no_backup_is_refused_and_the_library_stays(closed: Path, content: bytes) -> None:
    (closed.parent / "backup").write_bytes(content)
    with pytest.raises(BriefingError):
        exchanging.restore(closed, closed.parent / "backup", NOON, Silent())
    _assert_whole(closed)
    assert [path.name for path in closed.parent.glob("*before restore*")] == []


def test_a_backup_of_a_newer_version_is_refused(closed: Path) -> None:
    import sqlite3

    made = make_backup(closed, closed.parent / "backups", Keep(), NOON, Silent())
    database = sqlite3.connect(made.path)
    database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(BriefingError, match="newer version"):
        exchanging.restore(closed, made.path, NOON, Silent())
    _assert_whole(closed)


def test_where_the_disk_knows_no_second_names_a_copy_is_set_aside(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(swapping.os, "link", no_links)
    made = make_backup(closed, closed.parent / "backups", Keep(), NOON, Silent())
    aside = exchanging.restore(closed, made.path, NOON, Silent())
    assert aside is not None
    _assert_whole(aside)
    _assert_whole(closed)


def test_a_log_that_will_not_settle_stops_the_exchange(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A log that outlived its file would be played into the new one."""
    monkeypatch.setattr(swapping, "settle", lambda _: False)
    with pytest.raises(BriefingError, match="latest changes"):
        exchanging.compact(closed, Silent())
    monkeypatch.undo()
    _assert_whole(closed)


def test_an_exchange_that_fails_at_the_last_step_leaves_the_library(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "sync_file", fail)
    with pytest.raises(BriefingError, match="disk is full"):
        exchanging.compact(closed, Silent())
    monkeypatch.undo()
    _assert_whole(closed)
    assert [path.name for path in closed.parent.iterdir()] == [closed.name]


def test_an_open_library_goes_on_with_the_exchanged_file(full_file: Store) -> None:
    from briefing_app.workspace.care.keeping import make_compact

    finished = make_compact(full_file.path, Silent())
    commits = full_file.commits()
    full_file.exchange(lambda: swapping.swap_in(finished.path, full_file.path))
    finished.remove()
    full_file.set_setting("desk", "north")
    assert full_file.commits() > commits
    assert full_file.check() == []
    assert list(full_file.path.parent.glob(".*")) == []


def test_an_open_library_goes_on_at_its_new_place(full_file: Store) -> None:
    from briefing_app.workspace.care.keeping import make_copy

    old_path, place = full_file.path, full_file.path.with_name("new.briefing")
    finished = make_copy(old_path, place, Silent())
    old = full_file.move_to(finished.path, place)
    finished.remove()
    full_file.set_setting("desk", "north")
    assert full_file.path == place == full_file.place
    assert full_file.check() == []
    Store.open(old).close()
    with pytest.raises(BriefingError, match="already open"):
        Store.open(place)
    Store.open(old_path).close()  # its lock was let go
