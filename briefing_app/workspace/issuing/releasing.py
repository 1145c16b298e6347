"""Issuing: a cleared briefing gets its number and date-time group, and is kept for good."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing_app.document.frozen import Frozen, freeze
from briefing_app.domain.briefings.briefing import Status
from briefing_app.domain.briefings.issue import Issue, IssuedFile, IssueKind
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import IssueId, new_id
from briefing_app.errors import BriefingError
from briefing_app.storage.tables.issues import IssueContents
from briefing_app.workspace.composing.documents import material_for
from briefing_app.workspace.composing.preflight import must_leave_clean
from briefing_app.workspace.issuing.clock import refuse_to_issue_before
from briefing_app.workspace.issuing.handing_over import contents_of, format_of, sources_of
from briefing_app.workspace.issuing.succession import check_line, next_reference

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.document.products.product import Product
    from briefing_app.domain.briefings.briefing import Briefing, ControlData
    from briefing_app.domain.identity import BriefingId
    from briefing_app.export.rendered import Rendered
    from briefing_app.storage.store import Store
    from briefing_app.workspace.workspace import Workspace

FORMATS = ("pdf", "docx")
"""What is kept of an issue."""


@dataclass(frozen=True, slots=True)
class ReadyIssue:
    """A briefing as it will be issued; nothing is given to it before its files are made."""

    frozen: Frozen
    series: str
    year: int
    number: int
    runs_on: bool = False

    @property
    def briefing(self) -> Briefing:
        """The briefing with its number, reference and moment."""
        return self.frozen.briefing


def ready_to_issue(store: Store, briefing_id: BriefingId, now: datetime) -> ReadyIssue:
    """Return a cleared briefing as it will be issued at `now`; nothing is written yet."""
    from briefing_app.document.products.product_file import load_product

    before = store.briefing(briefing_id)
    if before.status is not Status.CLEARED:
        raise BriefingError(
            "The briefing was issued already."
            if before.status is Status.ISSUED
            else "The briefing must be cleared before it is issued.",
            hint="Revise it to issue it once more."
            if before.status is Status.ISSUED
            else "Briefing, Clear: somebody releases it in their name.",
        )
    refuse_to_issue_before(store, now)
    must_leave_clean(store, before, now)
    product = load_product(before.product)
    day = before.control.issue_date or now.date()
    series = product.series or product.name
    number = _number_for(store, series, 0 if product.runs_on else day.year, before)
    control = replace(before.control, issue_date=day, issue_number=number)
    control = replace(control, reference=_reference_for(store, before, control, product))
    issued = replace(before, control=control, status=Status.ISSUED, issued_at=now)
    frozen = freeze(issued, material_for(store, before), now)
    return ReadyIssue(frozen, series, day.year, number, product.runs_on)


def issue(workspace: Workspace, ready: ReadyIssue, written: Sequence[Rendered]) -> Issue:
    """Keep what was made of a ready issue, its number and what it stands on: all at once or nothing.

    `written` are its files as `tasks.render_frozen` made them. Nothing before it can be undone.
    """
    briefing, material, now = ready.briefing, ready.frozen.material, ready.frozen.made_at
    before = workspace.store.briefing(briefing.id)
    if replace(briefing, status=before.status, control=before.control, issued_at=None) != before:
        raise BriefingError(
            "The briefing was changed while its files were made.", hint="Clear it again, then issue it."
        )
    files = tuple(
        IssuedFile(format_of(one), "", hashlib.sha256(one.data).hexdigest(), one.pages) for one in written
    )
    follows = briefing.follows
    record = Issue(
        IssueId(new_id()),
        briefing.id,
        IssueKind.ISSUED,
        now,
        briefing.title,
        briefing.control.reference,
        files,
        sources_of(briefing, material),
        len(contents_of(briefing, material).statements),
        series=ready.series,
        year=ready.year,
        number=ready.number,
        supersedes=follows.issue_id if follows else None,
        succession=follows.kind if follows else None,
        cleared_by=briefing.cleared_by,
        cleared_at=briefing.cleared_at,
        engine=ready.frozen.engine,
        runs_on=ready.runs_on,
    )
    contents: IssueContents = replace(
        contents_of(briefing, material),
        outputs={format_of(one): one.data for one in written},
        frozen=ready.frozen,
    )
    workspace.keep_issue(record, contents, Change(before, briefing))
    return record


def _number_for(store: Store, series: str, year: int, briefing: Briefing) -> int:
    """Return the number of an issue: that of what it follows, the one held for it, or the next."""
    own = briefing.control.issue_number
    if briefing.follows is not None:
        check_line(store, briefing.follows)
        return own or 0
    if own is None:
        return store.next_issue_number(series, year)
    if not store.may_have_number(series, year, own, briefing.id):
        raise BriefingError(
            f"The number {own}{f' of {year}' if year else ''} was given to another issue.",
            hint="Take the number out of the details of the briefing; it gets the next one.",
        )
    return own


def _reference_for(store: Store, before: Briefing, control: ControlData, product: Product) -> str:
    """Return the reference as entered, after the pattern, or that of what is followed with its suffix."""
    if before.follows is not None:
        return next_reference(store.issues(), before.follows.reference, before.follows.kind)
    own = before.control.reference.strip()
    return own or product.reference_for(control)
