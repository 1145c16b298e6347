"""RTF documents, still what many word processors and news archives save."""

from __future__ import annotations

import re

from briefing_app.errors import Refused
from briefing_app.intake.clues.properties import document_claims
from briefing_app.intake.formats.rtf.parser import parse_rtf
from briefing_app.intake.limits import MAX_PACKED_BYTES
from briefing_app.intake.reading import Format, Reading, alone

_HEADLINE_STYLES = re.compile(
    r"title|titel|titre|título|titolo|headline|(?:heading|überschrift|titre|título|titolo|kop) ?1",
    re.IGNORECASE,
)


def read_rtf(data: bytes) -> Reading:
    """Return the text of a document and the details it is sure about."""
    document = parse_rtf(data)
    blocks = list(document.paragraphs)
    if not blocks:
        raise Refused("The document holds no text.", hint="Does it hold only pictures?")
    headline = ""
    if len(blocks) > 1 and _HEADLINE_STYLES.fullmatch(blocks[0][1]) and len(blocks[0][0]) <= 300:
        headline = blocks.pop(0)[0]
    text = "\n\n".join([*(text for text, _ in blocks), *document.notes])
    return Reading(
        text=text,
        claims=document_claims(headline, document.title, document.author, text),
    )


def looks_like_rtf(data: bytes, name: str) -> bool:
    """Tell by the first group."""
    return data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf")


RTF = Format(
    name="RTF document",
    suffixes=(".rtf",),
    media_types=("application/rtf", "text/rtf"),
    max_bytes=MAX_PACKED_BYTES,
    looks_like=looks_like_rtf,
    read=alone(read_rtf),
)
