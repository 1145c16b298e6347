"""Every script in Word: which way paragraphs and runs go, what they are set in, which language they are."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import documents
import pytest
from documents import words
from docx_validators import schema_faults
from docx_words import text_of
from lxml import etree
from pdf_readers import style
from script_samples import EAST_ASIAN, RIGHT_TO_LEFT, SAMPLES, blocks_of, document_of

from briefing_app.document.nodes import (
    Emphasis,
    ItemHead,
    Paragraph,
    Role,
    SourceEntry,
    SourceRef,
    Sources,
    Text,
)
from briefing_app.export.docx.scripts.directing import directed
from briefing_app.export.docx.writer import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = dict.fromkeys(map(ord, "\u200e\u200f"))


def part(data: bytes, name: str = "word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def paragraph_with(data: bytes, text: str):
    """Return the one paragraph of the body that has `text`."""
    return next(
        paragraph
        for paragraph in part(data).iter(f"{W}p")
        if text in "".join(t.text for t in paragraph.iter(f"{W}t")).translate(MARKS)
    )


def runs_of(paragraph) -> list[tuple[str, bool, str, str]]:
    """Return (words, from right to left, East Asian font, language) of the runs that show words."""
    found = []
    for run in paragraph.iter(f"{W}r"):
        text = "".join(t.text for t in run.iter(f"{W}t"))
        fonts, language = run.find(f"{W}rPr/{W}rFonts"), run.find(f"{W}rPr/{W}lang")
        if text:
            found.append(
                (
                    text.translate(MARKS),
                    run.find(f"{W}rPr/{W}rtl") is not None,
                    "" if fonts is None else fonts.get(f"{W}eastAsia"),
                    "" if language is None else next(iter(language.attrib.values())),
                )
            )
    return found


def in_language(name: str):
    sample = SAMPLES[name]
    document = documents.of(*blocks_of(sample, tagged=False))
    return replace(document, meta=replace(document.meta, language=sample.language))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_script_is_valid_and_reads_as_written(name, tmp_path):
    for number, document in enumerate((document_of(SAMPLES[name]), in_language(name))):
        data = write_docx(document, style())
        path = tmp_path / f"{number}.docx"
        path.write_bytes(data)
        assert schema_faults(path) == []
        text = text_of(data).translate(MARKS)
        for words_of_it in (SAMPLES[name].sentence, SAMPLES[name].quotation, SAMPLES[name].headline):
            assert words_of_it in text.replace("\u00a0", " ")


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_paragraphs_from_right_to_left_say_so(name):
    sample = SAMPLES[name]
    data = write_docx(document_of(sample), style())
    for text in (sample.sentence[:20], sample.quotation):
        assert paragraph_with(data, text).find(f"{W}pPr/{W}bidi") is not None
    assert all(rtl for _, rtl, _, _ in runs_of(paragraph_with(data, sample.quotation)))


def test_an_arabic_name_in_an_english_line_is_a_run_of_its_own():
    inlines = (
        Text("محمد عبد الله", Emphasis.STRONG),
        Text(", Minister for Foreign Affairs, 22 November 2026:"),
    )
    data = write_docx(documents.of(Paragraph(Role.ITEM_BODY, inlines)), style())
    paragraph = paragraph_with(data, "Minister for Foreign")
    assert paragraph.find(f"{W}pPr/{W}bidi") is None
    assert runs_of(paragraph) == [
        ("محمد عبد الله", True, "", "ar-SA"),
        (", Minister for Foreign Affairs, 22 November 2026:", False, "", ""),
    ]


def test_english_words_and_numbers_in_an_arabic_sentence():
    text = "بحسب Reuters، ارتفع العائد بنسبة 4.25% في (Annex B) يوم 22 نوفمبر."
    data = write_docx(documents.of(Paragraph(Role.ITEM_BODY, words(text))), style())
    runs = runs_of(paragraph_with(data, "Reuters"))
    assert "".join(words_of_it for words_of_it, *_ in runs) == text
    assert [words_of_it for words_of_it, rtl, *_ in runs if not rtl] == ["Reuters", "Annex B"]
    assert runs[-1][0].endswith("22 نوفمبر.")


def test_programs_that_go_by_letters_alone_get_a_mark_where_they_would_err():
    data = write_docx(documents.of(Paragraph(Role.ITEM_BODY, words("Mr محمد, 22 November"))), style())
    paragraph = next(p for p in part(data).iter(f"{W}p") if "November" in "".join(p.itertext()))
    assert "".join(t.text for t in paragraph.iter(f"{W}t")) == "Mr محمد, \u200e22 November"
    plain = write_docx(documents.of(Paragraph(Role.ITEM_BODY, words("Mr محمد of 22 November"))), style())
    assert "\u200e" not in text_of(plain)


def test_source_numbers_go_with_the_paragraph():
    inlines = (Text("قال ذلك لوكالة Reuters. "), SourceRef((1, 2)))
    sources = Sources("Sources", tuple(SourceEntry(number, words("s")) for number in (1, 2)))
    data = write_docx(documents.of(Paragraph(Role.ITEM_BODY, inlines), sources), style())
    paragraph = paragraph_with(data, "Reuters")
    brackets = [
        run
        for run in paragraph.iter(f"{W}r")
        if "".join(t.text for t in run.iter(f"{W}t")).strip("\ufeff\u200f") in "[]"
    ]
    assert brackets
    assert all(
        run.find(f"{W}rPr/{W}rtl") is not None
        for run in paragraph.iter(f"{W}r")
        if run.find(f"{W}footnoteReference") is not None
    )


@pytest.mark.parametrize(
    ("name", "font", "tag"),
    [
        ("Chinese, simplified", "SimSun", "zh-CN"),
        ("Chinese, traditional", "PMingLiU", "zh-TW"),
        ("Japanese", "Yu Mincho", "ja-JP"),
        ("Korean", "Batang", "ko-KR"),
    ],
)
def test_east_asian_words_name_their_font_and_language(name, font, tag):
    sample = SAMPLES[name]
    data = write_docx(document_of(sample), style())
    runs = runs_of(paragraph_with(data, sample.sentence[:8]))
    assert {(family, language) for text, _, family, language in runs if sample.sentence[:3] in text} == {
        (font, tag)
    }


@pytest.mark.parametrize("name", EAST_ASIAN)
def test_figures_and_latin_letters_keep_the_font_of_the_style(name):
    data = write_docx(
        documents.of(Paragraph(Role.ITEM_BODY, words(f"{SAMPLES[name].name} Annex 14"))), style()
    )
    runs = runs_of(paragraph_with(data, "Annex 14"))
    assert runs[-1][0].strip() == "Annex 14"
    assert runs[-1][2] == ""


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_a_document_from_right_to_left_has_its_side_column_at_the_right(name):
    data = write_docx(in_language(name), style())
    root = part(data)
    margins = next(root.iter(f"{W}pgMar"))
    assert int(margins.get(f"{W}right")) > int(margins.get(f"{W}left")) + 1000
    frames = list(root.iter(f"{W}framePr"))
    assert frames
    assert {frame.get(f"{W}xAlign") for frame in frames} == {"right"}
    assert all(table.find(f"{W}tblPr/{W}bidiVisual") is not None for table in root.iter(f"{W}tbl"))
    for paragraph in root.iter(f"{W}p"):
        if "".join(t.text for t in paragraph.iter(f"{W}t")).strip("\u200e\u200f "):
            assert paragraph.find(f"{W}pPr/{W}bidi") is not None


def test_a_long_english_paragraph_in_an_arabic_document_stays_as_it_is():
    long = "We will not accept a corridor without guarantees. " * 4
    document = documents.of(
        Paragraph(Role.STATEMENT_ORIG, words(long)), ItemHead("1", words("الوسيط يعرض"), "i")
    )
    document = replace(document, meta=replace(document.meta, language="ar"))
    data = write_docx(document, style())
    assert paragraph_with(data, "We will not").find(f"{W}pPr/{W}bidi") is None


def test_a_headline_whose_number_hangs_in_the_side_column_keeps_it_there():
    data = write_docx(documents.of(ItemHead("7", words("الوسيط يعرض غرفة تفتيش"), "i")), style())
    paragraph = paragraph_with(data, "الوسيط")
    assert paragraph.find(f"{W}pPr/{W}bidi") is None
    assert [rtl for text, rtl, *_ in runs_of(paragraph) if "الوسيط" in text] == [True]


def test_overrides_never_reach_word():
    data = write_docx(
        documents.of(Paragraph(Role.ITEM_BODY, words("a \u202eevil\u202c \u2067b\u2069"))), style()
    )
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(text_of(data))
    assert "a evil b" in text_of(data)


def test_parts_without_such_letters_are_left_as_they_are():
    xml = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Ελλάδα, Київ, Łódź</w:t></w:r></w:p>'
    assert directed(xml, "en-GB") is xml


def test_markup_in_words_stays_words():
    data = write_docx(documents.of(Paragraph(Role.ITEM_BODY, words('محمد <w:b/> & "x" \' <b>'))), style())
    assert 'محمد <w:b/> & "x" \' <b>' in text_of(data).translate(MARKS)


def test_word_hyphenates_only_what_the_house_style_asks_for(tmp_path):
    looks = dict(style().looks)
    looks[Role.ITEM_BODY] = replace(looks[Role.ITEM_BODY], hyphenate=True)
    data = write_docx(documents.whole(), replace(style(), looks=looks))
    path = tmp_path / "hyphens.docx"
    path.write_bytes(data)
    assert schema_faults(path) == []
    assert part(data, "word/settings.xml").find(f"{W}autoHyphenation") is not None
    kept = {
        one.get(f"{W}styleId"): one.find(f"{W}pPr/{W}suppressAutoHyphens") is not None
        for one in part(data, "word/styles.xml").iter(f"{W}style")
    }
    assert kept["Statement"]
    assert not kept["ItemBody"]
    assert (
        part(write_docx(documents.whole(), style()), "word/settings.xml").find(f"{W}autoHyphenation") is None
    )
