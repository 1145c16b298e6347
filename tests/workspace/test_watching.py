"""A watched folder: finished files once, half-written ones later, and a folder that goes away."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import samples

from briefing_app.errors import BriefingError
from briefing_app.storage.store import Store
from briefing_app.workspace.arriving import watching
from briefing_app.workspace.arriving.watching import SETTLED_S, Watch, look


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that is watched."""
    made = tmp_path / "drop"
    made.mkdir()
    return made


@pytest.fixture
def watch(empty_store: Store, folder: Path) -> Watch:
    """A watch over it."""
    return Watch(empty_store, folder, subfolders=True)


def write(folder: Path, name: str, text: str = samples.PORT_TEXT, second: int = 1) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (second, second))
    return path


def ready(watch: Watch, now: float) -> list[str]:
    seen = look(watch.folder, watch.subfolders, watch.digest)
    return [path.relative_to(watch.folder).as_posix() for path in watch.ready(seen, now)]


def test_a_file_is_handed_out_once_when_it_has_settled(watch: Watch, folder: Path) -> None:
    write(folder, "a.txt")
    assert ready(watch, 0.0) == []
    assert watch.is_waiting
    assert ready(watch, SETTLED_S - 0.1) == []
    assert ready(watch, SETTLED_S) == ["a.txt"]
    assert not watch.is_waiting
    assert ready(watch, 2 * SETTLED_S) == []
    watch.done(folder / "a.txt")
    assert ready(watch, 3 * SETTLED_S) == []


def test_a_file_that_is_still_written_waits_until_it_stays_as_it_is(watch: Watch, folder: Path) -> None:
    path = write(folder, "a.txt", "Half")
    assert ready(watch, 0.0) == []
    write(folder, "a.txt", "Half of it", second=2)
    assert ready(watch, SETTLED_S) == []
    assert ready(watch, 2 * SETTLED_S - 0.5) == []
    assert ready(watch, 2 * SETTLED_S) == ["a.txt"]
    watch.done(path)
    write(folder, "a.txt", "Another text", second=3)
    assert ready(watch, 10 * SETTLED_S) == []
    assert ready(watch, 11 * SETTLED_S) == ["a.txt"]


def test_what_is_no_finished_file_is_left_alone(watch: Watch, folder: Path, tmp_path: Path) -> None:
    for name in ("a.txt.part", "b.html.crdownload", ".hidden.txt", "~$c.docx", "picture.png"):
        write(folder, name)
    write(folder, "page.html")
    write(folder, "page_files/frame.html")
    (folder / "placeholder.txt").touch()
    (folder / "link.txt").symlink_to(write(tmp_path, "secret.txt"))
    (folder / "loop").symlink_to(folder)
    ready(watch, 0.0)
    assert ready(watch, SETTLED_S) == ["page.html"]


def test_folders_in_the_folder_are_watched_or_not(empty_store: Store, folder: Path) -> None:
    write(folder, "in/a.txt")
    write(folder, "b.txt")
    for subfolders, names in ((True, ["b.txt", "in/a.txt"]), (False, ["b.txt"])):
        watch = Watch(empty_store, folder, subfolders=subfolders)
        ready(watch, 0.0)
        assert ready(watch, SETTLED_S) == names


def test_what_was_taken_in_is_remembered_in_the_library(
    watch: Watch, empty_store: Store, folder: Path
) -> None:
    path = write(folder, "a.txt")
    write(folder, "b.txt")
    ready(watch, 0.0)
    assert ready(watch, SETTLED_S) == ["a.txt", "b.txt"]
    watch.done(path)
    again = Watch(empty_store, folder, subfolders=True)
    ready(again, 0.0)
    assert ready(again, SETTLED_S) == ["b.txt"]


def test_an_unchanged_folder_is_told_in_a_word(watch: Watch, folder: Path) -> None:
    write(folder, "a.txt")
    seen = look(folder, True)
    assert seen is not None
    assert look(folder, True, seen.digest) is None
    write(folder, "a.txt", second=9)
    assert look(folder, True, seen.digest) is not None


def test_a_folder_that_goes_away_is_told_once_and_survived(watch: Watch, folder: Path) -> None:
    away = folder.rename(folder.with_name("away"))
    told = []
    for _ in range(3):
        with pytest.raises(BriefingError, match="cannot be reached") as lost:
            look(folder, True)
        told.append(watch.lost(lost.value))
    assert told[0] is not None
    assert told[1:] == [None, None]
    away.rename(folder)
    write(folder, "a.txt")
    ready(watch, 0.0)
    assert ready(watch, SETTLED_S) == ["a.txt"]
    assert watch.lost(lost.value) is lost.value


def test_far_too_many_files_are_refused_in_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "MOST_FILES", 2)
    for number in range(3):
        write(folder, f"{number}.txt")
    with pytest.raises(BriefingError, match="more than 2 files"):
        look(folder, True)


def test_files_are_handed_out_a_few_at_a_time(
    watch: Watch, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST_AT_ONCE", 2)
    for number in range(5):
        write(folder, f"{number}.txt")
    ready(watch, 0.0)
    handed = [ready(watch, SETTLED_S + n) for n in range(4)]
    assert handed == [["0.txt", "1.txt"], ["2.txt", "3.txt"], ["4.txt"], []]


def test_what_is_no_article_is_said_once_for_each_name(
    watch: Watch, empty_store: Store, folder: Path
) -> None:
    write(folder, "photo.png")
    write(folder, "a.txt")
    ready(watch, 0.0)
    assert watch.passed_over().names == ("photo.png",)
    write(folder, "photo.png", second=2)
    write(folder, "table.xlsx")
    ready(watch, 1.0)
    assert watch.passed_over().names == ("table.xlsx",)
    assert ready(watch, SETTLED_S + 1) == ["a.txt"]
    assert not watch.passed_over()
    again = Watch(empty_store, folder, subfolders=True)
    ready(again, 0.0)
    assert not again.passed_over()
