"""Every house style on every paper: nothing overlaps or leaves its page, and body lines keep to the grid."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import documents
import pytest
from documents import words
from pdf_readers import style

from briefing_app.document.house_style_file import house_style_names, load_house_style
from briefing_app.document.nodes import (
    Column,
    Comment,
    Document,
    EndMark,
    Index,
    IndexEntry,
    ItemHead,
    ItemRef,
    KeyFigure,
    KeyFigures,
    ListBlock,
    PageBreak,
    Paragraph,
    Role,
    Table,
)
from briefing_app.domain.briefings.briefing import Paper
from briefing_app.export.pdf.boxes import Words
from briefing_app.export.pdf.paging.furniture import BOX_BELOW, Box
from briefing_app.export.pdf.writer import LaidOut, lay_out

STYLES = house_style_names()
SLACK = 0.02


def everything(paper: Paper) -> Document:
    """Return a document with every kind of block, its last pages turned and turned back."""
    columns = (Column("Actor", 1.2), *(Column(head) for head in ("Inspection", "Quota", "Guarantees")))
    row = tuple(
        words(text) for text in ("Ana Kos, Prime Minister", "▲ “Yes.”", "", "▼ asks for it in writing")
    )
    extra = (
        KeyFigures(
            tuple(
                KeyFigure(value, "people displaced", words("as of 22 Nov, OCHA"), "+120")
                for value in ("1,240", "USD 3.4 bn", "4.25 %", "19")
            )
        ),
        *(
            Paragraph(Role.ITEM_BODY, words(documents.SUMMARY[n % 3]), number=str(n), changed=n > 2)
            for n in (1, 2, 3)
        ),
        Paragraph(Role.TALKING_POINT, words("The floor has not moved."), number="1"),
        Paragraph(Role.TALKING_POINT, words("Ports stay open.")),
        Paragraph(Role.QA_Q, words("Will you vote against?")),
        Paragraph(Role.QA_A, words("If the guarantee comes, we vote for it.")),
        Comment("Assessment", "not reporting", (words(documents.SUMMARY[1]),), role=Role.ASSESSMENT),
        ListBlock(tuple(words(f"Point {n} of many") for n in range(12)), ordered=True),
        PageBreak(landscape=True),
        Table(
            columns,
            ((words("Government"),), *(row,) * 30),
            "Matrix",
            "Positions",
            row_heads=1,
            wide=True,
            legend=words("▲ for"),
        ),
        PageBreak(landscape=False),
        Index(
            "Index", tuple(IndexEntry(name, (ItemRef("item-1", "1"),)) for name, _, _ in documents.SPEAKERS)
        ),
        documents.sources(12),
        EndMark("End"),
    )
    whole = documents.whole(paper)
    return replace(whole, blocks=(*whole.blocks[:-1], *extra))


def lines_of(laid_out: LaidOut):
    """Return page, left edge, right edge and baseline of every line of words."""
    for number, page in enumerate(laid_out.pages):
        for placed in page.placed:
            for item in placed.strip.items:
                if isinstance(item, Words) and item.line.width:
                    left = item.x + item.line.shift + placed.shift
                    yield number, left, left + item.line.width, placed.y + item.y


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("name", STYLES)
def test_no_line_leaves_its_page_or_stands_on_another(name, paper):
    laid_out = lay_out(everything(paper), load_house_style(name))
    rows = defaultdict(list)
    for number, left, right, y in lines_of(laid_out):
        frame = laid_out.pages[number].frame
        assert left >= 0.0
        assert right <= frame.width
        assert y <= frame.bottom + SLACK
        rows[number, round(y)].append((left, right))
    for place, spans in rows.items():
        spans.sort()
        for (_, right), (left, _) in pairwise(spans):
            assert left >= right - SLACK, place


def on_grid(laid_out: LaidOut) -> list[float]:
    """Return the heights of the lines of body text, below the top of their page."""
    return [
        placed.y + item.y - page.frame.top
        for page in laid_out.pages
        for placed in page.placed
        if laid_out.document.blocks[placed.strip.block].__class__ is Paragraph
        and laid_out.document.blocks[placed.strip.block].role is Role.ITEM_BODY
        for item in placed.strip.items[-1:]
    ]


def off(heights: list[float], step: float) -> int:
    """Return how many heights are not a whole number of steps from the first."""
    return sum(1 for y in heights if 0.1 < (y - heights[0]) % step < step - 0.1)


@pytest.mark.parametrize("name", ["ministry", "memo", "modern"])
def test_lines_of_body_text_stand_at_the_same_heights_on_every_page_where_the_style_says_so(name):
    loose = load_house_style(name)
    step = loose.page.baseline
    assert loose.look(Role.ITEM_BODY).leading == step
    tight = replace(loose, page=replace(loose.page, grid=True))
    document = documents.long_review(20)
    laid_out = lay_out(document, tight)
    heights = on_grid(laid_out)
    assert len(laid_out.pages) > 4
    assert len(heights) > 50
    assert off(heights, step) == 0
    assert off(on_grid(lay_out(document, loose)), step) > 10


def test_a_table_without_heads_has_its_legend_on_each_page():
    rows = tuple((words(f"Row {n}"), words("▲")) for n in range(80))
    table = Table((Column(""), Column("")), rows, "Signs", legend=words("▲ for"))
    pages = lay_out(documents.of(table), style()).pages
    assert len(pages) > 1
    heads = [[placed for placed in page.placed if placed.strip.grid.head is placed.strip] for page in pages]
    assert [len(found) for found in heads] == [1] * len(pages)
    assert [found[0].repeated for found in heads] == [False] + [True] * (len(pages) - 1)


def test_a_talking_point_without_a_number_hangs_on_a_dash():
    point = Paragraph(Role.TALKING_POINT, words("Ports stay open."))
    hung = lay_out(documents.of(point, replace(point, number="7")), style())
    first, second = (placed.strip.items for placed in hung.pages[0].placed)
    assert len(first) == len(second) == 2
    assert first[0].x + first[0].line.width == pytest.approx(second[0].x + second[0].line.width)
    assert first[1].x == second[1].x


@pytest.mark.parametrize("count", [9, 100])
@pytest.mark.parametrize("name", STYLES)
def test_the_signs_of_a_list_never_touch_its_words(name, count):
    items = ListBlock(tuple(words("Point") for _ in range(count)), ordered=True)
    laid_out = lay_out(documents.of(items), load_house_style(name))
    gaps = [
        body.x - sign.x - sign.line.width
        for page in laid_out.pages
        for placed in page.placed
        for sign, body in [placed.strip.items[-2:]]
    ]
    assert len(gaps) == count
    assert min(gaps) >= 2.0


def test_large_print_has_one_column_only():
    laid_out = lay_out(everything(Paper.A4), load_house_style("large-print"))
    assert all(placed.shift == 0 for page in laid_out.pages for placed in page.placed)


@pytest.mark.parametrize("name", STYLES)
def test_the_running_head_stands_clear_of_the_coloured_label(name):
    laid_out = lay_out(documents.of(Paragraph(Role.NOTE, words("A word."))), load_house_style(name))
    fixtures = laid_out.flow.furniture.head(masthead=False)
    (box,) = (item for item in fixtures if isinstance(item, Box))
    bottom = box.y + BOX_BELOW * box.scale
    size = laid_out.style.look(Role.HEADER).size
    for item in fixtures:
        if isinstance(item, Words) and item.x + item.line.width > box.x and item.y > box.y:
            assert item.y - 0.72 * size > bottom


@pytest.mark.parametrize("name", STYLES)
def test_an_index_in_one_column_or_two_tells_the_pages_of_its_items(name):
    names = tuple(IndexEntry(f"Person {n}", (ItemRef("item-1", "1"),)) for n in range(120))
    filler = tuple(Paragraph(Role.ITEM_BODY, words(documents.SUMMARY[0])) for _ in range(40))
    document = documents.of(*filler, ItemHead("1", words("Head"), "item-1"), Index("Index", names))
    laid_out = lay_out(document, load_house_style(name))
    (page, _) = laid_out.anchors()["item-1"]
    lines = [
        item.line
        for layout in laid_out.pages
        for placed in layout.placed
        if placed.strip.block == len(filler) + 1
        for item in placed.strip.items
        if isinstance(item, Words) and item.line.spans
    ]
    targets = [[span.mark.target for span in line.spans if span.mark.target] for line in lines]
    assert page > 1
    assert len(targets) == 120
    assert all(len(found) == 2 for found in targets)


def test_an_answer_stays_under_its_question_on_the_grid():
    loose = style()
    tight = replace(loose, page=replace(loose.page, grid=True))
    question, answer = Paragraph(Role.QA_Q, words("Will you?")), Paragraph(Role.QA_A, words("We will."))
    (page,) = lay_out(documents.of(question, answer, question, answer), tight).pages
    heights = [placed.y + placed.strip.items[-1].y for placed in page.placed]
    assert heights[1] - heights[0] == pytest.approx(loose.page.baseline, abs=0.1)
    assert heights[3] - heights[2] == pytest.approx(loose.page.baseline, abs=0.1)


@pytest.mark.parametrize("name", STYLES)
def test_white_between_numbered_paragraphs_is_not_given_to_the_grid(name):
    loose = load_house_style(name)
    tight = replace(loose, page=replace(loose.page, grid=True))
    one = Paragraph(Role.ITEM_BODY, words("One line."), number="1")
    (page,) = lay_out(documents.of(one, one, one), tight).pages
    heights = [placed.y + placed.strip.items[-1].y for placed in page.placed]
    assert all(after - before > loose.page.baseline + 2 for before, after in pairwise(heights))


@pytest.mark.parametrize(
    ("name", "columns"), [("ministry", 2), ("modern", 2), ("memo", 2), ("large-print", 1)]
)
def test_an_index_has_as_many_columns_as_its_type_allows(name, columns):
    index = Index("Index", tuple(IndexEntry(f"Person {n}", ()) for n in range(30)))
    pages = lay_out(documents.of(index), load_house_style(name)).pages
    assert len({placed.shift for page in pages for placed in page.placed}) == columns
