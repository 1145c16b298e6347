"""Shortened wordings: what follows from the original and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_app.domain.identity import ArticleId, StatementId
from briefing_app.domain.statements.shortening import faults, is_faithful, printed_wording
from briefing_app.domain.statements.statement import Attribution, Manner, Statement
from briefing_app.domain.text import Span, hull, passage_at

ORIGINAL = (
    "We will not support the text in its present form, and he knows it. "
    "The talks don't end here; they go on in Geneva."
)


@pytest.mark.parametrize(
    "wording",
    [
        ORIGINAL,
        ORIGINAL.replace("'", "’"),
        "We will not support the text […]. The talks don’t end here; they go on in Geneva.",
        "We will not support the text […] they go on in Geneva.",
        "We will not support the text in its present form […]",
        "[…] The talks don't end here; they go on in Geneva.",
        "[...] they go on in Geneva.",
        "[…] [T]he text in its present form […]",
        "We will not support the text in its present form, and [the minister] knows it. […]",
        "We will not support the [draft] text in its present form […]",
        "We  will\nnot support “the text” in its present form […]",
        "We will not support the text in its present form, and he knows it. The talks don't "
        "end here; they go on in Geneva",
    ],
)
def test_marked_changes_are_faithful(wording: str) -> None:
    assert faults(wording, ORIGINAL) == ()
    assert is_faithful(wording, ORIGINAL)


@pytest.mark.parametrize(
    ("wording", "sentence"),
    [
        ("We will support the text […]", "Words are left out before “support” without […]."),
        ("We will not back the text […]", "“back” does not stand in the original here."),
        ("We will not support the text.", "Words are left out at the end without […]."),
        ("The talks don't end here […]", "Words are left out before “The” without […]."),
        ("We will not … the text […]", "Words left out are marked […], not with dots alone."),
        ("We will not support the text [… in Geneva.", "A square bracket is opened"),
        ("we will not support the text […]", "“we” does not stand in the original here."),
        ("", "The wording is empty."),
        ("[Nothing] […]", "Nothing of the original is left"),
        ("[…] in Geneva. We will not […]", "“We” does not stand in the original here."),
    ],
)
def test_what_does_not_follow_is_named(wording: str, sentence: str) -> None:
    assert faults(wording, ORIGINAL)[0].startswith(sentence)


def test_a_changed_first_letter_stands_in_brackets() -> None:
    assert is_faithful("[W]e will stay", "we will stay")
    assert not is_faithful("We will stay", "we will stay")
    assert not is_faithful("[W]ent will stay", "we will stay")


def test_an_insertion_does_not_hide_an_omission() -> None:
    assert not is_faithful("We [all] Geneva.", ORIGINAL)


def test_two_quotes_are_never_joined() -> None:
    text = "“We will stay,” he said, “until it is done.”"
    original = printed_wording(direct(text, "We will stay,", "until it is done."), text)
    assert original == "We will stay […] until it is done."
    assert not is_faithful("We will stay until it is done.", original)
    assert is_faithful("We will stay […]", original)


def test_brackets_of_the_article_itself_may_stay() -> None:
    original = "He [the president] will come to the meeting on Monday"
    assert is_faithful("He [the president] will come […]", original)


def direct(text: str, *pieces: str, manner: Manner = Manner.DIRECT) -> Statement:
    spans = tuple(Span(text.index(p), text.index(p) + len(p)) for p in pieces)
    return Statement(
        StatementId(1),
        passage_at(ArticleId(1), text, hull(spans)),
        Attribution(spans, None, None, manner),
    )


def test_pieces_with_only_marks_between_are_one_text() -> None:
    text = "“We will stay.” “We will not go.”"
    assert printed_wording(direct(text, "We will stay.", "We will not go."), text) == (
        "We will stay. We will not go."
    )


def test_partly_quoted_words_keep_their_marks() -> None:
    text = "He said the deal was dead, a “sad day” for “all of us”."
    mixed = direct(text, "the deal was dead, a “sad day” for “all of us", manner=Manner.MIXED)
    assert printed_wording(mixed, text) == "the deal was dead, a “sad day” for “all of us”"
    pieces = direct(text, "the deal was dead", "sad day", manner=Manner.MIXED)
    assert printed_wording(pieces, text) == "the deal was dead […] “sad day”".replace(" […] ", " […] ")


def test_a_passage_without_attribution_is_printed_as_it_stands() -> None:
    text = "Prices rose\n\nby 4.2 per cent."
    statement = Statement(StatementId(1), passage_at(ArticleId(1), text, Span(0, len(text))), None)
    assert printed_wording(statement, text) == "Prices rose by 4.2 per cent."


words = st.lists(st.sampled_from(["the", "talks", "end", "here", "now", "we"]), min_size=1)


@given(words, st.integers(0, 10), st.integers(0, 10))
def test_any_stretch_may_be_left_out_if_it_is_marked(tokens: list[str], start: int, length: int) -> None:
    kept = [*tokens[:start], "[…]", *tokens[start + length :]]
    if any(token != "[…]" for token in kept):
        assert is_faithful(" ".join(kept), " ".join(tokens))


@given(words, st.integers(0, 10))
def test_a_word_that_is_not_there_is_never_faithful(tokens: list[str], place: int) -> None:
    changed = [*tokens[:place], "never", *tokens[place:]]
    assert not is_faithful(" ".join(changed), " ".join(tokens))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(wording: str, original: str) -> None:
    for sentence in faults(wording, original):
        assert sentence.endswith(".")
