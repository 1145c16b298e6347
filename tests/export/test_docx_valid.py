"""Every kind of document is valid by the schemas of ECMA-376 and by the Open XML SDK."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import documents
import pytest
from docx_documents import every_node, long_document, report, words
from docx_validators import schema_faults, sdk_faults

from briefing_app.document.house_style_file import house_style_names, load_house_style
from briefing_app.document.nodes import Document, EndMark, Figure, PageBreak, Paragraph, Role, Sources
from briefing_app.domain.briefings.briefing import Paper
from briefing_app.export.docx.writer import write_docx

if TYPE_CHECKING:
    from pathlib import Path

NASTY = 'a\x00b\x0b\x1b \ud800 \ufffe <b>&amp;</b> ]]> "q" \u202eevil\u202c שלום لن ندعم 日本'


def kinds() -> dict[str, Document]:
    whole, situation = every_node(), report()
    turned = tuple(block for block in situation.blocks if not isinstance(block, PageBreak))
    return {
        "every node": whole,
        "a report": situation,
        "nothing": replace(whole, blocks=()),
        "all pages turned": replace(situation, blocks=(PageBreak(landscape=True), *turned)),
        "turned at the end": replace(situation, blocks=(*situation.blocks, PageBreak(landscape=True))),
        "no sources": replace(whole, blocks=(Paragraph(Role.ITEM_BODY, words("Words.")), EndMark("end"))),
        "a broken picture": replace(whole, blocks=(Figure(b"", "Chart", 80, "Figure 1. Chart"),)),
        "hostile words": replace(
            whole,
            blocks=tuple(
                Paragraph(role, words(NASTY), NASTY, (NASTY,), NASTY, number=NASTY) for role in Role
            ),
        ),
        "a long review": long_document(40),
        "a whole review": documents.whole(),
        "on Letter": replace(whole, meta=replace(whole.meta, paper=Paper.LETTER)),
        "in German": replace(whole, meta=replace(whole.meta, language="de")),
        "in Arabic": replace(whole, meta=replace(whole.meta, language="ar")),
        "sources but no end": replace(
            whole, blocks=tuple(block for block in whole.blocks if isinstance(block, Sources))
        ),
    }


@pytest.fixture(params=kinds())
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    pages = {"politics": 1, "points": 2, "matrix": 3, "annex": 4, "para-1": 1, "sources": 2}
    path = tmp_path / "briefing.docx"
    path.write_bytes(write_docx(kinds()[request.param], load_house_style("ministry"), pages))
    return path


def test_it_keeps_to_the_schemas(file: Path) -> None:
    assert schema_faults(file) == []


def test_the_open_xml_sdk_finds_nothing(file: Path) -> None:
    assert sdk_faults(file) == []


@pytest.mark.parametrize("name", house_style_names())
def test_every_house_style_gives_a_valid_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / "briefing.docx"
    path.write_bytes(write_docx(report(), load_house_style(name)))
    assert schema_faults(path) == []


def test_the_schemas_find_what_is_wrong(tmp_path: Path) -> None:
    path, spoilt = tmp_path / "briefing.docx", tmp_path / "spoilt.docx"
    path.write_bytes(write_docx(every_node(), load_house_style("ministry")))
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(spoilt, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(b"<w:cantSplit/>", b"<w:cantSplit/><w:jc/>", 1))
    assert len(schema_faults(spoilt)) == 1
