"""Places in a text as Qt counts them (UTF-16 units) and as everybody else does (code points)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right


class TextOffsets:
    """Translates places of one text; a text without rare characters costs nothing."""

    def __init__(self, text: str) -> None:
        wide = [place for place, character in enumerate(text) if character > "\uffff"]
        self._wide = wide
        self._wide_qt = [place + order for order, place in enumerate(wide)]

    def to_qt(self, place: int) -> int:
        """Return how many UTF-16 units lie before the code point `place`."""
        return place + bisect_left(self._wide, place)

    def from_qt(self, place: int) -> int:
        """Return the code point at the UTF-16 unit `place`, its own where that splits a pair."""
        before = bisect_right(self._wide_qt, place - 1)
        split = before > 0 and self._wide_qt[before - 1] == place - 1
        return place - before if not split else self._wide[before - 1]
