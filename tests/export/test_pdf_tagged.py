"""What a reader without sight hears of our files, and that nothing in them fails a rule."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from functools import lru_cache
from io import BytesIO

import documents
import pdf_rules
import pikepdf
import pypdfium2
import pytest
from documents import words
from needed import needed
from pdf_readers import poppler, printed
from pdf_rules.reading import File, Node
from pictures import PICTURES

from briefing_app.document.nodes import (
    Column,
    Comment,
    Contents,
    EndMark,
    Figure,
    Heading,
    ItemHead,
    ItemRef,
    KeyFigure,
    KeyFigures,
    Link,
    ListBlock,
    PageBreak,
    Paragraph,
    Quotation,
    Role,
    SourceRef,
    Sources,
    Table,
    Text,
)
from briefing_app.domain.briefings.briefing import Paper

HOSTILE = (
    "<b>bold</b> & <img src=x onerror=y> ]]> <?xpacket end?>",
    "a ) b ( c \\ d \\) <FEFF0041> Tj ET Q EMC BDC /P <</MCID 0>> BDC endstream endobj",
    "be\x00fore \u202eevil\u202c \ud800 \ufffe \x1b[0m \u2028 \ue000 private",
    "e\u0301\u0308\u0323 \u0301 alone, ﬁ ﬀ ŉ ǰ İ ſ",
)


def pdf(*blocks, **facts) -> bytes:
    document = documents.of(*blocks)
    return printed(replace(document, meta=replace(document.meta, **facts))).data


@lru_cache(4)
def opened(data: bytes) -> File:
    """Return a file opened, and kept so while its parts are looked at."""
    return File(data)


def nodes(data: bytes, kind: str) -> list[Node]:
    return [node for node in opened(data).nodes if node.kind == kind]


def outline_of(data: bytes) -> list[str]:
    """Return the types of a file's elements, two blanks deeper for each level."""
    found: list[str] = []

    def walk(node: Node, depth: int) -> None:
        for kid in node.kids:
            found.append("  " * depth + kid.kind)
            walk(kid, depth + 1)

    tree = opened(data).tree
    assert tree is not None
    walk(tree.kids[0], 0)
    return found


def spoken(data: bytes) -> list[str]:
    """Return the lines of the structure as poppler reads it, with the words in it."""
    command = [needed("pdfinfo", "poppler-utils"), "-struct-text", "-"]
    read = subprocess.run(command, input=data, capture_output=True, check=True)
    assert read.stderr == b""
    return [" ".join(line.split()) for line in read.stdout.decode(errors="replace").splitlines()]


def everything() -> bytes:
    """Return a file with every kind of block."""
    extra = (
        KeyFigures((KeyFigure("4,250", "displaced", words("as of 22 Nov"), "+120"), KeyFigure("3", "dead"))),
        Paragraph(Role.ITEM_BODY, words("Numbered."), number="7", changed=True),
        Comment("Judgement", "", (words("We judge."),), role=Role.ASSESSMENT),
        Table(
            (Column("Actor"), Column("Says"), Column("On")),
            (
                (words("Ministers"),),
                (words("Ana Kos"), words("“Yes.”"), words("22 Nov")),
                (words("Jan Novak"), (), words("21 Nov")),
            ),
            "Who says what",
            row_heads=1,
            wide=True,
            legend=words("Empty: said nothing."),
        ),
        PageBreak(landscape=True),
        Paragraph(Role.ITEM_BODY, words("On its side.")),
        PageBreak(landscape=False),
        EndMark("— END —"),
    )
    whole = documents.whole()
    return printed(replace(whole, blocks=(*whole.blocks[:-1], *extra))).data


@pytest.mark.parametrize("paper", list(Paper))
def test_the_demo_passes_all_rules(paper):
    assert pdf_rules.failures(printed(documents.whole(paper)).data) == []


def test_a_hundred_pages_pass_all_rules():
    rendered = printed(documents.long_review(357))
    assert rendered.pages > 90
    assert pdf_rules.failures(rendered.data) == []


def test_every_kind_of_block_passes_all_rules(tmp_path):
    data = everything()
    assert pdf_rules.failures(data) == []
    path = tmp_path / "everything.pdf"
    path.write_bytes(data)
    checked = subprocess.run([needed("qpdf", "qpdf"), "--check", path], check=False, capture_output=True)
    assert checked.returncode == 0, checked.stderr.decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_passes_all_rules(text):
    data = pdf(
        ItemHead("1", words(text), text),
        Quotation(words(text), (Text(text, language=text), SourceRef((1,))), label=text, notes=(text,)),
        Paragraph(Role.SIDE_LABEL, (Link(text, f"https://example.org/{text}"), ItemRef(text, text))),
        Table((Column(text), Column(text)), ((words(text), words(text)),), text, text, text),
        Figure(PICTURES["grey PNG"], text, 20, text),
        documents.sources(2),
        title=text,
        author=text,
        keywords=(text, text),
        language=text,
    )
    assert pdf_rules.failures(data) == []


def test_strings_longer_than_a_file_may_have_pass_all_rules():
    endless = "ß🎉" * 20_000
    data = pdf(
        Heading(1, words(endless[:3000]), "h"),
        Table((Column("A"),), ((words("a"),),), endless),
        Figure(PICTURES["grey PNG"], endless, 20),
        Paragraph(Role.ITEM_BODY, (Link("address", f"https://example.org/{endless}"), ItemRef("h", "see"))),
        title=endless,
        author=endless,
    )
    assert pdf_rules.failures(data) == []
    assert len(opened(data).annotations) == 1


def test_what_says_nothing_passes_all_rules():
    assert pdf_rules.failures(pdf(title="", author="", subject="", keywords=(), language="")) == []
    data = pdf(
        ItemHead("", words(" "), "a"),
        Heading(2, (), "b"),
        Table((Column(""), Column("")), ((), ((),)), "", " "),
        Table((Column("Head alone"),), (), ""),
        Figure(PICTURES["grey PNG"], " ", 20),
        ListBlock((words(""),)),
        Sources("", ()),
        Heading(2, words("After nothing"), "c"),
    )
    assert pdf_rules.failures(data) == []


def test_characters_that_no_font_has_pass_all_rules():
    rendered = printed(documents.of(Paragraph(Role.ITEM_BODY, words("Signed 漢字 🎉 \U0010ffff and gone"))))
    assert pdf_rules.failures(rendered.data) == []


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_of_any_kind_passes_all_rules_and_looks_like_itself(name):
    data = pdf(Figure(PICTURES[name], "A slope", 60))
    assert pdf_rules.failures(data) == []
    page = pypdfium2.PdfDocument(BytesIO(data))[0]
    (figure,) = nodes(data, "Figure")
    left, bottom, right, top = (float(value) for value in figure.attribute("/Layout", "/BBox"))
    drawn = (
        page.render(scale=1)
        .to_pil()
        .convert("L")
        .crop((round(left), round(page.get_height() - top), round(right), round(page.get_height() - bottom)))
    )
    x, height = drawn.width // 2, drawn.height
    upper, lower = drawn.getpixel((x, height // 4)), drawn.getpixel((x, height * 3 // 4))
    if name == "PNG of sixteen bits":
        upper, lower = drawn.getpixel((4, height // 2)), drawn.getpixel((drawn.width - 5, height // 2))
    assert lower - upper > 60 or "transparent" in name


def test_a_picture_that_comes_twice_is_in_the_file_once():
    data = pdf(*[Figure(PICTURES["transparent PNG"], "A slope", 30)] * 3)
    kinds = [one for one in opened(data).streams if one.get("/Width")]
    assert len(kinds) == 2
    assert len(nodes(data, "Figure")) == 3


def test_the_title_is_above_all_headings_and_no_level_is_left_out():
    blocks = (
        Heading(1, words("Section"), "s", "1"),
        ItemHead("1", words("Item"), "i"),
        Heading(2, words("Subsection"), "u"),
        ItemHead("2", words("Under it"), "j"),
        Heading(1, words("Next"), "n"),
        ItemHead("3", words("Last"), "k"),
    )
    levels = ["H2", "H3", "H3", "H4", "H2", "H3"]

    def headings(data: bytes) -> list[str]:
        return [kind.strip() for kind in outline_of(data) if kind.strip() in ("H1", *levels)]

    assert headings(pdf(documents.masthead(), *blocks)) == ["H1", *levels]
    assert headings(pdf(*blocks)) == ["H1", "H2", "H2", "H3", "H1", "H2"]
    assert headings(pdf(Heading(2, words("Deep"), "d"), ItemHead("1", words("Item"), "i"))) == ["H1", "H2"]


def test_a_quotation_holds_its_attribution():
    data = pdf(
        Quotation(words("Ana Kos:"), (Text("“Yes.” "), SourceRef((1,))), "7", ("22 Nov", "direct")),
        documents.sources(1),
    )
    assert outline_of(data) == [
        "BlockQuote",
        "  P",
        "  P",
        "  P",
        "    Reference",
        "      Link",
        "Sect",
        "  H1",
        "  Note",
        "    Lbl",
        "    P",
    ]
    assert [line for line in spoken(data) if line.startswith('"')][:4] == [
        '"7 "',
        '"Ana Kos: "',
        '"22 Nov direct "',
        '"“Yes.” "',
    ]


def test_lists_tables_and_contents_have_their_parts():
    data = pdf(
        Contents("In this review"),
        Heading(1, words("One"), "one", "1"),
        ListBlock((words("First."), words("Second.")), ordered=True),
        Heading(2, words("Two"), "two"),
        Table((Column("A"), Column("B")), ((words("a"), ()), (words("Rest"),)), "Two columns", "A table."),
    )
    entry = ["TOCI", "  Reference", "    Link"]
    item = ["    LI", "      Lbl", "      LBody"]
    assert outline_of(data) == [
        "TOC",
        "  Caption",
        *[f"  {line}" for line in entry],
        "  TOC",
        *[f"    {line}" for line in entry],
        "Sect",
        "  H1",
        "  L",
        *item,
        *item,
        "  Sect",
        "    H2",
        "    Table",
        "      Caption",
        "      THead",
        *["        TR", "          TH", "          TH"],
        "      TBody",
        *["        TR", "          TD", "          TD"],
        *["        TR", "          TH"],
    ]
    (numbered,) = nodes(data, "L")
    assert numbered.attribute("/List", "/ListNumbering") == pikepdf.Name.Decimal
    (table,) = nodes(data, "Table")
    assert str(table.attribute("/Table", "/Summary")) == "Two columns"


def test_a_table_without_heads_is_headed_by_its_first_column():
    data = pdf(Table((Column(""), Column("")), ((words("Director"), words("Copy 1")),) * 2, "Who"))
    scopes = [node.attribute("/Table", "/Scope") for node in nodes(data, "TH")]
    assert scopes == [pikepdf.Name.Row] * 2
    assert len(nodes(data, "TD")) == 2


def test_a_paragraph_over_two_pages_is_one_element():
    data = pdf(Paragraph(Role.ITEM_BODY, words("word " * 900)))
    (paragraph,) = nodes(data, "P")
    assert [page for page, _ in paragraph.marks] == [0, 1]
    assert paragraph.element.K[1].Pg.objgen == opened(data).pages[1].objgen


def test_a_cell_over_two_pages_is_one_element_and_the_second_head_an_artifact():
    data = pdf(Table((Column("Head"), Column("Other")), ((words("word " * 2500), words("b")),), "T"))
    cells = nodes(data, "TD")
    assert len(cells) == 2
    assert {page for page, _ in cells[0].marks} == set(range(len(opened(data).pages)))
    assert len(opened(data).pages) > 1
    assert [len(node.marks) for node in nodes(data, "TH")] == [1, 1]
    assert poppler(printed(documents.of())).count("HEAD") == 0
    second = opened(data).contents[1]
    assert any(mark.tag == "/Artifact" for mark, _ in second.opened)


def test_a_link_over_two_lines_is_one_link_with_two_places_to_click():
    data = pdf(
        Paragraph(Role.ITEM_BODY, (Text("See "), Link("word " * 30, "https://example.org"), Text(".")))
    )
    (link,) = nodes(data, "Link")
    assert len(link.objects) >= 2
    notes = [note for _, note in opened(data).annotations]
    assert {str(note.Contents) for note in notes} == {"https://example.org"}


def test_a_reference_says_which_source_it_leads_to():
    data = pdf(Paragraph(Role.ITEM_BODY, (Text("Said "), SourceRef((2,)))), documents.sources(3))
    notes = [note for _, note in opened(data).annotations]
    assert [str(note.Contents)[:29] for note in notes] == ["2 M. Novak, “Vlada proti osnu"]


def test_words_in_another_language_say_so():
    data = pdf(
        Paragraph(
            Role.STATEMENT_ORIG, (Text("orig.: "), Text("»Ne bomo.«", language="sl-SI"), Text(" (sl)"))
        ),
        Paragraph(Role.ITEM_BODY, (Text("no tag", language="not one!"),)),
    )
    (span,) = nodes(data, "Span")
    assert str(span.element.Lang) == "sl-SI"
    assert str(opened(data).root.Lang) == "en-GB"


def test_letters_set_far_apart_are_still_words():
    lines = spoken(pdf(Paragraph(Role.NOTE, words("Body."), label="Our country", notes=("A note",))))
    assert [line for line in lines if line.startswith('"')] == ['"Our country "', '"A note "', '"Body. "']


def test_head_foot_and_rules_are_not_read():
    lines = " ".join(spoken(printed(documents.whole()).data))
    assert "Page 1 of" not in lines
    assert "OFFICIAL" not in lines
    assert "TLP:AMBER" not in lines


def test_what_is_read_is_what_is_painted_in_order():
    rendered = printed(documents.whole())
    told = [line.strip('" ') for line in spoken(rendered.data) if line.startswith('"')]
    heads = [
        line for line in told if line.startswith(("Our country", "Corridor talks", "Based on 41", "— END"))
    ]
    assert [line[:8] for line in heads] == ["Corridor", "Our coun", "Based on", "— END —"]
    text = " ".join(poppler(rendered).split())
    assert text.index("Corridor talks") < text.index("Based on 41") < text.index("— END —")


def test_the_file_carries_identifiers_that_change_with_it():
    def identifier(data: bytes) -> bytes:
        return bytes(opened(data).pdf.trailer.ID[0])

    one = pdf(Paragraph(Role.ITEM_BODY, words("One.")))
    assert identifier(one) == identifier(pdf(Paragraph(Role.ITEM_BODY, words("One."))))
    assert identifier(one) != identifier(pdf(Paragraph(Role.ITEM_BODY, words("Two."))))
