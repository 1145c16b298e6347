"""Releasing a briefing: who says that it may be issued, and what stands against it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.briefings.briefing import Status
from briefing_app.domain.edit import Change, Edit
from briefing_app.errors import BriefingError
from briefing_app.workspace.composing.preflight import checked, must_leave_clean
from briefing_app.workspace.door.guarding import reopened_again

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.domain.briefings.briefing import Briefing
    from briefing_app.domain.checks import Finding
    from briefing_app.domain.identity import BriefingId
    from briefing_app.storage.store import Store

LONGEST_NAME = 80


def obstacles(store: Store, briefing: Briefing, now: datetime) -> tuple[Finding, ...]:
    """Return the findings that keep a briefing from being cleared and issued."""
    return checked(store, briefing, now).blocking


def clear(store: Store, briefing_id: BriefingId, by: str, now: datetime) -> Edit:
    """Release a briefing in somebody's name or initials; it can be undone."""
    name = " ".join(by.split())
    if not name or len(name) > LONGEST_NAME:
        raise BriefingError(
            "Clearing needs the name or initials of whoever clears.",
            hint=f"Type them, in at most {LONGEST_NAME} characters.",
        )
    before = store.briefing(briefing_id)
    if before.status is Status.ISSUED:
        raise BriefingError("The briefing was issued already.", hint="Revise it to issue it once more.")
    must_leave_clean(store, before, now)
    after = replace(before, status=Status.CLEARED, cleared_by=name, cleared_at=now)
    return Edit(f"clear the briefing ({name})", (Change(before, after),))


def withdraw_clearance(store: Store, briefing_id: BriefingId) -> Edit:
    """Make a cleared briefing a draft again."""
    before = store.briefing(briefing_id)
    if before.status is not Status.CLEARED:
        raise BriefingError("The briefing is not cleared.", hint="There is nothing to withdraw.")
    return Edit("withdraw the clearance", (Change(before, reopened_again(before)),))
