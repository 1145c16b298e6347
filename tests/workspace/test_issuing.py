"""What leaves the desk has a number, a reference, its sources and its paper, for good."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import samples

from briefing_app.document.nodes import Heading, ItemHead, plain
from briefing_app.domain.briefing import IssueKind
from briefing_app.domain.identity import BriefingId
from briefing_app.errors import BriefingError
from briefing_app.export.rendered import Rendered
from briefing_app.workspace import edits, issuing
from briefing_app.workspace.workspace import Workspace

BRIEFING = samples.BRIEFING.id
PDF = Rendered(b"%PDF-1.7 paper", 3)
DOCX = Rendered(b"PK\x03\x04 paper", None)


def test_the_material_of_a_briefing_is_all_that_it_names(desk: Workspace) -> None:
    material = issuing.material_for(desk.store, samples.BRIEFING)
    assert set(material.articles) == {samples.FULL_ARTICLE.id, samples.BUDGET_ARTICLE.id}
    assert set(material.statements) == {samples.OPEN_PORT.id}
    assert set(material.actors) == {samples.ROE.id}


def test_a_briefing_becomes_a_document(desk: Workspace) -> None:
    document = issuing.document_for(desk.store, samples.BRIEFING, samples.NOW)
    heads = [plain(block.inlines) for block in document.blocks if isinstance(block, ItemHead)]
    assert heads == ["Port stays open"]
    assert any(isinstance(block, Heading) and "Economy" in plain(block.inlines) for block in document.blocks)


def test_an_issue_gets_the_next_number_of_its_year_and_keeps_it(desk: Workspace) -> None:
    prepared = issuing.prepare_issue(desk, BRIEFING, samples.NOW)
    assert prepared.control.issue_number == 1
    assert prepared.control.issue_date == date(2026, 11, 23)
    assert "2026" in prepared.control.reference
    assert desk.store.briefing(BRIEFING) == prepared
    assert desk.undo_label == "number the issue 1"
    assert issuing.prepare_issue(desk, BRIEFING, samples.NOW) == prepared
    desk.undo()
    assert issuing.prepare_issue(desk, BRIEFING, samples.NOW) == prepared


def test_the_next_briefing_gets_the_next_number(desk: Workspace) -> None:
    issuing.prepare_issue(desk, BRIEFING, samples.NOW)
    made = edits.new_briefing(desk.store, "Second", samples.NOW)
    desk.apply(made)
    second = issuing.prepare_issue(desk, edits.made_briefing(made), samples.NOW)
    assert second.control.issue_number == 2


def test_a_number_that_a_person_gave_is_kept(desk: Workspace) -> None:
    from dataclasses import replace

    control = replace(samples.BRIEFING.control, issue_number=40, reference="OWN/40")
    desk.apply(edits.set_control(desk.store, BRIEFING, control))
    prepared = issuing.prepare_issue(desk, BRIEFING, samples.NOW)
    assert (prepared.control.issue_number, prepared.control.reference) == (40, "OWN/40")
    assert desk.store.next_issue_number(prepared.product, 2026) == 41


def test_an_export_is_recorded_with_files_sources_and_paper(desk: Workspace) -> None:
    briefing = issuing.prepare_issue(desk, BRIEFING, samples.NOW)
    paths = (Path("/out/review.docx"), Path("/out/review.PDF"))
    record = issuing.record_export(desk, briefing, paths, (DOCX, PDF), samples.NOW)
    assert desk.store.issues() == [record]
    assert desk.store.issue_document(record.id) == PDF.data
    assert record.kind is IssueKind.EXPORTED
    assert [(file.format, file.target, file.pages) for file in record.files] == [
        ("docx", "/out/review.docx", None),
        ("pdf", "/out/review.PDF", 3),
    ]
    assert [(source.number, source.article_id) for source in record.sources] == [
        (1, samples.FULL_ARTICLE.id),
        (2, samples.BUDGET_ARTICLE.id),
    ]
    assert record.sources[0].sha256 == samples.FULL_ARTICLE.sha256
    assert "Baltic Wire" in record.sources[0].citation
    assert (record.title, record.reference) == (briefing.title, briefing.control.reference)
    assert record.statements == 1


def test_an_export_without_pdf_is_kept_with_the_paper_that_came_along(desk: Workspace) -> None:
    record = issuing.record_export(
        desk, samples.BRIEFING, (Path("/out/review.docx"),), (DOCX, PDF), samples.NOW
    )
    assert len(record.files) == 1
    assert desk.store.issue_document(record.id) == PDF.data
    with pytest.raises(ValueError, match="PDF"):
        issuing.record_export(desk, samples.BRIEFING, (Path("/out/r.docx"),), (DOCX,), samples.NOW)


def test_a_print_is_recorded_with_its_printer(desk: Workspace) -> None:
    record = issuing.record_print(desk, samples.BRIEFING, "Office 2", PDF, 3, samples.NOW)
    assert record.kind is IssueKind.PRINTED
    assert [(file.format, file.target, file.pages) for file in record.files] == [("print", "Office 2", 3)]
    assert desk.undo_label is None


def test_an_issue_stays_as_it_was_when_the_briefing_changes(desk: Workspace) -> None:
    record = issuing.record_print(desk, samples.BRIEFING, "Office 2", PDF, 3, samples.NOW)
    desk.apply(edits.rename_briefing(desk.store, BRIEFING, "Other"))
    desk.apply(edits.remove_briefing(desk.store, BRIEFING))
    assert desk.store.issues() == [record]


@pytest.mark.parametrize("wanted", ["31", "daily press review", "press"])
def test_a_briefing_is_found_by_number_or_title(desk: Workspace, wanted: str) -> None:
    assert issuing.find_briefing(desk.store, wanted).id == BriefingId(31)


def test_a_briefing_that_is_not_there_or_there_twice_is_said_so(desk: Workspace) -> None:
    with pytest.raises(BriefingError, match=r"no such briefing.*“Daily Press Review”"):
        issuing.find_briefing(desk.store, "weekly")
    desk.apply(edits.new_briefing(desk.store, "Daily Press Review", samples.NOW))
    with pytest.raises(BriefingError, match=r"Several briefings.*31"):
        issuing.find_briefing(desk.store, "Daily Press Review")
