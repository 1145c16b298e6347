"""Documents that nobody would write: whatever is in them, whole pages come out."""

from __future__ import annotations

import random
import subprocess
from dataclasses import replace
from io import BytesIO

import documents
import pdf_rules
import pytest
from needed import needed
from pdf_readers import style
from pypdf import PdfReader

from briefing_app.document.nodes import (
    Block,
    Column,
    Comment,
    Contents,
    Document,
    Emphasis,
    EndMark,
    Figure,
    Furniture,
    Heading,
    Index,
    IndexEntry,
    Inlines,
    ItemHead,
    ItemRef,
    Link,
    ListBlock,
    Marking,
    Masthead,
    PageBreak,
    Paragraph,
    Quotation,
    Role,
    SourceEntry,
    SourceRef,
    Sources,
    Table,
    Text,
)
from briefing_app.domain.briefing import Paper, Tlp
from briefing_app.export.pdf.boxes import Words
from briefing_app.export.pdf.writer import lay_out, write_pdf

ALPHABETS = (
    "abc def ghi ",
    "αβγ ",
    "где ",
    "e\u0301\u0308\u0323xyz ",
    "“”‘’«»„",
    "漢字かな",
    "عربي ",
    "שלום ",
    "🎉👩\u200d👧",
    "\x00\x07\x1b\u202e\u2066\ud800\udfff\ufeff\u200b",
    "-—–/",
    "\n\t\r\u2028",
    "()\\<>[]{}%",
    "https://example.org/a/b?c=d ",
    "ffi fl 0123456789",
    "\u00a0\u202f\u2009\u2003",
)
HANGING = 8.0  # a quotation mark where a line from right to left begins


class Writer:
    """Writes documents at random, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def text(self, length: int | None = None) -> str:
        count = self.random.choice((0, 1, 3, 20, 200)) if length is None else length
        letters = "".join(self.random.choices(ALPHABETS, k=3))
        return "".join(self.random.choices(letters, k=count))

    def texts(self, most: int) -> tuple[str, ...]:
        return tuple(self.text() for _ in range(self.random.randint(0, most)))

    def inlines(self) -> Inlines:
        pick, number = self.random.choice, self.random.randint
        kinds = (
            lambda: Text(self.text(), pick(list(Emphasis))),
            lambda: Link(self.text(), pick(("https://x.org/" + self.text(5), "javascript:1", self.text(4)))),
            lambda: SourceRef(tuple(number(-1, 20) for _ in range(number(0, 3)))),
            lambda: ItemRef(self.text(3), self.text(5)),
        )
        return tuple(pick(kinds)() for _ in range(number(0, 4)))

    def block(self, number: int) -> Block:
        pick, some = self.random.choice, self.random.randint
        origin = pick((None, number))
        columns = some(1, 7)
        kinds = (
            lambda: Masthead(
                self.texts(3),
                self.text(),
                (self.text(), self.text(), self.text()),
                tuple((self.text(9), self.text()) for _ in range(some(0, 5))),
            ),
            lambda: Heading(some(1, 2), self.inlines(), f"h{number}", self.text(2), self.text(), origin),
            lambda: ItemHead(self.text(3), self.inlines(), f"i{number}", self.text(4), self.text(4), origin),
            lambda: Paragraph(
                pick(list(Role)), self.inlines(), self.text(8), self.texts(3), f"p{number}", origin
            ),
            lambda: Quotation(self.inlines(), self.inlines(), self.text(5), self.texts(2), "", origin),
            lambda: Comment(
                self.text(), self.text(), tuple(self.inlines() for _ in range(some(0, 3))), origin
            ),
            lambda: ListBlock(
                tuple(self.inlines() for _ in range(some(0, 4))),
                pick((True, False)),
                pick(list(Role)),
                self.text(5),
                origin,
            ),
            lambda: Table(
                tuple(Column(self.text(4), pick((0, 1, 3)), pick((True, False))) for _ in range(columns)),
                tuple(
                    tuple(self.inlines() for _ in range(pick((columns, columns - 1))))
                    for _ in range(some(0, 5))
                ),
                self.text(),
                self.text(),
                self.text(5),
                origin,
            ),
            lambda: Figure(
                pick((documents.picture(), b"", b"GIF89a")),
                self.text(),
                pick((0.1, 50, 900)),
                self.text(),
                origin,
            ),
            lambda: Contents(self.text(), some(0, 2)),
            lambda: Index(
                self.text(),
                tuple(IndexEntry(self.text(), (ItemRef("i1", "1"),) * some(0, 3)) for _ in range(some(0, 4))),
            ),
            lambda: Sources(self.text(), tuple(SourceEntry(n, self.inlines()) for n in range(some(0, 9)))),
            PageBreak,
            lambda: EndMark(self.text()),
            lambda: Paragraph(Role.ITEM_BODY, (Text("word " * 3000),)),
        )
        return pick(kinds)()

    def document(self) -> Document:
        pick = self.random.choice
        meta = replace(documents.meta(pick(list(Paper))), title=self.text(), author=self.text())
        furniture = Furniture(
            Marking(self.text(), pick(list(Tlp))),
            (self.text(), self.text()),
            self.text(),
            self.text(),
            pick(("Page {page} of {pages}", self.text())),
        )
        blocks = tuple(self.block(number) for number in range(self.random.randint(0, 20)))
        return Document(meta, furniture, blocks)


@pytest.mark.parametrize("seed", range(24))
def test_any_document_becomes_whole_pages(seed, tmp_path):
    pdftotext = needed("pdftotext", "poppler-utils")
    document = Writer(seed).document()
    rendered = write_pdf(document, style())
    assert len(PdfReader(BytesIO(rendered.data)).pages) == rendered.pages
    path = tmp_path / "any.pdf"
    path.write_bytes(rendered.data)
    read = subprocess.run([pdftotext, path, "-"], capture_output=True, text=True, check=True)
    assert read.stderr == ""
    assert pdf_rules.failures(rendered.data) == []


@pytest.mark.parametrize("seed", range(24))
def test_in_any_document_lines_stay_in_their_columns(seed):
    laid_out = lay_out(Writer(seed).document(), style())
    frame = laid_out.frame
    for page in laid_out.pages:
        for placed in page.placed:
            for item in placed.strip.items:
                if isinstance(item, Words):
                    right = item.x + placed.shift + item.line.shift + item.line.width
                    assert right <= frame.right + (HANGING if item.line.shift > 0 else 0.5)
                    assert placed.y + item.y <= frame.bottom + 4
