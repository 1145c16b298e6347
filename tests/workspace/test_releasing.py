"""Issuing gives a number and a moment, keeps everything, and can be neither edited nor undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import samples
from issue_cases import BRIEFING, LATER, another, cleared, issued

from briefing_app.domain.briefings.briefing import NoteKind, Paper, Status, Translation
from briefing_app.domain.briefings.issue import IssueKind, NumberState
from briefing_app.domain.edit import Edit
from briefing_app.domain.identity import BriefingId, ItemId, SectionId
from briefing_app.errors import BriefingError
from briefing_app.storage.store import Store
from briefing_app.workspace import edits
from briefing_app.workspace.composing import documents
from briefing_app.workspace.door.changed import Changed
from briefing_app.workspace.issuing import releasing
from briefing_app.workspace.tasks import render_frozen
from briefing_app.workspace.workspace import Workspace

SERIES = "daily-press-review"


def test_an_issue_has_number_reference_moment_files_and_sources(desk: Workspace) -> None:
    record = issued(desk)
    briefing = desk.store.briefing(BRIEFING)
    assert (briefing.status, briefing.issued_at) == (Status.ISSUED, LATER)
    assert briefing.control.issue_number == 1
    assert briefing.control.reference == record.reference == "MFA/DPR/2026/001"
    assert record.kind is IssueKind.ISSUED
    assert (record.series, record.year, record.number, record.label) == (SERIES, 2026, 1, "No. 1/2026")
    assert (record.cleared_by, record.cleared_at) == ("M. Tamm", samples.NOW)
    assert [(file.format, file.target) for file in record.files] == [("pdf", ""), ("docx", "")]
    assert [source.article_id for source in record.sources] == [
        samples.FULL_ARTICLE.id,
        samples.BUDGET_ARTICLE.id,
    ]
    files = desk.store.issue_files(record.id)
    assert files["pdf"].startswith(b"%PDF-")
    assert files["docx"].startswith(b"PK")
    assert desk.store.issue_document(record.id) == files["pdf"]
    assert desk.store.issue_of(BRIEFING) == desk.store.issue(record.id) == record
    assert desk.store.check() == []


def test_only_what_was_cleared_can_be_issued(desk: Workspace) -> None:
    with pytest.raises(BriefingError, match="must be cleared"):
        releasing.ready_to_issue(desk.store, BRIEFING, LATER)
    assert desk.store.issue_numbers(SERIES, 2026) == []
    issued(desk)
    with pytest.raises(BriefingError, match="issued already"):
        releasing.ready_to_issue(desk.store, BRIEFING, LATER)


def test_numbers_run_by_series_and_year(desk: Workspace) -> None:
    issued(desk)
    second = issued(desk, another(desk))
    headlines = issued(desk, another(desk, product="daily-press-headlines"))
    timeline = issued(desk, another(desk, product="timeline"))
    next_year = another(desk)
    control = replace(desk.store.briefing(next_year).control, issue_date=date(2027, 1, 1))
    desk.apply(edits.set_control(desk.store, next_year, control))
    new_year = issued(desk, next_year)
    assert [one.label for one in (second, headlines, timeline, new_year)] == [
        "No. 2/2026",
        "No. 3/2026",
        "No. 1/2026",
        "No. 1/2027",
    ]


def test_a_series_may_run_on_over_the_years(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_DESK_HOME", str(tmp_path / "home"))
    own = tmp_path / "home" / "config" / "products" / "cable.toml"
    own.parent.mkdir(parents=True)
    own.write_text('base = "daily-press-review"\nseries = "cables"\nruns_on = true\n', encoding="utf-8")
    labels = []
    for day in (date(2026, 12, 31), date(2027, 1, 1)):
        briefing = another(desk, product="cable")
        control = replace(desk.store.briefing(briefing).control, issue_date=day)
        desk.apply(edits.set_control(desk.store, briefing, control))
        labels.append(issued(desk, briefing).label)
    assert labels == ["No. 1/2026", "No. 2/2027"]
    assert [one.number for one in desk.store.issue_numbers("cables", 0)] == [1, 2]


def test_a_number_that_a_person_gave_is_kept_and_never_given_twice(desk: Workspace) -> None:
    control = replace(samples.BRIEFING.control, issue_number=40, reference="OWN/40")
    desk.apply(edits.set_control(desk.store, BRIEFING, control))
    assert desk.store.next_issue_number(SERIES, 2026) == 41
    record = issued(desk)
    assert (record.number, record.reference) == (40, "OWN/40")
    other = another(desk)
    control = replace(desk.store.briefing(other).control, issue_number=40)
    desk.apply(edits.set_control(desk.store, other, control))
    cleared(desk, other)
    with pytest.raises(BriefingError, match=r"number 40 of 2026 was given to another"):
        releasing.ready_to_issue(desk.store, other, LATER)


def test_a_number_is_given_with_everything_else_or_not_at_all(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing_app.storage.tables import issues

    cleared(desk)
    before = desk.store.briefing(BRIEFING)
    ready = releasing.ready_to_issue(desk.store, BRIEFING, LATER)
    written = render_frozen(ready.frozen, releasing.FORMATS)

    def full(*_: object) -> None:
        raise BriefingError("The disk is full.")

    monkeypatch.setattr(issues, "_keep", full)
    with pytest.raises(BriefingError, match="full"):
        releasing.issue(desk, ready, written)
    assert desk.store.briefing(BRIEFING) == before
    assert desk.store.issues() == []
    assert desk.store.issue_numbers(SERIES, 2026) == []
    assert desk.undo_label == "clear the briefing (M. Tamm)"
    monkeypatch.undo()
    assert releasing.issue(desk, ready, written).number == 1


def test_what_changed_while_the_files_were_made_is_not_issued(desk: Workspace) -> None:
    cleared(desk)
    ready = releasing.ready_to_issue(desk.store, BRIEFING, LATER)
    written = render_frozen(ready.frozen, releasing.FORMATS)
    desk.apply(edits.set_in_brief(desk.store, BRIEFING, "The port closes."))
    with pytest.raises(BriefingError, match="changed while"):
        releasing.issue(desk, ready, written)


def test_two_ready_issues_do_not_get_the_same_number(desk: Workspace) -> None:
    other = another(desk)
    cleared(desk)
    cleared(desk, other)
    first, second = (releasing.ready_to_issue(desk.store, one, LATER) for one in (BRIEFING, other))
    assert first.number == second.number == 1
    releasing.issue(desk, first, render_frozen(first.frozen, ("pdf",)))
    with pytest.raises(BriefingError, match="given to another issue"):
        releasing.issue(desk, second, render_frozen(second.frozen, ("pdf",)))
    assert desk.store.briefing(other).status is Status.CLEARED


def test_issuing_closes_the_history(desk: Workspace) -> None:
    heard: list[Changed] = []
    desk.subscribe(heard.append)
    issued(desk)
    assert (desk.undo_label, desk.redo_label) == (None, None)
    assert heard[-1].issues
    assert heard[-1].history
    assert heard[-1].briefings == frozenset({BRIEFING})


ECONOMY, EMPTY = SectionId(41), SectionId(42)
HEADED, QUOTED, NOTED = ItemId(51), ItemId(52), ItemId(53)
Verb = Callable[[Store, BriefingId], Edit]
VERBS: dict[str, Verb] = {
    "rename_briefing": lambda s, b: edits.rename_briefing(s, b, "Other"),
    "set_control": lambda s, b: edits.set_control(s, b, samples.BRIEFING.control),
    "set_in_brief": lambda s, b: edits.set_in_brief(s, b, "Other"),
    "set_paper": lambda s, b: edits.set_paper(s, b, Paper.A4),
    "set_language": lambda s, b: edits.set_language(s, b, "de"),
    "set_house_style": lambda s, b: edits.set_house_style(s, b, "modern"),
    "set_product": lambda s, b: edits.set_product(s, b, "timeline"),
    "set_subject": lambda s, b: edits.set_subject(s, b, samples.ROE.id),
    "set_second_language": lambda s, b: edits.set_second_language(s, b, "fr"),
    "change_briefing": lambda s, b: edits.change_briefing(s, b, "sample", sample=True),
    "add_section": lambda s, b: edits.add_section(s, b, "New"),
    "rename_section": lambda s, b: edits.rename_section(s, b, ECONOMY, "New"),
    "move_section": lambda s, b: edits.move_section(s, b, ECONOMY, 2),
    "remove_section": lambda s, b: edits.remove_section(s, b, ECONOMY),
    "place_statements": lambda s, b: edits.place_statements(s, b, ECONOMY, [samples.QUAY.id]),
    "place_articles": lambda s, b: edits.place_articles(s, b, EMPTY, [samples.WEATHER_ARTICLE.id]),
    "move_items": lambda s, b: edits.move_items(s, b, [HEADED], EMPTY, 0),
    "shift_item": lambda s, b: edits.shift_item(s, b, NOTED, -1),
    "remove_items": lambda s, b: edits.remove_items(s, b, [NOTED]),
    "duplicate_item": lambda s, b: edits.duplicate_item(s, b, NOTED),
    "set_wording": lambda s, b: edits.set_wording(s, b, QUOTED, None),
    "set_translation": lambda s, b: edits.set_translation(s, b, QUOTED, Translation("Other")),
    "set_summary": lambda s, b: edits.set_summary(s, b, HEADED, "Other"),
    "set_headline": lambda s, b: edits.set_headline(s, b, HEADED, "Other"),
    "set_also_in": lambda s, b: edits.set_also_in(s, b, HEADED, []),
    "add_note": lambda s, b: edits.add_note(s, b, ECONOMY, "New"),
    "edit_note": lambda s, b: edits.edit_note(s, b, NOTED, "Other"),
    "set_note_kind": lambda s, b: edits.set_note_kind(s, b, NOTED, NoteKind.HEADING),
}


def test_every_verb_of_briefings_and_items_is_among_those_that_are_tried() -> None:
    import inspect

    from briefing_app.workspace.edits import briefings as briefing_edits
    from briefing_app.workspace.edits import items as item_edits
    from briefing_app.workspace.edits import products as product_edits

    there = {
        name
        for module in (briefing_edits, item_edits, product_edits)
        for name, verb in inspect.getmembers(module, inspect.isfunction)
        if verb.__module__ == module.__name__
        and "briefing_id" in inspect.signature(verb).parameters
        and not name.startswith("_")
    }
    assert there - VERBS.keys() == {"remove_briefing", "restore_briefing"}


@pytest.mark.parametrize("name", VERBS)
def test_what_was_issued_cannot_be_edited(desk: Workspace, name: str) -> None:
    issued(desk)
    before = desk.store.briefing(BRIEFING)
    with pytest.raises(BriefingError, match=r"“MFA/DPR/2026/001” was issued and cannot be changed") as no:
        desk.apply(VERBS[name](desk.store, BRIEFING))
    assert "revision or a corrigendum" in no.value.hint
    assert desk.store.briefing(BRIEFING) == before
    assert desk.undo_label is None


def test_a_refused_edit_of_several_things_does_nothing(desk: Workspace) -> None:
    issued(desk)
    with pytest.raises(BriefingError):
        desk.apply(edits.place_statements(desk.store, BRIEFING, ECONOMY, [samples.QUAY.id]))
    assert desk.store.statement(samples.QUAY.id) == samples.QUAY


def test_an_issued_briefing_can_be_hidden_and_shown_again(desk: Workspace) -> None:
    issued(desk)
    desk.apply(edits.remove_briefing(desk.store, BRIEFING))
    assert desk.store.briefings() == []
    desk.undo()
    assert [row.status for row in desk.store.briefings()] == [Status.ISSUED]


def test_what_was_issued_stands_on_what_was(desk: Workspace) -> None:
    issued(desk)
    desk.apply(edits.rename_actor(desk.store, samples.ROE.id, "Somebody Else"))
    desk.apply(edits.edit_article(desk.store, samples.FULL_ARTICLE.id, outlet="Other Wire"))
    material = documents.material_for(desk.store, desk.store.briefing(BRIEFING))
    assert material.actors[samples.ROE.id] == samples.ROE
    assert material.articles[samples.FULL_ARTICLE.id] == samples.FULL_ARTICLE
    document = documents.document_for(desk.store, desk.store.briefing(BRIEFING), LATER + timedelta(days=9))
    assert document.meta.created_at == LATER


def test_a_number_that_an_older_program_held_for_a_draft_is_the_one_it_gets(desk: Workspace) -> None:
    desk.store._database.run(
        "INSERT INTO issue_number (product, year, number, briefing_id) VALUES (?, 2026, 7, ?)",
        (SERIES, BRIEFING),
    )
    control = replace(samples.BRIEFING.control, issue_number=7)
    desk.apply(edits.set_control(desk.store, BRIEFING, control))
    other = another(desk)
    assert issued(desk, other).number == 8
    assert issued(desk).number == 7
    states = [(one.number, one.state) for one in desk.store.issue_numbers(SERIES, 2026)]
    assert states == [(7, NumberState.ISSUED), (8, NumberState.ISSUED)]


def test_the_register_knows_every_number(desk: Workspace) -> None:
    issued(desk)
    [number] = desk.store.issue_numbers(SERIES, 2026)
    assert (number.number, number.state, number.briefing_id) == (1, NumberState.ISSUED, BRIEFING)
