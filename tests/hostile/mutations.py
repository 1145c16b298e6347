"""Ways to spoil a file: in its bytes, in its structure, and with what attackers write."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import structures


@dataclass(frozen=True)
class Bait:
    """What must never be looked at: a file, and an address that listens."""

    file: str
    address: str


_BITS = (
    b"<", b">", b"&", b'"', b"<![CDATA[", b"]]>", b"<!--", b"<?xml", b"&#0;", b"&#xFFFFF;", b"\0", b"\xff",
    b"{", b"}", b"[", b"\\", b"\\u0000", b"\\bin99999999 ", b"\\u-99999?", b"9" * 400, b"http://[",
    b"null", b"\xe2\x80\xae", b"1e999", b"\r\n\r\n", b"From x\n", b"--b\r\n", b"=?utf-8?B?", b"endobj",
    b"\xed\xa0\x80", b"%PDF-", b"PK\x03\x04", b"\xef\xbb\xbf", b"\xff\xfe", b"<table>", b"NaN", b"-1",
    b"obj<<", b"\x1b[2J",
)  # fmt: skip
_CHARSETS = (b"utf-7", b"utf-16", b"utf-32", b"idna", b"rot13", b"zlib_codec", b"unknown-8bit", b"x" * 5_000)
_DATES = (b"0000-00-00", b"99999-01-01", b"2026-13-45T99:99:99+99:99", b"NaN", b"D" * 400, b"-1", b"")
_MAGIC = re.compile(rb"(?:charset|encoding|codepage)\s*[=:]\s*[\"']?([\w-]+)", re.IGNORECASE)
_DAY = re.compile(rb"\d{4}-?\d\d-?\d\d(?:T[\d:+Z.-]*)?|\w{3}, \d\d \w{3} \d{4}|\w+ \d\d?, \d{4}")
_TAG = re.compile(rb"<(/?)([A-Za-z][\w:.-]*)([^<>]*)>")
_NUMBER = re.compile(rb"(?<![\w.])\d{1,9}(?![\w.])")
_MAIL = re.compile(rb"(?im)^content-(?:type|transfer-encoding):")
_HUGE = (b"2147483648", b"-1", b"0", b"4294967295", b"99999999999999999999", b"65535")
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_LAUGHS = b"".join(
    (
        b'<!ENTITY e0 "ha">',
        *(b'<!ENTITY e%d "%b">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 12)),
        b'<!ENTITY e "&e11;">',
    )
)
_MOST_BYTES = 3_000_000


def mutated(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    """Return `data` spoilt once or several times; `others` are files to splice with."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        way = chance.choice(_ways(data))
        data = way(data, others, bait, chance)[:_MOST_BYTES] or b"x"
    return data


def _ways(data: bytes) -> tuple[Callable[[bytes, list[bytes], Bait, Random], bytes], ...]:
    ways = [_bytes, _bytes, _cut, _repeated, _spliced, _lengths, _built(structures.exchanged)]
    if data.startswith(b"PK\x03\x04"):
        ways += [_zip, _zip, _zip, _zip_heads, _built(structures.zip_records)]
    elif data.startswith(_PACKED[1:]):
        ways += [_packed, _packed]
    elif b"ustar" in data[:600]:
        ways += [_tar, _tar]
    elif data.startswith(b"%PDF"):
        ways += [_pdf, _pdf, _pdf, _built(structures.pdf_tables)]
    elif data.startswith(structures.OLE):
        ways += [_built(structures.ole_sectors)] * 4
    if _TAG.search(data, 0, 5_000):
        ways += [_tags, _tags, _nested, _entities, _numbers, _attributes, _built(structures.alike)]
    if data[:1] in b"{[" or data.startswith(b"{\\rtf"):
        ways += [_braces, _numbers, _built(structures.json_values)]
    if data.startswith(b"{\\rtf"):
        ways += [_built(structures.rtf_words)] * 2
    if _MAIL.search(data, 0, 20_000):
        ways += [_built(structures.mail_parts)] * 2
    if not data.startswith(_PACKED):
        ways += [_charset, _dates, _heads]
        ways += [_built(one) for one in (structures.other_line_ends, structures.marked, structures.spread)]
    return tuple(ways)


def _built(way: Callable[[bytes, Random], bytes]) -> Callable[[bytes, list[bytes], Bait, Random], bytes]:
    """Return a way to spoil what a file is built of, which needs no other file."""
    return lambda data, others, bait, chance: way(data, chance)


def _bytes(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(spoilt) + 1)
        end = min(len(spoilt), at + chance.randint(1, 200))
        match chance.randrange(6):
            case 0:
                spoilt[at:at] = chance.choice(_BITS)
            case 1:
                del spoilt[at:end]
            case 2:
                spoilt[at:at] = spoilt[at:end] * chance.randint(1, 60)
            case 3:
                spoilt[at:end] = chance.randbytes(end - at)
            case 4:
                spoilt[at:end] = bytes(end - at)
            case _ if at < len(spoilt):
                spoilt[at] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def _cut(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] if chance.random() < 0.7 else data[at:]


def _repeated(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 2_000)]
    return data[:start] + piece * chance.choice((2, 10, 100, 1_000)) + data[start:]


def _spliced(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    other = chance.choice(others)
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def _lengths(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    spoilt = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(spoilt))
        width = chance.choice((1, 2, 4, 8))
        value = chance.choice((0, 1, 2**31 - 1, 2**31, 2**32 - 1, 2**32 - 2, 0xFFFA, at, 2**63))
        spoilt[at : at + width] = (value & (2 ** (8 * width) - 1)).to_bytes(width, "little")
    return bytes(spoilt)


def _zip(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    """Pack the members again, one of them spoilt inside, renamed, doubled or grown."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            members = [(member.filename, opened.read(member)) for member in opened.infolist()]
    except Exception:
        return _bytes(data, others, bait, chance)
    if not members:
        return data
    place = chance.randrange(len(members))
    name, content = members[place]
    match chance.randrange(7):
        case 0 | 1 | 2:
            content = mutated(content or b"x", others, bait, chance)
        case 3:
            name = chance.choice(
                ("../../../etc/passwd", "/etc/passwd", "C:\\x.txt", "\\\\h\\s\\a.txt", "con.txt", bait.file)
            )
        case 4:
            members.append((name, chance.choice(others)))
        case 5:
            content = content[:20_000] * chance.choice((50, 2_000))
        case _:
            members += [(f"{number}{name}", b"x") for number in range(chance.choice((300, 3_000)))]
    members[place] = name, content[:40_000_000]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in dict(members).items() if chance.random() < 0.9 else members:
            info = zipfile.ZipInfo(name)
            info.compress_type = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
            archive.writestr(info, content)
    return made.getvalue()


def _zip_heads(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    """Lie in the directory: sizes, places, methods, counts."""
    spoilt = bytearray(data)
    for head in re.finditer(rb"PK\x01\x02|PK\x05\x06|PK\x03\x04", data):
        if chance.random() < 0.5:
            at = head.start() + chance.randrange(4, 46)
            if at + 4 <= len(spoilt):
                value = chance.choice((0, 1, 99, 2**31, 2**32 - 1, head.start()))
                spoilt[at : at + 4] = value.to_bytes(4, "little")
    return bytes(spoilt)


def _packed(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    """Spoil what a packed file holds and pack it again."""
    pack, unpack = {
        b"\x1f\x8b": (gzip.compress, gzip.decompress),
        b"BZ": (bz2.compress, bz2.decompress),
        b"\xfd7": (lzma.compress, lzma.decompress),
    }[data[:2]]
    try:
        inner = unpack(data)
    except Exception:
        return _bytes(data, others, bait, chance)
    if chance.random() < 0.1:
        return pack(inner * (1 + 20_000_000 // (len(inner) + 1)))
    return pack(mutated(inner or b"x", others, bait, chance))


def _tar(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    """Spoil a member's content or its head, which gets a checksum that fits."""
    spoilt = bytearray(data)
    heads = [at for at in range(0, len(data) - 512, 512) if data[at + 257 : at + 262] == b"ustar"]
    if not heads:
        return _bytes(data, others, bait, chance)
    at = chance.choice(heads)
    match chance.randrange(5):
        case 0:
            spoilt[at + 156] = chance.choice(b"012345678LKxgSV")
            spoilt[at + 157 : at + 157 + 60] = bait.file.encode()[:60].ljust(60, b"\0")
        case 1:
            spoilt[at + 124 : at + 136] = chance.choice(
                (b"77777777777\0", b"\x80" + b"\xff" * 11, b"-0000000001\0")
            )
        case 2:
            spoilt[at : at + 60] = chance.choice((b"../../x.txt", b"/etc/passwd", b"\xff" * 60)).ljust(
                60, b"\0"
            )
        case 3:
            info = tarfile.TarInfo("a.txt")
            info.type, info.linkname = chance.choice((tarfile.SYMTYPE, tarfile.LNKTYPE)), bait.file
            return info.tobuf() + data
        case _:
            spoilt[at + chance.randrange(512)] = chance.randrange(256)
    spoilt[at + 148 : at + 156] = b" " * 8
    spoilt[at + 148 : at + 156] = b"%06o\0 " % sum(spoilt[at : at + 512])
    return bytes(spoilt)


def _pdf(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    """Make objects refer to one another in circles, change counts, spoil a stream and pack it again."""
    match chance.randrange(4):
        case 0:
            numbers = re.findall(rb"(\d+) 0 obj", data) or [b"1"]
            references = list(re.finditer(rb"\d+ 0 R", data))
            for reference in chance.sample(references, min(len(references), 3)):
                other = chance.choice(numbers)
                data = data[: reference.start()] + other + b" 0 R" + data[reference.end() :]
            return data
        case 1:
            key = chance.choice((b"Count", b"Length", b"Size", b"First", b"N", b"Rotate", b"W", b"Width"))
            return re.sub(rb"/%b \d+" % key, b"/%b %b" % (key, chance.choice(_HUGE)), data)
        case 2:
            names = re.findall(rb"/[A-Z]\w+", data) or [b"/X"]
            return data.replace(chance.choice(names), chance.choice(names), chance.randint(1, 9))
    streams = list(re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))
    if not streams:
        return data
    stream = chance.choice(streams)
    try:
        inner = mutated(zlib.decompress(stream[1]), others, bait, chance)
    except zlib.error:
        inner = chance.choice((b"q " * 100_000, b"[" * 100_000, b"BT " * 50_000, b"(" * 100_000))
    return data[: stream.start(1)] + zlib.compress(inner) + data[stream.end(1) :]


def _tags(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    """Rename, drop, double or move elements."""
    tags = list(_TAG.finditer(data))
    if not tags:
        return data
    names = [tag[2] for tag in tags]
    for tag in sorted(chance.sample(tags, min(len(tags), 4)), key=lambda one: -one.start()):
        other = chance.choice(names)
        new = chance.choice(
            (
                b"",
                tag.group() * chance.choice((2, 500)),
                b"<%b%b%b>" % (tag[1], other, tag[3]),
                b"</%b>" % other,
            )
        )
        data = data[: tag.start()] + new + data[tag.end() :]
    return data


def _nested(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    """Put a part of the file into itself, very often."""
    tags = list(_TAG.finditer(data))
    if not tags:
        return data
    tag, times = chance.choice(tags), chance.choice((10, 300, 5_000, 20_000))
    if chance.random() < 0.5:
        return data[: tag.end()] + b"<%b>" % tag[2] * times + data[tag.end() :]
    opened, closed = b"<%b>" % tag[2] * times, b"</%b>" % tag[2] * times
    return data[: tag.start()] + opened + b"x" + closed + data[tag.start() :]


def _attributes(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    tags = [tag for tag in _TAG.finditer(data) if not tag[1]]
    if not tags:
        return data
    tag, many = chance.choice(tags), chance.choice((50, 5_000))
    new = chance.choice(
        (
            b"".join(b' a%d="x"' % number for number in range(many)),
            b"".join(b' xmlns:n%d="urn:%d"' % (number, number) for number in range(many)),
            b' href="%b"' % (b"x" * 100_000),
            b' href="file://%b" src="%b"' % (bait.file.encode(), bait.address.encode()),
            b' colspan="99999999" rowspan="99999999"',
            b' table:number-columns-repeated="99999999" text:c="99999999"',
        )
    )
    at = tag.end() - (2 if tag.group().endswith(b"/>") else 1)
    return data[:at] + new + data[at:]


def _entities(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    """Declare entities: of this file, of others, in circles, and use them in the text."""
    file, address = bait.file.encode(), bait.address.encode()
    declared = chance.choice(
        (
            b'<!ENTITY e SYSTEM "file://%b">' % file,
            b'<!ENTITY e SYSTEM "%b">' % address,
            b'<!ENTITY %% p SYSTEM "%b/x.dtd"> %%p; <!ENTITY e "x">' % address,
            _LAUGHS,
            b'<!ENTITY e "%b">' % (b"a" * 50_000),
            b'<!ENTITY e "&f;"><!ENTITY f "&e;">',
        )
    )  # fmt: skip
    kind = chance.choice(
        (b"<!DOCTYPE x [%b]>", b'<!DOCTYPE x SYSTEM "file://%b" [%%b]>' % file, b"<!DOCTYPE\tx\n[%b]>")
    )
    start = re.match(rb"\s*<\?xml[^>]*>", data)
    at = start.end() if start else 0
    rest = data[at:].replace(b"</", b"&e;</", chance.choice((1, 5_000)))
    if chance.random() < 0.2:
        rest = rest.replace(
            b">",
            b'><x:include xmlns:x="http://www.w3.org/2001/XInclude" parse="text" href="file://%b"/>' % file,
            1,
        )
    return data[:at] + kind % declared + rest


def _numbers(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    numbers = list(_NUMBER.finditer(data))
    for number in sorted(chance.sample(numbers, min(len(numbers), 4)), key=lambda one: -one.start()):
        new = chance.choice((*_HUGE, b"9" * 5_000, b"1e400"))
        data = data[: number.start()] + new + data[number.end() :]
    return data


def _braces(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    at = chance.randrange(len(data))
    brace = chance.choice(
        (b"{", b"[", b'{"a":', b"[{", b"{\\*", b"{\\field", b"}", b"\\intbl\\cell", b"\\bin9 ")
    )
    return data[:at] + brace * chance.choice((5, 1_000, 100_000)) + data[at:]


def _charset(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    named = list(_MAGIC.finditer(data))
    if not named:
        return data.decode("latin-1").encode(
            chance.choice(("utf-16", "utf-7", "utf-32", "utf-8-sig")), "replace"
        )
    found = chance.choice(named)
    return data[: found.start(1)] + chance.choice(_CHARSETS) + data[found.end(1) :]


def _dates(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    return _DAY.sub(lambda day: chance.choice((*_DATES, day.group())), data)


def _heads(data: bytes, others: list[bytes], bait: Bait, chance: Random) -> bytes:
    """Double lines, as head lines of mails and fields of exports are."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    doubled = [lines[at]] * chance.choice((2, 50, 5_000))
    return b"\n".join([*lines[:at], *doubled, *lines[at + chance.randint(0, 1) :]])
