"""One normalisation: plain characters, one line a paragraph, and twice is the same as once."""

from __future__ import annotations

import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.intake.text.normalise import normalise, normalise_line

WRAPPED = """The harbour board of Veldmoor will close its eastern basin to tankers
from January, its director said on Friday, after an inspection found
cracks in two of the loading piers.

"We would rather explain a closure than an accident," Ines Kallweit
told reporters. She put the cost of repairs at 14 million crowns and
said work would take until the autumn of next year at the earliest.
"""


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("one\r\ntwo\rthree", "one\n\ntwo\n\nthree"),
        ("one\u2028two\u2029three\x85four\ffive", "one\n\ntwo\n\nthree\n\nfour\n\nfive"),
        ("a\tb   c \n\n\n\n d", "a b c\n\nd"),
        ("Cafe\u0301", "Café"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffmark", "softhyphen zerowidth mark"),
        ("safe\u202egnp.exe\u202c and \u2066so\u2069", "safegnp.exe and so"),
        ("bell\x07 null\x00 escape\x1b[31m", "bell null escape[31m"),
        ("lone \ud800 and \udfff", "lone and"),
        ("paired \ud83d\ude00", "paired 😀"),
        ("object \ufffc and \ufffe", "object and"),
        ("Mr.\u00a0Roe\u00a0said", "Mr. Roe said"),
        ("10\u00a0000 ships, 5\u202f%", "10\u00a0000 ships, 5\u202f%"),
        ("«\u00a0Non\u202f!\u00a0»", "«\u00a0Non\u202f!\u00a0»"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("ze\u200cro", "zero"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("above\n\n* * *\n\nbelow\n-----\nend", "above\n\nbelow\n\nend"),
        ("<b>bold</b> &amp; so", "<b>bold</b> &amp; so"),
    ],
)
def test_characters_and_line_ends_become_plain(given, plain):
    assert normalise(given) == plain


def test_a_line_a_paragraph_becomes_paragraphs():
    lines = [
        f"Paragraph {n} says that the ministers met in the capital and agreed on nothing." for n in range(5)
    ]
    assert normalise("\n".join(lines)) == "\n\n".join(lines)


def test_short_lines_that_end_on_purpose_stay_apart():
    lines = ["She was first.", "He was second.", "Nobody came third.", "So it ended."]
    assert normalise("\n".join(lines)) == "\n\n".join(lines)


def test_a_list_is_not_taken_for_wrapped_text():
    text = "\n".join(f"- item {n} of the agenda that the council has to settle" for n in range(8))
    assert normalise(text).count("\n\n") == 7


def test_hard_wrapped_paragraphs_are_made_whole():
    first, second = normalise(WRAPPED).split("\n\n")
    assert first.startswith("The harbour board") and first.endswith("loading piers.")
    assert "tankers from January" in first
    assert "Ines Kallweit told reporters" in second


def test_hard_wrapped_paragraphs_without_empty_lines_part_where_a_line_is_short():
    text = WRAPPED.replace("\n\n", "\n")
    assert len(normalise(text).split("\n\n")) == 2


def test_a_few_wrapped_paragraphs_among_short_lines_are_still_made_whole():
    text = f"FOR IMMEDIATE RELEASE\n20 November 2026\n\n{WRAPPED}\n* one\n* two\n\nContact:\nPress office\n"
    paragraphs = normalise(text).split("\n\n")
    assert paragraphs[:2] == ["FOR IMMEDIATE RELEASE", "20 November 2026"]
    assert paragraphs[2].endswith("loading piers.")
    assert paragraphs[4:] == ["* one", "* two", "Contact:", "Press office"]


def test_a_hyphen_at_the_end_of_a_wrapped_line_stays():
    words = "The board said that the long-awaited Polish-German agreement on well-known harbours was near. "
    for width in range(50, 80):
        wrapped = textwrap.fill(words * 4, width)
        assert normalise(wrapped) == (words * 4).strip()


def test_indented_paragraphs_of_wrapped_text_are_told_by_their_short_lines():
    text = "    " + WRAPPED.replace("\n\n", "\n    ")
    assert len(normalise(text).split("\n\n")) == 2


def test_a_detail_is_one_line():
    assert normalise_line(" Jane\r\n\tRoe\u200b ") == "Jane Roe"


ODD = st.text(
    alphabet=st.one_of(
        st.characters(),
        st.sampled_from("\n\r\t \u00a0\u202f\u200c\u200d\u00ad\ufeff\u0301\ud800\udc00«»-*aZ5%.\u2028"),
    ),
    max_size=120,
)


@settings(max_examples=300, deadline=None)
@given(ODD)
def test_normalising_twice_changes_nothing(text):
    once = normalise(text)
    assert normalise(once) == once


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text("ab c.,-'", min_size=20, max_size=90), min_size=2, max_size=30))
def test_normalising_wrapped_looking_text_twice_changes_nothing(lines):
    once = normalise("\n".join(lines))
    assert normalise(once) == once


@settings(max_examples=300, deadline=None)
@given(ODD)
def test_what_is_stored_is_clean(text):
    stored = normalise(text)
    stored.encode("utf-8")
    assert unicodedata.is_normalized("NFC", stored)
    assert not [c for c in stored if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]
    assert "\n\n\n" not in stored
    assert "\n" not in stored.replace("\n\n", "")
