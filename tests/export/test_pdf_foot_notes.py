"""Sources at the foot of the page: each on the page that first cites it, whole where it can be."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import documents
import pdf_rules
import pytest
from documents import words
from pdf_readers import reader, style
from pdf_rules.reading import File

from briefing_app.document.house_style import Notes
from briefing_app.document.nodes import (
    Column,
    Comment,
    Heading,
    ItemHead,
    KeyFigure,
    KeyFigures,
    ListBlock,
    PageBreak,
    Paragraph,
    Quotation,
    Role,
    SourceEntry,
    SourceRef,
    Sources,
    Table,
    Text,
)
from briefing_app.domain.briefings.briefing import Paper
from briefing_app.export.pdf.boxes import PageLayout, Rule, Words
from briefing_app.export.pdf.paging import pages as pdf_pages
from briefing_app.export.pdf.paging.feet import place_foot
from briefing_app.export.pdf.writer import LaidOut, lay_out, write_pdf

LINE = Paragraph(Role.ITEM_BODY, words("Line."))
SENTENCE = "The sea was calm and the desk was quiet for the whole of the long afternoon. "


@cache
def foot():
    """Return the house style of the tests with its sources at the foot."""
    ministry = style()
    return replace(ministry, page=replace(ministry.page, notes=Notes.FOOT))


def cites(*numbers: int, said: str = "Said") -> Paragraph:
    return Paragraph(Role.ITEM_BODY, (Text(f"{said} "), SourceRef(numbers), Text(".")))


def entries(*numbers: int, long: int = 1) -> Sources:
    return Sources("Sources", tuple(SourceEntry(n, words(f"Entry {n}. " + SENTENCE * long)) for n in numbers))


def laid(*blocks, house=None) -> LaidOut:
    return lay_out(documents.of(*blocks), house or foot())


def feet(laid_out: LaidOut) -> list[list[str]]:
    """Return the anchors of the notes at the foot of each page."""
    return [[anchor for placed in page.foot for anchor in placed.strip.anchors] for page in laid_out.pages]


def cited_on(laid_out: LaidOut) -> dict[str, int]:
    """Return the page that first cites each source, as its lines say."""
    found: dict[str, int] = {}
    for number, page in enumerate(laid_out.pages):
        for placed in page.placed:
            for item in placed.strip.items:
                for span in item.line.spans if isinstance(item, Words) else ():
                    if span.mark.target and span.mark.target.anchor.startswith("source-"):
                        found.setdefault(span.mark.target.anchor, number)
    return found


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("items", [4, 12, 40])
def test_each_note_stands_on_the_page_that_first_cites_it(paper, items):
    document = documents.whole(paper, items)
    laid_out = lay_out(document, foot())
    wanted = cited_on(laid_out)
    standing = {anchor: number for number, page in enumerate(feet(laid_out)) for anchor in page}
    assert standing == wanted
    assert len(wanted) == 12
    assert sum(map(len, feet(laid_out))) == 12


@pytest.mark.parametrize("before", range(30, 52))
def test_whatever_stands_before_the_note_is_on_its_page_and_touches_nothing(before):
    laid_out = laid(*[LINE] * before, cites(1), cites(2), LINE, cites(3, 1), entries(1, 2, 3, long=3))
    wanted = cited_on(laid_out)
    for number, page in enumerate(laid_out.pages):
        assert feet(laid_out)[number] == [anchor for anchor, on in wanted.items() if on == number]
        lowest = max((p.y + p.strip.height for p in page.placed), default=0.0)
        if page.foot:
            assert page.foot[0].y >= lowest - 0.05
            assert page.foot[-1].y + page.foot[-1].strip.height == pytest.approx(page.frame.bottom)
            rules = [item for item in page.foot[0].strip.items if isinstance(item, Rule)]
            assert len(rules) == 1 and rules[0].x1 - rules[0].x0 < page.frame.text_measure / 2
        for one, other in pairwise(page.foot):
            assert other.y >= one.y + one.strip.height - 0.05


def test_a_note_keeps_its_number_and_is_small():
    laid_out = laid(cites(7), entries(7))
    (note,) = [p.strip for p in laid_out.pages[0].foot if p.strip.anchors]
    assert note.height == foot().look(Role.FOOTNOTE_TEXT).leading < foot().look(Role.ITEM_BODY).leading
    text = reader(write_pdf(documents.of(cites(7), entries(7)), foot())).pages[0].extract_text()
    assert text.index("Said [7].") < text.index("7 Entry 7.") < text.index("Page 1 of 1")


@pytest.mark.parametrize("before", range(36, 48))
def test_a_citation_in_a_cell_a_quotation_a_list_or_a_heading_brings_its_note_along(before):
    said = (Text("“No.” "), SourceRef((2,)))
    blocks = (
        Table(
            (Column("Actor"), Column("Says")),
            ((words("Kos"), (Text("Yes "), SourceRef((1,)))), (words("Novak"), words("No"))),
            "Who says what",
            legend=(Text("A sign "), SourceRef((8,))),
        ),
        Quotation(words("Ana Kos:"), said, original=(Text("»Ne.« "), SourceRef((3,)))),
        ListBlock(((Text("First "), SourceRef((4,))), words("Second"))),
        Heading(1, (Text("A section "), SourceRef((5,))), "s", "1"),
        ItemHead("1", (Text("A headline "), SourceRef((6,))), "i"),
        Comment("Comment", "", ((Text("We think so "), SourceRef((7,))),)),
        KeyFigures((KeyFigure("14", "cables", (Text("22 Nov "), SourceRef((9,)))),)),
    )
    document = documents.of(*[LINE] * before, *blocks, entries(*range(1, 10)))
    laid_out = lay_out(document, foot())
    wanted = cited_on(laid_out)
    assert set(wanted) == {f"source-{n}" for n in range(1, 10)}
    assert {a: n for n, page in enumerate(feet(laid_out)) for a in page} == wanted
    assert pdf_rules.failures(write_pdf(document, foot()).data) == []


def test_a_head_that_repeats_brings_its_note_once():
    row = (words("10:40"), words(SENTENCE))
    table = Table((Column("Time", 1), Column("Said", 4)), (row,) * 60, "T", legend=(SourceRef((1,)),))
    laid_out = laid(table, entries(1))
    assert len(laid_out.pages) > 1
    assert feet(laid_out) == [["source-1"], *[[]] * (len(laid_out.pages) - 1)]


def test_a_quotation_is_not_parted_to_make_room_for_its_note():
    for before in range(30, 46):
        quotation = Quotation(words("Ana Kos:"), (Text(SENTENCE * 3), SourceRef((1,))), label="1")
        laid_out = laid(*[LINE] * before, quotation, LINE, entries(1, long=3))
        on = [
            number
            for number, page in enumerate(laid_out.pages)
            if any(placed.strip.block == before for placed in page.placed)
        ]
        assert len(on) == 1
        assert feet(laid_out)[on[0]] == ["source-1"]


def test_notes_that_no_page_holds_split_between_lines_two_on_either_side():
    parts = 0
    for before in range(0, 44, 3):
        laid_out = laid(*[LINE] * before, cites(1), LINE, LINE, entries(1, long=90))
        lines = [sum(1 for p in page.foot if p.strip.items[0].__class__ is Words) for page in laid_out.pages]
        counts = [count for count in lines if count]
        parts += len(counts) > 1
        assert sum(counts) == sum(len(note.lines) for note in laid_out.flow.foot_notes)
        assert min(counts) >= 2
    assert parts


def test_a_note_stays_whole_where_the_page_is_full_enough_without_it():
    for before in range(34, 48):
        laid_out = laid(*[LINE] * before, cites(1), LINE, entries(1, long=5))
        assert [sum(isinstance(p.strip.items[0], Words) for p in page.foot) for page in laid_out.pages].count(
            0
        ) == len(laid_out.pages) - 1


@pytest.mark.parametrize("room", range(14, 200, 2))
def test_no_line_of_a_note_stands_alone_however_much_room_there_is(room):
    laid_out = laid(cites(1), cites(2), entries(1, 2, long=10))
    notes, page = laid_out.flow.foot_notes, PageLayout(laid_out.frame)
    rest = place_foot(page, notes, room)
    taken = [placed for placed in page.foot if isinstance(placed.strip.items[0], Words)]
    left = [len(note.lines) for note in rest]
    assert len(taken) + sum(left) == sum(len(note.lines) for note in notes)
    assert 1 not in left and len(taken) != 1
    assert len(taken) - len(notes[0].lines) != 1
    if page.foot:
        assert page.foot[0].y >= page.frame.bottom - room - 0.05


def test_a_note_splits_rather_than_leave_half_a_page_white():
    tall = Paragraph(Role.ITEM_BODY, (Text(SENTENCE * 3), SourceRef((1,))))
    laid_out = laid(LINE, tall, *[LINE] * 3, entries(1, long=70))
    assert cited_on(laid_out)["source-1"] == 0
    assert feet(laid_out)[0] == ["source-1"]
    assert [bool(page.foot) for page in laid_out.pages] == [True] * len(laid_out.pages)


def test_many_notes_of_one_line_go_on_over_the_page_and_none_is_lost():
    numbers = tuple(range(1, 121))
    laid_out = laid(cites(*numbers), LINE, entries(*numbers))
    found = [anchor for page in feet(laid_out) for anchor in page]
    assert found == [f"source-{number}" for number in numbers]
    for page in laid_out.pages:
        assert all(placed.y >= page.frame.top for placed in page.foot)


def test_sources_that_nobody_cites_stand_at_the_end_and_a_heading_without_any_is_left_out():
    some = write_pdf(documents.of(cites(2), entries(1, 2, 3)), foot())
    text = reader(some).pages[0].extract_text()
    assert text.index("Sources") < text.index("Entry 1.") < text.index("Entry 3.") < text.index("Entry 2.")
    assert [entry.title for entry in reader(some).outline] == ["Sources"]
    none = write_pdf(documents.of(Heading(1, words("One"), "one"), cites(1, 2), entries(1, 2)), foot())
    assert "Sources" not in reader(none).pages[0].extract_text()
    assert [entry.title for entry in reader(none).outline] == ["One"]


def test_a_source_that_only_another_source_cites_stays_in_the_list():
    sources = Sources(
        "Sources",
        (SourceEntry(1, (Text("After "), SourceRef((2,)))), SourceEntry(2, words("Only cited there."))),
    )
    laid_out = laid(cites(1), sources)
    assert feet(laid_out) == [["source-1"]]
    assert "source-2" in laid_out.anchors()


def test_a_citation_in_a_cell_without_a_column_leaves_its_source_in_the_list():
    table = Table((Column("A"),), ((words("a"), (SourceRef((1,)),)),), "One column")
    document = documents.of(table, cites(2), entries(1, 2))
    assert feet(lay_out(document, foot())) == [["source-2"]]
    assert "Entry 1." in reader(write_pdf(document, foot())).pages[0].extract_text()


def test_two_sources_of_one_number_are_both_printed():
    sources = Sources("Sources", (SourceEntry(1, words("The one.")), SourceEntry(1, words("The other."))))
    document = documents.of(cites(1), sources)
    text = reader(write_pdf(document, foot())).pages[0].extract_text()
    assert "The one." in text and "The other." in text
    assert pdf_rules.failures(write_pdf(document, foot()).data) == []


def test_on_a_turned_sheet_notes_are_as_wide_as_its_text():
    laid_out = laid(
        cites(1), PageBreak(landscape=True), cites(2), PageBreak(landscape=False), entries(1, 2, long=4)
    )
    for page, landscape in zip(laid_out.pages, (False, True), strict=True):
        assert page.frame.is_landscape == landscape
        ends = [
            item.x + item.line.width for p in page.foot for item in p.strip.items if isinstance(item, Words)
        ]
        assert page.frame.right - 60 < max(ends) <= page.frame.right + 0.5


def test_every_citation_leads_to_its_note():
    rendered = write_pdf(documents.of(cites(1), *[LINE] * 60, cites(1), entries(1)), foot())
    opened = reader(rendered)
    first = opened.pages[0].indirect_reference
    links = [
        (number, note.get_object()["/Dest"])
        for number, page in enumerate(opened.pages)
        for note in page.get("/Annots", [])
    ]
    assert [number for number, _ in links] == [0, 1]
    for _, goal in links:
        assert list.__getitem__(goal, 0).idnum == first.idnum
        assert 76 < float(goal[3]) < 130


def kinds(node, depth: int = 0) -> list[str]:
    found = ["  " * depth + node.kind]
    for kid in node.kids:
        found += kinds(kid, depth + 1)
    return found


def test_a_note_is_read_after_the_paragraph_that_cites_it():
    table = Table((Column("A"), Column("B")), ((words("a"), (Text("b "), SourceRef((2,)))),), "T")
    data = write_pdf(documents.of(cites(1), cites(1), table, entries(1, 2)), foot()).data
    file = File(data)
    assert file.tree is not None
    assert [line[2:] for line in kinds(file.tree.kids[0])[1:]] == [
        "P",
        "  Reference",
        "    Link",
        "Note",
        "  Lbl",
        "  P",
        "P",
        "  Reference",
        "    Link",
        "Table",
        "  THead",
        "    TR",
        "      TH",
        "      TH",
        "  TBody",
        "    TR",
        "      TD",
        "      TD",
        "        Reference",
        "          Link",
        "        Note",
        "          Lbl",
        "          P",
    ]
    notes = [node for node in file.nodes if node.kind == "Note"]
    assert len({str(node.element["/ID"]) for node in notes}) == 2


@pytest.mark.parametrize("paper", Paper)
def test_the_demo_with_its_notes_at_the_foot_passes_all_rules(paper):
    assert pdf_rules.failures(write_pdf(documents.whole(paper, 16), foot()).data) == []


def test_a_note_over_two_pages_passes_all_rules_and_is_one_note():
    data = write_pdf(documents.of(cites(1), entries(1, long=90)), foot()).data
    assert pdf_rules.failures(data) == []
    assert len([node for node in File(data).nodes if node.kind == "Note"]) == 1


def test_ten_times_the_pages_are_ten_times_the_work(monkeypatch):
    asked = 0
    fitting, end = pdf_pages.foot_height, pdf_pages._Filler._end

    def measured(notes, *above):
        nonlocal asked
        asked += len(notes)
        return fitting(notes, *above)

    def ended(self, page, start, full, *more):
        nonlocal asked
        asked += full - start
        return end(self, page, start, full, *more)

    monkeypatch.setattr(pdf_pages, "foot_height", measured)
    monkeypatch.setattr(pdf_pages._Filler, "_end", ended)
    counts = []
    for many in (60, 600):
        asked = 0
        blocks = [block for n in range(1, many + 1) for block in (cites(n, said=SENTENCE * 4), LINE)]
        laid_out = laid(*blocks, entries(*range(1, many + 1), long=2))
        counts.append((len(laid_out.pages), asked, laid_out.flow.type.tokens_set))
    for less, more in zip(*counts, strict=True):
        assert more < 11 * less
