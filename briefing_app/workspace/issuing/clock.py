"""Whether the clock of this computer can be right, judged by what the library holds already."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from briefing_app.domain.identity import moment_of
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.storage.store import Store

_LEEWAY = timedelta(hours=1)


def told_of_clock(store: Store, now: datetime) -> BriefingError | None:
    """Return a warning when the clock stands before the last work in the library, else None.

    Nothing is lost by it: articles go on coming in after those that are there.
    """
    last = moment_of(store.latest_id())
    if now >= last - _LEEWAY:
        return None
    return BriefingError(
        f"The clock of this computer says {_shown(now)}, but this library was last worked on {_shown(last)}.",
        hint="Set date and time right before you issue anything: they are printed.",
    )


def refuse_to_issue_before(store: Store, now: datetime) -> None:
    """Raise an error when the clock stands before the last issue: the date would be wrong for good."""
    last = store.last_issued_at()
    if last is not None and now < last - _LEEWAY:
        raise BriefingError(
            f"The clock says {_shown(now)}, but the last issue left {_shown(last)}.",
            hint="Set date and time of this computer right, then issue it.",
        )


def _shown(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
