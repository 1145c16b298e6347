"""The Word file as an office program lays it out: LibreOffice stands for those who open it."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from documents import long_review
from needed import needed
from pypdf import PdfReader

from briefing_app.document.house_style import load_house_style
from briefing_app.document.nodes import Document
from briefing_app.domain.briefing import Paper
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
    office = needed("soffice", "libreoffice-writer")
    fonts = folder / "fonts.conf"
    fonts.write_text(_FONTS.format(folder=resource("fonts"), cache=folder / "cache"), encoding="utf-8")
    file = folder / "review.docx"
    file.write_bytes(render(document, load_house_style("ministry"), "docx").data)
    subprocess.run(
        [office, f"-env:UserInstallation=file://{folder / 'profile'}", "--headless",
         "--convert-to", "pdf", "--outdir", str(folder), str(file)],
        env={"FONTCONFIG_FILE": str(fonts), "HOME": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True, timeout=180, check=True,
    )  # fmt: skip
    reader = PdfReader(BytesIO((folder / "review.pdf").read_bytes()))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


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
