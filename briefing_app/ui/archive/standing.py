"""How what left the desk stands now: which issues were replaced or are void, and what belongs to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing_app.domain.briefings.issue import Issue, IssueKind
from briefing_app.workspace.issuing.succession import successors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing_app.domain.identity import IssueId


@dataclass(frozen=True, slots=True)
class Standing:
    """`rows` are what the list shows, the latest first; `handed_over` the exports and prints of an issue."""

    rows: tuple[Issue, ...] = ()
    later: Mapping[IssueId, Issue] = field(default_factory=dict)
    void: Mapping[IssueId, Issue] = field(default_factory=dict)
    handed_over: Mapping[IssueId, tuple[Issue, ...]] = field(default_factory=dict)

    def stands(self, issue: Issue) -> bool:
        """Tell whether an issue was neither followed by another nor declared void."""
        return issue.id not in self.later and issue.id not in self.void

    def can_be_followed(self, issue: Issue | None) -> bool:
        """Tell whether a revision or corrigendum can be made of an issue."""
        return issue is not None and issue.kind is IssueKind.ISSUED and self.stands(issue)


def standing_of(issues: Iterable[Issue]) -> Standing:
    """Return how `issues`, the latest first, stand to each other."""
    known = tuple(issues)
    there = {one.id for one in known}
    handed_over: dict[IssueId, list[Issue]] = {}
    void: dict[IssueId, Issue] = {}
    rows: list[Issue] = []
    for one in known:
        if one.of is None or one.of not in there:
            rows.append(one)
        elif one.kind is IssueKind.VOIDED:
            void[one.of] = one
        else:
            handed_over.setdefault(one.of, []).append(one)
    return Standing(
        tuple(rows), successors(known), void, {parent: tuple(own) for parent, own in handed_over.items()}
    )
