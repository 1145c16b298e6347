"""Sheets: turned ones among upright ones, mirrored margins, binding, margins for notes, right to left."""

from __future__ import annotations

from dataclasses import replace

import documents
import pdf_rules
import pytest
from documents import words
from pdf_readers import poppler, reader, style

from briefing_app.document.nodes import (
    Column,
    Contents,
    EndMark,
    Heading,
    Index,
    IndexEntry,
    ItemHead,
    ItemRef,
    PageBreak,
    Paragraph,
    Quotation,
    Role,
    SourceRef,
    Table,
    Text,
)
from briefing_app.domain.briefings.briefing import Paper
from briefing_app.export.pdf.writer import lay_out, write_pdf

SENTENCE = "The sea was calm and the desk was quiet for the whole of the long afternoon. "
LINE = Paragraph(Role.ITEM_BODY, words("Line."))
TURNED, UPRIGHT = PageBreak(landscape=True), PageBreak(landscape=False)
SIZES = {Paper.A4: (595.276, 841.89), Paper.LETTER: (612.0, 792.0)}


def house(**page):
    """Return the house style of the tests with another page."""
    return replace(style(), page=replace(style().page, **page))


def mixed(paper: Paper = Paper.A4):
    """Return upright, turned and again upright pages that lead to one another."""
    return documents.of(
        Contents("Contents"),
        Paragraph(Role.ITEM_BODY, (Text("See item "), ItemRef("item-1", "1"), Text(" "), SourceRef((1,)))),
        TURNED,
        Heading(1, words("On its side"), "side", "1", origin=1),
        ItemHead("1", words("A headline on its side"), "item-1", origin=2),
        *[Paragraph(Role.ITEM_BODY, words(SENTENCE * 12), origin=3)] * 6,
        UPRIGHT,
        Heading(1, words("Upright again"), "up", "2", origin=4),
        LINE,
        documents.sources(2),
        EndMark("— END —"),
        paper=paper,
    )


def sizes(data_pages) -> list[tuple[float, float]]:
    return [(float(page.mediabox.width), float(page.mediabox.height)) for page in data_pages]


def left_edges(page) -> list[float]:
    """Return where the lines of a page begin, that nothing is before on it."""
    found: list[float] = []

    def note(text, cm, tm, font, size):
        if text.strip():
            found.append(tm[4])

    page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("paper", Paper)
def test_each_sheet_lies_as_it_was_asked_to(paper):
    rendered = write_pdf(mixed(paper), style())
    width, height = SIZES[paper]
    found = sizes(reader(rendered).pages)
    assert found[0] == found[-1] == pytest.approx((width, height), abs=0.01)
    assert len(found) > 3
    for size in found[1:-1]:
        assert size == pytest.approx((height, width), abs=0.01)
    assert pdf_rules.failures(rendered.data) == []


@pytest.mark.parametrize("paper", Paper)
def test_every_sheet_has_its_marking_its_head_and_its_number(paper):
    rendered = write_pdf(mixed(paper), style())
    opened = reader(rendered)
    for number, page in enumerate(opened.pages, 1):
        text = page.extract_text()
        assert text.count("OFFICIAL") == 2 and text.count("TLP:AMBER") == 2
        assert f"Page {number} of {rendered.pages}" in text
        assert "EMB-VAL/PR/DPR/2026/231 · 23 November 2026" in text
        assert max(left_edges(page)) < float(page.mediabox.width) - 61


def test_the_foot_of_a_turned_sheet_is_at_its_own_right_edge():
    laid_out = lay_out(mixed(), style())
    turned = laid_out.flow.sheets.of(landscape=True).frame
    rendered = write_pdf(mixed(), style())
    box = ("-f", "2", "-l", "2", "-x", str(round(turned.right - 80)), "-y", "480", "-W", "90", "-H", "110")
    assert "TLP:AMBER" in poppler(rendered, *box)


def test_links_contents_and_bookmarks_lead_onto_turned_sheets():
    rendered = write_pdf(mixed(), style())
    opened = reader(rendered)
    numbers = {page.indirect_reference.idnum: index for index, page in enumerate(opened.pages)}
    goals = [
        (numbers[list.__getitem__(note.get_object()["/Dest"], 0).idnum], float(note.get_object()["/Dest"][3]))
        for note in opened.pages[0]["/Annots"]
    ]
    last = rendered.pages - 1
    assert {page for page, _ in goals} == {1, last}
    assert all(height < 600 for page, height in goals if page == 1)
    assert [
        (entry.title.split()[0], opened.get_destination_page_number(entry))
        for entry in (opened.outline[0], opened.outline[2])
    ] == [("1", 1), ("2", last)]
    contents = opened.pages[0].extract_text()
    assert "On its side" in contents and str(last + 1) in contents.split("Upright again")[1][:4]


def test_placements_on_turned_sheets_hold_their_words():
    rendered = write_pdf(mixed(), style())
    heads = [placement for placement in rendered.placements if placement.origin in (1, 2)]
    assert [placement.page for placement in heads] == [1, 1]
    for placement, wanted in zip(heads, ("On its side", "A headline on its side"), strict=True):
        assert placement.x + placement.width < 842 and placement.y + placement.height < 595
        box = {"-x": placement.x, "-y": placement.y, "-W": placement.width, "-H": placement.height}
        options = [part for key, value in box.items() for part in (key, str(round(value)))]
        assert wanted in " ".join(poppler(rendered, "-f", "2", "-l", "2", *options).split())


def test_the_first_sheet_may_be_turned():
    document = documents.of(TURNED, documents.masthead(), LINE, UPRIGHT, LINE)
    rendered = write_pdf(document, style())
    assert [width > height for width, height in sizes(reader(rendered).pages)] == [True, False]
    first = reader(rendered).pages[0].extract_text()
    assert "Daily Press Review" in first and "Page 1 of 2" in first
    assert first.count("EMB-VAL/PR/DPR/2026/231 · 23 November") == 0  # the masthead is its head


def test_a_break_that_turns_nothing_keeps_the_sheet_as_it_lies():
    document = documents.of(LINE, TURNED, LINE, PageBreak(), LINE, UPRIGHT, LINE)
    found = sizes(reader(write_pdf(document, style())).pages)
    assert [width > height for width, height in found] == [False, True, True, False]


def test_breaks_alone_print_no_empty_sheets():
    document = documents.of(TURNED, UPRIGHT, TURNED, LINE, UPRIGHT, TURNED)
    found = sizes(reader(write_pdf(document, style())).pages)
    assert [width > height for width, height in found] == [True]


def test_mirrored_margins_change_sides_on_the_back_of_each_leaf():
    document = documents.of(*[LINE] * 120)
    plain = write_pdf(document, house(left=90, right=40))
    turned = write_pdf(document, house(left=90, right=40, mirrored=True))
    assert plain.pages == turned.pages == 3
    for number, (page, mirrored) in enumerate(zip(reader(plain).pages, reader(turned).pages, strict=True), 1):
        moved = -50.0 if number % 2 == 0 else 0.0
        assert left_edges(mirrored) == pytest.approx([x + moved for x in left_edges(page)], abs=0.02)
    assert pdf_rules.failures(turned.data) == []


def test_placements_and_links_move_with_the_mirrored_page():
    body = Paragraph(Role.ITEM_BODY, words(SENTENCE * 40), origin=7)
    document = documents.of(body, body, Paragraph(Role.NOTE, (SourceRef((1,)),)), documents.sources(1))
    rendered = write_pdf(document, house(left=90, right=40, mirrored=True))
    first, second = (next(p for p in rendered.placements if p.page == page) for page in (0, 1))
    assert second.x == pytest.approx(first.x - 50)
    page = reader(rendered).pages[1]
    (link,) = (note.get_object() for note in page["/Annots"])
    assert float(link["/Rect"][0]) in [pytest.approx(x, abs=0.02) for x in left_edges(page)]


def test_a_binding_takes_of_the_inner_edge_and_a_note_margin_of_the_outer():
    upright = lay_out(documents.of(LINE), style()).frame
    bound = lay_out(documents.of(LINE), house(binding=22.7)).frame
    assert bound.left == pytest.approx(upright.left + 22.7)
    assert (bound.right, bound.side_measure) == (upright.right, pytest.approx(upright.side_measure))
    noted = lay_out(documents.of(LINE), house(note_margin=100)).frame
    assert noted.right == pytest.approx(upright.right - 100)
    assert noted.left == upright.left


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize(
    "page",
    [{"note_margin": 100.0}, {"binding": 30.0, "mirrored": True}, {"note_margin": 90.0, "mirrored": True}],
)
def test_the_demo_keeps_out_of_the_binding_and_of_the_margin_for_notes(paper, page):
    changed = house(**page)
    rendered = write_pdf(documents.whole(paper), changed)
    assert pdf_rules.failures(rendered.data) == []
    for number, sheet in enumerate(reader(rendered).pages):
        width, height = float(sheet.mediabox.width), float(sheet.mediabox.height)
        spare = 0.0 if width > height else (SIZES[paper][0] - SIZES[Paper.A4][0]) / 2
        inner = changed.page.left + spare + changed.page.binding
        outer = changed.page.right + spare + (0.0 if width > height else changed.page.note_margin)
        edges = left_edges(sheet)
        low, high = (outer, inner) if number % 2 and changed.page.mirrored else (inner, outer)
        assert min(edges) >= low - 18  # a bar of change or a hanging quotation mark
        assert max(edges) <= width - high


def test_in_a_document_from_right_to_left_the_side_column_is_at_the_right():
    blocks = (
        Heading(1, words("البيان"), "one", "1", origin=1),
        Quotation(words("وزير الخارجية:"), words("«لن نقبل»"), label="1", notes=("٢٢ نوفمبر",), origin=2),
        TURNED,
        Heading(1, words("على الجانب"), "two", "2", origin=3),
        Table((Column("الجهة"), Column("القول")), ((words("الوزير"), words("نعم")),), "جدول", label="جدول"),
        Index("فهرس", (IndexEntry("كوس", (ItemRef("one", "1"),)),), "ص"),
    )
    document = documents.of(*blocks)
    document = replace(document, meta=replace(document.meta, language="ar"))
    rendered = write_pdf(document, style())
    assert pdf_rules.failures(rendered.data) == []
    first = next(p for p in rendered.placements if p.origin == 1)
    assert first.x + first.width == pytest.approx(595.276 - style().page.left, abs=0.1)
    other = next(p for p in rendered.placements if p.origin == 3)
    assert other.x + other.width == pytest.approx(841.89 - style().page.left, abs=0.1)
    assert [width > height for width, height in sizes(reader(rendered).pages)] == [False, True]
