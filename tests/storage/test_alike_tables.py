"""Articles that share their words, in the library."""

from __future__ import annotations

from dataclasses import replace

import pytest
import wire

from briefing_app.domain.articles.article import Article
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ArticleId
from briefing_app.storage import alike
from briefing_app.storage.store import Store

TEXT = wire.text(1)


def put(store: Store, *articles: Article) -> None:
    """Write articles one after another, as they arrive."""
    for article in articles:
        store.write([Change(None, article)])


def clusters(store: Store, *numbers: int) -> list[set[int]]:
    """Return the clusters of articles, those that are alone left out."""
    found = {frozenset(store.versions_of(ArticleId(n))) for n in numbers} - {frozenset()}
    return sorted((set(one) for one in found), key=min)


VERSIONS = [
    wire.article(1, TEXT),
    wire.article(2, wire.new_lead(TEXT)),
    wire.article(3, wire.cut(TEXT, 4)),
    wire.article(4, wire.reworded(TEXT, 0.2)),
]
OTHERS = [wire.article(5, wire.follow_up(TEXT)), wire.article(6, wire.text(6))]


@pytest.mark.parametrize("step", [1, -1])
def test_versions_join_as_they_arrive_in_any_order(store: Store, step: int) -> None:
    put(store, *[*VERSIONS, *OTHERS][::step])
    assert clusters(store, *range(1, 7)) == [{1, 2, 3, 4}]
    rows = {row.id: row.versions for row in store.article_rows(wire.ids(*range(1, 7)))}
    assert rows == {1: 4, 2: 4, 3: 4, 4: 4, 5: 0, 6: 0}


def test_a_removed_version_is_not_counted_and_comes_back(store: Store) -> None:
    put(store, *VERSIONS[:3])
    gone = replace(VERSIONS[0], removed=True)
    store.write([Change(VERSIONS[0], gone)])
    assert clusters(store, 2, 3) == [{2, 3}]
    store.write([Change(gone, VERSIONS[0])])
    assert clusters(store, 2, 3) == [{1, 2, 3}]


def test_one_that_is_left_alone_is_no_cluster(store: Store) -> None:
    put(store, *VERSIONS[:2])
    store.write([Change(VERSIONS[0], None)])
    assert store.versions_of(ArticleId(2)) == []
    assert store.article_rows([ArticleId(2)])[0].versions == 0


def test_what_arrives_between_two_texts_unites_them(store: Store) -> None:
    first, second = wire.text(11, 6), wire.text(12, 6)
    put(store, wire.article(1, first), wire.article(2, second))
    put(store, wire.article(3, f"{first}\n\n{second}"))
    assert clusters(store, 1, 2, 3) == [{1, 2, 3}]


def test_boilerplate_of_many_articles_makes_none_alike(store: Store) -> None:
    footer = wire.text(77, 2, 40)
    articles = [wire.article(n, f"{wire.text(100 + n, 2, 20)}\n\n{footer}") for n in range(1, 40)]
    for article in articles:
        store.write([Change(None, article)])
    late = wire.article(60, f"{wire.text(300, 2, 20)}\n\n{footer}")
    later = wire.article(61, f"{wire.text(301, 4, 20)}\n\n{footer}")
    put(store, late, later)
    held = store._database.value(
        "SELECT max(n) FROM (SELECT count(*) AS n FROM shingle GROUP BY hash) AS held"
    )
    assert held <= alike.MOST_HOLDERS + 1


def test_shared_boilerplate_is_passed_over_once_it_is_known(store: Store) -> None:
    footer = wire.text(77, 2, 40)
    put(store, *[wire.article(n, f"{wire.text(100 + n, 10, 30)}\n\n{footer}") for n in range(1, 25)])
    put(
        store,
        wire.article(60, f"{wire.text(300, 2, 20)}\n\n{footer}"),
        wire.article(61, f"{wire.text(301, 2, 20)}\n\n{footer}"),
    )
    assert clusters(store, *range(1, 25), 60, 61) == []


def test_a_cluster_holds_each_shingle_once_however_many_copies(store: Store) -> None:
    put(store, *[wire.article(n, TEXT + " " * n) for n in range(1, 60)])
    assert clusters(store, 1) == [set(range(1, 60))]
    assert store._database.value("SELECT count(DISTINCT article_id) FROM shingle") == 1


def test_a_person_parts_for_good(store: Store) -> None:
    put(store, *VERSIONS[:3])
    parted = replace(VERSIONS[1], unlike=frozenset(wire.ids(1, 3)))
    store.write([Change(VERSIONS[1], parted)])
    assert clusters(store, 1, 2, 3) == [{1, 3}]
    put(store, wire.article(7, wire.new_lead(TEXT) + " "))
    assert store._database.value("SELECT count(*) FROM alike_ruling") == 2
    homes = store.texts_of(wire.ids(1, 2, 3, 7))
    assert homes[ArticleId(2)] != homes[ArticleId(1)] == homes[ArticleId(3)]
    store.write([Change(parted, VERSIONS[1])])
    assert clusters(store, 1, 2, 3, 7) == [{1, 2, 3, 7}]


def test_who_was_parted_from_the_first_is_still_found_by_its_own_copies(store: Store) -> None:
    put(store, *VERSIONS[:2])
    parted = replace(VERSIONS[1], unlike=frozenset(wire.ids(1)))
    store.write([Change(VERSIONS[1], parted)])
    put(store, wire.article(8, VERSIONS[1].text + " More."))
    assert clusters(store, 1, 2, 8) in ([{2, 8}], [{1, 8}])
    assert ArticleId(8) in store.versions_of(ArticleId(2))


def test_a_person_joins_what_no_words_do(store: Store) -> None:
    put(store, VERSIONS[0], VERSIONS[1], OTHERS[1])
    joined = replace(OTHERS[1], alike=frozenset(wire.ids(2)))
    store.write([Change(OTHERS[1], joined)])
    assert clusters(store, 1, 2, 6) == [{1, 2, 6}]
    store.write([Change(joined, OTHERS[1])])
    assert clusters(store, 1, 2, 6) == [{1, 2}]


def test_an_older_library_catches_up(store: Store) -> None:
    put(store, *VERSIONS, *OTHERS)
    for table in ("article_print", "shingle", "alike_pair"):
        store._database.run(f"DELETE FROM {table}")
    store._database.run("INSERT INTO alike_waiting (article_id) SELECT id FROM article")
    assert clusters(store, 1) == []
    assert store.waiting_to_be_compared(2) == [6, 5]
    while some := store.waiting_to_be_compared(2):
        store.compare_waiting(some)
    assert clusters(store, *range(1, 7)) == [{1, 2, 3, 4}]


def test_a_destroyed_article_leaves_nothing_and_its_versions_stay_findable(store: Store) -> None:
    put(store, *VERSIONS[:3])
    with store._database.transaction():
        alike.forget(store._database, ArticleId(1))
    assert store._database.value("SELECT count(*) FROM shingle WHERE article_id = 1") == 0
    assert clusters(store, 2, 3) == [{2, 3}]
    put(store, wire.article(9, TEXT + " "))
    assert clusters(store, 2, 3, 9) == [{2, 3, 9}]


def test_what_a_person_said_outlives_finding_everything_anew(store: Store) -> None:
    put(store, *VERSIONS[:3], OTHERS[1])
    parted = replace(VERSIONS[1], unlike=frozenset(wire.ids(1, 3)))
    joined = replace(OTHERS[1], alike=frozenset(wire.ids(2)))
    store.write([Change(VERSIONS[1], parted), Change(OTHERS[1], joined)])
    with store._database.transaction():
        alike.make_anew(store._database)
    assert clusters(store, 1, 2, 3, 6) == []
    assert store.check() == []
    while some := store.waiting_to_be_compared(1):
        store.compare_waiting(some)
    assert clusters(store, 1, 2, 3, 6) == [{1, 3}, {2, 6}]


def test_the_check_names_an_article_that_is_not_compared(store: Store) -> None:
    put(store, *VERSIONS[:2])
    assert store.check() == []
    store._database.run("DELETE FROM article_print WHERE article_id = 1")
    assert "Article 1 is not compared with others." in store.check()
    assert any("are not kept together" in sentence for sentence in store.check())


def test_a_failed_write_leaves_no_trace(store: Store) -> None:
    put(store, VERSIONS[0])
    with pytest.raises(ValueError, match="before or after"):
        store.write([Change(None, VERSIONS[1]), Change(None, None), Broken()])  # type: ignore[list-item]
    assert store._database.value("SELECT count(*) FROM article_print") == 1


class Broken:
    """Something that cannot be written."""

    @property
    def after(self) -> object:
        raise ValueError("before or after")
