"""Every word reaches the paper, once and in order, and copies out of it as it was written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import documents
import pikepdf
import pytest
from documents import words
from pdf_readers import body, codes_of, pages, parted, poppler, printed, style, word_list

from briefing_app.document.nodes import (
    Contents,
    EndMark,
    Figure,
    Heading,
    Index,
    Paragraph,
    Quotation,
    Role,
    Text,
)
from briefing_app.domain.briefings.briefing import Paper
from briefing_app.export.pdf import syntax
from briefing_app.export.pdf.setting.lines import Typesetter
from briefing_app.export.pdf.setting.text import Voice
from briefing_app.export.pdf.typefaces import lenders
from briefing_app.export.pdf.typefaces.fonts import FontBook
from briefing_app.export.text_writer import write_text


def text_words(document) -> str:
    marking = document.furniture.marking
    edge = word_list(f"{marking.words} {marking.tlp.value}")
    found = word_list(write_text(parted(document)))
    assert found[: len(edge)] == found[-len(edge) :] == edge
    text = "".join(found[len(edge) : -len(edge)])
    for block in document.blocks:  # on paper a picture stands for its description
        if isinstance(block, Figure):
            text = text.replace("".join(word_list(block.alt)), "", 1)
    return text


def without_page_numbers(document, found: list[str]) -> list[str]:
    """Take the page numbers out of the contents, which plain text cannot have."""
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    title = next(word_list(block.title) for block in document.blocks if isinstance(block, Contents))
    place = next(n for n in range(len(found)) if found[n : n + len(title)] == title) + len(title)
    for heading in headings:
        entry = word_list(f"{heading.number} {''.join(part.text for part in heading.inlines)}")
        assert found[place : place + len(entry)] == entry
        place += len(entry)
        assert found.pop(place).isdigit()
    for block in document.blocks:
        if isinstance(block, Index):
            place = next(n for n in range(len(found)) if found[n : n + 1] == word_list(block.title)) + 1
            for entry in block.entries:
                place += len(word_list(" ".join((entry.name, *(item.text for item in entry.items)))))
                assert found.pop(place) == "p"
                assert found.pop(place).isdigit()
                while found[place].isdigit():
                    found.pop(place)
    return found


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("items", [12, 40])
def test_the_words_of_every_block_stand_in_the_order_of_the_document(paper, items):
    document = documents.whole(paper, items)
    found = without_page_numbers(document, body(printed(document), document))
    joined = "".join(found).casefold()
    assert joined == text_words(document).casefold()


def test_poppler_reads_the_same_words_as_pypdf():
    rendered = printed(documents.whole())
    assert "".join(word_list(poppler(rendered, "-raw"))) == "".join(word_list(" ".join(pages(rendered))))


def test_labels_set_wide_in_capitals_still_read_as_written():
    rendered = printed(documents.whole())
    for options in ((), ("-layout",), ("-raw",)):
        text = poppler(rendered, *options)
        assert "Distribution" in text
        assert "Date-time group" in text
        assert "Desk assessment, not reporting" in text


def test_ligatures_and_text_figures_extract_as_their_letters():
    sentence = "The official affiliate filed 15 waffle offers in 1998, and the fjord office refused 64."
    rendered = printed(documents.of(Paragraph(Role.ITEM_BODY, words(sentence))))
    assert sentence in " ".join(pages(rendered)[0].split())
    assert sentence in " ".join(poppler(rendered).split())


def test_greek_and_cyrillic_names_are_drawn_by_the_fonts_of_the_style():
    names = "Αλέξανδρος Παπαδόπουλος, Олена Гордієнко, Şebnem Çağlar, Łukasz Żółć, Đặng Thị Ngọc"
    rendered = printed(documents.of(Paragraph(Role.ITEM_BODY, words(names))))
    assert rendered.warnings == ()
    assert names in " ".join(pages(rendered)[0].split())


def test_a_letter_that_one_face_lacks_is_lent_by_another():
    rendered = printed(documents.of(Paragraph(Role.ITEM_BODY, words("Ŧeanupmi ja ŧuorat"))))
    assert rendered.warnings == ()
    assert "Ŧeanupmi ja ŧuorat" in pages(rendered)[0]


@pytest.fixture
def bare_computer(monkeypatch):
    """Let the computer have no fonts of its own."""
    caches = (lenders._found, lenders._ranked)
    monkeypatch.setattr(lenders, "system_fonts", tuple)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


def test_what_no_face_can_draw_is_reported_and_still_copies_as_itself(bare_computer):
    rendered = printed(documents.of(Paragraph(Role.ITEM_BODY, words("Signed 漢字 today 🎉 and gone"))))
    assert len(rendered.warnings) == 1
    for sign in ("漢", "字", "🎉"):
        assert sign in rendered.warnings[0]
    assert rendered.warnings[0].endswith("such as “Noto Sans CJK”.")
    assert "Signed 漢字 today 🎉 and gone" in " ".join(poppler(rendered).split())


def test_signs_of_private_use_are_never_borrowed():
    rendered = printed(documents.of(Paragraph(Role.ITEM_BODY, words("Signed \ue123 today"))))
    assert "\ue123 (u+e123)" in rendered.warnings[0]


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> and <img src=x onerror=y>",
        "Smith &amp; Sons, AT&T; 1 < 2 > 0",
        "a (parenthesis) left (open and a \\ backslash \\) too",
        "<FEFF0041> Tj ET Q endstream endobj",
        "{page} of {pages} %s %d",
        "[link](javascript:alert) ]TJ",
    ],
)
def test_hostile_text_is_printed_as_it_stands(text):
    rendered = printed(
        documents.of(
            Heading(1, words(text), "a"),
            Quotation(words(text), words(text), label=text, notes=(text,)),
            EndMark("— END —"),
        )
    )
    wanted = "".join(word_list(text))
    assert "".join(word_list(pages(rendered)[0])).count(wanted) >= 4
    assert rendered.warnings == ()


def test_control_characters_direction_marks_and_lone_surrogates_do_no_harm():
    text = "be\x00fore\x07 \u202eevil\u202c soft\u00adhyphen \ud800 after\x1b[0m\u2028line"
    rendered = printed(documents.of(Paragraph(Role.ITEM_BODY, (Text(text),))))
    found = " ".join(pages(rendered)[0].split())
    assert "before evil softhyphen" in found
    assert "\ufffd after[0mline" in found


def test_the_same_document_gives_the_same_bytes():
    first = printed(documents.whole())
    printed(documents.long_review(20))
    assert printed(documents.whole()).data == first.data


def test_another_process_gives_the_same_bytes():
    program = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:]\n"
        "import documents; from pdf_readers import printed\n"
        "print(hashlib.sha256(printed(documents.whole()).data).hexdigest())\n"
    )
    here = Path(__file__).parent
    digests = {
        subprocess.run(
            [sys.executable, "-c", program, str(here), str(here.parent), str(here.parent.parent)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone},
        ).stdout
        for seed, locale, zone in (("1", "C.UTF-8", "UTC"), ("2", "C", "Asia/Tokyo"))
    }
    assert len(digests) == 1


def test_no_code_ends_the_string_that_it_stands_in():
    numbers = [*range(1, 700), 0x280D, 0x0D0A, 0x5C29, 0x2828, 0x295C, 0xFFFF]
    for number in numbers:
        assert codes_of(f"({syntax.code(number)})") == [number]
    assert codes_of(f"({''.join(map(syntax.code, numbers))})") == numbers
    content = f"BT [({''.join(map(syntax.code, numbers))})] TJ ET".encode("latin-1")
    with pikepdf.new() as pdf:
        ((operands, _),) = [
            one for one in pikepdf.parse_content_stream(pdf.make_stream(content)) if one.operands
        ]
        data = bytes(operands[0][0])
    assert [high << 8 | low for high, low in zip(data[::2], data[1::2], strict=True)] == numbers


@pytest.mark.parametrize("label", ["1", "231", "A.4", "[12]", "x", "“7”", "so-so", "two words", ""])
def test_a_label_of_one_word_is_set_like_any_line(label):
    voice, typesetter = Voice(style()), Typesetter(FontBook(style().faces))
    for role in (Role.ITEM_HEAD, Role.SIDE_LABEL, Role.ITEM_BODY):
        runs = voice.plain(label, voice.look(role))
        whole = typesetter.lines(runs, 1e6)
        alone = typesetter.one_line(runs)
        assert [(alone.runs, alone.width, alone.spoken)] == [(w.runs, w.width, w.spoken) for w in whole] or (
            not label and not alone.runs
        )
