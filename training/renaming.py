"""Makes more training sentences by putting other names into annotated ones.

A small corpus teaches its own names by heart; with names from public lists in their places it
teaches what stands around a name.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SHARE = 0.7
"""How many of the names are replaced."""


class Names:
    """Names to choose from: public lists, and the names that the corpora hold themselves."""

    def __init__(self, gazetteer: Path, corpora: Iterable[dict[str, Any]], seed: int) -> None:
        self._random = random.Random(seed)
        lists = json.loads(gzip.decompress(gazetteer.read_bytes()))["gaz"]
        self._given, self._family = lists["forename"], lists["surname"]
        self._acronyms = [*lists["org_acr"], *lists["intl_acr"]]
        self._parties = lists["party"]
        self._places = [lists["country"], lists["bigcity"], lists["city"], lists["admin"], lists["capital"]]
        self._seen: dict[str, list[list[str]]] = {"PER": [], "ORG": [], "LOC": []}
        for record in corpora:
            for kind, first, last in spans(record["ner"]):
                if kind in self._seen:
                    self._seen[kind].append(record["toks"][first:last])

    def other(self, kind: str, name: list[str]) -> list[str]:
        """Return another name of the same kind, about as long."""
        choose = self._random.choice
        if self._random.random() < 0.5:
            alike = [choose(self._seen[kind]) for _ in range(6)]
            return min(alike, key=lambda words: abs(len(words) - len(name)))
        if kind == "PER":
            return [choose(self._family)] if len(name) == 1 else [choose(self._given), choose(self._family)]
        if kind == "LOC":
            return str(choose(choose(self._places))).split(" ")
        if len(name) == 1 and name[0].isupper():
            return [choose(self._acronyms)]
        return str(choose(self._parties)).split(" ")

    def renamed(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return a copy of a record with other names in it."""
        words, labels, spaces = [], [], []
        old = record.get("sp")
        place = 0
        for kind, first, last in [*spans(record["ner"]), ("", len(record["toks"]), len(record["toks"]))]:
            words += record["toks"][place:first]
            labels += record["ner"][place:first]
            spaces += old[place:first] if old else []
            name = record["toks"][first:last]
            if name:
                changed = kind in self._seen and self._random.random() < SHARE
                new = self.other(kind, name) if changed else name
                words += new
                labels += [f"B-{kind}", *[f"I-{kind}"] * (len(new) - 1)]
                if old:
                    spaces += [1] * (len(new) - 1) + [old[last - 1]] if changed else old[first:last]
            place = last
        copy = {"src": record["src"], "doc": record.get("doc"), "toks": words, "ner": labels}
        return copy | {"sp": spaces} if old else copy


def spans(labels: list[str]) -> list[tuple[str, int, int]]:
    """Return the kind, first and last (exclusive) word of each name."""
    found: list[tuple[str, int, int]] = []
    for i, label in enumerate(labels):
        if label[0] == "B":
            found.append((label[2:], i, i + 1))
        elif label[0] == "I" and found:
            found[-1] = (found[-1][0], found[-1][1], i + 1)
    return found
