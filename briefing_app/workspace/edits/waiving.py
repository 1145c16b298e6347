"""Letting a finding of the checks pass: somebody's initials, recorded with the briefing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from briefing_app.domain.briefings.briefing import Briefing, Waiver
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.identity import BriefingId
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from briefing_app.domain.checks import Finding
    from briefing_app.storage.store import Store

MOST_INITIALS = 12


def waive(store: Store, briefing_id: BriefingId, finding: Finding, initials: str, now: datetime) -> Edit:
    """Let a finding pass; what is an error must be mended instead."""
    signed = " ".join(initials.split())
    if not finding.can_be_waived:
        raise BriefingError(
            "This cannot be waived; it has to be mended before the briefing leaves.", where=finding.sentence
        )
    if not signed or len(signed) > MOST_INITIALS:
        raise BriefingError(
            "A waiver needs the initials of whoever gives it.", hint=f"At most {MOST_INITIALS} characters."
        )
    before = store.briefing(briefing_id)
    given = Waiver(finding.code, finding.item_id, signed, now, finding.subject)
    return _with(before, (*_others(before, finding), given), f"waive a finding ({signed})")


def unwaive(store: Store, briefing_id: BriefingId, finding: Finding) -> Edit:
    """Take a waiver back: the finding stands again."""
    before = store.briefing(briefing_id)
    return _with(before, _others(before, finding), "take a waiver back")


def _others(briefing: Briefing, finding: Finding) -> tuple[Waiver, ...]:
    return tuple(waiver for waiver in briefing.waivers if not finding.is_waived_by(waiver))


def _with(before: Briefing, waivers: tuple[Waiver, ...], label: str) -> Edit:
    return Edit(label, (Change(before, replace(before, waivers=waivers)),))
