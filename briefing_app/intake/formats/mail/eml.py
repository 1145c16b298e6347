"""Mails as they travel (EML), and what lies in them: text, HTML, attachments, other mails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from functools import partial
from typing import Any

from briefing_app.errors import Refused
from briefing_app.intake.formats.mail.body import date_of_head
from briefing_app.intake.formats.mail.letter import Letter, articles_of, subject_line
from briefing_app.intake.formats.mail.sender import sender_in
from briefing_app.intake.limits import MAX_PACKED_BYTES
from briefing_app.intake.reading import Enclosed, Format, Part
from briefing_app.intake.text.encoding import decode

_HEAD_LINE = re.compile(rb"[!-9;-~]{1,76}:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_OF_TRANSPORT = frozenset(
    (
        b"received",
        b"return-path",
        b"message-id",
        b"mime-version",
        b"delivered-to",
        b"x-mailer",
        b"dkim-signature",
    )
)
_OF_LETTERS = frozenset((b"from", b"to", b"subject", b"date", b"sender", b"cc"))
_APPLE_COUNT = re.compile(rb"(\d{1,9})[ \t]*\r?\n(?=[!-9;-~]{1,76}:)")
_LONGEST_HEAD = 4_000
_MOST_PARTS = 500
_PASSED_OVER = frozenset(
    (
        "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
        "text/calendar", "text/vcard", "text/x-vcard", "application/pgp-keys", "message/delivery-status",
        "message/disposition-notification", "text/rfc822-headers", "text/css",
    )
)  # fmt: skip
_ENCRYPTED = frozenset(("multipart/encrypted", "application/pgp-encrypted"))
_NAMELESS = {
    "message/rfc822": "mail.eml",
    "application/pdf": "attachment.pdf",
    "application/rtf": "attachment.rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "attachment.docx",
    "application/vnd.oasis.opendocument.text": "attachment.odt",
}


def read_eml(data: bytes) -> Iterator[Part]:
    """Yield the articles of a mail: its text or its stories, then the attachments that can be read."""
    message = message_from_bytes(_without_envelope(data))
    yield from articles_of(letter_of(message), len(data), data)


_RICH_TEXT = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
_NOT_OPENED = (
    "Outlook has packed what was attached into “winmail.dat”, which was not opened; "
    "save the attachments in Outlook and import them, or ask for the mail as HTML or plain text."
)


def letter_of(message: Message[Any, Any]) -> Letter:
    """Return what a parsed mail says."""
    heads = heads_of(message)
    found = _Found()
    _look_into(message, found, in_alternative=False)
    return Letter(
        subject=heads.get("subject", ""),
        sender=sender_in(heads.get("from", "") or heads.get("sender", "")),
        sent_on=date_of_head(heads.get("date", "") or heads.get("received", "").rpartition(";")[2]),
        plain="\n\n".join(found.plain),
        page="\n".join(found.pages),
        heads=heads,
        enclosed=tuple(found.enclosed),
        doubt=found.doubt,
    )


def heads_of(message: Message[Any, Any]) -> dict[str, str]:
    """Return the first header line of each name, decoded; endless ones are cut."""
    heads: dict[str, str] = {}
    for name, value in message.raw_items():
        heads.setdefault(name.lower(), decoded_head(str(value)))
    return heads


def decoded_head(value: str) -> str:
    """Return a header line in letters, whatever it was coded in."""
    value = " ".join(value[:_LONGEST_HEAD].split())
    if not value.isascii():
        return _letters(value.encode("ascii", "surrogateescape") if _is_raw(value) else value.encode())
    if "=?" not in value:
        return value
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    letters = "".join(
        piece if isinstance(piece, str) else _letters(piece, charset or "") for piece, charset in pieces
    )
    return letters or value


def _is_raw(value: str) -> bool:
    """Tell whether a line has bytes that no charset was named for."""
    try:
        value.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def _letters(data: bytes, charset: str = "") -> str:
    try:
        return decode(data, charset)
    except Refused:
        return data.decode("latin-1")


@dataclass(slots=True)
class _Found:
    """What lies in a mail: the same words as text and as pages, and files."""

    plain: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    enclosed: list[Enclosed | Refused] = field(default_factory=list)
    parts: int = 0
    doubt: str = ""


def _look_into(part: Message[Any, Any], found: _Found, *, in_alternative: bool) -> None:
    found.parts += 1
    if found.parts > _MOST_PARTS:
        raise Refused("The mail is built of far too many parts.", hint="Paste the text that you need.")
    kind = part.get_content_type()
    if kind in _ENCRYPTED or (
        kind == "application/pkcs7-mime" and "signed" not in str(part.get("content-type"))
    ):
        raise Refused(
            "The mail is encrypted.",
            hint="Open it in the mail program and paste its text, or save it decrypted.",
        )
    name = decoded_head(part.get_filename() or "")
    attached = str(part.get("content-disposition", "")).strip().lower().startswith("attachment")
    if kind.startswith("message/") and kind not in _PASSED_OVER and part.is_multipart():
        _enclose_mail(part, found)
    elif part.is_multipart():
        for child in part.get_payload():
            if isinstance(child, Message):
                _look_into(child, found, in_alternative=kind == "multipart/alternative")
    elif kind in _PASSED_OVER:
        return
    elif kind in _RICH_TEXT or name.lower() == "winmail.dat":
        found.doubt = _NOT_OPENED
    elif kind in {"text/plain", "text/html"} and not attached and (not name or in_alternative):
        text = _text_of(part, kind)
        (found.pages if kind == "text/html" else found.plain).append(text)
    elif _is_readable(name, kind):
        found.enclosed.append(Enclosed(name or _NAMELESS[kind], partial(_bytes_of, part), media_type=kind))


def _is_readable(name: str, kind: str) -> bool:
    """Tell whether an attachment may hold articles; logos, dates and signatures are passed over."""
    from briefing_app.intake.formats.registry import suffixes

    return name.lower().endswith(suffixes()) or (not name and kind in _NAMELESS)


def _enclose_mail(part: Message[Any, Any], found: _Found) -> None:
    for child in part.get_payload():
        if isinstance(child, Message):
            subject = subject_line(heads_of(child).get("subject", ""))
            found.enclosed.append(
                Enclosed(f"{subject or 'mail'}.eml", partial(_mail_bytes, child), media_type="message/rfc822")
            )


def _mail_bytes(message: Message[Any, Any]) -> bytes:
    try:
        return message.as_bytes()
    except (UnicodeError, LookupError, ValueError, KeyError) as error:
        raise Refused("The mail inside is damaged and cannot be read.") from error


def _bytes_of(part: Message[Any, Any]) -> bytes:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data:
        raise Refused("The attachment is empty or damaged.")
    return data


def _text_of(part: Message[Any, Any], kind: str) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    charset = part.get_content_charset("") or ""
    if kind == "text/html":
        from briefing_app.intake.formats.html import declared_charset

        return decode(data, charset or declared_charset(data))
    text = decode(data, charset).replace("\r\n", "\n")
    if str(part.get_param("format", "")).lower() == "flowed":
        return _unflowed(text, joined=str(part.get_param("delsp", "")).lower() == "yes")
    return text


def _unflowed(text: str, *, joined: bool) -> str:
    """Return a text whose soft line ends (a space before them) are undone (RFC 3676)."""
    lines: list[str] = []
    soft = False
    for line in text.split("\n"):
        stuffed = line[1:] if line.startswith(" ") else line
        if soft and stuffed != "-- ":
            lines[-1] += stuffed
        else:
            lines.append(stuffed)
        soft = stuffed.endswith(" ") and stuffed != "-- "
        if soft and joined:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _without_envelope(data: bytes) -> bytes:
    """Return a mail without the line that mailboxes put before it, or Apple Mail's count of its bytes."""
    if count := _APPLE_COUNT.match(data):
        return data[count.end() : count.end() + int(count[1])]
    if data.startswith((b"From ", b">From ")):
        return data.partition(b"\n")[2]
    return data


def _looks_like_mail(data: bytes, name: str) -> bool:
    start = _without_envelope(data[:32_768].lstrip(b"\xef\xbb\xbf\r\n"))
    names = set()
    place = 0
    while match := _HEAD_LINE.match(start, place):
        names.add(match.group().partition(b":")[0].lower())
        place = match.end()
    if name.lower().endswith(EML.suffixes):
        return len(names & (_OF_LETTERS | _OF_TRANSPORT)) >= 2
    return bool(names & _OF_TRANSPORT) and len(names & (_OF_LETTERS | _OF_TRANSPORT)) >= 3


EML = Format(
    name="mail",
    suffixes=(".eml", ".emlx", ".mail"),
    media_types=("message/rfc822",),
    max_bytes=MAX_PACKED_BYTES,
    looks_like=_looks_like_mail,
    read=read_eml,
    holds_many=True,
)
