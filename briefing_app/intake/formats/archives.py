"""Archives (ZIP, TAR, and what is packed by gzip, bzip2 or xz): each member that can be read is a file.

Nothing is ever written to a disk, and names are only shown: whatever they say leads nowhere.
"""

from __future__ import annotations

import contextlib
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, BinaryIO, cast

from briefing_app.errors import Refused
from briefing_app.intake.containers.content import shown_name
from briefing_app.intake.containers.package import names_in
from briefing_app.intake.formats.file_names import is_out_of_sight, is_readable_kind, page_folders
from briefing_app.intake.formats.unpacked import Unpacked, far_too_much, most_believed
from briefing_app.intake.limits import (
    MAX_HELD_BYTES,
    MAX_PARTS,
    MAX_STREAMED_BYTES,
    megabytes,
)
from briefing_app.intake.passed_over import passed_over
from briefing_app.intake.reading import Enclosed, Format, Part

_DAMAGED = (
    "The archive is damaged and cannot be read.",
    "Ask for a new copy, or unpack what can be unpacked.",
)
_NOTHING = "The archive holds nothing that can be taken in."
_LINK = Refused("This is a link to another file and was not followed.")
_DEVICE = Refused("This is a device and no file.")
_ZIP_UTF8, _ZIP_ENCRYPTED = 0x800, 0x1
_FAULTS = (zipfile.BadZipFile, tarfile.TarError, EOFError, OSError, ValueError, zlib.error, lzma.LZMAError)
_OF_DOCUMENTS = frozenset(
    ("[Content_Types].xml", "META-INF/container.xml", "META-INF/manifest.xml", "mimetype")
)


def read_zip(stream: BinaryIO) -> Iterator[Part]:
    """Yield the members of a ZIP archive that are of a kind that can be read, then what the others are."""
    try:
        archive = zipfile.ZipFile(stream)
    except (*_FAULTS, NotImplementedError) as error:
        raise Refused(_DAMAGED[0], hint=_DAMAGED[1]) from error
    members = archive.infolist()
    packed = stream.seek(0, io.SEEK_END)
    if sum(member.file_size for member in members) > most_believed(packed):
        raise far_too_much()
    names = {member.filename: _zip_name(member) for member in members}
    beside_pages = page_folders(names.values())
    found = False
    others: list[str] = []
    for member in members:
        name = names[member.filename]
        if member.is_dir() or is_out_of_sight(name, beside_pages):
            continue
        if not is_readable_kind(name):
            others.append(name)
            continue
        found = True
        mode = member.external_attr >> 16
        if stat.S_ISLNK(mode):
            yield _named(_LINK, name)
        elif member.flag_bits & _ZIP_ENCRYPTED:
            yield Refused("It is encrypted.", where=name, hint="Unpack the archive with its password first.")
        else:
            yield Enclosed(name, partial(_zip_bytes, archive, member))
    yield from _at_the_end(found, others)


def _at_the_end(found: bool, others: list[str]) -> Iterator[Part]:
    """Yield what was passed over beside what was found; refuse an archive in which nothing was."""
    passed = passed_over(map(shown_name, others))
    if not found:
        raise Refused(
            _NOTHING,
            hint=f"It holds {passed.words}." if passed else "Unpack it to see what is in it.",
        )
    if passed:
        yield passed


def _zip_name(member: zipfile.ZipInfo) -> str:
    """Return a name as it was meant: archives from elsewhere use the letters of their own system."""
    if member.flag_bits & _ZIP_UTF8 or member.filename.isascii():
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeError:
        return member.filename
    with contextlib.suppress(UnicodeError):
        return raw.decode("utf-8")
    name = raw.decode("cp866")
    letters = [letter for letter in name.rpartition(".")[0] if letter.isalpha()]
    is_cyrillic = all("\u0400" <= letter <= "\u04ff" for letter in letters)
    return name if is_cyrillic else member.filename


def _zip_bytes(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    if member.file_size > MAX_HELD_BYTES:
        raise _too_large(member.file_size)
    try:
        with archive.open(member) as file:
            return _held(file)
    except NotImplementedError as error:
        raise Refused(
            "It is packed in a way that cannot be read.", hint="Unpack the archive first."
        ) from error
    except (*_FAULTS, RuntimeError) as error:
        raise Refused(_DAMAGED[0], hint=_DAMAGED[1]) from error


def read_tar(stream: BinaryIO) -> Iterator[Part]:
    """Yield the members of a TAR archive that are of a kind that can be read."""
    return _tar_members(stream)


def read_packed(stream: BinaryIO) -> Iterator[Part]:
    """Yield what gzip, bzip2 or xz has packed: the members of a TAR archive, or one file."""
    unpacked = Unpacked(stream)
    try:
        is_tar = _is_tar(unpacked.read(512))
        unpacked.seek(0)
    except _FAULTS as error:
        raise Refused(_DAMAGED[0], hint=_DAMAGED[1]) from error
    if is_tar:
        yield from _tar_members(cast(BinaryIO, unpacked))
    else:
        yield Enclosed(unpacked.name, partial(_packed_bytes, unpacked))


def _tar_members(stream: BinaryIO) -> Iterator[Part]:
    found = False
    others: list[str] = []
    try:
        archive = tarfile.open(fileobj=stream, mode="r:", errors="replace")  # noqa: SIM115  (closed with the stream)
        for count, member in enumerate(archive):
            if count > 10 * MAX_PARTS:
                raise far_too_much()
            if member.isdir() or is_out_of_sight(member.name, frozenset()):
                continue
            if not is_readable_kind(member.name):
                others.append(member.name)
                continue
            found = True
            if member.issym() or member.islnk():
                yield _named(_LINK, member.name)
            elif not member.isfile():
                yield _named(_DEVICE, member.name)
            else:
                yield Enclosed(member.name, partial(_tar_bytes, archive, member))
    except _FAULTS as error:
        raise Refused(_DAMAGED[0], hint=_DAMAGED[1]) from error
    yield from _at_the_end(found, others)


def _tar_bytes(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    if member.size > MAX_HELD_BYTES:
        raise _too_large(member.size)
    try:
        file = archive.extractfile(member)
        if file is None:
            raise Refused(_DAMAGED[0], hint=_DAMAGED[1])
        with file:
            return _held(file)
    except _FAULTS as error:
        raise Refused(_DAMAGED[0], hint=_DAMAGED[1]) from error


def _packed_bytes(unpacked: Unpacked) -> bytes:
    try:
        unpacked.seek(0)
        return _held(cast(IO[bytes], unpacked))
    except _FAULTS as error:
        raise Refused(_DAMAGED[0], hint=_DAMAGED[1]) from error


def _held(file: IO[bytes]) -> bytes:
    data = file.read(MAX_HELD_BYTES + 1)
    if len(data) > MAX_HELD_BYTES:
        raise _too_large(len(data))
    return data


def _is_tar(start: bytes) -> bool:
    return start[257:262] == b"ustar" or _is_old_tar(start)


def _is_old_tar(start: bytes) -> bool:
    try:
        return len(start) >= 512 and tarfile.TarInfo.frombuf(start[:512], "utf-8", "replace").size >= 0
    except tarfile.TarError:
        return False


def _named(refusal: Refused, name: str) -> Refused:
    return Refused(refusal.what, where=name, hint=refusal.hint)


def _too_large(size: int) -> Refused:
    return Refused(
        f"It is too large for an article ({megabytes(size)}; at most {megabytes(MAX_HELD_BYTES)}).",
        hint="Unpack the archive, then import what you need.",
    )


def _looks_like_zip(data: bytes, name: str) -> bool:
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    return not data.startswith(b"mimetype", 30) and _OF_DOCUMENTS.isdisjoint(names_in(data))


def _starts_packed(data: bytes, name: str) -> bool:
    is_bzip2 = data.startswith(b"BZh") and data[4:10] == b"1AY&SY"
    return is_bzip2 or data.startswith((b"\x1f\x8b\x08", b"\xfd7zXZ\0"))


def _archive(
    name: str,
    suffixes: tuple[str, ...],
    media_types: tuple[str, ...],
    looks_like: Callable[[bytes, str], bool],
    read: Callable[[BinaryIO], Iterator[Part]],
) -> Format:
    return Format(
        name=name,
        suffixes=suffixes,
        media_types=media_types,
        max_bytes=MAX_STREAMED_BYTES,
        looks_like=looks_like,
        read=lambda data: read(io.BytesIO(data)),
        holds_many=True,
        read_stream=read,
        is_archive=True,
    )


ZIP = _archive("ZIP archive", (".zip",), ("application/zip",), _looks_like_zip, read_zip)
TAR = _archive(
    "TAR archive", (".tar",), ("application/x-tar",), lambda data, _: _is_tar(data[:512]), read_tar
)
PACKED = _archive(
    "packed archive",
    (".gz", ".tgz", ".bz2", ".tbz", ".tbz2", ".xz", ".txz"),
    ("application/gzip", "application/x-bzip2", "application/x-xz"),
    _starts_packed,
    read_packed,
)
