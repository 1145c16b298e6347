"""Invented Word and PDF files, made the way word processors and printers make them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships '
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def paragraph(text: str, style: str = "") -> str:
    """Return a Word paragraph of plain text."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def word_file(body: str, **parts: str) -> bytes:
    """Return a DOCX with `body` inside `w:body`; more parts by name, `__` for `/`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONS)
        package.writestr(
            "word/document.xml",
            f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        )
        for name, content in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", content)
    return buffer.getvalue()


def styles(**names: str) -> str:
    """Return a styles part that gives style ids their names."""
    entries = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names.items()
    )
    return f"<w:styles {_NAMES}>{entries}</w:styles>"


def named(part: str, content: str) -> str:
    """Return the root of a part with Word's namespaces declared."""
    return f"<w:{part} {_NAMES}>{content}</w:{part}>"


class Sheet:
    """A PDF in the making, lines placed by hand as a layout program places them."""

    def __init__(self, *, password: str = "") -> None:
        from reportlab.lib.pagesizes import A4
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas

        from briefing_app.paths import resource

        self._buffer = io.BytesIO()
        encryption = {"encrypt": password} if password else {}
        self._canvas = Canvas(self._buffer, pagesize=A4, **encryption)
        if "Sheet" not in pdfmetrics.getRegisteredFontNames():
            font = next(Path(resource("fonts")).rglob("*Serif4-Regular.ttf"))
            pdfmetrics.registerFont(TTFont("Sheet", font))

    def line(self, text: str, x: float, y: float, size: float = 10) -> None:
        """Place one line, its left end at `x`, its baseline at `y` from below."""
        self._canvas.setFont("Sheet", size)
        self._canvas.drawString(x, y, text)

    def column(
        self, paragraphs: tuple[str, ...], x: float, y: float, width: float, *, indent: float = 0
    ) -> float:
        """Set paragraphs in a column, broken at words; return where it ends."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        for text in paragraphs:
            line, start = "", x + indent
            for word in text.split():
                longer = f"{line} {word}".strip()
                if start + stringWidth(longer, "Sheet", 10) > x + width:
                    self.line(line, start, y)
                    line, start, y = word, x, y - 13
                else:
                    line = longer
            self.line(line, start, y)
            y -= 13 if indent else 22
        return y

    def next_page(self) -> None:
        """Start another page."""
        self._canvas.showPage()

    def data(self) -> bytes:
        """Return the finished file."""
        self._canvas.save()
        return self._buffer.getvalue()
