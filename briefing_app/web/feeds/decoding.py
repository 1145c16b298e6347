"""The text of a feed, whatever its server and its first line say about the encoding."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})""")
_DECLARATION = re.compile(r"<\?xml[^>]{0,400}\?>")
_ROOT = re.compile(r"<\?xml\b|<(?:[a-zA-Z0-9]+:)?(?:rss|feed|rdf|opml)\b", re.IGNORECASE)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BY_NUMBER = re.compile(r"&#(?:x([0-9a-fA-F]{1,50})|([0-9]{1,50}));?")
_JUNK_CHARACTERS = 20_000


def text_of(data: bytes, charset: str = "") -> str:
    """Return what `data` says: marks first, then what the bytes show, then what was declared."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data[:4]:
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    found = _DECLARED.search(data[:_JUNK_CHARACTERS])
    for name in (found[1].decode("ascii") if found else "", charset):
        if name.lower().replace("_", "-") in ("utf-8", "utf8", "us-ascii", "ascii"):
            continue
        try:
            return data.decode(name, "replace")  # refuses what is no encoding of text, such as zlib
        except (LookupError, ValueError, TypeError):
            continue
    if (found and b"utf" in found[1].lower()) or "utf" in charset.lower():
        return data.decode("utf-8", "replace")
    return data.decode("cp1252", "replace")


def xml_of(text: str) -> str:
    """Return the XML in `text` without junk before it, its declaration, and signs that no XML may hold."""
    start = _ROOT.search(text[:_JUNK_CHARACTERS])
    text = text[start.start() :] if start else text.lstrip("\ufeff \t\r\n")
    return _BY_NUMBER.sub(_legal, _ILLEGAL.sub("", _DECLARATION.sub("", text, count=1)))


def _legal(found: re.Match[str]) -> str:
    """Return a sign given by its number as it was, "" where there is no such sign."""
    number = int(found[1], 16) if found[1] else int(found[2])
    return found[0] if number <= 0x10FFFF and not _ILLEGAL.match(chr(number)) else ""
