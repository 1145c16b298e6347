"""Undo and redo of a deed on many articles: in steps, shown and stopped in the status strip."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import samples

from briefing_app.domain.edit import Change
from briefing_app.storage.store import ArticleQuery
from briefing_app.workspace import edits

STARRED = ArticleQuery(filter="starred")


@pytest.fixture
def starred(read, desk):
    """A hundred articles that were starred in one deed."""
    first = date(2026, 1, 1)
    made = [
        samples.article(9000 + one, f"Words of number {one}.", published_on=first + timedelta(one))
        for one in range(100)
    ]
    store = desk.workspace.store
    store.write([Change(None, article) for article in made])
    read.articles.reload()
    desk.workspace.apply(edits.star(store, [article.id for article in made]))
    return [article.id for article in made]


@pytest.fixture
def told(desk):
    heard = []
    desk.notices.told.connect(heard.append)
    return heard


def count(desk):
    return len(desk.workspace.store.article_ids(STARRED))


def test_undo_and_redo_of_many_run_in_steps(starred, told, desk, qtbot):
    jobs = []
    desk.runner.job_started.connect(jobs.append)
    label = desk.workspace.undo_label
    desk.actions["actionUndo"].trigger()
    assert count(desk) == 100  # nothing is done while the key is still down
    qtbot.waitUntil(lambda: told != [], timeout=10_000)
    assert told == [f"Undone: {label}"]
    assert (count(desk), desk.workspace.redo_label) == (0, label)
    assert [(job.title, job.total, job.done) for job in jobs] == [(f"Undoing: {label}", 100, 100)]
    desk.actions["actionRedo"].trigger()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=10_000)
    assert told[1] == f"Done again: {label}"
    assert (count(desk), desk.workspace.undo_label) == (100, label)


def test_undo_is_refused_while_one_is_under_way(starred, told, desk, qtbot):
    label = desk.workspace.undo_label
    desk.actions["actionUndo"].trigger()
    desk.actions["actionUndo"].trigger()
    assert told[0].startswith(f"“Undoing: {label}” is still under way.")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=10_000)
    assert (told[1], count(desk)) == (f"Undone: {label}", 0)


def test_a_stopped_undo_goes_on_with_the_next(starred, told, desk, qtbot):
    def stop(job):
        if job.title.startswith("Undoing") and job.done >= 30 and not told:
            job.cancel()

    desk.runner.job_started.connect(lambda job: job.progressed.connect(stop))
    label = desk.workspace.undo_label
    desk.actions["actionUndo"].trigger()
    qtbot.waitUntil(lambda: told != [], timeout=10_000)
    left = count(desk)
    assert 0 < left <= 70
    assert told == [f"Stopped: {100 - left} of 100 taken back. Undo goes on, Redo returns."]
    assert (desk.workspace.undo_label, desk.workspace.redo_label) == (label, label)
    desk.actions["actionUndo"].trigger()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=10_000)
    assert (count(desk), desk.workspace.undo_label) == (0, None)


def test_the_list_stays_where_it_is(starred, told, read, desk, qtbot):
    articles = read.articles.list
    articles.go_to_row(60)
    current, place = articles.current, articles.verticalScrollBar().value()
    resets = []
    articles.model().modelReset.connect(lambda: resets.append(1))
    desk.actions["actionUndo"].trigger()
    qtbot.waitUntil(lambda: told != [], timeout=10_000)
    assert (articles.current, articles.verticalScrollBar().value()) == (current, place)
    assert resets == []


def test_a_second_deed_waits_for_the_first(starred, told, read, desk, qtbot):
    steps = read.deeds._steps
    steps.run("Starring", starred, lambda store, some: edits.star(store, some, False), "first")
    steps.run(
        "Labelling", starred, lambda store, some: edits.label_articles(store, some, put=["A"]), "second"
    )
    qtbot.waitUntil(lambda: len(told) == 2, timeout=10_000)
    assert told == ["first", "second"]
    workspace = desk.workspace
    assert [workspace.undo(), workspace.undo(), workspace.undo()] == [
        "label 100 articles “A”",
        "take the star off 100 articles",
        "star 100 articles",
    ]
