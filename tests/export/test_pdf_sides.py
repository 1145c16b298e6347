"""What stands beside the text or under it in columns: numbers of items, sources."""

from __future__ import annotations

from itertools import pairwise

import documents
import pytest
from documents import words
from pdf_readers import kind_of, style

from briefing_app.document.nodes import ItemHead, Paragraph, Quotation, Role
from briefing_app.export.pdf.boxes import Part, Words
from briefing_app.export.pdf.building.sides import NUMBER_WHITE
from briefing_app.export.pdf.writer import LaidOut, lay_out


def laid(*blocks) -> LaidOut:
    return lay_out(documents.of(*blocks), style())


def in_note(item) -> bool:
    parent = getattr(getattr(item, "part", None), "parent", None)
    return parent is not None and parent.kind == "Note"


def source_lines(laid_out: LaidOut) -> list[tuple[int, float, float, bool]]:
    """Return page, column, height and “has a number” of every line of the sources."""
    return [
        (page, placed.shift, placed.y, any(kind_of(item) == "Lbl" for item in placed.strip.items))
        for page, layout in enumerate(laid_out.pages)
        for placed in layout.placed
        if any(in_note(item) for item in placed.strip.items)
    ]


@pytest.mark.parametrize("number", ["1", "12", "128"])
def test_the_number_of_an_item_hangs_before_its_headline(number):
    laid_out = laid(ItemHead(number, words("Cod crews threaten to block the harbour"), "item"))
    strip = laid_out.pages[0].placed[0].strip
    hung, headline = (item for item in strip.items if isinstance(item, Words))
    assert hung.x + hung.line.width == pytest.approx(laid_out.frame.text - NUMBER_WHITE)
    assert headline.x == laid_out.frame.text
    assert hung.y == headline.y


def test_a_statement_of_its_own_has_its_number_in_the_same_place():
    laid_out = laid(Quotation(words("Ana Kos"), words("“Yes.”"), "7", ("[reported 22 Nov]",), "item-7"))
    strip = laid_out.pages[0].placed[0].strip
    number, note, _ = strip.items
    assert number.x + number.line.width == pytest.approx(laid_out.frame.text - NUMBER_WHITE)
    assert (note.part, note.x) == (Part.NOTE, laid_out.frame.left)


def test_a_name_in_the_place_of_a_number_stands_in_the_side_column():
    laid_out = laid(Quotation(words("Minister"), words("“Yes.”"), "Ana Kos, Arden"))
    label, _ = laid_out.pages[0].placed[0].strip.items
    assert label.x == laid_out.frame.left


@pytest.mark.parametrize("long", [True, False])
def test_many_sources_stand_in_two_columns_across_the_page(long):
    laid_out = laid(documents.sources(20, long=long))
    lines = source_lines(laid_out)
    assert {shift > 0 for _, shift, _, _ in lines} == {True, False}
    numbered = [line for line in lines if line[3]]
    assert len(numbered) == 20
    left = [line for line in lines if line[1] == 0]
    right = [line for line in lines if line[1] > 0]
    assert 0.5 < len(left) / len(right) < 2


def test_a_few_sources_stand_beside_their_title():
    laid_out = laid(documents.sources(3))
    assert {shift for _, shift, _, _ in source_lines(laid_out)} == {0.0}
    marks = [i.x for p in laid_out.pages[0].placed for i in p.strip.items if kind_of(i) == "Lbl"]
    assert marks == [laid_out.frame.text] * 3


@pytest.mark.parametrize("before", range(20, 48, 3))
def test_an_entry_of_the_sources_is_never_parted(before):
    filler = [Paragraph(Role.ITEM_BODY, words("One line of text.")) for _ in range(before)]
    lines = source_lines(laid(*filler, documents.sources(30)))
    for one, other in pairwise(lines):
        if not other[3]:
            assert one[:2] == other[:2]
            assert 0 < other[2] - one[2] < 15
