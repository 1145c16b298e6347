"""Identifiers that are made where a value is made, in the order of making."""

from __future__ import annotations

import os
import threading
import time
from datetime import UTC, datetime
from typing import NewType

ArticleId = NewType("ArticleId", int)
StatementId = NewType("StatementId", int)
ActorId = NewType("ActorId", int)
BriefingId = NewType("BriefingId", int)
SectionId = NewType("SectionId", int)
ItemId = NewType("ItemId", int)
IssueId = NewType("IssueId", int)
FeedId = NewType("FeedId", int)
SearchId = NewType("SearchId", int)

_lock = threading.Lock()
_last = 0
_NO_MOMENT = (1 << 63) - (1 << 40)  # near the end of the numbers; made by no clock
_LATEST_S = 253402300799.0


def new_id() -> int:
    """Return a new 63-bit number, greater than every earlier one of this process.

    42 bits of milliseconds since 1970, then 21 random bits: unique enough to merge
    libraries, and rows arrive in the order of their ids.
    """
    global _last  # noqa: PLW0603  (the one counter of the process)
    with _lock:
        fresh = (time.time_ns() // 1_000_000) << 21 | int.from_bytes(os.urandom(3)) >> 3
        _last = max(fresh, _last + 1)
        return _last


def begin_after(used: int) -> None:
    """Let no new id be below one that is in use, as it would be where the clock was set back."""
    global _last  # noqa: PLW0603  (the one counter of the process)
    with _lock:
        if used < _NO_MOMENT:
            _last = max(_last, used)


def moment_of(used: int) -> datetime:
    """Return when an id was made, by the clock of then."""
    milliseconds = min(max(used, 0), _NO_MOMENT) >> 21
    return datetime.fromtimestamp(min(milliseconds / 1000, _LATEST_S), UTC)
