"""The small words of OOXML: namespaces, measures, and text that can never become markup."""

from __future__ import annotations

import re
from functools import lru_cache

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Not allowed in XML 1.0, and the controls that turn the direction of everything after them.
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_BREAKS = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_MARKUP = re.compile('[&<>"\t\n]')


def clean(text: str) -> str:
    """Return `text` without what XML forbids, lines parted by a plain line feed."""
    if text.isascii() and text.isprintable():
        return text
    return _FORBIDDEN.sub("", _BREAKS.sub("\n", text))


def escaped(text: str) -> str:
    """Return `text` fit for an attribute or an element: clean, in one line, no markup."""
    text = clean(text)
    if not _MARKUP.search(text):
        return text
    return (
        text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
        .replace("\t", " ")
        .replace("\n", " ")
    )


def text_xml(text: str) -> str:
    """Return `text` as the content of a run: a line feed becomes a line break."""
    text = clean(text)
    if "\n" not in text:
        return f'<w:t xml:space="preserve">{escaped(text)}</w:t>' if text else ""
    return "<w:br/>".join(
        f'<w:t xml:space="preserve">{escaped(line)}</w:t>' if line else "" for line in text.split("\n")
    )


def run(content: str, style: str = "", extra: str = "") -> str:
    """Return a run of ready `content` in the character style with the id `style`."""
    properties = f'<w:rStyle w:val="{style}"/>{extra}' if style else extra
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>" if properties else f"<w:r>{content}</w:r>"


def paragraph(style: str, content: str, extra: str = "") -> str:
    """Return a paragraph of ready `content` in the paragraph style with the id `style`."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{content}</w:p>'


def field(instruction: str, result: str, style: str = "", extra: str = "") -> str:
    """Return a complex field with its cached `result`, the plain text that it shows."""
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        text_xml(result),
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(run(part, style, extra) for part in parts)


def twips(points: float) -> int:
    """Return `points` in twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return a type size in half points, the finest that Word knows."""
    return max(2, round(points * 2))


def eighths(points: float) -> int:
    """Return the thickness of a rule in eighths of a point, within what Word accepts."""
    return min(96, max(2, round(points * 8)))


@lru_cache(maxsize=512)
def style_id(name: str) -> str:
    """Return the id of the style called `name`."""
    return re.sub(r"[^A-Za-z0-9]", "", name)
