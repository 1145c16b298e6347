"""Files land whole or not at all, and what a killed program left behind goes at the next start."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefing_app import files, kept_values
from briefing_app.errors import BriefingError
from briefing_app.files import clear_unfinished, put_in_place, unfinished_file, write_file

ROOT = Path(__file__).parents[1]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for every test."""
    monkeypatch.setenv("BRIEFING_DESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def _notes(home: Path) -> list[Path]:
    return list((home / "unfinished").iterdir()) if (home / "unfinished").is_dir() else []


def test_a_file_that_landed_leaves_nothing_beside_it(tmp_path: Path, home: Path) -> None:
    write_file(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "home"]
    assert _notes(home) == []


def test_what_is_finished_reaches_the_disk_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(files, "sync_file", lambda path: done.append(f"file {path.name}"))
    monkeypatch.setattr(files, "sync_folder", lambda path: done.append(f"folder {path.name}"))
    (tmp_path / "part").write_bytes(b"x")
    put_in_place(tmp_path / "part", tmp_path / "whole")
    assert done == ["file part", f"folder {tmp_path.name}"]


def test_what_a_killed_program_left_goes_at_the_next_start(tmp_path: Path, home: Path) -> None:
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom briefing_app.files import unfinished_file\n"
        "with unfinished_file(Path(sys.argv[1])) as part:\n"
        "    part.write_bytes(b'half'); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "a.pdf")], cwd=ROOT, check=False)
    (left,) = tmp_path.glob(".a.pdf.*.part")
    assert left.read_bytes() == b"half"
    assert clear_unfinished() == 1
    assert not left.exists()
    assert _notes(home) == []


def test_what_another_program_is_writing_just_now_is_left_alone(tmp_path: Path, home: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    part = tmp_path / ".a.pdf.1-2.part"
    part.write_bytes(b"half")
    (home / "unfinished").mkdir(parents=True)
    (home / "unfinished" / f"{holder.pid}-ab").write_text(str(part))
    assert clear_unfinished() == 0
    assert part.exists()
    holder.communicate(b"\n")
    assert clear_unfinished() == 1
    assert not part.exists()


def test_what_this_program_is_writing_just_now_is_left_alone(tmp_path: Path, home: Path) -> None:
    with unfinished_file(tmp_path / "a.pdf") as part:
        part.write_bytes(b"half")
        assert clear_unfinished() == 0
        assert part.exists()
        (note,) = _notes(home)
        os.utime(note, (0, 0))  # of an older program that had the same number
        assert clear_unfinished() == 1


@pytest.mark.parametrize("name", ["letter.txt", ".profile", "x.part"])
def test_a_note_cannot_have_other_files_deleted(tmp_path: Path, home: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    (home / "unfinished").mkdir(parents=True)
    (home / "unfinished" / "999999999-ab").write_text(str(tmp_path / name))
    clear_unfinished()
    assert (tmp_path / name).exists()


def test_an_unfinished_file_goes_when_its_making_fails(tmp_path: Path, home: Path) -> None:
    with pytest.raises(RuntimeError), unfinished_file(tmp_path / "a") as part:
        part.write_bytes(b"half")
        raise RuntimeError
    assert list(tmp_path.glob(".a*")) == []
    assert _notes(home) == []


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff\xfe\x00", b"null", b"[" * 100_000])
def test_values_that_cannot_be_understood_are_set_aside_and_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    values, fault = kept_values.read_values(path, "The settings")
    assert values == {}
    assert fault is not None
    assert "set aside" in fault.what
    assert (tmp_path / "settings.damaged.json").read_bytes() == content
    assert not path.exists()


def test_values_that_cannot_be_written_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    kept_values.write_values(tmp_path / "a.json", {"x": 1}, "No.")
    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(BriefingError, match="No"):
        kept_values.write_values(tmp_path / "a.json", {"x": 2}, "No.")
    assert kept_values.read_values(tmp_path / "a.json", "It") == ({"x": 1}, None)


def test_a_moved_library_is_the_usual_one(home: Path) -> None:
    from briefing_app.settings import SettingsFile

    assert kept_values.usual_library() == home / "library.briefing"
    SettingsFile().change(library="/elsewhere/desk.briefing")
    assert kept_values.usual_library() == Path("/elsewhere/desk.briefing")
