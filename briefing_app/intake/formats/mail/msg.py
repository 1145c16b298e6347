"""Outlook's own mail files (MSG): property streams in a compound file."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_string
from functools import partial
from typing import TYPE_CHECKING

from briefing_app.errors import Refused
from briefing_app.intake.formats.mail.body import date_of_head
from briefing_app.intake.formats.mail.eml import heads_of
from briefing_app.intake.formats.mail.letter import Letter, articles_of, subject_line
from briefing_app.intake.formats.mail.sender import Sender, sender_in
from briefing_app.intake.limits import MAX_FILES_DEEP, MAX_PACKED_BYTES
from briefing_app.intake.reading import Enclosed, Format, Part
from briefing_app.intake.text.encoding import decode

if TYPE_CHECKING:
    from datetime import date

    from olefile import OleFileIO

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = "__properties_version1.0"
_PROPERTIES_UTF16 = _PROPERTIES.encode("utf-16-le")
_SUBJECT, _HEADS, _BODY, _HTML = "0037", "007D", "1000", "1013"
_SENDER_NAME, _SENDER_ADDRESS, _SENDER_SMTP = "0C1A", "0C1F", "5D01"
_ATTACHED_NAME, _ATTACHED_SHORT, _ATTACHED_DATA, _ATTACHED_KIND = "3707", "3704", "3701", "370E"
_SENT, _DELIVERED, _CODEPAGE = 0x0039, 0x0E06, 0x3FFD
_TIME, _LONG = 0x0040, 0x0003
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_MOST_ATTACHMENTS = 200
_ATTACHMENT = re.compile(r"__attach_version1\.0_#[0-9A-F]{8}", re.IGNORECASE)


def read_msg(data: bytes) -> Iterator[Part]:
    """Yield the articles of a mail: its text or its stories, then the attachments that can be read."""
    import olefile

    with olefile.OleFileIO(data) as file:
        yield from articles_of(_letter(_Storage(file, ())), len(data), data)


@dataclass(frozen=True, slots=True)
class _Storage:
    """A folder of a compound file: a mail, or an attachment."""

    file: OleFileIO
    path: tuple[str, ...]

    def stream(self, name: str) -> bytes:
        """Return a stream, b"" where it is missing."""
        where = [*self.path, name]
        if not self.file.exists(where) or self.file.get_type(where) != 2:
            return b""
        if self.file.get_size(where) > MAX_PACKED_BYTES:
            raise Refused("The attachment is too large.")
        with self.file.openstream(where) as stream:
            return bytes(stream.read(MAX_PACKED_BYTES))

    def text(self, key: str) -> str:
        """Return a property that is text, "" where it is missing."""
        if data := self.stream(f"__substg1.0_{key}001F"):
            return data.decode("utf-16-le", "replace").rstrip("\0")
        data = self.stream(f"__substg1.0_{key}001E").rstrip(b"\0")
        return _decoded(data, self.codepage()) if data else ""

    def binary(self, key: str) -> bytes:
        """Return a property that is bytes, b"" where it is missing."""
        return self.stream(f"__substg1.0_{key}0102")

    def fixed(self, key: int, kind: int) -> int | None:
        """Return a property that is a number or a time, None where it is missing."""
        data = self.stream(_PROPERTIES)
        for start in range(len(data) % 16, len(data) - 15, 16):
            tag, _, value = struct.unpack_from("<IIQ", data, start)
            if tag == key << 16 | kind:
                return int(value)
        return None

    def codepage(self) -> str:
        """Return the encoding of the texts that are no Unicode."""
        number = (self.fixed(_CODEPAGE, _LONG) or 0) & 0xFFFFFFFF
        return "utf-8" if number == 65001 else f"cp{number}" if number else ""

    def sent_on(self) -> date | None:
        """Return the day when a mail was sent, in the zone of the reader."""
        ticks = self.fixed(_SENT, _TIME) or self.fixed(_DELIVERED, _TIME)
        if not ticks:
            return None
        try:
            return (_EPOCH + timedelta(microseconds=ticks // 10)).astimezone().date()
        except (OverflowError, ValueError, OSError):
            return None

    def attachments(self) -> list[_Storage]:
        """Return the attachments of a mail, in order."""
        depth = len(self.path)
        names = {
            entry[depth]
            for entry in self.file.listdir(streams=True, storages=True)
            if len(entry) > depth
            and tuple(entry[:depth]) == self.path
            and _ATTACHMENT.fullmatch(entry[depth])
        }
        return [_Storage(self.file, (*self.path, name)) for name in sorted(names)[:_MOST_ATTACHMENTS]]

    def inside(self) -> _Storage | None:
        """Return the mail that an attachment is, None where it is a file."""
        where = (*self.path, f"__substg1.0_{_ATTACHED_DATA}000D")
        inner = _Storage(self.file, where)
        return inner if self.file.exists([*where, _PROPERTIES]) else None


def _letter(mail: _Storage) -> Letter:
    heads = heads_of(message_from_string(mail.text(_HEADS)[:200_000]))
    sender = sender_in(heads.get("from", ""))
    if not sender.name and not sender.address:
        address = mail.text(_SENDER_SMTP) or mail.text(_SENDER_ADDRESS)
        sender = Sender(mail.text(_SENDER_NAME).strip(), address.lower() if "@" in address else "")
    return Letter(
        subject=mail.text(_SUBJECT),
        sender=sender,
        sent_on=date_of_head(heads.get("date", "")) or mail.sent_on(),
        plain=mail.text(_BODY).replace("\r\n", "\n"),
        page=_page(mail),
        heads=heads,
        enclosed=tuple(part for attached in mail.attachments() if (part := _enclosed(attached)) is not None),
    )


def _page(mail: _Storage) -> str:
    if not (data := mail.binary(_HTML)):
        return mail.text(_HTML)
    from briefing_app.intake.formats.html import declared_charset

    return _decoded(data, declared_charset(data) or mail.codepage())


def _enclosed(attached: _Storage) -> Enclosed | Refused | None:
    from briefing_app.intake.formats.registry import suffixes

    name = attached.text(_ATTACHED_NAME) or attached.text(_ATTACHED_SHORT)
    if (inner := attached.inside()) is not None:
        if len(attached.path) >= 2 * MAX_FILES_DEEP:
            return Refused("It lies too deep in other files, so it was not opened.", where=name)
        return Enclosed(f"{subject_line(inner.text(_SUBJECT)) or 'mail'}.eml", partial(_as_eml, inner))
    if not name.lower().endswith(suffixes()):
        return None
    return Enclosed(name, partial(_file, attached), media_type=attached.text(_ATTACHED_KIND))


def _file(attached: _Storage) -> bytes:
    if data := attached.binary(_ATTACHED_DATA):
        return data
    raise Refused("The attachment is empty or damaged.")


def _as_eml(mail: _Storage) -> bytes:
    """Return a mail inside a mail as one that travels: its own bytes cannot be cut out of the file."""
    from email.message import EmailMessage
    from email.utils import format_datetime, formataddr

    letter = _letter(mail)
    made = EmailMessage()
    made["Message-ID"] = "<inside@mail>"
    made["From"] = formataddr((_line(letter.sender.name), letter.sender.address))
    made["Subject"] = _line(letter.subject)
    if letter.sent_on is not None:
        noon = datetime.combine(letter.sent_on, datetime.min.time(), UTC) + timedelta(hours=12)
        made["Date"] = letter.heads.get("date") or format_datetime(noon)
    made.set_content(_clean(letter.plain))
    if letter.page:
        made.add_alternative(_clean(letter.page), subtype="html")
    for part in letter.enclosed:
        if isinstance(part, Enclosed):
            made.add_attachment(part.load(), "application", "octet-stream", filename=_line(part.name))
    return made.as_bytes()


def _line(text: str) -> str:
    return " ".join(_clean(text)[:500].split())


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return decode(data, encoding)
    except Refused:
        return data.decode("latin-1")


def _looks_like_msg(data: bytes, name: str) -> bool:
    return data.startswith(_MAGIC) and _PROPERTIES_UTF16 in data


MSG = Format(
    name="Outlook mail",
    suffixes=(".msg",),
    media_types=("application/vnd.ms-outlook",),
    max_bytes=MAX_PACKED_BYTES,
    looks_like=_looks_like_msg,
    read=read_msg,
    holds_many=True,
)
