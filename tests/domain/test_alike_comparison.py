"""Two versions side by side."""

from __future__ import annotations

import time

import wire

from briefing_app.domain.alike.comparison import Comparison, compared

TEXT = "\n\n".join(
    (
        "The port of Karlshaven will close for two years, the minister said on Friday.",
        "Dockers said that nobody had asked them before the plan was made public.",
        "The northern quay was built in 1911 and has been mended many times since then.",
        "A vote in parliament is expected before the summer, officials said late on Friday.",
    )
)


def told(ours: str, theirs: str) -> list[tuple[str, str]]:
    """Return what differs, row by row, joined by bars."""
    found = compared(ours, theirs)
    return [
        ("|".join(span.of(ours) for span in row.ours), "|".join(span.of(theirs) for span in row.theirs))
        for row in found.rows
        if row.differs
    ]


def covers(found: Comparison, ours: str, theirs: str) -> bool:
    """Tell whether every paragraph of both stands in a row, in order."""
    left = [row.our.of(ours) for row in found.rows if row.our]
    right = [row.their.of(theirs) for row in found.rows if row.their]
    return left == ours.split("\n\n") and right == theirs.split("\n\n")


def test_equal_texts_have_no_differences() -> None:
    found = compared(TEXT, TEXT)
    assert found.differing == ()
    assert len(found.rows) == 4
    assert found.shared == 1.0


def test_changed_words_are_marked_and_nothing_else() -> None:
    changed = TEXT.replace("two years", "three years").replace("many times", "often")
    assert told(TEXT, changed) == [("two", "three"), ("many times", "often")]


def test_a_cut_tail_and_a_new_lead_stand_alone() -> None:
    parts = TEXT.split("\n\n")
    version = "\n\n".join(["Anger grew in the harbour.", *parts[1:3]])
    assert told(TEXT, version) == [(parts[0], "Anger grew in the harbour."), (parts[3], "")]
    assert covers(compared(TEXT, version), TEXT, version)


def test_a_paragraph_put_in_moves_nothing_else() -> None:
    parts = TEXT.split("\n\n")
    version = "\n\n".join([*parts[:2], "Ferries are not affected by any of this.", *parts[2:]])
    assert told(TEXT, version) == [("", "Ferries are not affected by any of this.")]


def test_kinds_of_quotation_marks_and_dashes_are_no_difference() -> None:
    assert told("“We go,” she said – twice, it's true.", '"We go," she said - twice, it’s true.') == []


def test_a_capital_letter_is_a_difference() -> None:
    assert told(TEXT, TEXT.replace("Dockers said", "dockers said")) == [("Dockers", "dockers")]


def test_paragraphs_without_a_common_word_are_all_different() -> None:
    one, other = wire.text(1), wire.text(2)
    found = compared(one, other)
    assert found.shared == 0.0
    assert len(found.differing) == 8
    assert covers(found, one, other)


def test_empty_texts_are_compared() -> None:
    assert compared("", "").rows == ()
    assert told("", TEXT) == [("", part) for part in TEXT.split("\n\n")]


def test_long_texts_take_no_more_than_their_length() -> None:
    one = "the same words again and " * 6000
    other = "again the same and words " * 6000
    began = time.process_time()
    compared(one, other)
    lines = "\n\n".join(["a line of the table"] * 4000)
    compared(lines, lines + "\n\nmore")
    assert time.process_time() - began < 5.0
