"""A selection is read as a person would read it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_app.domain.edit import ArticleMentions
from briefing_app.domain.identity import ActorId, ArticleId
from briefing_app.domain.statements.statement import Manner
from briefing_app.domain.text import Span
from briefing_app.workspace.marking import (
    likely_speakers,
    quotation_around,
    reported,
    sentence_around,
    snapped,
    source_for,
    without_outer_marks,
)

TEXT = (
    "“We won’t sign,” Ana Kos said on Monday, “not in this form.” She called it a “bad joke” twice.\n\n"
    "Pavel Dorn, of the union, said talks go on. A well-known lawyer agreed."
)


def _at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("selected", "words"),
    [
        ("on’t si", "won’t sign"),
        ("  said on", "said on"),
        ("ell-kno", "well-known"),
        (" said on Monday, ", "said on Monday,"),
        ("Ana Kos", "Ana Kos"),
        ("ally", "ally"),
    ],
)
def test_no_word_is_cut_in_two(selected: str, words: str) -> None:
    text = TEXT.replace(" said on", "  said on").replace("A well", "ally. A well")
    assert snapped(text, _at(selected, text)).of(text) == words


def test_a_selection_beyond_the_text_ends_with_it() -> None:
    assert snapped("one two", Span(5, 99)) == Span(4, 7)
    assert snapped("one two", Span(-3, 2)) == Span(0, 3)
    assert snapped("one   two", Span(3, 6)).of("one   two") == ""


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.integers(-5, 70), st.integers(-5, 70))
def test_any_selection_of_any_text_stays_inside_it(text: str, start: int, end: int) -> None:
    place = snapped(text, Span(start, end))
    assert 0 <= place.start <= place.end <= len(text)
    assert snapped(text, place) == place
    if place.start < place.end:
        _, content = reported(text, place)
        assert content
        assert all(place.start <= piece.start <= piece.end <= place.end for piece in content)


@pytest.mark.parametrize(
    ("selected", "manner", "pieces"),
    [
        ("“We won’t sign,”", Manner.DIRECT, ["We won’t sign,"]),
        ("We won’t sign,", Manner.DIRECT, ["We won’t sign,"]),
        (
            "“We won’t sign,” Ana Kos said on Monday, “not in this form.”",
            Manner.DIRECT,
            ["We won’t sign,", "not in this form."],
        ),
        ("it a “bad joke” twice", Manner.MIXED, ["it a “bad joke” twice"]),
        ("“bad joke”", Manner.DIRECT, ["bad joke"]),
        ("talks go on.", Manner.INDIRECT, ["talks go on."]),
    ],
)
def test_the_quotation_marks_say_how_it_is_reported(selected: str, manner: Manner, pieces: list[str]) -> None:
    found, content = reported(TEXT, _at(selected))
    assert found is manner
    assert [piece.of(TEXT) for piece in content] == pieces


def test_an_apostrophe_at_the_end_is_no_quotation_mark() -> None:
    text = "It was the ministers’ plan, the workers’"
    assert without_outer_marks(text, _at("the workers’", text)).of(text) == "the workers’"


KOS, DORN, UNION = ActorId(1), ActorId(2), ActorId(3)
MENTIONS = ArticleMentions(
    ArticleId(1), ((_at("Ana Kos"), KOS), (_at("Pavel Dorn"), DORN), (_at("union"), UNION))
)


def test_those_named_in_the_paragraph_are_the_likeliest_speakers() -> None:
    assert likely_speakers(MENTIONS, TEXT, _at("not in this form.")) == (KOS, DORN, UNION)
    assert likely_speakers(MENTIONS, TEXT, _at("talks go on")) == (UNION, DORN, KOS)
    both = _at("“We won’t sign,” Ana Kos said on Monday, “not in this form.”")
    assert likely_speakers(MENTIONS, TEXT, both)[0] == KOS
    assert likely_speakers(ArticleMentions(ArticleId(1)), TEXT, _at("talks")) == ()


def test_a_source_is_found_in_the_paragraph_only() -> None:
    assert source_for(MENTIONS, TEXT, (_at("not in this form."),), KOS) == _at("Ana Kos")
    assert source_for(MENTIONS, TEXT, (_at("talks go on"),), KOS) is None


def test_a_sentence_and_a_quotation_are_found_around_a_place() -> None:
    assert sentence_around(TEXT, _at("talks")).of(TEXT) == "Pavel Dorn, of the union, said talks go on."
    assert sentence_around(TEXT, _at("lawyer")).of(TEXT) == "A well-known lawyer agreed."
    assert sentence_around(TEXT, _at("on. A")).of(TEXT) == TEXT.split("\n\n")[1]
    assert quotation_around(TEXT, _at("won’t")).of(TEXT) == "We won’t sign,"
    assert quotation_around(TEXT, _at("talks")) == _at("talks")
