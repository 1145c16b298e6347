"""The worker pool: one bad call fails alone, whatever it does to its process."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing_app.errors import BriefingError, Cancelled, Refused
from briefing_app.progress import Silent
from briefing_app.workspace.workers import decoding, worker
from briefing_app.workspace.workers.pool import WorkerPool, name_of
from briefing_app.workspace.workers.worker import Reply, TooMuch, packed_reply


def double(number: int) -> int:
    return 2 * number


class Swelling:
    """Takes more memory than there is when it is packed for the way back."""

    def __reduce__(self) -> tuple[object, ...]:
        return (str, ("x" * (3 * 1024**3),))


def behave(word: str) -> str:
    """Do what the word says, the way hostile files make parsers do."""
    if word == "hang":
        while True:
            pass
    if word == "wait":
        time.sleep(600)
    if word == "shout":
        os.write(2, b"\x1b[2Jwords of a file\n" * 500_000)
        print("x" * 5_000_000)
    if word == "exit":
        os._exit(3)
    if word == "abort":
        os.abort()
    if word == "eat":
        return "x" * (3 * 1024**3)
    if word == "swell":
        return Swelling()  # type: ignore[return-value]
    if word == "refuse":
        raise Refused("The file is empty.", where="a.txt", hint="Choose another.")
    if word == "mistake":
        raise ZeroDivisionError("a fault of ours")
    if word == "unsendable":
        return lambda: 0  # type: ignore[return-value]
    return word.upper()


def die_once(marker: str) -> str:
    """Be killed from outside at the first try, as by a system that is short of memory."""
    if not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "alive"


def slow_double(number: int) -> int:
    time.sleep(0.2 if number % 3 == 0 else 0.0)
    return 2 * number


def own_pid(_: int) -> int:
    return os.getpid()


def modules(_: int) -> list[str]:
    return sorted(sys.modules)


def niceness(_: int) -> int:
    return os.nice(0)


@pytest.fixture(scope="module")
def pool():
    with WorkerPool(2, timeout_s=3, memory_bytes=1024**3) as pool:
        yield pool


class Steps:
    """Progress that remembers, and cancels after some results."""

    def __init__(self, cancel_at: int | None = None) -> None:
        self.seen: list[tuple[int, int, str]] = []
        self.cancel_at = cancel_at

    def step(self, done: int, total: int, name: str) -> None:
        if not self.seen or self.seen[-1] != (done, total, name):
            self.seen.append((done, total, name))
        if done == self.cancel_at:
            raise Cancelled


def test_results_come_in_the_order_of_the_items(pool):
    assert list(pool.run(slow_double, range(20), Silent())) == [(n, 2 * n) for n in range(20)]


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        ("hang", "longer than 3 seconds"),
        ("exit", "ended unexpectedly"),
        ("abort", "ended unexpectedly"),
        ("eat", "more memory"),
        ("mistake", "ZeroDivisionError"),
        ("unsendable", "mistake"),
    ],
)
def test_only_the_item_that_misbehaves_is_refused_by_name(pool, deed, words):
    items = ["one", "two", deed, "three", "four"]
    outcomes = dict(pool.run(behave, items, Silent()))
    error = outcomes.pop(deed)
    assert isinstance(error, BriefingError)
    assert words in error.what
    assert error.where == deed
    assert outcomes == {"one": "ONE", "two": "TWO", "three": "THREE", "four": "FOUR"}


def test_what_swells_on_the_way_back_is_refused_by_name(pool):
    outcomes = dict(pool.run(behave, ["one", "swell", "two"], Silent()))
    assert "more memory" in str(outcomes.pop("swell"))
    assert outcomes == {"one": "ONE", "two": "TWO"}


def test_more_than_a_call_may_bring_back_is_not_sent(monkeypatch):
    monkeypatch.setattr(worker, "MAX_REPLY_BYTES", 1_000)
    assert pickle.loads(packed_reply(Reply("x" * 100))).result == "x" * 100
    reply = pickle.loads(packed_reply(Reply("x" * 2_000)))
    assert isinstance(reply.failure, TooMuch)
    assert reply.leaving


def test_several_misbehaving_items_side_by_side_leave_the_others_whole(pool):
    items = ["a", "exit", "exit", "b", "eat", "abort", "c", "hang", "d", "exit", "e"]
    good = [outcome for _, outcome in pool.run(behave, items, Silent()) if isinstance(outcome, str)]
    assert good == ["A", "B", "C", "D", "E"]


def test_a_refusal_arrives_as_it_was_raised(pool):
    [(_, refusal)] = pool.run(behave, ["refuse"], Silent())
    assert isinstance(refusal, Refused)
    assert str(refusal) == "a.txt: The file is empty. Choose another."


def test_an_item_whose_worker_was_killed_from_outside_is_tried_again(pool, tmp_path):
    marker = str(tmp_path / "tried")
    [(_, outcome)] = pool.run(die_once, [marker], Silent())
    assert outcome == "alive"


def test_progress_names_every_item_and_the_end(pool):
    steps = Steps()
    list(pool.run(behave, ["one", "two"], steps))
    assert steps.seen == [(0, 2, "one"), (1, 2, "two"), (2, 2, "")]


def test_cancelling_ends_the_run_at_once_even_while_an_item_hangs(pool):
    began = time.monotonic()
    with pytest.raises(Cancelled):
        list(pool.run(behave, ["one", "hang", "hang", "hang", "two"], Steps(cancel_at=1)))
    assert time.monotonic() - began < 2.5
    assert list(pool.run(double, [4], Silent())) == [(4, 8)]


def test_leaving_a_run_early_ends_what_still_runs(pool):
    run = pool.run(behave, ["one", "hang", "hang"], Silent())
    assert next(run) == ("one", "ONE")
    run.close()
    assert pool.submit(double, 3).result(20) == 6


def test_a_submitted_call_fails_with_what_it_raised(pool):
    with pytest.raises(ZeroDivisionError) as caught:
        pool.submit(behave, "mistake").result(20)
    assert "in behave" in "".join(caught.value.__notes__)


def test_a_call_can_bring_its_own_time_limit_and_name(pool):
    with pytest.raises(BriefingError, match=r"report\.pdf: .*0\.5 seconds"):
        pool.submit(behave, "hang", timeout_s=0.5, name="report.pdf").result(20)


def test_a_running_call_can_be_stopped(pool):
    future = pool.submit(behave, "hang")
    while not future.running():
        time.sleep(0.01)
    pool.stop(future)
    assert isinstance(future.exception(5), Cancelled)


def test_an_urgent_call_overtakes_those_that_wait():
    with WorkerPool(1) as pool:
        pool.submit(double, 1).result(30)
        finished: list[str] = []
        waiting = [pool.submit(time.sleep, 0.1) for _ in range(4)]
        for future in waiting:
            future.add_done_callback(lambda _: finished.append("patient"))
        urgent = pool.submit(double, 2, urgent=True)
        urgent.add_done_callback(lambda _: finished.append("urgent"))
        for future in [*waiting, urgent]:
            future.result(20)
    assert finished.index("urgent") <= 1


def test_workers_are_processes_of_their_own_that_serve_many_calls(pool):
    pids = {pid for _, pid in pool.run(own_pid, range(20), Silent())}
    assert os.getpid() not in pids
    assert len(pids) <= 2


def test_workers_do_not_import_qt_and_step_back_for_others(pool):
    assert not [name for name in pool.submit(modules, 0).result(20) if name.startswith("PySide6")]
    if sys.platform != "win32":
        assert pool.submit(niceness, 0).result(20) > os.nice(0)


def test_nothing_starts_before_the_first_call():
    pool = WorkerPool(1)
    assert pool.started == 0
    pool.warm()
    assert pool.started == 1
    pool.shutdown()


def test_shutting_down_is_quick_while_calls_hang_and_wait():
    pool = WorkerPool(1)
    pool.submit(double, 1).result(30)
    running, waiting = pool.submit(behave, "hang"), pool.submit(double, 1)
    while not running.running():
        time.sleep(0.01)
    began = time.monotonic()
    pool.shutdown()
    assert time.monotonic() - began < 1
    assert isinstance(running.exception(5), Cancelled)
    assert waiting.cancelled()
    with pytest.raises(RuntimeError):
        pool.submit(double, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_workers_end_with_the_program_even_when_it_is_killed():
    code = (
        "import os, time\n"
        "from briefing_app.workspace.workers.pool import WorkerPool\n"
        "pool = WorkerPool(1)\n"
        "print(pool.submit(os.getpid).result(30), flush=True)\n"
        "pool.submit(time.sleep, 600)\n"
        "time.sleep(600)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        worker = int(program.stdout.readline())
        time.sleep(0.2)
        program.kill()
    deadline = time.monotonic() + 10
    while _is_running(worker) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_running(worker)


def _is_running(pid: int) -> bool:
    """Tell whether a process works still; one that waits to be buried does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_items_are_called_what_a_person_calls_them():
    assert name_of(Path("/a/b/story.txt")) == "story.txt"
    assert name_of(3) == ""


def test_a_large_program_does_not_make_its_workers_look_large(pool):
    ballast = bytearray(1_500_000_000)
    ballast[::4096] = b"x" * len(range(0, len(ballast), 4096))

    pids = {pid for _, pid in pool.run(own_pid, range(6), Silent())}

    assert len(pids) <= 2
    assert ballast


@pytest.mark.skipif(sys.platform == "win32", reason="there the clock alone counts")
def test_time_of_the_processor_counts_and_waiting_is_borne_with(pool):
    began = time.monotonic()
    assert pool.submit(pause, 1.5, timeout_s=0.5).result(20) == "rested"
    with pytest.raises(BriefingError, match=r"0\.5 seconds"):
        pool.submit(behave, "wait", timeout_s=0.5).result(60)
    assert time.monotonic() - began > 3


@pytest.mark.skipif(sys.platform == "win32", reason="there the clock alone counts")
def test_each_call_and_each_value_has_its_time_anew(pool):
    values: list[int] = []
    pool.submit(busy_values, 4, timeout_s=1, on_value=values.append).result(60)
    assert values == list(range(4))
    assert pool.submit(busy, 9, timeout_s=1).result(60) == 9


def pause(seconds: float) -> str:
    time.sleep(seconds)
    return "rested"


def busy(number: int) -> int:
    end = time.process_time() + 0.6
    while time.process_time() < end:
        pass
    return number


def busy_values(count: int) -> Iterator[int]:
    yield from map(busy, range(count))


def test_a_worker_that_shouts_is_not_heard_and_does_not_stand_still(pool, capfd):
    assert pool.submit(behave, "shout", timeout_s=3).result(20) == "SHOUT"
    said = capfd.readouterr()
    assert "words of a file" not in said.out + said.err


def test_a_worker_that_is_killed_between_two_values_is_told_and_replaced(tmp_path):
    with WorkerPool(1) as pool:
        values: list[int] = []
        with pytest.raises(BriefingError, match="ended unexpectedly"):
            pool.submit(die_between_values, on_value=values.append).result(30)
        assert values == [1]
        assert pool.submit(double, 4).result(30) == 8


def die_between_values() -> Iterator[int]:
    yield 1
    os.kill(os.getpid(), signal.SIGKILL)


class Armed:
    """What a parser that was taken over could send: a call in place of a value."""

    def __init__(self, marker: str) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, ...]:
        return (os.system, (f"echo > {self.marker}",))


def send_armed(marker: str) -> object:
    return Armed(marker)


def send_armed_among_values(marker: str) -> Iterator[object]:
    yield 1
    yield Armed(marker)
    yield 3


@pytest.mark.parametrize("fn", [send_armed, send_armed_among_values])
def test_nothing_that_a_worker_sends_is_run(fn, tmp_path):
    marker = tmp_path / "run"
    with WorkerPool(1) as pool:
        with pytest.raises(pickle.UnpicklingError, match="no value"):
            pool.submit(fn, str(marker), on_value=[].append).result(30)
        assert [outcome for _, outcome in pool.run(double, [1, 2], Silent())] == [2, 4]
    assert not marker.exists()


@pytest.mark.parametrize(
    "name",
    ["os system", "builtins eval", "builtins getattr", "builtins bytearray", "subprocess Popen",
     "pathlib os.system", "briefing_app.workspace.workers.pool WorkerPool", "functools partial",
     "briefing_app.errors Refused.__init__", "operator attrgetter", "this c", "antigravity x"],
)  # fmt: skip
def test_only_types_of_values_are_named(name):
    module, _, attribute = name.partition(" ")
    with pytest.raises(pickle.UnpicklingError):
        decoding.loads(f"c{module}\n{attribute}\n(tR.".encode())
    assert "antigravity" not in sys.modules


def test_a_taker_that_fails_leaves_no_reply_for_the_next_call():
    def fail(_: int) -> None:
        raise ZeroDivisionError

    with WorkerPool(1) as pool:
        with pytest.raises(ZeroDivisionError):
            pool.submit(busy_values, 3, on_value=fail).result(30)
        assert pool.submit(double, 21).result(30) == 42
