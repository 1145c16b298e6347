"""Sizes that nobody plans for: the work stays in proportion, and the page stays whole."""

from __future__ import annotations

import math
import random
from itertools import combinations

import documents
import pytest
from documents import words
from pdf_readers import body, pages, printed, style

from briefing_app.document.nodes import Column, Heading, ItemHead, Paragraph, Quotation, Role, Table
from briefing_app.export.pdf.boxes import Words
from briefing_app.export.pdf.paging import pages as pdf_pages
from briefing_app.export.pdf.setting import breaks as pdf_breaks
from briefing_app.export.pdf.setting.breaks import best_breaks, first_breaks
from briefing_app.export.pdf.writer import lay_out


def work(document, monkeypatch) -> tuple[int, int]:
    """Return how many tokens were set, and how often a strip was asked where a page may end."""
    asked = 0
    end = pdf_pages._Filler._end

    def counted(self, page, start, full, *more):
        nonlocal asked
        asked += full - start
        return end(self, page, start, full, *more)

    with monkeypatch.context() as patch:
        patch.setattr(pdf_pages._Filler, "_end", counted)
        laid_out = lay_out(document, style())
    return laid_out.flow.type.tokens_set, asked


def test_ten_times_the_items_are_ten_times_the_work(monkeypatch):
    small = work(documents.long_review(30), monkeypatch)
    large = work(documents.long_review(300), monkeypatch)
    for less, more in zip(small, large, strict=True):
        assert more < 11 * less


def test_a_paragraph_of_two_hundred_thousand_words_is_set():
    count = 200_000
    laid_out = lay_out(documents.of(Paragraph(Role.ITEM_BODY, words("word " * count))), style())
    assert laid_out.flow.type.tokens_set < count * 1.1
    assert len(laid_out.pages) > 200


def test_breaking_a_paragraph_weighs_each_place_against_one_line_only(monkeypatch):
    class Counted(list):
        reads = 0

        def __getitem__(self, index):
            Counted.reads += 1
            return super().__getitem__(index)

    taken = []
    for count in (200, 2000):
        Counted.reads = 0
        begins = Counted(place * 30.0 for place in range(count))
        ends = Counted(place * 30.0 + 26.0 for place in range(count))
        best_breaks(begins, ends, 348.0)
        taken.append(Counted.reads)
    assert taken[1] < 11 * taken[0]


def test_the_best_breaks_have_no_line_too_wide_and_even_gaps():
    widths = [31.0, 12.5, 44.0, 60.0, 22.0, 9.0, 51.0, 38.0, 27.0, 15.0, 66.0, 30.0] * 4
    begins, ends, x = [], [], 0.0
    for width in widths:
        begins.append(x)
        ends.append(x + width)
        x += width + 3.0

    def gaps(chosen):
        first, found = 0, []
        for place in (*chosen, len(ends) - 1):
            found.append(200.0 - (ends[place] - begins[first]))
            first = place + 1
        return found

    best = gaps(best_breaks(begins, ends, 200.0))
    plain = gaps(first_breaks(begins, ends, 200.0))
    assert min(best) >= 0 and min(plain) >= 0
    assert sum(gap * gap for gap in best[:-1]) <= sum(gap * gap for gap in plain[:-1])
    assert 200.0 - best[-1] + 1 >= pdf_breaks.SHORTEST_LAST * 200.0


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("balanced", [False, True])
def test_no_other_breaks_are_better(seed, balanced):
    draw = random.Random(seed)
    measure, begins, ends, x = 120.0, [], [], 0.0
    for _ in range(draw.randint(3, 11)):
        width = draw.choice((draw.uniform(4, 60), draw.uniform(60, 119)))
        begins.append(x)
        ends.append(x + width)
        x += width + draw.choice((0.0, 3.0))
    hyphens = frozenset(place for place in range(len(ends) - 1) if draw.random() < 0.3)

    def cost(chosen):
        total, first = 0.0, 0
        for place in (*chosen, len(ends) - 1):
            gap = measure - (ends[place] - begins[first])
            if gap < -1e-9:
                return math.inf
            if place == len(ends) - 1 and not balanced:
                short = max(gap - measure * (1 - pdf_breaks.SHORTEST_LAST), 0.0)
                return total + pdf_breaks.SHORT_LAST_WEIGHT * short * short
            total += gap * gap + (place in hyphens) * (measure * pdf_breaks.HYPHEN) ** 2
            first = place + 1
        return total

    places = range(len(ends) - 1)
    every = [chosen for count in range(len(ends)) for chosen in combinations(places, count)]
    best = best_breaks(begins, ends, measure, balanced=balanced, hyphens=hyphens)
    assert cost(best) == pytest.approx(min(map(cost, every)))


@pytest.mark.parametrize("length", [80, 400, 5000])
def test_a_word_longer_than_the_line_is_broken(length):
    word = "Donaudampfschifffahrt" * (length // 21 + 1)
    for block in (
        Paragraph(Role.ITEM_BODY, words(word)),
        Heading(1, words(word), "h", "1"),
        ItemHead("1", words(word), "i"),
        Quotation(words(word), words(word), label=word[:60]),
        Table((Column("A"), Column("B")), ((words(word), words("b")),), "T"),
    ):
        laid_out = lay_out(documents.of(block), style())
        for page in laid_out.pages:
            for placed in page.placed:
                for item in placed.strip.items:
                    if isinstance(item, Words):
                        right = item.x + item.line.shift + item.line.width
                        assert right <= laid_out.frame.right + 0.5
    document = documents.of(Paragraph(Role.ITEM_BODY, words(word)))
    assert "".join(body(printed(document), document)) == word


def test_an_address_breaks_after_its_slashes_and_copies_whole():
    address = "https://www.example.org/politics/2026/11/22/government-to-vote-against-the-draft-text/part-two"
    found = pages(printed(documents.of(Paragraph(Role.ITEM_BODY, words(f"See {address} for more.")))))
    lines = [line for line in found[0].splitlines() if "example" in line or "draft" in line]
    assert len(lines) == 2
    assert lines[0].strip()[-1] in "/-."
    assert address in found[0].replace("\n", "").replace(" ", "")


def test_a_headline_of_thousands_of_characters_runs_over_pages():
    headline = "The minister said that nobody had asked. " * 120
    document = documents.of(ItemHead("1", words(headline), "i"), Paragraph(Role.ITEM_BODY, words("Body.")))
    rendered = printed(document)
    assert rendered.pages > 1
    assert " ".join(body(rendered, document)).count("nobody had asked") == 120


def test_side_notes_longer_than_their_block_do_not_touch_the_next():
    notes = tuple(f"Note number {number} in the side column" for number in range(8))
    document = documents.of(
        Quotation(words("Ana Kos:"), words("“Short.”"), label="1", notes=notes),
        Quotation(words("Jan Novak:"), words("“Short too.”"), label="2", notes=notes),
    )
    page = lay_out(document, style()).pages[0]
    reaches: dict[int, list[float]] = {}
    for placed in page.placed:
        for item in placed.strip.items:
            if isinstance(item, Words) and item.part in ("Label", "Note"):
                reaches.setdefault(placed.strip.block, []).append(placed.y + item.y)
    assert max(reaches[0]) + 8 < min(reaches[1])
