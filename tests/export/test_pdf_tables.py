"""Tables: groups of columns, heads of rows and of groups, legends, long words, and none at all."""

from __future__ import annotations

from itertools import pairwise

import documents
import pdf_rules
import pytest
from documents import words
from pdf_readers import pages, printed, reader, style, word_list

from briefing_app.document.house_style_file import house_style_names, load_house_style
from briefing_app.document.nodes import Column, Emphasis, PageBreak, Paragraph, Role, Table, Text
from briefing_app.export.pdf.boxes import Words
from briefing_app.export.pdf.writer import lay_out, write_pdf

SENTENCE = "The sea was calm and the desk was quiet for the whole of the long afternoon. "
SAID = "Wants a written guarantee before signature and no later than the end of the month, says the office."


def matrix(issues: int, rows: int = 3, **more) -> Table:
    """Return a table of who says what on so many issues."""
    columns = (Column("Actor"), *(Column(f"Issue {n}", 2) for n in range(1, issues + 1)))
    body = tuple(
        (words(f"Actor {row}", Emphasis.STRONG), *(words(f"{SAID} r{row}c{n}") for n in range(1, issues + 1)))
        for row in range(1, rows + 1)
    )
    return Table(columns, body, "Who says what", row_heads=1, wide=True, **more)


def lines_of(laid_out):
    """Yield page, placed strip and words of every line of a document."""
    for page in laid_out.pages:
        for placed in page.placed:
            for item in placed.strip.items:
                if isinstance(item, Words):
                    yield page, placed, item


@pytest.mark.parametrize("landscape", [False, True])
def test_columns_that_do_not_fit_stand_in_groups_each_with_the_heads_of_its_rows(landscape):
    document = documents.of(PageBreak(landscape=landscape), matrix(12))
    text = " ".join(pages(printed(document)))
    for row in (1, 2, 3):
        for column in range(1, 13):
            assert text.count(f"r{row}c{column} ") + text.count(f"r{row}c{column}\n") == 1
    groups = text.count("ACTOR") + text.count("Actor\n") + text.count("Actor ") - text.count("Actor 1") * 3
    assert text.count("Actor 1") == text.count("Actor 3") >= 2
    assert groups == text.count("Actor 1")
    assert [text.count(f"Issue {n}\n") + text.count(f"Issue {n} ") for n in range(1, 13)] == [1] * 12


def test_a_table_that_fits_is_not_parted():
    assert " ".join(pages(printed(documents.of(matrix(4))))).count("Actor 1") == 1


@pytest.mark.parametrize("issues", [1, 5, 12, 30])
def test_columns_never_run_into_one_another(issues):
    for _, placed, item in lines_of(lay_out(documents.of(matrix(issues)), style())):
        others = [
            other
            for other in placed.strip.items
            if isinstance(other, Words)
            and other is not item
            and abs(other.y - item.y) < 1
            and other.x > item.x
        ]
        for other in others:
            assert item.x + item.line.shift + item.line.width <= other.x + other.line.shift


def test_the_head_of_a_group_stays_with_the_row_under_it():
    group = ((words("The coalition"),), (words("Kos"), words("Yes")), (words("Novak"), words("No")))
    table = Table((Column("Actor"), Column("Says")), group * 5, "T", origins=(None, 21, 22) * 5)
    ended = 0
    for before in range(24, 46):
        document = documents.of(*[Paragraph(Role.ITEM_BODY, words("Line."))] * before, table)
        pages_of_table = [
            [placed.strip.origin for placed in page.placed if placed.strip.grid and not placed.repeated]
            for page in lay_out(document, style()).pages
        ]
        for origins in pages_of_table[:-1]:
            assert not origins or origins[-1] is not None
            ended += bool(origins)
    assert ended > 10


def test_the_head_of_a_group_goes_across_all_columns_and_names_them():
    rows = ((words("The coalition of the willing and of the others"),), (words("Kos"), words("Yes")))
    data = printed(documents.of(Table((Column("Actor"), Column("Says", 4)), rows, "T"))).data
    assert pdf_rules.failures(data) == []
    file = pdf_rules.reading.File(data)
    (head,) = [
        node for node in file.nodes if node.kind == "TH" and "/ColSpan" in dict(node.element.get("/A", {}))
    ]
    assert int(head.element.A.ColSpan) == 2 and str(head.element.A.Scope) == "/Row"
    lines = [
        item
        for _, _, item in lines_of(
            lay_out(documents.of(Table((Column("Actor"), Column("Says", 4)), rows, "T")), style())
        )
    ]
    assert len(lines) == 5  # two heads, one line for the group, two cells


@pytest.mark.parametrize("name", house_style_names())
def test_the_legend_is_on_each_page_and_read_once(name):
    legend = (Text("Stance, as judged by the desk: + for, − against."),)
    row = (words("10:40"), words(SENTENCE * 2))
    document = documents.of(Table((Column("Time"), Column("Said", 5)), (row,) * 60, "T", legend=legend))
    rendered = write_pdf(document, load_house_style(name))
    texts = [" ".join(page.extract_text().split()) for page in reader(rendered).pages]
    assert len(texts) > 1
    assert all(text.count("as judged by the desk") == 1 for text in texts)
    captions = [node for node in pdf_rules.reading.File(rendered.data).nodes if node.kind == "Caption"]
    assert len(captions) == 1
    assert pdf_rules.failures(rendered.data) == []


@pytest.mark.parametrize("name", house_style_names())
@pytest.mark.parametrize("wide", [True, False])
def test_words_of_heads_are_not_broken(name, wide):
    heads = ("Ref", "Reliability", "Statement", "Classification", "Grade")
    table = Table(
        tuple(Column(head, 8 if head == "Statement" else 0.4) for head in heads),
        (tuple(words(SAID) for _ in heads),),
        "T",
        label="" if wide else "Record",
    )
    text = " ".join(
        page.extract_text() for page in reader(write_pdf(documents.of(table), load_house_style(name))).pages
    )
    assert set(heads) <= set(word_list(text))


def test_rows_are_placed_where_their_items_are_found():
    table = matrix(12, origins=(11, 12, 13), origin=10)
    rendered = printed(documents.of(PageBreak(landscape=True), table, PageBreak(landscape=False)))
    found = [placement for placement in rendered.placements if placement.origin in (11, 12, 13)]
    assert {placement.origin for placement in found} == {11, 12, 13}
    first = [p for p in found if p.page == 0 and p.y < 400]
    for one, other in pairwise(sorted(first, key=lambda p: p.y)):
        assert one.y + one.height <= other.y + 0.05
    assert {p.origin for p in rendered.placements} == {10, 11, 12, 13}


@pytest.mark.parametrize("name", house_style_names())
@pytest.mark.parametrize("columns", [1, 3, 9])
def test_words_longer_than_any_column_are_broken_and_stay_within_it(name, columns):
    word = "Donaudampfschifffahrtsgesellschaft" * 6
    table = Table(
        tuple(Column(word, align_right=n % 2 == 1) for n in range(columns)),
        (tuple(words(word) for _ in range(columns)), (words(word),)),
        "T",
        legend=words(word),
        row_heads=1,
        label="Long",
    )
    laid_out = lay_out(documents.of(table), load_house_style(name))
    for page, _, item in lines_of(laid_out):
        assert item.x + item.line.shift >= page.frame.left - 0.1
        assert item.x + item.line.shift + item.line.width <= page.frame.right + 0.5


@pytest.mark.parametrize(
    "table",
    [
        Table((), (), "None"),
        Table((Column("Head"),), (), "A head alone"),
        Table((Column(""), Column("")), (), "No heads and no rows", "Caption", "Label"),
        Table((Column("A"), Column("B")), ((), ()), "Empty rows"),
        Table((Column("A"), Column("B")), (((), ()),), "Empty cells", legend=words("Legend")),
        Table((Column("A"), Column("B")), ((words("one too"), words("many"), words("cells")),), "T"),
        Table((Column("A", 0), Column("B", 0)), ((words("no"), words("shares")),), "T"),
        Table((Column("A", -1), Column("B", 5)), ((words("less"), words("than none")),), "T"),
        Table((Column("A"),), ((words("a"),),), "More heads than columns", row_heads=7),
    ],
    ids=lambda table: table.description,
)
def test_odd_tables_are_printed(table):
    rendered = printed(documents.of(table, Paragraph(Role.ITEM_BODY, words("After it."))))
    assert pdf_rules.failures(rendered.data) == []
    assert "After it." in pages(rendered)[-1]


def test_a_table_of_forty_columns_is_whole():
    document = documents.of(matrix(40, rows=2))
    rendered = printed(document)
    text = " ".join(pages(rendered))
    for column in range(1, 41):
        assert f"r2c{column} " in text or f"r2c{column}\n" in text
    assert pdf_rules.failures(rendered.data) == []


def test_a_legend_higher_than_half_a_page_is_not_repeated():
    table = Table((Column("A"),), ((words(SENTENCE),),) * 60, "T", legend=words(SENTENCE * 70))
    texts = pages(printed(documents.of(table)))
    assert len(texts) > 1
    assert sum(text.count("afternoon.") for text in texts) == 130


def test_two_rows_stand_under_a_head_before_a_page_ends():
    row = (words("10:40"), words(SENTENCE))
    table = Table((Column("Time"), Column("Said", 5)), (row,) * 6, "T")
    for before in range(36, 52):
        document = documents.of(*[Paragraph(Role.ITEM_BODY, words("Line."))] * before, table)
        counts = [
            sum(1 for placed in page.placed if placed.strip.grid and not placed.repeated)
            for page in lay_out(document, style()).pages
        ]
        assert next(count for count in counts if count) >= 3


def test_the_label_of_a_wide_table_does_not_touch_its_legend():
    table = matrix(3, label="Matrix", legend=words("Empty: no statement found."))
    laid_out = lay_out(documents.of(table), style())
    label, legend = (item for _, _, item in list(lines_of(laid_out))[:2])
    places = [placed.y + item.y for _, placed, item in list(lines_of(laid_out))[:2]]
    assert label.x == legend.x == laid_out.frame.left
    assert places[1] - places[0] >= 9
