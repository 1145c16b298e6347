"""Rules on the bytes of a file: header, trailer, streams, limits, security."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, String

from pdf_rules.reading import File, Rule, collected

RULES: list[Rule] = []
_ALLOWED_FILTERS = frozenset(
    {
        "/FlateDecode",
        "/DCTDecode",
        "/ASCIIHexDecode",
        "/ASCII85Decode",
        "/RunLengthDecode",
        "/CCITTFaxDecode",
        "/JBIG2Decode",
        "/JPXDecode",
    }
)
DEEPEST_SAVES = 28
LONGEST_STRING, LONGEST_NAME = 32_767, 127
PAGE_SIZES = (3.0, 14_400.0)


@collected(RULES, "ISO 19005-2, 6.1.2")
def header(file: File) -> Iterator[str]:
    """The first line says the version, the second is a comment of bytes above 127."""
    lines = re.match(rb"%PDF-1\.[0-7](?:\r\n|\r|\n)%([^\r\n]*)", file.data)
    if lines is None:
        yield "the file does not begin with a header and a comment"
    elif len(lines[1]) < 4 or min(lines[1][:4]) < 128:
        yield "the comment under the header has fewer than four bytes above 127"


@collected(RULES, "ISO 19005-2, 6.1.3")
def trailer(file: File) -> Iterator[str]:
    """The trailer identifies the file and does not encrypt it; nothing follows its end."""
    if len(file.pdf.trailer.get("/ID", [])) != 2:
        yield "the trailer has no identifiers of the file"
    if not re.search(rb"%%EOF(?:\r\n|\r|\n)?\Z", file.data):
        yield "something follows the end of the file"


@collected(RULES, "ISO 19005-2, 6.1.3; ISO 14289-1, 7.16")
def security(file: File) -> Iterator[str]:
    """An archival file is not encrypted, so that nothing keeps a reader's tools from its text."""
    if "/Encrypt" in file.pdf.trailer:
        yield "the file is encrypted"


@collected(RULES, "ISO 19005-2, 6.1.7.1")
def stream_ends(file: File) -> Iterator[str]:
    """Each stream begins after a line end, is as long as it says, and is closed by one."""
    for match in re.finditer(rb"/Length (\d+)[^<>]*>>\s*?stream(\r\n|\n)", file.data):
        end = match.end() + int(match[1])
        if not re.match(rb"(?:\r\n|\r|\n)endstream", file.data[end : end + 12]):
            yield f"the stream at byte {match.start()} is not followed by a line end and endstream"


@collected(RULES, "ISO 19005-2, 6.1.7.1")
def streams_within(file: File) -> Iterator[str]:
    """No stream is in another file."""
    for stream in file.streams:
        if any(key in stream for key in ("/F", "/FFilter", "/FDecodeParms")):
            yield f"the stream {stream.objgen[0]} lies in another file"


@collected(RULES, "ISO 19005-2, 6.1.7.2")
def filters(file: File) -> Iterator[str]:
    """Streams are packed by open methods only."""
    for stream in file.streams:
        found = stream.get("/Filter", Array())
        for one in found if isinstance(found, Array) else [found]:
            if str(one) not in _ALLOWED_FILTERS:
                yield f"the stream {stream.objgen[0]} is packed by {one}"


@collected(RULES, "ISO 19005-2, 6.1.13")
def limits(file: File) -> Iterator[str]:
    """Names, strings, page sizes and the nesting of graphics states stay small enough for any reader."""
    for place, page in enumerate(file.pages, 1):
        box = [float(value) for value in page.MediaBox]
        for size in (box[2] - box[0], box[3] - box[1]):
            if not PAGE_SIZES[0] <= size <= PAGE_SIZES[1]:
                yield f"page {place} is {size:g} points wide or high"
    for place, content in enumerate(file.contents, 1):
        if content.deepest > DEEPEST_SAVES:
            yield f"page {place} nests {content.deepest} graphics states"
    for one in file.dictionaries:
        inner = [value for value in one.values() if isinstance(value, Dictionary) and not value.is_indirect]
        for key, value in (pair for part in (one, *inner) for pair in part.items()):
            if len(key.encode()) > LONGEST_NAME:
                yield f"the name {key[:20]}… is too long"
            if isinstance(value, String) and len(bytes(value)) > LONGEST_STRING:
                yield f"a string of object {one.objgen[0]} is too long"


@collected(RULES, "ISO 19005-2, 6.5.1 and 6.5.2; ISO 14289-1, 7.19")
def actions(file: File) -> Iterator[str]:
    """Nothing in the file acts by itself: no scripts, no launching, only ways to places and addresses."""
    for one in file.dictionaries:
        if "/AA" in one or "/JS" in one:
            yield f"object {one.objgen[0]} acts when something happens"
    names = file.root.get("/Names")
    if isinstance(names, Dictionary) and "/JavaScript" in names:
        yield "the catalog names scripts"
    found = [one.get("/A") for _, one in file.annotations]
    for action in [*found, file.root.get("/OpenAction")]:
        if isinstance(action, Dictionary) and action.get("/S") not in (Name("/URI"), Name("/GoTo")):
            yield f"an action does {action.get('/S')}"


@collected(RULES, "ISO 19005-2, 6.4.1, 6.8, 6.9 and 6.11; ISO 14289-1, 7.10, 7.11 and 7.15")
def extras(file: File) -> Iterator[str]:
    """There are no forms, layers, embedded files or requirements."""
    for key in ("/AcroForm", "/OCProperties", "/Requirements", "/AF", "/Perms", "/Collection"):
        if key in file.root:
            yield f"the catalog has {key[1:]}"
    names = file.root.get("/Names")
    if isinstance(names, Dictionary):
        for key in ("/EmbeddedFiles", "/AlternatePresentations"):
            if key in names:
                yield f"the catalog names {key[1:]}"
    for page in file.pages:
        if "/PresSteps" in page:
            yield "a page has steps of a presentation"


@collected(RULES, "ISO 19005-2, 6.2.9; ISO 14289-1, 7.20")
def outside_objects(file: File) -> Iterator[str]:
    """Nothing is drawn by PostScript, nor out of other files."""
    for stream in file.streams:
        if stream.get("/Type") != Name("/XObject"):
            continue
        if stream.get("/Subtype") == Name("/PS") or stream.get("/Subtype2") == Name("/PS"):
            yield f"object {stream.objgen[0]} is drawn by PostScript"
        if "/Ref" in stream:
            yield f"object {stream.objgen[0]} is out of another file"
