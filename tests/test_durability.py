"""Killed at any moment, the desk loses nothing that it showed as done."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path

from briefing_app.domain import outline
from briefing_app.domain.briefing import StatementItem
from briefing_app.storage.store import Store

HERE = Path(__file__).parent
ROUNDS = 30


def test_kill_at_any_moment_loses_nothing_that_was_done(tmp_path: Path) -> None:
    library = tmp_path / "library.briefing"
    done: dict[str, list[int]] = defaultdict(list)
    chance = random.Random()
    for _ in range(ROUNDS):
        for line in _work_and_kill(library, edits=chance.randint(1, 40), grace=chance.random() * 0.02):
            what, number = line.split()
            done[what].append(int(number))
        with Store.open(library, create=False) as store:
            assert store.check() == []
            _assert_nothing_is_lost(store, done)
    assert all(len(done[what]) > ROUNDS for what in ("article", "read", "statement", "placed", "brief"))


def _work_and_kill(library: Path, edits: int, grace: float) -> list[str]:
    """Let a desk work until so many edits are done and a moment longer, then kill it."""
    paths = os.pathsep.join([str(HERE), str(HERE.parent)])
    desk = subprocess.Popen(
        [sys.executable, str(HERE / "durable_desk.py"), str(library)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert desk.stdout is not None
    lines = [desk.stdout.readline() for _ in range(edits)]
    time.sleep(grace)
    desk.kill()
    rest = desk.stdout.read()
    desk.stdout.close()
    desk.wait()
    assert all(lines), "The desk ended by itself."
    # A line cut off by the kill was never shown.
    return [*lines, *rest.splitlines(keepends=True)[: rest.count("\n")]]


def _assert_nothing_is_lost(store: Store, done: dict[str, list[int]]) -> None:
    articles = store.articles(done["article"])  # type: ignore[arg-type]
    assert articles.keys() == set(done["article"])
    for number, article in articles.items():
        assert not article.removed
        assert store.original(str(number)) == article.text.encode()
    assert all(not articles[number].starred for number in done["undone"])  # type: ignore[index]
    assert all(store.analysis_state(number) for number in done["read"])  # type: ignore[arg-type]
    assert store.statements(done["statement"]).keys() == set(done["statement"])  # type: ignore[arg-type]
    (row,) = store.briefings()
    briefing = store.briefing(row.id)
    placed = {item.statement_id for item in outline.items(briefing) if isinstance(item, StatementItem)}
    assert placed >= set(done["placed"])
    if done["brief"]:
        assert int(briefing.in_brief.removeprefix("Up to ")) >= done["brief"][-1]
