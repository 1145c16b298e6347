"""Kinds of file that are not articles, known by their first bytes, so that they are refused by name."""

from __future__ import annotations

import re

_SAVE_AS_TEXT = "Save it as DOCX, PDF or text in its own program, or paste its text."
_PICTURE = ("a picture", "Paste the text; this program does not read text in pictures.")
_SOUND = ("a sound or video file", "Paste a transcript instead.")
_UNPACK = "Unpack it first and import the files in it, or pack it anew as ZIP."

_STARTS: tuple[tuple[bytes, tuple[str, str]], ...] = (
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"BM\xf6", _PICTURE),
    (b"RIFF", _SOUND),
    (b"ID3", _SOUND),
    (b"OggS", _SOUND),
    (b"fLaC", _SOUND),
    (b"\x1a\x45\xdf\xa3", _SOUND),
    (b"7z\xbc\xaf\x27\x1c", ("a 7-Zip archive", _UNPACK)),
    (b"Rar!", ("a RAR archive", _UNPACK)),
    (b"MZ", ("a program", "It was not opened.")),
    (b"\x7fELF", ("a program", "It was not opened.")),
    (b"SQLite format 3\0", ("a database", "Open a library with File, Open library.")),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        ("an old or encrypted Office document", "Save it as DOCX without a password in Word."),
    ),
)
_PACKED: tuple[tuple[bytes, str], ...] = (
    (b"xl/workbook", "a spreadsheet"),
    (b"ppt/presentation", "a presentation"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file that is no text"),
)
_MARKED_UP = re.compile(rb"\s*<\?xml\b|\s*<(?:rss|feed|svg|opml)\b")
_JSON = re.compile(rb"\s*[\[{]\s*(?:[\"\[{]|$)")


def foreign_kind(data: bytes) -> tuple[str, str] | None:
    """Return what `data` is in words and what to do about it, None when it may be an article."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data[4:8] == b"ftyp":
        return _PICTURE if data[8:12] in {b"heic", b"avif", b"mif1"} else _SOUND
    if data.startswith(b"PK\x03\x04"):
        for mark, words in _PACKED:
            if mark in data[:4096] or mark in data[-65_536:]:
                return words, _SAVE_AS_TEXT
        return "a document of a kind that is not known here", _SAVE_AS_TEXT
    if _MARKED_UP.match(data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")):
        return "an XML file, not an article", _SAVE_AS_TEXT
    if _JSON.match(data[:4096]) and data.rstrip()[-1:] in b"]}":
        return "a JSON data file", _SAVE_AS_TEXT
    return None
