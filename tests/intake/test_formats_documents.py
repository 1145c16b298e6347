"""ODT, FODT and RTF: every word the author left in, none that was taken out."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from intake_pages import HEADLINE, PARAGRAPHS

from briefing_app.errors import Refused
from briefing_app.intake.registry import read_bytes

BODY = "\n\n".join(PARAGRAPHS)
NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"), ("style", "style"),
        ("meta", "meta"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
STYLES = (
    '<office:automatic-styles><style:style style:name="P1" style:family="paragraph" '
    'style:parent-style-name="Title"/></office:automatic-styles>'
)
META = "<office:meta><dc:title>{title}</dc:title><dc:creator>{author}</dc:creator></office:meta>"


def odt(body: str, *, title: str = "", author: str = "", manifest: str = "<manifest/>") -> bytes:
    """Return a packed text with `body` inside `office:text`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        package.writestr(
            "content.xml",
            f"<office:document-content {NAMES}>{STYLES}<office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        package.writestr(
            "meta.xml",
            f"<office:document-meta {NAMES}>{META.format(title=title, author=author)}</office:document-meta>",
        )
        package.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def fodt(body: str) -> bytes:
    """Return the same in one flat file."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMES} '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{META.format(title="", author="")}'
        f"{STYLES}<office:body><office:text>{body}</office:text></office:body></office:document>"
    ).encode()


def paragraphs(*texts: str) -> str:
    return "".join(f"<text:p>{text}</text:p>" for text in texts)


@pytest.mark.parametrize("form", [odt, fodt])
@pytest.mark.parametrize(
    "heading",
    [
        f'<text:p text:style-name="P1">{HEADLINE}</text:p>',
        f'<text:h text:outline-level="1">{HEADLINE}</text:h>',
    ],
    ids=["title", "heading"],
)
def test_a_text_document_gives_headline_byline_and_text(form, heading):
    taken = read_bytes(form(heading + paragraphs("By Oda Ferrel", *PARAGRAPHS)), "a.odt")
    assert (taken.headline, taken.byline, taken.text) == (HEADLINE, "Oda Ferrel", BODY)
    assert not taken.headline_proposed


def test_spaces_tabs_and_line_breaks_are_those_of_the_page():
    body = (
        '<text:p>The  board\n of<text:s text:c="1"/>Port<text:tab/>Anselm <text:span>may <text:s/>close'
        "</text:span><text:line-break/>the basin.</text:p>"
    )
    assert read_bytes(odt(body), "a.odt").text == "The board of Port Anselm may close\n\nthe basin."


def test_deletions_comments_and_indexes_are_out_notes_boxes_and_tables_in_once():
    long = "The board may close the basin for good, it said in a letter to the council on Friday."
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Taken out.</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes><text:table-of-content>"
        "<text:index-body><text:p>1 Basin"
        "</text:p></text:index-body></text:table-of-content>"
        f"<text:p>{long[:20]}<office:annotation><text:p>A comment.</text:p></office:annotation>{long[20:]}"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>"
        "</text:note-body></text:note><draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box>"
        "</draw:frame></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Pier</text:p></table:table-cell>"
        "<table:table-cell><text:p>4</text:p></table:table-cell><table:covered-table-cell>"
        "<text:p>gone</text:p>"
        "</table:covered-table-cell></table:table-row></table:table>"
        "<text:list><text:list-item><text:p>First item.</text:p><text:list><text:list-item><text:p>Within."
        "</text:p></text:list-item></text:list></text:list-item></text:list><text:section "
        'text:display="none"><text:p>Hidden.</text:p></text:section><text:p>The last one.</text:p>'
    )
    assert read_bytes(odt(body), "a.odt").text.split("\n\n") == [
        long, "In the box.", "Pier | 4", "First item.", "Within.", "The last one.", "A note.",
    ]  # fmt: skip


def test_properties_are_believed_only_when_the_text_bears_them_out():
    taken = read_bytes(odt(paragraphs(*PARAGRAPHS), title=HEADLINE, author="Pieter Rask"), "a.odt")
    assert taken.headline == HEADLINE
    taken = read_bytes(odt(paragraphs(*PARAGRAPHS), title="Report_final.odt", author="root"), "a.odt")
    assert taken.headline_proposed
    assert taken.byline == ""


def test_what_is_encrypted_or_holds_no_text_gets_a_sentence():
    locked = "<manifest><file-entry><encryption-data/></file-entry></manifest>"
    for data, words in (
        (odt("<text:p>x</text:p>", manifest=locked), "encrypted"),
        (odt(""), "no readable text"),
        (fodt("<text:p>&a;</text:p>").replace(b"?>", b'?><!DOCTYPE a [<!ENTITY a "b">]>', 1), "declarations"),
        (fodt("<text:p>" * 5_000), "damaged"),
    ):
        with pytest.raises(Refused, match=words):
            read_bytes(data, "a.odt")


FONTS = (
    r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\froman\fcharset204 Times;}{\f2\fnil\fcharset128 Mincho;}}"
)


def rtf(body: str, *, info: str = "", page: str = r"\ansicpg1252") -> bytes:
    """Return an RTF file as word processors begin it."""
    start = r"{\rtf1\ansi" + page + r"\deff0" + FONTS + r"{\colortbl;\red0\green0\blue0;}"
    return (start + r"{\stylesheet{\s0 Normal;}{\s1\b\fs32 heading 1;}}" + info + body + "}").encode(
        "latin-1"
    )


def escaped(text: str) -> str:
    """Return text as RTF writes what is not ASCII."""
    return "".join(
        c if ord(c) < 128 else f"\\u{ord(c) if ord(c) < 0x8000 else ord(c) - 0x10000}?" for c in text
    )


def test_an_rtf_document_gives_headline_byline_and_text():
    lines = [r"\pard\s1 " + HEADLINE, r"\pard\plain By Oda Ferrel", *map(escaped, PARAGRAPHS)]
    taken = read_bytes(rtf(r"\par ".join(lines) + r"\par"), "a.rtf")
    assert (taken.headline, taken.byline, taken.text) == (HEADLINE, "Oda Ferrel", BODY)


def test_letters_of_every_code_page_come_out_right():
    body = (
        r"\pard Caf\'e9 \ldblquote yes\rdblquote\~and \u8364?\u8211\'96 5, \u-10179?\u-8704? "
        r"{\f1 \'cf\'ee\'f0\'f2} {\f2 \'83e\'83X\'83g} {\uc2\u1046\'c6\'d6end} lone \u55357? half.\par"
    )
    text = read_bytes(rtf(body), "a.rtf").text
    assert text == "Café “yes” and €– 5, 😀 Порт テスト Жend lone half."
    text.encode()
    page = rtf(
        r"\pard \f9 \'cf\'ee\'f0\'f2 \'e7\'e0\'ea\'f0\'fb\'f2 \'ed\'e0 \'e3\'ee\'e4.\par",
        page=r"\ansicpg1251",
    )
    assert read_bytes(page, "a.rtf").text == "Порт закрыт на год."


def test_what_the_page_shows_is_read_and_what_it_hides_is_not():
    body = (
        r"{\header A running head\par}\pard The board {\deleted will not }{\v secret }may close it."
        r"{\*\footnote\chftn\pard\plain  A note.}{\*\annotation A comment.}{\*\unknown zzz}\par "
        r"\trowd\cellx99\cellx199\pard\intbl Pier\cell 4\cell\row\pard "
        r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard In the box.\par}}{\shprslt{\*\do{\dptxbxtext\pard "
        r"In the box.\par}}}}{\upr{ansi}{\*\ud{A \u1046? letter.}}}{\field{\*\fldinst HYPERLINK evil}"
        r"{\fldrslt  A link.}}{\pict\wmetafile8\bin6 }}}{{{}\par {\listtext\bullet\tab}Last.\par"
    )
    assert read_bytes(rtf(body), "a.rtf").text.split("\n\n") == [
        "The board may close it.", "Pier | 4", "In the box.", "A Ж letter. A link.", "Last.", "A note.",
    ]  # fmt: skip


def test_rtf_properties_are_believed_only_when_the_text_bears_them_out():
    info = r"{\info{\title " + HEADLINE + r"}{\author Pieter Rask}{\creatim\yr2026\mo11\dy20}}"
    body = r"\par ".join(map(escaped, PARAGRAPHS)) + r"\par"
    assert read_bytes(rtf(body, info=info), "a.rtf").headline == HEADLINE
    info = r"{\info{\title Microsoft Word - draft}{\author x}}"
    assert read_bytes(rtf(body, info=info), "a.rtf").headline_proposed


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"{\\rtf1" + b"{" * 100_000, "nested"),
        (b"{\\rtf1 {\\pict 00ff}}", "no text"),
        (b"{\\rtf1\\ansi\\bin999999999999999 x}", "no text|no readable"),
    ],
)
def test_hostile_rtf_gets_a_sentence(data, words):
    with pytest.raises(Refused, match=words):
        read_bytes(data, "a.rtf")


def test_rtf_takes_time_in_step_with_its_length():
    def seconds(count: int) -> float:
        data = rtf(
            r"\pard " + r"{\field{\*\fldinst{HYPERLINK x}}{\fldrslt{word \'e9\u8364?}}} " * count + r"\par"
        )
        start = time.process_time()
        read_bytes(data, "a.rtf")
        return time.process_time() - start

    seconds(100)
    assert seconds(16_000) < 14 * max(seconds(2_000), 0.01)
