"""Runs the trained network with numpy alone: two recurrent layers both ways, and a head for each task.

The equations are those of `training/network.py`. Rows of a batch are sorted by length, the longest
first, so that at each step only the rows that reach so far take part and padding is never read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Direction:
    """The weights of one direction of a recurrent layer; gates stand in the order in, forget, out, new.

    The rows of the first three gates are halved, so that one `tanh` serves all four:
    the logistic function of x is (1 + tanh(x / 2)) / 2. What is left of the halves is multiplied at the end.
    """

    inputs: Floats
    """[W, 4H]"""
    states: Floats
    """[H, 4H]"""
    bias: Floats
    """[4H]"""

    @classmethod
    def from_weights(cls, weights: Mapping[str, Floats], name: str, suffix: str) -> Direction:
        """Return a direction from weights named as torch names them."""
        inputs, states = weights[f"{name}.weight_ih_l0{suffix}"], weights[f"{name}.weight_hh_l0{suffix}"]
        bias = weights[f"{name}.bias_ih_l0{suffix}"] + weights[f"{name}.bias_hh_l0{suffix}"]
        size = len(bias) // 4
        order = np.r_[0 : 2 * size, 3 * size : 4 * size, 2 * size : 3 * size]
        scale = np.repeat(np.array([0.5, 0.5, 0.5, 1.0], dtype=np.float32), size)
        return cls(
            np.ascontiguousarray((inputs[order] * scale[:, None]).T),
            np.ascontiguousarray((states[order] * scale[:, None]).T),
            bias[order] * scale,
        )


def run(x: Floats, lengths: Whole, forward: Direction, backward: Direction) -> Floats:
    """Return the states [T, B, 2H] of a layer for its input [T, B, W]; `lengths` fall from row to row."""
    length, rows, width = x.shape
    size = forward.states.shape[0]
    out = np.zeros((length, rows, 2 * size), dtype=np.float32)
    active = np.searchsorted(-lengths, -np.arange(length), side="left").tolist()
    gate_rows = np.empty((rows, 4 * size), dtype=np.float32)
    spare_rows = np.empty((rows, size), dtype=np.float32)
    for direction, steps, place in (
        (forward, range(length), slice(0, size)),
        (backward, range(length - 1, -1, -1), slice(size, 2 * size)),
    ):
        gates = x.reshape(-1, width) @ direction.inputs
        gates += direction.bias
        gates = gates.reshape(length, rows, 4 * size)
        hidden_rows = np.zeros((rows, size), dtype=np.float32)
        cell_rows = np.zeros((rows, size), dtype=np.float32)
        for t in steps:
            n = active[t]
            gate, hidden, cell, spare = gate_rows[:n], hidden_rows[:n], cell_rows[:n], spare_rows[:n]
            np.dot(hidden, direction.states, out=gate)
            gate += gates[t, :n]
            np.tanh(gate, out=gate)
            opened = gate[:, : 3 * size]
            opened += 1.0
            cell *= gate[:, size : 2 * size]
            np.multiply(gate[:, :size], gate[:, 3 * size :], out=spare)
            cell += spare
            cell *= 0.5
            np.tanh(cell, out=spare)
            spare *= 0.5
            np.multiply(gate[:, 2 * size : 3 * size], spare, out=hidden)
            out[t, :n, place] = hidden
    return out


@dataclass(frozen=True, slots=True)
class Chain:
    """The scores of one label following another, and of each label standing first."""

    steps: Floats
    starts: Floats

    def best(self, scores: Floats, lengths: Whole) -> list[list[int]]:
        """Return the likeliest labels of each row of `scores` [T, B, L]."""
        length, rows, labels = scores.shape
        value = self.starts + scores[0]
        back = np.zeros((length, rows, labels), dtype=np.int64)
        ends = np.array(value)
        for t in range(1, length):
            n = int(np.searchsorted(-lengths, -t, side="left"))
            reached = value[:n, :, None] + self.steps
            back[t, :n] = reached.argmax(1)
            value = reached.max(1) + scores[t, :n]
            ends[:n] = value
        paths = []
        for row, last in enumerate(lengths):
            k = int(ends[row].argmax())
            path = [k]
            for t in range(int(last) - 1, 0, -1):
                k = int(back[t, row, k])
                path.append(k)
            paths.append(path[::-1])
        return paths


@dataclass(frozen=True, slots=True)
class Pointer:
    """Points from a content to the words of its source, or of its cue."""

    query: Floats
    query_bias: Floats
    key: Floats
    key_bias: Floats
    nowhere: Floats
    far: Floats

    @classmethod
    def from_weights(cls, weights: Mapping[str, Floats], name: str) -> Pointer:
        """Return a pointer from weights named as torch names them."""
        return cls(
            np.ascontiguousarray(weights[f"{name}.query.weight"].T),
            weights[f"{name}.query.bias"],
            np.ascontiguousarray(weights[f"{name}.key.weight"].T),
            weights[f"{name}.key.bias"],
            weights[f"{name}.nowhere"],
            weights[f"{name}.far"],
        )

    def chances(self, states: Floats, first: Whole, last: Whole) -> Floats:
        """Return for each content [N] the chance of each word [T] of `states` [T, D]; the last place is none.

        `first` and `last` are the first and the last word of each content.
        """
        query = np.concatenate([states[first], states[last]], 1) @ self.query + self.query_bias
        keys = states @ self.key + self.key_bias
        scores = query @ keys.T / np.float32(np.sqrt(len(self.nowhere)))
        half = len(self.far) // 2
        distance = np.arange(len(states))[None, :] - first[:, None]
        bucket = np.minimum(np.floor(2 * np.log2(np.abs(distance) + 1)).astype(np.int64), half - 1)
        scores += self.far[np.where(distance < 0, bucket, bucket + half)]
        scores = np.concatenate([scores, (query @ self.nowhere)[:, None]], 1)
        scores = np.exp(scores - scores.max(1, keepdims=True))
        return np.asarray(scores / scores.sum(1, keepdims=True))
