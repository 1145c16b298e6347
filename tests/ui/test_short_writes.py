"""Much that is written in short moments: told together, on the disk before it is told, in full at the end."""

from __future__ import annotations

import samples

from briefing_app.ui.window.short_writes import ShortWrites
from briefing_app.workspace import edits


def _star(desk, starred):
    desk.workspace.apply(edits.star(desk.workspace.store, [1], starred))


def test_what_is_written_shortly_is_told_together_and_after_it_lasts(desk, qtbot):
    heard, order = [], []
    desk.signals.changed.connect(lambda changed: (heard.append(changed), order.append("told")))
    store = desk.workspace.store
    lasting = type(store).make_lasting
    try:
        type(store).make_lasting = lambda self: (order.append("lasts"), lasting(self))[1]
        writes = ShortWrites(desk, desk.signals)
        writes.write(lambda: _star(desk, True))
        writes.write(lambda: _star(desk, False))
        assert heard == []
        qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    finally:
        type(store).make_lasting = lasting
    assert order == ["lasts", "told"]
    assert heard[0].articles == {1} and heard[0].history


def test_an_edit_of_the_user_takes_along_what_was_gathered(desk):
    heard = []
    desk.signals.changed.connect(heard.append)
    with desk.signals.gathering():
        _star(desk, True)
    assert heard == []
    desk.workspace.apply(edits.import_articles(desk.workspace.store, [samples.article(77, "New words.")]))
    assert [changed.articles for changed in heard] == [{1, 77}]


def test_a_job_that_is_held_sends_nothing_until_it_goes_on(desk, qtbot):
    done = []
    job = desk.runner.start("Counting", len, ["a" * number for number in range(60)])
    job.arrived.connect(lambda _item, value: (done.append(value), job.hold()))
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    qtbot.wait(300)
    held = len(done)
    assert held < 60
    job.arrived.disconnect()
    job.arrived.connect(lambda _item, value: done.append(value))
    job.go_on()
    qtbot.waitUntil(lambda: job.is_finished, timeout=20_000)
    assert sorted(done) == list(range(60))
