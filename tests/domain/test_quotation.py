"""Quotation marks as they come, and as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.statements.quotation import (
    ALL_MARKS,
    ENGLISH_MARKS,
    QuotationMarks,
    pair_marks,
    requoted,
)

GERMAN = QuotationMarks(("„", "“"), ("‚", "‘"))
FRENCH = QuotationMarks(("«\u00a0", "\u00a0»"), ("“", "”"))


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('He called it "dead on arrival".', "He called it “dead on arrival”."),
        ("He called it ‘dead on arrival.’", "He called it “dead on arrival.”"),
        ("He called it 'dead on arrival'.", "He called it “dead on arrival”."),
        ("Er nannte es „tot“, sagte er.", "Er nannte es “tot”, sagte er."),
        ("Il a dit « jamais ».", "Il a dit “jamais”."),
        ("Il a dit «\u00a0jamais\u00a0».", "Il a dit “jamais”."),
        ("Rekel je: »Ne.«", "Rekel je: “Ne.”"),
        ("the players' union", "the players’ union"),
        ("We don't, and they won’t", "We don’t, and they won’t"),
        ("the ’90s and rock 'n' roll", "the ’90s and rock ’n’ roll"),
        ("She said: \"He told me 'no' twice.\"", "She said: “He told me ‘no’ twice.”"),
        ("‘the players’ union said no’", "“the players’ union said no”"),
        ('an unclosed "quotation', "an unclosed quotation"),
        ("stray” end", "stray end"),
    ],
)
def test_marks_of_any_kind_become_those_of_the_language(text: str, printed: str) -> None:
    assert requoted(text, ENGLISH_MARKS) == printed


def test_quotations_in_quotations_alternate() -> None:
    text = "The minister said “they told us “never””."
    assert ENGLISH_MARKS.around(text) == "“The minister said ‘they told us “never”’.”"
    assert GERMAN.around('Er sagte "nein".') == "„Er sagte ‚nein‘.“"
    assert FRENCH.around("jamais") == "«\u00a0jamais\u00a0»"


def test_two_quotations_side_by_side_have_the_same_marks() -> None:
    assert requoted('"a" and "b"', ENGLISH_MARKS) == "“a” and “b”"


@given(st.text(alphabet="ab s.,'\"“”‘’„«»\u00a0—", max_size=40))
def test_no_letter_is_lost(text: str) -> None:
    printed = requoted(text, ENGLISH_MARKS)
    letters = [c for c in text if c not in ALL_MARKS and not c.isspace()]
    assert [c for c in printed if c not in ALL_MARKS and not c.isspace()] == letters


@given(st.text(alphabet="ab s.,'\"“”‘’„«»—", max_size=40))
def test_every_mark_has_one_reading(text: str) -> None:
    found = pair_marks(text)
    places = [p for pair in found.pairs for p in pair]
    places += [*found.lone_openings, *found.lone_closings, *found.apostrophes]
    assert sorted(places) == [n for n, c in enumerate(text) if c in ALL_MARKS]


def test_two_single_marks_are_a_double_one() -> None:
    assert requoted("Not paying ''makes me smart,'' he said.", ENGLISH_MARKS) == (
        "Not paying “makes me smart,” he said."
    )
