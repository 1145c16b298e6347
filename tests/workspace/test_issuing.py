"""What leaves the desk has a number, a reference, its sources and its paper, for good."""

from __future__ import annotations

from pathlib import Path

import pytest
import samples
from issue_cases import issued

from briefing_app.document.nodes import Heading, ItemHead, plain
from briefing_app.domain.briefings.briefing import ControlData
from briefing_app.domain.briefings.issue import IssueKind, PrintedCopy
from briefing_app.domain.identity import BriefingId
from briefing_app.errors import BriefingError
from briefing_app.export.rendered import Rendered
from briefing_app.workspace import edits
from briefing_app.workspace.composing import documents
from briefing_app.workspace.issuing import handing_over
from briefing_app.workspace.workspace import Workspace

BRIEFING = samples.BRIEFING.id
PDF = Rendered(b"%PDF-1.7 paper", 3)
DOCX = Rendered(b"PK\x03\x04 paper", None)


def test_the_material_of_a_briefing_is_all_that_it_names(desk: Workspace) -> None:
    material = documents.material_for(desk.store, samples.BRIEFING)
    assert set(material.articles) == {samples.FULL_ARTICLE.id, samples.BUDGET_ARTICLE.id}
    assert set(material.statements) == {samples.OPEN_PORT.id}
    assert set(material.actors) == {samples.ROE.id}


def test_a_briefing_becomes_a_document(desk: Workspace) -> None:
    document = documents.document_for(desk.store, samples.BRIEFING, samples.NOW)
    heads = [plain(block.inlines) for block in document.blocks if isinstance(block, ItemHead)]
    assert heads == ["Port stays open"]
    assert any(isinstance(block, Heading) and "Economy" in plain(block.inlines) for block in document.blocks)


def test_what_was_not_issued_says_so_on_every_page(desk: Workspace) -> None:
    document = documents.document_for(desk.store, samples.BRIEFING, samples.NOW)
    assert document.furniture.marking.words == "DRAFT · CHATHAM HOUSE RULE"


def test_an_export_of_a_draft_takes_no_number(desk: Workspace) -> None:
    handing_over.record_export(desk, samples.BRIEFING, (Path("a.pdf"),), (PDF,), samples.NOW)
    [record] = desk.store.issues()
    assert record.draft
    assert record.number is None
    assert desk.store.issue_numbers("daily-press-review", 2026) == []
    assert desk.store.briefing(BRIEFING) == samples.BRIEFING
    assert desk.store.printed_in([samples.OPEN_PORT.id]) == {}


def test_what_is_handed_over_later_belongs_to_its_issue(desk: Workspace) -> None:
    first = issued(desk)
    briefing = desk.store.briefing(BRIEFING)
    copies = (PrintedCopy(1, 2, "Private Office"), PrintedCopy(2, 2, "Archive"))
    record = handing_over.record_print(desk, briefing, "Office 2", PDF, 3, samples.NOW, copies=copies)
    assert (record.of, record.number, record.draft, record.copies) == (first.id, 1, False, copies)
    assert desk.store.issue_of(BRIEFING) == first
    assert desk.store.next_issue_number("daily-press-review", 2026) == 2


def test_an_export_is_recorded_with_files_sources_and_paper(desk: Workspace) -> None:
    briefing = samples.BRIEFING
    paths = (Path("/out/review.docx"), Path("/out/review.PDF"))
    record = handing_over.record_export(desk, briefing, paths, (DOCX, PDF), samples.NOW)
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
    record = handing_over.record_export(
        desk, samples.BRIEFING, (Path("/out/review.docx"),), (DOCX, PDF), samples.NOW
    )
    assert len(record.files) == 1
    assert desk.store.issue_document(record.id) == PDF.data
    with pytest.raises(ValueError, match="PDF"):
        handing_over.record_export(desk, samples.BRIEFING, (Path("/out/r.docx"),), (DOCX,), samples.NOW)


def test_a_print_is_recorded_with_its_printer(desk: Workspace) -> None:
    record = handing_over.record_print(desk, samples.BRIEFING, "Office 2", PDF, 3, samples.NOW)
    assert record.kind is IssueKind.PRINTED
    assert [(file.format, file.target, file.pages) for file in record.files] == [("print", "Office 2", 3)]
    assert desk.undo_label is None


def test_an_issue_stays_as_it_was_when_the_briefing_changes(desk: Workspace) -> None:
    record = handing_over.record_print(desk, samples.BRIEFING, "Office 2", PDF, 3, samples.NOW)
    desk.apply(edits.rename_briefing(desk.store, BRIEFING, "Other"))
    desk.apply(edits.remove_briefing(desk.store, BRIEFING))
    assert desk.store.issues() == [record]


@pytest.mark.parametrize("wanted", ["31", "daily press review", "press"])
def test_a_briefing_is_found_by_number_or_title(desk: Workspace, wanted: str) -> None:
    assert documents.find_briefing(desk.store, wanted).id == BriefingId(31)


def test_a_briefing_that_is_not_there_or_there_twice_is_said_so(desk: Workspace) -> None:
    with pytest.raises(BriefingError, match=r"no such briefing.*“Daily Press Review”"):
        documents.find_briefing(desk.store, "weekly")
    desk.apply(edits.new_briefing(desk.store, "Daily Press Review", samples.NOW))
    with pytest.raises(BriefingError, match=r"Several briefings.*31 “Daily Press Review” \(draft, "):
        documents.find_briefing(desk.store, "Daily Press Review")


def test_a_briefing_is_found_by_its_reference(desk: Workspace) -> None:
    made = edits.new_briefing(
        desk.store, "Daily Press Review", samples.NOW, control=ControlData(reference="MFA/DPR/2026/007")
    )
    desk.apply(made)
    assert documents.find_briefing(desk.store, "mfa/dpr/2026/007").id == edits.made_briefing(made)
