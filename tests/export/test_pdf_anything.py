"""Documents that nobody would write: whatever is in them, whole pages come out."""

from __future__ import annotations

import random
import subprocess
from dataclasses import replace
from functools import cache
from io import BytesIO

import documents
import pdf_rules
import pytest
from needed import needed
from pypdf import PdfReader

from briefing_app.document.house_style import HouseStyle, Notes
from briefing_app.document.house_style_file import load_house_style
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
    KeyFigure,
    KeyFigures,
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
    plain,
)
from briefing_app.domain.briefings.briefing import Paper, Tlp
from briefing_app.export.anchors import source_anchor
from briefing_app.export.pdf.boxes import Words
from briefing_app.export.pdf.setting.text import clean
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


HANGING = 8.0
"""How far a quotation mark may hang out, at the right of a line that is written from there."""


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
                pick(("", self.text())),
            ),
            lambda: Heading(some(1, 2), self.inlines(), f"h{number}", self.text(2), self.text(), origin),
            lambda: ItemHead(self.text(3), self.inlines(), f"i{number}", self.text(4), self.text(4), origin),
            lambda: Paragraph(
                pick(list(Role)),
                self.inlines(),
                self.text(8),
                self.texts(3),
                f"p{number}",
                origin,
                pick(("", "7")),
                pick((True, False)),
            ),
            lambda: Quotation(
                self.inlines(), self.inlines(), self.text(5), self.texts(2), "", origin, self.inlines()
            ),
            lambda: Comment(
                self.text(),
                self.text(),
                tuple(self.inlines() for _ in range(some(0, 3))),
                origin,
                pick((Role.COMMENT, Role.ASSESSMENT)),
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
                    tuple(self.inlines() for _ in range(pick((columns, columns, columns - 1, 1))))
                    for _ in range(some(0, 5))
                ),
                self.text(),
                self.text(),
                self.text(5),
                origin,
                some(0, 2),
                pick((True, False)),
                self.inlines(),
                tuple(pick((None, 7)) for _ in range(some(0, 3))),
            ),
            lambda: KeyFigures(
                tuple(
                    KeyFigure(self.text(), self.text(), self.inlines(), self.text(5))
                    for _ in range(some(0, 6))
                ),
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
            lambda: PageBreak(pick((None, True, False))),
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


@cache
def house(seed: int) -> HouseStyle:
    """Return a shipped house style, its page turned about: each seed another."""
    found = load_house_style(("ministry", "modern", "memo", "large-print")[seed % 4])
    page = replace(
        found.page,
        notes=list(Notes)[seed // 2 % 2],
        mirrored=seed % 3 == 0,
        binding=20.0 * (seed % 5 == 0),
        note_margin=60.0 * (seed % 5 == 1),
    )
    return replace(found, page=page)


@pytest.mark.parametrize("seed", range(40))
def test_any_document_becomes_whole_pages(seed, tmp_path):
    pdftotext = needed("pdftotext", "poppler-utils")
    document = Writer(seed).document()
    rendered = write_pdf(document, house(seed))
    assert len(PdfReader(BytesIO(rendered.data)).pages) == rendered.pages
    path = tmp_path / "any.pdf"
    path.write_bytes(rendered.data)
    read = subprocess.run([pdftotext, path, "-"], capture_output=True, text=True, check=True)
    assert read.stderr == ""
    assert pdf_rules.failures(rendered.data) == []


@pytest.mark.parametrize("seed", range(40))
def test_in_any_document_lines_stay_in_their_columns(seed):
    for page in lay_out(Writer(seed).document(), house(seed)).pages:
        frame = page.frame
        for placed in (*page.placed, *page.foot):
            for item in placed.strip.items:
                if isinstance(item, Words):
                    right = item.x + placed.shift + item.line.shift + item.line.width
                    assert right <= frame.right + HANGING
                    assert placed.y + item.y <= frame.bottom + 4


@pytest.mark.parametrize("seed", range(40))
def test_in_any_document_each_source_is_printed_once(seed):
    document = Writer(seed).document()
    laid_out = lay_out(document, house(seed))
    standing = [
        anchor
        for page in laid_out.pages
        for placed in (*page.placed, *page.foot)
        for anchor in placed.strip.anchors
        if anchor.startswith("source-")
    ]
    lists = [block for block in document.blocks if isinstance(block, Sources)]
    most = max((len(block.entries) for block in lists), default=0)
    assert len(standing) <= sum(len(block.entries) for block in lists)
    with_words = {
        source_anchor(entry.number)
        for block in lists
        for entry in block.entries
        if clean(plain(entry.inlines)).strip()
    }
    assert with_words <= set(standing) <= {source_anchor(number) for number in range(most)}
