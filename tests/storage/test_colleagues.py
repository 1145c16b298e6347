"""Several people in one library: nobody writes over another, and each hears what the others do."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
import samples
from postgres_server import Server

from briefing_app.domain.articles.article import ReadingState
from briefing_app.domain.briefings.briefing import NoteItem, Status
from briefing_app.domain.briefings.issue import IssueKind
from briefing_app.domain.edit import ArticleMentions, Change
from briefing_app.domain.identity import BriefingId, IssueId, ItemId, new_id
from briefing_app.domain.statements.statement import StatementState
from briefing_app.errors import BriefingError
from briefing_app.storage.engines.database import NoConnection
from briefing_app.storage.store import Collision, News, Store

PORT = samples.FULL_ARTICLE


@pytest.fixture
def other(full: Store) -> Iterator[Store]:
    """A second desk: in another connection where there is a server, the same in a file."""
    if not full._database.person:
        yield full
        return
    with Store.open(full.place) as opened:
        yield opened


@pytest.fixture
def second(full_server: Store) -> Iterator[Store]:
    """A second desk at the same server."""
    with Store.open(full_server.place) as opened:
        yield opened


def test_what_two_change_in_different_fields_both_stands(full: Store, other: Store) -> None:
    other.write([Change(PORT, replace(PORT, outlet="New Wire"))])
    [done] = full.write([Change(PORT, replace(PORT, headline="A port reopens"))])
    assert done.before == replace(PORT, outlet="New Wire")
    assert full.article(PORT.id) == replace(PORT, outlet="New Wire", headline="A port reopens")
    assert full.check() == []


def test_what_two_change_in_the_same_field_is_refused_and_nothing_is_lost(full: Store, other: Store) -> None:
    other.write([Change(PORT, replace(PORT, headline="Theirs"))])
    with pytest.raises(Collision, match="the headline") as collision:
        full.write(
            [
                Change(samples.QUAY, replace(samples.QUAY, topic="Ports")),
                Change(PORT, replace(PORT, headline="Mine", note="also mine")),
            ]
        )
    assert collision.value.written == ("Mine",)
    assert full.article(PORT.id) == replace(PORT, headline="Theirs")
    assert full.statement(samples.QUAY.id) == samples.QUAY
    full.write([Change(PORT, replace(PORT, headline="Mine", note="also mine"))], mine_stands=True)
    assert full.article(PORT.id) == replace(PORT, headline="Mine", note="also mine")


def test_having_read_an_article_stands_against_nobody(full: Store, other: Store) -> None:
    new = replace(PORT, state=ReadingState.NEW)
    full.write([Change(PORT, new)])
    other.write([Change(new, replace(new, state=ReadingState.DISMISSED))])
    full.write([Change(new, replace(new, state=ReadingState.READ))])
    assert full.article(PORT.id).state is ReadingState.DISMISSED


def test_a_statement_that_a_colleague_deleted_cannot_be_changed(full: Store, other: Store) -> None:
    lone = samples.statement(77, actor=None)
    full.write([Change(None, lone)])
    other.write([Change(lone, None)])
    with pytest.raises(Collision, match="which is gone"):
        full.write([Change(lone, replace(lone, topic="Ports"))])
    full.write([Change(lone, None)])
    assert full.statements([lone.id]) == {}


def test_what_a_colleague_changed_is_not_deleted_unseen(full: Store, other: Store) -> None:
    lone = samples.statement(77, actor=None)
    full.write([Change(None, lone)])
    other.write([Change(lone, replace(lone, note="keep this"))])
    with pytest.raises(Collision, match="which was to go"):
        full.write([Change(lone, None)])
    assert full.statement(lone.id).note == "keep this"


def test_mentions_of_two_are_put_together(full: Store, other: Store) -> None:
    before = samples.PORT_MENTIONS
    first, *rest = before.mentions
    other.write([Change(before, ArticleMentions(before.article_id, tuple(rest)))])
    added = (*before.mentions, (first[0], samples.DORN.id))
    full.write([Change(before, ArticleMentions(before.article_id, added))])
    assert set(full.mentions_of(PORT.id).mentions) == {*rest, (first[0], samples.DORN.id)}


def test_the_same_reading_of_an_article_is_kept_once(full: Store, other: Store) -> None:
    before = samples.PORT_MENTIONS
    found = ArticleMentions(before.article_id, before.mentions[:1])
    fresh = [samples.statement(80 + number, actor=None) for number in range(2)]
    assert other.record_analysis(PORT.id, "engine 9", [Change(before, found), Change(None, fresh[0])])
    assert not full.record_analysis(PORT.id, "engine 9", [Change(before, found), Change(None, fresh[1])])
    assert fresh[0].id in full.statements([fresh[0].id])
    assert full.statements([fresh[1].id]) == {}


def test_a_decision_stands_against_what_a_program_finds(full: Store, other: Store) -> None:
    quay = samples.QUAY
    other.write([Change(quay, replace(quay, state=StatementState.SELECTED, note="ours"))])
    full.record_analysis(PORT.id, "engine 9", [Change(quay, None)])
    assert full.statement(quay.id).note == "ours"


def test_two_edit_different_items_of_a_briefing(full: Store, other: Store) -> None:
    before = samples.BRIEFING
    section = before.sections[0]
    mine = replace(section, items=(*section.items, NoteItem(ItemId(901), "mine")))
    theirs = replace(section, title="World", items=(NoteItem(ItemId(902), "theirs"), *section.items))
    other.write([Change(before, replace(before, sections=(theirs, *before.sections[1:])))])
    full.write([Change(before, replace(before, sections=(mine, *before.sections[1:])))])
    stored = full.briefing(before.id).sections[0]
    assert stored.title == "World"
    assert [stored.items[0].id, stored.items[-1].id] == [902, 901]
    assert full.check() == []


def test_a_briefing_is_not_cleared_as_nobody_has_seen_it(full: Store, other: Store) -> None:
    before = samples.BRIEFING
    other.write([Change(before, replace(before, in_brief="Something new"))])
    with pytest.raises(Collision, match="cleared or issued"):
        full.write([Change(before, replace(before, status=Status.CLEARED, cleared_by="PO"))])


def test_a_number_is_given_once_and_none_is_left_out(full: Store, other: Store) -> None:
    """Two desks prepare the same number; the second is told, and gets the next one."""
    series = "daily-press-review"
    first = _issue(full.next_issue_number(series, 2027))
    second = _issue(other.next_issue_number(series, 2027))
    assert first.number == second.number
    full.add_issue(first)
    with pytest.raises(BriefingError, match="given to another issue"):
        other.add_issue(second)
    again = replace(second, number=other.next_issue_number(series, 2027))
    other.add_issue(again)
    assert [one.number for one in full.issue_numbers(series, 2027)] == [1, 2]


def _issue(number: int):  # type: ignore[no-untyped-def]
    return replace(
        samples.ISSUE,
        id=IssueId(new_id()),
        briefing_id=BriefingId(new_id()),
        kind=IssueKind.ISSUED,
        number=number,
        series="daily-press-review",
        year=2027,
    )


# On a server


def _heard(store: Store) -> tuple[queue.Queue[News], queue.Queue[bool], Callable[[], None]]:
    news: queue.Queue[News] = queue.Queue()
    line: queue.Queue[bool] = queue.Queue()
    return news, line, store.listen(news.put, line.put)


def test_a_colleague_hears_what_was_written_the_writer_does_not(full_server: Store, second: Store) -> None:
    mine, _, end_mine = _heard(full_server)
    theirs, _, end_theirs = _heard(second)
    try:
        full_server.write([Change(samples.QUAY, replace(samples.QUAY, topic="Ports"))])
        told = theirs.get(timeout=5)
        assert told.statements == {samples.QUAY.id}
        assert told.articles == {PORT.id}
        assert told.by == full_server._database.user  # type: ignore[attr-defined]
        assert mine.empty()
    finally:
        end_mine()
        end_theirs()


def test_what_was_not_kept_is_not_told(full_server: Store, second: Store) -> None:
    news, _, end = _heard(second)
    try:
        with pytest.raises(Collision):
            full_server.write(
                [
                    Change(samples.QUAY, replace(samples.QUAY, topic="Ports")),
                    Change(replace(PORT, headline="x"), replace(PORT, headline="y")),
                ]
            )
        full_server.set_setting("one", "two")
        full_server.write([Change(PORT, replace(PORT, note="n"))])
        assert news.get(timeout=5).statements == frozenset()
    finally:
        end()


def test_more_than_can_be_told_is_told_as_everything(full_server: Store, second: Store) -> None:
    news, _, end = _heard(second)
    try:
        many = [samples.article(new_id(), f"Text number {n}.") for n in range(900)]
        full_server.write([Change(None, one) for one in many])
        assert news.get(timeout=10).everything
    finally:
        end()


def test_a_broken_line_is_mended_before_a_read_and_a_write_is_done_once(
    full_server: Store, server: Server
) -> None:
    _break_lines(server, full_server)
    assert full_server.article(PORT.id) == PORT
    _break_lines(server, full_server)
    [done] = full_server.write([Change(PORT, replace(PORT, note="n"))])
    assert done.after == replace(PORT, note="n")
    assert full_server.article(PORT.id).note == "n"


@pytest.mark.parametrize("kept", [True, False])
def test_a_write_whose_answer_was_lost_is_looked_up(
    full_server: Store, server: Server, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    """The line breaks with COMMIT under way: once after the server kept it, once before."""
    database = full_server._database
    run = database.run
    commits: list[str] = []

    def breaking(sql: str, values: object = ()) -> int:
        if sql != "COMMIT" or commits:
            return run(sql, values)  # type: ignore[arg-type]
        commits.append(sql)
        if kept:
            run(sql)
        _break_lines(server, full_server)
        return run("SELECT 1")

    monkeypatch.setattr(database, "run", breaking)
    lone = samples.statement(77, actor=None)
    assert full_server.write([Change(None, lone)]) == (Change(None, lone),)
    assert full_server.statement(lone.id) == lone
    assert len(commits) == 1
    assert full_server.check() == []


def test_a_server_that_is_gone_is_said_and_is_found_again(full_server: Store, server: Server) -> None:
    news, line, end = _heard(full_server)
    try:
        server.control("-m", "fast", "stop")
        assert line.get(timeout=10) is False
        began = time.monotonic()
        for _ in range(20):
            with pytest.raises(NoConnection):
                full_server.article(PORT.id)
        assert time.monotonic() - began < 0.5
        server.control("-l", str(server.folder / "log"), "start")
        assert line.get(timeout=20) is True
        assert news.get(timeout=5).everything
        assert full_server.article(PORT.id) == PORT
    finally:
        end()


def test_desks_write_at_the_same_time_and_nothing_is_lost(full_server: Store) -> None:
    """Four desks add to one briefing at once; every note of every one is there in the end."""
    refused: list[BriefingError] = []

    def work(desk: int) -> None:
        with Store.open(full_server.place) as store:
            for number in range(10):
                before = store.briefing(samples.BRIEFING.id)
                head, *rest = before.sections
                note = NoteItem(ItemId(1000 + desk * 100 + number), f"{desk}/{number}")
                try:
                    store.write(
                        [
                            Change(
                                before,
                                replace(before, sections=(replace(head, items=(*head.items, note)), *rest)),
                            )
                        ]
                    )
                except BriefingError as error:
                    refused.append(error)

    threads = [threading.Thread(target=work, args=(desk,)) for desk in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert refused == []
    notes = [item for item in full_server.briefing(samples.BRIEFING.id).sections[0].items if item.id >= 1000]
    assert len(notes) == len({item.id for item in notes}) == 40
    assert full_server.check() == []


def _break_lines(server: Server, store: Store) -> None:
    database = store.place.database  # type: ignore[union-attr]
    server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'")


def test_a_text_that_a_colleague_just_took_in_is_a_duplicate(full_server: Store, second: Store) -> None:
    """Both looked for it before either had written it."""
    from briefing_app.workspace.arriving import adopting as intake
    from briefing_app.workspace.door.guarding import JustCame
    from briefing_app.workspace.edits.articles import import_articles
    from briefing_app.workspace.workspace import Workspace

    mine, theirs = (samples.article(number, "The very same text.") for number in (501, 502))
    prepared = import_articles(second, [theirs])
    Workspace(full_server).apply(import_articles(full_server, [mine]))
    with pytest.raises(JustCame) as known:
        Workspace(second).apply(prepared)
    assert known.value.article == mine
    assert intake.Duplicate(known.value.article).article.id == mine.id
    assert second.articles([theirs.id]) == {}
