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
    """What the model says of a window of words: labels, and the states of each network to point from."""

    first: int
    reported: list[int]
    names: list[int]
    states: tuple[Floats, ...]


class Network:
    """One trained network with its vocabularies; `part` begins the names of its arrays in the file."""

    def __init__(self, stored: Mapping[str, np.ndarray], part: str) -> None:
        weights = _weights(stored, part)
        self._vocabularies = [
            {value: n for n, value in enumerate(_lines(stored, f"{part}vocabulary.{name}"), UNKNOWN + 1)}
            for name in COLUMNS
        ]
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
        self.reported_chain = Chain(weights["reported_field.steps"], weights["reported_field.starts"])
        self.names_chain = Chain(weights["names_field.steps"], weights["names_field.starts"])
        self.sources = Pointer.from_weights(weights, "sources")
        self.cues = Pointer.from_weights(weights, "cues")

    def form(self, word: str) -> tuple[int, ...]:
        """Return the numbers of what a word shows by itself."""
        shown = form_of(word)
        values = (shown.word, shown.prefix, shown.suffix, shown.ending, shown.shape)
        return tuple(v.get(value, UNKNOWN) for v, value in zip(self._vocabularies, values, strict=False))

    def place(self, columns: Sequence[list[str]]) -> list[list[int]]:
        """Return the numbers of the columns that tell where a word stands."""
        vocabularies = self._vocabularies[len(FORM_COLUMNS) :]
        return [
            [v.get(value, UNKNOWN) for value in column]
            for v, column in zip(vocabularies, columns, strict=True)
        ]

    def read(
        self, numbers: Whole, flags: Floats, windows: list[tuple[int, int]]
    ) -> tuple[Floats, Floats, Floats]:
        """Return states [T, B, D], and the scores of reported and of name labels; windows fall in length."""
        lengths = np.array([last - first for first, last in windows])
        x = np.zeros((int(lengths[0]), len(windows), self._inputs), dtype=np.float32)
        for row, (first, last) in enumerate(windows):
            place = 0
            for table, column in zip(self._tables, numbers[:, first:last], strict=True):
                x[: last - first, row, place : place + table.shape[1]] = table[column]
                place += table.shape[1]
            x[: last - first, row, place:] = flags[first:last, : self._inputs - place]
        low = run(x, lengths, *self._layers[0])
        states = np.concatenate([low, run(low, lengths, *self._layers[1])], 2)
        return states, _scores(states, *self._reported), _scores(states, *self._names)


class Model:
    """The networks that ship, read together: the scores of their labels and their chances are averaged."""

    def __init__(self, stored: Mapping[str, np.ndarray]) -> None:
        self._clusters = dict(
            zip(_lines(stored, "clusters.words"), stored["clusters.numbers"].tolist(), strict=True)
        )
        self._cases = dict(zip(_lines(stored, "cases.words"), stored["cases.numbers"].tolist(), strict=True))
        self._networks = [Network(stored, f"{n}.") for n in range(int(stored["networks"]))]
        self._reported_chain = Chain.mean([network.reported_chain for network in self._networks])
        self._names_chain = Chain.mean([network.names_chain for network in self._networks])

    def read(self, seen: Observations, windows: Sequence[tuple[int, int]]) -> Iterator[Reading]:
        """Give what the model says of each window of an article, long windows first."""
        numbers = [self._numbers(network, seen) for network in self._networks]
        flags = _switched(seen.flags)
        order = sorted(windows, key=lambda window: window[0] - window[1])
        while order:
            rows = max(1, _WORDS_AT_ONCE // (order[0][1] - order[0][0]))
            batch, order = order[:rows], order[rows:]
            yield from self._batch(numbers, flags, batch)

    def source_chances(self, reading: Reading, first: Whole, last: Whole) -> Floats:
        """Return for each content of a window the chance of each word to be its source's, see `Pointer`."""
        pointers = [network.sources for network in self._networks]
        return _mean_chances(pointers, reading, first, last)

    def cue_chances(self, reading: Reading, first: Whole, last: Whole) -> Floats:
        """Return for each content of a window the chance of each word to be its cue's, see `Pointer`."""
        pointers = [network.cues for network in self._networks]
        return _mean_chances(pointers, reading, first, last)

    def _numbers(self, network: Network, seen: Observations) -> Whole:
        """Return the numbers [C, T] of what was seen, in the order of `LOOKED_UP`."""
        known: dict[str, tuple[int, ...]] = {}
        for word in seen.words:
            if word not in known:
                known[word] = (*network.form(word), *self._looked_up(word))
        form = list(zip(*map(known.__getitem__, seen.words), strict=True))
        size = len(FORM_COLUMNS)
        return np.array([*form[:size], *network.place(seen.columns[size:]), *form[size:]])

    def _looked_up(self, word: str) -> tuple[int, int]:
        """Return the cluster of a word, and how often it stands in small letters."""
        low = word.lower()
        return self._clusters.get(word) or self._clusters.get(low, UNKNOWN), self._cases.get(low, UNKNOWN)

    def _batch(self, numbers: list[Whole], flags: Floats, windows: list[tuple[int, int]]) -> list[Reading]:
        read = [
            network.read(rows, flags, windows) for network, rows in zip(self._networks, numbers, strict=True)
        ]
        lengths = np.array([last - first for first, last in windows])
        reported = self._reported_chain.best(np.mean([scores for _, scores, _ in read], 0), lengths)
        names = self._names_chain.best(np.mean([scores for _, _, scores in read], 0), lengths)
        return [
            Reading(
                first,
                reported[row],
                names[row],
                tuple(states[: last - first, row] for states, _, _ in read),
            )
            for row, (first, last) in enumerate(windows)
        ]


def _mean_chances(pointers: list[Pointer], reading: Reading, first: Whole, last: Whole) -> Floats:
    chances = [
        pointer.chances(states, first, last) for pointer, states in zip(pointers, reading.states, strict=True)
    ]
    return np.asarray(np.mean(chances, 0))


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


def _weights(stored: Mapping[str, np.ndarray], part: str) -> dict[str, Floats]:
    """Return the weights of a part in single precision; those in whole numbers have a scale for each row."""
    found = {}
    for name, array in stored.items():
        if not name.startswith(part) or array.dtype not in (np.float16, np.int8):
            continue
        values = array.astype(np.float32)
        if array.dtype == np.int8:
            values *= stored[f"{name}:scale"].astype(np.float32)[:, None]
        found[name.removeprefix(part)] = values
    return found


@cache
def model() -> Model:
    """Return the shipped model."""
    with np.load(resource("models", MODEL), allow_pickle=False) as stored:
        return Model(dict(stored))
