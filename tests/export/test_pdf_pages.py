"""Pages: what stands on each of them, and what a page end never parts."""

from __future__ import annotations

from dataclasses import replace

import documents
import pytest
from documents import words
from pdf_readers import kind_of, pages, poppler, printed, reader, style

from briefing_app.document.nodes import (
    Column,
    Contents,
    EndMark,
    Heading,
    ItemHead,
    Marking,
    PageBreak,
    Paragraph,
    Quotation,
    Role,
    Sources,
    Table,
    Text,
)
from briefing_app.domain.briefings.briefing import Paper, Tlp
from briefing_app.export.pdf.boxes import Words
from briefing_app.export.pdf.paging import pages as pdf_pages
from briefing_app.export.pdf.writer import lay_out

FILLER = "The sea was calm and the desk was quiet for the whole of the long afternoon. "


def blocks_by_page(document) -> list[list[tuple[int, int]]]:
    """Return (block, lines of it) for each page, in order."""
    found = []
    for page in lay_out(document, style()).pages:
        counts: dict[int, int] = {}
        for placed in page.placed:
            if not placed.repeated:
                counts[placed.strip.block] = counts.get(placed.strip.block, 0) + 1
        found.append(list(counts.items()))
    return found


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def pages_of(document, block: int) -> list[int]:
    return [number for number, page in enumerate(blocks_by_page(document)) if block in dict(page)]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("tlp", [Tlp.RED, Tlp.AMBER_STRICT, Tlp.GREEN, Tlp.CLEAR])
def test_the_marking_opens_and_closes_every_page(paper, tlp):
    document = documents.long_review(16, paper)
    document = replace(document, furniture=documents.furniture("OFFICIAL · EMBARGO 231200Z NOV 26", tlp))
    found = pages(printed(document))
    assert len(found) > 5
    for text in found:
        lines = [line.strip() for line in text.strip().splitlines()]
        assert lines[0].startswith("OFFICIAL · EMBARGO 231200Z NOV 26")
        assert tlp.value in f"{lines[0]} {lines[1]}"
        assert lines[-1].endswith(tlp.value)
        assert lines[-1].startswith("OFFICIAL · EMBARGO 231200Z NOV 26")


def test_without_a_marking_no_page_carries_one():
    document = replace(documents.whole(), furniture=documents.furniture("", Tlp.NONE))
    for text in pages(printed(document)):
        assert "TLP" not in text
        assert "OFFICIAL" not in text


def test_the_marking_in_its_box_is_at_least_twelve_points_high():
    assert style().look(Role.MARKING).size >= 12


@pytest.mark.parametrize("items", [1, 12, 40])
def test_every_page_says_which_of_how_many_it_is(items):
    rendered = printed(documents.long_review(items))
    found = pages(rendered)
    assert rendered.pages == len(found)
    for number, text in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in text


def test_the_running_head_starts_on_page_two():
    found = pages(printed(documents.long_review(12)))
    head = "EMB-VAL/PR/DPR/2026/231 · 23 November 2026"
    assert head not in found[0]
    assert all(head in text for text in found[1:])


def test_nothing_stands_outside_the_margins_or_in_the_footer():
    for paper in Paper:
        document = documents.long_review(24, paper)
        for page in lay_out(document, style()).pages:
            frame = page.frame
            for placed in page.placed:
                assert placed.y + placed.strip.height <= frame.bottom + 0.1
                for item in placed.strip.items:
                    if isinstance(item, Words):
                        left = item.x + placed.shift + item.line.shift
                        assert left >= frame.left - 6
                        assert left + item.line.width <= frame.right + 0.5


def test_strips_never_overlap():
    for page in lay_out(documents.long_review(40), style()).pages:
        columns: dict[float, float] = {}
        for placed in page.placed:
            lowest = columns.get(placed.shift, 0.0)
            assert placed.y >= lowest - 0.01
            columns[placed.shift] = placed.y + placed.strip.height


@pytest.mark.parametrize("lead", range(36, 60))
def test_a_quotation_is_never_parted_from_its_attribution(lead):
    head = Paragraph(Role.ITEM_BODY, words("Line. " * 1))
    quotation = Quotation(words("Ana Kos, Prime Minister:"), words(FILLER * 5), label="1", notes=("22 Nov",))
    document = documents.of(*[head] * lead, quotation, EndMark("— END —"))
    laid_out = lay_out(document, style())
    for page in laid_out.pages:
        said = [
            item.line.runs[0][0].face
            for placed in page.placed
            if placed.strip.block == lead
            for item in placed.strip.items
            if kind_of(item) == "P" and item.x == laid_out.frame.text
        ]
        assert [face == "sans" for face in said] in ([], [True, *[False] * (len(said) - 1)])
        assert len(said) != 1
    assert len(pages_of(document, lead)) == 1


@pytest.mark.parametrize("lead", range(36, 60))
def test_an_item_starts_with_its_source_and_two_lines_at_least(lead):
    head = Paragraph(Role.ITEM_BODY, words("Line."))
    document = documents.of(
        *[head] * lead,
        Heading(1, words("A section"), "s", "1"),
        ItemHead("1", words("A headline"), "i"),
        Paragraph(Role.ITEM_SOURCE, words("Meridian, 22 Nov")),
        Paragraph(Role.ITEM_BODY, words(FILLER * 6)),
    )
    first = min(pages_of(document, lead))
    page = dict(blocks_by_page(document)[first])
    assert page[lead] == page[lead + 1] == page[lead + 2] == 1
    assert page[lead + 3] >= 2


@pytest.mark.parametrize("lead", range(38, 56))
def test_a_paragraph_leaves_two_lines_on_either_side_of_a_page_end(lead):
    document = documents.of(
        *[Paragraph(Role.ITEM_BODY, words("Line."))] * lead, Paragraph(Role.ITEM_BODY, words(FILLER * 6))
    )
    lines = [dict(page)[lead] for page in blocks_by_page(document) if lead in dict(page)]
    assert min(lines) >= 2


@pytest.mark.parametrize("lead", range(36, 58))
@pytest.mark.parametrize("long", [True, False])
def test_sources_start_with_three_lines_at_least(lead, long):
    document = documents.of(
        *[Paragraph(Role.ITEM_BODY, words("Line."))] * lead, documents.sources(12, long=long)
    )
    first = [dict(page).get(lead, 0) for page in blocks_by_page(document)]
    assert next(count for count in first if count) >= 3


def test_the_end_mark_is_not_left_alone_on_the_last_page():
    for lead in range(40, 56):
        document = documents.of(*[Paragraph(Role.ITEM_BODY, words("Line."))] * lead, EndMark("— END —"))
        assert len(blocks_by_page(document)[-1]) > 1


def test_a_table_repeats_its_head_on_every_page_that_it_reaches():
    row = (words("10:40"), words(FILLER))
    table = Table((Column("Time", 1), Column("Statement", 4)), (row,) * 60, "Statements")
    found = pages(printed(documents.of(table)))
    assert len(found) > 1
    assert all("Statement" in text for text in found)
    assert sum(text.count("10:40") for text in found) == 60


def test_a_cell_higher_than_a_page_runs_on():
    table = Table((Column("A", 1), Column("B", 1)), ((words("left"), words(FILLER * 200)),), "Tall")
    rendered = printed(documents.of(table))
    text = " ".join(pages(rendered))
    assert rendered.pages > 2
    assert text.count("afternoon.") == 200


def test_contents_name_the_pages_on_which_sections_begin():
    document = documents.long_review(40)
    rendered = printed(document)
    found = pages(rendered)
    for number, title in enumerate(documents.SECTIONS, 1):
        entry = next(line for line in _lines(found[0]) if f"{number} {title}" in line)
        page = int(entry.split()[-1])
        assert any(line.endswith(title) for line in _lines(found[page - 1]))


def test_a_page_break_starts_a_new_page():
    first, second = pages(printed(documents.with_break()))
    assert "On the first page." in first
    assert "On the second page." in second


def test_an_empty_document_is_one_page_with_its_marking():
    rendered = printed(documents.of())
    assert rendered.pages == 1
    assert "TLP:AMBER" in pages(rendered)[0]


def test_a_document_of_nothing_but_empty_blocks_still_prints():
    document = documents.of(
        Heading(1, (), "h", "1"),
        ItemHead("7", (), "i"),
        Paragraph(Role.ITEM_BODY, ()),
        Quotation((), ()),
        Table((Column(""),), (), "None"),
        Contents("Contents"),
        Sources("Sources", ()),
    )
    assert "7" in pages(printed(document))[0]


@pytest.mark.parametrize(
    ("paper", "width", "height"), [(Paper.A4, 595.276, 841.89), (Paper.LETTER, 612.0, 792.0)]
)
def test_the_sheet_is_the_one_asked_for(paper, width, height):
    box = reader(printed(documents.whole(paper))).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((width, height), abs=0.01)


def test_lines_break_alike_on_both_papers():
    broken = [
        [
            item.line.runs
            for page in lay_out(documents.whole(paper), style()).pages
            if not page.frame.is_landscape  # on its side the one sheet is wider than the other
            for placed in page.placed
            for item in placed.strip.items
            if isinstance(item, Words)
        ]
        for paper in Paper
    ]
    assert broken[0] == broken[1]


def test_placements_cover_every_block_with_an_origin_on_its_pages():
    document = documents.long_review(24)
    rendered = printed(document)
    wanted = {block.origin for block in document.blocks if getattr(block, "origin", None) is not None}
    rows = {origin for block in document.blocks if isinstance(block, Table) for origin in block.origins}
    assert {placement.origin for placement in rendered.placements} == wanted | rows - {None}
    texts = poppler(rendered).split("\f")
    boxes = [page.mediabox for page in reader(rendered).pages]
    for placement in rendered.placements:
        assert 0 <= placement.page < rendered.pages
        box = boxes[placement.page]
        assert 0 < placement.x < placement.x + placement.width < float(box.width) + 1
        assert 0 < placement.y < placement.y + placement.height < float(box.height) - 56
        assert placement.width > 0 < placement.height
        assert texts[placement.page]


def test_a_placement_holds_the_words_of_its_block():
    document = documents.of(
        Paragraph(Role.ITEM_BODY, words("First words."), origin=1),
        Paragraph(Role.ITEM_BODY, words("Second words."), origin=2),
    )
    rendered = printed(document)
    for placement, wanted in zip(rendered.placements, ("First words.", "Second words."), strict=True):
        box = ("-x", placement.x - 20, "-y", placement.y, "-W", placement.width, "-H", placement.height)
        text = poppler(rendered, *(str(round(part) if index % 2 else part) for index, part in enumerate(box)))
        assert text.strip() == wanted


@pytest.mark.parametrize("length", [20, 60, 140, 400])
def test_long_words_in_the_furniture_never_leave_the_page(length):
    furniture = replace(
        documents.furniture(),
        marking=Marking("OFFICIAL " * (length // 20), Tlp.AMBER_STRICT),
        running_head=("T" * length, "R" * length),
        foot_left="F" * length,
        foot_right="G" * length,
    )
    document = replace(documents.long_review(8), furniture=furniture)
    rendered = printed(document)
    for page in reader(rendered).pages:
        ends: list[float] = []
        page.extract_text(visitor_text=lambda text, cm, tm, font, size, ends=ends: ends.append(tm[4]))
        assert max(ends) < float(page.mediabox.width) - 55
    assert rendered.pages and poppler(rendered).count("Page 1 of") == 1


def test_figures_are_pictures_and_broken_ones_leave_their_description():
    from briefing_app.document.nodes import Figure

    good = printed(documents.of(Figure(documents.picture(), "A line", 60, "Fig. 1")))
    assert len(reader(good).pages[0].images) == 1
    assert "Fig. 1" in pages(good)[0]
    bad = printed(documents.of(Figure(b"\x89PNG nonsense", "A lost line", 60, "Fig. 2")))
    assert "[A lost line]" in pages(bad)[0]
    assert bad.warnings == ("The picture “A lost line” cannot be read; its description is printed.",)


def test_paragraphs_of_the_same_role_indent_and_do_not_part():
    document = documents.of(*[Paragraph(Role.ITEM_BODY, (Text("One line."),))] * 3)
    lines = [
        (item.line.shift, placed.y)
        for placed in lay_out(document, style()).pages[0].placed
        for item in placed.strip.items
        if isinstance(item, Words)
    ]
    assert [shift for shift, _ in lines] == [0.0, 14.0, 14.0]
    assert lines[2][1] - lines[1][1] == pytest.approx(style().look(Role.ITEM_BODY).leading)


def test_a_few_lines_too_many_close_up_rather_than_spill_over():
    item = [Paragraph(Role.ITEM_BODY, words("One.")), Paragraph(Role.COMMENT, words("Two."))]
    saved = 0
    for count in range(8, 14):
        strips = lay_out(documents.of(*item * count, EndMark("— END —")), style())
        plain = pdf_pages._Filler(list(strips.flow.strips), strips.frame, strips.frame.top, 1.0).run()
        assert len(strips.pages) <= len(plain)
        saved += len(plain) - len(strips.pages)
        for page in strips.pages:
            assert pdf_pages._depth(page) <= strips.frame.bottom + 0.1
    assert saved >= 1


def test_before_a_page_break_too_a_few_lines_close_up_rather_than_spill_over():
    item = [Paragraph(Role.ITEM_BODY, words("One.")), Paragraph(Role.COMMENT, words("Two."))]
    saved = 0
    for count in range(8, 14):
        document = documents.of(*item * count, PageBreak(), *item, PageBreak(landscape=True), *item)
        closed, plain = (lay_out(document, style(), closes_up=closes) for closes in (True, False))
        assert len(closed.pages) <= len(plain.pages)
        saved += len(plain.pages) - len(closed.pages)
        for page in closed.pages:
            assert pdf_pages._depth(page) <= page.frame.bottom + 0.1
        for laid_out in (closed, plain):
            second = [
                n
                for n, page in enumerate(laid_out.pages)
                for p in page.placed
                if p.strip.block == 2 * count + 1
            ]
            assert set(second) == {len(laid_out.pages) - 2}
    assert saved >= 1


def test_a_notice_is_not_left_alone_on_a_page():
    notice = Paragraph(Role.NOTICE, words("No further copies may be made."))
    for lead in range(40, 56):
        text = Paragraph(Role.ITEM_BODY, words(FILLER * 8))
        document = documents.of(*[Paragraph(Role.ITEM_BODY, words("Line."))] * lead, text, notice)
        assert len(blocks_by_page(document)[-1]) > 1
