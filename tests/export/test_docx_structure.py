"""What every reader of Word files takes for granted: order, ids that meet, names that exist."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from dataclasses import replace

import pytest
from documents import whole as whole_review
from docx_documents import every_node, long_document, words
from docx_words import W
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefing_app.document.house_style_file import load_house_style
from briefing_app.document.nodes import (
    Document,
    Emphasis,
    EndMark,
    Link,
    Paragraph,
    Role,
    SourceEntry,
    Sources,
    Text,
)
from briefing_app.export.docx.writer import write_docx

STYLE = load_house_style("ministry")
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
# The sequences that ISO 29500 fixes, as far as this writer uses them.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr shd tabs bidi"
    " spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing kern sz szCs shd vertAlign"
    " rtl lang ligatures numForm",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "sectPr": "headerReference footerReference footnotePr type pgSz pgMar titlePg",
    "style": "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr tblStylePr",
    "pBdr": "top left bottom right",
    "footnotePr": "pos numFmt numRestart footnote",
    "settings": "zoom defaultTabStop characterSpacingControl footnotePr compat decimalSymbol listSeparator",
    "font": "altName panose1 charset family pitch",
    "lvl": "start numFmt lvlText lvlJc pPr",
    "numbering": "abstractNum num",
}


def documents() -> dict[str, Document]:
    whole = every_node()
    return {
        "every node": whole,
        "nothing": replace(whole, blocks=()),
        "only an end": replace(whole, blocks=(EndMark("— END —"),)),
        "words after the sources": replace(
            whole, blocks=(*whole.blocks, Paragraph(Role.NOTICE, words("More.")))
        ),
        "a source that nobody cites": replace(whole, blocks=(*whole.blocks[:-2], more_sources(whole))),
        "a long review": long_document(40),
        "a whole review": whole_review(),
    }


def more_sources(document: Document) -> Sources:
    sources = next(block for block in document.blocks if isinstance(block, Sources))
    link = (Link("uncited.example", "https://uncited.example/"),)
    return replace(sources, entries=(*sources.entries, SourceEntry(len(sources.entries) + 1, link)))


@pytest.fixture(scope="module", params=documents())
def package(request: pytest.FixtureRequest) -> zipfile.ZipFile:
    data = write_docx(documents()[request.param], STYLE, {"sources": 2})
    return zipfile.ZipFile(io.BytesIO(data))


def trees(package: zipfile.ZipFile) -> dict[str, etree._Element]:
    return {
        name: etree.fromstring(package.read(name))
        for name in package.namelist()
        if name.startswith("word/") and name.endswith(".xml")
    }


def test_elements_stand_in_the_order_of_the_standard(package: zipfile.ZipFile) -> None:
    for name, root in trees(package).items():
        for parent in root.iter():
            order = ORDER.get(etree.QName(parent).localname)
            if order is None:
                continue
            ranks = [order.split().index(etree.QName(child).localname) for child in parent]
            assert ranks == sorted(ranks), (name, etree.tostring(parent)[:400])


def test_every_relationship_is_used_and_leads_somewhere(package: zipfile.ZipFile) -> None:
    names = set(package.namelist())
    for rels in (name for name in names if name.endswith(".rels")):
        folder, file = rels.rsplit("_rels/", 1)
        known = set()
        for relation in etree.fromstring(package.read(rels)):
            assert relation.tag == f"{RELS}Relationship"
            known.add(relation.get("Id"))
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join(folder, relation.get("Target").lstrip("/")))
                assert target in names
        if file.startswith(("document", "footnotes")):
            root = etree.fromstring(package.read(folder + file.removesuffix(".rels")))
            used = {value for e in root.iter() for key, value in e.attrib.items() if key.startswith(R)}
            assert used <= known
            assert {i for i in known if i.startswith(("rIdLink", "rIdImage", "header", "footer"))} <= used


def test_ids_are_unique_and_what_is_pointed_to_exists(package: zipfile.ZipFile) -> None:
    parts = trees(package)
    body = parts["word/document.xml"]
    starts = list(body.iter(f"{W}bookmarkStart"))
    for attribute in ("id", "name"):
        assert max(Counter(b.get(W + attribute) for b in starts).values(), default=1) == 1
    assert sorted(b.get(f"{W}id") for b in starts) == sorted(
        b.get(f"{W}id") for b in body.iter(f"{W}bookmarkEnd")
    )
    names = {b.get(f"{W}name") for b in starts}
    assert all(len(name) <= 40 for name in names)
    assert {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} - {None} <= names
    codes = [i.text.split() for i in body.iter(f"{W}instrText")]
    assert {code[1] for code in codes if code[0] in ("PAGEREF", "NOTEREF")} <= names
    pictures = [e.get("id") for e in body.iter() if etree.QName(e).localname == "docPr"]
    assert len(pictures) == len(set(pictures))


def test_every_style_that_is_used_exists_once(package: zipfile.ZipFile) -> None:
    parts = trees(package)
    ids = [s.get(f"{W}styleId") for s in parts["word/styles.xml"].iter(f"{W}style")]
    assert len(ids) == len(set(ids))
    for name, root in parts.items():
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            assert {e.get(f"{W}val") for e in root.iter(W + tag)} <= set(ids), name


def test_every_footnote_is_cited_once_in_order(package: zipfile.ZipFile) -> None:
    parts = trees(package)
    cited = [e.get(f"{W}id") for e in parts["word/document.xml"].iter(f"{W}footnoteReference")]
    if "word/footnotes.xml" not in parts:
        assert cited == []
        return
    notes = [n.get(f"{W}id") for n in parts["word/footnotes.xml"] if not n.get(f"{W}type")]
    assert cited == notes == [str(n) for n in range(1, len(notes) + 1)]


def test_fields_open_part_and_close(package: zipfile.ZipFile) -> None:
    for name, root in trees(package).items():
        depth = 0
        for mark in root.iter(f"{W}fldChar"):
            depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(f"{W}fldCharType")]
            assert depth >= 0, name
        assert depth == 0, name


def test_lists_start_over(package: zipfile.ZipFile) -> None:
    parts = trees(package)
    known = {n.get(f"{W}numId") for n in parts["word/numbering.xml"].iter(f"{W}num")}
    used = {
        n.get(f"{W}val")
        for name in ("word/document.xml", "word/styles.xml")
        for n in parts[name].iter(f"{W}numId")
    }
    assert used <= known


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_gives_a_file_that_can_be_read(texts: list[str]) -> None:
    inlines = tuple(Text(text, Emphasis.STRONG, text[:5]) for text in texts)
    blocks = (Paragraph(Role.ITEM_BODY, inlines, texts[0], (texts[-1],), texts[0]),)
    data = write_docx(replace(every_node(), blocks=blocks), STYLE)
    package = zipfile.ZipFile(io.BytesIO(data))
    assert package.testzip() is None
    assert trees(package)
