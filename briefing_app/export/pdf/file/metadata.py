"""What the file says of itself: document information, XMP, and the colours it promises."""

from __future__ import annotations

from datetime import UTC
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from briefing_app.export.pdf import syntax
from briefing_app.export.pdf.setting.text import clean

if TYPE_CHECKING:
    from briefing_app.document.nodes import Meta
    from briefing_app.export.pdf.file.file_objects import FileObjects

PRODUCER = "Briefing Desk"
UNKNOWN_LANGUAGE = "und"
COLOURS = "sRGB IEC61966-2.1"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
{facts}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 to which the file conforms</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
"""The packet of ISO 16684-1; PDF/A has to be told of the schema that PDF/UA adds."""


def language_of(meta: Meta) -> str:
    """Return the language of a document as a string of the file."""
    return syntax.language(meta.language) or syntax.language(UNKNOWN_LANGUAGE)


def title_of(meta: Meta) -> str:
    """Return the title of a document; it always has one, for a reader shows it."""
    return _fact(meta.title).strip() or PRODUCER


def add_information(objects: FileObjects, meta: Meta) -> int:
    """Add the document information, of what is known only; return its number."""
    facts = {
        "Title": title_of(meta),
        "Author": _fact(meta.author),
        "Subject": _fact(meta.subject),
        "Keywords": _keywords(meta),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
    }
    words = "".join(f" /{key} {syntax.text_string(fact)}" for key, fact in facts.items() if fact)
    stamp = meta.created_at.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
    return objects.add(f"<<{words} /CreationDate ({stamp}) /ModDate ({stamp}) >>")


def add_xmp(objects: FileObjects, meta: Meta) -> int:
    """Add the same facts as XMP, which is never compressed; return its number."""
    stamp = meta.created_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")
    facts = [_alternative("dc:title", title_of(meta))]
    if author := _fact(meta.author):
        facts.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>")
    if subject := _fact(meta.subject):
        facts.append(_alternative("dc:description", subject))
    if keywords := _keywords(meta):
        facts.append(f"<pdf:Keywords>{escape(keywords)}</pdf:Keywords>")
    facts += [
        f"<dc:language><rdf:Bag><rdf:li>{language_of(meta)[1:-1]}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>",
        f"<pdf:Producer>{PRODUCER}</pdf:Producer>",
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate>",
        f"<xmp:ModifyDate>{stamp}</xmp:ModifyDate>",
        f"<xmp:MetadataDate>{stamp}</xmp:MetadataDate>",
    ]
    data = _XMP.replace("{facts}", "\n".join(facts)).encode("utf-8", "replace")
    return objects.stream(data, "/Type /Metadata /Subtype /XML", packed=False)


def add_output_intent(objects: FileObjects) -> int:
    """Add the promise that colours are meant as sRGB; return its number."""
    profile = objects.stream(srgb_profile(), "/N 3")
    return objects.add(
        f"<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier ({COLOURS})"
        f" /Info ({COLOURS}) /DestOutputProfile {profile} 0 R >>"
    )


@cache
def srgb_profile() -> bytes:
    """Return the sRGB profile, the same whenever it is made."""
    from PIL import ImageCms

    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    made[24:36] = bytes.fromhex("07cc00020009000000000000")  # when it was made: 9 February 1996
    made[84:100] = bytes(16)  # a fingerprint of it all, which may be left out
    return bytes(made)


def _fact(words: str) -> str:
    """Return what the user entered as both places of the file say it."""
    return syntax.shortened(clean(words))


def _keywords(meta: Meta) -> str:
    return _fact(", ".join(meta.keywords))


def _alternative(name: str, words: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(words)}</rdf:li></rdf:Alt></{name}>'
