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
from briefing_app.domain.briefing import StatementItem, Status
from briefing_app.storage.store import Store

HERE = Path(__file__).parent
ROUNDS, ISSUING_ROUNDS = 30, 8


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


def test_killed_while_issuing_no_number_is_lost_or_given_twice(tmp_path: Path) -> None:
    library = tmp_path / "library.briefing"
    chance = random.Random()
    done: dict[int, int] = {}
    for _ in range(ISSUING_ROUNDS):
        issues, grace = chance.randint(1, 8), chance.random() * 0.02
        for line in _work_and_kill(library, issues, grace, "issuing_desk.py"):
            number, issue = line.split()
            assert int(number) not in done
            done[int(number)] = int(issue)
        with Store.open(library, create=False) as store:
            assert store.check() == []
            there = {one.number: one for one in store.issues()}
            assert done.items() <= {number: one.id for number, one in there.items()}.items()
            register = store.issue_numbers("daily-press-review", 2026)
            assert [one.number for one in register] == list(range(1, len(there) + 1))
            for one in there.values():
                assert store.briefing(one.briefing_id).status is Status.ISSUED
                assert store.frozen(one.id) is not None
                assert store.issue_files(one.id)["docx"] == f"PK {one.number}".encode()
    assert len(done) > ISSUING_ROUNDS


def _work_and_kill(library: Path, edits: int, grace: float, desk_file: str = "durable_desk.py") -> list[str]:
    """Let a desk work until so many edits are done and a moment longer, then kill it."""
    paths = os.pathsep.join([str(HERE), str(HERE.parent)])
    desk = subprocess.Popen(
        [sys.executable, str(HERE / desk_file), str(library)],
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
