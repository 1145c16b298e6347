"""The parts of the search index are joined a little at a time, and never at a commit."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
import samples

from briefing_app.domain.edit import Change
from briefing_app.storage.queries import ArticleQuery
from briefing_app.storage.store import Store


@pytest.fixture
def path(tmp_path):
    return tmp_path / "library.briefing"


def parts_of(path):
    """Return how many parts the index of articles has: the segments that its leaves lie in."""
    with closing(sqlite3.connect(path)) as database:
        return database.execute("SELECT count(DISTINCT segid) FROM article_search_idx").fetchone()[0]


def found(store, word):
    return set(store.article_ids(ArticleQuery(f"{word} ")))


def test_what_is_written_bit_by_bit_is_put_in_order_later(path):
    with Store.open(path) as store:
        for number in range(1, 41):
            store.write([Change(None, samples.article(number, f"Words of the harbour, number {number}."))])
        assert parts_of(path) == 40  # nothing was joined while it was written
        slices = 1
        while store.put_words_in_order():
            slices += 1
            assert slices < 1_000
        assert parts_of(path) < 8
        assert found(store, "harbour") == set(range(1, 41))
        assert found(store, "17") == {17}
        assert store.check() == []


def test_an_older_library_is_settled_when_it_is_opened(path):
    Store.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("INSERT INTO article_search (article_search, rank) VALUES ('automerge', 4)")
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as database:
        kept = dict(database.execute("SELECT k, v FROM article_search_config"))
    assert (kept["automerge"], kept["crisismerge"]) == (0, 1_900)
