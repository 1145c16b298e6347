"""Printed words held against what was said, sign by sign."""

from __future__ import annotations

import pytest

from briefing_app.domain.text import Span
from briefing_app.domain.verbatim.differences import differences, nearest, told
from briefing_app.domain.verbatim.finding import found_in, quoted_parts
from briefing_app.domain.verbatim.following import Latitude, Original, follows, pieces_of
from briefing_app.domain.verbatim.signs import LINE_HYPHEN, signs

SAID = Original(("We will not ration power this winter,", "not in any region."))
TEXT = "“We will not ration power,” Kos said. “Not in any region.” She left at 10 a.m."


@pytest.mark.parametrize(
    "printed",
    [
        "“We will not ration power this winter […] not in any region.”",
        "«We will not ration power this winter [...] not in any region»",
        "We\u00a0will not ra\u00adtion power this win\u00adter […]\nnot in any region",
        "\u200eWe will not ration power this winter\u200f […] not in any region.",
    ],
)
def test_what_is_nobodys_word_makes_no_difference(printed: str) -> None:
    assert follows(printed, SAID, Latitude.EXACT)


@pytest.mark.parametrize(
    "printed",
    [
        "We will ration power this winter […] not in any region.",
        "We will not ration power this winter not in any region.",
        "We will not ration power this winter […] in any region.",
        "We will not ration power this winter.",
        "We will not ration power this summer […] not in any region.",
        "We will not ration this power winter […] not in any region.",
        "We will not ration power this winter […] not in any region, Kos said.",
        "[They] will not ration power this winter […] not in any region.",
        "We will not […] power this winter […] not in any region.",
        "we will not ration power this winter […] not in any region.",
    ],
)
def test_every_other_change_is_seen(printed: str) -> None:
    assert not follows(printed, SAID, Latitude.EXACT)


def test_a_first_letter_in_brackets_is_the_letter_that_was_said() -> None:
    said = Original(("we won’t pay",))
    assert follows("[W]e won't pay.", said, Latitude.EXACT)
    assert not follows("[H]e won’t pay.", said, Latitude.EXACT)
    assert follows("[A] bomb", Original(("a bomb",)), Latitude.EXACT)


def test_brackets_of_the_text_itself_are_words_like_others() -> None:
    said = Original(("the [former] minister [sic] left",))
    assert follows("the [former] minister [sic] left.", said, Latitude.EXACT)
    assert not follows("the [later] minister [sic] left.", said, Latitude.EXACT)


def test_marked_changes_are_followed_and_unmarked_ones_are_not() -> None:
    assert follows("We will not […] in any region.", SAID, Latitude.MARKED)
    assert follows("[The ministers] will not ration power […] region.", SAID, Latitude.MARKED)
    assert not follows("We will […] ration power […] any country.", SAID, Latitude.MARKED)


def test_a_clause_loses_its_that_and_begins_with_a_capital_but_never_inside_quotation_marks() -> None:
    said = Original(("that prices rise and that “wages fall and that we know”",), "warned ")
    assert follows("Prices rise and “wages fall and that we know”.", said, Latitude.CLAUSE)
    assert follows(
        "[They] warned that prices rise and that “wages fall and that we know”.", said, Latitude.CLAUSE
    )
    assert not follows("Prices rise and “wages fall and we know”.", said, Latitude.CLAUSE)
    assert not follows("Prices rise and “Wages fall and that we know”.", said, Latitude.CLAUSE)


def test_a_hyphen_at_a_line_end_is_the_words_own_or_the_lines() -> None:
    said = Original(("a co-owned office of the oﬃce",))
    assert follows(f"a co{LINE_HYPHEN}owned of{LINE_HYPHEN}fice of the office", said, Latitude.EXACT)
    assert not follows("a coowned office of the office", said, Latitude.EXACT)


def test_scripts_without_spaces_are_compared_letter_by_letter() -> None:
    said = Original(("今年冬天我们不会关闭港口",))
    assert follows("“今年冬天我们\n不会关闭港口。”", said, Latitude.EXACT)
    assert not follows("今年冬天我们会关闭港口", said, Latitude.EXACT)


def test_letters_are_the_same_however_they_are_written() -> None:
    assert follows("Francois cafe\u0301", Original(("Francois café",)), Latitude.EXACT)
    assert follows("ﻟﻦ نغلق", Original(("لن نغلق",)), Latitude.EXACT)
    assert not follows("François", Original(("Francois",)), Latitude.EXACT)


def test_places_are_those_of_the_text_as_given() -> None:
    text = "the of\u00adﬁce’s"
    assert [Span(sign.start, sign.end).of(text) for sign in signs(text)] == ["the", "of\u00adﬁce’s"]


def test_pieces_with_only_marks_between_them_are_one() -> None:
    text = "“We stay,” “and we pay,” Kos said, “for good.”"
    spans = [
        Span(1, 9),
        Span(text.index("and"), text.index(",” Kos") + 1),
        Span(text.index("for"), len(text) - 1),
    ]
    assert pieces_of(text, spans) == ("We stay, and we pay,", "for good.")


def test_quoted_words_are_found_whole_and_within_their_quotation_marks() -> None:
    assert found_in("We will not ration power", TEXT) == Span(1, 25)
    assert found_in("[w]e will not ration power […] in any region", TEXT) is not None
    assert found_in("we will not ration power", TEXT) is None
    assert found_in("[N]ot in any region", TEXT) is not None
    assert found_in("ration power […] region", TEXT) is not None
    assert found_in("We will ration power", TEXT) is None
    assert found_in("ration power, Kos said", TEXT) is None


def test_the_outermost_quotations_are_taken() -> None:
    assert quoted_parts("He said “they call it ‘a plan’ here” and “no”.") == (
        "they call it ‘a plan’ here",
        "no",
    )
    assert quoted_parts("It’s the ministers’ plan") == ()


def test_the_nearest_passage_and_its_differences_are_told() -> None:
    printed = "We will ration power in summer"
    near = nearest(printed, TEXT)
    assert near is not None
    passage = near.span.of(TEXT)
    assert passage.startswith("We will not ration power")
    apart = differences(printed, "We will not ration power in winter")
    assert [(d.printed.of(printed), d.passage.of("We will not ration power in winter")) for d in apart] == [
        ("", "not"),
        ("summer", "winter"),
    ]
    assert told(apart, printed, "We will not ration power in winter") == "“not” is left out without […]."
    swapped = differences("ration power not", "power ration not")
    assert "another order" in told(swapped, "ration power not", "power ration not")
