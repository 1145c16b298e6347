"""The package: parts, their relations and properties, and a zip that is the same each time."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.export.docx.figures import media_type
from briefing_app.export.docx.xml import DECLARATION, NAMESPACES, clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.opc.parts.coreprops import CorePropertiesPart
    from docx.package import Package

    from briefing_app.document.nodes import Meta

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LONGEST_PROPERTY = 255  # what python-docx and Word take
NOTE_NUMBERS = '<w:pos w:val="pageBottom"/><w:numFmt w:val="decimal"/><w:numRestart w:val="continuous"/>'
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


class Contents(NamedTuple):
    """The ready XML of every part, the document's own first."""

    document: str
    styles: str
    settings: str
    fonts: str
    numbering: str
    headers: Mapping[str, str]
    footers: Mapping[str, str]
    footnotes: str
    document_links: Mapping[str, str]
    footnote_links: Mapping[str, str]
    images: Mapping[bytes, str]


def package_bytes(contents: Contents, meta: Meta) -> bytes:
    """Return the file; the same contents give the same bytes."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from docx.oxml.parser import parse_xml
    from docx.package import Package
    from docx.parts.document import DocumentPart

    package = Package()
    body = parse_xml(contents.document.encode("utf-8"))
    document = DocumentPart(PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN, body, package)
    package.rels.add_relationship(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, document, "rId1")
    package.rels.add_relationship(RELATIONSHIP_TYPE.CORE_PROPERTIES, _properties(package, meta), "rId2")

    def add(name: str, kind: str, data: bytes, relation: str, media: str = "") -> Part:
        part = Part(PackURI(f"/word/{name}"), media or f"{_WML}.{kind}+xml", data, package)
        document.rels.add_relationship(f"{_TYPES}/{kind}", part, relation)
        return part

    add("styles.xml", "styles", contents.styles.encode(), "rIdStyles")
    add("settings.xml", "settings", contents.settings.encode(), "rIdSettings")
    add("fontTable.xml", "fontTable", contents.fonts.encode(), "rIdFonts")
    add("numbering.xml", "numbering", contents.numbering.encode(), "rIdNumbering")
    for relation, xml in contents.headers.items():
        add(f"{relation}.xml", "header", xml.encode(), relation)
    for relation, xml in contents.footers.items():
        add(f"{relation}.xml", "footer", xml.encode(), relation)
    if contents.footnotes:
        notes = add("footnotes.xml", "footnotes", contents.footnotes.encode(), "rIdFootnotes")
        for url, relation in contents.footnote_links.items():
            notes.rels.add_relationship(f"{_TYPES}/hyperlink", url, relation, True)
    for url, relation in contents.document_links.items():
        document.rels.add_relationship(f"{_TYPES}/hyperlink", url, relation, True)
    for image, relation in contents.images.items():
        suffix, media = media_type(image)
        add(f"media/{relation.removeprefix('rId').lower()}.{suffix}", "image", image, relation, media)
    stream = io.BytesIO()
    package.save(stream)
    return _repacked(stream)


def settings_part(*, footnotes: bool, decimal_comma: bool) -> str:
    """Return the settings: nothing that makes Word ask, or take itself for an older Word."""
    notes = ""
    if footnotes:
        notes = f'<w:footnotePr>{NOTE_NUMBERS}<w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    word = "http://schemas.microsoft.com/office/word"
    modern = (
        "overrideTableStyleFontSizeAndJustification",
        "enableOpenTypeFeatures",
        "doNotFlipMirrorIndents",
        "differentiateMultirowTableHeaders",
    )
    compat = "".join(f'<w:compatSetting w:name="{name}" w:uri="{word}" w:val="1"/>' for name in modern)
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f'{notes}<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{word}" w:val="15"/>'
        f"{compat}</w:compat>"
        f'<w:decimalSymbol w:val="{"," if decimal_comma else "."}"/>'
        f'<w:listSeparator w:val="{";" if decimal_comma else ","}"/></w:settings>'
    )


def _properties(package: Package, meta: Meta) -> CorePropertiesPart:
    from docx.opc.constants import CONTENT_TYPE
    from docx.opc.coreprops import CoreProperties
    from docx.opc.packuri import PackURI
    from docx.opc.parts.coreprops import CorePropertiesPart
    from docx.oxml.coreprops import CT_CoreProperties

    element = CT_CoreProperties.new()
    properties = CoreProperties(element)
    properties.title = _property(meta.title)
    properties.subject = _property(meta.subject)
    properties.author = _property(meta.author)
    properties.keywords = _property(", ".join(meta.keywords))
    properties.language = _property(meta.language)
    created = meta.created_at
    created = created.astimezone(UTC) if created.tzinfo else created
    properties.created = properties.modified = created.replace(microsecond=0, tzinfo=None)
    return CorePropertiesPart(
        PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, element, package
    )


def _property(text: str) -> str:
    return " ".join(clean(text).split())[:_LONGEST_PROPERTY]


def _repacked(stream: io.BytesIO) -> bytes:
    """Return the zip in `stream` with every entry of one date, in the order of its name."""
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(out, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, source.read(name))
    return out.getvalue()
