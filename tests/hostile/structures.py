"""Ways to spoil what a file is built of: its parts exchanged, nested, tied into circles, called alike."""

from __future__ import annotations

import re
import struct
from random import Random

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_ELEMENT = re.compile(rb"<([A-Za-z][\w:.-]*)\b[^<>]*>[^<>]{0,2000}</\1>")
_IDENTITY = re.compile(
    rb'\b((?:xml:)?id|guid|name|residref|idref|href|rel)\s*=\s*"[^"]{0,300}"', re.IGNORECASE
)
_NAMED = re.compile(rb"<(guid|id|link|uri)\b[^<>]*>[^<>]{0,300}</\1>", re.IGNORECASE)
_STRING = re.compile(rb'"(?:[^"\\]|\\.){0,300}"')
_BOUNDARY = re.compile(rb'boundary="?([^"\s;]{1,80})', re.IGNORECASE)
_TRANSFER = re.compile(rb"(?im)^(content-transfer-encoding:)[^\r\n]*")
_ENCODINGS = (b"base64", b"quoted-printable", b"x-uuencode", b"binary", b"7bit", b"x" * 500, b"")
_LINE_ENDS = (
    b"\r",
    b"\r\n",
    b"\n\r",
    b"\v",
    b"\f",
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"\xe2\x80\xa9",
    b"\0",
    b"",
)
_MARKS = (
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xff\xfe\0\0",
    b"\0\0\xfe\xff",
    b"+/v8-",
    b"\xef\xbb\xbf" * 40,
)
_JSON = (
    rb'"\ud800"', rb'"\udc00\ud800"', rb'"\u0000"', b'"\xff\xfe"', b'"\\x41"', b"1e99999", b"-0", b"NaN",
    b'{"a":' * 3_000, b"[" * 60_000, b"Infinity", b"9" * 20_000, b"null", b"true", b"[]", b"{}",
    b'"' + b"\\\\" * 9_000,
)  # fmt: skip
_RTF = (
    rb"\u-10179?", rb"\u55357?\u-9216?", rb"\u99999999999?", rb"\'g1", rb"\'", rb"\bin999999999 ",
    rb"\bin-1 ", rb"{\*\x", rb"{\object\objdata 00}", rb"\uc99999 \u8217?", rb"\ansicpg99999",
    rb'{\field{\*\fldinst HYPERLINK "file:///etc/passwd"}{\fldrslt x}}', b"{\\pict" * 800, b"{" * 20_000,
    rb"\fonttbl{\f0\fcharset999 x;}",
)  # fmt: skip

_OLE_HEAD = (
    *((place, 2) for place in (24, 26, 30, 32)),
    *((place, 4) for place in (44, 48, 56, 60, 64, 68, 72, 76)),
)
"""The fields of the head that say how large sectors are and where chains begin: place and width."""


def exchanged(data: bytes, chance: Random) -> bytes:
    """Exchange two stretches of the file, or two of its elements."""
    elements = list(_ELEMENT.finditer(data))
    if len(elements) > 1 and chance.random() < 0.7:
        one, other = sorted(chance.sample(elements, 2), key=lambda found: found.start())
        places = one.span(), other.span()
    else:
        cuts = sorted(chance.randrange(len(data) + 1) for _ in range(4))
        places = (cuts[0], cuts[1]), (cuts[2], cuts[3])
    (a, b), (c, d) = places
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def alike(data: bytes, chance: Random) -> bytes:
    """Give everything that has a name or a number of its own the same one."""
    name = chance.choice((b"x", b"", b"../x", b"1" * 400, b"\xe2\x80\xae"))
    data = _IDENTITY.sub(lambda found: found[1] + b'="' + name + b'"', data)
    return _NAMED.sub(lambda found: b"<%b>%b</%b>" % (found[1], name, found[1]), data)


def other_line_ends(data: bytes, chance: Random) -> bytes:
    """End each line in another way."""
    return re.sub(rb"\r?\n", lambda _: chance.choice((*_LINE_ENDS, b"\n", b"\n")), data)


def marked(data: bytes, chance: Random) -> bytes:
    """Say with the first bytes that the text is in another encoding, or say so in its middle."""
    at = 0 if chance.random() < 0.7 else chance.randrange(len(data))
    return data[:at] + chance.choice(_MARKS) + data[at:]


def spread(data: bytes, chance: Random) -> bytes:
    """Put a NUL after each byte of a stretch, as half a file in another encoding has it."""
    at = chance.randrange(len(data))
    end = min(len(data), at + chance.randint(2, 4_000))
    return data[:at] + b"".join(bytes((one, 0)) for one in data[at:end]) + data[end:]


def json_values(data: bytes, chance: Random) -> bytes:
    """Put odd values in the place of strings, and names twice."""
    strings = list(_STRING.finditer(data))
    for found in sorted(chance.sample(strings, min(len(strings), 4)), key=lambda one: -one.start()):
        new = chance.choice((*_JSON, found[0] + b":1," + found[0], chance.choice(strings)[0]))
        data = data[: found.start()] + new + data[found.end() :]
    return data


def rtf_words(data: bytes, chance: Random) -> bytes:
    """Put in control words that lie."""
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(data))
        data = data[:at] + chance.choice(_RTF) * chance.choice((1, 1, 30)) + data[at:]
    return data


def mail_parts(data: bytes, chance: Random) -> bytes:
    """Nest the parts of a mail, end none, give all one boundary, or say that they are packed otherwise."""
    match chance.randrange(5):
        case 0:
            return _TRANSFER.sub(lambda found: found[1] + b" " + chance.choice(_ENCODINGS), data)
        case 1:
            boundaries = list({found[1] for found in _BOUNDARY.finditer(data)}) or [b"x"]
            for one in boundaries:
                data = data.replace(one, boundaries[0])
            return data.replace(b"--" + boundaries[0] + b"--", b"--" + boundaries[0], chance.randint(0, 9))
        case 2:
            return _wrapped(data, b'multipart/mixed; boundary="b%d"', chance.choice((5, 90, 1_500)))
        case 3:
            depth = chance.choice((5, 90, 1_500))
            return b"Content-Type: message/rfc822\r\n\r\n" * depth + data
    found = _BOUNDARY.search(data)
    part = b"--" + found[1] if found else b"--x"
    return data.replace(part, (part + b"\r\nX: y\r\n\r\nz\r\n") * chance.choice((20, 20_000)) + part, 1)


def _wrapped(data: bytes, kind: bytes, depth: int) -> bytes:
    opened = b"".join(b"Content-Type: " + kind % n + b"\r\n\r\n--b%d\r\n" % n for n in range(depth))
    return b"MIME-Version: 1.0\r\nSubject: x\r\n" + opened + data


def ole_sectors(data: bytes, chance: Random) -> bytes:
    """Tie chains of sectors and entries of the directory into circles, and lie in the head."""
    spoilt = bytearray(data)
    if len(data) < 2_048:
        return bytes(spoilt)
    size = 512
    match chance.randrange(3):
        case 0:
            place, width = chance.choice(_OLE_HEAD)
            value = chance.choice(
                (0, 1, 2, 63, 0xFFFE, 0x7FFFFFFF, 0xFFFFFFFE, chance.randrange(len(data) // size))
            )
            spoilt[place : place + width] = (value & (2 ** (8 * width) - 1)).to_bytes(width, "little")
        case 1:
            sector = struct.unpack_from("<I", data, 76)[0]
            start = (sector + 1) * size
            for _ in range(chance.randint(1, 8)):
                at = start + 4 * chance.randrange(128)
                if at + 4 <= len(spoilt):
                    spoilt[at : at + 4] = struct.pack("<I", chance.randrange(len(data) // size))
        case _:
            start = (struct.unpack_from("<I", data, 48)[0] + 1) * size
            for _ in range(chance.randint(1, 6)):
                at = start + 128 * chance.randrange(12) + chance.choice((64, 66, 68, 72, 76, 116, 120))
                if at + 4 <= len(spoilt):
                    value = chance.choice((0, 1, 2, 3, 0xFFFFFFFF, 0x7FFFFFFF, 9_999))
                    spoilt[at : at + 4] = struct.pack("<I", value)
    return bytes(spoilt)


def pdf_tables(data: bytes, chance: Random) -> bytes:
    """Have the tables of a PDF lead nowhere, to themselves and to one another; pages be their own parents."""
    match chance.randrange(4):
        case 0:
            place = chance.choice((b"0", b"-1", b"99999999999", b"%d" % max(0, data.rfind(b"xref")), b"17"))
            return re.sub(rb"startxref\s+\d+", b"startxref\n" + place, data)
        case 1:
            place = b"%d" % max(0, data.rfind(b"xref"))
            return data.replace(b"trailer\n<<", b"trailer\n<< /Prev " + place + b" /XRefStm " + place, 3)
        case 2:
            numbers = re.findall(rb"(\d+) 0 obj", data) or [b"1"]
            key = chance.choice(
                (b"Parent", b"Kids", b"Contents", b"Resources", b"Font", b"Length", b"Next", b"XObject")
            )
            value = chance.choice((b"%b 0 R", b"[%b 0 R %b 0 R]")).replace(b"%b", chance.choice(numbers))
            return data.replace(b"<<", b"<< /" + key + b" " + value, chance.randint(1, 6))
        case _:
            return data.replace(b"<<", b"<<" + b"/X <<" * chance.choice((50, 5_000)), 1)


def zip_records(data: bytes, chance: Random) -> bytes:
    """Have many entries of the directory share one member, and say more or fewer than there are."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or len(data) < end + 22:
        return data
    count, size, start = struct.unpack_from("<HII", data, end + 10)
    directory = data[start : start + size]
    if not directory.startswith(b"PK\x01\x02"):
        return data
    name, extra, comment = struct.unpack_from("<HHH", directory, 28)
    first = directory[: 46 + name + extra + comment]
    times = chance.choice((1, 60, 4_000))
    spoilt = directory + first * times
    told = chance.choice((count + times, count, 0, 0xFFFF)) & 0xFFFF
    tail = data[end : end + 8] + struct.pack("<HHIIH", told, told, len(spoilt), start, 0)
    return data[:start] + spoilt + tail
