"""Where lines end: numbers only.

Place k of a paragraph is where its line k could begin or end: a line from place b to place e
reaches from `begins[b]` to `ends[e]`.
"""

from __future__ import annotations

SHORTEST_LAST = 0.28
"""Part of the measure that a last line should fill."""
SHORT_LAST_WEIGHT = 6.0
"""How much worse a last line too short is than another line as much too short."""
LOOSEST = 0.45
"""Part of the measure that a line may leave empty while there is a fuller one."""
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
    or counts like the others if `balanced`. Each place is weighed against those of one line;
    ending it at one of `hyphens` costs as much as a gap of `HYPHEN` of the measure.
    """
    count = len(ends)
    cost = [0.0] * (count + 1)
    came = [0] * (count + 1)
    low, final = 0, count - 1
    loosest = measure * LOOSEST
    parted, hyphen = bool(hyphens), (measure * HYPHEN) ** 2
    for place in range(final):
        limit = ends[place] - measure
        while low < place and begins[low] < limit:
            low += 1
        gap = begins[low] - limit
        best, source = cost[low] + gap * gap, low
        for begin in range(low + 1, place + 1):
            gap = begins[begin] - limit
            if gap > loosest:
                break
            weight = cost[begin] + gap * gap
            if weight < best:
                best, source = weight, begin
        if parted and place in hyphens:
            best += hyphen
        cost[place + 1], came[place + 1] = best, source
    limit = ends[final] - measure
    while low < final and begins[low] < limit:
        low += 1
    best, source = float("inf"), final
    for begin in range(low, count):
        gap = begins[begin] - limit
        if balanced:
            weight = gap * gap
        else:
            short = gap - measure * (1 - SHORTEST_LAST)
            weight = SHORT_LAST_WEIGHT * short * short if short > 0 else 0.0
        if cost[begin] + weight < best:
            best, source = cost[begin] + weight, begin
    chosen = []
    while source:
        chosen.append(source - 1)
        source = came[source]
    return chosen[::-1]


def first_breaks(begins: list[float], ends: list[float], measure: float) -> list[int]:
    """Return the places at which to end lines that are each as full as can be."""
    chosen: list[int] = []
    begin = 0
    for place in range(len(ends)):
        if place > begin and ends[place] - begins[begin] > measure:
            chosen.append(place - 1)
            begin = place
    return chosen
