"""Which page of a Word file everything lies on: the rules, and LibreOffice as the judge."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx_documents import every_node, long_document
from test_docx_office import converted

from briefing_app.document.house_style_file import load_house_style
from briefing_app.document.nodes import Document
from briefing_app.domain.briefings.briefing import Paper
from briefing_app.export.docx.blocks.notes import notes_of
from briefing_app.export.docx.sheets.geometry import Geometry, geometry
from briefing_app.export.docx.written import bookmarks_of
from briefing_app.export.word_pages.filling import NOTES_WHITE, Filling, Note
from briefing_app.export.word_pages.pages import word_pages
from briefing_app.export.word_pages.pieces import Piece


def sheet(lines: int) -> Geometry:
    """Return a sheet with room for so many lines of ten points."""
    page = geometry(load_house_style("ministry"), Paper.A4)
    return replace(page, height=page.top + page.bottom + lines * 10)


def text(lines: int, anchor: str = "", **rest: object) -> Piece:
    return Piece(lines, 10.0, anchors=(anchor,) if anchor else (), **rest)  # type: ignore[arg-type]


def pages(*pieces: Piece, room: int = 10, notes: dict[int, Note] | None = None) -> dict[str, int]:
    return Filling(pieces, sheet(room), notes or {}).places


def test_a_head_goes_over_with_the_two_lines_that_it_is_kept_with() -> None:
    head = text(1, "head", keep_next=True)
    assert pages(text(7), head, text(4, "body")) == {"head": 1, "body": 1}
    assert pages(text(8), head, text(4, "body")) == {"head": 2, "body": 2}


def test_no_line_stands_alone() -> None:
    assert pages(text(9), text(4, "orphan")) == {"orphan": 2}
    assert pages(text(8), text(3, "three"), text(1, "next")) == {"three": 2, "next": 2}
    assert pages(text(8), text(4), text(8, "next", keep_lines=True)) == {"next": 2}
    assert pages(text(7), text(4), text(8, "widow", keep_lines=True)) == {"widow": 2}


def test_white_counts_once_and_not_at_the_head_of_a_page() -> None:
    first, second = text(4, after=10.0), text(5, "fits", before=10.0, keep_lines=True)
    assert pages(first, second) == {"fits": 1}
    assert pages(text(10), text(10, "whole", before=20.0), text(1, "after")) == {"whole": 2, "after": 3}


def test_a_note_stands_with_its_line_or_goes_over_with_its_end() -> None:
    def cited(lines: int) -> dict[str, int]:
        notes = {1: Note(lines, 10.0, 0.0)}
        cites = text(1, "cites", notes={0: [1]})
        return pages(text(6), cites, text(7), text(1, "next"), notes=notes)

    assert NOTES_WHITE < 10
    assert cited(2) == {"cites": 1, "next": 2}
    assert cited(5) == {"cites": 1, "next": 3}  # three lines of the note stand at the foot of page two
    room = pages(text(9), text(1, "cites", notes={0: [1]}), notes={1: Note(1, 10.0, 0.0)})
    assert room == {"cites": 2}


def test_rows_repeat_their_head() -> None:
    head = (text(2),)
    rows = [Piece(1, 40.0, anchors=(f"row {n}",), head=head) for n in range(4)]
    assert pages(text(2), *rows) == {"row 0": 1, "row 1": 1, "row 2": 2, "row 3": 2}


@pytest.mark.parametrize(
    ("document", "style"),
    [
        (every_node(), "ministry"),
        (long_document(60), "modern"),
        (long_document(40), "large-print"),
    ],
    ids=["every node", "long, modern", "long, large print"],
)
def test_every_place_is_on_the_page_where_the_office_program_has_it(
    document: Document, style: str, tmp_path: Path
) -> None:
    look = load_house_style(style)
    places, count = word_pages(document, look)
    made = converted(document, tmp_path, style)
    marks = bookmarks_of(document, notes_of(document))
    found = {
        re.sub("/([0-9A-F]{2})", lambda code: chr(int(code[1], 16)), name): place
        for name, place in made.named_destinations.items()
    }
    named = {marks.name(anchor): page for anchor, page in places.items() if marks.name(anchor) in found}
    printed = {name: made.get_destination_page_number(found[name]) + 1 for name in named}

    assert len(named) > 3
    assert count == len(made.pages)
    assert named == printed
