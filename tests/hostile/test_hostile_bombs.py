"""Files made to cost time or memory, or to open others: read or refused, soon, by each format itself."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable

import pytest
from compound_file import compound_file, mail_file
from hostile_seeds import seeds
from intake_documents import paragraph, word_file
from intake_mail import TEXT
from intake_pages import PARAGRAPHS, news_page
from test_formats_archives import words, zipped
from test_formats_books import book
from test_formats_documents import fodt, odt, paragraphs
from test_formats_wire import XHTML, nitf

from briefing_app.errors import Refused
from briefing_app.intake.registry import read_parts
from briefing_app.intake.taken import Taken
from briefing_app.web.exchange import Answer
from briefing_app.web.feeds.feed import ReadFeed
from briefing_app.web.feeds.opml import read_opml
from briefing_app.web.feeds.reading import look_at

SECONDS = 12
SECRET = "root:x:0:0"

_LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
DECLARED = {
    "billion laughs": f'<!DOCTYPE x [<!ENTITY e0 "ha">{_LAUGHS}<!ENTITY e "&e11;">]>',
    "quadratic blow-up": f'<!DOCTYPE x [<!ENTITY e "{"a" * 100_000}">]>',
    "a circle": '<!DOCTYPE x [<!ENTITY e "&f;"><!ENTITY f "&e;">]>',
    "a file": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    "an address": '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/x">]>',
    "parameters": '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p; <!ENTITY e "x">]>',
    "odd spaces": '<!DOCTYPE\n\tx\n[\n<!ENTITY\te SYSTEM "file:///etc/passwd">]>',
    "only a type": '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
}
"""What stands before the root; `&e;` stands in the text a thousand times."""


def _inside(declared: str, markup: str) -> str:
    return declared + markup.replace("</", "&e;" * 50 + "</", 20)


_FLAT = fodt(paragraphs(*PARAGRAPHS)).decode().partition("?>")[2]
XML_FORMS: dict[str, Callable[[str], bytes]] = {
    "nitf.xml": lambda declared: _inside(declared, nitf()).encode(),
    "nitf-16.xml": lambda declared: _inside(declared, nitf()).encode("utf-16"),
    "a.fodt": lambda declared: _inside(declared, _FLAT).encode(),
    "a.odt": lambda declared: odt(f"{declared}{paragraphs('&e;' * 50)}"),
    "a.docx": lambda declared: _repacked(word_file(paragraph(TEXT)), "word/document.xml", declared),
    "a.epub": lambda declared: book({"a.xhtml": _inside(declared, f"<html><body>{XHTML}</body></html>")}, ""),
}  # fmt: skip


def _repacked(data: bytes, part: str, declared: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    members[part] = declared.encode() + members[part].replace(b"</w:t>", b"&e;" * 50 + b"</w:t>")
    return zipped(members)


def soon(name: str, data: bytes) -> list[Taken | Refused]:
    """Read a file and insist on time, on sentences, and on words that were in it."""
    begun = time.process_time()
    found = list(read_parts(data, name))
    assert time.process_time() - begun < SECONDS
    assert found
    for one in found:
        assert isinstance(one, (Taken, Refused))
        if isinstance(one, Refused):
            assert one.what.endswith(".")
            assert one.where.startswith(name)
        else:
            assert SECRET not in one.text
            assert len(one.text) < 3_000_000
    return found


@pytest.mark.parametrize("form", XML_FORMS)
@pytest.mark.parametrize("what", DECLARED)
def test_entities_are_neither_fetched_nor_unfolded(what, form):
    soon(form, XML_FORMS[form](DECLARED[what]))


@pytest.mark.parametrize("what", DECLARED)
def test_feeds_and_lists_of_feeds_declare_nothing_either(what):
    rss = f"<rss><channel><title>t</title>{'<item><title>&e;</title></item>' * 20}</channel></rss>"
    opml = f"<opml><body><outline text='x' xmlUrl='https://a.example/'>{'&e;' * 20}</outline></body></opml>"
    begun = time.process_time()
    for read in (
        lambda: look_at(Answer("https://x.example/", 200, "text/xml", (DECLARED[what] + rss).encode())),
        lambda: read_opml((DECLARED[what] + opml).encode()),
    ):
        try:
            assert SECRET not in str(read())
        except Refused as refusal:
            assert refusal.what.endswith(".")
    assert time.process_time() - begun < SECONDS


def _overlapping(times: int) -> bytes:
    """Return a ZIP whose directory names one packed member very often."""
    data = zipped({"a.txt": b"word " * 200_000})
    at, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[at:end]
    names = [entry[:46] + b"%05d" % number + entry[51:] for number in range(times)]
    directory = b"".join(names)
    closing = struct.pack(
        "<4sHHHHIIH", b"PK\x05\x06", 0, 0, times & 0xFFFF, times & 0xFFFF, len(directory), at, 0
    )
    return data[:at] + directory + closing


def _declared_huge() -> bytes:
    data = bytearray(zipped({"a.txt": words(1), "b.txt": words(2)}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (2**31).to_bytes(4, "little")
    return bytes(data)


def _holding_itself() -> bytes:
    data = b""
    for _ in range(8):
        data = zipped({"in.zip": data or words(1), "a.txt": words(2)})
    return data


def _pdf(*objects: bytes) -> bytes:
    body, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(body))
    return body + head + table + end


_CATALOGUE, _PAGE = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>"
_PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 600 800] >>"


def _stream(data: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return b"<< /Length %d /Filter %b >>\nstream\n%b\nendstream" % (len(data), filters, data)


def _looping_msg() -> bytes:
    data = bytearray(compound_file(mail_file(subject="Port", body=TEXT)))
    places = struct.unpack("<109I", data[76:512])
    fat = 512 * (places[0] + 1)
    for number in range(60):
        data[fat + 4 * number : fat + 4 * number + 4] = (number // 2).to_bytes(4, "little")
    return bytes(data)


def _deep(element: str, times: int) -> bytes:
    return f"<html><body>{f'<{element}>' * times}{XHTML}".encode()


def _mail(head: str, body: str = TEXT) -> bytes:
    return (
        f"From: a@b.example\nTo: c@d.example\nMessage-ID: <1@x>\nSubject: Port\n{head}\n\n{body}\n".encode()
    )


_ATTRIBUTES = b"".join(b"a%d=x " % n for n in range(300_000))
_NINJS = b'{"uri": "1", "type": "text", "headline": "H", "body_text": '
_PARTS = "".join(f"--b\nContent-Type: text/plain\n\nPart {n}\n" for n in range(100_000))
_LONG = "b" * 100_000
_NESTED = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(3_000))
BOMBS: dict[str, Callable[[], bytes]] = {
    "overlapping.zip": lambda: _overlapping(5_000),
    "full.zip": lambda: _overlapping(65_535),
    "huge.zip": _declared_huge,
    "itself.zip": _holding_itself,
    "deep.html": lambda: _deep("div", 10_000),
    "deeper.html": lambda: _deep("b", 1_000_000),
    "table.html": lambda: _deep("table><tr><td", 10_000),
    "tags.html": lambda: b"<html><body>" + b"<br>" * 3_000_000,
    "attributes.html": lambda: b"<p " + _ATTRIBUTES + b">" + XHTML.encode(),
    "one-attribute.html": lambda: b"<html><body><p title='" + b"x" * 10_000_000 + b"'>" + XHTML.encode(),
    "comment.html": lambda: news_page().encode() + b"<!--" * 500_000,
    "entities.html": lambda: b"<html><body><p>" + b"&amp" * 100_000 + XHTML.encode(),
    "deep.xml": lambda: b"<nitf><body>" + b"<p>" * 1_000_000,
    "names.xml": lambda: b"<nitf " + b"".join(b'xmlns:n%d="u" ' % n for n in range(100_000)) + b"/>",
    "attribute.xml": lambda: b'<nitf a="' + b"x" * 12_000_000 + b'"/>',
    "include.xml": lambda: nitf(
        '<p xmlns:x="http://www.w3.org/2001/XInclude"><x:include parse="text" href="file:///etc/passwd"/></p>'
    ).encode(),
    "deep.json": lambda: b'{"headline":' * 100_000,
    "digits.json": lambda: _NINJS + b"9" * 1_000_000 + b"}",
    "float.json": lambda: _NINJS + b'"x", "wordcount": 1e999999, "charcount": -0, "versioncreated": NaN}',
    "groups.rtf": lambda: b"{\\rtf1 " + b"{\\b " * 1_000_000,
    "bin.rtf": lambda: b"{\\rtf1\\ansi " + b"\\bin2147483647 x" * 1_000 + b"}",
    "words.rtf": lambda: b"{\\rtf1\\ansi " + b"\\par\\b\\i" * 500_000 + b" words}",
    "loop.pdf": lambda: _pdf(_CATALOGUE, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
    "parents.pdf": lambda: _pdf(b"<< /Type /Catalog /Pages 1 0 R /Kids [1 0 R] /Count 9 >>"),
    "count.pdf": lambda: _pdf(_CATALOGUE, _PAGES.replace(b"Count 1", b"Count 2147483647"), _PAGE),
    "contents.pdf": lambda: _pdf(_CATALOGUE, _PAGES, _PAGE, b"[4 0 R 4 0 R]"),
    "length.pdf": lambda: _pdf(_CATALOGUE, _PAGES, _PAGE, b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream"),
    "packed.pdf": lambda: _pdf(
        _CATALOGUE, _PAGES, _PAGE,
        _stream(zlib.compress(zlib.compress(b"q " * 5_000_000)), b"[/FlateDecode /FlateDecode]"),
    ),
    "parts.eml": lambda: _mail('MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"', _PARTS),
    "nested.eml": lambda: _mail("MIME-Version: 1.0\n" + _NESTED),
    "boundary.eml": lambda: _mail(f'Content-Type: multipart/mixed; boundary="{_LONG}"', f"--{_LONG}"),
    "charset.eml": lambda: _mail(f'Content-Type: text/plain; charset="{"x" * 1_000_000}"'),
    "nothing.mbox": lambda: b"From \n" * 200_000,
    "unbegun.mbox": lambda: _mail("X: y") + b"\n>From here on\n" * 10_000,
    "loop.msg": _looping_msg,
    "charset.html": lambda: news_page(charset="x" * 1_000_000).encode(),
    "utf-7.html": lambda: news_page(charset="utf-7").encode(),
    "utf-16.html": lambda: news_page(charset="utf-16").encode(),
    "codec.html": lambda: news_page(charset="zlib_codec").encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_what_was_made_to_cost_costs_little(name):
    soon(name, BOMBS[name]())


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "zlib_codec", "x" * 10_000])
def test_a_false_charset_does_not_spoil_a_page(charset):
    (taken,) = soon("a.html", news_page(charset=charset).encode())
    assert isinstance(taken, Taken)
    assert PARAGRAPHS[1] in taken.text


DAYS = ("0000-00-00", "99999-12-31", "NaN", "2026-02-30T25:61:61+99:99", "9" * 400, "-1")
KNOWN = (
    b"2026-11-20T17:45:00+02:00",
    b"20261120T093000Z",
    b"2026-11-20T23:40:00+01:00",
    b"Mon, 03 Mar 2025 23:30:00 -0500",
    b"2026-11-19T10:00:00Z",
    b"2026-11-21T08:00:00+02:00",
)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", ["page.html", "nitf.xml", "ninjs-1.json", "letter.eml", "items.xml"])
def test_a_day_that_never_was_is_left_open(name, day):
    data = seeds()[name]
    for known in KNOWN:
        data = data.replace(known, day.encode())
    found = soon(name, data)
    assert any(isinstance(one, Taken) for one in found)


def test_a_page_as_deep_as_real_ones_is_read():
    (taken,) = soon("a.html", news_page().encode())
    assert isinstance(taken, Taken)
    (deep,) = soon("deep.html", _deep("div", 100))
    assert isinstance(deep, Taken)


CODECS = ("zlib_codec", "bz2_codec", "hex_codec", "rot13", "idna", "undefined", "x" * 40)


@pytest.mark.parametrize("codec", CODECS)
def test_what_a_feed_calls_its_encoding_is_one_of_text_or_passed_over(codec):
    feed = f"<?xml version='1.0' encoding='{codec}'?><rss><channel><title>Caf\xe9</title></channel></rss>"
    found = look_at(Answer("https://x.example/", 200, f"text/xml; charset={codec}", feed.encode("latin-1")))
    assert isinstance(found, ReadFeed)
    assert found.title == "Café"


def test_a_document_type_that_never_ends_is_passed_over() -> None:
    from briefing_app.intake.containers.hardened_xml import root_name

    assert root_name(b"<!DOCTYPE x [<!ENTITY e 'aaa'>]" + b"\x0c" * 100) == ""
    assert root_name(b"<!DOCTYPE x [<!ENTITY e 'aaa'>]><nitf>") == "nitf"
