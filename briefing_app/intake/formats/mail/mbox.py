"""Mailboxes (MBOX): mail after mail in one file, however large, each an article or several."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from briefing_app.errors import Refused
from briefing_app.intake.formats.mail.eml import decoded_head
from briefing_app.intake.formats.mail.letter import subject_line
from briefing_app.intake.limits import MAX_PACKED_BYTES, MAX_STREAMED_BYTES, megabytes
from briefing_app.intake.reading import Enclosed, Format, Part

_ENVELOPE = re.compile(rb"From [^\r\n]{0,300}\d{4}[^\r\n]{0,40}\r?$")
_HEAD = re.compile(rb"[!-9;-~]{1,76}:")
_SUBJECT = re.compile(rb"subject:[ \t]*(.*)", re.IGNORECASE)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LONGEST_LINE = 1_000_000


def read_mbox(stream: BinaryIO) -> Iterator[Part]:
    """Yield the mails of a mailbox, found by their envelope lines; none is held before it is wanted."""
    begun: int | None = None
    subject = b""
    in_heads = after_empty = True
    place = stream.tell()
    envelope: int | None = None
    while line := stream.readline(_LONGEST_LINE):
        if envelope is not None and _HEAD.match(line):
            if begun is not None:
                yield _mail(stream, begun, envelope, subject)
            begun, subject, in_heads = envelope, b"", True
        envelope = place if after_empty and line.startswith(b"From ") and _is_envelope(line) else None
        if in_heads and not subject and (match := _SUBJECT.match(line)):
            subject = match[1][:500]
        after_empty = not line.strip()
        in_heads = in_heads and not after_empty
        place += len(line)
    if begun is not None:
        yield _mail(stream, begun, place, subject)


def _is_envelope(line: bytes) -> bool:
    return bool(_ENVELOPE.match(line.rstrip(b"\n")))


def _mail(stream: BinaryIO, start: int, end: int, subject: bytes) -> Enclosed:
    name = subject_line(decoded_head(subject.strip().decode("ascii", "surrogateescape")))
    return Enclosed(name, partial(_bytes_of, stream, start, end), media_type="message/rfc822", at=start)


def _bytes_of(stream: BinaryIO, start: int, end: int) -> bytes:
    if end - start > MAX_PACKED_BYTES:
        raise Refused(f"The mail is too large ({megabytes(end - start)}).", hint="Save what you need of it.")
    back = stream.tell()
    stream.seek(start)
    data = stream.read(end - start)
    stream.seek(back)
    return _QUOTED.sub(rb"\1", data.partition(b"\n")[2])


def _looks_like_mbox(data: bytes, name: str) -> bool:
    first, _, rest = data[:4096].lstrip(b"\r\n").partition(b"\n")
    return first.startswith(b"From ") and _is_envelope(first) and bool(_HEAD.match(rest))


MBOX = Format(
    name="mailbox",
    suffixes=(".mbox", ".mbx"),
    media_types=("application/mbox",),
    max_bytes=MAX_STREAMED_BYTES,
    looks_like=_looks_like_mbox,
    read=lambda data: read_mbox(io.BytesIO(data)),
    holds_many=True,
    read_stream=read_mbox,
)
