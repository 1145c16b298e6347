"""Which articles are versions of one text: what was found alike, and what a person said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from briefing_app.domain.identity import ArticleId

SAID_SAME = 2000
"""How strongly two articles are bound that a person called the same: more than words can."""


class Bond(NamedTuple):
    """Two articles that are alike; `strength` in thousandths, or `SAID_SAME`."""

    one: ArticleId
    other: ArticleId
    strength: int

    @classmethod
    def said(cls, one: ArticleId, other: ArticleId) -> Bond:
        """Return the bond of two articles that a person called the same."""
        return cls(min(one, other), max(one, other), SAID_SAME)


def clusters_of(
    bonds: Iterable[Bond], apart: Collection[frozenset[ArticleId]] = ()
) -> list[frozenset[ArticleId]]:
    """Return the clusters that bonds make, by their smallest ids; the order of the bonds is no matter.

    The strongest are tied first, and none that would bring two together which are `apart`.
    """
    home: dict[ArticleId, set[ArticleId]] = {}
    foes: dict[ArticleId, set[ArticleId]] = {}
    for pair in apart:
        if len(pair) == 2:
            one, other = pair
            foes.setdefault(one, set()).add(other)
            foes.setdefault(other, set()).add(one)
    for bond in sorted(bonds, key=_strongest):
        first = home.setdefault(bond.one, {bond.one})
        second = home.setdefault(bond.other, {bond.other})
        if first is second or _hostile(first, second, foes):
            continue
        larger, smaller = (first, second) if len(first) >= len(second) else (second, first)
        larger |= smaller
        for member in smaller:
            home[member] = larger
    found = {min(members): frozenset(members) for members in home.values() if len(members) > 1}
    return [found[first_id] for first_id in sorted(found)]


def _strongest(bond: Bond) -> tuple[int, int, int]:
    return -bond.strength, min(bond.one, bond.other), max(bond.one, bond.other)


def _hostile(
    first: Collection[ArticleId], second: Collection[ArticleId], foes: dict[ArticleId, set[ArticleId]]
) -> bool:
    smaller, larger = (first, second) if len(first) <= len(second) else (second, first)
    return any(not foes[one].isdisjoint(larger) for one in smaller if one in foes)
