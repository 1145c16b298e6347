"""Write a trained checkpoint as the model that the program ships.

python training/export_reader.py reader.pt resources/models/reader.npz
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch

from briefing_app.analysis.reader.observations import COLUMNS

DROPPED = ("tags.", "relations.")
"""Heads that only helped to train."""
WHOLE = "tables."
"""Tables of words are stored as whole numbers of one byte with a scale for each row."""


def _lines(values: list[str]) -> np.ndarray:
    return np.frombuffer("\n".join(values).encode("utf-8"), dtype=np.uint8)


def write(checkpoint: Path, path: Path) -> None:
    """Write the weights and word lists of a checkpoint, compressed."""
    stored = torch.load(checkpoint, weights_only=False)
    arrays: dict[str, np.ndarray] = {}
    for name, tensor in stored["model"].items():
        values = tensor.numpy()
        if name.startswith(DROPPED):
            continue
        if name.startswith(WHOLE):
            scale = np.maximum(np.abs(values).max(1), 1e-6) / 127
            arrays[name] = np.round(values / scale[:, None]).astype(np.int8)
            arrays[f"{name}:scale"] = scale.astype(np.float16)
        else:
            arrays[name] = values.astype(np.float16)
    for name, vocabulary in zip(COLUMNS, stored["vocabularies"], strict=True):
        arrays[f"vocabulary.{name}"] = _lines(list(vocabulary))
    for name in ("clusters", "cases"):
        table = dict(sorted(stored[name].items()))
        arrays[f"{name}.words"] = _lines(list(table))
        arrays[f"{name}.numbers"] = np.array(list(table.values()), dtype=np.uint16)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)
    print(path, f"{path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
