"""Word files as organisations have them, made with python-docx."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx_documents import grey_png

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph


def add_field(paragraph: WordParagraph, code: str) -> None:
    """Put a field with `code` into `paragraph`."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("text", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind == "text":
            run.text = text
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            instruction = OxmlElement("w:instrText")
            instruction.text = text
            run._r.append(instruction)


def letterhead() -> WordDocument:
    """Return a letterhead: another first page, a picture, styles of its own, page numbers."""
    word = docx.Document()
    word.styles["Normal"].font.name = "Liberation Sans"
    word.styles["Normal"].font.size = Pt(11)
    word.styles["Heading 1"].font.color.rgb = RGBColor(0, 0x50, 0x30)
    own = word.styles.add_style("Item Source", WD_STYLE_TYPE.PARAGRAPH)
    own.font.italic = True
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(35), Mm(30)
    section.different_first_page_header_footer = True
    first = section.first_page_header.paragraphs[0]
    first.add_run().add_picture(io.BytesIO(grey_png()), width=Mm(30))
    first.add_run(" Ministry of Examples")
    section.header.paragraphs[0].text = "Ministry of Examples\t\tUnit 4"
    foot = section.footer.paragraphs[0]
    foot.text = "Example Street 1\t\tp. "
    add_field(foot, "PAGE")
    section.first_page_footer.paragraphs[0].text = "Example Street 1, Exampleton"
    word.add_paragraph("The words of the template itself, which nobody wants.")
    return word


def landscape() -> WordDocument:
    """Return a template whose pages all lie on their side."""
    word = docx.Document()
    section = word.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.header.paragraphs[0].text = "Statistics Office"
    return word


def both_ways() -> WordDocument:
    """Return a template with a section of its own for pages on their side, and heads for even pages."""
    word = letterhead()
    word.settings.odd_and_even_pages_header_footer = True
    word.sections[0].even_page_header.paragraphs[0].text = "Even"
    section = word.add_section()
    section.different_first_page_header_footer = False
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = "Wide head"
    last = word.add_section()
    last.orientation = WD_ORIENT.PORTRAIT
    last.page_width, last.page_height = Mm(210), Mm(297)
    last.header.is_linked_to_previous = False
    last.header.paragraphs[0].text = "Ministry of Examples\t\tUnit 4"
    return word


def bare() -> WordDocument:
    """Return a file as python-docx makes it."""
    return docx.Document()


TEMPLATES: dict[str, Callable[[], WordDocument]] = {
    "a letterhead": letterhead,
    "landscape": landscape,
    "both ways": both_ways,
    "bare": bare,
}


def saved(word: WordDocument, path: Path) -> Path:
    """Save `word`; a name that ends in .dotx makes it a template."""
    stream = io.BytesIO()
    word.save(stream)
    path.write_bytes(stream.getvalue())
    if path.suffix == ".dotx":
        change(
            path, "[Content_Types].xml", b"wordprocessingml.document.main", b"wordprocessingml.template.main"
        )
    return path


def change(path: Path, name: str, old: bytes, new: bytes) -> None:
    """Replace `old` by `new` in the part `name` of the package at `path`."""
    with zipfile.ZipFile(path) as package:
        parts = {member: package.read(member) for member in package.namelist()}
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new)
    pack(path, parts)


def pack(path: Path, parts: dict[str, bytes]) -> None:
    """Write `parts` as a package."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for member, data in parts.items():
            package.writestr(member, data)
