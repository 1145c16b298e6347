"""Killed at any moment, the program loses nothing that it showed as done."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

from killing import Killing

from briefing_app.domain.briefings.briefing import Status
from briefing_app.storage.store import Store

HERE = Path(__file__).parent
ROUNDS, ISSUING_ROUNDS = 30, 8


def test_kill_at_any_moment_loses_nothing_that_was_shown_as_done(tmp_path: Path) -> None:
    """`benchmarks/kill.py` does the same 500 times."""
    killing = Killing(tmp_path, random.randrange(10**9))
    killing.run(ROUNDS)
    assert set(killing.outcomes) == set(killing.trials())


def test_killed_while_issuing_no_number_is_lost_or_given_twice(tmp_path: Path) -> None:
    library = tmp_path / "library.briefing"
    chance = random.Random()
    done: dict[int, int] = {}
    for _ in range(ISSUING_ROUNDS):
        for line in _issue_and_kill(library, chance.randint(1, 8), chance.random() * 0.02):
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


def _issue_and_kill(library: Path, issues: int, grace: float) -> list[str]:
    """Let a desk issue until so many issues are out and a moment longer, then kill it."""
    paths = os.pathsep.join([str(HERE), str(HERE.parent)])
    desk = subprocess.Popen(
        [sys.executable, str(HERE / "issuing_desk.py"), str(library)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    assert desk.stdout is not None
    lines = [desk.stdout.readline() for _ in range(issues)]
    time.sleep(grace)
    desk.kill()
    rest = desk.stdout.read()
    desk.stdout.close()
    desk.wait()
    assert all(lines), "The desk ended by itself."
    # A line cut off by the kill was never shown.
    return [*lines, *rest.splitlines(keepends=True)[: rest.count("\n")]]
