"""A line that falls silent without a word: nobody waits for long, and what was under way is done after."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
import samples
from postgres_server import Server
from silent_line import SilentLine, line_to

from briefing_app.domain.edit import Change
from briefing_app.storage.engines.database import NoConnection
from briefing_app.storage.engines.postgres import listening
from briefing_app.storage.store import News, Store

PORT = samples.FULL_ARTICLE
AS_LONG_AS_A_BLINK = 1.5
"""Seconds; what is meant is .8, and tests run beside others."""


@pytest.fixture
def line(server: Server) -> Iterator[SilentLine]:
    with line_to(server.port) as made:
        yield made


@pytest.fixture
def far(full_server: Store, server: Server, line: SilentLine) -> Iterator[Store]:
    """The library of `full_server`, over a line that can fall silent."""
    with Store.open(server.over_network(full_server.place.database, line.port)) as store:  # type: ignore[union-attr]
        yield store


def _listened(store: Store) -> tuple[queue.Queue[News], queue.Queue[bool]]:
    news: queue.Queue[News] = queue.Queue()
    line: queue.Queue[bool] = queue.Queue()
    store.listen(news.put, line.put)
    return news, line


def _seconds(began: float) -> float:
    return time.monotonic() - began


def test_a_question_over_a_silent_line_is_given_up_soon(far: Store, line: SilentLine) -> None:
    news, there = _listened(far)
    line.fall_silent()
    began = time.monotonic()
    with pytest.raises(NoConnection):
        far.article(PORT.id)
    assert _seconds(began) < AS_LONG_AS_A_BLINK
    assert there.get(timeout=5) is False
    began = time.monotonic()
    for _ in range(20):
        with pytest.raises(NoConnection):
            far.article(PORT.id)
        with pytest.raises(NoConnection):
            far.write([Change(PORT, replace(PORT, note="n"))])
    assert _seconds(began) < 0.5
    line.speak_again()
    assert there.get(timeout=20) is True
    assert news.get(timeout=5).everything
    assert far.article(PORT.id) == PORT


def test_silence_is_noticed_while_nobody_asks(
    far: Store, line: SilentLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "_PULSE", 0.4)
    monkeypatch.setattr(listening, "_SILENCE", 0.4)
    _, there = _listened(far)
    line.fall_silent()
    assert there.get(timeout=15) is False
    began = time.monotonic()
    with pytest.raises(NoConnection):
        far.article(PORT.id)
    assert _seconds(began) < 0.2
    line.speak_again()
    assert there.get(timeout=20) is True
    assert far.article(PORT.id) == PORT


def test_a_question_that_takes_long_is_no_silence(far: Store) -> None:
    """The server is at it, and says so on its other line."""
    _, there = _listened(far)
    far._database.value("SELECT pg_sleep(1.5)")
    assert there.empty()
    assert far.article(PORT.id) == PORT


def test_a_line_that_is_slow_by_nature_is_no_silence(far: Store, line: SilentLine) -> None:
    """Each answer takes longer than silence would on a quick line."""
    line.delay_s = 0.8
    _, there = _listened(far)
    time.sleep(1.2)
    for _ in range(3):
        assert far.article(PORT.id) == PORT
    assert there.empty()


def test_what_was_written_when_the_line_fell_silent_is_looked_up(
    far: Store, line: SilentLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server keeps the change, the answer never comes; nothing is done twice."""
    _, there = _listened(far)
    database = far._database
    run = database.run

    def silenced(sql: str, values: object = ()) -> int:
        if sql == "COMMIT":
            done = run(sql)
            line.fall_silent()
            run("SELECT 1")
            return done
        return run(sql, values)  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(database, "run", silenced)
        with pytest.raises(NoConnection) as lost:
            far.write([Change(PORT, replace(PORT, note="kept"))])
    assert lost.value.may_be_kept
    assert there.get(timeout=5) is False
    line.speak_again()
    assert there.get(timeout=20) is True
    assert far.was_kept(lost.value.number)
    assert far.article(PORT.id).note == "kept"


def test_what_is_written_before_anybody_listens_is_heard(full_server: Store, server: Server) -> None:
    with Store.open(full_server.place) as store:
        store.be_ready_to_listen()
        full_server.write([Change(PORT, replace(PORT, note="early"))])
        news, _ = _listened(store)
        assert news.get(timeout=5).articles == {PORT.id}


def test_messages_that_come_while_the_line_is_tried_are_heard(full_server: Store) -> None:
    with Store.open(full_server.place) as store:
        news, _ = _listened(store)
        asking = threading.Thread(target=lambda: store._database.value("SELECT pg_sleep(2)"))
        asking.start()
        heard: set[int] = set()
        for number in range(40):
            full_server.write([Change(None, samples.article(7000 + number, f"Text number {number}."))])
            time.sleep(0.02)
        asking.join()
        while len(heard) < 40:
            heard |= news.get(timeout=5).articles
        assert heard == set(range(7000, 7040))
