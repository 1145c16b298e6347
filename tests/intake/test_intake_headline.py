"""A proposed headline is short, ends where a phrase ends, and uses the text's own words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.intake.clues.headline import propose_headline


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        (
            "Seven countries around the sea will buy three cable repair ships together, the energy minister "
            "said on Thursday, two days after a cable failed.",
            "Seven countries around the sea will buy three cable repair ships together",
        ),
        (
            "KYIV, Ukraine — Russian forces launched more than 100 drones overnight, damaging power stations "
            "in four regions and leaving thousands without power, officials said.",
            "Russian forces launched more than 100 drones overnight",
        ),
        (
            "Energy Minister Marta Liepin told reporters on Thursday that three new repair ships would be "
            "stationed in Ostrand, Gdynia and Turku by 2028.",
            "Energy Minister Marta Liepin: three new repair ships would be stationed in Ostrand",
        ),
        (
            "The meeting between Defence Minister Pavel Antonov and Foreign Minister Maria Kessler in the "
            "old capital has revived a debate about the ties between the two states.",
            "Meeting between Defence Minister Pavel Antonov and Foreign Minister Maria Kessler",
        ),
        (
            "Deep in the forests of the north, where snow arrives in October and does not leave before "
            "May, a small group of engineers is building a battery the size of a church.",
            "A small group of engineers is building a battery the size of a church",
        ),
        (
            "Prosecutors opened an inquiry on Tuesday evening.",
            "Prosecutors opened an inquiry on Tuesday evening",
        ),
        (
            "Mr. Roe met Dr. Doe of the St. Mary’s Hospital. It was good.",
            "Mr. Roe met Dr. Doe of the St. Mary’s Hospital",
        ),
    ],
)
def test_the_first_sentence_is_shortened_with_care(sentence, headline):
    assert propose_headline(sentence) == headline


def test_a_byline_is_passed_over():
    assert propose_headline("By Jane Roe\n\nPrices rose again in May.") == "Prices rose again in May"


def test_what_cannot_be_cut_well_says_that_it_goes_on():
    text = (
        "Die Bundesregierung will nach Angaben von Wirtschaftsministerin Anna Schmidt die Förderung von "
        "Wärmepumpen im kommenden Jahr deutlich kürzen."
    )
    headline = propose_headline(text)
    assert headline.endswith("Schmidt…")


PIECES = """
the minister said that “we” ships of and (CEC) between, however; to in 2026 Roe’s — : will agreed. Mr. on
"""
WORDS = st.lists(
    st.sampled_from(PIECES.split()),
    min_size=1,
    max_size=60,
)


@settings(max_examples=300, deadline=None)
@given(WORDS.filter(lambda words: any(c.isalnum() for c in "".join(words))))
def test_a_headline_is_short_and_never_empty(words):
    headline = propose_headline(" ".join(words))
    assert 0 < len(headline) <= 104
    assert "\n" not in headline
    assert not headline.endswith((",", ";", ":", " "))


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1).filter(lambda text: any(c.isalnum() for c in text)))
def test_any_text_gets_a_headline(text):
    assert propose_headline(text) is not None
