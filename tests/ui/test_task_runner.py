"""Long work in worker processes, told on the thread of the window."""

from __future__ import annotations

import os
import threading
import time

import pytest
from reading_desk import InlinePool

from briefing_app.errors import BriefingError, Refused
from briefing_app.ui.task_runner import TaskRunner


def squared(number):
    if number == 13:
        raise Refused("Thirteen brings bad luck.", where="13", hint="Take fourteen.")
    return number * number, os.getpid()


def broken(_number):
    raise ZeroDivisionError("oh")


def sleepy(number):
    time.sleep(0.2)
    return number


def test_results_come_from_another_process_on_the_thread_of_the_window(qtbot):
    runner = TaskRunner()
    try:
        arrived, threads = [], []
        job = runner.start("Squaring", squared, [2, 3, 13, 4])
        job.arrived.connect(
            lambda item, value: (arrived.append((item, value)), threads.append(threading.current_thread()))
        )
        failed = []
        job.failed.connect(lambda item, error: failed.append((item, error.what, error.hint)))
        with qtbot.waitSignal(job.finished, timeout=20_000):
            pass
        assert sorted((item, value[0]) for item, value in arrived) == [(2, 4), (3, 9), (4, 16)]
        assert all(value[1] != os.getpid() for _, value in arrived)
        assert set(threads) == {threading.main_thread()}
        assert failed == [(13, "Thirteen brings bad luck.", "Take fourteen.")]
        assert (job.done, job.total, runner.jobs) == (4, 4, [])
    finally:
        runner.close()


def test_a_cancelled_job_ends_at_once_and_tells_nothing_more(qtbot):
    runner = TaskRunner()
    try:
        arrived = []
        job = runner.start("Sleeping", sleepy, range(200))
        job.arrived.connect(lambda item, _value: arrived.append(item))
        qtbot.waitUntil(lambda: bool(arrived), timeout=20_000)
        with qtbot.waitSignal(job.finished, timeout=500):
            job.cancel()
        seen = len(arrived)
        qtbot.wait(500)
        assert len(arrived) == seen < 200
        assert runner.jobs == []
    finally:
        runner.close()


def test_a_fault_of_the_program_is_a_failure_with_words_and_a_crash_report(qtbot):
    runner = TaskRunner(InlinePool)
    crashes, failures = [], []
    runner.crashed.connect(crashes.append)
    job = runner.start("Breaking", broken, [1])
    job.failed.connect(lambda _item, error: failures.append(error))
    with qtbot.waitSignal(job.finished):
        pass
    assert [type(fault) for fault in crashes] == [ZeroDivisionError]
    assert [type(error) for error in failures] == [BriefingError]


def test_a_job_over_nothing_finishes(qtbot):
    runner = TaskRunner(InlinePool)
    with qtbot.waitSignal(runner.start("Nothing", squared, []).finished):
        pass


@pytest.mark.parametrize("quiet", [True, False])
def test_jobs_are_announced_once_at_either_end(qtbot, quiet):
    runner = TaskRunner(InlinePool)
    told = []
    runner.job_started.connect(lambda job: told.append(("started", job.title)))
    runner.job_finished.connect(lambda job: told.append(("finished", job.title)))
    with qtbot.waitSignal(runner.job_finished):
        runner.start("Squaring", squared, [1, 2], quiet=quiet)
    assert told == [("started", "Squaring"), ("finished", "Squaring")]
