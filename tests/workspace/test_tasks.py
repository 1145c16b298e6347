"""Long tasks are plain functions that a worker process can run."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import samples

from briefing_app.domain.articles.article import ArticleField
from briefing_app.errors import Refused
from briefing_app.storage.store import Store
from briefing_app.workspace import tasks
from briefing_app.workspace.composing import documents


@pytest.fixture
def document(store: Store):  # type: ignore[no-untyped-def]
    """The document of the sample briefing."""
    return documents.document_for(store, samples.BRIEFING, samples.NOW)


def test_a_document_is_laid_out_as_pdf(document) -> None:  # type: ignore[no-untyped-def]
    rendered = tasks.lay_out(document, "ministry")
    assert tasks.is_pdf(rendered)
    assert rendered.pages == 1
    assert rendered.placements


def test_a_document_is_written_in_the_format_of_each_path(document, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    paths = (tmp_path / "review.docx", tmp_path / "review.pdf")
    written = tasks.export_files(document, "ministry", paths)
    assert len(written) == 2
    assert [path.read_bytes() for path in paths] == [rendered.data for rendered in written]
    assert not tasks.is_pdf(written[0])
    assert tasks.is_pdf(written[1])


def test_an_export_without_pdf_brings_the_paper_for_the_archive(document, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    written = tasks.export_files(document, "ministry", (tmp_path / "review.docx",))
    assert len(written) == 2
    assert tasks.is_pdf(written[1])
    assert [path.name for path in tmp_path.iterdir() if path.suffix in {".pdf", ".docx"}] == ["review.docx"]


def test_pasted_text_and_dropped_bytes_become_articles() -> None:
    pasted = tasks.take_in_pasted(
        samples.BUDGET_TEXT, {"headline": "Budget passes", "outlet": "Morning Post"}, samples.NOW
    )
    assert (pasted.article.headline, pasted.article.outlet) == ("Budget passes", "Morning Post")
    assert pasted.article.text == samples.BUDGET_TEXT
    assert ArticleField.HEADLINE not in pasted.article.confirmed
    dropped = tasks.take_in_bytes(samples.BUDGET_TEXT.encode("utf-16"), "budget.txt", "", samples.NOW)
    assert dropped.article.text == samples.BUDGET_TEXT
    assert any(actor.name == "Arvo Lind" for actor in dropped.analysis.actors)


def test_what_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.touch()
    with pytest.raises(Refused) as refusal:
        tasks.take_in(path)
    assert "empty.txt" in str(refusal.value)


def test_what_a_task_returns_travels_between_processes(tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    path.write_text(samples.PORT_TEXT, encoding="utf-8")
    result = tasks.take_in(path, samples.NOW)
    assert pickle.loads(pickle.dumps(result)) == result
