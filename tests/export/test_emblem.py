"""The emblem of a house style, at the head of page one and nowhere else, on paper and in Word."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import documents
import pdf_rules
import pytest
from documents import words
from pdf_readers import reader, style
from pictures import PICTURES

from briefing_app.document.house_style_file import house_style_names, load_house_style
from briefing_app.document.nodes import Paragraph, Role
from briefing_app.export.docx.writer import docx_file
from briefing_app.export.emblem import HIGHEST_MM, POINTS_PER_MM, WIDEST_MM
from briefing_app.export.pdf.boxes import Picture, Words
from briefing_app.export.pdf.writer import lay_out, write_pdf

ALT = "Arms of Valdoria: a tower & a star"


def house(tmp_path: Path, image: bytes, name: str = "ministry"):
    path = tmp_path / "arms.png"
    path.write_bytes(image)
    return replace(load_house_style(name), emblem=path, emblem_alt=ALT)


def drawn(laid_out) -> list[Picture]:
    return [
        item
        for page in laid_out.pages
        for p in page.placed
        for item in p.strip.items
        if isinstance(item, Picture)
    ]


@pytest.mark.parametrize("name", house_style_names())
@pytest.mark.parametrize("size", [(300, 300), (60, 900), (2000, 100)])
@pytest.mark.parametrize("marking", ["OFFICIAL", "", "OFFICIAL · NOT FOR PUBLICATION OUTSIDE THE MINISTRY"])
def test_an_emblem_keeps_its_shape_and_stands_left_of_the_organisation(tmp_path, name, size, marking):
    document = documents.of(documents.masthead(), Paragraph(Role.ITEM_BODY, words("Line.")))
    document = replace(document, furniture=documents.furniture(marking))
    laid_out = lay_out(document, house(tmp_path, documents.picture(*size), name))
    (emblem,) = drawn(laid_out)
    assert emblem.height <= HIGHEST_MM * POINTS_PER_MM + 0.01
    assert emblem.width <= WIDEST_MM * POINTS_PER_MM + 0.01
    assert emblem.width / emblem.height == pytest.approx(size[0] / size[1])
    assert emblem.x == laid_out.frame.left
    strip = laid_out.pages[0].placed[0].strip
    lines = [item for item in strip.items if isinstance(item, Words)]
    for line in lines:
        below = line.y - line.line.runs[0][0].size * 0.72 > emblem.y + emblem.height
        assert below or line.x >= emblem.x + emblem.width + 6
    furniture = laid_out.flow.sheets.of(landscape=False).head(masthead=True)
    marks = [item.y for item in furniture if isinstance(item, Words)]
    assert all(30 + emblem.y > y + 3 for y in marks)


def test_an_emblem_is_on_page_one_alone_with_its_words(tmp_path):
    document = documents.whole()
    document = replace(document, blocks=(*document.blocks, documents.masthead()))
    ours = house(tmp_path, PICTURES["transparent PNG"])
    assert len(drawn(lay_out(document, ours))) == 2  # the emblem, and the figure of the demo
    rendered = write_pdf(document, ours)
    assert rendered.warnings == ()
    assert pdf_rules.failures(rendered.data) == []
    file = pdf_rules.reading.File(rendered.data)
    alts = [str(node.element.Alt) for node in file.nodes if node.kind == "Figure"]
    assert alts[0] == ALT and len(alts) == 2
    assert len(reader(rendered).pages[0].images) >= 1


def test_in_word_too_the_emblem_stands_at_the_head_with_its_words(tmp_path):
    ours = house(tmp_path, PICTURES["transparent PNG"])
    made = docx_file(documents.whole(), ours)
    assert made.warnings == ()
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        body = package.read("word/document.xml").decode()
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
    assert len(pictures) == 2
    head = body[: body.index("Embassy of Valdoria")]
    assert head.count("<wp:anchor") == 1 and 'descr="Arms of Valdoria: a tower &amp; a star"' in head
    extent = head.split('cy="')[1].split('"')[0]
    assert int(extent) <= HIGHEST_MM * POINTS_PER_MM * 12700 * 1.03
    assert body.count("<wp:anchor") == 1


@pytest.mark.parametrize("image", [b"", b"no picture", b"GIF89a", None])
def test_an_emblem_that_cannot_be_read_is_named_in_a_warning(tmp_path, image):
    ours = house(tmp_path, image or b"")
    if image is None:
        (tmp_path / "arms.png").unlink()
    document = documents.of(documents.masthead())
    for made in (write_pdf(document, ours), docx_file(document, ours)):
        (warning,) = made.warnings
        assert "“arms.png”" in warning and "Ministry" in warning and warning.endswith(".")
    assert pdf_rules.failures(write_pdf(document, ours).data) == []


def test_a_masthead_without_an_organisation_has_its_emblem_all_the_same(tmp_path):
    bare = replace(documents.masthead(), organisation=())
    ours = house(tmp_path, PICTURES["grey PNG"])
    laid_out = lay_out(documents.of(bare), ours)
    (emblem,) = drawn(laid_out)
    title = next(i for i in laid_out.pages[0].placed[0].strip.items if isinstance(i, Words))
    assert title.y - 0.7 * style().look(Role.MASTHEAD_TITLE).size > emblem.y + emblem.height
    assert (
        "<wp:anchor"
        in zipfile.ZipFile(io.BytesIO(docx_file(documents.of(bare), ours).data))
        .read("word/document.xml")
        .decode()
    )
