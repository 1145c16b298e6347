"""The trash at the desk: the way back, deleting for good, and undo of what is gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import samples

from briefing_app.errors import BriefingError
from briefing_app.storage.changing.trash import Kind, Thrown
from briefing_app.workspace import edits
from briefing_app.workspace.care import trash
from briefing_app.workspace.workspace import Workspace

NOW = datetime.now(UTC)
WEATHER = samples.WEATHER_ARTICLE.id


def _thrown(desk: Workspace, kind: Kind = Kind.ARTICLE) -> Thrown:
    return next(one for one in desk.store.thrown() if one.kind is kind)


def test_things_come_back_together_and_that_can_be_undone(desk: Workspace) -> None:
    store = desk.store
    desk.apply(edits.remove_articles(store, [WEATHER]))
    desk.apply(edits.remove_briefing(store, samples.BRIEFING.id))
    desk.apply(trash.bring_back(store, store.thrown()))
    assert store.thrown() == []
    assert not store.article(WEATHER).removed
    assert desk.undo_label == "bring back 2 things from the trash"
    desk.undo()
    assert store.thrown_count() == 2


def test_a_mark_comes_back_as_it_was(desk: Workspace) -> None:
    store = desk.store
    marked = edits.mark_passage(store, WEATHER, samples.span_of(samples.WEATHER_TEXT, "Snow is expected"))
    desk.apply(marked)
    mark = marked.changes[-1].after
    desk.apply(edits.delete_statement(store, mark.id))  # type: ignore[union-attr, arg-type]
    desk.apply(trash.bring_back(store, [_thrown(desk, Kind.STATEMENT)]))
    assert store.statement(mark.id) == mark  # type: ignore[union-attr, arg-type]
    assert store.thrown() == []


def test_undo_of_what_was_deleted_for_good_is_refused_in_words_and_passed_over(desk: Workspace) -> None:
    store = desk.store
    desk.apply(edits.star(store, [samples.BUDGET_ARTICLE.id]))
    desk.apply(edits.edit_article(store, WEATHER, note="Cold."))
    desk.apply(edits.remove_articles(store, [WEATHER]))
    assert trash.delete_for_good(desk, [_thrown(desk)]) == 1
    for _ in range(2):  # the removal, and the note
        with pytest.raises(BriefingError, match="deleted for good"):
            desk.undo()
    assert store.articles([WEATHER]) == {}
    assert desk.undo() == "star “Budget passes”"
    assert store.check() == []


def test_redo_of_what_was_deleted_for_good_is_refused_too(desk: Workspace) -> None:
    store = desk.store
    article = samples.article(90, "Taken in and taken back.")
    desk.apply(edits.import_articles(store, [article]))
    desk.undo()
    trash.delete_for_good(desk, [_thrown(desk)])
    with pytest.raises(BriefingError, match="deleted for good"):
        desk.redo()
    assert desk.redo_label is None
    assert store.articles([article.id]) == {}


def test_a_briefing_cannot_be_given_back_an_article_that_is_gone(desk: Workspace) -> None:
    store, briefing = desk.store, samples.BRIEFING.id
    section = samples.BRIEFING.sections[1].id
    desk.apply(edits.place_articles(store, briefing, section, [WEATHER]))
    item = store.briefing(briefing).sections[1].items[0].id
    desk.apply(edits.remove_items(store, briefing, [item]))
    desk.apply(edits.remove_articles(store, [WEATHER]))
    trash.delete_for_good(desk, [_thrown(desk)])
    for _ in range(3):
        with pytest.raises(BriefingError, match="deleted for good"):
            desk.undo()
    assert store.check() == []


def test_what_has_to_stay_is_told_and_the_rest_goes(desk: Workspace) -> None:
    store = desk.store
    desk.apply(edits.remove_articles(store, [WEATHER, samples.FULL_ARTICLE.id]))
    with pytest.raises(BriefingError, match=r"1 of 2 were deleted.*Daily Press Review.*stands on it"):
        trash.delete_for_good(desk, store.thrown())
    assert [one.id for one in store.thrown()] == [samples.FULL_ARTICLE.id]


def test_listeners_hear_of_it(desk: Workspace) -> None:
    heard = []
    desk.subscribe(heard.append)
    desk.apply(edits.remove_articles(desk.store, [WEATHER]))
    trash.delete_for_good(desk, [_thrown(desk)])
    assert heard[-1].articles == {WEATHER}


def test_it_stays_for_thirty_days() -> None:
    thrown = Thrown(Kind.ARTICLE, 1, NOW, "Snow")
    assert [trash.days_left(thrown, NOW + timedelta(days=days)) for days in (0, 1, 29, 30, 99)] == [
        30,
        29,
        1,
        0,
        0,
    ]
    assert trash.days_left(thrown, NOW - timedelta(days=400)) == 30


def test_what_is_old_goes_in_portions(desk: Workspace) -> None:
    store = desk.store
    articles = [samples.article(number, f"Text {number}") for number in range(80, 85)]
    desk.apply(edits.import_articles(store, articles))
    desk.apply(edits.remove_articles(store, [one.id for one in articles]))
    assert trash.empty_old(desk, NOW, 2) == 0
    later = NOW + timedelta(days=31)
    assert [trash.empty_old(desk, later, 2) for _ in range(4)] == [2, 2, 1, 0]
    assert store.thrown() == []


def test_a_clock_that_jumps_empties_nothing_for_some_days(desk: Workspace) -> None:
    store = desk.store
    assert trash.may_empty(store, NOW)
    assert trash.may_empty(store, NOW + timedelta(days=20))
    wrong = NOW + timedelta(days=9000)
    assert not trash.may_empty(store, wrong)
    assert not trash.may_empty(store, wrong + timedelta(days=1))
    assert not trash.may_empty(store, NOW + timedelta(days=21))  # set right again: a jump back
    assert trash.may_empty(store, NOW + timedelta(days=25))
