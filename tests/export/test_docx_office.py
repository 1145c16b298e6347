"""The Word file as an office program lays it out: LibreOffice stands for those who open it."""

from __future__ import annotations

import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from documents import long_review
from docx_words import W
from lxml import etree
from needed import needed
from pypdf import PdfReader

from briefing_app.document.house_style_file import load_house_style
from briefing_app.document.nodes import Document, Heading, plain
from briefing_app.domain.briefings.briefing import Paper
from briefing_app.export.formats import render
from briefing_app.paths import resource

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>{folder}</dir>
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


def laid_out(document: Document, folder: Path) -> list[str]:
    """Return the text of each page of the DOCX of `document`, set with the program's own fonts."""
    return [" ".join(page.extract_text().split()) for page in converted(document, folder).pages]


_TO_PDF = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'


def converted(document: Document, folder: Path, style: str = "ministry") -> PdfReader:
    """Return the DOCX of `document` as the office program prints it, with every bookmark as a destination."""
    office = needed("soffice", "libreoffice-writer")
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(folder=resource("fonts"), cache=folder / "cache"), encoding="utf-8")
    file = folder / "review.docx"
    file.write_bytes(render(document, load_house_style(style), "docx").data)
    subprocess.run(
        [office, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless",
         "--convert-to", _TO_PDF, "--outdir", str(folder), str(file)],
        env={"FONTCONFIG_FILE": str(fonts), "HOME": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True, timeout=180, check=True,
    )  # fmt: skip
    return PdfReader(BytesIO((folder / "review.pdf").read_bytes()))


def tree(file: Path) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(file).read("word/document.xml"))


def headings(reader: PdfReader, outline: list[object]) -> list[tuple[str, int]]:
    """Return each entry of the outline with its page, from 1."""
    found = []
    for entry in outline:
        if isinstance(entry, list):
            found += headings(reader, entry)
        else:
            found.append((" ".join(entry.title.split()), reader.get_destination_page_number(entry) + 1))
    return found


@pytest.mark.parametrize("paper", list(Paper))
def test_it_opens_with_the_marking_on_every_page_and_as_many_pages_as_the_pdf(
    tmp_path: Path, paper: Paper
) -> None:
    document = long_review(40, paper)
    printed = render(document, load_house_style("ministry"), "pdf")

    pages = laid_out(document, tmp_path)

    tlp = document.furniture.marking.tlp.value
    assert all(page.count(tlp) == 2 for page in pages)
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, start=1))
    assert printed.pages is not None
    assert abs(len(pages) - printed.pages) <= max(1, printed.pages // 10)


@pytest.mark.parametrize("items", [40, 148])
def test_the_contents_name_the_pages_that_the_office_program_makes(tmp_path: Path, items: int) -> None:
    document = long_review(items)
    reader = converted(document, tmp_path)
    contents = next(tree(tmp_path / "review.docx").iter(f"{W}sdt"))
    lines = ["".join(p.itertext(f"{W}t")) for p in contents.iter(f"{W}p")]
    made = headings(reader, reader.outline)

    assert len(reader.pages) >= 13
    for block in document.blocks:
        if isinstance(block, Heading):
            words = plain(block.inlines)
            page = next(page for title, page in made if title.endswith(words))
            assert any(line.endswith(f"{words}{page}") for line in lines), (words, page, lines)
