"""`import` of files with many articles, and `watch`, as real processes."""

import io
import mailbox
import os
import signal
import subprocess
import sys
import time
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefing_app.storage.store import ArticleQuery, Store

ROOT = Path(__file__).resolve().parents[2]
TEXT = "“The ferry sails again on Friday,” said Jane Roe, the harbour master of Ostrand. " * 3


def command(*arguments: object) -> list[str]:
    return [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]


def environment(home: Path) -> dict[str, str]:
    return {**{k: v for k, v in os.environ.items() if k != "DISPLAY"}, "BRIEFING_DESK_HOME": str(home)}


def run(*arguments: object, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments), env=environment(home), capture_output=True, text=True, timeout=120, check=False
    )


def headlines(library: Path) -> set[str]:
    with Store.open(library) as store:
        return {row.headline for row in store.article_rows(list(store.article_ids(ArticleQuery())))}


def test_a_mailbox_in_an_archive_becomes_its_mails(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "inbox.mbox")
    for number in range(4):
        message = EmailMessage()
        message["From"] = "Jane Roe <jane@wire.example>"
        message["To"] = "desk@x.example"
        message["Subject"] = f"Ferry number {number}"
        message["Message-ID"] = f"<{number}@wire.example>"
        message.set_content(f"Number {number}. {TEXT}")
        box.add(message)
    box.close()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(tmp_path / "inbox.mbox", "inbox.mbox")
        archive.writestr("broken.pdf", b"%PDF-1.7")
    (tmp_path / "week.zip").write_bytes(packed.getvalue())

    done = run("import", tmp_path / "week.zip", "--library", tmp_path / "l.briefing", home=tmp_path)

    assert done.returncode == 1
    assert done.stderr.startswith("week.zip › broken.pdf: ")
    assert "week.zip › inbox.mbox › Ferry number 2: taken in as “Ferry number 2”" in done.stdout
    assert headlines(tmp_path / "l.briefing") == {f"Ferry number {number}" for number in range(4)}
    brief = run("build", tmp_path / "week.zip", "--out", tmp_path / "a.pdf", home=tmp_path)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-"), brief.stderr


def test_what_a_folder_holds_beside_articles_is_named_and_no_fault(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Ferry sails\n\n{TEXT}", encoding="utf-8")
    (folder / "photo.png").write_bytes(b"x")
    done = run("import", folder, "--library", tmp_path / "l.briefing", home=tmp_path)
    assert (done.returncode, done.stderr) == (0, "1 passed over: 1 picture\n  photo.png\n")


def test_a_watched_folder_is_taken_in_once(tmp_path: Path) -> None:
    folder, library = tmp_path / "drop", tmp_path / "l.briefing"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Ferry sails\n\n{TEXT}", encoding="utf-8")
    (folder / "b.pdf").write_bytes(b"%PDF-1.7 nothing")
    (folder / "photo.png").write_bytes(b"x")
    first = run("watch", folder, "--library", library, "--once", home=tmp_path)
    again = run("watch", folder, "--library", library, "--once", home=tmp_path)
    assert first.returncode == 1
    assert "taken in as “Ferry sails”" in first.stdout
    assert first.stderr.startswith("1 passed over: 1 picture\n  photo.png\nb.pdf: ")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert headlines(library) == {"Ferry sails"}
    gone = run("watch", tmp_path / "none", "--library", library, "--once", home=tmp_path)
    assert gone.returncode == 1
    assert "no such folder" in gone.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no Ctrl+C to send")
def test_watching_goes_on_until_it_is_interrupted(tmp_path: Path) -> None:
    folder, library = tmp_path / "drop", tmp_path / "l.briefing"
    folder.mkdir()
    watching = subprocess.Popen(
        command("watch", folder, "--library", library),
        env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert watching.stdout is not None
    try:
        assert watching.stdout.readline().startswith("Watching ")
        (folder / "a.txt").write_text(f"Ferry sails\n\n{TEXT}", encoding="utf-8")
        assert "taken in as “Ferry sails”" in watching.stdout.readline()
        time.sleep(0.2)
        watching.send_signal(signal.SIGINT)
        _, errors = watching.communicate(timeout=30)
    finally:
        watching.kill()
    assert (watching.returncode, errors) == (0, "")
    assert headlines(library) == {"Ferry sails"}
