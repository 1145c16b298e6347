"""After an issue only a revision, a corrigendum or its being void; all of it stays written."""

from __future__ import annotations

from datetime import timedelta

import pytest
import samples
from issue_cases import BRIEFING, LATER, another, cleared, issued

from briefing_app.document.nodes import Masthead
from briefing_app.domain.briefings.briefing import Status, SuccessionKind
from briefing_app.domain.briefings.issue import IssueKind, NumberState
from briefing_app.domain.identity import BriefingId, IssueId
from briefing_app.errors import BriefingError
from briefing_app.workspace import edits
from briefing_app.workspace.composing import documents
from briefing_app.workspace.issuing import releasing
from briefing_app.workspace.issuing.succession import declare_void, follow, successors, void_ids
from briefing_app.workspace.workspace import Workspace

REVISION, CORRIGENDUM = SuccessionKind.REVISION, SuccessionKind.CORRIGENDUM
SERIES = "daily-press-review"


def followed(desk: Workspace, issue_id: IssueId, kind: SuccessionKind) -> BriefingId:
    """Make what follows an issue."""
    made = follow(desk.store, issue_id, kind, LATER + timedelta(hours=1))
    desk.apply(made)
    return edits.made_briefing(made)


def control_rows(desk: Workspace, briefing: BriefingId) -> dict[str, str]:
    """Return the control block as it is printed."""
    document = documents.document_for(desk.store, desk.store.briefing(briefing), LATER)
    masthead = next(block for block in document.blocks if isinstance(block, Masthead))
    return dict(masthead.control)


def test_a_revision_starts_as_the_issue_was_and_prints_what_it_supersedes(desk: Workspace) -> None:
    first = issued(desk)
    revision = followed(desk, first.id, REVISION)
    made = desk.store.briefing(revision)
    assert (made.status, made.cleared_by, made.issued_at) == (Status.DRAFT, "", None)
    assert made.in_brief == samples.BRIEFING.in_brief
    old_ids = {item.id for section in samples.BRIEFING.sections for item in section.items}
    assert old_ids.isdisjoint(item.id for section in made.sections for item in section.items)
    rows = control_rows(desk, revision)
    assert rows["Supersedes"].replace("\u00a0", " ") == "MFA/DPR/2026/001, 230730Z NOV 26"
    assert rows["Reference"] == "MFA/DPR/2026/001/REV1"
    assert "Cleared by" not in rows


def test_a_revision_keeps_the_number_and_replaces_the_issue(desk: Workspace) -> None:
    first = issued(desk)
    second = issued(desk, followed(desk, first.id, REVISION))
    assert (second.number, second.reference, second.label) == (
        1,
        "MFA/DPR/2026/001/REV1",
        "No. 1/2026 REV1",
    )
    assert (second.supersedes, second.succession) == (first.id, REVISION)
    assert successors(desk.store.issues()) == {first.id: second}
    assert [one.number for one in desk.store.issue_numbers(SERIES, 2026)] == [1]
    assert desk.store.next_issue_number(SERIES, 2026) == 2
    assert desk.store.check() == []


def test_the_line_goes_on_from_its_last(desk: Workspace) -> None:
    first = issued(desk)
    corrected = issued(desk, followed(desk, first.id, CORRIGENDUM))
    again = issued(desk, followed(desk, corrected.id, CORRIGENDUM))
    revised = issued(desk, followed(desk, again.id, REVISION))
    late = issued(desk, followed(desk, revised.id, CORRIGENDUM))
    assert [one.reference for one in (corrected, again, revised, late)] == [
        "MFA/DPR/2026/001/COR1",
        "MFA/DPR/2026/001/COR2",
        "MFA/DPR/2026/001/REV1",
        "MFA/DPR/2026/001/REV1/COR1",
    ]
    with pytest.raises(BriefingError, match=r"No. 1/2026 was followed by No. 1/2026 COR1 already"):
        follow(desk.store, first.id, REVISION, LATER)


def test_a_corrigendum_says_that_it_corrects(desk: Workspace) -> None:
    first = issued(desk)
    rows = control_rows(desk, followed(desk, first.id, CORRIGENDUM))
    assert rows["Supersedes"].endswith("as corrected here")


def test_of_two_revisions_that_were_begun_only_one_is_issued(desk: Workspace) -> None:
    first = issued(desk)
    one, other = followed(desk, first.id, REVISION), followed(desk, first.id, REVISION)
    issued(desk, one)
    cleared(desk, other)
    with pytest.raises(BriefingError, match=r"followed by No\. 1/2026 REV1 already"):
        releasing.ready_to_issue(desk.store, other, LATER)


def test_what_was_not_issued_cannot_be_followed(desk: Workspace) -> None:
    from pathlib import Path

    from briefing_app.export.rendered import Rendered
    from briefing_app.workspace.issuing.handing_over import record_export

    record = record_export(desk, samples.BRIEFING, (Path("a.pdf"),), (Rendered(b"%PDF-", 1),), LATER)
    with pytest.raises(BriefingError, match="Only what was issued"):
        follow(desk.store, record.id, REVISION, LATER)


def test_a_void_issue_keeps_its_number_and_says_why(desk: Workspace) -> None:
    first = issued(desk)
    record = declare_void(desk, first.id, "Printed with another briefing’s list", "M. Tamm", LATER)
    assert record.kind is IssueKind.VOIDED
    assert void_ids(desk.store.issues()) == {first.id}
    [number] = desk.store.issue_numbers(SERIES, 2026)
    assert (number.state, number.note) == (
        NumberState.VOID,
        "Printed with another briefing’s list (M. Tamm)",
    )
    assert issued(desk, another(desk)).number == 2
    with pytest.raises(BriefingError, match="is void"):
        follow(desk.store, first.id, REVISION, LATER)
    with pytest.raises(BriefingError, match="is void"):
        declare_void(desk, first.id, "again", "M. Tamm", LATER)
    with pytest.raises(BriefingError, match="reason and a name"):
        declare_void(desk, first.id, " ", "M. Tamm", LATER)


def test_after_a_void_revision_the_issue_before_it_can_be_revised_once_more(desk: Workspace) -> None:
    first = issued(desk)
    second = issued(desk, followed(desk, first.id, REVISION))
    declare_void(desk, second.id, "Wrong draft", "M. Tamm", LATER)
    assert successors(desk.store.issues()) == {}
    [number] = desk.store.issue_numbers(SERIES, 2026)
    assert number.state is NumberState.ISSUED
    third = issued(desk, followed(desk, first.id, REVISION))
    assert third.reference == "MFA/DPR/2026/001/REV2"


def test_a_statement_knows_which_issues_printed_it(desk: Workspace) -> None:
    first = issued(desk)
    second = issued(desk, followed(desk, first.id, REVISION))
    found = desk.store.printed_in([samples.OPEN_PORT.id, samples.QUAY.id])
    assert found == {samples.OPEN_PORT.id: (first, second)}
    assert first.briefing_id == BRIEFING


@pytest.mark.parametrize("words", ["port stays", "roe", "MFA/DPR/2026/001", "press review", "Jane stays"])
def test_an_issue_is_found_by_what_it_printed(desk: Workspace, words: str) -> None:
    first = issued(desk)
    issued(desk, another(desk, "Other"))
    assert desk.store.find_issues(words) == {first.id}
    assert desk.store.find_issues("nothing of this") == set()
