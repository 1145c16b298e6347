"""How much of a text stands in another: the judgement on every pair that was found."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing_app.domain.alike.shingles import FEWEST_WORDS

if TYPE_CHECKING:
    from briefing_app.domain.alike.tokens import Tokens

SAME_TEXT = 0.56
"""The least part of the shorter text, bridged, that makes two texts versions of one.

Chosen on one half of `benchmarks/near_duplicates.py`, reported on the other.
"""
_BRIDGE = 1
"""Changed words, so many more than a telling run has, are an edit; more of them are another sentence."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """What the shorter of two texts has in common with the other, as parts of 1.

    `shared` counts the words that stand in a run both have, `bridged` the few between such runs,
    too: words that an editor replaced. A block that was taken over whole has both alike.
    """

    shared: float = 0.0
    bridged: float = 0.0

    @property
    def is_same_text(self) -> bool:
        """Whether most of the shorter text is the other's, edited or not."""
        return self.bridged >= SAME_TEXT


def overlap(one: Tokens, other: Tokens) -> Overlap:
    """Return how much the shorter of two texts has of the longer; none for texts of a sentence."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < FEWEST_WORDS or shorter.run != longer.run:
        return Overlap()
    there, run, words = longer.runs, shorter.run, shorter.words
    stretches: list[list[int]] = []
    for start, found in enumerate(zip(*(words[n:] for n in range(run)), strict=False)):
        if found in there:
            if stretches and start <= stretches[-1][1]:
                stretches[-1][1] = start + run
            else:
                stretches.append([start, start + run])
    shared = sum(end - start for start, end in stretches)
    between = sum(
        following[0] - before[1]
        for before, following in pairwise(stretches)
        if following[0] - before[1] <= _BRIDGE + run
    )
    return Overlap(shared / len(words), (shared + between) / len(words))
