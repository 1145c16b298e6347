"""The labels that the network gives to words, and how spans are read off them."""

from __future__ import annotations

REPORTED_LABELS = ("O", "B-S", "I-S", "B-C", "I-C", "B-Q", "I-Q")
"""Words outside, and at the beginning of or inside a source (S), a cue (C), a content (Q)."""

NAME_LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")


def spans_of(labels: list[int], names: tuple[str, ...]) -> list[tuple[str, int, int]]:
    """Return the kind, first and last (exclusive) word of each span; a stray `I-` begins one."""
    found: list[tuple[str, int, int]] = []
    kind, first = "", 0
    for i, number in enumerate([*labels, 0]):
        label = names[number] if i < len(labels) else "O"
        if kind and (label[:1] != "I" or label[2:] != kind):
            found.append((kind, first, i))
            kind = ""
        if not kind and label != "O":
            kind, first = label[2:], i
    return found
