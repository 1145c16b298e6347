"""What can be read of a damaged library is read, and what is lost is said."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import samples

from briefing_app.domain.edit import Change
from briefing_app.errors import BriefingError
from briefing_app.progress import Silent
from briefing_app.storage.engines.sqlite.keeping.recovering import recover
from briefing_app.storage.store import ArticleQuery, Store

PAGE = 4096
ARTICLES = 600


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A library with some hundred articles, as bytes."""
    path = tmp_path_factory.mktemp("sound") / "library.briefing"
    with Store.open(path) as store:
        store.write([Change(None, one) for one in samples.EVERYTHING], samples.ORIGINALS)
        long = samples.PORT_TEXT * 6
        store.write([Change(None, samples.article(n, f"{long} {n}")) for n in range(1000, 1000 + ARTICLES)])
    return path.read_bytes()


@pytest.mark.parametrize("seed", range(4))
def test_pages_of_rubbish_cost_what_stood_on_them(sound: bytes, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(sound)
    gone = chance.sample(range(40, len(content) // PAGE), 12)
    for page in gone:
        content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    damaged, new = tmp_path / "damaged.briefing", tmp_path / "new.briefing"
    damaged.write_bytes(content)
    recover(damaged, new, Silent())
    assert damaged.read_bytes() == content
    with Store.open(new, create=False) as store:
        assert [fault for fault in store.check() if "original" not in fault] == []
        assert len(store.article_ids(ArticleQuery())) > ARTICLES * 0.8


def test_a_sound_library_is_read_whole(sound: bytes, tmp_path: Path) -> None:
    (tmp_path / "sound.briefing").write_bytes(sound)
    told = recover(tmp_path / "sound.briefing", tmp_path / "new.briefing", Silent())
    assert told.lost == {}
    assert told.said == []
    with Store.open(tmp_path / "new.briefing") as store:
        assert store.check() == []
        assert store.article(samples.FULL_ARTICLE.id) == samples.FULL_ARTICLE
        assert store.briefing(samples.BRIEFING.id) == samples.BRIEFING
        assert store.statements_of(samples.FULL_ARTICLE.id)[0] == samples.OPEN_PORT
        assert store.search("quay") != []


def test_half_a_file_gives_half_of_what_was_in_it(sound: bytes, tmp_path: Path) -> None:
    (tmp_path / "half.briefing").write_bytes(sound[: len(sound) // 2])
    told = recover(tmp_path / "half.briefing", tmp_path / "new.briefing", Silent())
    assert told.lost
    with Store.open(tmp_path / "new.briefing") as store:
        assert [fault for fault in store.check() if "original" not in fault] == []
        assert len(store.article_ids(ArticleQuery())) > 20


@pytest.mark.parametrize("content", [b"", b"\x00" * 9000, b"Dear diary" * 900])
def test_where_nothing_can_be_read_that_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "rubbish").write_bytes(content)
    with pytest.raises(BriefingError, match=r"Nothing of this file|not a Briefing Desk library"):
        recover(tmp_path / "rubbish", tmp_path / "new.briefing", Silent())
    assert [path.name for path in tmp_path.iterdir()] == ["rubbish"]


def test_nothing_is_written_over(sound: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.briefing").write_bytes(sound)
    (tmp_path / "b.briefing").write_bytes(b"mine")
    with pytest.raises(BriefingError, match="already"):
        recover(tmp_path / "a.briefing", tmp_path / "b.briefing", Silent())
    assert (tmp_path / "b.briefing").read_bytes() == b"mine"
