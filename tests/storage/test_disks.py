"""A disk that is full, cannot be written to, or fails: a sentence, and nothing lost."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import samples

from briefing_app.domain.edit import Change
from briefing_app.errors import BriefingError
from briefing_app.files import write_file
from briefing_app.progress import Silent
from briefing_app.storage.engines.sqlite.keeping import copying
from briefing_app.storage.store import ArticleQuery, Store


def _mount(*arguments: str) -> bool:
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 3 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    if (
        sys.platform != "linux"
        or os.geteuid() != 0
        or not _mount("-t", "tmpfs", "-o", "size=3m", "none", str(place))
    ):
        pytest.skip("needs the right to mount a file system")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def _fill(store: Store) -> int:
    """Write articles until the disk is full; return how many there are then."""
    written = 0
    with pytest.raises(BriefingError, match="disk is full"):
        while written < 10_000:
            article = samples.article(1000 + written, f"{samples.PORT_TEXT * 20} {written}")
            store.write([Change(None, article)])
            written += 1
    return written


def test_a_full_disk_is_a_sentence_and_nothing_is_lost(small_disk: Path) -> None:
    path = small_disk / "library.briefing"
    with Store.open(path) as store:
        written = _fill(store)
        assert len(store.article_ids(ArticleQuery())) == written > 10
        with pytest.raises(BriefingError, match="disk is full"):
            write_file(small_disk / "review.pdf", b"x" * 4_000_000)
        with pytest.raises(BriefingError, match="not enough room"):
            copying.copy_library(path, small_disk / "copy", Silent())
    assert sorted(one.name for one in small_disk.iterdir())[0] == "library.briefing"
    with Store.open(path) as store:
        assert len(store.article_ids(ArticleQuery())) == written
        assert store.check() == []


def test_when_there_is_room_again_work_goes_on(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 1_000_000)
    with Store.open(small_disk / "library.briefing") as store:
        written = _fill(store)
        ballast.unlink()
        store.write([Change(None, samples.article(9000, "There is room again."))])
        assert len(store.article_ids(ArticleQuery())) == written + 1
        assert store.check() == []


def test_a_disk_that_turns_read_only_is_a_sentence_and_nothing_is_lost(small_disk: Path) -> None:
    path = small_disk / "library.briefing"
    with Store.open(path) as store:
        store.write([Change(None, samples.FULL_ARTICLE)], samples.ORIGINALS)
    if not _mount("-o", "remount,ro", str(small_disk)):
        pytest.skip("needs the right to mount a file system")
    try:
        with pytest.raises(BriefingError, match="cannot be written to"):
            Store.open(path)
        with pytest.raises(BriefingError, match="can only be read"):
            write_file(small_disk / "review.pdf", b"x")
    finally:
        assert _mount("-o", "remount,rw", str(small_disk))
    with Store.open(path) as store:
        assert store.article(samples.FULL_ARTICLE.id) == samples.FULL_ARTICLE


def test_a_library_that_may_not_grow_refuses_in_words_and_stays(full_file: Store) -> None:
    """The same where no file system can be mounted: SQLite is told that its disk ends here."""
    database = full_file._database
    pages = database.value("PRAGMA page_count")
    database.run(f"PRAGMA max_page_count = {pages + 8}")
    written = _fill(full_file)
    assert len(full_file.article_ids(ArticleQuery())) == written + len(samples.ARTICLES)
    assert full_file.check() == []
    database.run("PRAGMA max_page_count = 1000000")
    full_file.write([Change(None, samples.article(9999, "There is room again."))])
    assert full_file.check() == []
