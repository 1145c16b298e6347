"""The commands on a library of a server, and a library that moves there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from postgres_server import Server

ROOT = Path(__file__).parents[2]
TEXT = "Port stays open\n\n“The port stays open,” said Jane Roe, the harbour master, on Monday.\n"


def run(*arguments: object, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, ROOT / "main.py", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "BRIEFING_DESK_HOME": str(home)},
        timeout=300,
    )


def test_a_library_moves_to_a_server_is_worked_on_and_moves_back(
    tmp_path: Path, server: Server, empty_library: str
) -> None:
    article, file = tmp_path / "port.txt", tmp_path / "desk.briefing"
    article.write_text(TEXT, encoding="utf-8")
    address = str(server.fresh(empty_library))
    assert run("import", article, "--library", file, home=tmp_path).returncode == 0

    moved = run("move-library", file, address, home=tmp_path)
    assert moved.returncode == 0, moved.stderr
    assert "1 article moved" in moved.stdout
    again = run("move-library", file, address, home=tmp_path)
    assert again.returncode == 1
    assert "something in this library already" in again.stderr

    found = run("search", "port", "--library", address, home=tmp_path)
    assert "Port stays open" in found.stdout, found.stderr
    assert (
        run("import", article, "--library", address, home=tmp_path).stdout.count("already in the library")
        == 1
    )
    assert "The library is whole." in run("check", "--library", address, home=tmp_path).stdout

    back = run("move-library", address, tmp_path / "back.briefing", home=tmp_path)
    assert back.returncode == 0, back.stderr
    assert (
        "The library is whole." in run("check", "--library", tmp_path / "back.briefing", home=tmp_path).stdout
    )


@pytest.mark.parametrize("command", ["compact", "backup", "restore"])
def test_what_is_done_with_files_is_refused_on_a_server(tmp_path: Path, command: str) -> None:
    done = run(command, "--library", "postgresql://me:secret@db.invalid/press", home=tmp_path)
    assert done.returncode == 1
    assert "not a file of this computer" in done.stderr
    assert "secret" not in done.stderr + done.stdout


def test_an_address_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    done = run("check", "--library", "postgresql://me:secret@db:port/press", home=tmp_path)
    assert done.returncode in {1, 2}
    assert "cannot be read" in done.stderr
    assert "secret" not in done.stderr
    assert "Traceback" not in done.stderr
