"""A briefing is cleared in somebody's name, and is a draft again once its pages change."""

from __future__ import annotations

from dataclasses import replace

import pytest
import samples
from issue_cases import BRIEFING, cleared

from briefing_app.domain.briefings.briefing import Status
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ItemId
from briefing_app.errors import BriefingError
from briefing_app.workspace import edits
from briefing_app.workspace.door.changed import Changed
from briefing_app.workspace.issuing.clearing import obstacles
from briefing_app.workspace.workspace import Workspace

HEADED = ItemId(51)


def test_clearing_says_who_and_when_and_can_be_undone(desk: Workspace) -> None:
    cleared(desk, by="  M.  Tamm ")
    briefing = desk.store.briefing(BRIEFING)
    assert (briefing.status, briefing.cleared_by, briefing.cleared_at) == (
        Status.CLEARED,
        "M. Tamm",
        samples.NOW,
    )
    assert desk.undo_label == "clear the briefing (M. Tamm)"
    assert [row.status for row in desk.store.briefings()] == [Status.CLEARED]
    desk.undo()
    assert desk.store.briefing(BRIEFING) == samples.BRIEFING
    desk.redo()
    assert desk.store.briefing(BRIEFING) == briefing
    assert desk.store.check() == []


@pytest.mark.parametrize("name", ["", "  \n", "x" * 81])
def test_clearing_needs_a_name(desk: Workspace, name: str) -> None:
    with pytest.raises(BriefingError, match="name or initials"):
        edits.clear(desk.store, BRIEFING, name, samples.NOW)


def test_an_error_of_the_checks_keeps_a_briefing_from_being_cleared(desk: Workspace) -> None:
    desk.apply(edits.set_wording(desk.store, BRIEFING, ItemId(52), "The port is closed"))
    found = obstacles(desk.store, desk.store.briefing(BRIEFING), samples.NOW)
    assert found
    with pytest.raises(BriefingError, match="cannot leave yet; this must be mended first") as refused:
        edits.clear(desk.store, BRIEFING, "MT", samples.NOW)
    assert found[0].sentence in str(refused.value)


def test_a_changed_briefing_is_a_draft_again_and_the_listeners_hear_it(desk: Workspace) -> None:
    cleared(desk)
    heard: list[Changed] = []
    desk.subscribe(heard.append)
    desk.apply(edits.set_summary(desk.store, BRIEFING, HEADED, "Other words."))
    briefing = desk.store.briefing(BRIEFING)
    assert (briefing.status, briefing.cleared_by, briefing.cleared_at) == (Status.DRAFT, "", None)
    assert heard[-1].reopened == frozenset({BRIEFING})
    desk.undo()
    assert desk.store.briefing(BRIEFING).status is Status.CLEARED
    assert not heard[-1].reopened


@pytest.mark.parametrize(
    "change",
    [
        Change(samples.FULL_ARTICLE, replace(samples.FULL_ARTICLE, outlet="Other Wire")),
        Change(samples.ROE, replace(samples.ROE, name="Janet Roe")),
        Change(samples.OPEN_PORT, replace(samples.OPEN_PORT, actor_id=samples.DORN.id)),
        Change(samples.BUDGET_ARTICLE, replace(samples.BUDGET_ARTICLE, published_on=None)),
    ],
    ids=["outlet", "actor", "speaker", "also-in"],
)
def test_what_it_prints_from_the_library_reopens_it_too(desk: Workspace, change: Change) -> None:
    from briefing_app.domain.edit import Edit

    cleared(desk)
    desk.apply(Edit("mend", (change,)))
    assert desk.store.briefing(BRIEFING).status is Status.DRAFT
    desk.undo()
    assert desk.store.briefing(BRIEFING).status is Status.CLEARED


def test_what_is_not_printed_leaves_it_cleared(desk: Workspace) -> None:
    cleared(desk)
    desk.apply(edits.star(desk.store, [samples.FULL_ARTICLE.id], False))
    desk.apply(edits.set_statement_note(desk.store, samples.OPEN_PORT.id, "Call again."))
    desk.apply(edits.rename_actor(desk.store, samples.LIND.id, "A. Lind"))
    desk.apply(edits.remove_briefing(desk.store, BRIEFING))
    desk.apply(edits.restore_briefing(desk.store, BRIEFING))
    assert desk.store.briefing(BRIEFING).status is Status.CLEARED


def test_a_clearance_can_be_withdrawn(desk: Workspace) -> None:
    cleared(desk)
    desk.apply(edits.withdraw_clearance(desk.store, BRIEFING))
    assert desk.store.briefing(BRIEFING) == samples.BRIEFING
    with pytest.raises(BriefingError, match="not cleared"):
        edits.withdraw_clearance(desk.store, BRIEFING)
