"""Files of many articles through real worker processes: what kills one of them takes no neighbour along."""

from __future__ import annotations

import io
import os
import time
from collections import deque
from pathlib import Path

import pytest
import samples

from briefing_app.errors import BriefingError, Cancelled, Refused
from briefing_app.intake.formats import registry
from briefing_app.intake.reading import Enclosed, Format
from briefing_app.intake.stretch import Errand, Stretch
from briefing_app.progress import Silent
from briefing_app.workspace import tasks
from briefing_app.workspace.arriving.taking_in import TakingIn, errands, take_in_files
from briefing_app.workspace.workers.pool import Ended, WorkerPool


def _members(stream):
    for line in stream:
        name = line.decode().strip()
        if name != "CRATE":
            yield Enclosed(name, lambda name=name: _load(name))


def _load(name: str) -> bytes:
    if name == "killer":
        os.abort()
    if name == "sleeper":
        time.sleep(600)
    if name == "torn":
        raise Refused("It is torn.")
    return f"The member {name} says that much. {samples.PORT_TEXT}".encode()


CRATE = Format(
    "crate",
    (".crate",),
    (),
    10_000_000,
    lambda data, _: data.startswith(b"CRATE"),
    lambda data: _members(io.BytesIO(data)),
    holds_many=True,
    read_stream=_members,
)


def know_crates() -> None:
    """Run in every worker: it knows the format of these tests, and has loaded what it reads with."""
    registry.FORMATS = (CRATE, *registry.FORMATS)
    tasks.take_in_bytes(samples.PORT_TEXT.encode(), "port.txt")


@pytest.fixture(scope="module")
def pool():
    with WorkerPool(2, timeout_s=5.0, prepare=know_crates) as pool:
        yield pool


def crate(folder: Path, *names: str) -> Path:
    path = folder / "news.crate"
    path.write_text("CRATE\n" + "\n".join(names))
    return path


def brought(pool, *paths):
    found = {}
    done = []
    for heard in take_in_files(pool, paths, samples.NOW, Silent()):
        outcome = heard.outcome
        if heard.done is not None:
            done.append(heard.done)
        if isinstance(outcome, BriefingError):
            assert heard.stretch.path not in done[:-1]
            found[outcome.where] = outcome.what
        elif outcome is not None:
            assert heard.stretch.path not in done
            assert outcome.article.text and outcome.analysis.engine
            found[outcome.taken.original_name] = "taken"
    assert sorted(done) == sorted(paths)
    return found


def test_what_kills_or_holds_up_a_worker_is_named_and_its_neighbours_come(pool, tmp_path):
    path = crate(tmp_path, "a.txt", "killer", "b.txt", "torn", "sleeper", "c.txt")
    found = brought(pool, path)
    assert {name: what for name, what in found.items() if what == "taken"}.keys() == {
        f"news.crate › {letter}.txt" for letter in "abc"
    }
    assert "ended unexpectedly" in found["news.crate › killer"]
    assert "longer than 5 seconds" in found["news.crate › sleeper"]
    assert found["news.crate › torn"] == "It is torn."


def test_a_file_of_hundreds_is_shared_among_the_workers_and_comes_whole(pool, tmp_path):
    names = [f"m{number}.txt" for number in range(120)]
    single = tmp_path / "single.txt"
    single.write_text(samples.BUDGET_TEXT)
    found = brought(pool, crate(tmp_path, *names), single, tmp_path / "gone.txt")
    assert found.pop("single.txt") == "taken"
    assert "no longer there" in found.pop("gone.txt")
    assert found == {f"news.crate › {name}": "taken" for name in names}


def numbers(limit: int):
    for number in range(limit):
        yield number, "x" * 10_000
    if limit == 13:
        raise Refused("Thirteen brings bad luck.")


def test_a_stream_brings_every_value_of_every_item_and_its_end(pool):
    items = deque([300, 13, 0])
    seen: dict[int, list[int]] = {300: [], 13: [], 0: []}
    ends = {}
    for item, value in pool.stream(numbers, items, Silent()):
        if isinstance(value, Ended):
            ends[item] = value.failure
            if item == 0:
                items.append(2)
                seen[2] = []
        else:
            seen[item].append(value[0])
    assert {item: values == list(range(item)) for item, values in seen.items()} == dict.fromkeys(seen, True)
    assert isinstance(ends.pop(13), Refused)
    assert ends == {300: None, 0: None, 2: None}


def test_a_stream_that_nobody_takes_from_waits_and_can_be_left(pool):
    stream = pool.stream(numbers, deque([100_000, 100_000]), Silent())
    assert next(stream)[1] == (0, "x" * 10_000)
    time.sleep(0.5)
    stream.close()
    assert [value for _, value in pool.stream(numbers, deque([1]), Silent())] == [(0, "x" * 10_000), Ended()]


def test_a_stream_can_be_cancelled(pool):
    class Impatient:
        def step(self, done, total, name):
            if self.seen:
                raise Cancelled
            self.seen = True

        seen = False

    with pytest.raises(Cancelled):
        for _ in pool.stream(numbers, deque([100_000]), Impatient()):
            pass


def _files(folder: Path, *names: str) -> list[Path]:
    paths = []
    for name in names:
        path = folder / f"{name}.crate"
        path.write_text(f"CRATE\n{name}" if name in ("killer", "torn") else f"CRATE\n{name}.txt\nsecond.txt")
        paths.append(path)
    return paths


def test_an_errand_goes_on_behind_what_ends_its_worker(pool, tmp_path):
    paths = _files(tmp_path, "a", "killer", "b", "torn", "c")

    waiting = deque([Errand(tuple(Stretch(path) for path in paths))])

    taking_in = TakingIn()
    taken, refused, done = [], {}, []
    for one, step in pool.stream(tasks.take_in_unread, waiting, Silent()):
        heard = taking_in.over(one, step.failure) if isinstance(step, Ended) else taking_in.told(one, step)
        if heard is None:
            continue
        waiting.extendleft(Errand((stretch,)) for stretch in reversed(heard.further))
        if heard.unread is not None:
            taken.append(heard.unread.taken.original_name)
        if isinstance(heard.outcome, BriefingError):
            refused[heard.outcome.where] = heard.outcome.what
        if heard.done is not None:
            done.append(heard.done)
    assert sorted(done) == sorted(paths)
    assert sorted(taken) == sorted(
        f"{name}.crate › {part}.txt" for name in "abc" for part in (name, "second")
    )
    assert "ended unexpectedly" in refused.pop("killer.crate › killer")
    assert refused == {"torn.crate › torn": "It is torn."}


@pytest.mark.parametrize(("files", "longest"), [(1, 1), (25, 1), (160, 8), (10_000, 8)])
def test_errands_name_each_file_once_and_leave_all_workers_busy(files, longest):
    paths = [Path(f"{number}.html") for number in range(files)]
    made = errands([*paths, *paths], workers=2)
    assert [stretch.path for errand in made for stretch in errand.stretches] == paths
    assert max(len(errand.stretches) for errand in made) == longest
