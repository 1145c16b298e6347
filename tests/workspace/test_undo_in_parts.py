"""A step over many articles is taken back part by part, and the history knows how far it is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
import samples

from briefing_app.domain.articles.article import ReadingState
from briefing_app.domain.articles.labelling import LabelCount
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ArticleId
from briefing_app.errors import BriefingError
from briefing_app.storage.store import ArticleQuery, Store
from briefing_app.workspace import edits
from briefing_app.workspace.door.remembered import ArticleChange
from briefing_app.workspace.door.taking_back import LONG
from briefing_app.workspace.workspace import Changed, Workspace

COUNT = 100
READ = ReadingState.READ


def fill(store: Store, count: int = COUNT) -> list[ArticleId]:
    first = date(2026, 1, 1)
    made = [
        samples.article(1000 + one, f"Words of number {one}.", published_on=first + timedelta(one))
        for one in range(count)
    ]
    store.write([Change(None, article) for article in made])
    return [article.id for article in made]


@pytest.fixture
def ids(desk: Workspace) -> list[ArticleId]:
    return fill(desk.store)


def read_ones(desk: Workspace, ids: Sequence[ArticleId]) -> int:
    return sum(one.state is READ for one in desk.store.articles(ids).values())


def mark(desk: Workspace, ids: Sequence[ArticleId]) -> None:
    desk.apply(edits.set_reading_state(desk.store, ids, READ))


def run(desk: Workspace, *, back: bool, most: int = COUNT, size: int = 30) -> int:
    """Move a long step for some parts, leave it there, and return how many changes were moved."""
    step = desk.undo_in_parts() if back else desk.redo_in_parts()
    assert step is not None
    moved = 0
    while moved < most and (done := step.go_on(min(size, most - moved))):
        moved += done
    step.end()
    return moved


def test_a_long_step_is_taken_back_in_parts_and_done_again(desk: Workspace, ids: list[ArticleId]) -> None:
    before = desk.store.articles(ids)
    mark(desk, ids)
    after = desk.store.articles(ids)
    heard: list[Changed] = []
    desk.subscribe(heard.append)
    assert run(desk, back=True) == COUNT
    assert [len(one.articles) for one in heard] == [30, 30, 30, 10, 0]
    assert heard[-1].history
    assert desk.store.articles(ids) == before
    assert (desk.undo_label, desk.redo_label) == (None, f"mark {COUNT} articles as read")
    assert run(desk, back=False) == COUNT
    assert desk.store.articles(ids) == after
    assert (desk.undo_label, desk.redo_label) == (f"mark {COUNT} articles as read", None)
    assert desk.store.check() == []


def test_stopped_on_the_way_it_goes_on_or_returns(desk: Workspace, ids: list[ArticleId]) -> None:
    mark(desk, ids)
    label = desk.undo_label
    assert run(desk, back=True, most=40) == 40
    assert read_ones(desk, ids) == 60
    assert read_ones(desk, ids[:60]) == 60  # what came last goes first
    assert (desk.undo_label, desk.redo_label) == (label, label)
    assert run(desk, back=False) == 40
    assert (read_ones(desk, ids), desk.redo_label) == (100, None)
    assert run(desk, back=True, most=50) == 50
    assert run(desk, back=True) == 50
    assert (read_ones(desk, ids), desk.undo_label) == (0, None)
    assert desk.redo() == label  # both parts are one step again
    assert (read_ones(desk, ids), desk.redo_label) == (100, None)
    assert desk.undo() == label
    assert (read_ones(desk, ids), desk.undo_label) == (0, None)


def test_what_is_done_meanwhile_lies_above_it(desk: Workspace, ids: list[ArticleId]) -> None:
    mark(desk, ids)
    step = desk.undo_in_parts()
    assert step is not None
    step.go_on(40)
    desk.apply(edits.star(desk.store, ids[:1]))
    step.go_on(20)
    step.end()
    assert read_ones(desk, ids) == 40
    assert desk.redo_label is None
    assert "star" in str(desk.undo())
    assert desk.undo() == f"mark {COUNT} articles as read"
    assert (read_ones(desk, ids), desk.store.articles(ids)[ids[0]].starred) == (0, False)


def test_what_others_did_since_stays(desk: Workspace, ids: list[ArticleId]) -> None:
    mark(desk, ids)
    one = desk.store.article(ids[7])
    desk.store.write([Change(one, edits.edit_article(desk.store, one.id, outlet="Other").changes[0].after)])
    run(desk, back=True)
    assert desk.store.article(one.id).outlet == "Other"
    assert read_ones(desk, ids) == 0


def test_a_part_that_cannot_be_taken_back_leaves_what_was(desk: Workspace, ids: list[ArticleId]) -> None:
    from briefing_app.storage.changing.trash import Kind

    desk.apply(edits.remove_articles(desk.store, ids))
    desk.store.erase([(Kind.ARTICLE, ids[10])], lambda _: False)
    step = desk.undo_in_parts()
    assert step is not None
    assert step.go_on(60) == 60
    with pytest.raises(BriefingError, match="deleted for good"):
        step.go_on(60)
    step.end()
    assert desk.undo_label is None
    assert desk.redo_label == f"remove {COUNT} articles"
    assert desk.store.check() == []


def test_short_steps_and_those_that_hang_together_are_not_parted(desk: Workspace) -> None:
    ids = fill(desk.store, LONG)
    mark(desk, ids)
    assert desk.undo_in_parts() is None
    assert desk.undo() is not None


def test_nothing_is_undone_while_a_long_deed_is_under_way(desk: Workspace, ids: list[ArticleId]) -> None:
    mark(desk, ids)
    begun = []
    desk.turns.ask("Starring", lambda: begun.append(1))
    desk.turns.ask("Marking", lambda: begun.append(2))
    assert begun == [1]
    with pytest.raises(BriefingError, match="“Starring” is still under way"):
        desk.undo()
    with pytest.raises(BriefingError):
        desk.redo_in_parts()
    desk.turns.end()
    assert begun == [1, 2]
    desk.turns.end()
    assert desk.undo() is not None


def test_a_renamed_label_keeps_no_articles_in_the_history(desk: Workspace, ids: list[ArticleId]) -> None:
    desk.apply(edits.label_articles(desk.store, ids, put=["Gas"]))
    desk.apply(edits.label_articles(desk.store, ids[:5], put=["Energy"]))
    desk.apply(edits.rename_label(desk.store, ids, "Gas", "Energy"))
    step = desk._history.last
    assert step is not None
    assert all(isinstance(one, ArticleChange) and set(one.after or ()) == {"labels"} for one in step.changes)
    assert len({id(one.after) for one in step.changes if isinstance(one, ArticleChange)}) == 1
    desk.undo()
    assert desk.store.labels() == [LabelCount("Energy", 5), LabelCount("Gas", COUNT)]
    desk.redo()
    assert desk.store.labels() == [LabelCount("Energy", COUNT)]


_KILLED = """
    import sys
    sys.path[:0] = [{tests!r}, {root!r}]
    from workspace.test_undo_in_parts import fill, mark
    from pathlib import Path
    from briefing_app.storage.store import Store
    from briefing_app.workspace.workspace import Workspace
    desk = Workspace(Store.open(Path({path!r})))
    ids = fill(desk.store, 400)
    mark(desk, ids)
    step = desk.undo_in_parts()
    while step.go_on(10):
        print(10, flush=True)
"""


def test_killed_in_the_middle_every_part_shown_is_there(tmp_path: Path) -> None:
    path = tmp_path / "killed.briefing"
    tests = Path(__file__).parents[1]
    script = textwrap.dedent(_KILLED).format(tests=str(tests), root=str(tests.parent), path=str(path))
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    shown = sum(int(process.stdout.readline()) for _ in range(7))
    os.kill(process.pid, signal.SIGKILL)
    shown += sum(int(line) for line in process.stdout.read().split())
    process.stdout.close()
    process.wait()
    with Store.open(path, create=False) as store:
        assert store.check() == []
        states = [one.state for one in store.articles(store.article_ids(ArticleQuery())).values()]  # type: ignore[arg-type]
        left = sum(state is READ for state in states)
        assert len(states) == 400
        assert 400 - left in (shown, shown + 10)
        again = Workspace(store)
        assert again.undo_label is None
