"""Reads a Word file that stands as a template: looked over before anything of it is used.

Only what shapes a page is taken: styles, theme, numbering, fonts, settings, headers, footers and
their pictures. Its own text, its macros, and whatever leads out of it stay behind.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from briefing_app.errors import BriefingError
from briefing_app.export.docx.package import OFFICE, RELATIONS, Relation

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

LARGEST_FILE = 32 << 20
LARGEST_PART = 16 << 20
LARGEST_UNPACKED = 96 << 20
MOST_MEMBERS = 2000
MOST_EXPANDED = 150
_SMALL = 50_000  # below this size the ratio of packing says nothing
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_STRICT = "http://purl.oclc.org/ooxml/"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = re.compile(
    r"application/vnd\.openxmlformats-officedocument\.wordprocessingml\.(document|template)\.main\+xml"
)
# What a kept part may relate to.
_KEPT = {"styles", "theme", "numbering", "settings", "fontTable", "header", "footer", "image", "font"}
_WEB = re.compile(r"(https?://|mailto:)[^\s<>\"{}|\\^`]+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TemplatePart:
    """A part of the template: its media type, its XML or bytes, and the relations that are kept."""

    name: str
    media: str
    data: bytes
    relations: tuple[Relation, ...] = ()
    lost: frozenset[str] = frozenset()
    """Ids of relations that were dropped: what refers to them has to go as well."""


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """What is kept of a template: its main part, and all others by name."""

    name: str
    main: TemplatePart
    parts: dict[str, TemplatePart] = field(default_factory=dict)

    def related(self, kind: str) -> TemplatePart | None:
        """Return the part of `kind` ("styles") that the document relates to."""
        for relation in self.main.relations:
            if relation.kind == f"{OFFICE}/{kind}":
                return self.parts[relation.target]
        return None


def read_template_file(path: Path) -> TemplateFile:
    """Return what the .docx or .dotx at `path` holds; raise `BriefingError` for anything else."""
    where = path.name
    if path.suffix.lower() in (".docm", ".dotm"):
        raise _with_macros(where)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise BriefingError(
            f"The Word template cannot be read: {error.strerror or error}.",
            where=str(path),
            hint="Choose another file, or take the template out of the house style.",
        ) from error
    return template_from(data, where)


def template_from(data: bytes, where: str) -> TemplateFile:
    """Return what a template of these bytes holds; `where` names it in refusals."""
    if len(data) > LARGEST_FILE:
        raise _refusal("The Word template is too large.", where)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BriefingError(
            "The Word template is in the old format of Word, or protected with a password.",
            where=where,
            hint="Save it as .docx or .dotx without a password.",
        )
    package = _Package(data, where)
    main = package.main()
    parts: dict[str, TemplatePart] = {}
    waiting = list(main.relations)
    while waiting:
        relation = waiting.pop()
        if not relation.external and relation.target not in parts:
            part = package.part(relation.target)
            parts[relation.target] = part
            waiting.extend(part.relations)
    return TemplateFile(where, main, parts)


def xml_of(part: TemplatePart, where: str) -> _Element:
    """Return the XML of `part`, parsed without entities, network or endless depth."""
    return parsed(part.data, where)


def parsed(data: bytes, where: str) -> _Element:
    """Return `data` as XML; raise `BriefingError` when it is none, or declares anything."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _refusal("The Word template holds declarations that no word processor writes.", where)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _broken(where) from error


class _Package:
    """The zip of a template, read member by member within limits."""

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise _refusal("The Word template is no Word file.", where) from error
        unpacked = sum(member.file_size for member in members)
        names = [member.filename for member in members]
        if (
            len(members) > MOST_MEMBERS
            or len(set(names)) < len(names)
            or unpacked > LARGEST_UNPACKED
            or unpacked > MOST_EXPANDED * max(len(data), _SMALL)
        ):
            raise _refusal("The Word template would unpack to far more than a template holds.", where)
        if any(member.flag_bits & 0x1 for member in members):
            raise _refusal("The Word template is encrypted.", where)
        self._members = {member.filename: member for member in members}
        self._media = self._content_types()

    def main(self) -> TemplatePart:
        """Return the main part of the document."""
        if any(name.lower().endswith("vbaproject.bin") for name in self._members):
            raise _with_macros(self._where)
        top = self._relations("")[0]
        target = next((r.target for r in top if r.kind.endswith("/officeDocument")), "")
        media = self._media_of(target)
        if "macroEnabled" in media:
            raise _with_macros(self._where)
        if not _MAIN.fullmatch(media):
            raise _refusal("The Word template is no Word document.", self._where)
        part = self.part(target)
        root = parsed(part.data, self._where)
        if root.tag.startswith(f"{{{_STRICT}"):
            raise BriefingError(
                "The Word template is a Strict Open XML document, which few programs read.",
                where=self._where,
                hint="Save it as an ordinary Word document (.docx) or template (.dotx).",
            )
        if root.tag != f"{{{_W}}}document":
            raise _broken(self._where)
        return part

    def part(self, name: str) -> TemplatePart:
        """Return the part called `name` with the relations that may be kept."""
        kept: list[Relation] = []
        lost: set[str] = set()
        for relation in self._relations(name)[0]:
            kind = relation.kind.removeprefix(f"{OFFICE}/")
            inside = not relation.external and kind in _KEPT and relation.target in self._members
            if inside or (relation.external and kind == "hyperlink" and _WEB.match(relation.target)):
                kept.append(relation)
            else:
                lost.add(relation.key)
        return TemplatePart(name, self._media_of(name), self._read(name), tuple(kept), frozenset(lost))

    def _relations(self, name: str) -> tuple[list[Relation], str]:
        folder, file = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{file}.rels")
        if path not in self._members:
            return [], folder
        found = []
        for element in parsed(self._read(path), self._where).iter(f"{{{RELATIONS}}}Relationship"):
            target = element.get("Target", "")
            external = element.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            key, kind = element.get("Id", ""), element.get("Type", "")
            found.append(Relation(key, kind, target, external))
        return found, folder

    def _content_types(self) -> dict[str, str]:
        if "[Content_Types].xml" not in self._members:
            raise _refusal("The Word template is no Word file.", self._where)
        media = {}
        for element in parsed(self._read("[Content_Types].xml"), self._where):
            kind = element.get("ContentType", "")
            if element.tag == f"{_TYPES}Override":
                media[element.get("PartName", "").lstrip("/")] = kind
            elif element.tag == f"{_TYPES}Default":
                media[f".{element.get('Extension', '').lower()}"] = kind
        return media

    def _media_of(self, name: str) -> str:
        suffix = f".{name.rpartition('.')[2].lower()}"
        return self._media.get(name) or self._media.get(suffix) or "application/octet-stream"

    def _read(self, name: str) -> bytes:
        try:
            with self._zip.open(self._members[name]) as member:
                data = member.read(LARGEST_PART + 1)
        except Exception as error:  # zlib.error, and what other packers raise
            raise _broken(self._where) from error
        if len(data) > LARGEST_PART:
            raise _refusal("A part of the Word template is too large.", self._where)
        return data


def _refusal(what: str, where: str) -> BriefingError:
    return BriefingError(what, where=where, hint="Choose a .docx or .dotx file that Word has saved.")


def _broken(where: str) -> BriefingError:
    return BriefingError(
        "The Word template is damaged and cannot be read.",
        where=where,
        hint="Open it in Word and save it again.",
    )


def _with_macros(where: str) -> BriefingError:
    return BriefingError(
        "The Word template holds macros, so it is not used.",
        where=where,
        hint="Save it as .dotx or .docx, which leaves them out.",
    )
