"""Findings that somebody lets pass, with initials."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefing_app.domain.briefings.briefing import ControlData
from briefing_app.domain.checks import Finding, Severity, unwaived
from briefing_app.domain.identity import BriefingId
from briefing_app.errors import BriefingError
from briefing_app.storage.store import Store
from briefing_app.workspace import edits
from briefing_app.workspace.composing.preflight import checked
from briefing_app.workspace.edits import made_briefing, new_briefing
from briefing_app.workspace.workspace import Workspace

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


@pytest.fixture
def briefing_id(desk: Workspace) -> BriefingId:
    edit = new_briefing(desk.store, "Review", NOW, control=ControlData())
    desk.apply(edit)
    return made_briefing(edit)


def finding_of(store: Store, briefing_id: BriefingId, code: str) -> Finding:
    outcome = checked(store, store.briefing(briefing_id), NOW)
    return next(one for one in outcome.findings if one.code == code)


def test_a_waived_finding_passes_and_says_who_let_it(desk: Workspace, briefing_id: BriefingId) -> None:
    store = desk.store
    found = finding_of(store, briefing_id, "no-marking")
    desk.apply(edits.waive(store, briefing_id, found, " P.O. ", NOW))

    waived = finding_of(store, briefing_id, "no-marking")
    assert waived.waiver is not None
    assert (waived.waiver.initials, waived.waiver.at) == ("P.O.", NOW)
    left = unwaived(checked(store, store.briefing(briefing_id), NOW).findings)
    assert "no-marking" not in {one.code for one in left}
    assert desk.undo() == "waive a finding (P.O.)"
    assert finding_of(store, briefing_id, "no-marking").waiver is None


def test_a_waiver_is_taken_back(desk: Workspace, briefing_id: BriefingId) -> None:
    store = desk.store
    desk.apply(edits.waive(store, briefing_id, finding_of(store, briefing_id, "no-marking"), "PO", NOW))
    desk.apply(edits.unwaive(store, briefing_id, finding_of(store, briefing_id, "no-marking")))
    assert store.briefing(briefing_id).waivers == ()


def test_waivers_are_kept_with_the_briefing(desk: Workspace, briefing_id: BriefingId) -> None:
    store = desk.store
    found = finding_of(store, briefing_id, "no-marking")
    desk.apply(edits.waive(store, briefing_id, found, "PO", NOW))
    place = store.place
    store.close()
    with Store.open(place) as again:
        assert [one.initials for one in again.briefing(briefing_id).waivers] == ["PO"]


def test_nobody_waives_an_error_or_without_initials(desk: Workspace, briefing_id: BriefingId) -> None:
    wrong = Finding(Severity.ERROR, "Something is wrong.", code="altered-quotation")
    with pytest.raises(BriefingError, match="mended"):
        edits.waive(desk.store, briefing_id, wrong, "PO", NOW)
    found = finding_of(desk.store, briefing_id, "no-marking")
    with pytest.raises(BriefingError, match="initials"):
        edits.waive(desk.store, briefing_id, found, "  ", NOW)
