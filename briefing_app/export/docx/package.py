"""The package: parts, their relations and properties, and a zip that is the same each time."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from briefing_app.export.docx.xml import DECLARATION, clean, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from briefing_app.document.nodes import Meta

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DOCUMENT = "word/document.xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_EXTENDED = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_LONGEST_PROPERTY = 255  # what Word takes
_OUTSIDE = ' TargetMode="External"'
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


class Relation(NamedTuple):
    """What one part has to do with another, or with an address outside (`external`)."""

    key: str
    kind: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the package: where it lies, its bytes, their media type, and what it relates to.

    `relations` name their targets as parts of the package ("word/styles.xml") or as addresses.
    """

    name: str
    data: bytes
    media: str
    relations: Sequence[Relation] = field(default=())


def word_part(kind: str, xml: str | bytes, name: str = "", relations: Sequence[Relation] = ()) -> Part:
    """Return a part of WordprocessingML of `kind` ("styles"), called so unless `name` says otherwise."""
    data = xml if isinstance(xml, bytes) else xml.encode()
    return Part(f"word/{name or kind}.xml", data, f"{WML}.{kind}+xml", relations)


def related(key: str, part: Part) -> Relation:
    """Return the relation of the document to a part made by `word_part`."""
    return Relation(key, f"{OFFICE}/{part.media.removeprefix(f'{WML}.').removesuffix('+xml')}", part.name)


def links(targets: Iterable[tuple[str, str]]) -> list[Relation]:
    """Return the relations of (address, key) pairs to the web."""
    return [Relation(key, f"{OFFICE}/hyperlink", url, external=True) for url, key in targets]


def package_bytes(parts: Iterable[Part], meta: Meta) -> bytes:
    """Return the file; the same parts give the same bytes."""
    core = Part("docProps/core.xml", _core(meta).encode(), _CORE)
    extended = Part("docProps/app.xml", _extended().encode(), _EXTENDED)
    every = sorted((*parts, core, extended), key=lambda part: part.name)
    top = (
        Relation("rId1", f"{OFFICE}/officeDocument", DOCUMENT),
        Relation("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", core.name),
        Relation("rId3", f"{OFFICE}/extended-properties", extended.name),
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        _write(package, "[Content_Types].xml", _content_types(every).encode())
        _write(package, "_rels/.rels", _relations(top, "").encode())
        for part in every:
            _write(package, part.name, part.data)
            if part.relations:
                folder, file = posixpath.split(part.name)
                _write(package, f"{folder}/_rels/{file}.rels", _relations(part.relations, folder).encode())
    return out.getvalue()


def _write(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _ZIP_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    package.writestr(entry, data)


def _content_types(parts: Iterable[Part]) -> str:
    defaults = {"rels": _RELATIONS_TYPE, "xml": "application/xml"}
    overrides = []
    for part in parts:
        suffix = part.name.rpartition(".")[2].lower()
        if suffix == "xml" or defaults.setdefault(suffix, part.media) != part.media:
            overrides.append(
                f'<Override PartName="/{escaped(part.name)}" ContentType="{escaped(part.media)}"/>'
            )
    known = "".join(
        f'<Default Extension="{suffix}" ContentType="{escaped(media)}"/>'
        for suffix, media in defaults.items()
    )
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{known}{"".join(overrides)}</Types>'


def _relations(relations: Iterable[Relation], folder: str) -> str:
    inner = "".join(
        f'<Relationship Id="{relation.key}" Type="{escaped(relation.kind)}"'
        f' Target="{escaped(_target(relation, folder))}"{_OUTSIDE if relation.external else ""}/>'
        for relation in relations
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{inner}</Relationships>'


def _target(relation: Relation, folder: str) -> str:
    if relation.external:
        return relation.target
    if folder and relation.target.startswith(f"{folder}/"):
        return relation.target[len(folder) + 1 :]
    return f"/{relation.target}"


def _core(meta: Meta) -> str:
    """Return the properties of the file: what the user entered, and when it was made."""
    told = (
        ("dc:title", meta.title),
        ("dc:subject", meta.subject),
        ("dc:creator", meta.author),
        ("cp:keywords", ", ".join(meta.keywords)),
        ("dc:language", meta.language),
    )
    inner = "".join(f"<{name}>{escaped(_property(text))}</{name}>" for name, text in told if _property(text))
    date = _date(meta.created_at)
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{date}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inner}{dates}</cp:coreProperties>'
    )


def _extended() -> str:
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>Briefing Desk</Application></Properties>'
    )


def _date(moment: datetime) -> str:
    moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.year >= 1000 else "1000-01-01T00:00:00Z"


def _property(text: str) -> str:
    return " ".join(clean(text).split())[:_LONGEST_PROPERTY]
