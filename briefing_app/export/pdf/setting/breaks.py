"""Where lines end: numbers only.

Place k of a paragraph is where its line k could begin or end: a line from place b to place e
reaches from `begins[b]` to `ends[e]`.
"""

from __future__ import annotations

from math import inf

SHORTEST_LAST = 0.28
"""Part of the measure that a last line should fill."""
SHORT_LAST_WEIGHT = 6.0
"""How much worse a last line too short is than another line as much too short."""
HYPHEN = 0.12
"""Part of the measure that a line would rather leave empty than end in a hyphen."""


def best_breaks(
    begins: list[float],
    ends: list[float],
    measure: float,
    *,
    balanced: bool = False,
    hyphens: frozenset[int] = frozenset(),
) -> list[int]:
    """Return the places at which to end lines so that their gaps vary least.

    The sum of squared gaps is the least possible; the last line only must not be very short,
    or counts like the others if `balanced`. Ending a line at one of `hyphens` costs as much as a
    gap of `HYPHEN` of the measure. What costs more than lines that are each as full as can be is
    not looked at any further: few places are left to weigh.
    """
    count, final = len(ends), len(ends) - 1
    limits = [end - measure for end in ends]
    hyphen = (measure * HYPHEN) ** 2
    shortest = 0.0 if balanced else measure * (1 - SHORTEST_LAST)
    weight = 1.0 if balanced else SHORT_LAST_WEIGHT
    bound = _cost_of_full_lines(begins, limits, hyphens, hyphen, shortest, weight)
    cost, came = [inf] * count, [0] * count
    cost[0] = 0.0
    best, source = inf, final
    reached = 0
    for begin in range(count):
        so_far, start = cost[begin], begins[begin]
        if so_far > bound:
            continue
        while reached < final and limits[reached] <= start:
            reached += 1
        for place in range(max(reached - 1, begin), begin - 1, -1):
            if place == final:
                break
            gap = start - limits[place]
            weighed = so_far + gap * gap
            if weighed > bound:
                break
            if hyphens and place in hyphens:
                weighed += hyphen
            if weighed < cost[place + 1]:
                cost[place + 1], came[place + 1] = weighed, begin
        if start >= limits[final] or begin == final:
            short = max(start - limits[final] - shortest, 0.0)
            if so_far + weight * short * short < best:
                best, source = so_far + weight * short * short, begin
    chosen = []
    while source:
        chosen.append(source - 1)
        source = came[source]
    return chosen[::-1]


def _cost_of_full_lines(
    begins: list[float],
    limits: list[float],
    hyphens: frozenset[int],
    hyphen: float,
    shortest: float,
    weight: float,
) -> float:
    """Return what lines cost that are each as full as can be; `limits` are the ends less the measure."""
    cost, begin, start = 0.0, 0, begins[0]
    for place in range(len(limits)):
        if limits[place] > start and place > begin:
            gap = start - limits[place - 1]
            cost += gap * gap
            if place - 1 in hyphens:
                cost += hyphen
            begin, start = place, begins[place]
    short = max(start - limits[-1] - shortest, 0.0)
    return cost + weight * short * short


def first_breaks(begins: list[float], ends: list[float], measure: float) -> list[int]:
    """Return the places at which to end lines that are each as full as can be."""
    chosen: list[int] = []
    begin = 0
    for place in range(len(ends)):
        if place > begin and ends[place] - begins[begin] > measure:
            chosen.append(place - 1)
            begin = place
    return chosen
