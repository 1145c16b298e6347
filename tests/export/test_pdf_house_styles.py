"""Every shipped house style prints every node, on both papers, within its columns."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import documents
import pdf_rules
import pytest
from documents import words
from pdf_readers import reader, word_list

from briefing_app.document.house_style_file import house_style_names, load_house_style
from briefing_app.document.nodes import (
    Column,
    Comment,
    Heading,
    ItemHead,
    KeyFigures,
    Masthead,
    Paragraph,
    Quotation,
    Role,
    Table,
)
from briefing_app.domain.briefings.briefing import Paper
from briefing_app.export.pdf.boxes import Words
from briefing_app.export.pdf.building.sides import NUMBER_WHITE
from briefing_app.export.pdf.paging.furniture import Box
from briefing_app.export.pdf.writer import LaidOut, lay_out, write_pdf

BOTH = pytest.mark.parametrize("paper", Paper)
EACH = pytest.mark.parametrize("name", house_style_names())
NARROW = pytest.mark.parametrize("name", ["modern", "memo", "large-print"])


@cache
def laid(name: str, paper: Paper) -> LaidOut:
    return lay_out(documents.whole(paper), load_house_style(name))


def test_the_demo_has_every_node():
    kinds = {type(block).__name__ for block in documents.whole().blocks}
    assert kinds >= {"PageBreak", "KeyFigures", "Comment", "Table", "Index", "Figure", "Sources", "EndMark"}


@EACH
@BOTH
def test_every_node_passes_all_rules(name, paper):
    rendered = write_pdf(documents.whole(paper), load_house_style(name))
    assert rendered.warnings == ()
    assert pdf_rules.failures(rendered.data) == []


@EACH
@BOTH
def test_words_stay_in_their_columns_and_strips_apart(name, paper):
    for page in laid(name, paper).pages:
        frame = page.frame
        lowest: dict[float, float] = {}
        for placed in (*page.placed, *page.foot):
            assert placed.y >= lowest.get(placed.shift, 0.0) - 0.05
            lowest[placed.shift] = placed.y + placed.strip.height
            assert placed.y + placed.strip.height <= frame.bottom + 0.1
            for item in placed.strip.items:
                if isinstance(item, Words):
                    left = item.x + placed.shift + item.line.shift
                    assert left >= frame.left - 12
                    assert left + item.line.width <= frame.right + 0.5
                    assert item.y <= placed.strip.height + max(placed.strip.depth, 8)


@EACH
@BOTH
def test_lines_of_one_strip_do_not_run_into_one_another(name, paper):
    for page in laid(name, paper).pages:
        for placed in page.placed:
            by_line: dict[float, list[tuple[float, float]]] = {}
            for item in placed.strip.items:
                if isinstance(item, Words) and item.line.runs:
                    left = item.x + item.line.shift
                    by_line.setdefault(round(item.y, 1), []).append((left, left + item.line.width))
            for spans in by_line.values():
                spans.sort()
                for (_, end), (begin, _) in pairwise(spans):
                    assert begin >= end - 3


@EACH
def test_furniture_is_above_and_below_what_is_read(name):
    style = load_house_style(name)
    for paper in Paper:
        laid_out = laid(name, paper)
        for landscape in (False, True):
            sheet = laid_out.flow.sheets.of(landscape=landscape)
            head, foot = sheet.head(masthead=False), sheet.foot(1, 100)
            lines = [item for item in (*head, *foot) if isinstance(item, Words | Box)]
            assert all(0 < item.y < sheet.frame.height for item in lines)
            assert max(item.y for item in head if isinstance(item, Words | Box)) < sheet.frame.top - 6
            top_of_type = style.look(Role.FOOTER).size
            assert min(item.y for item in foot if isinstance(item, Words)) - top_of_type > sheet.frame.bottom
            assert max(item.y for item in lines) < sheet.frame.height - 6
            heads = sorted({item.y for item in head if isinstance(item, Words)})
            for one, other in pairwise(heads):
                assert other - one >= style.look(Role.MARKING).size * 1.3


@EACH
def test_every_style_prints_the_same_words(name):
    style = load_house_style(name)
    text = " ".join(page.extract_text() for page in reader(write_pdf(documents.whole(), style)).pages)
    found = set(word_list(text.casefold()))
    for block in documents.whole().blocks:
        match block:
            case Masthead(title=title, organisation=organisation):
                said = " ".join((title, *organisation))
            case Heading(inlines=inlines) | ItemHead(inlines=inlines) | Paragraph(inlines=inlines):
                said = " ".join(getattr(part, "text", "") for part in inlines)
            case Comment(title=title, caution=caution):
                said = f"{title} {caution}"
            case KeyFigures(figures=figures):
                said = " ".join(f"{figure.value} {figure.name}" for figure in figures)
            case Table(columns=columns, caption=caption, label=label):
                said = " ".join((*(column.head for column in columns), caption, label))
            case _:
                continue
        assert set(word_list(said.casefold())) <= found


def test_nothing_in_large_print_is_small_or_slanted():
    style = load_house_style("large-print")
    for paper in Paper:
        laid_out = laid("large-print", paper)
        painted = [
            item for page in laid_out.pages for p in (*page.placed, *page.foot) for item in p.strip.items
        ]
        for landscape in (False, True):
            sheet = laid_out.flow.sheets.of(landscape=landscape)
            painted += [*sheet.head(masthead=False), *sheet.foot(1, 9)]
        lines = [
            item.line if isinstance(item, Words) else item.label
            for item in painted
            if isinstance(item, Words | Box)
        ]
        looks = {run for line in lines for run, _ in line.runs}
        assert len(looks) > 10
        for look in looks:
            assert look.size >= 14
            assert "italic" not in look.face and not getattr(style.faces.get(look.face), "italic", False)


@NARROW
def test_without_a_side_column_labels_stand_over_their_text(name):
    style = load_house_style(name)
    bluf = Paragraph(Role.NOTE, words("The words of it."), label="In brief", notes=("22 Nov", "direct"))
    laid_out = lay_out(documents.of(bluf), style)
    assert not laid_out.frame.has_side
    label, note, text = (item for item in laid_out.pages[0].placed[0].strip.items if isinstance(item, Words))
    assert label.y + 4 < note.y < text.y - 4
    assert label.x == note.x == text.x == laid_out.frame.text
    rendered = write_pdf(documents.of(bluf), style)
    said = " ".join(reader(rendered).pages[0].extract_text().split())
    assert "In brief 22 Nov · direct The words of it." in said


@NARROW
def test_without_a_side_column_a_table_has_its_label_over_it_once(name):
    row = (words("10:40"), words("The sea was calm. " * 6))
    table = Table((Column("Time"), Column("Said", 4)), (row,) * 60, "T", label="Statements")
    rendered = write_pdf(documents.of(table), load_house_style(name))
    texts = [page.extract_text() for page in reader(rendered).pages]
    assert len(texts) > 1
    assert sum(text.count("Statements") for text in texts) == 1
    assert texts[0].index("Statements") < texts[0].index("Time")


@EACH
def test_numbers_hang_as_far_before_whatever_they_count(name):
    laid_out = lay_out(
        documents.of(
            ItemHead("1", words("A headline"), "i"),
            Paragraph(Role.NOTE, words("“A paragraph.”"), number="2"),
            Quotation(words("Ana Kos:"), words("“Yes.”"), label="3"),
        ),
        load_house_style(name),
    )
    for placed in laid_out.pages[0].placed:
        numbers = [i for i in placed.strip.items if isinstance(i, Words) and i.x < laid_out.frame.text - 9]
        for number in numbers:
            text = next(i for i in placed.strip.items if isinstance(i, Words) and i is not number)
            assert number.x + number.line.width + NUMBER_WHITE == pytest.approx(text.x)
            assert number.y == text.y and text.line.shift == 0


@NARROW
def test_a_narrow_page_of_each_style_still_holds_everything(name):
    style = load_house_style(name)
    style = replace(style, page=replace(style.page, note_margin=120, binding=28))
    rendered = write_pdf(documents.whole(), style)
    assert pdf_rules.failures(rendered.data) == []
