"""Opening a library, and every reason not to."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import samples

from briefing_app.domain.edit import Change
from briefing_app.errors import BriefingError
from briefing_app.storage.engines.sqlite import migrations, opening, place
from briefing_app.storage.engines.sqlite.connection import SqliteDatabase
from briefing_app.storage.store import Store


def test_a_new_library_is_made_with_its_folders(library: Path) -> None:
    with Store.open(library) as store:
        assert store.path == library
        assert store.check() == []
    assert library.is_file()


def test_a_closed_library_leaves_one_file(library: Path) -> None:
    Store.open(library).close()
    assert [path.name for path in library.parent.iterdir()] == [library.name]


def test_the_file_says_whose_it_is_and_of_which_version(library: Path) -> None:
    Store.open(library).close()
    database = sqlite3.connect(library)
    assert database.execute("PRAGMA application_id").fetchone() == (migrations.APPLICATION_ID,)
    assert database.execute("PRAGMA user_version").fetchone() == (len(migrations.STEPS),)
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()


def test_without_leave_to_make_one_a_missing_library_is_refused(library: Path) -> None:
    with pytest.raises(BriefingError, match="no library of this name"):
        Store.open(library, create=False)
    assert not library.exists()


def test_a_second_opening_is_refused_until_the_first_closes(library: Path) -> None:
    first = Store.open(library)
    with pytest.raises(BriefingError, match="already open"):
        Store.open(library)
    first.close()
    Store.open(library).close()


def test_another_process_is_refused_and_let_in_after_a_kill(library: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(library)], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == b"open\n"
    with pytest.raises(BriefingError, match="already open"):
        Store.open(library)
    holder.kill()
    holder.wait()
    holder.stdout.close()
    assert library.with_name(library.name + ".lock").exists()
    with Store.open(library) as store:
        assert store.check() == []


_HOLD = """
import sys, time
from pathlib import Path
from briefing_app.storage.store import Store
store = Store.open(Path(sys.argv[1]))
print("open", flush=True)
time.sleep(60)
"""


def test_a_newer_library_is_refused_and_left_as_it_was(library: Path) -> None:
    Store.open(library).close()
    database = sqlite3.connect(library)
    database.execute("PRAGMA user_version = 99")
    database.close()
    before = library.read_bytes()
    with pytest.raises(BriefingError, match="newer version"):
        Store.open(library)
    assert library.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"Dear diary, " * 400, b"%PDF-1.7\n", b"\x00" * 4096, b"PK\x03\x04" * 300]
)
def test_a_file_of_another_kind_is_refused_and_left_as_it_was(library: Path, content: bytes) -> None:
    library.parent.mkdir()
    library.write_bytes(content)
    with pytest.raises(BriefingError, match="not a Briefing Desk library"):
        Store.open(library)
    assert library.read_bytes() == content


def test_the_database_of_another_program_is_refused_and_left_as_it_was(library: Path) -> None:
    library.parent.mkdir()
    database = sqlite3.connect(library)
    database.execute("CREATE TABLE recipes (name TEXT)")
    database.commit()
    database.close()
    before = library.read_bytes()
    with pytest.raises(BriefingError, match="not a Briefing Desk library"):
        Store.open(library)
    assert library.read_bytes() == before


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(BriefingError, match="not a Briefing Desk library"):
        Store.open(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_library_that_cannot_be_written_is_refused(library: Path) -> None:
    Store.open(library).close()
    library.chmod(0o400)
    with pytest.raises(BriefingError, match="cannot be written"):
        Store.open(library)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BriefingError, match="folder cannot be made"):
        Store.open(tmp_path / "file" / "library.briefing")


def test_a_lock_that_cannot_be_made_is_a_sentence(library: Path) -> None:
    library.parent.mkdir()
    library.with_name(library.name + ".lock").mkdir()
    with pytest.raises(BriefingError, match="folder cannot be written to"):
        Store.open(library)


def test_a_damaged_library_says_so_and_the_check_finds_it(library: Path) -> None:
    with Store.open(library) as store:
        articles = [
            samples.article(n, f"{samples.PORT_TEXT} {n}" * 20, headline="x" * 200) for n in range(1, 60)
        ]
        store.write([Change(None, one) for one in articles])
    content = bytearray(library.read_bytes())
    page = 4096
    for number in range(20, len(content) // page - 5, 3):
        content[number * page : number * page + 600] = b"\xff" * 600
    library.write_bytes(content)
    try:
        with Store.open(library) as store:
            faults = store.check()
    except BriefingError as refusal:
        faults = [str(refusal)]
    assert any("damaged" in fault for fault in faults)


def test_a_library_on_a_share_is_refused(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "is_remote", lambda _: True)
    with pytest.raises(BriefingError, match=r"network share.*PostgreSQL"):
        Store.open(library)
    assert not library.exists()


def test_a_disk_that_knows_no_write_ahead_log_is_refused(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = SqliteDatabase.value

    def value(self: SqliteDatabase, sql: str, values: object = ()) -> object:
        return "delete" if "journal_mode" in sql else asked(self, sql, values)  # type: ignore[arg-type]

    monkeypatch.setattr(SqliteDatabase, "value", value)
    with pytest.raises(BriefingError, match=r"network share.*PostgreSQL"):
        Store.open(library)


MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/export /home/desk nfs4 rw 0 0
//nas/press /mnt/press\\040desk cifs rw 0 0
/dev/sdb1 /home/desk/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib", "ext4"),
        ("/home/desk/papers", "nfs4"),
        ("/home/desk/local/x", "ext4"),
        ("/mnt/press desk", "cifs"),
        ("/home/desktop", "ext4"),
    ],
)
def test_the_table_of_mounts_tells_where_a_folder_lies(folder: str, kind: str) -> None:
    assert place.kind_of_mount(Path(folder), MOUNTS) == kind
