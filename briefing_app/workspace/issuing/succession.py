"""What can follow an issue: a revision that replaces it, a corrigendum, or that it is void."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing_app.domain.briefings.briefing import Item, Section, Status, Succession, SuccessionKind
from briefing_app.domain.briefings.issue import Issue, IssueKind
from briefing_app.domain.edit import Change, Edit
from briefing_app.domain.identity import BriefingId, IssueId, ItemId, SectionId, new_id
from briefing_app.errors import BriefingError

if TYPE_CHECKING:
    from datetime import datetime

    from briefing_app.storage.store import Store
    from briefing_app.workspace.workspace import Workspace

_SUFFIXES = {SuccessionKind.REVISION: "REV", SuccessionKind.CORRIGENDUM: "COR"}
_ANY_SUFFIX = re.compile(r"(?:/(?:REV|COR)\d+)+$")
_CORRIGENDUM = re.compile(r"/COR\d+$")


def void_ids(issues: Iterable[Issue]) -> frozenset[IssueId]:
    """Return the issues that were declared void."""
    return frozenset(one.of for one in issues if one.kind is IssueKind.VOIDED and one.of is not None)


def successors(issues: Iterable[Issue]) -> dict[IssueId, Issue]:
    """Return for each issue that was replaced or corrected the one that did it; void ones do not count."""
    known = tuple(issues)
    gone = void_ids(known)
    return {
        one.supersedes: one
        for one in known
        if one.kind is IssueKind.ISSUED and one.supersedes is not None and one.id not in gone
    }


def follow(store: Store, issue_id: IssueId, kind: SuccessionKind, now: datetime) -> Edit:
    """Make a new briefing of an issue, to replace it or to correct it; `made_briefing` gives it.

    It starts as the issue was, with the number and the day of the issue.
    """
    issues = store.issues()
    issue = _last_of_its_line(store.issue(issue_id), issues)
    made_from = store.frozen(issue.id)
    if made_from is None:
        raise BriefingError(
            "Only what was issued can be revised or corrected.",
            hint="Issue the briefing first, or go on with its draft.",
        )
    reference = next_reference(issues, issue.reference, kind)
    old = made_from.briefing
    made = replace(
        old,
        id=BriefingId(new_id()),
        created_at=now,
        control=replace(old.control, reference=reference),
        sections=tuple(_renewed(section) for section in old.sections),
        sample=False,
        removed=False,
        status=Status.DRAFT,
        cleared_by="",
        cleared_at=None,
        issued_at=None,
        follows=Succession(kind, issue.id, issue.reference or issue.label, issue.issued_at),
    )
    word = "revision" if kind is SuccessionKind.REVISION else "corrigendum"
    return Edit(f"make a {word} of {issue.label}", (Change(None, made),))


def next_reference(issues: Iterable[Issue], reference: str, kind: SuccessionKind) -> str:
    """Return the reference of what follows: `…/REV2` after `…/REV1`; suffixes are never used again."""
    root = (_ANY_SUFFIX if kind is SuccessionKind.REVISION else _CORRIGENDUM).sub("", reference)
    taken = re.compile(rf"{re.escape(root)}/{_SUFFIXES[kind]}(\d+)(?:/|$)")
    kept = [one.reference for one in issues if one.kind is IssueKind.ISSUED]
    used = [int(found[1]) for reference in kept if (found := taken.match(reference))]
    return f"{root}/{_SUFFIXES[kind]}{max(used, default=0) + 1}"


def check_line(store: Store, follows: Succession) -> None:
    """Raise an error when what a briefing follows was followed by another in the meantime."""
    _last_of_its_line(store.issue(follows.issue_id), store.issues())


def declare_void(workspace: Workspace, issue_id: IssueId, reason: str, by: str, now: datetime) -> Issue:
    """Take an issue back, with a reason and in somebody's name; its number is never used again."""
    why, who = " ".join(reason.split()), " ".join(by.split())
    if not why or not who:
        raise BriefingError("A void issue needs a reason and a name.", hint="Say why, and who decided it.")
    issue = _last_of_its_line(workspace.store.issue(issue_id), workspace.store.issues())
    record = replace(
        issue,
        id=IssueId(new_id()),
        kind=IssueKind.VOIDED,
        issued_at=now,
        of=issue.id,
        note=f"{why} ({who})",
        files=(),
        sources=(),
        copies=(),
    )
    workspace.add_issue(record)
    return record


def _last_of_its_line(issue: Issue, issues: list[Issue]) -> Issue:
    """Return `issue` when nothing followed it, and it is an issue that stands."""
    if issue.kind is not IssueKind.ISSUED:
        raise BriefingError(
            "Only what was issued can be revised, corrected or made void.",
            hint="Choose an issue with a number.",
        )
    if issue.id in void_ids(issues):
        raise BriefingError(f"{issue.label} is void.", hint="Issue a new briefing in its place.")
    later = successors(issues).get(issue.id)
    if later is not None:
        raise BriefingError(
            f"{issue.label} was followed by {later.label} already.",
            hint=f"Go on from {later.label}.",
        )
    return issue


def _renewed(section: Section) -> Section:
    """Return a section with ids of its own, for another briefing."""
    return replace(
        section, id=SectionId(new_id()), items=tuple(_renewed_item(item) for item in section.items)
    )


def _renewed_item(item: Item) -> Item:
    return replace(item, id=ItemId(new_id()))
