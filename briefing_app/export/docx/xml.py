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
TAB = "<w:r><w:tab/></w:r>"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_SPACES = re.compile("[ \t\n\x0b\x0c\r\x85\u2028\u2029]+")
# Controls, soft hyphens, and what turns the direction of everything after it; joiners stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
_ODD = re.compile(f"  |[\t\n\x0b\x0c\r\x85\u2028\u2029]|{_UNSEEN.pattern}|{_NO_CHARACTER.pattern}")


def clean(text: str) -> str:
    """Return `text` as it can be printed: single spaces, nothing unseen, nothing that XML forbids."""
    if "  " not in text and (text.isprintable() or not _ODD.search(text)):
        return text
    return _SPACES.sub(" ", _UNSEEN.sub("", _NO_CHARACTER.sub("\ufffd", text)))


def escaped(text: str) -> str:
    """Return `text` clean and without markup, fit for an attribute or an element."""
    if "  " in text or not text.isprintable():
        text = clean(text)
    if "&" not in text and "<" not in text and ">" not in text and '"' not in text:
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def text_xml(text: str) -> str:
    """Return `text` as the content of a run."""
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>' if text else ""


def run(content: str, style: str = "", extra: str = "") -> str:
    """Return a run of ready `content` in the character style with the id `style`."""
    properties = f'<w:rStyle w:val="{style}"/>{extra}' if style else extra
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>" if properties else f"<w:r>{content}</w:r>"


def paragraph(style: str, content: str, extra: str = "") -> str:
    """Return a paragraph of ready `content` in the paragraph style with the id `style`."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{content}</w:p>'


def field(instruction: str, result: str, style: str = "") -> str:
    """Return a complex field with its cached `result`, the plain text that it shows."""
    before, between, after = field_frame(style)
    return f"{before}{escaped(instruction)}{between}{escaped(result)}{after}"


@lru_cache(maxsize=64)
def field_frame(style: str) -> tuple[str, str, str]:
    """Return what stands before, between and after the instruction and the result of a field."""
    begin, separate, end = (
        run(f'<w:fldChar w:fldCharType="{kind}"/>', style) for kind in ("begin", "separate", "end")
    )
    told, told_end = run('<w:instrText xml:space="preserve"> \0 </w:instrText>', style).split("\0")
    shown, shown_end = run('<w:t xml:space="preserve">\0</w:t>', style).split("\0")
    return begin + told, told_end + separate + shown, shown_end + end


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
