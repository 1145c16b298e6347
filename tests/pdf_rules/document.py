"""Rules on what a file says of itself: marking, language, title, metadata, output intent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from lxml import etree
from pikepdf import Dictionary, Name, Stream

from pdf_rules.reading import File, Rule, collected

RULES: list[Rule] = []
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "schema": "http://www.aiim.org/pdfa/ns/schema#",
    "extension": "http://www.aiim.org/pdfa/ns/extension/",
}
_PREDEFINED = ("dc", "xmp", "pdf", "pdfaid", "extension", "rdf")
_SAME = {
    "/Title": "dc:title//rdf:li",
    "/Author": "dc:creator//rdf:li",
    "/Subject": "dc:description//rdf:li",
    "/Keywords": "pdf:Keywords",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
}
_DATES = {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}


def xmp(file: File) -> etree._Element | None:
    """Return the metadata of the file, None when there are none that can be read."""
    stream = file.root.get("/Metadata")
    if not isinstance(stream, Stream):
        return None
    try:
        return etree.fromstring(stream.read_bytes(), etree.XMLParser(resolve_entities=False))
    except etree.XMLSyntaxError:
        return None


def _fact(packet: etree._Element | None, path: str) -> str | None:
    found = [] if packet is None else packet.findall(f".//{path}", _SPACES)
    return (found[0].text or "") if found else None


@collected(RULES, "ISO 14289-1, 6.2; ISO 19005-2, 6.7.2.2")
def marked(file: File) -> Iterator[str]:
    """The catalog says that the file is tagged, and nothing about it is suspect."""
    info = file.root.get("/MarkInfo", Dictionary())
    if info.get("/Marked") is not True:
        yield "the catalog does not say that the file is tagged"
    if info.get("/Suspects") is True:
        yield "the tags are said to be suspect"


@collected(RULES, "ISO 14289-1, 7.2; ISO 19005-2, 6.7.4")
def language(file: File) -> Iterator[str]:
    """The file says its language, and each part that says one says it as BCP 47 has it."""
    if "/Lang" not in file.root:
        yield "the catalog has no language"
    for where, one in [("the catalog", file.root), *[(str(node), node.element) for node in file.nodes]]:
        if "/Lang" in one and not LANGUAGE.fullmatch(str(one.Lang)):
            yield f"the language “{one.Lang}” of {where} is none"


@collected(RULES, "ISO 14289-1, 7.1")
def shown_title(file: File) -> Iterator[str]:
    """A reader shows the title of the file, and there is one."""
    if file.root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is not True:
        yield "the catalog does not ask to show the title"
    if not (_fact(xmp(file), "dc:title//rdf:li") or "").strip():
        yield "the metadata have no title"


@collected(RULES, "ISO 19005-2, 6.6.2.1")
def metadata_stream(file: File) -> Iterator[str]:
    """The catalog has metadata that can be read without unpacking them."""
    stream = file.root.get("/Metadata")
    if not isinstance(stream, Stream):
        yield "the catalog has no metadata"
        return
    if stream.get("/Type") != Name("/Metadata") or stream.get("/Subtype") != Name("/XML"):
        yield "the metadata do not say that they are"
    if "/Filter" in stream:
        yield "the metadata are packed"
    if xmp(file) is None:
        yield "the metadata are no XML"


@collected(RULES, "ISO 19005-2, 6.6.2.1")
def metadata_packet(file: File) -> Iterator[str]:
    """The packet says neither its bytes nor its encoding, and is UTF-8."""
    stream = file.root.get("/Metadata")
    if not isinstance(stream, Stream):
        return
    data = stream.read_bytes()
    if re.search(rb"<\?xpacket[^>]*(bytes|encoding)=", data):
        yield "the packet of the metadata says its bytes or its encoding"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        yield "the metadata are not UTF-8"


@collected(RULES, "ISO 19005-2, 6.6.4; ISO 14289-1, 5")
def identification(file: File) -> Iterator[str]:
    """The metadata name both standards, by part and level."""
    packet = xmp(file)
    for path, wanted in (("pdfaid:part", "2"), ("pdfaid:conformance", "A"), ("pdfuaid:part", "1")):
        if _fact(packet, path) != wanted:
            yield f"{path} is not {wanted} but {_fact(packet, path)}"


@collected(RULES, "ISO 19005-2, 6.6.2.3.1")
def extension_schemas(file: File) -> Iterator[str]:
    """A schema that PDF/A does not know is described in the metadata."""
    packet = xmp(file)
    if packet is None:
        return
    described = {one.text for one in packet.iterfind(".//schema:namespaceURI", _SPACES)}
    known = {_SPACES[prefix] for prefix in _PREDEFINED}
    for one in packet.iterfind(".//rdf:Description/*", _SPACES):
        space = etree.QName(one).namespace
        if space not in known and space not in described:
            yield f"the schema {space} is not described"


@collected(RULES, "ISO 19005-2, 6.1.5 and 6.6.2.2")
def same_facts(file: File) -> Iterator[str]:
    """Document information and metadata say the same."""
    info, packet = file.pdf.trailer.get("/Info", Dictionary()), xmp(file)
    for key, path in _SAME.items():
        told = str(info[key]) if key in info else None
        if told != _fact(packet, path):
            yield f"{key[1:]} is “{told}” in the information and “{_fact(packet, path)}” in the metadata"
    for key, path in _DATES.items():
        told = str(info.get(key, "")).replace("'", "")
        meant = _fact(packet, path) or ""
        try:
            same = datetime.strptime(told, "D:%Y%m%d%H%M%S%z") == datetime.fromisoformat(meant)
        except ValueError:
            same = False
        if not same:
            yield f"{key[1:]} is “{told}” in the information and “{meant}” in the metadata"


@collected(RULES, "ISO 19005-2, 6.2.3")
def output_intent(file: File) -> Iterator[str]:
    """There is one profile that says what the colours mean, for a screen or a printer, of version 2 or 4."""
    intents = [one for one in file.root.get("/OutputIntents", []) if one.get("/S") == Name("/GTS_PDFA1")]
    if len(intents) != 1:
        yield f"the catalog has {len(intents)} output intents"
        return
    if "/OutputConditionIdentifier" not in intents[0]:
        yield "the output intent has no name"
    profile = intents[0].get("/DestOutputProfile")
    if not isinstance(profile, Stream):
        yield "the output intent has no profile"
        return
    data = profile.read_bytes()
    inks = {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}.get(data[16:20])
    if data[36:40] != b"acsp" or data[12:16] not in (b"mntr", b"prtr") or data[8] not in (2, 4):
        yield "the profile is none that may be used"
    if inks is None or profile.get("/N") != inks:
        yield "the profile has other colours than it says"


@collected(RULES, "ISO 32000-1, 7.5.2 and 7.7.2")
def version(file: File) -> Iterator[str]:
    """The catalog names no version above 1.7, which both standards build on."""
    found = file.root.get("/Version")
    if found is not None and not re.fullmatch(r"/1\.[0-7]", str(found)):
        yield f"the catalog names version {str(found)[1:]}"
