"""Printed pages: columns, broken words, drop caps, quotes between paragraphs, heads of left and right "
"pages."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from intake_documents import Sheet
from intake_pages import HEADLINE, PARAGRAPHS

from briefing_app.intake.formats.pdf.hyphens import joined, words_of
from briefing_app.intake.formats.pdf.reader import Order, pages_of, read_pdf
from briefing_app.intake.registry import read_bytes

LEFT, RIGHT, LEADING = 50, 310, 13
BODY = "\n\n".join(PARAGRAPHS)


def set_lines(paragraphs: tuple[str, ...], signs: int = 44) -> list[str]:
    """Return the lines of paragraphs set in a column, first lines marked by spaces."""
    lines: list[str] = []
    for text in paragraphs:
        line = "  "
        for word in text.split():
            if len(line) + len(word) >= signs:
                lines.append(line.rstrip())
                line = ""
            line += word + " "
        lines.append(line.rstrip())
    return lines


def painted(columns: int, *, across: bool, paragraphs: tuple[str, ...] = PARAGRAPHS) -> bytes:
    """Return a page of columns, painted straight across or column by column."""
    lines = set_lines(paragraphs, 44 if columns == 2 else 28)
    rows = -(-len(lines) // columns)
    step = (RIGHT - LEFT) if columns == 2 else 172
    places = [
        (LEFT + column * step + (8 if line.startswith("  ") else 0), 700 - row * LEADING, line.strip())
        for column, row, line in ((n // rows, n % rows, line) for n, line in enumerate(lines))
    ]
    if across:
        places.sort(key=lambda place: (-place[1], place[0]))
    sheet = Sheet()
    sheet.line(HEADLINE, LEFT, 740, 17)
    for x, y, line in places:
        sheet.line(line, x, y, 9.5)
    return sheet.data()


@pytest.mark.parametrize("across", [False, True], ids=["by column", "across"])
@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other_however_they_were_painted(columns, across):
    taken = read_bytes(painted(columns, across=across), "a.pdf")
    assert taken.headline == HEADLINE
    assert taken.text == BODY


def test_the_order_of_painting_is_kept_for_those_who_compare_pages():
    data = painted(2, across=True)
    first = pages_of(data)[0][1].text
    assert first == "VELDMOOR (Coastline) — The harbour board Anselm instead."


def test_pages_without_text_are_told_of():
    sheet = Sheet()
    for number in range(4):
        if number != 2:
            sheet.column((PARAGRAPHS[number],), LEFT, 700, 460)
        sheet.next_page()
    doubt = read_bytes(sheet.data(), "a.pdf").doubt
    assert doubt == "Page 3 of the PDF holds no text; it may be a picture, or damaged."
    assert read_bytes(painted(2, across=False), "a.pdf").doubt == ""


def test_a_damaged_page_takes_no_other_along():
    sheet = Sheet()
    for number in range(3):
        sheet.column((PARAGRAPHS[number],), LEFT, 700, 460)
        sheet.next_page()
    with pikepdf.open(io.BytesIO(sheet.data())) as document:
        document.pages[1].obj.Type = pikepdf.Name.Font
        del document.pages[1].obj.Contents
        out = io.BytesIO()
        document.save(out)
    taken = read_bytes(out.getvalue(), "a.pdf")
    assert taken.text == f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[2]}"
    assert taken.doubt.startswith("Page 2 of the PDF holds no text")


def test_rows_of_a_table_are_no_columns():
    sheet = Sheet()
    sheet.line(HEADLINE, LEFT, 740, 17)
    rows = [
        (
            f"{20 + number} November 2026",
            f"Meeting of the port commission number {number}",
            "Town hall of Veldmoor",
        )
        for number in range(9)
    ]
    for number, cells in enumerate(rows):
        for x, cell in zip((50, 180, 420), cells, strict=True):
            sheet.line(cell, x, 700 - number * LEADING)
    sheet.column((PARAGRAPHS[0],), LEFT, 500, 460)
    text = read_bytes(sheet.data(), "a.pdf").text
    places = [text.index(f"commission number {number}") for number in range(9)]
    assert places == sorted(places)
    assert text.index("20 November 2026") < places[0] < text.index("21 November 2026") < places[1]


def test_a_large_first_letter_belongs_to_its_word_and_is_no_headline():
    sheet = Sheet()
    sheet.line(HEADLINE, LEFT, 740, 17)
    sheet.line("T", LEFT, 690, 34)
    sheet.line("he harbour board will close its basin to", LEFT + 24, 704)
    sheet.line("tankers from January, its director said.", LEFT + 24, 691)
    sheet.line("An inspection had found cracks in two of", LEFT, 678)
    sheet.line("the loading piers.", LEFT, 665)
    taken = read_bytes(sheet.data(), "a.pdf")
    assert taken.headline == HEADLINE
    assert taken.text.startswith("The harbour board will close its basin to tankers from January")


def test_a_pull_quote_inside_a_paragraph_stands_behind_it_and_continuation_lines_are_left_out():
    sheet = Sheet()
    sheet.line(HEADLINE, LEFT, 740, 17)
    y = 700
    for line in ("The harbour board will close its basin to", "tankers from January, after an inspection"):
        sheet.line(line, LEFT, y)
        y -= LEADING
    sheet.line("“Better a closure", LEFT + 10, y - 20, 15)
    sheet.line("than an accident.”", LEFT + 10, y - 40, 15)
    y -= 70
    for line in ("found cracks in two of the loading piers,", "its director told reporters on the quay and"):
        sheet.line(line, LEFT, y)
        y -= LEADING
    sheet.line("Continued on page 4", LEFT, y, 10)
    sheet.next_page()
    sheet.line("Continued from page 1", LEFT, 700, 10)
    sheet.line("later in a statement to the county council.", LEFT, 687)
    assert read_bytes(sheet.data(), "a.pdf").text.split("\n\n") == [
        "The harbour board will close its basin to tankers from January, after an inspection found "
        "cracks in two "
        "of the loading piers, its director told reporters on the quay and later in a statement to the "
        "county "
        "council.",
        "“Better a closure than an accident.”",
    ]


def test_heads_of_left_and_right_pages_are_left_out_whatever_side_their_number_is_on():
    sheet = Sheet()
    for number in range(1, 4):
        head = f"THE HARBOUR POST {number}" if number % 2 else f"{number} THE HARBOUR POST"
        sheet.line(head, LEFT, 812, 8)
        sheet.column((PARAGRAPHS[number],), LEFT, 700, 460)
        sheet.next_page()
    text = read_bytes(sheet.data(), "a.pdf").text
    assert "POST" not in text
    assert text == "\n\n".join(PARAGRAPHS[1:4])


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("The govern\ufffe", "ment said so."), "The government said so."),
        (
            ("A state-", "owned yard, and the owned one, the state one"),
            "A state-owned yard, and the owned one, the state one",
        ),
        (("A so-", "cial plan, so they say"), "A social plan, so they say"),
        (("The Anselm-", "Veldmoor line"), "The Anselm-Veldmoor line"),
        (("It was all-", "owed once, they all said"), "It was allowed once, they all said"),
        (("A Veldmoor-", "based firm of Veldmoor"), "A Veldmoor-based firm of Veldmoor"),
        (("the with\u00ad", "drawal"), "the withdrawal"),
        (("ends in a dash --", "and goes on"), "ends in a dash -- and goes on"),
    ],
)
def test_words_broken_at_line_ends_are_whole_and_compounds_keep_their_hyphens(lines, whole):
    assert joined(lines, words_of(lines)) == whole


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("across", [False, True], ids=["by column", "across"])
def test_a_person_can_have_a_page_read_in_columns_or_straight_across(columns, across):
    data = painted(columns, across=across)
    assert read_pdf(data, Order.IN_COLUMNS).text == BODY
    text = read_pdf(data, Order.STRAIGHT).text
    assert text.startswith("VELDMOOR (Coastline) — ")
    assert text != BODY


def test_columns_that_the_program_takes_for_a_table_are_read_when_asked_for():
    names = [f"Name number {n} of the list" for n in range(16)]
    sheet = Sheet()
    for row, (one, other) in enumerate(zip(names[:8], names[8:], strict=True)):
        sheet.line(one, LEFT, 700 - row * LEADING, 9.5)
        sheet.line(other, RIGHT, 700 - row * LEADING, 9.5)
    data = sheet.data()
    order = re.findall(r"number (\d+)", read_pdf(data, Order.IN_COLUMNS).text)
    assert order == [str(n) for n in range(16)]
    across = re.findall(r"number (\d+)", read_pdf(data, Order.STRAIGHT).text)
    assert across[:4] == ["0", "8", "1", "9"]


def test_a_page_of_one_column_is_the_same_read_in_columns():
    sheet = Sheet()
    for row, line in enumerate(set_lines(PARAGRAPHS, 90)):
        sheet.line(line.strip(), LEFT, 700 - row * LEADING, 9.5)
    data = sheet.data()
    assert read_pdf(data, Order.IN_COLUMNS).text == read_pdf(data, Order.STRAIGHT).text == read_pdf(data).text
