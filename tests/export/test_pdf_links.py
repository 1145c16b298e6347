"""Ways through the file: links, bookmarks, and what the file says of itself."""

from __future__ import annotations

import documents
import pdf_rules
import pytest
from documents import words
from docx_words import text_of
from pdf_readers import pages, printed, reader, style

from briefing_app.document.nodes import (
    Heading,
    Index,
    IndexEntry,
    ItemHead,
    ItemRef,
    Link,
    PageBreak,
    Paragraph,
    Role,
    SourceRef,
    Text,
    plain,
)
from briefing_app.export.docx.writer import write_docx
from briefing_app.export.pdf.writer import lay_out

LINE = Paragraph(Role.ITEM_BODY, words("Line."))


def links(rendered, page: int) -> list[dict]:
    return [note.get_object() for note in reader(rendered).pages[page].get("/Annots", [])]


def goal(rendered, link) -> tuple[int, float]:
    """Return the page and the height above its foot that a link leads to."""
    opened = reader(rendered)
    numbers = {page.indirect_reference.idnum: index for index, page in enumerate(opened.pages)}
    target = link["/Dest"]
    return numbers[list.__getitem__(target, 0).idnum], float(target[3])


def text_at(rendered, page: int, height: float) -> str:
    """Return the first words at or under `height` on a page."""
    found: list[tuple[float, float, str]] = []

    def note(text, cm, tm, font, size):
        if text.strip():
            found.append((-round(tm[5]), tm[4], text.strip()))

    reader(rendered).pages[page].extract_text(visitor_text=note)
    below = sorted(entry for entry in found if -entry[0] <= height)
    return " ".join(text for _, _, text in below[:4])


def test_a_reference_leads_to_the_entry_of_its_source():
    rendered = printed(documents.long_review(24))
    checked = 0
    for number in range(rendered.pages):
        for link in links(rendered, number):
            if "/Dest" not in link:
                continue
            page, height = goal(rendered, link)
            assert 0 <= page < rendered.pages
            assert 0 < height < 842
            checked += 1
    assert checked > 60
    sources = printed(
        documents.of(
            Paragraph(Role.ITEM_BODY, (Text("Said "), SourceRef((3,)), Text("."))),
            documents.sources(5),
        )
    )
    (link,) = links(sources, 0)
    page, height = goal(sources, link)
    assert text_at(sources, page, height - 14).startswith("3")


def test_contents_and_item_references_lead_where_they_say():
    document = documents.of(
        Paragraph(Role.NOTE, (Text("See "), ItemRef("item-9", "item 9"), Text("."))),
        *[Paragraph(Role.ITEM_BODY, words("Line."))] * 60,
        ItemHead("9", words("The ninth"), "item-9"),
    )
    rendered = printed(document)
    (link,) = links(rendered, 0)
    page, height = goal(rendered, link)
    assert page == 1
    assert "The ninth" in text_at(rendered, page, height - 8)


def test_a_reference_to_nothing_stays_words():
    rendered = printed(
        documents.of(
            Paragraph(Role.NOTE, (Text("See "), ItemRef("nowhere", "item 9"), SourceRef((88,)), Text(".")))
        )
    )
    assert links(rendered, 0) == []
    assert "See item 9[88]." in " ".join(pages(rendered)[0].split())


@pytest.mark.parametrize(
    ("url", "live"),
    [
        ("https://example.org/a_(b)?c=d&e=\\f", True),
        ("mailto:desk@example.org", True),
        ("HTTP://EXAMPLE.ORG/ä ö", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("//example.org", False),
        ("", False),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_live(url, live):
    rendered = printed(documents.of(Paragraph(Role.ITEM_BODY, (Link("a place", url), Text(".")))))
    found = links(rendered, 0)
    assert len(found) == live
    if live:
        address = str(found[0]["/A"]["/URI"])
        assert address.isascii() and " " not in address
        assert address.split(":", maxsplit=1)[0] == url.split(":")[0]


def test_a_link_over_two_lines_is_live_on_both():
    text = "word " * 30
    rendered = printed(documents.of(Paragraph(Role.ITEM_BODY, (Link(text, "https://example.org"),))))
    heights = {round(float(link["/Rect"][1])) for link in links(rendered, 0)}
    assert len(heights) >= 2


def test_bookmarks_follow_headings_and_items():
    document = documents.long_review(12)
    opened = reader(printed(document))
    found: list[tuple[int, str]] = []

    def walk(entries, depth):
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, depth + 1)
            else:
                assert opened.get_destination_page_number(entry) >= 0
                found.append((depth, " ".join(entry.title.split())))

    walk(opened.outline, 0)
    wanted = []
    deep = 1
    for block in document.blocks:
        if isinstance(block, Heading):
            title = f"{block.number} {plain(block.inlines)}".strip()
            wanted.append((block.level - 1, title))
            deep = block.level
        elif isinstance(block, ItemHead):
            wanted.append((deep, f"{block.number} {plain(block.inlines)}"))
    assert found == [*wanted, (0, "Sources")]


def test_a_review_without_headings_has_bookmarks_for_its_items():
    rendered = printed(documents.of(*documents.item(1), *documents.item(2)))
    assert [entry.title.split()[0] for entry in reader(rendered).outline] == ["1", "2"]


def test_the_file_says_what_the_user_entered_and_nothing_else():
    opened = reader(printed(documents.whole()))
    facts = dict(opened.metadata)
    assert facts.pop("/Title") == "Daily Press Review"
    assert facts.pop("/Author") == "P. Officer"
    assert facts.pop("/Subject") == "EMB-VAL/PR/DPR/2026/231"
    assert facts.pop("/Keywords") == "press review, Valdoria"
    assert facts.pop("/CreationDate") == facts.pop("/ModDate") == "D:20261123063500+00'00'"
    assert facts.pop("/Producer") == facts.pop("/Creator") == "Briefing Desk"
    assert facts == {}
    root = opened.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is True or str(
        root["/ViewerPreferences"]["/DisplayDocTitle"]
    ).lower() in ("true", "/true")
    assert root["/PageLabels"]["/Nums"][0] == 0


def test_every_font_is_embedded_as_a_subset_with_its_way_back_to_text():
    opened = reader(printed(documents.whole()))
    fonts = {
        name: font.get_object() for page in opened.pages for name, font in page["/Resources"]["/Font"].items()
    }
    assert len(fonts) > 5
    for font in fonts.values():
        descendant = font["/DescendantFonts"][0].get_object()
        assert "/FontFile2" in descendant["/FontDescriptor"]
        assert "/ToUnicode" in font
        tag, _, name = font["/BaseFont"].partition("+")
        assert len(tag) == 7 and tag[1:].isupper() and name.startswith("Source")


def index_of(rendered) -> list[str]:
    """Return the lines of the index, without its title beside the first of them."""
    text = "\n".join(pages(rendered))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    found = [line for line in lines if " · p. " in line or " · S. " in line]
    return [line.removeprefix("Names ").removeprefix("Namen ") for line in found]


def scattered():
    """Return items on pages of their own, and the names that they quote."""
    entries = (
        IndexEntry("Kos, Ana", (ItemRef("item-1", "1"), ItemRef("item-2", "2"), ItemRef("item-4", "4"))),
        IndexEntry("Novak, Jan", (ItemRef("item-3", "3"), ItemRef("nowhere", "9"))),
        IndexEntry("Nobody", (ItemRef("nowhere", "9"),)),
    )
    items = []
    for number in (1, 2, 3, 4):
        items += [ItemHead(str(number), words(f"Headline {number}"), f"item-{number}")]
        items += [PageBreak()] if number in (2, 3) else []
    index = Index("Names", entries)
    return documents.of(*items, index)


def test_an_index_names_the_pages_of_its_items_each_once():
    rendered = printed(scattered())
    assert index_of(rendered) == ["Kos, Ana 1, 2, 4 · p. 1, 3", "Novak, Jan 3, 9 · p. 2"]
    assert "Nobody 9" in " ".join(pages(rendered)[-1].split())


def test_each_page_of_an_index_leads_to_the_first_item_there():
    rendered = printed(scattered())
    last = rendered.pages - 1
    goals = [goal(rendered, link)[0] for link in links(rendered, last)]
    assert sorted(goals) == [
        0,
        0,
        0,
        1,
        1,
        2,
        2,
    ]  # items 1, 2 and page 1; item 3 and page 2; item 4 and page 3
    spoken = {str(link["/Contents"]) for link in links(rendered, last)}
    assert spoken == {f"{n} Headline {n}" for n in (1, 2, 3, 4)}
    assert pdf_rules.failures(rendered.data) == []


def test_an_index_in_front_that_moves_what_it_names_is_right_all_the_same():
    names = [f"Kos-Novak, Ana Maria {n}" for n in range(10, 22)]
    entries = tuple(
        IndexEntry(name, tuple(ItemRef(f"item-{n}", str(n)) for n in range(1, 9))) for name in names
    )
    moved = 0
    for lines in range(0, 24):
        items = [
            block
            for n in range(1, 9)
            for block in (ItemHead(str(n), words(f"Headline {n}"), f"item-{n}"), *[LINE] * 9)
        ]
        document = documents.of(*[LINE] * lines, Index("Names", entries), *items)
        texts = pages(printed(document))
        on = {next(p for p, text in enumerate(texts, 1) if f"Headline {n}" in text) for n in range(1, 9)}
        found = " ".join(" ".join(texts).split())
        said = {found.split(name)[1].split(" · p. ")[1].split(name[:8])[0] for name in names}
        wanted = ", ".join(map(str, sorted(on)))
        assert all(one.strip().startswith(wanted) for one in said)
        moved += 3 in on
    assert 0 < moved < 24


def test_an_index_of_many_names_follows_its_columns_over_pages():
    entries = tuple(IndexEntry(f"Name {n}", (ItemRef("item-1", "1"),)) for n in range(300))
    document = documents.of(ItemHead("1", words("The only one"), "item-1"), Index("Names", entries))
    assert len(index_of(printed(document))) >= 150  # two on a line
    assert "".join(pages(printed(document))).count("· p.") == 300


def test_the_word_before_pages_is_that_of_the_index():
    entries = (IndexEntry("Kos, Ana", (ItemRef("item-1", "1"),)),)
    document = documents.of(ItemHead("1", words("Eine"), "item-1"), Index("Namen", entries, "S."))
    assert index_of(printed(document)) == ["Kos, Ana 1 · S. 1"]


def test_word_prints_the_same_index():
    document = scattered()
    places = {anchor: page + 1 for anchor, (page, _) in lay_out(document, style()).anchors().items()}
    text = text_of(write_docx(document, style(), places))
    said = [" ".join(line.split()) for line in text.splitlines()]
    assert "Kos, Ana 1, 2, 4 · p. 1, 3" in said
    assert "Novak, Jan 3, 9 · p. 2" in said
