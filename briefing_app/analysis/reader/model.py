"""The shipped model: its word lists and weights, read once in each worker when first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from briefing_app.analysis.reader.network import Chain, Direction, Pointer, run
from briefing_app.analysis.reader.observations import COLUMNS, FLAGS, FORM_COLUMNS, Observations, form_of
from briefing_app.paths import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing_app.analysis.reader.network import Floats, Whole

MODEL = "reader.npz"
UNKNOWN = 1
"""The number of a value that training has not seen; 0 is padding."""
LOOKED_UP = (*COLUMNS, "cluster", "case")
_WORDS_AT_ONCE = 4096
"""The memory for long texts is bounded: so many words are read at a time."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model says of a window of words: labels, and states to point from."""

    first: int
    reported: list[int]
    names: list[int]
    states: Floats


class Model:
    """The trained network with its vocabularies."""

    def __init__(self, stored: Mapping[str, np.ndarray]) -> None:
        self._vocabularies = [
            {value: n for n, value in enumerate(_lines(stored, f"vocabulary.{name}"), UNKNOWN + 1)}
            for name in COLUMNS
        ]
        self._clusters = _table(stored, "clusters")
        self._cases = _table(stored, "cases")
        weights = _weights(stored)
        self._tables = [weights[f"tables.{name}.weight"] for name in LOOKED_UP]
        self._inputs = weights["lower.weight_ih_l0"].shape[1]
        self._layers = [
            (Direction.from_weights(weights, name, ""), Direction.from_weights(weights, name, "_reverse"))
            for name in ("lower", "upper")
        ]
        self._reported = np.ascontiguousarray(weights["reported.weight"].T), weights["reported.bias"]
        any_corpus = weights["corpus.weight"][0]
        states = weights["names.weight"].shape[1] - len(any_corpus)
        self._names = (
            np.ascontiguousarray(weights["names.weight"][:, :states].T),
            weights["names.bias"] + weights["names.weight"][:, states:] @ any_corpus,
        )
        self._reported_chain = Chain(weights["reported_field.steps"], weights["reported_field.starts"])
        self._names_chain = Chain(weights["names_field.steps"], weights["names_field.starts"])
        self.sources = Pointer.from_weights(weights, "sources")
        self.cues = Pointer.from_weights(weights, "cues")

    def read(self, seen: Observations, windows: Sequence[tuple[int, int]]) -> Iterator[Reading]:
        """Give what the model says of each window of an article, long windows first."""
        numbers, flags = self._numbers(seen), _switched(seen.flags)
        order = sorted(windows, key=lambda window: window[0] - window[1])
        while order:
            rows = max(1, _WORDS_AT_ONCE // (order[0][1] - order[0][0]))
            batch, order = order[:rows], order[rows:]
            yield from self._batch(numbers, flags, batch)

    def _numbers(self, seen: Observations) -> Whole:
        """Return the numbers [C, T] of what was seen, in the order of `LOOKED_UP`."""
        known = {word: self._form(word) for word in dict.fromkeys(seen.words)}
        form = list(zip(*map(known.__getitem__, seen.words), strict=True))
        size = len(FORM_COLUMNS)
        places = [
            [vocabulary.get(value, UNKNOWN) for value in column]
            for vocabulary, column in zip(self._vocabularies[size:], seen.columns[size:], strict=True)
        ]
        return np.array([*form[:size], *places, *form[size:]])

    def _form(self, word: str) -> tuple[int, ...]:
        """Return the numbers of what a word shows by itself, of its cluster, and of its usual case."""
        shown, low = form_of(word), word.lower()
        values = (shown.word, shown.prefix, shown.suffix, shown.ending, shown.shape)
        numbers = (v.get(value, UNKNOWN) for v, value in zip(self._vocabularies, values, strict=False))
        cluster = self._clusters.get(word) or self._clusters.get(low, UNKNOWN)
        return (*numbers, cluster, self._cases.get(low, UNKNOWN))

    def _batch(self, numbers: Whole, flags: Floats, windows: list[tuple[int, int]]) -> list[Reading]:
        """Read windows that fall in length."""
        lengths = np.array([last - first for first, last in windows])
        x = np.zeros((int(lengths[0]), len(windows), self._inputs), dtype=np.float32)
        for row, (first, last) in enumerate(windows):
            place = 0
            for table, column in zip(self._tables, numbers[:, first:last], strict=True):
                x[: last - first, row, place : place + table.shape[1]] = table[column]
                place += table.shape[1]
            x[: last - first, row, place:] = flags[first:last]
        low = run(x, lengths, *self._layers[0])
        states = np.concatenate([low, run(low, lengths, *self._layers[1])], 2)
        reported = self._reported_chain.best(_scores(states, *self._reported), lengths)
        names = self._names_chain.best(_scores(states, *self._names), lengths)
        return [
            Reading(first, reported[row], names[row], states[: last - first, row])
            for row, (first, last) in enumerate(windows)
        ]


def _switched(flags: list[tuple[int, ...]]) -> Floats:
    """Return the flags of each word [T, F] as zeros and ones."""
    switched = np.zeros((len(flags), FLAGS), dtype=np.float32)
    rows = np.repeat(np.arange(len(flags)), [len(numbers) for numbers in flags])
    switched[rows, [flag for numbers in flags for flag in numbers]] = 1.0
    return switched


def _scores(states: Floats, weight: Floats, bias: Floats) -> Floats:
    """Return the scores [T, B, L] of labels for states [T, B, D]."""
    flat = states.reshape(-1, states.shape[2]) @ weight + bias
    return flat.reshape(*states.shape[:2], -1)


def _lines(stored: Mapping[str, np.ndarray], name: str) -> list[str]:
    return stored[name].tobytes().decode("utf-8").split("\n")


def _table(stored: Mapping[str, np.ndarray], name: str) -> dict[str, int]:
    return dict(zip(_lines(stored, f"{name}.words"), stored[f"{name}.numbers"].tolist(), strict=True))


def _weights(stored: Mapping[str, np.ndarray]) -> dict[str, Floats]:
    """Return the weights in single precision; those in whole numbers have a scale for each row."""
    found = {}
    for name, array in stored.items():
        if array.dtype == np.float16:
            found[name] = array.astype(np.float32)
        elif array.dtype == np.int8:
            found[name] = array.astype(np.float32) * stored[f"{name}:scale"].astype(np.float32)[:, None]
    return found


@cache
def model() -> Model:
    """Return the shipped model."""
    with np.load(resource("models", MODEL), allow_pickle=False) as stored:
        return Model(dict(stored))
