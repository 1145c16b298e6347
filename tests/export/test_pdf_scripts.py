"""Every script on paper: drawn by a font that has it, joined, in order, and copied as written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from io import BytesIO

import documents
import pdf_rules
import pikepdf
import pytest
import uharfbuzz as hb
from documents import words
from pdf_readers import codes_of, poppler, printed, style
from pypdf import PdfReader
from script_samples import EAST_ASIAN, RIGHT_TO_LEFT, SAMPLES, blocks_of, document_of, sample_of

from briefing_app.document.nodes import Emphasis, ItemHead, Link, Paragraph, Role, SourceRef, Text
from briefing_app.export.pdf.boxes import Words
from briefing_app.export.pdf.setting.line_ends import break_parts
from briefing_app.export.pdf.setting.lines import Typesetter
from briefing_app.export.pdf.setting.text import Voice, clean
from briefing_app.export.pdf.typefaces.capitals import in_capitals
from briefing_app.export.pdf.typefaces.clusters import clusters
from briefing_app.export.pdf.typefaces.faces import load_face
from briefing_app.export.pdf.typefaces.fonts import FontBook
from briefing_app.export.pdf.writer import lay_out, write_pdf
from briefing_app.paths import resource

NASKH = resource("fonts", "noto-naskh-arabic", "NotoNaskhArabic-Regular.ttf")
EMBEDDINGS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def letters_of(text: str) -> str:
    """Return the letters of `text` in the order of reading, whatever stands between them."""
    return "".join(
        character
        for character in unicodedata.normalize("NFKC", EMBEDDINGS.sub("", text))
        if unicodedata.category(character)[0] in "LN"
    )


def lines_of(
    text: str, *, language: str = "en", measure: float = 400.0, role: Role = Role.ITEM_BODY, **options
):
    """Return `text` set in lines, and the fonts that it was set with."""
    book = FontBook(style().faces)
    voice = Voice(style(), language)
    look = replace(voice.look(role), **options)
    typesetter = Typesetter(book, rtl=language in ("ar", "he", "fa", "ur"))
    return typesetter.lines(voice.runs((Text(text),), look), measure, hang=look.hang_quotes), book


def glyphs_of(line, book: FontBook) -> list[tuple[str, int, str]]:
    """Return (face, glyph, letters it stands for) of a line, from left to right."""
    found = []
    for look, body in line.runs:
        known = {code: key for key, code in book._fonts[look.face].codes.items()}
        found += [(look.face, *known[code]) for code in codes_of(body)]
    return found


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("tagged", [True, False])
def test_each_script_is_drawn_and_copied_in_every_place(name, tagged):
    sample = sample_of(name)
    rendered = printed(document_of(sample, tagged=tagged))
    assert rendered.warnings == ()
    found = letters_of(poppler(rendered))
    assert found.count(letters_of(sample.headline)) == 3
    assert found.count(letters_of(sample.name)) == 5
    assert found.count(letters_of(sample.sentence)) >= 1  # the lines of a cell may be read across
    assert letters_of(sample.quotation) in found


@pytest.mark.parametrize("name", SAMPLES)
def test_a_document_in_each_language_is_whole(name):
    sample = sample_of(name)
    document = documents.of(*blocks_of(sample, tagged=False))
    document = replace(document, meta=replace(document.meta, language=sample.language))
    rendered = write_pdf(document, style())
    assert rendered.warnings == ()
    assert len(PdfReader(BytesIO(rendered.data)).pages) == rendered.pages
    assert letters_of(sample.sentence) in letters_of(poppler(rendered))
    assert pdf_rules.failures(rendered.data) == []


def shaped(text: str) -> list[int]:
    """Return the glyphs of Arabic `text` from left to right, as HarfBuzz itself gives them."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(hb.Face(hb.Blob.from_file_path(str(NASKH)))), buffer, {})
    assert buffer.direction == "rtl"
    return [glyph.codepoint for glyph in buffer.glyph_infos]


def test_arabic_words_are_joined_and_stand_from_right_to_left():
    text = "الوسيط يعرض غرفة"
    (line,), book = lines_of(text)
    drawn = [gid for face, gid, _ in glyphs_of(line, book) if face.endswith("NaskhArabic-Regular")]
    assert drawn == [gid for word in reversed(text.split()) for gid in shaped(word)]


def test_words_that_differ_in_style_inside_still_join():
    book = FontBook(style().faces)
    voice = Voice(style())
    look = voice.look(Role.ITEM_BODY)
    runs = voice.runs((Text("بب"), Text("بب")), look)
    (line,) = Typesetter(book).lines(runs, 400.0)
    assert [gid for _, gid, source in glyphs_of(line, book) if source == "ب"] == [
        gid for gid in shaped("بببب") if load_face(NASKH).width(gid)
    ]


def test_the_letters_of_a_ligature_copy_one_by_one():
    (line,), book = lines_of("لله", role=Role.ITEM_SOURCE)
    assert [source for *_, source in glyphs_of(line, book)][-3:] == ["ه", "ل", "ل"]


def test_raised_marks_do_not_part_the_word_that_they_stand_in():
    rendered = printed(documents.of(Paragraph(Role.ITEM_BODY, words("دام التوقف 14 يوماً ثم ردّاً قُدِّم"))))
    found = unicodedata.normalize("NFC", EMBEDDINGS.sub("", poppler(rendered)))
    assert "يوماً ثم ردّاً قُدِّم" in found


def test_lines_of_a_paragraph_from_right_to_left_end_at_the_right():
    sentence = SAMPLES["Arabic"].sentence
    lines, _ = lines_of(f"{sentence} {sentence} {sentence}", measure=250.0, hang_quotes=False)
    assert len(lines) > 2
    for line in lines:
        assert line.shift + line.width == pytest.approx(250.0)


def test_the_first_word_of_an_arabic_paragraph_ends_its_first_line():
    sentence = SAMPLES["Arabic"].sentence
    lines, book = lines_of(f"{sentence} {sentence}", measure=200.0)
    first = "".join(source for *_, source in reversed(glyphs_of(lines[0], book)))
    assert letters_of(first).startswith(letters_of("عاد الوفدان"))


def test_a_quotation_mark_hangs_out_where_the_line_begins():
    quoted, _ = lines_of("«لن نقبل بممر دون ضمانات» قال الوزير للصحافة في القاهرة.", measure=120.0)
    assert quoted[0].shift + quoted[0].width > 120.0 + 3
    assert quoted[1].shift + quoted[1].width == pytest.approx(120.0)


def test_links_lie_under_their_words_in_lines_of_two_directions():
    book = FontBook(style().faces)
    voice = Voice(style())
    look = voice.look(Role.ITEM_BODY)
    inlines = (Text("قال الوزير في "), Link("رويترز", "https://example.org/"), Text(" إنه لن يقبل"))
    (line,) = Typesetter(book).lines(voice.runs(inlines, look), 400.0)
    spans = [span for span in line.spans if span.mark.target]
    assert len(spans) == 1
    before, _ = lines_of(" إنه لن يقبل")
    assert spans[0].begin == pytest.approx(before[0].width, abs=3.5)
    assert 0 < spans[0].end - spans[0].begin < line.width / 2


def test_letters_that_join_bear_no_tracking():
    (line,), _ = lines_of("باختصار", role=Role.SIDE_LABEL)
    assert {look.tracking for look, _ in line.runs if "Arabic" in look.face} == {0.0}


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_pages_of_a_language_from_right_to_left_are_mirrored(name):
    sample = SAMPLES[name]
    document = documents.of(ItemHead("1", words(sample.headline), "i", origin=1))
    turned = replace(document, meta=replace(document.meta, language=sample.language))
    (there,) = write_pdf(document, style()).placements
    (here,) = write_pdf(turned, style()).placements
    width = lay_out(document, style()).frame.width
    assert here.x == pytest.approx(width - there.x - there.width)
    assert (here.y, here.width) == (there.y, there.width)


def test_overrides_do_not_turn_what_follows_them():
    text = "pay \u202eevil\u202c \u2066now\u2069 and \u200fthen\u200e end"
    rendered = printed(documents.of(Paragraph(Role.ITEM_BODY, words(text))))
    assert "pay evil now and then end" in poppler(rendered)


def test_joiners_stay_where_they_shape_letters_and_nowhere_else():
    assert clean("می‌خواهم") == "می‌خواهم"
    assert clean("क्‍ष") == "क्‍ष"
    assert clean("of\u200dfice \u200ctext") == "office text"
    assert clean("אבג\u200f, 12\u200e") == "אבג\u200f, 12\u200e"
    assert clean("plain\u200f, 12\u200e") == "plain, 12"
    assert clean("א\u202eב\u2067ג\u2069") == "אבג"


def test_a_joiner_that_parts_letters_changes_their_shape():
    (joined,), book = lines_of("میخواهم")
    (parted,), other = lines_of("می‌خواهم")
    assert [gid for _, gid, _ in glyphs_of(joined, book)] != [gid for _, gid, _ in glyphs_of(parted, other)]


@pytest.mark.parametrize("name", EAST_ASIAN)
def test_east_asian_fonts_are_embedded_as_the_parts_that_are_used(name):
    sample = sample_of(name)
    rendered = printed(document_of(sample))
    assert len(rendered.data) < 200_000
    fonts = {}
    for page in PdfReader(BytesIO(rendered.data)).pages:
        fonts |= page["/Resources"]["/Font"]
    lent = [font.get_object() for font in fonts.values() if "Source" not in font.get_object()["/BaseFont"]]
    assert lent
    for font in lent:
        inner = font["/DescendantFonts"][0].get_object()
        descriptor = inner["/FontDescriptor"]
        if inner["/Subtype"] == "/CIDFontType0":
            assert descriptor["/FontFile3"]["/Subtype"] == "/CIDFontType0C"
            assert font["/Encoding"]["/CMapName"] == "/Briefing-Codes"
        else:
            assert "/FontFile2" in descriptor


@pytest.mark.parametrize("name", EAST_ASIAN)
def test_no_east_asian_line_begins_or_ends_with_what_may_not(name):
    sample = sample_of(name)
    text = (sample.sentence + sample.quotation) * 6
    for measure in (60.0, 77.0, 101.0, 150.0):
        lines, book = lines_of(text, language=sample.language, measure=measure)
        assert len(lines) > 5
        for line in lines:
            shown = "".join(source for *_, source in glyphs_of(line, book)).strip()
            assert shown[0] not in "、。，．：；！？）」』”’ーゃゅょっ々…,.!?"
            assert shown[-1] not in "（「『“‘"


def test_chinese_needs_no_spaces_to_break_and_korean_breaks_at_its_own():
    assert break_parts("调解人提议，好。") == ("调", "解", "人", "提", "议，", "好。")
    assert break_parts("대표단은") == ("대표단은",)
    assert break_parts("10月3日") == ("10月", "3日")


def test_quotation_marks_are_wide_in_chinese_and_narrow_in_english():
    sample_of("Chinese, simplified")
    (chinese,), book = lines_of("他说“务实”。")
    assert all(face.startswith("lent") for face, _, source in glyphs_of(chinese, book) if source in "“”")
    (english,), book = lines_of("The minister told the newspaper “务实” on Monday in Brussels.")
    assert all(face == "serif" for face, _, source in glyphs_of(english, book) if source in "“”")


def test_marks_are_never_parted_from_their_letter():
    assert clusters("e\u0301a\u0308\u0323x") == ["e\u0301", "a\u0308\u0323", "x"]
    assert clusters("क्‍ष") == ["क्‍ष"]
    assert clusters("\u1112\u1161\u11ab\u1100") == ["\u1112\u1161\u11ab", "\u1100"]
    lines, book = lines_of("e\u0301\u0323" * 60, measure=50.0)
    assert len(lines) > 3
    for line in lines:
        shown = "".join(source for *_, source in glyphs_of(line, book)).strip()
        assert not unicodedata.combining(shown[0])


def test_a_mark_that_no_font_has_is_reported_and_its_letter_is_drawn():
    odd = "\U000e0041"  # a tag, which no font draws
    rendered = printed(documents.of(Paragraph(Role.ITEM_BODY, words(f"x{odd} and \U0010fffd"))))
    assert len(rendered.warnings) == 1
    assert "\U0010fffd" in rendered.warnings[0]


def test_capitals_are_those_of_the_language():
    assert in_capitals("Με λίγα λόγια, ρολόι, Μάιος", "el") == "ΜΕ ΛΙΓΑ ΛΟΓΙΑ, ΡΟΛΟΪ, ΜΑΪΟΣ"
    assert in_capitals("istanbul ılık", "tr") == "İSTANBUL ILIK"
    assert in_capitals("istanbul", "en") == "ISTANBUL"
    assert in_capitals("Straße", "de") == "STRASSE"


def test_figures_stand_as_tall_as_letters_that_have_no_lower_case():
    (latin,), book = lines_of("in 1998")
    (arabic,), other = lines_of("في 1998", language="ar")
    tall = {gid for _, gid, source in glyphs_of(arabic, other) if source.isdigit()}
    assert tall.isdisjoint({gid for _, gid, source in glyphs_of(latin, book) if source.isdigit()})


def test_source_numbers_stay_at_the_end_of_an_arabic_sentence():
    inlines = (Text("قال ذلك لوكالة Reuters. "), SourceRef((1,)), SourceRef((2,)))
    laid_out = lay_out(documents.of(Paragraph(Role.ITEM_BODY, inlines)), style())
    line = next(
        item.line
        for placed in laid_out.pages[0].placed
        for item in placed.strip.items
        if isinstance(item, Words)
    )
    shown = "".join(source for *_, source in glyphs_of(line, laid_out.book)).strip()
    assert shown.startswith("[2][1] .Reuters")


def test_strong_words_are_lent_a_bold_font():
    book = FontBook(style().faces)
    voice = Voice(style())
    (line,) = Typesetter(book).lines(
        voice.runs((Text("الوزير", Emphasis.STRONG),), voice.look(Role.ITEM_BODY)), 400.0
    )
    assert {face for face, *_ in glyphs_of(line, book) if face.startswith("lent")} == {
        "lent NotoNaskhArabic-Bold"
    }


@pytest.mark.parametrize("name", RIGHT_TO_LEFT)
def test_those_who_listen_hear_the_words_in_the_order_of_reading(name):
    sample = SAMPLES[name]
    rendered = printed(document_of(sample))
    with pikepdf.open(BytesIO(rendered.data)) as pdf:
        said = [
            str(one.ActualText)
            for one in pdf.objects
            if isinstance(one, pikepdf.Dictionary) and "/ActualText" in one
        ]
    heard = "".join(said)
    assert sample.quotation in heard
    assert heard.count(sample.headline) >= 2
    assert said.count(sample.name) >= 3
