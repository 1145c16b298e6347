"""A fixed slice of the trial of `benchmarks/fuzz_intake.py`: spoilt files of every format in real workers."""

from __future__ import annotations

import os
import socket
from functools import partial
from pathlib import Path

import pytest
from hostile_seeds import seeds
from trial import SECRET, Report, baited, run
from watched import watch

from briefing_app.progress import Silent
from briefing_app.workspace.workers.pool import WorkerPool

pytestmark = pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")


def test_spoilt_files_of_every_format_are_read_or_refused_and_their_neighbours_are_read():
    report = run(120, seed=11)
    assert report.wrong == {}
    assert report.held == {}
    assert report.neighbours == 12
    assert len(report.files) > 30
    assert report.articles > 50
    assert report.refusals > 25


def test_every_seed_is_sound():
    names = seeds()
    assert len(names) > 40
    assert all(names.values())


def touch_what_was_not_given(path: Path) -> str:
    """Do in a worker what no reader of articles may do."""
    path.read_text(encoding="utf-8")
    with socket.socket() as door:
        door.connect_ex(("127.0.0.1", 9))
    (path.parent / "written").touch()
    os.system("true")
    return "done"


def test_the_watch_sees_files_sockets_and_programs(tmp_path: Path):
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    log = tmp_path / "log"
    with WorkerPool(1, prepare=partial(watch, str(log))) as pool:
        [(_, outcome)] = pool.run(touch_what_was_not_given, [tmp_path / "secret.txt"], Silent())
    assert outcome == "done"
    deeds = log.read_text("utf-8")
    for event in ("secret.txt", "socket.connect", "written", "os.system"):
        assert event in deeds


def test_the_bait_tells_of_visitors(tmp_path: Path):
    report = Report()
    with baited(tmp_path, report) as bait:
        assert Path(bait.file).read_text("utf-8") == SECRET
        socket.create_connection(("127.0.0.1", int(bait.address.rstrip("/").rpartition(":")[2]))).close()
    assert {"the bait", "the address"} >= set(report.wrong) >= {"the address"}
