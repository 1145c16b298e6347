"""The one thing that was asked for, or a sentence that it is not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from briefing_app.errors import BriefingError

K = TypeVar("K")
V = TypeVar("V")


def one_of(found: Mapping[K, V], key: K, what: str) -> V:
    """Return what was found under `key`; `what` it is stands in the refusal."""
    try:
        return found[key]
    except KeyError:
        raise BriefingError(
            f"The library holds no such {what}.",
            hint="It may have been taken back by an undo; choose another.",
        ) from None
