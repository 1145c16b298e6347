"""What waits, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_NAMED = 3
_IN_SENTENCES = {"Watched folder": "the watched folder"}


def waiting_words(count: int) -> str:
    """Return `7 new`."""
    return f"{count:,} new"


def origin_words(origins: Mapping[str, int], others: int) -> str:
    """Return `5 from Port & Grid, 2 from the watched folder`; of many the largest are named.

    `others` are those that were imported or came from colleagues.
    """
    order = sorted(origins.items(), key=lambda one: (-one[1], one[0].casefold()))
    parts = [f"{count:,} from {_IN_SENTENCES.get(name, name)}" for name, count in order[:_MOST_NAMED]]
    if rest := sum(count for _, count in order[_MOST_NAMED:]):
        parts.append(f"{rest:,} from {len(order) - _MOST_NAMED} more")
    if others:
        parts.append(f"{others:,} imported")
    return ", ".join(parts)


def refused_words(count: int) -> str:
    """Return `2 could not be taken in`, "" for none."""
    return f"{count:,} could not be taken in" if count else ""
