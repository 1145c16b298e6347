"""The checklist that a private office goes through (PRODUCTS, section 7), as far as a machine can.

Each test is one of its fourteen points, asked of briefings made of the sample articles. What only
eyes can judge is not here; the fifth, that all quotations are verified, is with `document.verifying`.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from docx import Document as WordDocument
from docx.document import Document as Word
from needed import needed
from pdf_rules import failures
from pypdf import PdfReader

from briefing_app.document.compose import compose
from briefing_app.document.editions import as_copy
from briefing_app.document.house_style_file import house_style_names, load_house_style
from briefing_app.document.material import Material
from briefing_app.document.nodes import Document, Heading, plain
from briefing_app.document.products.product_file import load_product, product_names
from briefing_app.document.selecting.selection import draft
from briefing_app.domain.briefings.briefing import Briefing, NoteItem, Paper, Recipient, Section, Tlp
from briefing_app.domain.briefings.copies import NumberedCopy
from briefing_app.domain.identity import ItemId, SectionId
from briefing_app.export.formats import render
from briefing_app.paths import resource
from briefing_app.workspace.tasks import TakenAndRead, take_in

NOW = datetime(2026, 11, 23, 6, 35, tzinfo=UTC)
STYLE = load_house_style("ministry")
REVIEW = "daily-press-review"
MANY_SHEETS = (REVIEW, "statement-matrix", "daily-press-clippings")
"""Products with several pages, with pages on their side, and with an annex."""
SAMPLES = 6


@cache
def reads() -> tuple[TakenAndRead, ...]:
    return tuple(take_in(path, NOW) for path in sorted(resource("samples").glob("*.txt"))[:SAMPLES])


@cache
def made(product: str) -> tuple[Briefing, Material]:
    briefing, material = draft(
        [read.article for read in reads()],
        [read.analysis for read in reads()],
        load_product(product),
        title="",
        language="en",
        paper=Paper.A4,
        organisation=("Embassy of Ruritania", "Press and Public Affairs"),
        now=NOW,
        tlp=Tlp.AMBER_STRICT,
        classification="OFFICIAL",
    )
    control = replace(
        briefing.control,
        issue_number=231,
        reference="ER/DPR/2026/231",
        cut_off=NOW - timedelta(minutes=35),
        drafter="P. Officer",
        distribution=(Recipient("Private Office", "Minister", "3"), Recipient("Registry", "", "1")),
        notice="Licensed copy. No further copies may be made.",
    )
    return replace(briefing, control=control), material


@cache
def document(product: str = REVIEW) -> Document:
    briefing, material = made(product)
    return compose(briefing, material, load_product(product), NOW)


@cache
def written(product: str, kind: str) -> bytes:
    return render(document(product), STYLE, kind).data


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def word(data: bytes) -> Word:
    return WordDocument(io.BytesIO(data))


def word_text(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [name for name in package.namelist() if name.startswith("word/") and name.endswith(".xml")]
        words = " ".join(package.read(name).decode() for name in parts)
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"</w:p>", "\n", words)).split())


FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""
"""The fonts of the house style, as they are on a machine of the office."""


def through_office(data: bytes, folder: Path) -> bytes:
    office = needed("soffice", "libreoffice-writer")
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(folder=resource("fonts"), cache=folder / "cache"), encoding="utf-8")
    path = folder / "briefing.docx"
    path.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts), "HOME": str(folder)}
    subprocess.run(command, check=True, capture_output=True, timeout=240, env=environment)
    return path.with_suffix(".pdf").read_bytes()


@pytest.mark.parametrize("product", MANY_SHEETS)
def test_1_and_2_marking_and_page_x_of_y_stand_on_every_sheet(product: str) -> None:
    sheets = pages(written(product, "pdf"))
    assert len(sheets) > 2
    for number, text in enumerate(sheets, start=1):
        assert text.count("TLP:AMBER+STRICT") == 2, f"page {number}"
        assert text.count("OFFICIAL") >= 2, f"page {number}"
        assert f"Page {number} of {len(sheets)}" in text
    file = word(written(product, "docx"))
    for section in file.sections:
        headers = [
            section.header,
            *([section.first_page_header] if section.different_first_page_header_footer else []),
        ]
        footers = [
            section.footer,
            *([section.first_page_footer] if section.different_first_page_header_footer else []),
        ]
        for part in (*headers, *footers):
            assert "TLP:AMBER+STRICT" in " ".join(p.text for p in part.paragraphs)


def test_1_and_2_hold_in_word_as_an_office_lays_it_out(tmp_path: Path) -> None:
    sheets = pages(through_office(written("statement-matrix", "docx"), tmp_path))
    for number, text in enumerate(sheets, start=1):
        assert text.count("TLP:AMBER+STRICT") == 2, f"page {number}"
        assert f"Page {number} of {len(sheets)}" in " ".join(text.split())


def test_3_reference_and_date_time_group_stand_on_page_one() -> None:
    for text in (pages(written(REVIEW, "pdf"))[0], word_text(written(REVIEW, "docx"))):
        assert "ER/DPR/2026/231" in text
        assert "230635Z NOV 26" in text.replace("\u00a0", " ")
        assert "230600Z NOV 26" in text.replace("\u00a0", " ")


def test_4_contents_are_right_and_no_program_asks_before_it_opens(tmp_path: Path) -> None:
    data = render(compose(*made(REVIEW), load_product(REVIEW), NOW, contents=True), STYLE, "docx").data
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        settings = package.read("word/settings.xml").decode()
        body = package.read("word/document.xml").decode()
    assert "updateFields" not in settings and "w:dirty" not in body
    told = dict(contents_of(word(data)))
    laid_out = [" ".join(text.split()) for text in pages(through_office(data, tmp_path))]
    headings = [block for block in document().blocks if isinstance(block, Heading) and block.level == 1]
    assert set(told) >= {plain(heading.inlines) for heading in headings}
    for heading in headings:
        title = plain(heading.inlines)
        assert f"{heading.number} {title}" in laid_out[told[title] - 1] or title in laid_out[told[title] - 1]


def contents_of(file: Word) -> Iterator[tuple[str, int]]:
    for paragraph in file.element.body.iter(f"{{{NAMESPACE}}}p"):
        style = paragraph.find(f"{{{NAMESPACE}}}pPr/{{{NAMESPACE}}}pStyle")
        if style is not None and style.get(f"{{{NAMESPACE}}}val", "").startswith("TOC"):
            words = " ".join(
                "".join(t.text or "" for t in run.iter(f"{{{NAMESPACE}}}t"))
                for run in paragraph.iter(f"{{{NAMESPACE}}}r")
            )
            match = re.search(r"^\s*\d*\s*(.*?)\s+(\d+)\s*$", words)
            if match:
                yield " ".join(match[1].split()), int(match[2])


NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_6_every_item_names_outlet_date_and_genre_and_a_foreign_language() -> None:
    briefing, material = made(REVIEW)
    first = reads()[0].article
    foreign = {**material.articles, first.id: replace(first, language="sl")}
    text = render(
        compose(briefing, replace(material, articles=foreign), load_product(REVIEW), NOW), STYLE, "txt"
    )
    lines = " ".join(text.data.decode().split())
    for article in material.articles.values():
        assert article.outlet and article.published_on
        assert re.search(rf"{re.escape(article.outlet)}[^.]*{article.published_on.day} [A-Z][a-z]+", lines), (
            article.headline
        )
    assert "in Slovene" in lines


@pytest.mark.parametrize("name", house_style_names())
def test_7_every_colour_of_running_words_stands_out_in_grey(name: str) -> None:
    style = load_house_style(name)
    white, tint = 1.0, luminance(style.colour("tint"))
    for look in style.looks.values():
        behind = tint if look.tint else white
        assert contrast(luminance(style.colour(look.colour)), behind) >= 4.5, look


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: float, other: float) -> float:
    lighter, darker = max(one, other), min(one, other)
    return (lighter + 0.05) / (darker + 0.05)


def test_8_the_files_say_nothing_that_nobody_entered() -> None:
    information = PdfReader(io.BytesIO(written(REVIEW, "pdf"))).metadata
    assert information is not None
    assert information.author == "P. Officer"
    properties = word(written(REVIEW, "docx")).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("P. Officer", "", "")
    home = str(Path.home())
    with zipfile.ZipFile(io.BytesIO(written(REVIEW, "docx"))) as package:
        for name in package.namelist():
            assert home.encode() not in package.read(name), name
    assert home.encode() not in written(REVIEW, "pdf")


def test_9_items_have_the_same_numbers_in_every_format() -> None:
    heads = [
        (block.number, plain(block.inlines))
        for block in document().blocks
        if type(block).__name__ == "ItemHead"
    ]
    assert len(heads) >= 3
    texts = [
        " ".join(" ".join(pages(written(REVIEW, "pdf"))).split()),
        word_text(written(REVIEW, "docx")),
        " ".join(written(REVIEW, "txt").decode().split()),
    ]
    for text in texts:
        for number, title in heads:
            assert re.search(rf"\b{number}\s+(?:\w+\s+)?{re.escape(title)}", text), (number, title)


def test_10_numbered_copies_and_the_licence_notice_are_printed() -> None:
    copy = as_copy(document(), NumberedCopy(3, 12, "Private Office"))
    for kind in ("pdf", "docx"):
        data = render(copy, STYLE, kind).data
        text = " ".join(pages(data)) if kind == "pdf" else word_text(data)
        assert "Copy 3 of 12 — Private Office" in text
        assert "Licensed copy. No further copies may be made." in " ".join(text.split())


def test_11_arabic_and_hebrew_names_keep_their_letters_and_their_order() -> None:
    briefing, material = made(REVIEW)
    note = NoteItem(ItemId(1), "The ministers محمد بن سلمان and יואב גלנט met (both by phone).")
    briefing = replace(briefing, sections=(Section(SectionId(1), "Names", (note,)), *briefing.sections))
    named = compose(briefing, material, load_product(REVIEW), NOW)
    pdf, docx = render(named, STYLE, "pdf"), render(named, STYLE, "docx")
    assert not pdf.warnings
    for text in (
        subprocess.run(
            [needed("pdftotext", "poppler-utils"), "-", "-"], input=pdf.data, capture_output=True, check=True
        ).stdout.decode(),
        word_text(docx.data),
    ):
        plain_text = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", " ".join(text.split()))
        for name in ("محمد", "سلمان", "יואב", "גלנט"):
            assert name in plain_text
    with zipfile.ZipFile(io.BytesIO(docx.data)) as package:
        assert "<w:rtl/>" in package.read("word/document.xml").decode()


@pytest.mark.parametrize("product", product_names())
def test_12_those_who_listen_get_every_product_in_order(product: str) -> None:
    assert failures(written(product, "pdf")) == []


def test_13_an_office_opens_the_file_and_lays_it_out_alike(tmp_path: Path) -> None:
    there = len(pages(through_office(written(REVIEW, "docx"), tmp_path)))
    here = len(pages(written(REVIEW, "pdf")))
    assert abs(there - here) <= max(1, round(here / 10))


def test_14_a_colleague_changes_a_line_and_nothing_else_moves(tmp_path: Path) -> None:
    file = word(written(REVIEW, "docx"))
    styles = [paragraph.style.name for paragraph in file.paragraphs]
    line = next(p for p in file.paragraphs if p.style.name == "Item Body" and p.runs)
    line.runs[0].text = f"Changed by hand on {date(2026, 11, 23)}. {line.runs[0].text}"
    stream = io.BytesIO()
    file.save(stream)
    again = word(stream.getvalue())
    assert [paragraph.style.name for paragraph in again.paragraphs] == styles
    assert "Changed by hand" in " ".join(pages(through_office(stream.getvalue(), tmp_path)))
