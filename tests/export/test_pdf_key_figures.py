"""Key figures side by side, and paragraphs that people answer by their numbers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import documents
import pdf_rules
import pytest
from documents import words
from pdf_readers import kind_of, pages, printed, reader, style

from briefing_app.document.house_style_file import house_style_names, load_house_style
from briefing_app.document.nodes import Emphasis, KeyFigure, KeyFigures, Paragraph, Quotation, Role, Text
from briefing_app.export.pdf.boxes import Rule, Words
from briefing_app.export.pdf.writer import lay_out, write_pdf

EACH = pytest.mark.parametrize("name", house_style_names())


def figures(*values: str, change: str = "", label: str = "") -> KeyFigures:
    return KeyFigures(
        tuple(KeyFigure(value, f"name of {n}", words(f"note {n}"), change) for n, value in enumerate(values)),
        label,
    )


def only(laid_out):
    """Return the one strip of a document."""
    (placed,) = laid_out.pages[0].placed
    return placed.strip


@EACH
@pytest.mark.parametrize("count", [1, 2, 3, 5])
@pytest.mark.parametrize("label", ["", "Key figures"])
def test_figures_share_the_width_under_a_rule_each(name, count, label):
    laid_out = lay_out(documents.of(figures(*["4,250"] * count, label=label)), load_house_style(name))
    strip = only(laid_out)
    *rules, last = (item for item in strip.items if isinstance(item, Rule))
    assert len(rules) == count
    widths = {round(rule.x1 - rule.x0, 2) for rule in rules}
    assert len(widths) == 1
    assert rules[-1].x1 == pytest.approx(laid_out.frame.right) == last.x1
    for one, other in pairwise(rules):
        assert other.x0 - one.x1 >= 10
    lowest = max(item.y for item in strip.items if isinstance(item, Words))
    assert lowest < last.y == strip.height


@EACH
@pytest.mark.parametrize("value", ["4,250", "12,345,678 km²", "a quarter of all of them", "9" * 60])
def test_a_value_that_is_too_wide_gets_smaller_then_takes_lines_but_keeps_to_its_box(name, value):
    laid_out = lay_out(
        documents.of(figures(value, "3", "36 h", "2.75 %", change="+120")), load_house_style(name)
    )
    strip = only(laid_out)
    rules = [item for item in strip.items if isinstance(item, Rule)][:4]
    for item in strip.items:
        if isinstance(item, Words):
            box = next(rule for rule in reversed(rules) if rule.x0 <= item.x + 0.01)
            assert item.x + item.line.width <= box.x1 + 0.05
    values = [
        i.line.runs[0][0].size for i in strip.items if kind_of(i) == "Lbl" and i.x in [r.x0 for r in rules]
    ]
    assert max(values) >= 13


def test_all_values_of_a_row_are_of_one_size():
    strip = only(lay_out(documents.of(figures("4,250", "12,345,678 km", "3")), style()))
    sizes = {item.line.runs[0][0].size for item in strip.items if kind_of(item) == "Lbl"}
    assert len(sizes) == 1


def test_a_change_stands_beside_its_value_or_under_it_where_there_is_no_room():
    near = only(lay_out(documents.of(figures("14", "3", change="+2")), style()))
    value, change = [item for item in near.items if kind_of(item) == "Lbl"][:2]
    assert change.y == value.y and change.x > value.x + value.line.width
    far = only(lay_out(documents.of(figures("123,456,789", "3", "4", "5", change="+120,000")), style()))
    value, change = [item for item in far.items if kind_of(item) == "Lbl"][:2]
    assert change.y > value.y and change.x == value.x


@EACH
def test_figures_pass_all_rules_and_are_read_box_by_box(name):
    document = documents.of(figures("14", "36 h", change="+2", label="Key figures"))
    rendered = write_pdf(document, load_house_style(name))
    assert pdf_rules.failures(rendered.data) == []
    text = " ".join(reader(rendered).pages[0].extract_text().split())
    assert "14 +2 name of 0 note 0 36 h +2 name of 1 note 1" in text


def test_in_a_document_from_right_to_left_the_first_figure_is_at_the_right():
    document = documents.of(figures("14", "36", "7", change="+2", label="أرقام"))
    document = replace(document, meta=replace(document.meta, language="ar"))
    rendered = printed(document)
    assert pdf_rules.failures(rendered.data) == []
    found: dict[str, float] = {}

    def note(text, cm, tm, font, size):
        for value in ("14", "36", "7"):
            if text.strip() == value:
                found.setdefault(value, tm[4])

    reader(rendered).pages[0].extract_text(visitor_text=note)
    assert found["14"] > found["36"] > found["7"] > 54


def test_no_figures_print_nothing():
    assert lay_out(documents.of(KeyFigures(())), style()).pages[0].placed == []


def test_numbered_paragraphs_stand_apart_and_their_numbers_in_one_column():
    blocks = [Paragraph(Role.NOTE, words(f"Paragraph {n}."), number=str(n)) for n in (1, 9, 10, 128)]
    laid_out = lay_out(documents.of(*blocks), style())
    ends, tops = set(), []
    for placed in laid_out.pages[0].placed:
        number, text = (item for item in placed.strip.items if isinstance(item, Words))
        ends.add(round(number.x + number.line.width, 2))
        assert text.x == laid_out.frame.text and number.y == text.y
        tops.append(placed.y)
    assert len(ends) == 1
    leading = style().look(Role.NOTE).leading
    assert all(other - one >= leading + 6 for one, other in pairwise(tops))
    assert "9 Paragraph 9." in " ".join(pages(printed(documents.of(*blocks)))[0].split())


@EACH
def test_what_is_new_has_a_bar_in_the_margin_as_high_as_itself(name):
    house = load_house_style(name)
    text = "The sea was calm. " * 40
    new = Paragraph(Role.NOTE, words(text), number="7", changed=True)
    old = Paragraph(Role.NOTE, words(text), number="8")
    page = lay_out(documents.of(new, old), house).pages[0]
    bars = [placed.strip.band for placed in page.placed]
    lines = sum(1 for placed in page.placed if placed.strip.block == 0)
    assert all(bars[:lines]) and not any(bars[lines:]) and len({id(bar) for bar in bars[:lines]}) == 1
    bar = bars[0]
    assert not bar.tint and 20 < bar.bar_x < page.frame.left - 4
    assert pdf_rules.failures(write_pdf(documents.of(new, old), house).data) == []


@EACH
@pytest.mark.parametrize("attribution", ["Ana Kos:", ""])
def test_a_translation_keeps_its_original_under_it(name, attribution):
    original = (Text("orig. (sl): "), Text("»Besedila ne bomo podprli.«", language="sl"))
    for before in range(0, 60, 7):
        quotation = Quotation(
            words(attribution, Emphasis.STRONG) if attribution else (),
            words("“We will not support the text.” [our translation]"),
            "12",
            ("22 Nov",),
            original=original,
        )
        document = documents.of(*[Paragraph(Role.ITEM_BODY, words("Line."))] * before, quotation)
        laid_out = lay_out(document, load_house_style(name))
        on = {n for n, page in enumerate(laid_out.pages) for p in page.placed if p.strip.block == before}
        assert len(on) == 1
    rendered = write_pdf(document, load_house_style(name))
    assert pdf_rules.failures(rendered.data) == []
    text = " ".join(reader(rendered).pages[-1].extract_text().split())
    assert text.index("our translation") < text.index("orig. (sl): »Besedila")
    file = pdf_rules.reading.File(rendered.data)
    spoken = [node for node in file.nodes if "/Lang" in node.element]
    assert [str(node.element.Lang) for node in spoken] == ["sl"]
