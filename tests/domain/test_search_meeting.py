"""Where the words of a query stand in a text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing_app.domain.searching.meeting import excerpt, met
from briefing_app.domain.searching.parsing import parse
from briefing_app.domain.searching.terms import sought_terms, terms

TODAY = date(2026, 11, 28)
TEXT = "The naïve Straße in 北京市中心 was long. Jane Roe said: “The ports closed.” Україна і Ёж. हिन्दी में."


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("naive ", ["naïve"]),
        ("STRASSE ", ["Straße"]),
        ("京市 ", ["京市"]),
        ("北京市 ", ["北京市"]),
        ("中 ", ["中心"]),
        ("port", ["ports"]),
        ('"roe said"', ["Roe said"]),
        ("roe ports ", ["Roe", "ports"]),
        ("the ", ["The", "The"]),
        ("україна ", ["Україна"]),
        ("еж ", ["Ёж"]),
        ("हिन्दी ", ["हिन्दी"]),
        ("long -ports ", ["long"]),
        ("outlet:long closed ", ["long", "closed"]),
        ("zebra ", []),
    ],
)
def test_words_are_met_whatever_their_case_accents_and_script(typed: str, places: list[str]) -> None:
    assert [span.of(TEXT) for span in met(TEXT, parse(typed, TODAY).phrases)] == places


def test_an_excerpt_holds_the_words_and_marks_them() -> None:
    text = "Nothing here. " * 40 + "The quay is open, said Roe. " + "More of it. " * 40
    found = excerpt(text, parse('"quay is" roe ', TODAY).phrases)
    assert [span.of(found.text) for span in found.marks] == ["quay is", "Roe"]
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert len(found.text) < 200
    assert excerpt(text, parse("zebra ", TODAY).phrases).text == ""


def test_an_accent_written_apart_is_met_as_one_written_whole() -> None:
    text = "a cafe\u0301 there"
    assert [span.of(text) for span in met(text, parse("café ", TODAY).phrases)] == ["cafe\u0301"]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60), st.integers(0, 59), st.integers(1, 20))
@example("北京2008年 奥运 会", 0, 3)
@example("က⻳0", 0, 1)
def test_a_part_of_a_text_between_blanks_is_found_in_the_terms_of_the_text(
    text: str, start: int, length: int
) -> None:
    words = text.split()
    part = " ".join(words[start : start + length])
    sought, begun = sought_terms(part)
    held = terms(" ".join(words))
    if not sought:
        return
    size = len(sought)
    assert any(
        held[at : at + size - 1] == list(sought[:-1])
        and (held[at + size - 1].startswith(sought[-1]) if begun else held[at + size - 1] == sought[-1])
        for at in range(len(held) - size + 1)
    )
