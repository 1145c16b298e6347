"""What a server says about when to come again, in seconds."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from briefing_app.web.limits import LONGEST_PAUSE_S

if TYPE_CHECKING:
    from briefing_app.web.exchange import Answer

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?(\d{1,12})", re.I)
_USUAL_PAUSE_S = 600.0
_BUSY = (429, 503)


def pause_after(answer: Answer, now: datetime) -> float:
    """Return how long to leave the host alone, 0.0 where it does not ask for it."""
    if answer.status not in _BUSY:
        return 0.0
    asked = answer.retry_after.strip()
    if asked.isdecimal():
        seconds = float(asked[:12])
    elif asked:
        try:
            until = parsedate_to_datetime(asked)
        except (ValueError, TypeError, IndexError, OverflowError):
            return _USUAL_PAUSE_S
        until = until if until.tzinfo else until.replace(tzinfo=UTC)
        seconds = (until - now).total_seconds()
    else:
        return _USUAL_PAUSE_S
    return min(max(seconds, 0.0), LONGEST_PAUSE_S)


def fresh_for(answer: Answer) -> float:
    """Return how long the answer stays good by its own word, 0.0 where it does not say."""
    found = _MAX_AGE.search(answer.cache_control)
    return min(float(found[1]), LONGEST_PAUSE_S) if found else 0.0
