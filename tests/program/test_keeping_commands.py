"""The commands that look after the file of a library, as a person calls them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import samples

from briefing_app.domain.edit import Change
from briefing_app.storage.store import Store

ROOT = Path(__file__).parents[2]
Done = subprocess.CompletedProcess


def run(home: Path, *arguments: object) -> Done[str]:
    """Run a command with a home of its own."""
    environment = {**os.environ, "BRIEFING_DESK_HOME": str(home), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a library that holds one of everything."""
    with Store.open(tmp_path / "library.briefing") as store:
        store.write([Change(None, one) for one in samples.EVERYTHING], samples.ORIGINALS)
    return tmp_path


def test_a_backup_is_listed_with_its_articles_and_restored(home: Path) -> None:
    made = run(home, "backup")
    assert made.returncode == 0
    with Store.open(home / "library.briefing") as store:
        store.write([Change(None, samples.article(99, "After the backup."))])
    listed = run(home, "restore")
    assert "3 articles" in listed.stdout
    assert str(home / "library backups") in listed.stdout
    restored = run(home, "restore", "latest")
    assert restored.returncode == 0
    (aside,) = home.glob("library before restore *.briefing")
    assert str(aside) in restored.stdout
    with Store.open(home / "library.briefing") as store:
        assert store.check() == []
        assert 99 not in store.articles([99])  # type: ignore[list-item]
    with Store.open(aside) as store:
        assert 99 in store.articles([99])  # type: ignore[list-item]


def test_without_a_backup_that_is_said(home: Path) -> None:
    listed, restored = run(home, "restore"), run(home, "restore", "latest")
    assert (listed.returncode, restored.returncode) == (1, 1)
    assert "no backup yet" in listed.stderr
    assert "no backup yet" in restored.stderr


def test_a_moved_library_is_found_by_itself_afterwards(home: Path, tmp_path: Path) -> None:
    place = tmp_path / "elsewhere"
    place.mkdir()
    moved = run(home, "move", place)
    assert moved.returncode == 0
    assert (home / "library moved.briefing").is_file()
    assert not (home / "library.briefing").exists()
    checked = run(home, "check")
    assert (checked.returncode, checked.stdout) == (0, "The library is whole.\n")
    assert (place / "library.briefing").is_file()
    assert not (home / "library.briefing").exists()


def test_a_check_sets_numbers_right_that_are_off(home: Path) -> None:
    with Store.open(home / "library.briefing") as store:
        store._database.run("UPDATE article_tally SET n = n + 1")
    checked = run(home, "check")
    assert checked.returncode == 1
    assert "set right" in checked.stderr
    assert run(home, "check").returncode == 0


def test_what_is_open_elsewhere_is_neither_compacted_nor_moved_but_backed_up(home: Path) -> None:
    with Store.open(home / "library.briefing") as store:
        for command in (("compact",), ("move", home / "b.briefing"), ("restore", home / "library.briefing")):
            refused = run(home, *command)
            assert refused.returncode == 1
            assert "already open" in refused.stderr
        assert run(home, "backup").returncode == 0
        store.set_setting("desk", "north")
        assert store.check() == []


def test_compacting_says_how_much_it_was_and_is(home: Path) -> None:
    done = run(home, "compact")
    assert done.returncode == 0
    assert "before" in done.stdout
    assert run(home, "check").returncode == 0


def test_a_damaged_library_is_told_and_what_can_be_read_is_recovered(home: Path) -> None:
    library = home / "library.briefing"
    content = bytearray(library.read_bytes())
    with Store.open(library) as store:
        pages = {
            name: store._database.value("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,))
            for name in ("article", "article_text")
        }
    page = pages["article"] - 1
    content[page * 4096 : (page + 1) * 4096] = b"\xff" * 4096
    library.write_bytes(content)
    checked = run(home, "check")
    assert checked.returncode == 1
    assert "damaged" in checked.stderr
    recovered = run(home, "recover", library, "--to", home / "new.briefing")
    assert recovered.returncode == 1
    assert "3 texts lost outlet, date and headline" in recovered.stderr
    assert "3 articles, 5 statements" in recovered.stdout
    assert library.read_bytes() == content
    with Store.open(home / "new.briefing") as store:
        assert store.statements_of(samples.FULL_ARTICLE.id)[0] == samples.OPEN_PORT


@pytest.mark.parametrize("command", [("compact",), ("backup",), ("restore", "x"), ("move", "y.briefing")])
def test_a_library_that_is_not_there_is_a_sentence_and_nothing_is_made(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    done = run(tmp_path / "home", *command, "--library", tmp_path / "no.briefing")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == []
