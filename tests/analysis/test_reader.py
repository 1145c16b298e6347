"""The trained reader: its arithmetic, its windows, and what it may cost."""

from __future__ import annotations

import itertools
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.analysis.naming.names import Names
from briefing_app.analysis.reader.labels import REPORTED_LABELS, spans_of
from briefing_app.analysis.reader.model import model
from briefing_app.analysis.reader.network import Chain, Direction, Pointer, run
from briefing_app.analysis.reader.observations import COLUMNS, FLAGS, observe
from briefing_app.analysis.reader.reading import LONGEST, windows
from briefing_app.analysis.saying.attribution import Attributions
from briefing_app.analysis.words.phrases import Phrases
from briefing_app.analysis.words.segments import segment
from briefing_app.analysis.words.tagging import tag
from briefing_app.paths import resource

SIZE, WIDTH = 3, 4


def direction(seed: int) -> tuple[Direction, dict[str, np.ndarray]]:
    numbers = np.random.default_rng(seed)
    weights = {
        f"layer.{part}_{of}_l0": numbers.normal(size=shape).astype(np.float32)
        for part, of, shape in (
            ("weight", "ih", (4 * SIZE, WIDTH)),
            ("weight", "hh", (4 * SIZE, SIZE)),
            ("bias", "ih", (4 * SIZE,)),
            ("bias", "hh", (4 * SIZE,)),
        )
    }
    return Direction.from_weights(weights, "layer", ""), weights


def states_by_the_book(inputs: np.ndarray, weights: dict[str, np.ndarray]) -> np.ndarray:
    """The equations of a recurrent layer as textbooks give them, a word at a time."""

    def logistic(x: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-x))

    hidden, cell, out = np.zeros(SIZE), np.zeros(SIZE), []
    for word in inputs:
        gates = weights["layer.weight_ih_l0"] @ word + weights["layer.bias_ih_l0"]
        gates = gates + weights["layer.weight_hh_l0"] @ hidden + weights["layer.bias_hh_l0"]
        into, keep, new, give = np.split(gates, 4)
        cell = logistic(keep) * cell + logistic(into) * np.tanh(new)
        hidden = logistic(give) * np.tanh(cell)
        out.append(hidden)
    return np.array(out)


def test_a_layer_follows_the_equations_in_rows_of_unequal_length():
    forward, there = direction(1)
    backward, back = direction(2)
    lengths = np.array([6, 4, 1])
    x = np.random.default_rng(3).normal(size=(6, 3, WIDTH)).astype(np.float32)
    out = run(x, lengths, forward, backward)
    for row, length in enumerate(lengths):
        words = x[:length, row]
        assert np.allclose(out[:length, row, :SIZE], states_by_the_book(words, there), atol=1e-5)
        assert np.allclose(out[:length, row, SIZE:], states_by_the_book(words[::-1], back)[::-1], atol=1e-5)


def test_the_best_labels_are_the_best_of_all_there_are():
    numbers = np.random.default_rng(5)
    chain = Chain(numbers.normal(size=(3, 3)), numbers.normal(size=3))
    lengths = np.array([5, 2])
    scores = numbers.normal(size=(5, 2, 3))

    def total(row: int, path: tuple[int, ...]) -> float:
        steps = sum(chain.steps[a, b] for a, b in itertools.pairwise(path))
        return float(chain.starts[path[0]] + steps + sum(scores[t, row, k] for t, k in enumerate(path)))

    for row, path in enumerate(chain.best(scores, lengths)):
        every = itertools.product(range(3), repeat=int(lengths[row]))
        assert tuple(path) == max(every, key=lambda p: total(row, p))


def test_chances_of_a_pointer_are_chances():
    numbers = np.random.default_rng(7)
    pointer = Pointer(
        *(numbers.normal(size=shape) for shape in ((8, 6), (6,), (4, 6), (6,), (6,))),
        far=numbers.normal(size=8),
    )
    chances = pointer.chances(numbers.normal(size=(5, 4)), np.array([0, 3]), np.array([1, 4]))
    assert chances.shape == (2, 6)
    assert np.allclose(chances.sum(1), 1)
    assert (chances >= 0).all()


def test_spans_are_read_off_the_labels():
    number = {label: k for k, label in enumerate(REPORTED_LABELS)}
    labels = [number[x] for x in ("I-S", "B-C", "B-C", "I-C", "O", "B-Q", "I-Q", "I-S")]
    assert spans_of(labels, REPORTED_LABELS) == [
        ("S", 0, 1), ("C", 1, 2), ("C", 2, 4), ("Q", 5, 7), ("S", 7, 8),
    ]  # fmt: skip


@given(st.lists(st.integers(1, 400), max_size=12))
@settings(max_examples=30, deadline=None)
def test_windows_hold_every_word_once_and_stay_small(lengths: list[int]):
    text = "\n\n".join("word " * (n - 1) + "end." for n in lengths)
    segments = segment(text)
    ranges = windows(segments)
    assert [k for a, b in ranges for k in range(a, b)] == list(range(len(segments.tokens)))
    assert all(0 < b - a <= LONGEST for a, b in ranges)


def test_a_window_never_cuts_a_short_paragraph():
    segments = segment("\n\n".join("One two three four five six seven." for _ in range(60)))
    ends = {last for _, last in segments.paragraphs}
    assert all(last in ends for _, last in windows(segments))


def test_a_long_paragraph_is_cut_between_sentences():
    segments = segment("The line between the two harbours had failed again in the night. " * 60)
    ends = {last for _, last in segments.sentences}
    ranges = windows(segments)
    assert len(ranges) > 2
    assert all(last in ends for _, last in ranges)


@given(st.text(alphabet=st.sampled_from("ab “”'\n.,:—0Zé日\u202e"), max_size=300))
@settings(max_examples=60, deadline=None)
def test_every_word_of_any_text_is_observed(text: str):
    segments = segment(text)
    phrases = Phrases(segments, tag(segments))
    seen = observe(phrases, Names(phrases).read(), Attributions(segments, phrases).read())
    assert len(seen.columns) == len(COLUMNS)
    assert {len(column) for column in (*seen.columns, seen.flags)} == {len(segments.tokens)}
    assert all(0 <= flag < FLAGS for flags in seen.flags for flag in flags)


def test_a_window_is_read_the_same_alone_and_beside_others():
    text = "Ann Roe said the line had failed.\n\n" + "“We waited for hours,” a farmer in Ostrand said. " * 12
    segments = segment(text)
    phrases = Phrases(segments, tag(segments))
    seen = observe(phrases, Names(phrases).read(), [])
    ranges = windows(segments)
    assert len(ranges) == 2
    together = sorted(model().read(seen, ranges), key=lambda reading: reading.first)
    alone = [next(model().read(seen, [one])) for one in ranges]
    assert [r.reported for r in together] == [r.reported for r in alone]
    assert all(np.allclose(a.states, b.states, atol=1e-4) for a, b in zip(together, alone, strict=True))


def test_the_shipped_model_is_small_and_sound():
    path = resource("models", "reader.npz")
    assert path.stat().st_size < 20_000_000
    with np.load(path, allow_pickle=False) as stored:
        floats = [stored[name] for name in stored if stored[name].dtype == np.float16]
    assert floats
    assert all(np.isfinite(values).all() for values in floats)


@pytest.mark.parametrize(
    "module", ["briefing_app.workspace.tasks", "briefing_app.bootstrap", "briefing_app.cli"]
)
def test_the_program_starts_without_the_model(module: str):
    code = f"import sys, {module}; sys.exit('numpy' in sys.modules or '{module}' not in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=120).returncode == 0
