"""What reports, briefs and matrices need of a Word file beyond a press review."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from docx_documents import every_node, grey_png, report, words
from docx_validators import schema_faults
from docx_words import W, style_of
from lxml import etree

from briefing_app.document.house_style_file import load_house_style
from briefing_app.document.nodes import EndMark, KeyFigure, KeyFigures, PageBreak, Paragraph, Role
from briefing_app.export.docx.writer import docx_file, write_docx
from briefing_app.export.formats import render

if TYPE_CHECKING:
    from pathlib import Path

    from briefing_app.document.nodes import Block, Document

STYLE = load_house_style("ministry")
PAGES = {"politics": 1, "points": 2, "matrix": 3, "annex": 5, "para-1": 1, "para-2": 1}


@pytest.fixture(scope="module")
def data() -> bytes:
    return write_docx(report(), STYLE, PAGES, 5)


def tree(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def of(*blocks: Block) -> Document:
    return replace(every_node(), blocks=blocks)


def text(element: etree._Element) -> str:
    return "".join(e.text or "\t" for e in element.iter(f"{W}t", f"{W}tab") if e.getparent().tag == f"{W}r")


def styled(data: bytes) -> dict[str, str]:
    return {text(p): style_of(p) for p in tree(data).iter(f"{W}p")}


def style(data: bytes, key: str) -> etree._Element:
    return next(s for s in tree(data, "word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == key)


def test_short_numbers_hang_and_long_ones_stand_beside(data: bytes) -> None:
    said = "The prime minister said that the government would not agree"
    found = styled(data)
    kinds = {words.partition("\t")[0]: kind for words, kind in found.items() if f"\t{said}" in words}
    assert kinds["1"] == kinds["12"] == "ItemBodyNumbered"
    assert kinds["2"] == kinds["120"] == "ItemBodyNumberedChanged"
    assert "ItemBody" in [kind for words, kind in found.items() if words.startswith(said)]
    assert found["1200"] == "SideLabelatItemBody"
    hung = style(data, "ItemBodyNumbered").find(f"{W}pPr/{W}ind")
    assert (hung.get(f"{W}left"), hung.get(f"{W}hanging")) == ("0", "400")


def test_what_changed_has_a_bar(data: bytes) -> None:
    assert styled(data)["A paragraph that changed and has no number."] == "ItemBodyChanged"
    for key in ("ItemBodyChanged", "ItemBodyNumberedChanged"):
        assert [etree.QName(e).localname for e in style(data, key).find(f"{W}pPr/{W}pBdr")] == ["left"]
    assert style(data, "ItemBodyNumbered").find(f"{W}pPr/{W}pBdr") is None


def test_assessments_points_and_answers_stand_in_styles_of_their_own(data: bytes) -> None:
    found = styled(data)
    assert found["It is likely that the vote fails."] == "Assessment"
    assert found["What would change this view: a new text."] == "AssessmentNext"
    assert found["Ask when the text will be shared."] == "TalkingPoint"
    assert found["One more point."] == "TalkingPointBullet"
    assert found["What if they ask about the budget?"] == "QAQ"
    assert found["Say that the figures are under discussion."] == "QAA"
    assert found["Poročilo o razmerah"] == "MastheadSecondTitle"


def test_key_figures_are_boxes_with_words_for_those_who_cannot_see(data: bytes) -> None:
    boxes = next(t for t in tree(data).iter(f"{W}tbl") if "4,120" in text(t))
    (row,) = boxes.findall(f"{W}tr")
    cells = [[text(p) for p in cell.iter(f"{W}p")] for cell in row.iter(f"{W}tc")]
    assert cells[0] == ["4,120\u2002+120", "people displaced", "as of 22 Nov, ministry\u00a0[]"]
    assert cells[3] == ["€ 1.1 bn", "pledged"]
    told = boxes.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val")
    assert told.startswith("4,120 people displaced +120; 17 outlets read")


def test_many_key_figures_stand_in_rows_of_at_most_five() -> None:
    figures = KeyFigures(tuple(KeyFigure(str(n), "things") for n in range(11)))
    rows = tree(write_docx(of(figures), STYLE)).findall(f".//{W}tr")
    assert [len(row.findall(f"{W}tc")) for row in rows] == [4, 4, 4]
    assert tree(write_docx(of(KeyFigures(())), STYLE)).find(f".//{W}tbl") is None


def test_a_wide_table_is_set_in_groups_of_columns_with_head_and_legend_on_each_page(data: bytes) -> None:
    tables = [t for t in tree(data).iter(f"{W}tbl") if "nothing found" in text(t)]
    assert len(tables) == 2
    heads = []
    for table in tables:
        rows = table.findall(f"{W}tr")
        repeated = [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None]
        assert rows[:2] == repeated
        legend, head = repeated
        assert text(legend) == "＋ for · − against · ○ nothing found"
        heads.append([text(cell) for cell in head.findall(f"{W}tc")])
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        group = rows[2]
        assert text(group) == "The coalition"
        assert group.find(f"{W}tc/{W}tcPr/{W}gridSpan").get(f"{W}val") == str(columns)
        assert style_of(group.find(f".//{W}p")) == "TableGroup"
        first = rows[3].find(f"{W}tc")
        assert (text(first), first.find(f".//{W}rStyle").get(f"{W}val")) == ("Kos, Ana", "Strong")
        assert table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstColumn") == "1"
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert heads[0][0] == heads[1][0] == "Actor"
    assert heads[0][1:] + heads[1][1:] == [f"Issue {n}" for n in range(1, 10)]


def test_turned_pages_are_sections_of_their_own_with_heads_to_their_edge(data: bytes) -> None:
    sections = list(tree(data).iter(f"{W}sectPr"))
    sizes = [(s.find(f"{W}pgSz").get(f"{W}w"), s.find(f"{W}pgSz").get(f"{W}orient")) for s in sections]
    assert sizes == [("11906", None), ("16838", "landscape"), ("11906", None)]
    assert [s.find(f"{W}titlePg") is not None for s in sections] == [True, False, False]
    kinds = [[e.get(f"{W}type") for e in s if e.tag == f"{W}headerReference"] for s in sections]
    assert kinds == [["first", "default"], ["default"], ["default"]]
    head, foot = tree(data, "word/header4.xml"), tree(data, "word/footer4.xml")
    assert text(head).split() == text(tree(data, "word/header2.xml")).split()
    assert [style_of(p) for p in foot.iter(f"{W}p")] == ["FooterWide", "MarkingWide"]
    stops = style(data, "MarkingWide").findall(f"{W}pPr/{W}tabs/{W}tab")
    text_width = 16838 - 3720 - 1220
    assert any(s.get(f"{W}val") == "right" and abs(int(s.get(f"{W}pos")) - text_width) < 10 for s in stops)


def test_no_section_ends_in_a_paragraph_that_could_stand_alone_on_a_page(data: bytes) -> None:
    body = tree(data)[0]
    ends = [p for p in body.iterfind(f"{W}p") if p.find(f"{W}pPr/{W}sectPr") is not None]
    assert text(ends[0]) == "Say that the figures are under discussion."
    assert style_of(ends[1]) == "PageBreak", "after a table there has to be one, a point high"


@pytest.mark.parametrize("name", ["header3", "footer3"])
def test_a_document_that_starts_on_a_turned_page_has_no_empty_one_before(name: str) -> None:
    turned = of(PageBreak(landscape=True), Paragraph(Role.ITEM_BODY, words("Wide.")), EndMark("end"))
    data = write_docx(turned, STYLE)
    (section,) = tree(data).iter(f"{W}sectPr")
    assert section.find(f"{W}pgSz").get(f"{W}orient") == "landscape"
    assert f"word/{name}.xml" in zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert "TLP:AMBER" in text(tree(data, f"word/{name}.xml"))


def test_captions_are_numbered_by_fields_that_agree_with_their_words(data: bytes) -> None:
    codes = [e.text.strip() for e in tree(data).iter(f"{W}instrText") if "SEQ" in e.text]
    assert codes == [r"SEQ Table \* ARABIC", r"SEQ Figure \* ARABIC", r"SEQ Figure \* ARABIC \r 3"]
    assert {"Table 1. Positions", "Figure 1. The rate", "Figure 3. The square"} <= set(styled(data))


def test_the_index_names_items_as_links_and_each_page_once(data: bytes) -> None:
    entry = next(p for p in tree(data).iter(f"{W}p") if text(p).startswith("Kos, Ana\u2002"))
    assert text(entry) == "Kos, Ana\u20021, 2, 3 · p.\u00a01, 3"
    assert len(list(entry.iter(f"{W}hyperlink"))) == 3
    assert [e.text.split()[0] for e in entry.iter(f"{W}instrText")] == ["PAGEREF", "PAGEREF"]
    unknown = next(p for p in tree(data).iter(f"{W}p") if text(p).startswith("Nobody"))
    assert text(unknown) == "Nobody\u20029"


def test_margins_for_binding_and_notes_change_sides(tmp_path: Path) -> None:
    page = replace(STYLE.page, binding=22.0, note_margin=100.0, mirrored=True)
    file = tmp_path / "bound.docx"
    file.write_bytes(write_docx(report(), replace(STYLE, page=page)))
    data = file.read_bytes()
    assert schema_faults(file) == []
    assert tree(data, "word/settings.xml").find(f"{W}mirrorMargins") is not None
    upright, turned, _ = (s.find(f"{W}pgMar") for s in tree(data).iter(f"{W}sectPr"))
    assert [upright.get(f"{W}{side}") for side in ("gutter", "left", "right")] == ["440", "1080", "3220"]
    assert turned.get(f"{W}right") == "1220", "no room for notes beside a turned page"
    assert style(data, "ItemBody").find(f"{W}pPr/{W}ind").get(f"{W}left") == "2640"
    assert style(data, "TableCell").find(f"{W}pPr/{W}ind").get(f"{W}left") == "0"
    assert {f.get(f"{W}hAnchor") for f in tree(data).iter(f"{W}framePr")} == {"margin"}


def test_without_a_side_column_labels_stand_over_the_text(tmp_path: Path) -> None:
    file = tmp_path / "modern.docx"
    file.write_bytes(write_docx(every_node(), load_house_style("modern")))
    assert schema_faults(file) == []
    root = tree(file.read_bytes())
    assert next(root.iter(f"{W}framePr"), None) is None
    lines = [text(p) for p in root.iter(f"{W}p")]
    assert "S1\u2002·\u200222 Nov, 18:04 CET\u2002·\u2002direct" in lines


def test_the_emblem_stands_at_the_head_of_page_one(tmp_path: Path) -> None:
    (tmp_path / "arms.png").write_bytes(grey_png(60, 60))
    style_with = replace(STYLE, emblem=tmp_path / "arms.png", emblem_alt="Arms of Valdoria")
    first = next(tree(write_docx(every_node(), style_with)).iter(f"{W}p"))
    assert style_of(first) == "MastheadOrg"
    assert b'descr="Arms of Valdoria"' in etree.tostring(first)
    assert b'cx="720000" cy="720000"' in etree.tostring(first), "20 mm"
    (tmp_path / "arms.png").write_bytes(b"no picture")
    (warning,) = docx_file(every_node(), style_with).warnings
    assert "arms.png" in warning


def test_page_numbers_come_from_a_layout(tmp_path: Path) -> None:
    contents = next(tree(render(report(), STYLE, "docx").data).iter(f"{W}sdt"))
    pages = [int(text(p).rsplit("\t", 1)[1]) for p in contents.iter(f"{W}p")]
    assert pages == sorted(pages) and pages[0] == 1 and pages[-1] >= 3
