"""A Word file says what the document says, in the order in which it says it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from docx.styles.style import BaseStyle
from docx_documents import META, every_node, grey_png, long_document, words
from docx_words import TIE, W, text_of, words_of
from lxml import etree

from briefing_app.document.house_style_file import load_house_style
from briefing_app.document.nodes import (
    Contents,
    Document,
    EndMark,
    Figure,
    Heading,
    Link,
    Marking,
    Paragraph,
    Quotation,
    Role,
    SourceEntry,
    SourceRef,
    Sources,
    Text,
)
from briefing_app.domain.briefings.briefing import Paper, Tlp
from briefing_app.export.docx.looks.variants import SECTION_AT_HEAD, SECTION_ON_NEW_PAGE
from briefing_app.export.docx.writer import docx_file, write_docx
from briefing_app.export.formats import render

STYLE = load_house_style("ministry")
PAGES = {"our-country": 1, "trade": 2, "record": 2, "not-covered": 4, "sources": 4}
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

AT_HEAD = (SECTION_AT_HEAD, SECTION_ON_NEW_PAGE)


@pytest.fixture(scope="module")
def data() -> bytes:
    return write_docx(every_node(), STYLE, PAGES)


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def tree(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def of(*blocks: object, **changes: object) -> Document:
    return replace(every_node(), blocks=blocks, **changes)


def cited(*numbers: int) -> Paragraph:
    return Paragraph(Role.ITEM_BODY, (Text("So it is said "), SourceRef(numbers), Text(".")))


def sources(count: int) -> Sources:
    return Sources("Sources", tuple(SourceEntry(n, words(f"Entry {n}")) for n in range(1, count + 1)))


def test_the_words_come_in_the_order_of_the_document(data: bytes) -> None:
    text = " ".join(words_of(data))
    landmarks = [
        "Embassy in Ljubljana", "Daily Press Review", "Monday 23 November 2026", "Reference",
        "EMB-LJU/PR/DPR/2026/231", "In brief The government will vote", "waver 2 .",
        "In this review 1 Our country 1 Trade 2", "1 Slovenia Our country",
        "1 ▲ new Government to vote against draft text", "»Vlada proti osnutku«", "a year 1 .",
        "S1 22 Nov, 18:04 CET direct PM Ana Kos", "“We will not support", "S2", "sail. 2 1",
        "Also in: Dnevnik", "2 editorial Why the vote was lost before it was called",
        "Comment Desk assessment, not reporting The sequence", "Briefly • Ports report", "• Insurers",
        "1. Parliament", "2. Council", "2 Record of the day in full What was said",
        "Record All times UTC", "Ref Time Statement Speaker Grade S1 11:40", "Source: policy board",
        "Not covered", "Index Kos, Ana 1, 2", "Notice Internal use", "Sources 1 M. Novak",
        "2 Hafenblatt", "3 Client note", "— END —",
    ]  # fmt: skip
    at = 0
    for landmark in landmarks:
        found = text.find(landmark, at)
        assert found >= 0, f"“{landmark}” is not in: {text[at : at + 300]}"
        at = found + len(landmark)


def test_python_docx_opens_it_and_finds_every_role_by_name(data: bytes) -> None:
    names = {style.name for style in docx.Document(io.BytesIO(data)).styles}
    assert {role.value.casefold() for role in Role} <= {name.casefold() for name in names}


def styles_under(style: BaseStyle | None) -> list[str]:
    """Return the names of a style and of those that it is based on."""
    return [style.name, *styles_under(style.base_style)] if style is not None else []


def test_the_outline_is_made_of_headings(data: bytes) -> None:
    document = docx.Document(io.BytesIO(data))
    outline = [
        (styles_under(p.style)[-2], p.text.split("\t")[-1])
        for p in document.paragraphs
        if p.style.name in ("Section 1", "Section 2", "Item Head", "Sources Head", *AT_HEAD)
    ]
    assert outline[0] == ("Heading 1", "Our country")
    assert ("Heading 2", "Trade") in outline
    assert outline[-1] == ("Heading 1", "Not covered")
    levels = {
        style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val")
        for style in tree(data, "word/styles.xml").iter(f"{W}style")
        if style.find(f"{W}pPr/{W}outlineLvl") is not None
    }
    assert levels == {"Heading1": "0", "Heading2": "1", "Heading3": "2"}


def test_nothing_is_formatted_by_hand(data: bytes) -> None:
    runs = {"rStyle", "lang", "rtl", "rFonts", "spacing"}  # the last three by the script of the words
    paragraphs = {"pStyle", "framePr", "numPr", "bidi", "sectPr"}
    for name in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer2.xml"):
        root = tree(data, name)
        found = {etree.QName(e).localname for p in root.iter(f"{W}rPr") for e in p}
        assert found <= runs, name
        found = {etree.QName(e).localname for p in root.iter(f"{W}pPr") for e in p}
        assert found <= paragraphs, name


def test_first_citations_are_footnotes_and_later_ones_point_to_them(data: bytes) -> None:
    root = tree(data)
    marks = [mark.get(f"{W}id") for mark in root.iter(f"{W}footnoteReference")]
    assert marks == ["1", "2", "3"]
    fields = [i.text.strip() for i in root.iter(f"{W}instrText") if "NOTEREF" in i.text]
    assert fields[0] == r"NOTEREF _RefSource2 \h", "cited in brief before its footnote"
    assert len(fields) == 1 + 2 + 7
    assert {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")} >= {
        f"_RefSource{n}" for n in (1, 2, 3)
    }


def test_sources_that_word_would_number_otherwise_are_paragraphs() -> None:
    data = write_docx(of(cited(2), cited(1), sources(2), EndMark("— END —")), STYLE)
    assert "word/footnotes.xml" not in zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert words_of(data)[-10:] == ["Sources", "1", "Entry", "1", "2", "Entry", "2", "—", "END", "—"]
    anchors = [link.get(f"{W}anchor") for link in tree(data).iter(f"{W}hyperlink")]
    assert anchors == ["_RefSource2", "_RefSource1"]


def test_sources_that_nobody_cites_are_listed_under_their_heading() -> None:
    data = write_docx(of(cited(1), sources(3), EndMark("— END —")), STYLE)
    assert text_of(data).splitlines() == [
        "So it is said\u00a0[1].", "Sources", "1\tEntry 1", "2\tEntry 2", "3\tEntry 3", "— END —",
    ]  # fmt: skip
    assert "Entry 1" in part(data, "word/footnotes.xml")
    assert "Entry 2" in part(data, "word/document.xml")


def test_a_source_is_noted_where_it_is_first_cited_and_in_brief_counts() -> None:
    brief = Paragraph(Role.BLUF, (*words("Split over the cable"), SourceRef((1, 3)), *words(".")))
    data = write_docx(of(brief, cited(1), cited(2), cited(3), sources(3), EndMark("— END —")), STYLE)
    in_brief, first, second, third, _ = tree(data)[0].findall(f"{W}p")
    assert [len(list(p.iter(f"{W}footnoteReference"))) for p in (in_brief, first, second, third)] == [
        1,
        0,
        1,
        1,
    ]
    fields = [[i.text.split()[1] for i in p.iter(f"{W}instrText")] for p in (in_brief, first, second, third)]
    assert fields == [["_RefSource3"], ["_RefSource1"], [], []]
    assert words_of(data)[:10] == ["Split", "over", "the", "cable", "1", "3", ".", "So", "it", "is"]


def test_the_end_mark_ends_the_body() -> None:
    data = write_docx(of(cited(1), sources(1), EndMark("— END —")), STYLE)
    assert text_of(data).splitlines()[-3:] == ["Sources", "1\tEntry 1", "— END —"]
    last = tree(data)[0].findall(f"{W}p")[-1]
    assert "".join(last.itertext(f"{W}t")) == "— END —"


def test_the_heading_of_the_sources_stands_over_the_footnotes_of_each_page(data: bytes) -> None:
    kinds = {
        note.get(f"{W}type"): "".join(note.itertext(f"{W}t"))
        for note in tree(data, "word/footnotes.xml")
        if note.get(f"{W}type")
    }
    assert kinds == {"separator": "Sources", "continuationSeparator": "Sources"}


def test_two_source_numbers_in_a_row_stay_on_one_line() -> None:
    data = write_docx(of(cited(1, 2), cited(2, 1), sources(2)), STYLE)
    lines = ["".join(p.itertext(f"{W}t")) for p in tree(data)[0].findall(f"{W}p")]
    assert lines == [f"So it is said\u00a0[]{TIE}[].", f"So it is said\u00a0[2]{TIE}[1]."]


def test_the_contents_is_filled_and_word_has_nothing_to_ask(data: bytes) -> None:
    contents = next(tree(data).iter(f"{W}sdt"))
    lines = ["".join(p.itertext(f"{W}t", f"{W}tab")) for p in contents.iter(f"{W}p")]
    assert lines[0].endswith("Our country1")
    assert lines[-1].endswith("Not covered4")
    assert len(lines) == 4, "the sources are no heading of the contents"
    for name in zipfile.ZipFile(io.BytesIO(data)).namelist():
        if name.endswith(".xml"):
            assert "updateFields" not in part(data, name)
            assert "w:dirty" not in part(data, name)


def test_the_footers_say_how_many_pages_there_are() -> None:
    data = write_docx(every_node(), STYLE, PAGES, 7)
    for name, page in (("word/footer1.xml", "1"), ("word/footer2.xml", "2")):
        assert "".join(tree(data, name).itertext(f"{W}t")).startswith(f"Page {page} of 7")


def test_a_contents_without_known_pages_names_none(data: bytes) -> None:
    del data
    unknown = write_docx(of(Contents("Contents"), Heading(1, words("Here"), "here")), STYLE)
    assert "PAGEREF" not in part(unknown, "word/document.xml")
    assert r"\u \n" in part(unknown, "word/document.xml")
    assert write_docx(of(Contents("Contents"), EndMark("end")), STYLE), "no heading, no contents"


def test_every_page_carries_the_marking_first_and_last(data: bytes) -> None:
    for name in ("word/header1.xml", "word/header2.xml", "word/footer1.xml", "word/footer2.xml"):
        lines = [
            "".join(e.text or " " for e in p.iter(f"{W}t", f"{W}tab") if e.getparent().tag == f"{W}r")
            for p in tree(data, name).iter(f"{W}p")
        ]
        line = lines[0] if "header" in name else lines[-1]
        first, *running, last = line.split()
        assert (first, last) == ("OFFICIAL", "TLP:AMBER"), name
        assert bool(running) is (name == "word/header2.xml"), "the running head shares the line"
    section = next(tree(data).iter(f"{W}sectPr"))
    assert section.find(f"{W}titlePg") is not None
    kinds = [e.get(f"{W}type") for e in section if e.tag.endswith("Reference")]
    assert kinds == ["first", "default"] * 2
    codes = [i.text.strip() for i in tree(data, "word/footer1.xml").iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]


@pytest.mark.parametrize("tlp", list(Tlp))
@pytest.mark.parametrize("marked", ["", "OFFICIAL", "OFFICIAL — SENSITIVE — NOT FOR PUBLICATION"])
def test_any_marking_can_be_printed(tlp: Tlp, marked: str) -> None:
    document = every_node()
    furniture = replace(document.furniture, marking=Marking(marked, tlp))
    data = write_docx(replace(document, furniture=furniture), STYLE)
    header = "".join(tree(data, "word/header2.xml").itertext(f"{W}t"))
    assert tlp.value in header
    assert marked in header
    styles = {s.get(f"{W}val") for s in tree(data, "word/header2.xml").iter(f"{W}rStyle")}
    known = {s.get(f"{W}styleId") for s in tree(data, "word/styles.xml").iter(f"{W}style")}
    assert styles <= known


def test_a_long_marking_breaks_between_its_parts_and_has_its_box_at_the_edge_of_the_page() -> None:
    document = every_node()
    parts = ("OFFICIAL — SENSITIVE", "Locally engaged staff may see this", "Not for publication abroad")
    marking = Marking(" · ".join(parts), Tlp.AMBER_STRICT)
    data = write_docx(replace(document, furniture=replace(document.furniture, marking=marking)), STYLE)
    above, below = " · ".join(parts[:2]), parts[2]
    box = "\u2002TLP:AMBER+STRICT\u2002"
    for name in ("word/header1.xml", "word/header2.xml"):
        lines = ["".join(p.itertext(f"{W}t")) for p in tree(data, name).iter(f"{W}p")]
        assert lines[:2] == [above + box, below]
    lines = ["".join(p.itertext(f"{W}t")) for p in tree(data, "word/footer2.xml").iter(f"{W}p")]
    assert lines[-2:] == [above, below + box]
    short, long = (next(tree(d).iter(f"{W}pgMar")) for d in (write_docx(document, STYLE), data))
    for edge in ("top", "bottom"):
        assert int(long.get(W + edge)) - int(short.get(W + edge)) == 280, "a line of the marking"


def test_only_addresses_that_may_be_followed_become_links() -> None:
    urls = (
        "https://example.org/a?b=1&c=<x>", "https://example.org/a?b=1&c=2", "mailto:desk@example.org",
        "javascript:alert(1)", "file:///etc/passwd", "\\\\server\\share", "http://", "https://[broken",
    )  # fmt: skip
    inlines = tuple(Link(f"link{n}", url) for n, url in enumerate(urls))
    data = write_docx(of(Paragraph(Role.ITEM_BODY, inlines)), STYLE)
    targets = re.findall(
        r'Target="([^"]+)" TargetMode="External"', part(data, "word/_rels/document.xml.rels")
    )
    assert targets == ["https://example.org/a?b=1&amp;c=2", "mailto:desk@example.org"]
    assert words_of(data) == ["".join(f"link{n}" for n in range(len(urls)))]


def test_tables_repeat_their_head_and_describe_themselves(data: bytes) -> None:
    table = next(tree(data).iter(f"{W}tbl"))
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 7
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    grid = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
    assert all([int(w.get(f"{W}w")) for w in row.iter(f"{W}tcW")] == grid for row in rows)
    assert sum(grid) == int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w"))
    described = table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")
    assert described == "Statements of 22 November in the order of their time"


def test_pictures_carry_words_and_bad_ones_are_named(data: bytes) -> None:
    assert 'descr="A step line falling from 4.75 to 4.25 per cent"' in part(data, "word/document.xml")
    assert zipfile.ZipFile(io.BytesIO(data)).read("word/media/image1.png") == grey_png()
    for bad in (b"", b"not a picture", grey_png()[:20], b"\xff\xd8\xff\xe0broken"):
        written = docx_file(of(Figure(bad, "The chart", 80)), STYLE)
        assert "[The chart]" in text_of(written.data)
        assert written.warnings == ("The picture “The chart” cannot be read; its description is printed.",)


def test_languages_are_told_and_arabic_runs_from_the_right(data: bytes) -> None:
    runs = {"".join(r.itertext(f"{W}t")): r.find(f"{W}rPr") for r in tree(data).iter(f"{W}r")}
    assert runs["»Vlada proti osnutku«"].find(f"{W}lang").get(f"{W}val") == "sl-SI"
    arabic = runs["لن ندعم النص بصيغته الحالية"]
    assert arabic.find(f"{W}rtl") is not None
    assert arabic.find(f"{W}lang").get(f"{W}bidi") == "ar-SA"
    assert 'w:lang w:val="en-GB"' in part(data, "word/styles.xml")
    hebrew = write_docx(of(Paragraph(Role.ITEM_BODY, words("שלום לכולם"))), STYLE)
    assert next(tree(hebrew).iter(f"{W}bidi")) is not None


def test_hostile_text_stays_text() -> None:
    nasty = 'a\x00b\x0b\x1b \ud800 \ufffe <b>&amp;</b> ]]> "q" \u202eevil\u202c <img src=x>'
    inlines = (Text(nasty), Link(nasty, "https://example.org/"))
    meta = replace(META, title=nasty * 20, author=nasty, keywords=(nasty,), subject="s\x07" * 300)
    document = of(
        Heading(1, words(nasty), nasty, nasty, nasty),
        Contents(nasty),
        Paragraph(Role.ITEM_BODY, inlines, nasty, (nasty,), nasty),
        Quotation(inlines, inlines, nasty, (nasty,), nasty),
        Figure(grey_png(), nasty, 20, nasty),
        meta=meta,
    )
    data = write_docx(document, STYLE, {nasty: 1})
    assert 'ab � � <b>&amp;</b> ]]> "q" evil <img src=x>' in text_of(data)
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert len(properties.title) == 255
    assert properties.subject.startswith("sss")


def test_properties_say_what_the_user_entered_and_no_more(data: bytes) -> None:
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert properties.title == META.title
    assert properties.author == META.author
    assert properties.keywords == "press review, Ljubljana"
    assert properties.language == "en"
    assert properties.created == properties.modified == datetime(2026, 11, 23, 6, 35, tzinfo=UTC)
    assert properties.last_modified_by == ""
    package = zipfile.ZipFile(io.BytesIO(data))
    everything = b"".join(package.read(name) for name in package.namelist())
    assert b"python" not in everything.lower()
    assert package.read("docProps/app.xml").count(b"<Application>Briefing Desk</Application>") == 1


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.A4, ("11906", "16838")), (Paper.LETTER, ("12240", "15840"))]
)
def test_the_sheet_is_the_one_that_was_asked_for(paper: Paper, size: tuple[str, str]) -> None:
    data = write_docx(replace(every_node(), meta=replace(META, paper=paper)), STYLE)
    sheet = next(tree(data).iter(f"{W}pgSz"))
    assert (sheet.get(f"{W}w"), sheet.get(f"{W}h")) == size


def test_the_same_document_gives_the_same_bytes(data: bytes) -> None:
    assert write_docx(every_node(), STYLE, PAGES) == data
    dates = {info.date_time for info in zipfile.ZipFile(io.BytesIO(data)).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_the_contents_name_pages_with_the_notes_on_each_of_them() -> None:
    document = long_document(60)
    entries = tuple(SourceEntry(n, words("A long account of the source. " * 20)) for n in range(1, 61))
    blocks = tuple(
        replace(block, entries=entries) if isinstance(block, Sources) else block for block in document.blocks
    )
    data = render(replace(document, blocks=blocks), STYLE, "docx").data
    contents = next(tree(data).iter(f"{W}sdt"))
    named = ["".join(p.itertext(f"{W}t")) for p in contents.iter(f"{W}p")]
    assert named == [
        "1\u2002Section 11",
        "2\u2002Section 211",
        "3\u2002Section 321",
    ]  # as LibreOffice has them
