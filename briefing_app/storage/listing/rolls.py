"""The rows of a list by their number, whatever its length."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cmp_to_key
from typing import Protocol

from briefing_app.storage.listing.source import Key, Listed, Source

STRIDE = 2048
"""How many rows of a long list lie between two whose place is remembered."""
FAR = 32_768
"""Rows farther than this from any whose place is known take longer than a picture may."""
_MOST_ANCHORS = 8192
_MOST_NEW = 5_000
"""Rows that come between two looks; of more the list is made anew."""
_AT_LEAST = 64


class Roll(Protocol):
    """Ids by rows."""

    def __len__(self) -> int:
        """Return how many rows there are."""

    def ids(self, first: int, count: int) -> list[int]:
        """Return the ids of `count` rows from `first` on."""

    def row_of(self, one: int) -> int:
        """Return where an id stands, -1 where it does not."""

    def is_near(self, row: int) -> bool:
        """Tell whether a row is found at once; else after some learning."""

    def learn(self) -> bool:
        """Do a little of what makes later questions quick; tell whether there is more to do."""

    def take_out(self, row: int) -> None:
        """Leave a row out from now on."""


class ShortRoll:
    """A list that holds its ids."""

    def __init__(self, ids: array[int]) -> None:
        self.held = ids
        self._places: dict[int, int] | None = None

    def __len__(self) -> int:
        return len(self.held)

    def ids(self, first: int, count: int) -> list[int]:
        """Return the ids of `count` rows from `first` on."""
        return self.held[first : first + count].tolist()

    def row_of(self, one: int) -> int:
        """Return where an id stands, -1 where it does not."""
        if self._places is None:
            self._places = {held: place for place, held in enumerate(self.held)}
        return self._places.get(one, -1)

    def is_near(self, row: int) -> bool:
        """Tell that every row is found at once."""
        return True

    def learn(self) -> bool:
        """Know everything already."""
        return False

    def take_out(self, row: int) -> None:
        """Leave a row out from now on."""
        del self.held[row]
        self._places = None


@dataclass(frozen=True, slots=True)
class Followed:
    """What a change of the library does to a long list: rows that go, and whether it is another list."""

    gone: tuple[int, ...] = ()
    is_another: bool = False


class LongRoll:
    """A list that remembers where some of its rows stand and walks from the nearest to any other.

    It stays what it was when it was made: what arrives later waits, and what only ceases to
    match stays, until the list is asked for anew.
    """

    def __init__(self, source: Source, count: int, newest: int, stride: int = STRIDE) -> None:
        self._source = source
        self._stride = stride
        self._count = count
        self._tallied = count
        self._newest = self._latest = newest
        self._rows: list[int] = []
        self._keys: list[Key] = []
        self._learnt_to = -1
        self.waiting: set[int] = set()
        self._kept: dict[int, Key] = {}

    def __len__(self) -> int:
        return self._count

    def ids(self, first: int, count: int) -> list[int]:
        """Return the ids of `count` rows from `first` on."""
        first, last = max(first, 0), min(first + count, self._count)
        if first >= last:
            return []
        below = bisect_left(self._rows, first) - 1
        above = bisect_left(self._rows, last)
        start = self._rows[below] if below >= 0 else -1
        end = self._rows[above] if above < len(self._rows) else self._count
        if first - start <= end - last + 1:
            key = self._keys[below] if below >= 0 else None
            found = self._walk(key, last - first, first - start - 1, backwards=False)
        else:
            key = self._keys[above] if above < len(self._rows) else None
            found = self._walk(key, last - first, end - last, backwards=True)
            found.reverse()
            first = last - len(found)
        for place in {0, len(found) - 1} if found else ():
            self._remember(first + place, found[place].key)
        return [one.id for one in found]

    def row_of(self, one: int) -> int:
        """Return where an id stands, -1 where it does not."""
        if one in self.waiting:
            return -1
        key = self._kept.get(one) or self._source.matching([one]).get(one)
        return -1 if key is None else self._row_of_key(key)

    def is_near(self, row: int) -> bool:
        """Tell whether a row is found at once; else after some learning."""
        place = bisect_left(self._rows, row)
        below = self._rows[place - 1] if place else -1
        above = self._rows[place] if place < len(self._rows) else self._count
        return min(row - below, above - row) <= FAR

    def learn(self) -> bool:
        """Remember one more row; tell whether there are more to remember."""
        following = self._learnt_to + self._stride
        if following >= self._count or len(self._rows) >= _MOST_ANCHORS:
            return False
        self.ids(following, 1)
        self._learnt_to = following
        return True

    def forget(self) -> None:
        """Find out anew where rows stand: some may stand elsewhere now."""
        self._rows.clear()
        self._keys.clear()
        self._learnt_to = -1

    def take_out(self, row: int) -> None:
        """Leave a row out from now on; it is no longer in the library's list either."""
        self._forget_beyond_reach(row)
        self._count -= 1

    def let_wait(self, ids: Iterable[int]) -> None:
        """Leave out what waits already; of a list that was just made."""
        self.waiting = set(self._source.matching(ids))
        self._count -= len(self.waiting)

    def follow(
        self, changed: Iterable[int], count: int, shown: Mapping[int, int], left: Container[int]
    ) -> Followed:
        """Tell what a change of articles does to the list, which has `count` rows in the library now.

        `shown` are the rows of what is on the screen or near it. Of what no longer matches only
        what has `left` goes; the rest is kept where it stands. What came since and was not told yet
        is counted already, so it waits from now on.
        """
        came = self._source.newer_than(self._latest, _MOST_NEW)
        self._latest = max(came, default=self._latest)
        wanted = {*changed, *came}
        now = self._source.matching(wanted)
        keys = self._source.keys(one for one in wanted if one not in now)
        gone: list[int] = []
        accounted = 0
        for one in wanted:
            if one in now:
                if one > self._newest and one not in shown and one not in self.waiting:
                    self.waiting.add(one)
                    accounted += 1
                elif one in self._kept:
                    del self._kept[one]
                    accounted += 1
            elif one in self.waiting:
                self.waiting.discard(one)
                accounted -= 1
            elif one in self._kept and one in left:
                del self._kept[one]
                gone.append(self._row_of_key(keys[one]) if one not in shown else shown[one])
            elif one in shown and one not in self._kept:
                accounted -= 1
                if one not in left and one in keys:
                    self._kept[one] = keys[one]
                else:
                    gone.append(shown[one])
        is_another = count - self._tallied != accounted
        self._tallied = count
        return Followed(tuple(sorted(gone, reverse=True)), is_another)

    def _walk(self, key: Key | None, limit: int, skip: int, *, backwards: bool) -> list[Listed]:
        """Walk along the list as it was made: without what waits, with what is kept."""
        if not self.waiting and not self._kept:
            return self._source.after(key, limit, skip, backwards=backwards)
        rows = self._after(key, skip + limit, backwards=backwards)
        rows += [Listed(one, at) for one, at in self._kept.items() if self._is_beyond(at, key, backwards)]
        rows.sort(key=cmp_to_key(self._compare), reverse=backwards)
        return rows[skip : skip + limit]

    def _after(self, key: Key | None, wanted: int, *, backwards: bool) -> list[Listed]:
        """Return so many rows without those that wait, asking for few more than are needed."""
        found: list[Listed] = []
        while True:
            asked = 2 * (wanted - len(found)) + _AT_LEAST
            some = self._source.after(key, asked, backwards=backwards)
            found += [row for row in some if row.id not in self.waiting]
            if len(found) >= wanted or len(some) < asked:
                return found
            key = some[-1].key

    def _is_beyond(self, key: Key, start: Key | None, backwards: bool) -> bool:
        if start is None:
            return True
        before, after = (key, start) if backwards else (start, key)
        return self._source.comes_before(before, after)

    def _compare(self, one: Listed, other: Listed) -> int:
        if one.key == other.key:
            return 0
        return -1 if self._source.comes_before(one.key, other.key) else 1

    def _row_of_key(self, key: Key) -> int:
        low, high = 0, len(self._keys)
        while low < high:
            middle = (low + high) // 2
            if self._source.comes_before(self._keys[middle], key):
                low = middle + 1
            else:
                high = middle
        if low < len(self._keys) and self._keys[low] == key:
            return self._rows[low]
        start = self._keys[low - 1] if low else None
        between = self._source.count_between(start, key)
        corrections = [self._source.keys(self.waiting).values(), self._kept.values()]
        inside = [
            sum(
                1
                for one in keys
                if self._is_beyond(one, start, backwards=False) and self._source.comes_before(one, key)
            )
            for keys in corrections
        ]
        return (self._rows[low - 1] if low else -1) + 1 + between - inside[0] + inside[1]

    def _remember(self, row: int, key: Key) -> None:
        place = bisect_left(self._rows, row)
        if place < len(self._rows) and self._rows[place] == row:
            return
        if len(self._rows) >= 2 * _MOST_ANCHORS:
            del self._rows[1::2], self._keys[1::2]
            place = bisect_left(self._rows, row)
        self._rows.insert(place, row)
        self._keys.insert(place, key)

    def _forget_beyond_reach(self, row: int) -> None:
        """Move what is remembered after a row that goes."""
        place = bisect_left(self._rows, row)
        if place < len(self._rows) and self._rows[place] == row:
            del self._rows[place], self._keys[place]
        for later in range(place, len(self._rows)):
            self._rows[later] -= 1
