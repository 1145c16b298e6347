"""Which way words go: against another implementation, and where names and numbers stand in a sentence."""

from __future__ import annotations

import random

import bidi
import pytest
from bidi.mirror import MIRRORED

from briefing_app.export.bidi import levels, visual_order
from briefing_app.export.direction import is_rtl_language, reads_rtl
from briefing_app.export.islands import cuts, levels_of_parts

LETTERS = (
    "abc ",
    "אבג ",
    "ابت ",
    "123 ",
    "٤٥٦",
    "()[] ",
    ".,:+-/%$€ ",
    "\u0301\u064b\u05b0",
    "“”«»",
    "\u200e\u200f\u061c",
    "<>{}〈〉⟨⟩",
    "漢字「」",
)


def shown(text: str, base: int, found: list[int] | None = None) -> str:
    """Return `text` as it stands on paper, from left to right."""
    found = levels(text, base) if found is None else found
    order = visual_order(list(zip(found, zip(text, found, strict=True), strict=True)))
    return "".join(MIRRORED.get(letter, letter) if level % 2 else letter for letter, level in order)


def same_for_both(text: str) -> str:
    return "".join(min(letter, MIRRORED.get(letter, letter)) for letter in text)


@pytest.mark.parametrize("base", ["L", "R"])
def test_any_text_is_ordered_as_another_implementation_orders_it(base):
    chance = random.Random(7)
    for _ in range(3000):
        letters = "".join(chance.choices(LETTERS, k=chance.randint(1, 5)))
        text = "".join(chance.choices(letters, k=chance.randint(1, 14))).strip()
        if text:
            ours = shown(text, int(base == "R"))
            assert same_for_both(ours) == same_for_both(bidi.get_display(text, base_dir=base)), ascii(text)


def test_an_arabic_name_in_an_english_sentence_leaves_the_sentence_as_it_is():
    parts = [("Mr ", False), ("محمد", False), (", 22 November", False)]
    found = levels_of_parts(parts, 0)
    assert shown("".join(part for part, _ in parts), 0, found) == "Mr دمحم, 22 November"


def test_by_the_plain_rules_the_day_would_be_drawn_to_the_name():
    assert shown("Mr محمد, 22 November", 0) == "Mr 22 ,دمحم November"
    assert shown("Mr محمد, 22 November", 0, levels_of_parts([("Mr محمد, 22 November", False)], 0)) == (
        "Mr دمحم, 22 November"
    )


def test_a_number_inside_foreign_words_stays_with_them():
    assert cuts("قال محمد، 22 نوفمبر، شيئا", 0) == []
    assert cuts("in 12 أكتوبر 1998 he", 0) == []
    assert cuts("Reuters, 22 نوفمبر", 1) == [9]


def test_an_english_name_in_an_arabic_sentence_keeps_its_place():
    parts = [("بحسب ", False), ("Reuters", False), ("، 22 نوفمبر", False)]
    found = levels_of_parts(parts, 1)
    assert shown("".join(part for part, _ in parts), 1, found) == "ربمفون 22 ،Reuters بسحب"


def test_source_numbers_are_read_in_the_order_of_the_paragraph():
    parts = [("قال Reuters. ", False), ("[1]", True), ("[2]", True)]
    found = levels_of_parts(parts, 1)
    assert shown("".join(part for part, _ in parts), 1, found) == "[2][1] .Reuters لاق"


def test_brackets_turn_round_with_the_words_in_them():
    assert shown("שלום (עולם) ok", 1) == "ok (םלוע) םולש"
    assert shown("see (שלום) now", 0) == "see (םולש) now"


@pytest.mark.parametrize(
    ("text", "document", "expected"),
    [
        ("The minister, محمد, said", False, False),
        ("orig. (ar): «لن نقبل بممر دون ضمانات»", False, True),
        ("محمد علي, Minister for Foreign Affairs", False, False),
        ("לא נקבל", False, True),
        ("12.5 %", True, True),
        ("12.5 %", False, False),
        ("“We will not accept a corridor.”", True, False),
        ("قال https://www.example.org/a/long/address/of/a/page", False, True),
        ("", True, True),
    ],
)
def test_a_paragraph_goes_the_way_of_most_of_its_letters(text, document, expected):
    assert reads_rtl(text, document) is expected


def test_languages_from_right_to_left_are_known_by_tag_and_script():
    assert all(map(is_rtl_language, ("ar", "ar-EG", "he", "fa-IR", "ur", "ku-Arab", "pa-Arab-PK")))
    assert not any(map(is_rtl_language, ("en", "ru", "zh-Hant", "ku", "az-Latn", "")))


def test_long_hostile_text_takes_no_longer_than_it_is_long():
    for text in ("א,1" * 20_000, "(א" * 20_000, "א)" * 20_000, "[(א)]" * 8_000, "1," * 30_000):
        assert len(levels_of_parts([("א", False), (text, False)], 0)) == len(text) + 1
