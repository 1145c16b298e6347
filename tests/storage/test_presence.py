"""The file is removed, replaced or loses its log while it is open: told, and nothing lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import samples

from briefing_app.errors import BriefingError
from briefing_app.storage.engines.sqlite.keeping.copying import log_of
from briefing_app.storage.store import Store


def test_a_file_that_was_removed_is_told_and_nothing_more_is_written(full_file: Store) -> None:
    full_file.path.unlink()
    fault = full_file.place_fault()
    assert fault is not None
    assert "no longer at its place" in fault.what
    with pytest.raises(BriefingError, match="no longer at its place"):
        full_file.set_setting("desk", "north")
    assert full_file.article(samples.FULL_ARTICLE.id) == samples.FULL_ARTICLE


def test_what_is_still_open_is_saved_anew_at_the_same_place(full_file: Store) -> None:
    path = full_file.path
    for file in (path, log_of(path)):
        file.unlink()
    full_file.save_anew(path)
    assert full_file.place_fault() is None
    full_file.set_setting("desk", "north")
    full_file.close()
    with Store.open(path, create=False) as store:
        assert store.check() == []
        assert store.setting("desk") == "north"
        assert store.article(samples.FULL_ARTICLE.id) == samples.FULL_ARTICLE


def test_another_file_at_the_place_is_told_and_left_as_it_is(full_file: Store, tmp_path: Path) -> None:
    path = full_file.path
    (tmp_path / "other").write_bytes(b"another library")
    (tmp_path / "other").replace(path)
    with pytest.raises(BriefingError, match="Another file has taken"):
        full_file.set_setting("desk", "north")
    with pytest.raises(BriefingError, match="already"):
        full_file.save_anew(path)
    full_file.save_anew(tmp_path / "anew.briefing")
    full_file.set_setting("desk", "north")
    assert full_file.check() == []
    assert path.read_bytes() == b"another library"


def test_a_file_that_is_put_back_is_gone_on_with(full_file: Store) -> None:
    path = full_file.path
    aside = path.with_name("aside")
    path.rename(aside)
    assert full_file.place_fault() is not None
    aside.rename(path)
    assert full_file.place_fault() is None
    full_file.set_setting("desk", "north")
    assert full_file.check() == []


def test_a_log_that_was_removed_costs_nothing(full_file: Store, tmp_path: Path) -> None:
    """The latest changes lie in it alone; they are saved before the next one, and a kill loses none."""
    full_file.set_setting("desk", "north")
    log_of(full_file.path).unlink()
    assert full_file.place_fault() is None
    copy = tmp_path / "as after a kill.briefing"
    shutil.copyfile(full_file.path, copy)
    with Store.open(copy) as store:
        assert store.setting("desk") == "north"
        assert store.check() == []
    full_file.set_setting("desk", "south")
    assert log_of(full_file.path).exists()
    assert full_file.check() == []


def test_a_saving_that_fails_keeps_what_is_open(full_file: Store, tmp_path: Path) -> None:
    full_file.path.unlink()
    with pytest.raises(BriefingError):
        full_file.save_anew(tmp_path / "no such folder" / "anew.briefing")
    assert full_file.article(samples.FULL_ARTICLE.id) == samples.FULL_ARTICLE
    full_file.save_anew(tmp_path / "anew.briefing")
    assert full_file.check() == []


def test_a_server_has_no_file_to_lose(full_server: Store) -> None:
    assert not full_server.is_file
    assert full_server.place_fault() is None
    with pytest.raises(BriefingError, match="pg_dump"):
        full_server.exchange(lambda: None)
    assert full_server.check() == []
