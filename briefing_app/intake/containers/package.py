"""Zip packages from strangers: looked over before anything in them is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import islice
from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.intake.containers.hardened_xml import parsed_xml
from briefing_app.intake.limits import (
    MAX_XML_PART_BYTES,
    MAX_ZIP_MEMBERS,
    MAX_ZIP_RATIO,
    MAX_ZIP_UNPACKED_BYTES,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_LOCAL_HEAD = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)
_BROKEN = (
    "The document is damaged and cannot be read.",
    "Open it in its own program and save it again, or paste its text.",
)


def names_in(data: bytes) -> frozenset[str]:
    """Return the names of the members of a zip file, as many as can be seen in its first bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return frozenset(opened.namelist())
    except Exception:  # cut off or damaged: the names beside the members then
        heads = _LOCAL_HEAD.finditer(data)
        return frozenset(
            data[head.end() : head.end() + int.from_bytes(head[1], "little")].decode("utf-8", "replace")
            for head in islice(heads, MAX_ZIP_MEMBERS)
        )


class Package:
    """A zip package whose members are read one by one, within limits."""

    def __init__(self, data: bytes) -> None:
        """Raise `Refused` when the package is broken or would unpack to far too much."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise Refused(_BROKEN[0], hint=_BROKEN[1]) from error
        members = self._zip.infolist()
        unpacked = sum(member.file_size for member in members)
        if (
            len(members) > MAX_ZIP_MEMBERS
            or unpacked > MAX_ZIP_UNPACKED_BYTES
            or unpacked > MAX_ZIP_RATIO * max(len(data), 20_000)
        ):
            raise Refused(
                "The document would unpack to far more than an article holds, so it was not opened.",
                hint="If you trust it, save it anew in its own program, or paste its text.",
            )
        if any(member.flag_bits & 0x1 for member in members):
            raise Refused("The document is encrypted.", hint="Save it without a password first.")
        self._names = {member.filename: member for member in members}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def part(self, name: str) -> bytes:
        """Return a member whole; raise `Refused` when it is damaged or too large."""
        if name not in self._names:
            raise Refused(_BROKEN[0], hint=_BROKEN[1])
        try:
            with self._zip.open(self._names[name]) as member:
                content = member.read(MAX_XML_PART_BYTES + 1)
        except Exception as error:  # zlib.error, and what other packers raise
            raise Refused(_BROKEN[0], hint=_BROKEN[1]) from error
        if len(content) > MAX_XML_PART_BYTES:
            raise Refused("The document is far too large for an article.", hint="Paste the part you need.")
        return content

    def xml(self, name: str) -> _Element:
        """Return a member as XML, parsed without entities, network or endless depth."""
        return parsed_xml(self.part(name), doctype=False)
