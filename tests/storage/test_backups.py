"""Backups: made while others write, found sound, and kept by day, week and month."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import samples

from briefing_app.domain.edit import Change
from briefing_app.errors import BriefingError, Cancelled
from briefing_app.progress import Silent
from briefing_app.storage.engines.sqlite.keeping import backups, copying
from briefing_app.storage.engines.sqlite.keeping.backups import Keep, backups_in, make_backup, to_keep
from briefing_app.storage.store import Store

NOON = datetime(2026, 11, 28, 12)


class Counting:
    """Progress that remembers, and stops a task after so many steps."""

    def __init__(self, most: int = 10**9) -> None:
        self.steps: list[tuple[int, int]] = []
        self._most = most

    def step(self, done: int, total: int, name: str) -> None:
        self.steps.append((done, total))
        if len(self.steps) >= self._most:
            raise Cancelled


def _backup(store: Store, now: datetime = NOON, keep: Keep = Keep()) -> backups.Backup:  # noqa: B008
    return make_backup(store.path, backups.backup_folder(store.path), keep, now, Silent())


def test_a_backup_is_a_whole_library(full_file: Store) -> None:
    made = _backup(full_file)
    assert made.path.name == "library 2026-11-28 120000.briefing"
    assert made.path.parent.name == "library backups"
    full_file.set_setting("later", "yes")
    with Store.open(made.path) as copy:
        assert copy.check() == []
        assert copy.article(samples.FULL_ARTICLE.id) == samples.FULL_ARTICLE
        assert copy.setting("later") == ""
    assert copying.count_articles(made.path) == len(samples.ARTICLES)


def test_a_backup_holds_one_moment_though_others_write(file_store: Store) -> None:
    """All articles of one transaction are in it, or none of them."""
    text = samples.PORT_TEXT * 40
    file_store.write([Change(None, samples.article(n, f"{text} {n}")) for n in range(1, 400)])
    written, copied = [400], threading.Event()

    class Writing(Counting):
        def step(self, done: int, total: int, name: str) -> None:
            super().step(done, total, name)
            copied.wait(0.02)

    made: list[backups.Backup] = []

    def back_up() -> None:
        folder = backups.backup_folder(file_store.path)
        made.append(make_backup(file_store.path, folder, Keep(), NOON, Writing()))

    thread = threading.Thread(target=back_up)
    thread.start()
    while thread.is_alive():
        pair = [samples.article(written[0] + n, f"{text} {written[0] + n}") for n in range(2)]
        file_store.write([Change(None, one) for one in pair])
        written[0] += 2
    thread.join()
    with Store.open(made[0].path) as copy:
        assert copy.check() == []
        assert (copying.count_articles(copy.path) or 0) % 2 == 1
    assert file_store.check() == []


def test_the_latest_of_each_day_week_and_month_is_kept() -> None:
    moments = [NOON - timedelta(hours=7 * n) for n in range(2000)]
    kept = to_keep(moments, Keep(7, 4, 12))
    days = {moment.date() for moment in kept}
    assert {NOON.date() - timedelta(days=n) for n in range(7)} <= days
    assert len({moment.isocalendar()[:2] for moment in kept}) >= 4
    assert len({(moment.year, moment.month) for moment in kept}) == 12
    assert len(kept) <= 7 + 4 + 12
    for moment in kept:
        same_day = [one for one in moments if one.date() == moment.date()]
        assert moment == max(same_day)


def test_after_a_long_absence_nothing_is_given_up() -> None:
    before = [NOON - timedelta(days=200 + n) for n in range(7)]
    assert to_keep([*before, NOON], Keep(7, 4, 12)) >= {NOON, *before[:6]}


def test_the_latest_stays_whatever_is_settled() -> None:
    assert to_keep([NOON, NOON - timedelta(days=1)], Keep(0, 0, 0)) == {NOON}


def test_older_backups_go_only_after_a_new_one_was_found_sound(
    full_file: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(3):
        _backup(full_file, NOON + timedelta(days=day))
    folder = backups.backup_folder(full_file.path)
    before = backups_in(folder)
    monkeypatch.setattr(copying, "faults_of", lambda *_: ["The file is damaged: page 7."])
    with pytest.raises(BriefingError, match="did not come out whole"):
        _backup(full_file, NOON + timedelta(days=9), Keep(1, 0, 0))
    assert backups_in(folder) == before
    assert len(list(folder.iterdir())) == 3
    monkeypatch.undo()
    made = _backup(full_file, NOON + timedelta(days=9), Keep(1, 0, 0))
    assert backups_in(folder) == [made]


def test_a_cancelled_backup_leaves_nothing(full_file: Store) -> None:
    folder = backups.backup_folder(full_file.path)
    with pytest.raises(Cancelled):
        make_backup(full_file.path, folder, Keep(), NOON, Counting(most=1))
    assert list(folder.iterdir()) == []


def test_without_room_nothing_is_begun(
    full_file: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = type(copying.shutil.disk_usage(tmp_path))
    monkeypatch.setattr(copying.shutil, "disk_usage", lambda _: usage(10**9, 10**9, 1024))
    with pytest.raises(BriefingError, match="not enough room"):
        _backup(full_file)
    assert list(backups.backup_folder(full_file.path).iterdir()) == []


def test_what_was_left_unfinished_goes_with_the_next_backup(full_file: Store) -> None:
    folder = backups.backup_folder(full_file.path)
    folder.mkdir()
    (folder / ".library 2026-11-27 120000.briefing.12-ab.part").write_bytes(b"half")
    (folder / "Notes.txt").write_text("mine")
    made = _backup(full_file)
    assert {path.name for path in folder.iterdir()} == {made.path.name, "Notes.txt"}


def test_one_is_due_once_a_day_and_told_when_it_is_old(full_file: Store) -> None:
    folder = backups.backup_folder(full_file.path)
    assert backups.is_due(folder, NOON)
    assert not backups.is_old(folder, NOON)
    _backup(full_file)
    assert not backups.is_due(folder, NOON + timedelta(hours=6))
    assert backups.is_due(folder, NOON + timedelta(days=1))
    assert backups.is_due(folder, NOON - timedelta(days=1))  # a clock that was set back
    assert not backups.is_old(folder, NOON + timedelta(days=6))
    assert backups.is_old(folder, NOON + timedelta(days=8))


def test_libraries_of_one_name_do_not_share_a_folder_that_was_chosen(tmp_path: Path) -> None:
    here = backups.backup_folder(tmp_path / "a" / "desk.briefing", str(tmp_path / "disk"))
    there = backups.backup_folder(tmp_path / "b" / "desk.briefing", str(tmp_path / "disk"))
    assert here != there
    assert here.parent == there.parent == tmp_path / "disk"


def test_a_missing_library_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="no library of this name"):
        make_backup(tmp_path / "no.briefing", tmp_path / "backups", Keep(), NOON, Silent())
    assert list(tmp_path.iterdir()) == []
