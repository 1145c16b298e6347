"""Questions beside the window: only the newest of a topic is answered."""

from __future__ import annotations

import threading

import pytest

from briefing_app.errors import BriefingError
from briefing_app.storage.store import ArticleQuery, Store
from briefing_app.ui.asking import Asker


@pytest.fixture
def library(tmp_path, qapp):
    with Store.open(tmp_path / "library.briefing") as store:
        yield store


def test_an_answer_comes_on_the_thread_of_the_window(library, qtbot):
    asker, seen = Asker(library), []
    asker.ask(
        "list",
        lambda store: (threading.get_ident(), len(store.article_ids(ArticleQuery()))),
        lambda found: seen.append((threading.get_ident(), found)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    [(here, (there, count))] = seen
    assert here == threading.get_ident() != there
    assert count == 0


def test_only_the_newest_question_of_a_topic_is_answered(library, qtbot):
    asker, seen, go_on = Asker(library), [], threading.Event()

    def slow(_store):
        go_on.wait(5)
        return "old"

    asker.ask("list", slow, seen.append)
    for number in range(5):
        asker.ask("list", lambda _store, number=number: number, seen.append)
    asker.ask("counts", lambda _store: "counts", seen.append)
    go_on.set()
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [4, "counts"]
    assert not asker.is_asking("list")


def test_a_long_question_is_stopped_by_the_next(library, qtbot):
    asker, seen = Asker(library), []
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
    begun = threading.Event()

    def count(store):
        begun.set()
        return store._database.value(endless)

    asker.ask("list", count, seen.append)
    assert begun.wait(5)
    qtbot.wait(50)
    asker.ask("list", lambda _store: "next", seen.append)
    qtbot.waitUntil(lambda: seen == ["next"], timeout=5000)


def test_a_refusal_is_told_and_a_dropped_question_is_not(library, qtbot):
    asker, seen, failed = Asker(library), [], []

    def refuse(_store):
        raise BriefingError("No.")

    asker.ask("list", refuse, seen.append, failed.append)
    qtbot.waitUntil(lambda: len(failed) == 1)
    asker.ask("list", lambda _store: 1, seen.append)
    asker.drop("list")
    asker.ask("other", lambda _store: 2, seen.append)
    qtbot.waitUntil(lambda: seen == [2])


def test_what_only_reads_cannot_write(library, qtbot):
    asker, failed = Asker(library), []
    asker.ask("list", lambda store: store.set_setting("a", "b"), failed.append, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], BriefingError)
    assert library.setting("a") == ""


def test_a_library_closes_while_a_question_is_answered(tmp_path, qapp):
    store = Store.open(tmp_path / "library.briefing")
    asker, begun = Asker(store), threading.Event()

    def endless(reading):
        begun.set()
        return reading._database.value(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        )

    asker.ask("list", endless, print)
    assert begun.wait(5)
    threading.Event().wait(0.05)
    store.close()
    Store.open(tmp_path / "library.briefing").close()
