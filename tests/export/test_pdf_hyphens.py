"""Words parted by a hyphen: by the patterns of their language where a style asks, and where an author did."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_pdf_scripts import glyphs_of, lines_of

from briefing_app.document.house_style_file import load_house_style
from briefing_app.document.nodes import Role, Text
from briefing_app.export.pdf.setting.hyphens import hyphen_places, without_soft_hyphens
from briefing_app.export.pdf.setting.lines import Typesetter
from briefing_app.export.pdf.setting.text import Voice
from briefing_app.export.pdf.typefaces.fonts import FontBook

GERMAN = "Die Bundesverfassungsgerichtsentscheidung über Rechtsschutzversicherungsgesellschaften überraschte."


def read(lines, book) -> list[str]:
    """Return the letters of each line."""
    return ["".join(source for *_, source in glyphs_of(line, book)).strip() for line in lines]


def test_nothing_is_hyphenated_unless_the_style_asks():
    lines, book = lines_of(f"{GERMAN} " * 3, language="de", measure=230.0)
    assert not any(line.endswith("\u00ad") for line in read(lines, book))


def test_long_words_are_parted_where_their_language_parts_them():
    lines, book = lines_of(f"{GERMAN} " * 3, language="de", measure=230.0, hyphenate=True)
    shown = read(lines, book)
    parted = [line.split()[-1].rstrip("\u00ad") for line in shown if line.endswith("\u00ad")]
    assert parted
    joined = "".join(f"{line} " if not line.endswith("\u00ad") else line[:-1] for line in shown)
    assert joined.split() == (f"{GERMAN} " * 3).split()
    for start in parted:
        word = next(word for word in GERMAN.split() if word.startswith(start))
        assert len(start) in hyphen_places(word, "de")
    assert all(line.width <= 230.0 + 0.01 for line in lines)


def test_hyphens_fill_lines_better():
    plain, _ = lines_of(f"{GERMAN} " * 4, language="de", measure=200.0)
    parted, _ = lines_of(f"{GERMAN} " * 4, language="de", measure=200.0, hyphenate=True)
    assert len(parted) < len(plain)


@pytest.mark.parametrize(
    ("word", "language", "parted"),
    [
        ("responsibility", "en-GB", True),
        ("ответственность", "ru", True),
        ("responsabilité", "fr", True),
        ("Verantwortung", "de", True),
        ("ευθύνη", "el", True),
        ("Washington", "en", False),
        ("NATO-Rat", "de", False),
        ("مسؤولية", "ar", False),
        ("short", "en", False),
        ("xqzvwk", "tlh", False),
    ],
)
def test_words_are_parted_by_the_patterns_of_their_language(word, language, parted):
    assert bool(hyphen_places(word, language)) is parted


def test_soft_hyphens_are_always_honoured_and_seen_only_at_a_line_end():
    word = "inter\u00adnatio\u00adnali\u00adsierung"
    assert without_soft_hyphens(word) == ("internationalisierung", (5, 10, 14))
    (line,), book = lines_of(word, measure=400.0)
    assert read([line], book) == ["internationalisierung"]
    lines, book = lines_of(word, measure=60.0)
    shown = read(lines, book)
    assert len(shown) > 1
    assert "".join(shown).replace("\u00ad", "") == "internationalisierung"
    assert all(line.endswith("\u00ad") for line in shown[:-1])


def test_a_word_that_is_not_parted_keeps_its_kerning_and_ligatures():
    (whole,), _ = lines_of("AVAROfficial", measure=400.0)
    (soft,), _ = lines_of("AVAR\u00adOfficial", measure=400.0)
    assert soft.width == pytest.approx(whole.width)


def test_a_word_wider_than_its_column_is_parted_by_its_language_first():
    lines, book = lines_of("Donaudampfschifffahrtsgesellschaft", language="de", measure=62.0)
    shown = read(lines, book)
    assert len(shown) > 2
    assert all(line.endswith("\u00ad") for line in shown[:-1])
    assert all(line.width <= 62.01 for line in lines)


def test_an_address_is_not_parted_between_its_scheme_and_its_host():
    lines, book = lines_of("see https://www.example.org/politics/2026/11/22/draft-text now", measure=90.0)
    assert not any(line.endswith("//") for line in read(lines, book))


def test_the_language_of_words_decides_over_that_of_the_document():
    book = FontBook(load_house_style("ministry").faces)
    voice = Voice(load_house_style("ministry"), "en")
    look = replace(voice.look(Role.ITEM_BODY), hyphenate=True)
    runs = voice.runs((Text(GERMAN, language="de"),), look)
    shown = read(Typesetter(book).lines(runs, 120.0), book)
    assert any(line.endswith("\u00ad") for line in shown)
